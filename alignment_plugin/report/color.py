"""Colours of a terminal report. Nothing is said by colour alone."""

from collections.abc import Callable

Paint = Callable[[str, str], str]
"""(text, role) → text; roles are the keys of the table below and the severities."""

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "question": "1;36",
    "accepted": "2",
    "place": "1",
    "quiet": "2",
    "mark": "1;31",
    "good": "32",
    "gone": "31",
    "title": "1",
}


def without_color(text: str, _role: str) -> str:
    """The text as it is."""
    return text


def with_color(text: str, role: str) -> str:
    """The text in the colour of its role."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if text else text


def paint(*, color: bool) -> Paint:
    """How to colour, or not."""
    return with_color if color else without_color
