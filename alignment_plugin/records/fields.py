"""The types of fields: how text becomes a date, a duration, a word of a closed set, a reference.

Every value comes as text; a type either reads it or says what would be right. Messages are for people.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    InstanceOf,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from alignment_plugin.records.duration import Duration, duration_in
from alignment_plugin.records.rating import RATINGS, Rating, RatingWord

MAX_ID = 80
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)
_ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*-*", re.ASCII)


class Part(BaseModel):
    """A value inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


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


ON_SIGHT = "(on sight)"
"""What the location of an error has where a value was only looked at: `Reads` says what is wrong with it."""
_THOROUGHLY = "(read)"
SIGHTS = frozenset({ON_SIGHT, _THOROUGHLY})


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """Reads a field's value: by a schema of pydantic's first, and by `read` what that schema refuses.

    The schema takes no Python, and most values are written as they should be. `read` says what is wrong.
    """

    read: Callable[[Any], Any]
    on_sight: CoreSchema | None = None
    """That schema: it gives what `read` gives, or refuses. Otherwise the schema of the field's own type."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(source)
        read = core_schema.no_info_before_validator_function(self.read, inner)
        choices: list[Any] = [(self.on_sight or inner, ON_SIGHT), (read, _THOROUGHLY)]
        return core_schema.union_schema(choices, mode="left_to_right")

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> Any:
        return handler(schema["choices"][1][0])


def About(text: str) -> Any:  # noqa: N802 - reads as a type beside the field it describes
    """One sentence on a field: for the schema, the reference and hints."""
    return Field(description=text)


def bad(message: str) -> PydanticCustomError:
    """A value that its type cannot read."""
    return PydanticCustomError("bad_value", "{message}", {"message": message})


_SLUGGED = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(16_384)
def slug(text: str) -> str:
    """Text as an id: lower case, `-` for everything else, at most 80 characters; may be empty."""
    if len(text) <= MAX_ID and _SLUGGED.fullmatch(text):
        return text
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


def one_of(words: type[StrEnum]) -> Reads:
    """Reads one word of a closed set, in any case, with `_` or a space for `-`."""
    allowed = {word.value: word for word in words}

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if (word := allowed.get(value)) is not None:
            return word
        found = allowed.get(re.sub(r"[\s_]+", "-", value.strip().casefold()))
        if found is None:
            raise PydanticCustomError(
                "unknown_word",
                "{message}",
                {"message": f"'{_short(value)}' is none of {', '.join(allowed)}", "allowed": tuple(allowed)},
            )
        return found

    return Reads(read, core_schema.enum_schema(words, list(words), sub_type="str"))


def read_duration(value: Any) -> Any:
    """A duration from text; raises a readable error for anything else."""
    if not isinstance(value, str):
        return value
    if (found := duration_in(value.strip().casefold())) is None:
        raise bad(f"'{_short(value)}' is not a duration; write 14d, 2w, 6mo, 1y or never")
    return found


def _read_rating(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if (rating := RATINGS.get(value)) is not None:
        return rating
    word, _, rest = value.strip().partition(" ")
    words = list(RATINGS)
    if word.casefold() not in words or (rest and word.casefold() != "unknown"):
        raise PydanticCustomError(
            "unknown_word",
            "{message}",
            {"message": f"'{_short(value)}' is none of {', '.join(words)}", "allowed": tuple(words)},
        )
    return Rating(RatingWord(word.casefold()), rest.strip())


def any_case(word: str) -> str:
    """A regular expression for a word in capitals or small letters, as every JSON Schema reader knows them."""
    return "".join(f"[{char.upper()}{char}]" if char.isalpha() else char for char in word)


def _written(pattern: str, says: str, **more: Any) -> dict[str, Any]:
    """Text of a pattern; some editors show `says` where it does not fit."""
    return {"type": "string", "pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": says, **more}


# Names that Windows keeps for itself have four letters at most.
_ID_ON_SIGHT = core_schema.str_schema(pattern="^[a-z0-9]+(-+[a-z0-9]+)*-*$", min_length=5, max_length=MAX_ID)
_DAY_ON_SIGHT = core_schema.chain_schema(
    [core_schema.str_schema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), core_schema.date_schema()]
)
_FLAG_ON_SIGHT = core_schema.chain_schema(
    [core_schema.literal_schema(["true", "false"]), core_schema.bool_schema()]
)
_COUNT_ON_SIGHT = core_schema.chain_schema(
    [core_schema.str_schema(pattern="^[0-9]{1,6}$"), core_schema.int_schema()]
)
_RATED_ON_SIGHT = core_schema.chain_schema(
    [
        core_schema.literal_schema(list(RATINGS)),
        core_schema.no_info_plain_validator_function(RATINGS.__getitem__),
    ]
)

# What an editor may see where we read text: YAML gives it numbers and truth values as such.
_TEXT = WithJsonSchema(
    {"type": ["string", "number", "boolean"], "pattern": r"\S", "patternErrorMessage": "This is empty."}
)
_ID_SHOWN = _written(
    r"(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*$)[a-z0-9]+(-+[a-z0-9]+)*-*",
    "An id has small letters a-z, digits and '-' only.",
    type=["string", "integer", "boolean"],
    maxLength=MAX_ID,
    minimum=0,
)
_DAY_SHOWN = _written("[0-9]{4}-[0-9]{2}-[0-9]{2}", "Write a date as 2026-11-22.", format="date")
_FLAG_WORDS = "|".join(map(any_case, ("true", "yes", "false", "no")))
_FLAG_SHOWN = {"anyOf": [{"type": "boolean"}, _written(_FLAG_WORDS, "Write true or false.")]}
_COUNT_SHOWN = _written(
    "[0-9]{1,6}", "Write a whole number.", type=["integer", "string"], minimum=0, maximum=999_999
)
_EVERY_SHOWN = _written(
    rf"(?!0+\s*[a-zA-Z])[0-9]{{1,4}}\s*([dDwWyY]|{any_case('mo')})|{any_case('never')}",
    "Write 14d, 2w, 6mo, 1y or never.",
)
_RATING_WORDS = [each.value for each in RatingWord]
_RATED_SHOWN = {
    "anyOf": [
        {"enum": _RATING_WORDS},
        _written(
            f"{'|'.join(map(any_case, _RATING_WORDS))}|{any_case('unknown')} .*",
            f"Write one of {', '.join(_RATING_WORDS)}.",
        ),
    ]
}

Text = Annotated[str, Field(min_length=1), _TEXT]
Ref = Annotated[str, Field(min_length=1), _TEXT]
Id = Annotated[str, Reads(_read_id, _ID_ON_SIGHT), WithJsonSchema(_ID_SHOWN)]
Day = Annotated[date, Reads(_read_date, _DAY_ON_SIGHT), WithJsonSchema(_DAY_SHOWN)]
Flag = Annotated[bool, Reads(_read_bool, _FLAG_ON_SIGHT), WithJsonSchema(_FLAG_SHOWN)]
Count = Annotated[int, Reads(_read_count, _COUNT_ON_SIGHT), WithJsonSchema(_COUNT_SHOWN)]
Every = Annotated[InstanceOf[Duration], Reads(read_duration), WithJsonSchema(_EVERY_SHOWN)]
Rated = Annotated[InstanceOf[Rating], Reads(_read_rating, _RATED_ON_SIGHT), WithJsonSchema(_RATED_SHOWN)]
Many = Reads(_read_many)
Texts = Annotated[tuple[Text, ...], Many, Sentences()]
Names = Annotated[tuple[Text, ...], Many]
Refs = Annotated[tuple[Ref, ...], Many]
