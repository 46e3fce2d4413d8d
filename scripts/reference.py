"""Write the reference pages of the docs from the code: kinds, findings, options, commands.

`python scripts/reference.py` writes them; with `--check` it only says which are out of date.
"""

import sys
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from alignment_plugin.changes import CHANGE_WORDS, LEVELS
from alignment_plugin.checks import RULES
from alignment_plugin.cli import main as command
from alignment_plugin.records.fields import LinksTo, Part
from alignment_plugin.records.kinds import KINDS, Kind
from alignment_plugin.records.rating import Rating
from alignment_plugin.settings import PAGE_TITLES, Colors, Folder, Settings, Thresholds

DOCS = Path(__file__).parent.parent / "docs" / "reference"
GENERATED = "<!-- Written by scripts/reference.py from the code. Change the code, then run it. -->\n\n"
NAMES = {
    "str": "text",
    "date": "date",
    "bool": "yes or no",
    "int": "number",
    "Duration": "duration",
    "Rating": "word",
}


def type_words(annotation: Any) -> str:
    """What a field's type is called in the docs."""
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return ", ".join(f"`{word.value}`" for word in annotation)
        if issubclass(annotation, BaseModel):
            return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
        return NAMES.get(annotation.__name__, annotation.__name__)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return f"list of {type_words(arguments[0])}"
    if origin is dict:
        return f"{type_words(arguments[1])} by {type_words(arguments[0])}"
    if origin is typing.Annotated or hasattr(annotation, "__metadata__"):
        return type_words(arguments[0])
    inner = [each for each in arguments if each is not type(None)]
    return type_words(inner[0]) if inner else str(annotation)


def field_rows(model: type[BaseModel]) -> Iterator[str]:
    """One table row a field."""
    for name, info in model.model_fields.items():
        if name in ("origin",):
            continue
        shown = (
            f"**`{info.alias or name}`**"
            if info.is_required() and name not in ("id", "team")
            else f"`{info.alias or name}`"
        )
        links = [mark for mark in info.metadata if isinstance(mark, LinksTo)]
        kinds = " or ".join("anything" if kind == "any" else kind for mark in links for kind in mark.kinds)
        words = (
            f"id of {kinds}"
            if links and "list" not in type_words(info.annotation)
            else type_words(info.annotation)
        )
        if links and "list" in type_words(info.annotation):
            words = f"ids of {kinds}"
        about = info.description or ""
        if links:
            about += f" The other side shows “{links[0].inverse}”."
        yield f"| {shown} | {words} | {about} |"


def parts_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Models inside a model, each once, in order."""
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield inner
            yield from parts_of(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from models_in(inner)


def table(model: type[BaseModel]) -> str:
    """The fields of a model as a Markdown table."""
    return "\n".join(["| field | holds | what it says |", "|---|---|---|", *field_rows(model)]) + "\n"


def kind_page(kind: Kind) -> str:
    """The reference of one kind."""
    model = kind.model
    place = (
        f"`{kind.places[0]}.yml`"
        if kind.listed or kind.name in ("team", "onboarding")
        else f"`{kind.places[0]}.md`"
        if kind.single
        else f"`{kind.places[0]}/<name>.md`"
    )
    others = ", ".join(f"`{each}`" for each in kind.places[1:])
    lines = [
        GENERATED,
        f"# {kind.label}\n",
        f"{model.__doc__}\n",
        f"`new` writes it to {place}"
        + (f"; files and folders called {others} are read too" if others else "")
        + ".",
        "A required field is **bold**. All others may be missing: what is missing becomes a question, not a failure.\n",
        table(model),
    ]
    for part in dict.fromkeys(parts_of(model)):
        if issubclass(part, Part):
            lines += [f"\n## {part.__name__}\n", f"{part.__doc__}\n", table(part)]
    return "\n".join(lines)


def kinds_index() -> str:
    """The list of kinds."""
    rows = [f"| [{kind.label}]({kind.name}.md) | {kind.model.__doc__} |" for kind in KINDS]
    return GENERATED + "\n".join(
        [
            "# Kinds of records\n",
            "Nine kinds. Every kind may be written as Markdown with front matter or as YAML.",
            "Values are text until the field's type reads them: `id: 0010` stays `0010`, `NO` stays `NO`.\n",
            "| kind | what it is |",
            "|---|---|",
            *rows,
            "",
            "Dates are written `2026-11-22`; durations `14d`, `2w`, `6mo`, `1y` or `never`.",
            f"Ratings are words: {', '.join(f'`{word.value}`' for word in typing.get_type_hints(Rating)['word'])}; "
            "an `unknown` may name the unknown that would answer it: `unknown who-reads-batch`.\n",
        ]
    )


def findings_page() -> str:
    """All codes by group."""
    groups = dict.fromkeys(rule.group for rule in RULES)
    lines = [
        GENERATED + "# Findings\n",
        "A finding is a question or a fault about a named record. There is no score: counts are never compared, "
        "as a richer record can raise more of them.\n",
        "- **error**: the record cannot be trusted; the build stops before it touches the published site.",
        "- **warning**: a gap; a strict build stops.",
        "- **question**: for the weekly hour; never stops anything.\n",
        "A record may carry `accept: [{finding: CODE, because: …, until: 2027-01-31}]`: the page shows the reason, "
        "and when the day has passed the finding is open again. Errors cannot be accepted.\n",
    ]
    for group in groups:
        lines += [f"\n## {group}\n", "| code | severity | fires when | why it matters |", "|---|---|---|---|"]
        lines += [
            f"| [`{rule.code}`](../checks/{rule.code}.md) | {rule.severity.value} | {rule.fires_when} | {rule.why} |"
            for rule in RULES
            if rule.group == group
        ]
    return "\n".join(lines) + "\n"


def changes_page() -> str:
    """All words of changes by level, the most urgent first."""
    lines = [
        GENERATED + "# Changes\n",
        "What `alignment diff` tells of two sets of records. "
        "The word is stable: reports for machines carry it as `what`. "
        "Within a level the most urgent stands first, as it does in every report.\n",
        "White space, wrapping, quoting, the order of keys and the style of a list are no change. "
        "A field that has no word of its own is told of as `field-added`, `field-changed` or `field-removed`, "
        "so nothing is left out.\n",
    ]
    about = {
        "attention": "Somebody should look before it is merged.",
        "notable": "Worth reading; nothing stands against it.",
        "minor": "Said for completeness.",
    }
    for level in LEVELS:
        lines += [
            f"\n## {level.value.capitalize()}\n",
            f"{about[level.value]}\n",
            "| word | what it says | why |",
            "|---|---|---|",
        ]
        lines += [
            f"| `{each.word}` | {each.sentence.replace('{', '*').replace('}', '*')} | {each.why} |"
            for each in CHANGE_WORDS.values()
            if each.level is level
        ]
    return "\n".join(lines) + "\n"


def options_page() -> str:
    """All options of the plugin."""
    lines = [
        GENERATED + "# Options\n",
        "Set under `plugins: - alignment:` in `mkdocs.yml`. All have a default.\n",
    ]
    for title, model in (("", Settings), ("records", Folder), ("thresholds", Thresholds), ("colors", Colors)):
        lines += [f"\n## {title}\n" if title else "", "| option | default | what it does |", "|---|---|---|"]
        for name, info in model.model_fields.items():
            default = info.get_default(call_default_factory=True)
            shown = "" if info.is_required() or isinstance(default, BaseModel) else f"`{_written(default)}`"
            lines.append(f"| `{name}` | {shown} | {info.description or 'A CSS colour.'} |")
    lines += ["\n## Pages, for `titles`\n", *(f"- `{name}`: {title}" for name, title in PAGE_TITLES.items())]
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value == {} else str(value)


def commands_page() -> str:
    """The help of every command."""
    context = click.Context(command, info_name="alignment")
    lines = [GENERATED + "# Commands\n", "```text", command.get_help(context), "```\n"]
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        assert sub is not None
        lines += [
            f"## alignment {name}\n",
            "```text",
            sub.get_help(click.Context(sub, info_name=name, parent=context)),
            "```\n",
        ]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Path below the reference folder → text."""
    return {
        "index.md": kinds_index(),
        **{f"{kind.name}.md": kind_page(kind) for kind in KINDS},
        "findings.md": findings_page(),
        "changes.md": changes_page(),
        "options.md": options_page(),
        "commands.md": commands_page(),
    }


def run(*, check: bool) -> int:
    """Write the pages, or say which differ; 1 where any does."""
    stale = []
    for name, text in pages().items():
        text = "\n".join(line.rstrip() for line in text.split("\n")).strip() + "\n"
        path = DOCS / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    print(
        "out of date: " + ", ".join(stale)
        if check and stale
        else "written: " + ", ".join(stale)
        if stale
        else "up to date"
    )
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv))
