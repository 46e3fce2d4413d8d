"""Old front matter → the part of it that stays beside our fields, as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignment_plugin.adapters.editing import Value, yaml_of
from alignment_plugin.adapters.said_already import Said
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.stated import scalars
from alignment_plugin.loading.mistakes import OWN_KEYS, ignored_keys
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar
from alignment_plugin.loading.own_form import DOCUMENT_KEYS
from alignment_plugin.records.decision import Decision

Entry = tuple[Scalar, Node]


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter as it stands in a file."""

    entries: tuple[Entry, ...]
    lines: list[str]
    """Without the marks around them; each ends with a line feed."""
    first_line: int
    flow: bool = False
    """Whether all of it stands in braces."""
    recovered: bool = False
    """Whether it is no YAML, and its entries are single lines of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays."""

    lines: tuple[str, ...]
    names: frozenset[str]


def kept_front(front: Front, said: Said, written: set[str]) -> Kept:
    """The lines that stay: what is not ours, what our fields do not say, and comments.

    `written` are the fields that stand above them. A key that would be a mistake there gets `x-` in front.
    """
    lines: list[str] = []
    names: set[str] = set()
    parts = list(_parts(front))
    for entry, held in parts:
        name = _name_of(entry, said, written | names) if entry else ""
        if entry is None or not name:
            lines += _comments(held, whole=front.recovered and entry is None)
            continue
        names.add(name)
        lines += _renamed(entry, held, name, front)
    return Kept(tuple(lines), frozenset(names))


def _name_of(entry: Entry, said: Said, taken: set[str]) -> str:
    """What the key is called from now on; empty where its fields say it all."""
    key, value = entry
    name = key.text
    if name in taken and (name in ("title", "aliases") or said.holds_value(_text(value))):
        return ""
    kept = name in ignored_keys(Decision) | {"team", "title"}
    if kept or (name in DOCUMENT_KEYS - {"dialect"} and not meaning_of(name)):
        return name
    if meaning_of(name) and said.holds_value(_text(value)):
        return ""
    name = f"{OWN_KEYS}{name}"
    while name in taken:
        name = f"{OWN_KEYS}{name}"
    return name


def _text(node: Node) -> str:
    return " ".join(each.text for each in scalars(node))


def _parts(front: Front) -> Iterator[tuple[Entry | None, list[str]]]:
    """The entries in order, each with its lines; lines before the first belong to none."""
    if front.flow:
        for entry in front.entries:
            yield entry, []
        return
    starts = {entry[0].span.line - front.first_line: entry for entry in front.entries}
    current: Entry | None = None
    held: list[str] = []
    for number, line in enumerate(front.lines):
        if number in starts or (front.recovered and current is not None):
            yield current, held
            current, held = starts.get(number), []
        held.append(line)
    yield current, held


def _renamed(entry: Entry, held: list[str], name: str, front: Front) -> list[str]:
    """An entry's lines with its new name; written anew where they are no YAML of their own."""
    key, value = entry
    if front.flow or front.recovered:
        return [yaml_of({name: _value(value)}), *_comments(held, whole=False)]
    indent = " " * (key.span.column - 1)
    first, *rest = (line.removeprefix(indent) for line in held)
    return [first if name == key.text else first.replace(key.text, name, 1), *rest]


def _value(node: Node) -> Value:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_value(each) for each in node.items]
        case Mapping():
            return {key.text: _value(each) for key, each in node.entries}


def _comments(held: list[str], *, whole: bool) -> list[str]:
    """The comments of lines that go; all of a line that nobody could read."""
    found = []
    for line in held:
        if whole and line.strip() and not line.lstrip().startswith("#"):
            found.append(f"# {line}")
        elif comment := re.search(r"(?:^|\s)#.*", line.rstrip("\n")):
            found.append(f"{comment[0].strip()}\n")
    return found
