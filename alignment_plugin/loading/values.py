"""Located nodes → plain values and the place of each. What was refused once is left out the next time."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar
from alignment_plugin.text import Span


@dataclass(slots=True)
class Values:
    """Plain values of one record, with where each stands."""

    plain: dict[str, Any]
    places: dict[str, Span] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """Pointer now → pointer as written, where something before it was left out."""
    nodes: dict[str, Node] = field(default_factory=dict)
    """Pointer as written → node."""
    keys: dict[str, Scalar] = field(default_factory=dict)
    """Pointer as written → the key it stands under."""

    def anchor(self, written: str) -> str:
        """A pointer as written with an entry's id, or else its first value, in place of its number."""
        parts = written.split("/")
        heads = ("/".join(parts[: count + 1]) for count in range(len(parts)))
        return "/".join(
            _name(self.nodes.get(head), part) if part.isdigit() else part
            for head, part in zip(heads, parts, strict=True)
        )


def _name(entry: Node | None, number: str) -> str:
    if isinstance(entry, Mapping):
        plain = [value for _, value in entry.entries if isinstance(value, Scalar)]
        entry = entry.get("id") or next(iter(plain), None)
    return entry.text if isinstance(entry, Scalar) else number


def values_of(node: Mapping, *, without: Collection[str] = ()) -> Values:
    """The plain values of a mapping; pointers in `without` (as written) are left out."""
    values = Values({})
    values.plain = _mapping(node, "", "", values, frozenset(without))
    return values


def _value(node: Node, now: str, written: str, values: Values, without: frozenset[str]) -> Any:
    values.places[now] = node.span
    values.nodes[written] = node
    if now != written:
        values.written[now] = written
    match node:
        case Scalar():
            return node.text
        case Items():
            return _items(node, now, written, values, without)
        case Mapping():
            return _mapping(node, now, written, values, without)


def _items(node: Items, now: str, written: str, values: Values, without: frozenset[str]) -> list[Any]:
    plain: list[Any] = []
    for number, item in enumerate(node.items):
        if (pointer := f"{written}/{number}") not in without:
            plain.append(_value(item, f"{now}/{len(plain)}", pointer, values, without))
    return plain


def _mapping(
    node: Mapping, now: str, written: str, values: Values, without: frozenset[str]
) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in node.entries:
        pointer = f"{written}/{key.text}".removeprefix("/")
        values.keys[pointer] = key
        if pointer not in without:
            plain[key.text] = _value(value, f"{now}/{key.text}".removeprefix("/"), pointer, values, without)
    return plain
