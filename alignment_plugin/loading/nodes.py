"""YAML text → located nodes. Scalars stay text; nothing that could expand, tag or recurse is followed.

An iterative builder over PyYAML's event stream: no composing, no constructing. A merge-key bomb, an anchor
or a hundred thousand brackets is refused at the first event that shows it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from alignment_plugin.text import Span

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 20
MAX_NODES = 20_000


class Scalar(NamedTuple):
    """Text as written, before any type has read it."""

    text: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """An ordered list."""

    items: tuple["Node", ...]
    span: Span
    flow: bool = False
    """Written as `[a, b]`."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order they were written; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span
    flow: bool = False
    """Written as `{a: b}`."""

    def get(self, key: str) -> "Node | None":
        """The value under `key`, or nothing."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place, or nothing."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Items | Mapping


class NodeError(Exception):
    """YAML that is not read, with the place, the reason and what to write instead."""

    def __init__(
        self, message: str, span: Span, *, hint: str = "", example: str = "", first: Span | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.hint = hint
        self.example = example
        self.first = first
        """The other place, for a key that stands twice."""


def read_yaml(text: str, *, line_offset: int = 0) -> Node | None:
    """The one document in `text` as nodes, or nothing where it is empty.

    `line_offset` is added to every line, for YAML that stands inside another file.
    Raises NodeError on anything that is refused or that is no YAML.
    """
    builder = _Builder(line_offset)
    try:
        builder.read(text)
    except NodeError as error:
        raise _with_example(error, text, line_offset) from None
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text, line_offset) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise NodeError(f"this is not YAML: {_first_line(error)}", Span.at(1 + line_offset)) from None
    return builder.root


class _Open:
    """A collection that is still being read."""

    __slots__ = ("flow", "keys", "mapping", "start", "values")

    def __init__(self, start: Any, *, mapping: bool) -> None:
        self.start = start
        self.mapping = mapping
        self.flow = bool(start.flow_style)
        self.values: list[Any] = []
        """Items; of a mapping, keys and values in turn, nothing for an empty value."""
        self.keys: dict[str, Span] = {}


class _Builder:
    """Turns events into nodes with a stack of its own."""

    def __init__(self, offset: int) -> None:
        self.offset = offset + 1
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.count = 0
        self.documents = 0
        self.flows = 0
        """How many of the open collections are written in brackets."""

    def read(self, text: str) -> None:
        """Take every event of `text`: this loop is most of what reading records costs."""
        parser = _Parser(text)
        get, scalar = parser.get_event, yaml.ScalarEvent
        # The type of an event is compared, not tested for being a subclass: PyYAML makes no others.
        take: dict[type[Any], Callable[[Any], None]] = {
            yaml.SequenceStartEvent: self._open,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
        }
        try:
            while (event := get()) is not None:
                kind = type(event)
                if kind is scalar:
                    self._scalar(event)
                else:
                    take.get(kind, self._refuse)(event)
        finally:
            parser.dispose()

    def _scalar(self, event: Any) -> None:
        self.count += 1
        if event.anchor or event.tag is not None or self.count > MAX_NODES:
            self._refuse(event)
        text, plain = event.value, not event.style
        start, end, offset = event.start_mark, event.end_mark, self.offset
        node = Scalar(
            text, Span(start.line + offset, start.column + 1, end.line + offset, end.column + 1), not plain
        )
        if plain and self.flows and "?" in text:
            raise _ambiguous_question(node.span)
        if not self.stack:
            self.root = None if plain and text in ("", "~") else node
            return
        top = self.stack[-1]
        if top.mapping and not len(top.values) % 2:
            self._check_key(top, node)
            top.values.append(node)
        else:
            top.values.append(None if plain and text in ("", "~") else node)

    def _span(self, event: Any) -> Span:
        start, end, offset = event.start_mark, event.end_mark, self.offset
        return Span(start.line + offset, start.column + 1, end.line + offset, end.column + 1)

    def _refuse(self, event: Any) -> None:
        """Raise for what is not read; other events that are no values pass."""
        span = self._span(event)
        if isinstance(event, yaml.AliasEvent):
            raise NodeError(f"'*{event.anchor}' repeats another place", span, hint="write the value out")
        if isinstance(event, yaml.DocumentStartEvent):
            self._refuse_document(event, span)
        if getattr(event, "anchor", None):
            raise NodeError(f"'&{event.anchor}' names a place to repeat", span, hint="write the value out")
        if getattr(event, "tag", None) is not None:
            raise NodeError(f"the tag '{event.tag}' is not read", span, hint="remove what starts with '!'")
        if self.count > MAX_NODES:
            raise NodeError(f"more than {MAX_NODES:,} values in one file", span, hint="split the file")

    def _refuse_document(self, event: Any, span: Span) -> None:
        self.documents += 1
        if self.documents > 1:
            raise NodeError("a second YAML document starts here", span, hint="keep one '---' document a file")
        if event.version or event.tags:
            raise NodeError("a YAML directive stands here", span, hint="remove the line that starts with '%'")

    def _open(self, event: Any) -> None:
        self.count += 1
        if event.anchor or event.tag is not None or self.count > MAX_NODES:
            self._refuse(event)
        if len(self.stack) >= MAX_DEPTH:
            span = self._span(event)
            raise NodeError(f"values nest more than {MAX_DEPTH} levels deep", span, hint="flatten it")
        if self.stack and self.stack[-1].mapping and not len(self.stack[-1].values) % 2:
            raise NodeError(
                "a list or mapping stands where a key was expected",
                self._span(event),
                hint="a key is plain text; put quotes around it",
            )
        opened = _Open(event, mapping=type(event) is yaml.MappingStartEvent)
        self.flows += opened.flow
        self.stack.append(opened)

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        self.flows -= done.flow
        first, last, offset = done.start.start_mark, event.end_mark, self.offset
        span = Span(first.line + offset, first.column + 1, last.line + offset, last.column + 1)
        values = done.values
        node: Node
        if not done.mapping:
            node = Items(tuple([item for item in values if item is not None]), span, done.flow)
        elif done.flow and values and not any(values[1::2]):
            # `{ A, B }`: people who write this mean a list.
            node = Items(tuple(values[::2]), span, done.flow)
        else:
            pairs = zip(values[::2], values[1::2], strict=True)
            node = Mapping(tuple([pair for pair in pairs if pair[1] is not None]), span, done.flow)
        if self.stack:
            self.stack[-1].values.append(node)
        else:
            self.root = node

    @staticmethod
    def _check_key(top: _Open, key: Scalar) -> None:
        if key.text == "<<":
            raise NodeError("'<<' merges another place into this one", key.span, hint="write the values out")
        first = top.keys.setdefault(key.text, key.span)
        if first is not key.span:
            raise NodeError(
                f"'{key.text}' stands twice in one place, first on line {first.line}",
                key.span,
                hint="keep one of them",
                first=first,
            )


def _ambiguous_question(span: Span) -> NodeError:
    """What YAML readers disagree on: some end the text inside brackets at a '?'."""
    return NodeError(
        "a '?' stands in unquoted text inside brackets, and YAML readers disagree about it",
        span,
        hint="put quotes around the question",
    )


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _explained(error: yaml.MarkedYAMLError, text: str, offset: int) -> NodeError:
    """What PyYAML refused, said so that a person can mend it."""
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    column = mark.column if mark else 0
    lines = text.split("\n")
    line = lines[number] if number < len(lines) else ""
    span = Span.at(number + 1 + offset, column + 1)
    return (
        _tab(line, span)
        or _handle(line, span, text, number, offset)
        or _colon(line, span)
        or NodeError(f"this is not YAML: {error.problem or error.context}", span, hint=_quote_hint(line))
    )


def _quote_hint(line: str) -> str:
    return "put quotes around the text" if ":" in line else ""


def _tab(line: str, span: Span) -> NodeError | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    return NodeError(
        "a tab indents this line; YAML wants spaces",
        Span.at(span.line, indent.index("\t") + 1),
        hint="indent with spaces",
        example=line.replace("\t", "  "),
    )


def _handle(line: str, span: Span, text: str, number: int, offset: int) -> NodeError | None:
    found = re.search(r"[\[\s:,-]([@`][\w./-]*)", line)
    if not found or text[:1] == "\0":
        return None
    word = found[1]
    fixed = line[: found.start(1)] + f'"{word}"' + line[found.end(1) :]
    if word.startswith("@"):
        fixed = line[: found.start(1)] + word[1:] + line[found.end(1) :]
    return NodeError(
        f"a value cannot start with '{word[0]}'",
        Span.at(number + 1 + offset, found.start(1) + 1, len(word)),
        hint="put quotes around it" if word.startswith("`") else "write the name without '@'",
        example=fixed,
    )


def _with_example(error: NodeError, text: str, offset: int) -> NodeError:
    """The same refusal with the corrected line, where quotes mend it."""
    if "quotes around the question" in error.hint and not error.example:
        line = text.split("\n")[error.span.line - 1 - offset]
        start, end = error.span.column - 1, error.span.end_column - 1
        error.example = f'{line[:start]}"{line[start:end]}"{line[end:]}'
    return error


def _colon(line: str, span: Span) -> NodeError | None:
    found = re.match(r"^(\s*(?:- )?[\w-]+:\s+)([^\"'>|].*:\s.*)$", line)
    if not found:
        return None
    quoted = found[2].replace("\\", "\\\\").replace('"', '\\"')
    return NodeError(
        "a colon in the text looks like a new key",
        Span.at(span.line, found.start(2) + 1, len(found[2])),
        hint="put quotes around the text",
        example=f'{found[1]}"{quoted}"',
    )
