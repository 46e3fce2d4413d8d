"""Stretches of calendar time, as people write them: 14d, 2w, 6mo, 1y, never."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


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


@lru_cache(1_024)
def duration_in(text: str) -> Duration | None:
    """The duration that small letters say, or nothing where they say none."""
    if text == "never":
        return Duration(0)
    found = re.fullmatch(r"(\d{1,4})\s*(d|w|mo|y)", text, re.ASCII)
    return Duration(int(found[1]), Unit(found[2])) if found and int(found[1]) else None
