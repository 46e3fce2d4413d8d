"""YAML as most people write it → plain values, several times as quick as with places.

What stands here is a small part of YAML, read line by line. Whatever is not surely in it — an anchor, a tag,
an escape, a tab, text that goes on after an empty line, a fault of any kind — is left to `nodes`, which reads
all of YAML, knows places and explains faults. A test holds both against each other.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from alignment_plugin.loading.nodes import MAX_DEPTH, MAX_NODES
from alignment_plugin.loading.prose_lists import looks_split

_KEY = re.compile(r"[A-Za-z_][\w-]*|'[\w-]+'|\"[\w-]+\"", re.ASCII)
# Tabs, control characters, and line ends that YAML knows beside the line feed.
_STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_STARTS = frozenset("(./$+<^;_\\")
_QUOTED = re.compile(r"'([^']*(?:''[^']*)*)'|\"([^\"\\]*)\"")
_WORD = r"""\w[^\[\]{}\"'#:&*!|>%@`?,\\]*+"""
_LIST = re.compile(rf"\[ *{_WORD}(?:, *{_WORD})*+\]")
_PAIR = rf"[A-Za-z_][\w-]*: +{_WORD}"
_MAPPING = re.compile(rf"{{ *{_PAIR}(?:, *{_PAIR})*+}}", re.ASCII)
_PAIRS = re.compile(rf"([A-Za-z_][\w-]*): +({_WORD})", re.ASCII)
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
        return not text.replace("\n", " ").isprintable()
    return _STRANGE.search(text) is not None


class _Reader:
    """The lines of a text, and how far they are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
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
        while self.number < len(self.lines):
            line = self.lines[self.number]
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                indent = len(line) - len(bare)
                listed = bare.startswith("- ")
                # A list may stand right below its key, a mapping stands deeper.
                if indent < column + (not listed) or (column < 0 and indent):
                    break
                return self._list(indent, depth) if listed else self._mapping(indent, depth)
            self.number += 1
        raise _Left

    def _mapping(self, column: int, depth: int) -> dict[str, Any]:
        """The pairs at `column`, until something else stands there."""
        _hold(depth)
        lines, number, end = self.lines, self.number, len(self.lines)
        mapping: dict[str, Any] = {}
        last = ""  # the key of unquoted text, which the next line may go on with
        while number < end:
            line = lines[number]
            bare = line.lstrip(" ")
            name, colon, value = bare.partition(": ")
            key = _key(name) if colon else _lone_key(bare)
            if key and len(line) - len(bare) == column:
                if key in mapping:
                    raise _Left
                number += 1
                # What most lines are.
                if value[:1].isalnum() and ":" not in value and "#" not in value and value[-1] != " ":
                    mapping[key] = value
                    last = key
                else:
                    self.number = number
                    mapping[key], goes_on = self._value(value, column, depth)
                    number, last = self.number, key if goes_on else ""
            elif key or bare[:2] == "- ":
                break
            elif not bare or bare[0] == "#":
                last = ""
                number += 1
            elif last and len(line) - len(bare) > column:
                mapping[last] += _more(bare)
                number += 1
            else:
                raise _Left
        self.number = number
        return mapping

    def _list(self, column: int, depth: int) -> list[Any]:
        """The items whose dashes stand at `column`."""
        _hold(depth)
        lines, number, end = self.lines, self.number, len(self.lines)
        items: list[Any] = []
        starts = self.starts.setdefault(id(items), []) if depth <= 1 else []
        goes_on = False
        while number < end:
            line = lines[number]
            bare = line.lstrip(" ")
            if bare[:2] == "- " and len(line) - len(bare) == column:
                starts.append(number)
                self.number = number
                item, goes_on = self._item(bare[2:].lstrip(" "), column, depth)
                items.append(item)
                number = self.number
            elif bare[:2] == "- " or _starts_pair(bare):
                break
            elif not bare or bare[0] == "#":
                goes_on = False
                number += 1
            elif goes_on and len(line) - len(bare) > column:
                items[-1] += _more(bare)
                number += 1
            else:
                raise _Left
        self.number = number
        return items

    def _item(self, text: str, column: int, depth: int) -> tuple[Any, bool]:
        """What stands behind a dash: a mapping that starts on its line, or another value."""
        if not text or text[0] == "#":
            raise _Left
        if _starts_pair(text):
            inner = len(self.lines[self.number]) - len(text)
            self.lines[self.number] = " " * inner + text
            return self._mapping(inner, depth + 1), False
        self.number += 1
        return self._value(text, column, depth)

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


@lru_cache(4096)
def _key(text: str) -> str:
    """The key that `text` is, without its quotes; empty where it is none."""
    if not _KEY.fullmatch(text):
        return ""
    return text[1:-1] if text[0] in "'\"" else text


def _lone_key(text: str) -> str:
    """The key that has nothing after it on its line, or nothing."""
    return _key(text[:-1]) if text[-1:] == ":" else ""


def _starts_pair(text: str) -> bool:
    """Whether a line starts with a key."""
    name, colon, _ = text.partition(": ")
    return bool(_key(name) if colon else _lone_key(text))


def _more(text: str) -> str:
    """One more line of unquoted text."""
    text = text.rstrip(" ")
    if text[0] == "-" or ": " in text or " #" in text or text[-1] == ":":
        raise _Left
    return f" {text}"


def _flow_list(text: str) -> list[str]:
    if text == "[]":
        return []
    if not _LIST.fullmatch(text):
        raise _Left
    items = [each.strip(" ") for each in text[1:-1].split(",")]
    # Only what is long, or has a word that joins sentences, may have been cut by a comma.
    if len(items) > 1 and " " in "".join(items) and looks_split(items):
        raise _Left
    return items


def _flow_mapping(text: str) -> dict[str, str]:
    if not _MAPPING.fullmatch(text):
        raise _Left
    pairs = _PAIRS.findall(text)
    values = {key: value.rstrip(" ") for key, value in pairs}
    if len(values) < len(pairs):
        raise _Left
    return values


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
