"""A page as a value: where it goes, what it says, which template shows it. No HTML yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alignment_plugin.graph import Key


@dataclass(frozen=True, slots=True)
class Prose:
    """A record's own words, as written."""

    text: str
    path: str
    """The file it stands in, relative to the project: links in it are relative to that."""
    format: str = "markdown"
    below: int = 1
    """The level of the heading that it stands under."""
    own: bool = True
    """Whether it was written for this site, and not for a code host before."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    path: str
    """Where it stands among the docs, as `alignment/decisions/0004-x.md`."""
    title: str
    """Plain text."""
    template: str
    """The template's name, as `decision.html`."""
    context: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    """The page's name, as `log`; empty for the page of one record."""
    team: str = ""
    key: Key | None = None
    """The record that the page is about."""
    parent: str = ""
    """Path of the page that leads here."""
    source: str = ""
    """The file to edit, relative to the project."""
    description: str = ""
    """One plain sentence, for search engines and search results."""
    search: tuple[str, ...] = ()
    """Plain text that the site's search finds it by."""
    prose: Prose | None = None
    folder: str = ""
    """The records folder it belongs to."""
    wide: bool = False
    """Whether it has no table of contents beside it."""
