"""Whether fields say all that a line said: what is not said twice may go, and nothing else may."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.meanings import MEANINGS, meaning_of

_TOKEN = re.compile(r"[^\W_]+")
_NAMED = re.compile(
    r"[\s>*_`|+-]*([A-Za-z][A-Za-z ()/_-]{1,30}?)[*_`\s]*[:|][*_`\s]*(.*?)[\s|\\]*", re.DOTALL
)
_DATES = frozenset({"date", "opened", "updated"})
_BY_ORDER = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_HEADINGS = (
    "considered options option alternatives alternative solutions approaches rejected ideas other possible decision "
    "outcome drivers context problem statement consequences positive negative neutral confirmation validation pros "
    "cons of the and pro con good bad ok okay plus minus advantage disadvantage advantages disadvantages positives "
    "negatives strengths weaknesses upsides downsides benefits drawbacks evaluation meta metadata"
)
_OPENINGS = (
    "chosen chose selected choose option options because since due to as we will use it decided go with our choice is "
    "the by adr adrs md html superseded supersedes replaced replaces amends amended https http com"
)
_SUCCESSION = frozenset({"by", "adr", "adrs", "md", "html", "with", "rfc", "see"})
LABELS = frozenset(_HEADINGS.split()) | frozenset(_OPENINGS.split()) | {
    word for name in MEANINGS for word in name.split()
}  # fmt: skip
"""Words that name a part of a document and say nothing of their own in a line that became a field."""


def tokens(text: str) -> set[str]:
    """The words of a text, in small letters; numbers of up to two digits may count items, and are left out."""
    found = {word.casefold() for word in _TOKEN.findall(text)}
    return {word for word in found if len(word) > 1 and not (word.isdigit() and len(word) < 3)}


@dataclass(frozen=True, slots=True)
class Said:
    """What the fields of a record say."""

    words: frozenset[str]
    days: frozenset[str]
    """ISO dates."""
    as_dated: bool = False
    """Whether a date that only other files tell the order of is not said by one in ISO form."""
    status_raw: str = ""
    """The status in the document's words, where ours do not say it all."""

    @classmethod
    def by(cls, fields: dict[str, Any], *, as_dated: bool) -> "Said":
        """What these fields say."""
        texts = list(_texts(fields))
        days = frozenset(text for text in texts if re.fullmatch(r"\d{4}-\d\d-\d\d", text))
        return cls(frozenset().union(*map(tokens, texts)), days, as_dated)

    def with_status(self, raw: str) -> "Said":
        """The same, with the status in its own words."""
        return replace(self, words=self.words | tokens(raw), status_raw=raw)

    def holds_status(self, raw: str) -> bool:
        """Whether our word for the status, and what took its place, say all of it."""
        return tokens(raw) <= self.words | _SUCCESSION

    def holds(self, line: str) -> bool:
        """Whether a line that became a field says no more than the fields do."""
        found = _NAMED.fullmatch(line.strip())
        if found and meaning_of(found[1]) in _DATES:
            return self.holds_day(found[2])
        return tokens(line) <= self.words | LABELS or self.holds_day(line.strip(" \t\r\n*-_"))

    def holds_value(self, text: str) -> bool:
        """Whether a value of the front matter says no more than the fields do."""
        return tokens(text) <= self.words or self.holds_day(text)

    def holds_day(self, text: str) -> bool:
        """Whether a text is a date that a field has, and nothing more; a time of day is more."""
        reading = read_date(text)
        if self.as_dated and _BY_ORDER.search(text):
            return False
        days = [reading.day, *(reading.by_order or ())]
        known = any(day is not None and day.isoformat() in self.days for day in days)
        return known and not reading.says_more and ":" not in text


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case date():
            yield value.isoformat()
        case _:
            yield str(value)
