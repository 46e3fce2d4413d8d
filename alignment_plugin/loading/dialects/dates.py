"""Dates as teams write them → calendar dates; used by every dialect for metadata."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from alignment_plugin.loading.dialects.inline import plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII)
_DAY_FIRST = re.compile(rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(\d{{4}})\b", re.ASCII)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})\b", re.ASCII)
_YEAR_THEN_MONTH = re.compile(rf"(\d{{4}})[\s,-]+{_MONTH}[\s-]+{_DAY}(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)(?!\d)", re.ASCII)
_ANYWHERE = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])", re.ASCII)
_STARTS = re.compile(rf"(?<![\w/.-])(?:\d|{_MONTH}\s+\d)", re.ASCII)
MAX_WITHIN = 300
"""Characters of a text in which a date is looked for."""
MAX_TOLD = 120
"""Characters of a date's value that may tell more than the day."""
MONTHS, DAYS = 12, 31
_FAULTS = (
    (re.compile(rf"(?:\d{{4}}[-/]\d{{1,2}}|(?:{_MONTH},?\s+)?\d{{4}})(?!\d)\s*$", re.ASCII), "has no day"),
    (re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d\d(?!\d)", re.ASCII), "has a year of two digits"),
)
_LEFT_OPEN = re.compile(
    r"(?:tbd|tbc|todo|n/?a|none|null|unknown|pending|[-–—?.…_]*|.*\b[yj]{4}\b.*|.*\bdate\b.*)$|\[?list |\{",
    re.ASCII,
)
_TIME = re.compile(r"^[t\s]+\d{1,2}:[\d:.]+\s*(?:z\b|utc\b|gmt\b|[+-]\d\d:?\d\d)?")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+")


class DayOrder(Enum):
    """Which of day and month a folder of documents writes first, as far as its dates tell."""

    OPEN = auto()
    DAY_FIRST = auto()
    MONTH_FIRST = auto()


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, or what keeps the text from being one; neither where nothing was filled in.

    Both where it is a date that nobody writes so.
    """

    day: date | None = None
    fault: str = ""
    """What is wrong, for the middle of a sentence."""
    says_more: bool = False
    """Whether words stand behind the date."""
    by_order: tuple[date | None, date | None] | None = None
    """What it is with the day first and with the month first, where the text does not tell."""

    def ordered(self, order: DayOrder) -> "DateReading":
        """The same, with day and month in the order of the folder."""
        if self.by_order is None or order is DayOrder.OPEN:
            return self
        day = self.by_order[order is DayOrder.MONTH_FIRST]
        return replace(self, day=day, fault="", by_order=None) if day else self


_SLASHED = re.compile(r"(?<=\d)\\+(?=\d)")
"""What some write for a slash."""


def read_date(raw: str) -> DateReading:
    """The date that a text opens with: ISO, `4 Jul 2019`, `July 4, 2019`, `2019/07/04`, `31/12/2019`."""
    text = plain(_SLASHED.sub("/", raw)).casefold().strip().strip("[]{}()\"'`*_").strip()
    if not text or _LEFT_OPEN.match(text) or (raw.strip()[:1] in "{[<" and not any(map(str.isdigit, text))):
        # A day written into the words of a template counts.
        filled = _ISO.search(text)
        return _on(int(filled[1]), int(filled[2]), int(filled[3])) if filled else DateReading()
    text = _WEEKDAY.sub("", text)
    for pattern, read in _FORMS:
        if found := pattern.match(text):
            rest = _TIME.sub("", text[found.end() :])
            return replace(read(found), says_more=any(char.isalnum() for char in rest))
    fault = next((fault for pattern, fault in _FAULTS if pattern.match(text)), "is not a date")
    return DateReading(fault=fault)


def day_within(text: str) -> date | None:
    """The first date inside a text, as in `Accepted on 2021-02-03`; nothing where day and month are open."""
    return next((day for day, _ in days_within(plain(text))), None)


def date_told_in(text: str) -> DateReading | None:
    """The only day in a text that opens with other words, as `Written down 3 May 2024 (agreed before)`."""
    days = list(days_within(plain(text))) if len(text) <= MAX_TOLD else []
    return DateReading(days[0][0], says_more=True) if len(days) == 1 else None


def days_within(text: str) -> Iterator[tuple[date, int]]:
    """Each date inside plain text, and where it starts."""
    for found in _STARTS.finditer(text[:MAX_WITHIN].casefold()):
        if (day := read_date(found.string[found.start() :]).day) is not None:
            yield day, found.start()


def _year_first(found: re.Match[str]) -> DateReading:
    """Year, month and day; the day before the month where it exceeds 12."""
    year, second, third = int(found[1]), int(found[2]), int(found[3])
    swapped = _on(year, third, second).day if second > MONTHS else None
    if swapped is None:
        return _on(year, second, third)
    return DateReading(swapped, f"has the day before the month, and is read as {swapped.isoformat()}")


def _year_last(found: re.Match[str]) -> DateReading:
    """Day and month by the one that exceeds 12; with dots the day stands first wherever that is written."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > MONTHS or first == second:
        return _on(year, second, first)
    if second > MONTHS:
        return _on(year, first, second)
    both = _on(year, second, first).day, _on(year, first, second).day
    if both[0] is None or both[1] is None:
        return DateReading(fault="is not in the calendar")
    return DateReading(fault="may be day/month or month/day", by_order=(both[0], both[1]))


def day_order(texts: Iterable[str]) -> DayOrder:
    """What the dates in texts agree on; a first number above 12 anywhere settles it."""
    orders = {
        DayOrder.DAY_FIRST if int(found[1]) > MONTHS else DayOrder.MONTH_FIRST
        for text in texts
        for found in _ANYWHERE.finditer(text)
        if (int(found[1]) > MONTHS) != (int(found[3]) > MONTHS) and max(int(found[1]), int(found[3])) <= DAYS
    }
    return orders.pop() if len(orders) == 1 else DayOrder.OPEN


def _short_year(found: re.Match[str]) -> DateReading:
    """A year of two digits: of this century where the folder settles the order, else it could be the day."""
    first, second, year = int(found[1]), int(found[2]), 2000 + int(found[3])
    both = _on(year, second, first).day, _on(year, first, second).day
    if first > MONTHS and both[0]:
        # A year in front would be one that is far from now, or a form that nobody writes with strokes.
        return DateReading(both[0])
    return DateReading(fault="has a year of two digits", by_order=both if any(both) else None)


def _on(year: int, month: int, day: int) -> DateReading:
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return DateReading(fault="is not in the calendar")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateReading]], ...] = (
    (_YEAR_FIRST, _year_first),
    (_COMPACT, lambda found: _on(int(found[1]), int(found[2]), int(found[3]))),
    (_DAY_FIRST, lambda found: _on(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))),
    (_MONTH_FIRST, lambda found: _on(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))),
    (_YEAR_THEN_MONTH, lambda found: _on(int(found[1]), _MONTHS.index(found[2]) + 1, int(found[3]))),
    (_YEAR_LAST, _year_last),
    (_SHORT, _short_year),
)
