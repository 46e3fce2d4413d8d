"""The quick reader of YAML against the one that reads all of it: the same values, the same places, or nothing."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.late_places import EntryPlaces, LatePlaces
from alignment_plugin.loading.nodes import Items, Mapping, Node, NodeError, read_yaml
from alignment_plugin.loading.quick import read_quickly
from alignment_plugin.loading.values import Values, values_of

PROJECT = Path(__file__).parents[2]
PIECES = (
    "a", "key", "b-c", "'on'", '"off"', ": ", ":", "- ", "-", " ", "  ", "    ", "\n", "\n", "\n", "\n  ", "\n- ",
    "\n  - ", "\na: ", "\nb:", "\nc: ", "text", "more words here", "[", "]", "{", "}", ",", ", ", "[a, b]", "{a: b}",
    "{a: b, c: d e}", "'", '"', "''", "'it''s'", '"so"', "#", " # note", ">", "|", ">-", "|-", ">+", "&x", "*x", "!t",
    "?", "? ", "~", "null", "\t", "\\", "---", "...", "%", "@me", "`x`", "\u00e9", "\u2028", "\x85", "2026-11-22", "1.5",
    "<<", "<<: ", "=", "http://x.y", "\r", "\ufeff", "so on",
)  # fmt: skip


def plain(node: Node | None) -> object:
    """Located nodes without their places."""
    if isinstance(node, Mapping):
        return values_of(node).plain
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.text if node is not None else None


def same(text: str) -> bool:
    """Whether the quick reader reads a text; what it reads is what the other one reads."""
    quick = read_quickly(text)
    if quick is None:
        return False
    assert quick.values == plain(read_yaml(text))
    return True


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("a: b\n   c\n  d")
@example("a: >\n\n  b")
@example("a: |\n  b\n   \nc: d")
@example("a:\n- b: c\n  d: e\n-  f: g\n   h: i\n")
@example("- a\n b: c")
def test_what_it_reads_it_reads_as_the_full_reader_does(text: str) -> None:
    """It refuses whatever it is not sure of, so nothing that the full reader refuses gets through."""
    try:
        same(text)
    except NodeError as error:
        raise AssertionError(f"read, though it is refused: {error.message}") from error


LINES = st.sampled_from(
    ("id: x", "title: Words and more", "why: because", "  and so on", "list:", "- one", "  - two", "- id: y", "  good:",
     "  - first", "    and on", "fold: >-", "  a line", "  another", "raw: |", "", "# note", "flow: [a, b]",
     "rates: {x: better, y: same}", "said: 'it''s'", 'also: "x"', "url: http://a.b/c", "deep:", "  in: side", "    more: so")
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join))
def test_whole_lines_are_read_the_same(text: str) -> None:
    """Lines as people write them, in any order."""
    try:
        same(text)
    except NodeError as error:
        raise AssertionError(f"read, though it is refused: {error.message}") from error


def own_texts() -> list[tuple[str, str]]:
    """The YAML of this project's own records and of its examples, with the file each is from."""
    found = []
    for folder in ("docs/alignment", "docs/examples"):
        for path in sorted((PROJECT / folder).rglob("*")):
            text = path.read_text("utf-8") if path.suffix in (".md", ".yml") else ""
            yaml = split(text).front if path.suffix == ".md" else text
            if yaml:
                found.append((path.relative_to(PROJECT).as_posix(), yaml))
    return found


def test_most_real_records_are_read_quickly() -> None:
    """What it reads of real records is the same, and it reads most of them: else it is of no use."""
    texts = own_texts()
    read = [name for name, text in texts if same(text)]
    assert len(read) > len(texts) * 0.8, sorted({name for name, _ in texts} - set(read))


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in own_texts() if read_quickly(text) is not None]
)
def test_places_found_later_are_the_places(text: str) -> None:
    """A field's place is the same, whether all were noted while reading or one is looked up."""
    quick = read_quickly(text)
    assert quick is not None
    node = read_yaml(text, line_offset=4)
    if isinstance(node, Mapping):
        _same_places(values_of(node), partial(LatePlaces, text, 5))
        return
    assert isinstance(node, Items)
    lines = text.split("\n")
    starts = quick.starts[id(quick.values)]
    for item, start, end in zip(node.items, starts, [*starts[1:], len(lines)], strict=True):
        assert isinstance(item, Mapping)
        _same_places(values_of(item), partial(EntryPlaces, "\n".join(lines[start:end]), start + 5))


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14).map("\n".join))
@example("review: {on: a, every: b}\n")
def test_places_of_lines_in_any_order_are_the_places(text: str) -> None:
    """As above, for whatever the quick reader reads."""
    node = read_yaml(text, line_offset=4) if read_quickly(text) is not None else None
    if isinstance(node, Mapping):
        _same_places(values_of(node), partial(LatePlaces, text, 5))


def _same_places(values: Values, fresh: Callable[[], LatePlaces]) -> None:
    late = fresh()
    assert dict(late) == values.places
    assert {pointer: late[pointer] for pointer in values.places} == values.places
    alone = {pointer: fresh()[pointer] for pointer in values.places}
    assert alone == values.places
    with pytest.raises(KeyError):
        late["nothing/here"]


def test_a_hundred_thousand_brackets_are_left_to_the_full_reader() -> None:
    """Nothing in it recurses or takes time that grows faster than the text."""
    assert read_quickly("a: " + "[" * 100_000) is None
    assert read_quickly("a: " + "b " * 100_000 + "c") is not None
    assert read_quickly("\n".join(f"k{n}: v" for n in range(20_001))) is None
    assert read_quickly("\n".join("  " * n + "k:" for n in range(100)) + " v") is None


def test_the_text_after_a_key_is_not_searched_twice() -> None:
    """A key's name may stand again inside text; only the first column counts."""
    text = "a: why b\nnote: >-\n  b: no\n\n  b\nb: c\n"
    assert read_quickly(text) is None
    text = "a: why\nnote: |\n  b: no\nb: c\n"
    assert LatePlaces(text, 1)["b"].line == len(re.findall("\n", text))
