"""SourceFile → draft: text, front matter as nodes, body. What can go wrong with a file goes wrong here."""

import re
from dataclasses import dataclass, field

from alignment_plugin.loading.decoding import Refusal, decoded
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.nodes import Items, Mapping, Node, NodeError, Scalar, read_yaml
from alignment_plugin.loading.place import MARKDOWN, PROSE, TEXT, Place
from alignment_plugin.loading.quick import Quick, read_quickly
from alignment_plugin.text import SourceFile, Span


@dataclass(slots=True)
class Draft:
    """A file on its way to one record or several."""

    source: SourceFile
    place: Place
    text: str = ""
    yaml: str | None = None
    """The text of its fields."""
    yaml_line: int = 1
    quick: Quick | None = None
    """The plain values of its fields, where they could be read without places."""
    body: str = ""
    body_line: int = 1
    has_front: bool = False
    refusal: NodeError | None = None
    """Why its fields are not read."""
    recovered: bool = False
    """Whether `fields` were read line by line because the front matter is no YAML."""
    is_text: bool = False
    """Whether there is text, or a list, in the place of its fields."""
    notes: list[str] = field(default_factory=list)
    placed: Place = field(init=False)
    """Its place as its path says it, whatever it says itself."""
    _fields: Node | None = None

    def __post_init__(self) -> None:
        self.placed = self.place

    @property
    def is_markdown(self) -> bool:
        """Whether the file has prose."""
        return self.place.suffix in PROSE

    @property
    def fields(self) -> Node | None:
        """Its fields with places."""
        if self._fields is None and self.quick is not None:
            self.read_with_places()
        return self._fields

    def read_with_places(self) -> None:
        """Read its fields with their places, or find out why they cannot be read."""
        assert self.yaml is not None
        offset = self.yaml_line - 1
        try:
            self._fields = read_yaml(self.yaml, line_offset=offset)
        except NodeError as error:
            self.refusal = error
            if self.has_front:
                self._fields = _line_by_line(self.yaml, offset)
                self.recovered = self._fields is not None
            return
        if isinstance(self._fields, Scalar):
            self._refuse("this is text, not fields", "write fields as 'name: value', one a line")
        elif isinstance(self._fields, Items) and self.has_front and self._is_of_one_record:
            self._refuse(
                "this is a list, not fields",
                "write fields as 'name: value', without a dash in front",
                instead=_joined(self._fields),
            )

    @property
    def _is_of_one_record(self) -> bool:
        """Whether no list of records can stand in the file, as far as its place says."""
        return self.place.kind is None or self.place.kind.name == "decision"

    def _refuse(self, message: str, hint: str, *, instead: Mapping | None = None) -> None:
        """Note why there are no fields; `instead` are those that could be read all the same."""
        assert self._fields is not None
        self.refusal = NodeError(message, self._fields.span, hint=hint)
        self._fields, self.is_text, self.recovered = instead, instead is None, instead is not None

    @property
    def has_fields(self) -> bool:
        """Whether it has any fields that can be read."""
        return self.quick is not None or self.fields is not None

    def forget_values(self) -> None:
        """Keep of its values only what is asked before its records are read."""
        if self.quick is not None:
            values = self.quick.values
            said = {name: values[name] for name in ("kind", "team") if name in values}
            self.quick = Quick(said if isinstance(values, dict) else [])

    def says(self, name: str) -> str | None:
        """The text of one field, empty where there is none or it is no text; nothing where it has no fields."""
        if self.quick is not None:
            values = self.quick.values
            if not isinstance(values, dict):
                return None
            found = values.get(name)
            return found.strip() if isinstance(found, str) else ""
        return text_at(self.fields, name) if isinstance(self.fields, Mapping) else None


def text_at(node: Mapping, key: str) -> str:
    """The text under `key`, or an empty string."""
    value = node.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""


def draft_of(source: SourceFile, place: Place, *, max_kb: int) -> Draft:
    """Read one file; never raises for what it contains."""
    draft = Draft(source, place)
    text = decoded(source.data, max_kb=max_kb)
    if isinstance(text, Refusal):
        draft.refusal = NodeError(text.message, text.span, hint=text.hint)
        return draft
    draft.text = text
    if place.suffix in MARKDOWN:
        _read_markdown(draft)
    elif place.suffix in TEXT:
        draft.body = text
    else:
        _read_fields(draft, text, 0)
    return draft


def _read_markdown(draft: Draft) -> None:
    parts = split(draft.text)
    draft.body, draft.body_line = parts.body, parts.body_line
    draft.has_front = parts.front is not None
    if parts.front is None:
        return
    if not parts.closed:
        if not re.match(r"[\w-]+\s*:", parts.front):
            draft.body, draft.body_line, draft.has_front = draft.text, 1, False
            return
        draft.refusal = NodeError(
            "the front matter has no end", Span.at(1, 1, 3), hint="put a line with '---' after its last field"
        )
        return
    _read_fields(draft, parts.front, parts.front_line - 1)


def _read_fields(draft: Draft, text: str, offset: int) -> None:
    draft.yaml, draft.yaml_line = text, offset + 1
    draft.quick = read_quickly(text)
    if draft.quick is not None and draft.has_front and isinstance(draft.quick.values, list):
        draft.quick = None  # a closer look says whether a list may stand there
    if draft.quick is None:
        draft.read_with_places()


def _joined(items: Items) -> Mapping | None:
    """The fields of a list's entries as those of one, where each entry has fields."""
    pairs = [pair for item in items.items if isinstance(item, Mapping) for pair in item.entries]
    first = {key.text: (key, value) for key, value in reversed(pairs)}
    whole = all(isinstance(item, Mapping) for item in items.items)
    return Mapping(tuple(reversed(first.values())), items.span) if whole and first else None


def _line_by_line(text: str, offset: int) -> Mapping | None:
    """The `key: value` lines of front matter that is no YAML; what has a key twice is a list."""
    entries: dict[str, tuple[Scalar, list[Node]]] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1 + offset):
        if found := re.match(r"^\s*([A-Za-z][\w -]*?)\s*:\s+(\S.*?)\s*$", line):
            key = Scalar(found[1], Span.at(number, found.start(1) + 1, len(found[1])))
            value = Scalar(found[2].strip("\"'"), Span.at(number, found.start(2) + 1, len(found[2])))
            entries.setdefault(found[1], (key, []))[1].append(value)
    if not entries:
        return None
    nodes = [
        (key, found[0] if len(found) == 1 else Items(tuple(found), key.span))
        for key, found in entries.values()
    ]
    return Mapping(tuple(nodes), Span(1 + offset, 1, len(lines) + offset, 1))


def listed_entries(draft: Draft) -> tuple[Node, ...] | None:
    """The entries of a file that holds a list of records, also under its kind's name; nothing for one record."""
    node = draft.fields
    if isinstance(node, Items):
        return node.items
    kind = draft.place.kind
    if isinstance(node, Mapping) and kind is not None and len(node.entries) == 1:
        name, inner = node.entries[0]
        if name.text in kind.places and isinstance(inner, Items):
            return inner.items
    return None


def only_entry(draft: Draft) -> Node | None:
    """The fields of a file that is one record; prose alone is a record without fields."""
    if draft.fields is None and draft.is_markdown:
        return Mapping((), Span.at(1))
    return draft.fields
