"""Small pieces of inline SVG. What people wrote enters a drawing here and nowhere else, escaped.

No `style`, `use` or `foreignObject`: what strips them leaves the drawing as it is. Colours come from the
style sheet; without it everything has the colour of the text.
"""

import unicodedata

from markupsafe import Markup, escape

LABEL = 12.5
"""Size of a name, in units of the drawing."""
SMALL = 11.0
"""Size of the line over a name."""
_NARROW = frozenset("iIjlt.,:;'|!()[]{}f/ ‘’·")
_BROAD = frozenset("mwMW@%—…")


def number(value: float) -> str:
    """A coordinate without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def breadth(character: str) -> float:
    """How broad a character is at most, in parts of the type's size, in the fonts that a theme may choose."""
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.98
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.7 if character.isupper() else 0.575


def fitted(words: str, width: float, size: float = LABEL) -> str:
    """As much of the text as fits, with an ellipsis where something is cut."""
    room = width / size
    used = 0.0
    kept = 0
    for at, character in enumerate(words):
        used += breadth(character)
        if used > room:
            return words[:kept].rstrip() + "…"
        if used + breadth("…") <= room:
            kept = at + 1
    return words


def text(x: float, y: float, words: str, *, small: bool = False, anchor: str = "") -> str:
    """One line of text; `y` is its base line."""
    look = f' class="al-kind" font-size="{number(SMALL)}" fill-opacity=".7"' if small else f' font-size="{LABEL}"'
    side = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{look}{side} x="{number(x)}" y="{number(y)}" fill="currentColor">{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, *, dashed: bool = False) -> str:
    """A rectangle without a filling."""
    return (
        f'<rect{_dashes(dashed)} x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        f' rx="3" fill="none" stroke="currentColor" stroke-opacity=".4"/>'
    )


def line(path: str, *, dashed: bool = False) -> str:
    """A line along a path that we computed."""
    return f'<path{_dashes(dashed)} d="{path}" fill="none" stroke="currentColor" stroke-opacity=".4"/>'


def _dashes(dashed: bool) -> str:  # noqa: FBT001 - one attribute
    return ' class="al-maybe" stroke-dasharray="4 3"' if dashed else ""


def bent(x1: float, y1: float, x2: float, y2: float) -> str:
    """A path that goes across, along, across, with round corners."""
    if abs(y2 - y1) < 1:
        return f"M{number(x1)} {number(y1)}H{number(x2)}"
    middle = (x1 + x2) / 2
    round_ = min(6.0, abs(y2 - y1) / 2)
    turn = round_ if y2 > y1 else -round_
    x = number(middle)
    return (
        f"M{number(x1)} {number(y1)}H{number(middle - round_)}Q{x} {number(y1)} {x} {number(y1 + turn)}"
        f"V{number(y2 - turn)}Q{x} {number(y2)} {number(middle + round_)} {number(y2)}H{number(x2)}"
    )


def linked(url: str, name: str, inner: str, *, self_: bool = False) -> str:
    """Something with a name that leads somewhere, or that only stands there where `url` is empty."""
    title = f"<title>{escape(name)}</title>"
    if url:
        return f'<a href="{escape(url)}">{title}{inner}</a>'
    return f'<g class="al-self">{title}{inner}</g>' if self_ else f"<g>{title}{inner}</g>"


def drawing(width: float, height: float, name: str, title: str, says: str, parts: list[str]) -> Markup:
    """A drawing whose parts are read one by one; `name` makes the ids of its title and its description."""
    pieces = "\n".join(parts)
    return Markup(  # noqa: S704 - every text in it went through `escape`
        f'<svg viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
        f' role="group" aria-labelledby="al-{name}-title" aria-describedby="al-{name}-desc">\n'
        f'<title id="al-{name}-title">{escape(title)}</title>\n<desc id="al-{name}-desc">{escape(says)}</desc>\n'
        f"{pieces}\n</svg>"
    )


def picture(width: float, height: float, says: str, parts: list[str]) -> Markup:
    """A drawing that is read as one sentence."""
    pieces = "\n".join(parts)
    return Markup(  # noqa: S704 - every text in it went through `escape`
        f'<svg viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
        f' role="img" aria-label="{escape(says)}">\n{pieces}\n</svg>'
    )
