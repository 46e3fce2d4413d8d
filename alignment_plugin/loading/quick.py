"""YAML as most people write it → plain values, several times as quick as with places.

What stands here is a small part of YAML, read line by line. Whatever is not surely in it — an anchor, a tag,
an escape, a tab, text that goes on after an empty line, a fault of any kind — is left to `nodes`, which reads
all of YAML, knows places and explains faults. A test holds both against each other.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from alignment_plugin.loading.decoding import PLAIN
from alignment_plugin.loading.nodes import MAX_DEPTH, MAX_NODES
from alignment_plugin.loading.prose_lists import looks_split

_KEY = r"""[A-Za-z_][A-Za-z0-9_-]*+|'[A-Za-z0-9_-]++'|"[A-Za-z0-9_-]++\""""
# What `_Reader.lines` says of it, in this order.
_LINE = re.compile(
    rf"^( *+)(- ++)?(?:({_KEY}):(?: ++(?:([^\W_][^:#\n]*+(?<! )$)|(.*))|$)|(.*))$", re.MULTILINE
)
# Tabs, control characters, and line ends that YAML knows beside the line feed.
_STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_STARTS = frozenset("(./$+<^;_\\")
_QUOTED = re.compile(r"'([^']*(?:''[^']*)*)'|\"([^\"\\]*)\"")
_WORD = r"""\w[^\[\]{}\"'#:&*!|>%@`?,\\]*+"""
_LIST = re.compile(rf"\[ *{_WORD}(?:, *{_WORD})*+\]")
_PAIR = rf"[A-Za-z_][\w-]*: +{_WORD}"
_MAPPING = re.compile(rf"{{ *{_PAIR}(?:, *{_PAIR})*+}}", re.ASCII)
_PAIRS = re.compile(rf"([A-Za-z_][\w-]*): +({_WORD})", re.ASCII)
_KEPT = 1 << 12
"""Lists and mappings on one line that are kept: people, teams, tags and ratings stand in many records."""
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
    if _is_strange(text):
        return None
    reader = _Reader(text)
    try:
        root = reader.read()
    except _Left:
        return None
    return Quick(root, reader.starts)


def _is_strange(text: str) -> bool:
    if text.isascii():  # a quicker way to say the same
        return bool(text.encode().translate(None, PLAIN))
    return _STRANGE.search(text) is not None


class _Reader:
    """The lines of a text, taken apart, and how far they are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[tuple[str, str, str, str, str, str]] = _LINE.findall(text)
        """Spaces, dash, key, text that holds nothing special, any other value, a line without a key."""
        self.number = 0
        self.starts: dict[int, list[int]] = {}

    def read(self) -> Any:
        root = self._below(-1, 0)
        # A line makes four values at most, and a comma in brackets two.
        most = 4 * len(self.lines) + 2 * self.text.count(",")
        if self.number < len(self.lines) or (most > MAX_NODES and _count(root) > MAX_NODES):
            raise _Left
        return root

    def _below(self, column: int, depth: int) -> Any:
        """The mapping or list that starts on the next line with something on it."""
        for number in range(self.number, len(self.lines)):
            indent, dash, key, _, _, other = self.lines[number]
            if key or dash or (other and other[0] != "#"):
                self.number = number
                # A list may stand right below its key, a mapping stands deeper.
                if len(indent) < column + (not dash) or (column < 0 and indent):
                    break
                return self._list(indent, depth) if dash else self._mapping(indent, depth)
        raise _Left

    def _mapping(self, column: str, depth: int) -> dict[str, Any]:
        """The pairs behind the spaces of `column`, until something else stands there."""
        _hold(depth)
        lines, number, end = self.lines, self.number, len(self.lines)
        mapping: dict[str, Any] = {}
        last = ""  # the key of unquoted text, which the next line may go on with
        while number < end:
            indent, dash, key, simple, value, other = lines[number]
            if key and indent == column and not dash:
                if key[0] in "'\"":
                    key = key[1:-1]
                if key in mapping:
                    raise _Left
                number += 1
                if simple:  # as most are
                    mapping[key] = simple
                    last = key
                else:
                    self.number, last = number, ""
                    if not value:
                        mapping[key] = self._below(len(column), depth + 1)
                    else:
                        mapping[key], goes_on = self._value(value, len(column), depth)
                        last = key if goes_on else ""
                    number = self.number
            elif key or dash:
                break
            elif not other or other[0] == "#":
                last = ""
                number += 1
            elif last and len(indent) > len(column):
                mapping[last] += _more(other)
                number += 1
            else:
                raise _Left
        self.number = number
        return mapping

    def _list(self, column: str, depth: int) -> list[Any]:
        """The items whose dashes stand behind the spaces of `column`."""
        _hold(depth)
        lines, number, end = self.lines, self.number, len(self.lines)
        items: list[Any] = []
        starts = self.starts.setdefault(id(items), []) if depth <= 1 else []
        goes_on = False
        while number < end:
            indent, dash, key, _, _, other = lines[number]
            if dash and indent == column:
                starts.append(number)
                if not key and other[:1].isalnum() and ":" not in other and "#" not in other:
                    items.append(other.rstrip(" "))
                    goes_on = True
                    number += 1
                else:
                    self.number = number
                    item, goes_on = self._item(column, depth)
                    items.append(item)
                    number = self.number
            elif dash or key:
                break
            elif not other or other[0] == "#":
                goes_on = False
                number += 1
            elif goes_on and len(indent) > len(column):
                items[-1] += _more(other)
                number += 1
            else:
                raise _Left
        self.number = number
        return items

    def _item(self, column: str, depth: int) -> tuple[Any, bool]:
        """What stands behind a dash: a mapping that starts on its line, or another value."""
        indent, dash, key, simple, value, other = self.lines[self.number]
        if key:
            inner = indent + " " * len(dash)
            self.lines[self.number] = (inner, "", key, simple, value, other)
            return self._mapping(inner, depth + 1), False
        if not other or other[0] == "#":
            raise _Left
        self.number += 1
        return self._value(other, len(column), depth)

    def _value(self, rest: str, column: int, depth: int) -> tuple[Any, bool]:
        """What a key or dash at `column` holds, and whether it is text that the next line may go on with."""
        rest = rest.strip(" ")
        if not rest or rest[0] == "#":
            return self._below(column, depth + 1), False
        first = rest[0]
        if first.isalnum() or first in _PLAIN_STARTS:
            if ": " in rest or " #" in rest or rest[-1] == ":":
                raise _Left
            return rest, True
        if first == "[":
            return _flow_list(rest), False
        if first == "{":
            return _flow_mapping(rest), False
        if rest in _BLOCKS:
            return self._block(column, folded=first == ">", ended=len(rest) == 1), False
        if found := _QUOTED.fullmatch(rest):
            single, double = found.groups()
            return (double if single is None else single.replace("''", "'")), False
        raise _Left

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


def _hold(depth: int) -> None:
    if depth >= MAX_DEPTH - 1:
        raise _Left


def _more(text: str) -> str:
    """One more line of unquoted text."""
    text = text.rstrip(" ")
    if text[0] == "-" or ": " in text or " #" in text or text[-1] == ":":
        raise _Left
    return f" {text}"


def _flow_list(text: str) -> list[str]:
    if (items := _items(text)) is None:
        raise _Left
    return list(items)


@lru_cache(_KEPT)
def _items(text: str) -> tuple[str, ...] | None:
    """What a list in brackets holds, or nothing where it is left."""
    if text == "[]":
        return ()
    if not _LIST.fullmatch(text):
        return None
    items = [each.strip(" ") for each in text[1:-1].split(",")]
    # Only what is long, or has a word that joins sentences, may have been cut by a comma.
    if len(items) > 1 and " " in "".join(items) and looks_split(items):
        return None
    return tuple(items)


def _flow_mapping(text: str) -> dict[str, str]:
    if (pairs := _pairs(text)) is None:
        raise _Left
    return dict(pairs)


@lru_cache(_KEPT)
def _pairs(text: str) -> tuple[tuple[str, str], ...] | None:
    """What a mapping in braces holds, or nothing where it is left."""
    if not _MAPPING.fullmatch(text):
        return None
    pairs = tuple([(key, value.rstrip(" ")) for key, value in _PAIRS.findall(text)])
    return pairs if len(dict(pairs)) == len(pairs) else None


def _count(values: Any) -> int:
    """How many values there are, keys among them."""
    if isinstance(values, dict):
        return 1 + sum(1 + _count(value) for value in values.values())
    return 1 + sum(map(_count, values)) if isinstance(values, list) else 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shaped(lines: list[str]) -> bool:
    """Whether folding keeps some line ends: beside empty lines and deeper ones."""
    return any(not line or line[0] == " " for line in lines)
