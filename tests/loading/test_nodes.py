"""YAML text as located nodes: scalars stay text, and nothing that expands is followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment_plugin.loading.nodes import Items, Mapping, NodeError, Scalar, read_yaml

LAUGHS = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 12))


@pytest.mark.parametrize(
    "text", ["0010", "NO", "on", "2026-02-31", "1e9", "0x1F", "null", "true", "~x", "1_000"]
)
def test_a_scalar_stays_as_it_was_written(text):
    node = read_yaml(f"key: {text}\n")
    assert isinstance(node, Mapping)
    value = node.get("key")
    assert isinstance(value, Scalar)
    assert value.text == text


def test_places_count_from_one_and_the_end_is_exclusive():
    node = read_yaml("first: 1\nlist:\n  - two words\n", line_offset=10)
    assert isinstance(node, Mapping)
    items = node.get("list")
    assert isinstance(items, Items)
    span = items.items[0].span
    assert (span.line, span.column, span.end_line, span.end_column) == (13, 5, 13, 14)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: &x 1\n", 1, "names a place"),
        ("b: 1\na: *x\n", 2, "repeats"),
        ("a: {<<: 1}\n", 1, "merges"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a: !env X\n", 1, "tag"),
        ("%YAML 1.1\n---\na: 1\n", 1, "directive"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        ("a: 1\nb: 2\na: 3\n", 3, "first on line 1"),
        ("? [a]\n: b\n", 1, "key"),
        ("a: " + "[" * 100_000, 1, "levels deep"),
        ("{" * 100_000, 1, "a key was expected"),
        (LAUGHS, 1, "names a place"),
        ("a:\n" + "- x\n" * 20_001, 19_999, "values in one file"),
        ("owner: @noor\n", 1, "cannot start with '@'"),
        ("a:\n\tb: 1\n", 2, "tab"),
        ("a: b: c\n", 1, "colon"),
        ("a: {ask: Will it hold?}\n", 1, "'?'"),
        ("a: 'open\n", 2, "not YAML"),
        ("a: \x00\n", 1, "not YAML"),
    ],
)
def test_what_is_refused_says_where_and_why(text, line, words):
    with pytest.raises(NodeError) as caught:
        read_yaml(text)
    assert words in caught.value.message
    assert caught.value.span.line == line


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("a: {ask: Will it hold?}", 'a: {ask: "Will it hold?"}'),
        ("owner: @noor", "owner: noor"),
        ("people: [@noor, lee]", "people: [noor, lee]"),
        ("because: this: that", 'because: "this: that"'),
        ("a:\n\tb: 1", "  b: 1"),
    ],
)
def test_a_trap_shows_the_corrected_line_and_that_line_is_read(text, corrected):
    with pytest.raises(NodeError) as caught:
        read_yaml(text)
    assert caught.value.example == corrected
    assert read_yaml(corrected.strip()) is not None


def test_a_mapping_of_nothing_is_the_list_that_was_meant():
    node = read_yaml("people: { Ada Lovelace, Bo }\n")
    assert isinstance(node, Mapping)
    people = node.get("people")
    assert isinstance(people, Items)
    assert [each.text for each in people.items if isinstance(each, Scalar)] == ["Ada Lovelace", "Bo"]


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#?%@`,\n\t <0é\x07"), max_size=120))
def test_any_text_is_read_or_refused(text):
    try:
        read_yaml(text)
    except NodeError as error:
        assert error.message
        assert error.span.line >= 1
