"""Values without their form: what is left when white space, wrapping and quoting are taken away."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.records.duration import Duration, Unit
from alignment_plugin.records.record import Origin

Meaning = Any
"""Values that compare equal where they mean the same: text, numbers, tuples of them, nothing."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"(?:\s{0,3}>)+")
_BULLET = re.compile(r"[*+-](?=\s)")
_RULER = re.compile(r"[\s|:-]*-[\s|:-]*")


def squeezed(text: str) -> str:
    """Text with every stretch of white space as one space."""
    return " ".join(text.split())


def meaning_of(value: Any) -> Meaning:
    """A field's value as it compares: models as their fields, text without its wrapping."""
    if isinstance(value, str):
        return squeezed(value.value if isinstance(value, Enum) else value)
    if isinstance(value, tuple):
        return tuple(meaning_of(each) for each in value)
    if isinstance(value, BaseModel):
        return tuple((name, meaning_of(each)) for name, each in value if not isinstance(each, Origin))
    if isinstance(value, dict):
        return tuple(sorted((key, meaning_of(each)) for key, each in value.items()))
    if isinstance(value, Duration):
        return _stretch(value)
    return value if value is None or isinstance(value, bool | int | date) else str(value)


def _stretch(value: Duration) -> Meaning:
    """Two weeks are fourteen days, and a year is twelve months; a month is no number of days."""
    if value.unit in (Unit.DAYS, Unit.WEEKS):
        return value.count * (7 if value.unit is Unit.WEEKS else 1), "days"
    return value.count * (12 if value.unit is Unit.YEARS else 1), "months"


def is_empty(value: Any) -> bool:
    """Whether a field says nothing."""
    return value is None or (isinstance(value, str | tuple | dict) and not value)


def prose_of(origin: Origin) -> tuple[str, ...]:
    """A record's prose as it compares: words in their order, and code as it stands."""
    text = origin.body
    if origin.format != "markdown":
        return (squeezed(text),)
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """Prose squeezed, and each fenced block by itself: there white space means something."""
    words: list[str] = []
    code: list[str] = []
    fence = ""
    for line in _COMMENT.sub("", text).split("\n"):
        opened = _FENCE.match(line)
        if fence:
            code.append(line.rstrip())
            if opened and opened[1].startswith(fence) and not line.strip().strip(fence[0]):
                yield "\n".join(code)
                code, fence = [], ""
        elif opened:
            yield from _squeezed_lines(words)
            words, code, fence = [], [line.strip()], opened[1]
        else:
            words.append(line)
    yield from _squeezed_lines(words)
    if code:
        yield "\n".join(code)


def _squeezed_lines(lines: list[str]) -> Iterator[str]:
    """The words of some lines, whatever the wrapping, the list marks and the widths of tables."""
    found: list[str] = []
    depth = 0
    for line in lines:
        quote = _QUOTE.match(line)
        marks = quote[0].count(">") if quote else 0
        rest = (line[quote.end() :] if quote else line).strip()
        if marks != depth and rest:
            found.append(">" * marks)
            depth = marks
        if _RULER.fullmatch(rest) and "|" in rest:
            rest = re.sub("-+", "-", rest).replace(" ", "")
        found.append(_BULLET.sub("-", rest, count=1) if _BULLET.match(rest) else rest)
    if text := squeezed(" ".join(found)):
        yield text
