"""The smallest parts of pages, which stand on them many times: links, states, facts. `parts.html` offers them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from alignment_plugin.analysis.comparison import Cell, Column
from alignment_plugin.graph import Entity
from alignment_plugin.render import compare
from alignment_plugin.render.inline import inline
from alignment_plugin.render.links import Here
from alignment_plugin.render.words import link_words
from alignment_plugin.views.decision import Related

# Text that `inline` would only escape: no mark of formatting, no second line.
_PLAIN = re.compile(r"[^`*_\[<\\\n]*")


class Parts:
    """Parts as one page writes them."""

    def __init__(self, here: Here, source: str = "") -> None:
        self._here = here
        self._source = source
        """The file that the page's words stand in, relative to the project."""

    def words(self, text: object, source: str = "") -> Markup:
        """Text of a field, with the little formatting that fields know."""
        written = str(text)
        if _PLAIN.fullmatch(written):
            return escape(written)
        return inline(written, self._here, source or self._source)

    def link(self, thing: Entity) -> Markup:
        """A thing's name, leading to it where it has a place."""
        words = _link_words(thing.name)
        url = self._here.href(thing)
        return Markup(f'<a href="{escape(url)}">{words}</a>') if url else words

    def links(self, things: Iterable[Entity]) -> Markup:
        """Several in a row."""
        return Markup(", ").join([self.link(thing) for thing in things])

    def related(self, items: Sequence[Related]) -> Markup:
        """A list of what is connected, and how."""
        if not items:
            return Markup("<p>Nothing yet.</p>")
        lines = [
            f"  <li>{escape(each.label)}: {self.link(each.thing)}{self.words(each.note) if each.note else ''}</li>"
            for each in items
        ]
        return Markup("<ul>\n" + "\n".join(lines) + "\n</ul>")  # noqa: S704 - what is in it was escaped

    def cells(self, row: Sequence[Cell | None], columns: Sequence[Column]) -> Markup:
        """The cells of one criterion in a comparison."""
        return compare.cells(row, columns, self._here)

    def reasons(self, name: str, columns: Sequence[Column], question: str, source: str) -> Markup:
        """The cells of what speaks for options, or against them."""
        return compare.reasons(name, columns, question, lambda text: self.words(text, source))

    @staticmethod
    def state(word: str, label: str = "") -> Markup:
        """A state in words, with the shape that the style sheet gives it."""
        return compare.state(word, label)

    @staticmethod
    def fact(label: str, value: object = None, caller: Callable[[], Markup] | None = None) -> Markup:
        """A label over its value, which may be what stands in a `call` block."""
        shown = caller() if caller else value
        return Markup(f"<div><dt>{escape(label)}</dt><dd>{escape(shown)}</dd></div>")


@lru_cache(maxsize=8192)  # a thing is named on the pages of all its neighbours
def _link_words(name: str) -> Markup:
    return escape(link_words(name))
