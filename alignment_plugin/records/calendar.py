"""Calendar dates in words: the same in every time zone and locale."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def month_words(day: date) -> str:
    """`November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """`22 November 2026`."""
    return f"{day.day} {month_words(day)}"
