"""Calendar dates as people read them. Absolute, the same in every time zone and locale."""

from datetime import date, timedelta

from markupsafe import Markup

from alignment_plugin.records.calendar import MONTHS

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def words(day: date, *, short: bool = False, year: bool = True, weekday: bool = False) -> str:
    """`22 November 2026`, or `22 Nov`, or `Sun 22 Nov`."""
    month = MONTHS[day.month - 1][:3] if short else MONTHS[day.month - 1]
    text = f"{day.day} {month}" + (f" {day.year}" if year else "")
    return f"{DAYS[day.weekday()]} {text}" if weekday else text


def time_tag(day: date, *, short: bool = False, year: bool = True, weekday: bool = False) -> Markup:
    """The date as an HTML `time`."""
    return Markup('<time datetime="{}">{}</time>').format(
        day.isoformat(), words(day, short=short, year=year, weekday=weekday)
    )


def near(day: date, today: date) -> bool:
    """Whether a date is plain without its year: within about half a year of today."""
    return abs(day - today) <= timedelta(days=200)
