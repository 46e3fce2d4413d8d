"""The smallest parts of pages, which stand on them many times: links, states, facts. `parts.html` offers them."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from alignment_plugin.graph import Entity
from alignment_plugin.render.links import Here
from alignment_plugin.render.words import link_words, state_word


class Parts:
    """Parts as one page writes them."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def link(self, thing: Entity) -> Markup:
        """A thing's name, leading to it where it has a place."""
        words = escape(link_words(thing.name))
        url = self._here.href(thing)
        return Markup(f'<a href="{escape(url)}">{words}</a>') if url else words

    def links(self, things: Iterable[Entity]) -> Markup:
        """Several in a row."""
        return Markup(", ").join([self.link(thing) for thing in things])

    @staticmethod
    def state(word: str, label: str = "") -> Markup:
        """A state in words, with the shape that the style sheet gives it."""
        return Markup(
            f'<span class="al-state al-state--{escape(word)}">{escape(label or state_word(word))}</span>'
        )

    @staticmethod
    def fact(label: str, caller: Callable[[], Markup]) -> Markup:
        """A label over its value; the value is what stands in the `call` block."""
        return Markup(f"<div><dt>{escape(label)}</dt><dd>{escape(caller())}</dd></div>")
