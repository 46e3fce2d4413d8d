"""YAML as most people write it → plain values, several times as quick as with places.

What stands here is a small part of YAML, read line by line. Whatever is not surely in it — an anchor, a tag,
an escape, a tab, text that goes on after an empty line, a fault of any kind — is left to `nodes`, which reads
all of YAML, knows places and explains faults. A test holds both against each other.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from alignment_plugin.loading.nodes import MAX_DEPTH, MAX_NODES
from alignment_plugin.loading.prose_lists import looks_split

# Column, dash, key and the rest of every line; text that is surely nothing else is a group of its own.
_LINES = re.compile(
    r"""^( *)(-[ ]+)?(?:([A-Za-z_][\w-]*|'[\w-]+'|"[\w-]+"):(?=[ ]|$)[ ]*)?"""
    r"""(?:([A-Za-z0-9](?:[^:#\n]*[^:#\s])?)[ ]*|(.*))$""",
    re.ASCII | re.MULTILINE,
)
# Tabs, control characters, and line ends that YAML knows beside the line feed.
_STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_STARTS = frozenset("(./$+<^;_\\")
_QUOTED = re.compile(r"'([^']*(?:''[^']*)*)'|\"([^\"\\]*)\"")
_LIST = re.compile(r"\[ *\w[^\[\]{}\"'#:&*!|>%@`?,\\]*+(?:, *\w[^\[\]{}\"'#:&*!|>%@`?,\\]*+)*+\]")
_PAIR = re.compile(r"([A-Za-z_][\w-]*): +(\w[^\[\]{}\"'#:&*!|>%@`?,\\]*)", re.ASCII)
_BLOCKS = frozenset({">", ">-", "|", "|-"})


@dataclass(slots=True)
class Quick:
    """What a text holds, as text, lists and mappings; and on which lines the entries of its lists start."""

    values: Any
    starts: dict[int, list[int]] = field(default_factory=dict)
    """`id` of a list that is the whole or directly below it → the line of each item, from 0."""


class _Left(Exception):
    """Something that is left to the reader of all of YAML."""


def read_quickly(text: str) -> Quick | None:
    """The values of `text`, or nothing where it is not surely in the part of YAML that is read here.

    Nothing is left of empty values, as in `nodes`.
    """
    if _STRANGE.search(text):
        return None
    reader = _Reader(text)
    try:
        reader.read()
    except _Left:
        return None
    return Quick(reader.root, reader.starts) if reader.root is not None else None


class _Reader:
    """The open collections, and the place for what comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[tuple[str, str, str, str, str]] = _LINES.findall(text)
        self.number = 0
        self.root: Any = None
        self.stack: list[tuple[int, Any]] = []
        """(column, mapping or list), the outermost first."""
        self.pending: tuple[int, dict[str, Any], str] | None = None
        """(column, mapping, key) of a key that has no value on its line."""
        self.last: tuple[int, Any, Any] | None = None
        """(column, holder, key or index) of unquoted text, which the next line may go on with."""
        self.count = 0
        self.starts: dict[int, list[int]] = {}

    def read(self) -> None:
        lines, end, stack = self.lines, len(self.lines), self.stack
        while self.number < end:
            spaces, dash, key, text, rest = lines[self.number]
            self.number += 1
            indent = len(spaces)
            if key and not dash:
                if self.pending is None and stack and stack[-1][0] == indent and type(stack[-1][1]) is dict:
                    mapping = stack[-1][1]
                else:
                    mapping = self._mapping_at(indent)
                if not text or key in mapping or key[0] in "'\"":
                    self._pair(mapping, indent, key, text or rest)
                else:  # what most lines are
                    mapping[key] = text
                    self.last = (indent, mapping, key)
                    self.count += 2
            elif dash:
                self._item(indent, indent + len(dash), key, text, rest)
            elif text:
                self._go_on(indent, text)
            elif not rest or rest[0] == "#":
                self.last = None
            else:
                self._go_on(indent, rest.rstrip(" "))
        if self.pending is not None or self.count > MAX_NODES:
            raise _Left

    def _go_on(self, indent: int, text: str) -> None:
        """One more line of unquoted text."""
        if self.last is None or self.pending is not None:
            raise _Left
        column, holder, key = self.last
        if indent <= column or text[0] == "-" or ": " in text or " #" in text or text[-1] == ":":
            raise _Left
        holder[key] = f"{holder[key]} {text}"

    def _item(self, indent: int, inner: int, key: str, text: str, rest: str) -> None:
        items = self._list_at(indent)
        if (starts := self.starts.get(id(items))) is not None:
            starts.append(self.number - 1)
        if not key:
            items.append(text)
            self.last = (indent, items, len(items) - 1)
            self.count += 1
            if not text:
                self._value(items, len(items) - 1, indent, rest)
            return
        mapping: dict[str, Any] = {}
        self.count += 1
        items.append(mapping)
        self._push(inner, mapping)
        self._pair(mapping, inner, key, text or rest)

    def _pair(self, mapping: dict[str, Any], column: int, key: str, rest: str) -> None:
        if key[0] in "'\"":
            key = key[1:-1]
        if key in mapping:
            raise _Left
        self.count += 1
        if rest and rest[0] != "#":
            self._value(mapping, key, column, rest)
        else:
            self.last = None
            self.pending = (column, mapping, key)

    def _value(self, holder: Any, key: Any, column: int, rest: str) -> None:
        self.count += 1
        rest = rest.rstrip(" ")
        first = rest[:1]
        if first.isalnum() or first in _PLAIN_STARTS:
            if ": " in rest or " #" in rest or rest[-1] == ":":
                raise _Left
            holder[key] = rest
            self.last = (column, holder, key)
            return
        self.last = None
        if rest in _BLOCKS:
            holder[key] = self._block(column, folded=rest[0] == ">", ended=len(rest) == 1)
        elif first == "[":
            holder[key] = self._flow_list(rest)
        elif first == "{":
            holder[key] = self._flow_mapping(rest)
        elif found := _QUOTED.fullmatch(rest):
            single, double = found.groups()
            holder[key] = double if single is None else single.replace("''", "'")
        else:
            raise _Left

    def _flow_list(self, text: str) -> list[str]:
        if text == "[]":
            return []
        if not _LIST.fullmatch(text):
            raise _Left
        items = [each.strip(" ") for each in text[1:-1].split(",")]
        # Only what is long, or has a word that joins sentences, may have been cut by a comma.
        if " " in text and len(items) > 1 and looks_split(items):
            raise _Left
        self.count += len(items)
        return items

    def _flow_mapping(self, text: str) -> dict[str, str]:
        pairs = [_PAIR.fullmatch(each.strip(" ")) for each in text[1:-1].split(",")]
        values = {pair[1]: pair[2] for pair in pairs if pair is not None}
        if text[-1] != "}" or len(values) < len(pairs):
            raise _Left
        self.count += 2 * len(values)
        return values

    def _block(self, column: int, *, folded: bool, ended: bool) -> str:
        """The text of `|` or `>`, whose lines stand deeper than `column`."""
        lines, first = self.text.split("\n"), self.number
        while self.number < len(lines) and (
            not (line := lines[self.number]).strip(" ") or _indent(line) > column
        ):
            self.number += 1
        found = lines[first : self.number]
        while found and not found[-1]:
            found.pop()
        indent = _indent(found[0]) if found else 0
        rest = [line[indent:] for line in found]
        if not found or not found[-1].strip(" ") or not indent:
            raise _Left
        if any(line[:indent].strip(" ") for line in found) or (folded and _shaped(rest)):
            raise _Left
        end = "\n" if ended and first + len(found) < len(lines) else ""
        return (" " if folded else "\n").join(rest) + end

    def _push(self, column: int, collection: Any) -> None:
        if len(self.stack) >= MAX_DEPTH - 1:
            raise _Left
        self.stack.append((column, collection))

    def _open(self, column: int, collection: Any) -> None:
        """A collection at the start, or as the value of a key that waits for one."""
        self.count += 1
        if self.pending is not None:
            above, holder, key = self.pending
            # A list may stand right below its key, a mapping stands deeper.
            if column < above or (column == above and isinstance(collection, dict)):
                raise _Left
            holder[key] = collection
            self.pending = None
        elif self.root is None and column == 0:
            self.root = collection
        else:
            raise _Left
        if isinstance(collection, list) and len(self.stack) <= 1:
            self.starts[id(collection)] = []
        self._push(column, collection)

    def _list_at(self, column: int) -> list[Any]:
        if self.pending is not None or not self.stack:
            self._open(column, [])
        stack = self.stack
        at, found = stack[-1]
        while at > column:
            stack.pop()
            if not stack:
                raise _Left
            at, found = stack[-1]
        if at != column or type(found) is not list:
            raise _Left
        return found

    def _mapping_at(self, column: int) -> dict[str, Any]:
        stack = self.stack
        if self.pending is not None or not stack:
            self._open(column, {})
        at, found = stack[-1]
        while at > column or (at == column and type(found) is list):
            stack.pop()
            if not stack:
                raise _Left
            at, found = stack[-1]
        if at != column or type(found) is not dict:
            raise _Left
        return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shaped(lines: list[str]) -> bool:
    """Whether folding keeps some line ends: beside empty lines and deeper ones."""
    return any(not line or line[0] == " " for line in lines)
