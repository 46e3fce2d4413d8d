"""Readings of a signal that are numbers of one unit → points over time. Nothing is judged or summed."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alignment_plugin.records.strategy import Reading
from alignment_plugin.views.words import plain, shortened

_FEWEST = 3
_LONGEST_UNIT = 40
_NUMBER = re.compile(r"([-−]?)(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:[.,]\d{1,6})?)(?![\d:])(.*)", re.S)
_UNIT = re.compile(r"\s+[^\W\d_].*|[%‰°€$£].*|(?!(?:st|nd|rd|th)\b)[^\W\d_].*", re.S)
_COUNTED = re.compile(r"of (\d{1,6})\b")


@dataclass(frozen=True, slots=True)
class Point:
    """One reading with its number."""

    date: date
    value: float
    number: str
    """As written."""
    joined: bool
    """Whether the reading before it, if any, has a number of this unit too."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Points from the oldest to the newest, and every reading in words."""

    unit: str
    """As the newest of them has it, with the space between the number and it."""
    points: tuple[Point, ...]
    top: float
    """The greatest number there is room for: in `3 of 5` it is 5."""
    readings: tuple[tuple[date, str], ...]
    """All of them, also those without a number, from the oldest."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """The number that a reading starts with."""

    number: str
    value: float
    unit: str


def plot_of(readings: Sequence[Reading]) -> Plot | None:
    """What can be drawn: at least three readings of one unit on more than one day; else nothing."""
    in_order = sorted(readings, key=lambda each: each.date)
    measures = [_measured(each.saw) for each in in_order]
    alike: dict[str, dict[int, _Measure]] = defaultdict(dict)
    for at, measure in enumerate(measures):
        if measure is not None:
            alike[_same(measure.unit)][at] = measure
    most = max(alike.values(), key=lambda each: (len(each), max(each)), default={})
    points = tuple(
        Point(in_order[at].date, measure.value, measure.number, at - 1 in most)
        for at, measure in most.items()
    )
    if len(points) < _FEWEST or points[0].date == points[-1].date:
        return None
    unit = most[max(most)].unit
    counted = _COUNTED.match(unit.strip())
    return Plot(
        unit,
        points,
        max(float(counted[1]) if counted else 0.0, *(each.value for each in points)),
        tuple((each.date, shortened(plain(each.saw))) for each in in_order),
    )


def _measured(saw: str) -> _Measure | None:
    found = _NUMBER.match(plain(saw))
    if found is None:
        return None
    sign, digits, rest = found.groups()
    if not _UNIT.fullmatch(rest):
        return None
    unit = re.split(r"[,;:.()]", rest, maxsplit=1)[0].strip()
    if not unit or len(unit) > _LONGEST_UNIT or re.search(r"\d", _COUNTED.sub("", unit)):
        return None
    thousands = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits)
    value = float(digits.replace(",", "" if thousands else "."))
    return _Measure(f"{sign}{digits}", -value if sign else value, unit if rest[0] == unit[0] else f" {unit}")


def _same(unit: str) -> str:
    """A unit's words, whether one or many: `1 night`, `4 nights`."""
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in unit.casefold().split())
