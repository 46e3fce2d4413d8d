"""Our style sheet and script as the site serves them: names that change with their content."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alignment_plugin.settings import Colors

_ASSETS = Path(__file__).parent.parent / "assets"
_TOKENS = {
    "good": "--al-good",
    "bad": "--al-bad",
    "open": "--al-open",
    "accent": "--al-accent",
    "muted": "--al-muted",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of ours in the site."""

    path: str
    """Relative to the site's root."""
    content: str


@cache
def style_sheet() -> Asset:
    """The style sheet, under the only kind of name that Backstage keeps."""
    return _named(("assets", "alignment", "main.{}.min.css"), (_ASSETS / "alignment.css").read_text("utf-8"))


@cache
def script() -> Asset:
    """The script; pages read well without it."""
    return _named(("assets", "alignment", "alignment.{}.js"), (_ASSETS / "alignment.js").read_text("utf-8"))


def color_sheet(colors: Colors) -> Asset | None:
    """A user's colours, where there are any."""
    chosen = [f"  {token}: {value};" for name, token in _TOKENS.items() if (value := getattr(colors, name))]
    if not chosen:
        return None
    content = "\n".join((".md-typeset {", *chosen, "}", ""))
    return _named(("assets", "alignment", "colors.{}.css"), content)


def _named(parts: tuple[str, ...], content: str) -> Asset:
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Asset("/".join(parts).format(digest), content)
