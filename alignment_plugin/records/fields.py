"""The types of fields: how text becomes a date, a duration, a word of a closed set, a reference.

Every value comes as text; a type either reads it or says what would be right. Messages are for people.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

MAX_ID = 80
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)
_ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*-*", re.ASCII)


class Part(BaseModel):
    """A value inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Marks a list of prose, where an unquoted comma may have split one sentence into two."""


@dataclass(frozen=True, slots=True)
class LinksTo:
    """Marks a field whose values name records: of which kinds, and how the other side reads."""

    kinds: tuple[str, ...]
    inverse: str
    """What the target's page calls it."""
    loose: bool = False
    """Whether a name that is no record of this site is a plain word and no fault (teams elsewhere)."""


def About(text: str) -> Any:  # noqa: N802 - reads as a type beside the field it describes
    """One sentence on a field: for the schema, the reference and hints."""
    return Field(description=text)


def bad(message: str) -> PydanticCustomError:
    """A value that its type cannot read."""
    return PydanticCustomError("bad_value", "{message}", {"message": message})


def slug(text: str) -> str:
    """Text as an id: lower case, `-` for everything else, at most 80 characters; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:MAX_ID].strip("-")


def _read_id(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = value.strip()
    if len(value) > MAX_ID:
        raise bad(f"an id has at most {MAX_ID} characters, this one has {len(value):,}")
    if not _ID.fullmatch(value):
        better = slug(value)
        raise bad(
            f"'{value}' is not an id: small letters a-z, digits and '-' only"
            + (f"; write '{better}'" if better else "")
        )
    if value in RESERVED:
        raise bad(f"'{value}' cannot be a file name on Windows; write '{value}-1' or another word")
    return value


def _read_date(value: Any) -> Any:
    if isinstance(value, date) or value is None:
        return value
    if not isinstance(value, str):
        raise bad("a date is one value, as 2026-11-22")
    text = value.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise bad(f"'{_short(text)}' is not a date; write it as 2026-11-22")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise bad(f"'{text}' is not in the calendar{_last_day(text)}") from None


def _last_day(text: str) -> str:
    year, month = int(text[:4]), int(text[5:7])
    if not 1 <= month <= 12 or year < 1:
        return ""
    return f"; the last day of that month is {year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def _read_bool(value: Any) -> Any:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str):
        if value.strip().casefold() not in words:
            raise bad(f"'{_short(value)}' is neither true nor false")
        return words[value.strip().casefold()]
    return value


def _read_count(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,6}", value.strip(), re.ASCII):
            raise bad(f"'{_short(value)}' is not a whole number up to 999999")
        return int(value)
    return value


def _read_many(value: Any) -> Any:
    """One value where several may stand is a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"


def one_of(words: type[StrEnum]) -> BeforeValidator:
    """Reads one word of a closed set, in any case, with `_` or a space for `-`."""
    allowed = {word.value: word for word in words}

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = allowed.get(re.sub(r"[\s_]+", "-", value.strip().casefold()))
        if found is None:
            raise PydanticCustomError(
                "unknown_word",
                "{message}",
                {"message": f"'{_short(value)}' is none of {', '.join(allowed)}", "allowed": tuple(allowed)},
            )
        return found

    return BeforeValidator(read)


class Unit(StrEnum):
    """Units of a duration."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "mo"
    YEARS = "y"


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of calendar time, as `14d`, `2w`, `6mo`, `1y`; or `never`."""

    count: int
    """0 for never."""
    unit: Unit = Unit.DAYS

    def __str__(self) -> str:
        return f"{self.count}{self.unit.value}" if self.count else "never"

    def after(self, day: date) -> date | None:
        """The calendar date this long after `day`; nothing for never or past the calendar's end."""
        if not self.count:
            return None
        if self.unit in (Unit.DAYS, Unit.WEEKS):
            return _plus_days(day, self.count * (7 if self.unit is Unit.WEEKS else 1))
        return _plus_months(day, self.count * (12 if self.unit is Unit.YEARS else 1))


def _plus_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _plus_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_duration(value: Any) -> Any:
    """A duration from text; raises a readable error for anything else."""
    if not isinstance(value, str):
        return value
    text = value.strip().casefold()
    if text == "never":
        return Duration(0)
    found = re.fullmatch(r"(\d{1,4})\s*(d|w|mo|y)", text, re.ASCII)
    if not found or int(found[1]) == 0:
        raise bad(f"'{_short(value)}' is not a duration; write 14d, 2w, 6mo, 1y or never")
    return Duration(int(found[1]), Unit(found[2]))


class RatingWord(StrEnum):
    """How an option does on a criterion: words, never points."""

    BETTER = "better"
    BASELINE = "baseline"
    SAME = "same"
    WORSE = "worse"
    PASSES = "passes"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rating:
    """A cell of a comparison."""

    word: RatingWord
    unknown: str = ""
    """For `unknown`: the unknown that would answer it."""

    def __str__(self) -> str:
        return f"{self.word.value} {self.unknown}".strip()


def _read_rating(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word, _, rest = value.strip().partition(" ")
    words = [each.value for each in RatingWord]
    if word.casefold() not in words or (rest and word.casefold() != "unknown"):
        raise PydanticCustomError(
            "unknown_word",
            "{message}",
            {"message": f"'{_short(value)}' is none of {', '.join(words)}", "allowed": tuple(words)},
        )
    return Rating(RatingWord(word.casefold()), rest.strip())


def _instance(kind: type, read: Callable[[Any], Any], pattern: str) -> Any:
    """A type that `read` makes from text, shown in a JSON Schema as text with a pattern."""
    schema = core_schema.no_info_before_validator_function(read, core_schema.is_instance_schema(kind))
    return GetPydanticSchema(
        lambda _source, _handler: schema,
        lambda _schema, _handler: {"type": "string", "pattern": pattern},
    )


Text = Annotated[str, Field(min_length=1)]
Ref = Annotated[str, Field(min_length=1)]
Id = Annotated[str, BeforeValidator(_read_id)]
Day = Annotated[date, BeforeValidator(_read_date)]
Flag = Annotated[bool, BeforeValidator(_read_bool)]
Count = Annotated[int, BeforeValidator(_read_count)]
Every = Annotated[Duration, _instance(Duration, read_duration, r"^(\d{1,4}(d|w|mo|y)|never)$")]
Rated = Annotated[
    Rating, _instance(Rating, _read_rating, r"^(better|baseline|same|worse|passes|fails|unknown( .+)?)$")
]
Many = BeforeValidator(_read_many)
Texts = Annotated[tuple[Text, ...], Many, Sentences()]
Names = Annotated[tuple[Text, ...], Many]
Refs = Annotated[tuple[Ref, ...], Many]
