"""What a document states about itself, as names and values with their places; and how they become fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from alignment_plugin.loading.dialects.document import Elsewhere
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.meanings import PEOPLE, meaning_of
from alignment_plugin.loading.dialects.succession import Succession
from alignment_plugin.loading.nodes import Items, Node, Scalar
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.text import Span

LINKED = re.compile(r"\]\(|[(\[]\s*@|<[^<>]*(?:[@/]|\sat\s)[^<>]*>")
"""A link, an account or an address among names."""


_WITHIN = PEOPLE | {"status", "date", "opened", "updated"}
"""What fields of front matter may state that stand together below another one: `adr: {status: …, date: …}`."""


class Source(IntEnum):
    """Where metadata stands; the lower wins."""

    FRONT_MATTER = 0
    HEADER = 1
    SECTION = 2
    HEADING = 3
    AROUND = 4
    """A name, or another file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and its values, as a document states them."""

    meaning: str
    values: tuple[Scalar, ...]
    key: Span
    source: Source
    lines: tuple[int, int] | None = None
    """Lines of the body, from 0 and end exclusive, that hold it and nothing else."""
    also: Succession = field(default=Succession())
    """What the same place says about succession, beyond the values."""
    shares: int = 1
    """How many entries stand in these lines, which go when all of them became fields."""
    elsewhere: Elsewhere | None = None
    """Its place, where it does not stand in the document itself."""

    @property
    def text(self) -> str:
        return " ".join(value.text for value in self.values)


def front_entries(front: Fields | None) -> Iterator[Entry]:
    """The metadata of front matter that is already parsed."""
    for key, node in front.entries if front else ():
        meaning = "title" if key.text.casefold() == "name" else meaning_of(key.text)
        values = tuple(_names(node) if meaning in PEOPLE else scalars(node))
        if meaning and values:
            yield Entry(meaning, values, key.span, Source.FRONT_MATTER)
        elif isinstance(node, Fields):
            inside = [each for each in front_entries(node) if each.meaning in _WITHIN]
            yield from inside if len(inside) > 1 else ()


def _names(node: Node) -> Iterator[Scalar]:
    """Every text in a node; of `{ name: Ada, url: … }` the name."""
    items = node.items if isinstance(node, Items) else (node,)
    for item in items:
        name = item.get("name") if isinstance(item, Fields) else None
        yield from (name,) if isinstance(name, Scalar) else scalars(item)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text in a node; `{ A, B }` is a mapping whose keys are the texts."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Fields():
            for key, value in node.entries:
                yield key._replace(
                    text=f"{key.text}: {value.text}" if isinstance(value, Scalar) else key.text
                )


def put(taking: Extraction, name: str, node: Node, entry: Entry) -> None:
    """Set a field that an entry states, and remember where that stands if it is elsewhere."""
    if not taking.has(name) and entry.elsewhere is not None:
        taking.elsewhere[name] = entry.elsewhere
    taking.put(name, node, entry.key)


def cut(taking: Extraction, entry: Entry, *, linked: bool = False) -> None:
    """Take out the lines that say this and nothing else; names with links or addresses stay, for those."""
    if entry.lines is not None and not (linked and LINKED.search(entry.text)):
        taking.cut_shared(entry.lines, entry.shares)
