"""Small pieces of inline SVG. What people wrote enters a drawing here and nowhere else, escaped.

No `style`, `use` or `foreignObject`: what strips them leaves the drawing as it is. Colours come from the
style sheet; without it everything has the colour of the text.
"""

import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

LABEL = 12.5
"""Size of a name, in units of the drawing."""
SMALL = 11.0
"""Size of the line over a name."""
_STROKE = 'fill="none" stroke="currentColor" stroke-opacity=".4"'
_SLACK = 1.04
"""Fonts differ: the theme takes the one that the reader's system has."""
_BREADTHS = {
    **dict.fromkeys("ijl'|‘’", 0.23),
    **dict.fromkeys('ftIr.,:;!/ ()[]{}-·“”"`', 0.34),
    **dict.fromkeys("cksvxyzJ", 0.5),
    **dict.fromkeys("wCDHNRU", 0.73),
    **dict.fromkeys("mMGOQ", 0.83),
    **dict.fromkeys("W@%—…", 1.0),
}


@lru_cache(maxsize=4096)  # columns and rows are the same in most drawings
def number(value: float) -> str:
    """A coordinate without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=4096)
def breadth(character: str) -> float:
    """How broad a character is, in parts of the type's size."""
    if (known := _BREADTHS.get(character)) is not None:
        return known * _SLACK
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _SLACK
    return (0.67 if character.isupper() else 0.556) * _SLACK


def width_of(words: str, size: float) -> float:
    """How broad a text is at most."""
    return size * sum(map(breadth, words))


@lru_cache(maxsize=8192)  # a name stands in the drawings of all its neighbours
def fitted(words: str, width: float, size: float = LABEL) -> str:
    """As much of the text as fits, with an ellipsis where something is cut."""
    room = width / size
    used = 0.0
    kept = 0
    for at, character in enumerate(words):
        used += breadth(character)
        if used > room:
            return words[:kept].rstrip(" .,;:–-") + "…"
        if used + breadth("…") <= room:
            kept = at + 1
    return words


def text(x: float, y: float, words: str, *, small: bool = False, anchor: str = "") -> str:
    """One line of text; `y` is its base line."""
    return f"{_text_start(x, y, small=small, anchor=anchor)}{_escaped(words)}</text>"


@lru_cache(maxsize=8192)  # names stand in the drawings of all their neighbours
def _escaped(words: str) -> str:
    return str(escape(words))


@lru_cache(maxsize=4096)  # lines stand in the same places in most drawings
def _text_start(x: float, y: float, *, small: bool, anchor: str) -> str:
    size = (
        f' class="al-kind" font-size="{number(SMALL)}" fill-opacity=".7"'
        if small
        else f' font-size="{LABEL}"'
    )
    side = f' text-anchor="{anchor}"' if anchor else ""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text{size}{side} {place} fill="currentColor">'


@lru_cache(maxsize=4096)
def box(x: float, y: float, width: float, height: float, *, dashed: bool = False) -> str:
    """A rectangle without a filling."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect{_look(dashed=dashed)} {place} rx="3" {_STROKE}/>'


def line(path: str, *, dashed: bool = False, look: str = "") -> str:
    """Lines along a path that we computed: those of one path do not darken where they meet."""
    return f'<path{_look(look, dashed=dashed)} d="{path}" {_STROKE}/>'


def dot(x: float, y: float) -> str:
    """A point."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="currentColor"/>'


def _look(look: str = "", *, dashed: bool = False) -> str:
    if dashed:
        return ' class="al-maybe" stroke-dasharray="4 3"'
    return f' class="{look}"' if look else ""


@lru_cache(maxsize=4096)
def bent(x1: float, y1: float, x2: float, y2: float) -> str:
    """A path that goes across, along, across, with round corners."""
    if abs(y2 - y1) < 1:
        return f"M{number(x1)} {number(y1)}H{number(x2)}"
    middle = (x1 + x2) / 2
    round_ = min(6.0, abs(y2 - y1) / 2)
    across = round_ if x2 > x1 else -round_
    along = round_ if y2 > y1 else -round_
    x = number(middle)
    return (
        f"M{number(x1)} {number(y1)}H{number(middle - across)}Q{x} {number(y1)} {x} {number(y1 + along)}"
        f"V{number(y2 - along)}Q{x} {number(y2)} {number(middle + across)} {number(y2)}H{number(x2)}"
    )


def linked(url: str, name: str, inner: str, *, look: str = "") -> str:
    """Something with a name that leads somewhere, or that only stands there where `url` is empty."""
    title = f"<title>{_escaped(name)}</title>"
    if not url:
        return f"<g{_look(look)}>{title}{inner}</g>"
    return f'<a{_look(look)} href="{_escaped(url)}">{title}{inner}</a>'


def drawing(width: float, height: float, name: str, title: str, says: str, parts: list[str]) -> Markup:
    """A drawing whose parts are read one by one; `name` makes the ids of its title and its description."""
    ids = f"al-{name}-title", f"al-{name}-desc"
    words = f'<title id="{ids[0]}">{escape(title)}</title>\n<desc id="{ids[1]}">{escape(says)}</desc>'
    role = f'role="group" aria-labelledby="{ids[0]}" aria-describedby="{ids[1]}"'
    return _whole(width, height, role, [words, *parts])


def picture(width: float, height: float, says: str, parts: list[str]) -> Markup:
    """A drawing that is read as one sentence."""
    return _whole(width, height, f'role="img" aria-label="{escape(says)}"', parts)


def _whole(width: float, height: float, role: str, parts: list[str]) -> Markup:
    size = f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
    inner = "\n".join(parts)
    return Markup(f"<svg {size} {role}>\n{inner}\n</svg>")  # noqa: S704 - every text in it was escaped
