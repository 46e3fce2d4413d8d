"""Dates as teams write them → calendar dates; used by every dialect for metadata."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from alignment_plugin.loading.dialects.inline import plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII)
_DAY_FIRST = re.compile(rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(\d{{4}})\b", re.ASCII)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})\b", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
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


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date, or what keeps the text from being one; neither where nothing was filled in."""

    day: date | None = None
    fault: str = ""
    """What is wrong, for the middle of a sentence."""
    says_more: bool = False
    """Whether words stand behind the date."""


def read_date(raw: str) -> DateReading:
    """The date that a text opens with: ISO, `4 Jul 2019`, `July 4, 2019`, `2019/07/04`, `31/12/2019`."""
    text = plain(raw).casefold().strip().strip("[]{}()\"'`*_").strip()
    if not text or _LEFT_OPEN.match(text) or (raw.strip()[:1] in "{[<" and not any(map(str.isdigit, text))):
        return DateReading()
    text = _WEEKDAY.sub("", text)
    for pattern, read in _FORMS:
        if found := pattern.match(text):
            rest = _TIME.sub("", text[found.end() :])
            return replace(read(found), says_more=any(char.isalnum() for char in rest))
    fault = next((fault for pattern, fault in _FAULTS if pattern.match(text)), "is not a date")
    return DateReading(fault=fault)


def _year_last(found: re.Match[str]) -> DateReading:
    """Day and month by the one that exceeds 12; with dots the day stands first wherever that is written."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:
        return _on(year, second, first)
    if second > 12:
        return _on(year, first, second)
    return DateReading(fault="may be day/month or month/day")


def _on(year: int, month: int, day: int) -> DateReading:
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return DateReading(fault="is not in the calendar")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateReading]], ...] = (
    (_YEAR_FIRST, lambda found: _on(int(found[1]), int(found[2]), int(found[3]))),
    (_COMPACT, lambda found: _on(int(found[1]), int(found[2]), int(found[3]))),
    (_DAY_FIRST, lambda found: _on(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))),
    (_MONTH_FIRST, lambda found: _on(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))),
    (_YEAR_LAST, _year_last),
)
