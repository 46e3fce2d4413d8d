"""Options of the plugin, declared once: MkDocs, the command line and the reference read the same table."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from alignment_plugin.findings import did_you_mean
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.records.dialect import DialectName

_COLOR = re.compile(
    r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,30}|(?:rgb|hsl|oklch)\([\d\s.,%/]{1,60}\)|var\(--[a-z0-9-]{1,60}\)"
)


class FailOn(StrEnum):
    """Which findings stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class IndexPage(StrEnum):
    """What becomes of a folder's own index page, its README."""

    KEEP = "keep"
    REPLACE = "replace"


class _Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _dialect(value: Any) -> Any:
    """A dialect's name; `auto` is none."""
    text = str(value).strip().casefold() if value is not None else "auto"
    if text == "auto":
        return None
    names = ["auto", *DialectName]
    if text not in names:
        hint = did_you_mean(text, names) or f"dialects are {', '.join(names)}"
        raise ValueError(f"there is no dialect '{text[:40]}'; {hint}")
    return text


class Folder(_Options):
    """One folder of records."""

    path: Annotated[str, Field(min_length=1, description="Where it stands, relative to `mkdocs.yml`.")]
    team: Annotated[
        str | None, Field(description="Whose records these are, where the folder does not say.")
    ] = None
    kind: Annotated[str | None, Field(description="Read every file of it as this kind.")] = None
    dialect: Annotated[
        DialectName | None,
        BeforeValidator(_dialect),
        Field(
            description="Read every document of it in this form: `madr`, `nygard`, `rfc`, …; `auto` finds out."
        ),
    ] = None
    title: Annotated[str | None, Field(description="What the section in the navigation is called.")] = None
    note: Annotated[str | None, Field(description="A line that stands on each of its pages.")] = None
    index: Annotated[
        IndexPage,
        Field(
            description="Whether the folder's own index page stays (`keep`), or our log stands there (`replace`)."
        ),
    ] = IndexPage.KEEP
    history: Annotated[bool, Field(description="Show what git knows of its past.")] = True


class Thresholds(_Options):
    """From when a check asks. Days unless it says otherwise."""

    stuck: Annotated[int, Field(ge=1, description="Days that a draft or proposal may wait.")] = 21
    hurry: Annotated[int, Field(ge=0, description="Days that a one-way decision takes at least.")] = 3
    finding_unused: Annotated[
        int, Field(ge=0, description="Days after which a finding has led to something.")
    ] = 14
    back_brief: Annotated[int, Field(ge=0, description="Days after which a new member has told it back.")] = (
        14
    )
    nothing_shown: Annotated[int, Field(ge=1, description="Days in which something was shown.")] = 30
    only_adding: Annotated[int, Field(ge=1, description="Days in which something was removed.")] = 90
    never_eliminated: Annotated[int, Field(ge=1, description="Days that three directions may stay open.")] = (
        90
    )
    not_talked: Annotated[int, Field(ge=1, description="Days between two sessions.")] = 10
    hours_a_week: Annotated[int, Field(ge=1, description="Hours of sessions in seven days.")] = 6


class Colors(_Options):
    """Colours of the marks, by what they mean; any CSS colour or `var(--…)`."""

    good: str | None = None
    bad: str | None = None
    open: str | None = None
    accent: str | None = None
    muted: str | None = None

    @field_validator("*")
    @classmethod
    def _is_color(cls, value: str | None) -> str | None:
        if value is not None and not _COLOR.fullmatch(value):
            raise ValueError(
                f"'{value[:40]}' is not a colour; write #1b7f4b, rgb(27 127 75) or var(--md-accent-fg-color)"
            )
        return value


def _folders(value: Any) -> Any:
    values = value if isinstance(value, list | tuple) else [value]
    return tuple({"path": each} if isinstance(each, str) else each for each in values)


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"'{value[:40]}' is not a date; write it as 2026-11-22") from None
    return value


class Settings(_Options):
    """Every option, its type and its default."""

    records: Annotated[
        tuple[Folder, ...],
        BeforeValidator(_folders),
        Field(description="Folders of records: a path, or a list of paths or of `path`, `team`, `kind`, `dialect`, "
              "`title`, `note`, `index`, `history`. Left out, the first of `alignment`, `decisions`, `adr`, … below "
              "the docs folder."),
    ] = ()  # fmt: skip
    title: Annotated[
        str, Field(min_length=1, description="What our section in the navigation is called.")
    ] = "Alignment"
    teams: Annotated[dict[str, str], Field(description="Names of teams as people say them, by id.")] = {}
    titles: Annotated[
        dict[str, str], Field(description="Titles of pages, by the page's name: `log: Decisions`.")
    ] = {}
    statuses: Annotated[
        dict[str, DecisionStatus],
        Field(description="A team's own status words, each with ours: `ratified: accepted`."),
    ] = {}
    colors: Annotated[Colors, Field(description="Colours of the marks, by what they mean.")] = Colors()
    thresholds: Annotated[Thresholds, Field(description="From when a check asks.")] = Thresholds()
    today: Annotated[
        date | None, BeforeValidator(_day), Field(description="The day to build for; the clock's otherwise.")
    ] = None
    history_days: Annotated[
        int,
        Field(ge=0, le=3650, description="Days that the page *Changed since* goes back in git's history; 0 asks git "
              "for nothing."),
    ] = 90  # fmt: skip
    compare_to: Annotated[
        str | None,
        Field(description="A branch or commit to compare with, as `origin/main`: marks what is another in this "
              "build, and adds the page *In this change*. The environment variable `ALIGNMENT_COMPARE_TO` says it "
              "for one build."),
    ] = None  # fmt: skip
    templates_dir: Annotated[str | None, Field(description="A folder with templates of your own.")] = None
    sanitize: Annotated[bool, Field(description="Clean the HTML of prose in records.")] = True
    references: Annotated[bool, Field(description="Link `[[id]]` in every page of the site.")] = True
    nav: Annotated[
        bool, Field(description="Add our pages to the navigation where it does not place them.")
    ] = True
    fail_on: Annotated[FailOn, Field(description="Which findings stop a build: error, warning or never.")] = (
        FailOn.ERROR
    )
    max_file_kb: Annotated[
        int, Field(ge=1, le=10_240, description="The largest file that is read, in KiB.")
    ] = 256

    @field_validator("compare_to")
    @classmethod
    def _is_one_revision(cls, value: str | None) -> str | None:
        if value is not None and (wrong := wrong_base(value)):
            raise ValueError(wrong)
        return value

    @field_validator("titles")
    @classmethod
    def _known_pages(cls, value: dict[str, str]) -> dict[str, str]:
        for name in value:
            if name not in PAGE_TITLES:
                near = did_you_mean(name, list(PAGE_TITLES)) or f"pages are {', '.join(PAGE_TITLES)}"
                raise ValueError(f"there is no page '{name}'; {near}")
        return value

    @field_validator("statuses", mode="before")
    @classmethod
    def _folded(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {str(word).strip().casefold(): _status(str(word), ours) for word, ours in value.items()}

    def folder_of(self, folder: str) -> Folder | None:
        """The option of a records folder, by its path in the project."""
        return next(
            (each for each in self.records if each.path.strip("/").removeprefix("./") == folder), None
        )

    def dialect_of(self, folder: str) -> DialectName | None:
        """The form that a folder's option says its documents have."""
        option = self.folder_of(folder)
        return option.dialect if option else None

    def page_title(self, page: str) -> str:
        """The title of one of our pages."""
        return self.titles.get(page, PAGE_TITLES[page])


def wrong_base(text: str) -> str:
    """What is wrong with a revision to compare a build with; empty where nothing is."""
    if not text.strip():
        return "it is empty; name a branch, as origin/main"
    if ".." in text:
        return f"'{text[:40]}' names two sides; name the older one alone, the newer is what is built"
    return ""


def _status(word: str, ours: Any) -> str:
    text = str(ours).strip().casefold()
    if text not in set(DecisionStatus):
        hint = did_you_mean(text, list(DecisionStatus)) or f"ours are {', '.join(DecisionStatus)}"
        raise ValueError(f"'{word}' is mapped to '{text}', which is no status; {hint}")
    return text


PAGE_TITLES = {
    "home": "Where we are going",
    "teams": "Teams",
    "hour": "This week's hour",
    "start": "Start here",
    "in-this-change": "In this change",
    "changed": "Changed since",
    "directions": "Directions",
    "log": "Decisions",
    "grouped": "Decisions, grouped",
    "comparisons": "Open comparisons",
    "steps": "Steps",
    "unknowns": "Unknowns",
    "signals": "Right direction?",
    "stopped": "Stopped",
    "team": "Who we are",
    "sessions": "Sessions",
    "glossary": "Glossary",
}


def read_settings(options: Mapping[str, Any]) -> tuple[Settings, tuple[tuple[str, str], ...]]:
    """Settings from options, with what is wrong as (option, message); wrong ones keep their default."""
    given = {key: value for key, value in options.items() if value is not None}
    problems: list[tuple[str, str]] = []
    for _ in range(2):
        try:
            return Settings.model_validate(given), tuple(problems)
        except ValidationError as error:
            for each in error.errors():
                name = str(each["loc"][0]) if each["loc"] else ""
                problems.append((".".join(str(part) for part in each["loc"]), _option_message(each)))
                given.pop(name, None)
    return Settings(), tuple(problems)


def _option_message(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        known = _names_at(error["loc"])
        return f"there is no option '{error['loc'][-1]}'; " + (
            did_you_mean(str(error["loc"][-1]), known) or f"options are {', '.join(known)}"
        )
    given = f"'{str(error['input'])[:40]}'"
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
    words = {
        "missing": "it is missing",
        "enum": f"{given} is none of {expected}",
        "bool_parsing": f"{given} is neither true nor false",
        "int_parsing": f"{given} is not a whole number",
        "greater_than_equal": f"{given} is too small; the least is {error.get('ctx', {}).get('ge')}",
        "less_than_equal": f"{given} is too large; the most is {error.get('ctx', {}).get('le')}",
        "dict_type": f"{given} says nothing; write 'name: value', one a line",
        "string_type": f"{given} is not text",
        "model_type": f"{given} says nothing; write 'name: value', one a line",
    }
    if (said := words.get(error["type"])) is not None:
        return said
    return str(error["msg"]).removeprefix("Value error, ")


def _names_at(loc: tuple[Any, ...]) -> list[str]:
    inner: dict[str, type[BaseModel]] = {"records": Folder, "thresholds": Thresholds, "colors": Colors}
    model = inner.get(str(loc[0]), Settings) if len(loc) > 1 else Settings
    return list(model.model_fields)
