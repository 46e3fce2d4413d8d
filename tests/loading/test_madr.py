"""MADR 2, 3 and 4 as people write it, and what is left in the prose."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar, read_yaml

MADR_2 = """\
# Use **Postgres** for `orders`

* Status: superseded by [ADR-0005](0005-example.md)
* Deciders: Ann, Bob and [Cleo](https://example.org/cleo)
* Date: 4 Mar 2021
* Ticket: X-12

Technical Story: a ticket

## Context and Problem Statement

Orders need a home.

## Decision Drivers <!-- optional -->

* Easy to run
* Cheap, see [prices](prices.md)

## Considered Options

* Postgres
* MySQL
* Flat files

## Decision Outcome

Chosen option: "Postgres", because we
know it well.

We run it ourselves.

### Positive Consequences

* One store

### Negative Consequences

* Bad, because it needs backups

## Pros and Cons of the Options

### Postgres

[Home](https://postgresql.org)

* Good, because it is known
* Bad, because it is big

### MySQL

* Good, because fast

### A SQLite file

* Bad, because one writer

## Links

* Supersedes [ADR-0001](0001-first.md)
"""

MADR_4 = """\
# Leave the batch

## Context and Problem Statement

Why?

## Considered Options

* Stay
* Leave the batch for good

## Decision Outcome

Chosen option: “Leave the batch”, because

* nobody reads it
* it is slow.

### Consequences

* Good, because nights are quiet
* Bad, because one report is gone

### Confirmation

A week without the batch.

- Nobody asks
"""


def read(body: str, front: str = "", line: int = 1, **statuses: str) -> Document:
    """Read a document at `docs/0001-x.md`."""
    node = read_yaml(front, line_offset=1) if front else None
    assert node is None or isinstance(node, Mapping)
    return read_document(node, body, line, name="docs/0001-x.md", statuses=statuses)


def plain(node: Node) -> Any:
    """Nodes without their places."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


def fields(document: Document) -> dict[str, Any]:
    return {key.text: plain(value) for key, value in document.fields}


def outcome(sentence: str, options: str = "* Postgres\n* MySQL 8\n* Flat files on disk\n") -> Document:
    return read(f"# T\n\n## Considered Options\n\n{options}\n## Decision Outcome\n\n{sentence}\n")


def test_madr_2_is_read_in_full() -> None:
    found = fields(read(MADR_2))
    assert found == {
        "status": "superseded",
        "superseded_by": ["0005-example"],
        "decided": "2021-03-04",
        "people": ["Ann", "Bob", "Cleo"],
        "supersedes": ["0001-first"],
        "drivers": ["Easy to run", "Cheap, see [prices](prices.md)"],
        "chosen": "postgres",
        "because": "we know it well.",
        "options": [
            {"id": "postgres", "title": "Postgres", "good": ["it is known"], "bad": ["it is big"]},
            {"id": "mysql", "title": "MySQL", "good": ["fast"]},
            {"id": "flat-files", "title": "Flat files"},
        ],
        "second_order": ["Good: One store", "Bad, because it needs backups"],
    }


def test_what_became_no_field_stays_under_its_heading_on_its_own_line() -> None:
    document = read(MADR_2)
    assert document.title is not None
    assert document.title.text == "Use Postgres for orders"
    kept = [line for line in document.prose.splitlines() if line]
    assert kept == [
        "* Deciders: Ann, Bob and [Cleo](https://example.org/cleo)",
        "* Ticket: X-12",
        "Technical Story: a ticket",
        "## Context and Problem Statement",
        "Orders need a home.",
        "## Decision Outcome",
        "We run it ourselves.",
        "## Pros and Cons of the Options",
        "### Postgres",
        "[Home](https://postgresql.org)",
        "### A SQLite file",
        "* Bad, because one writer",
        "## Links",
        "* Supersedes [ADR-0001](0001-first.md)",
    ]
    source = MADR_2.splitlines()
    for number, line in enumerate(document.prose.splitlines(), document.prose_line):
        assert not line or source[number - 1] == line


def test_madr_4_is_read_in_full() -> None:
    front = "status: accepted\ndate: 2026-01-02\ndecision-makers: '@ann, @bob'\nconsulted: [Cleo]\ninformed: all of us\n"
    document = read(MADR_4, front, 8)
    assert fields(document) == {
        "status": "accepted",
        "decided": "2026-01-02",
        "people": ["ann", "bob"],
        "consulted": ["Cleo"],
        "informed": ["all of us"],
        "options": [
            {"id": "stay", "title": "Stay"},
            {"id": "leave-the-batch-for-good", "title": "Leave the batch for good"},
        ],
        "chosen": "leave-the-batch-for-good",
        "because": "nobody reads it; it is slow.",
        "second_order": ["Good, because nights are quiet", "Bad, because one report is gone"],
        "success": ["A week without the batch.", "Nobody asks"],
    }
    assert document.dialect == "madr"
    assert document.prose == "## Context and Problem Statement\n\nWhy?\n"
    assert document.prose_line == 10


def test_places_count_in_the_file() -> None:
    places = {key.text: value.span for key, value in read(MADR_4, "status: accepted\n", 4).fields}
    assert (places["status"].line, places["status"].column) == (2, 9)
    assert (places["options"].line, places["options"].column) == (12, 3)


@pytest.mark.parametrize(
    ("sentence", "chosen", "because"),
    [
        ('Chosen option: "Postgres", because Y.', "postgres", "Y."),
        ("Chosen option: Postgres because Y.", "postgres", "Y."),
        ("**Chosen option:** “Postgres”, since Y.", "postgres", "Y."),
        ("Chosen option: **Postgres**, because Y.", "postgres", "Y."),
        ("Chosen options: [Postgres](https://x.org/a_b), because Y", "postgres", "Y"),
        ('Chosen option: "`Postgres`",\nbecause Y\nand Z.', "postgres", "Y and Z."),
        ("Chosen option: 2, because Y", "mysql-8", "Y"),
        ("Chosen option: Option 2, as it is Y", "mysql-8", "it is Y"),
        ('Chosen option: "Flat files", due to Y', "flat-files-on-disk", "Y"),
        ("We decided on Postgres because Y", "postgres", "Y"),
        ('Chosen option: "Postgres".\nBecause Y', "postgres", "Y"),
        ('* Chosen option: "Postgres", because Y', "postgres", "Y"),
        ('Chosen option: "Postgres"', "postgres", None),
        ('Chosen option: "Postgres". It is good, because Y.', "postgres", None),
        ("Option 1 was chosen for its speed.", "postgres", None),
        ('Chosen option: "Something else entirely", because Y', None, None),
        ('Chosen option: mix of "Postgres" and "MySQL 8", because Y', None, None),
        ('Chosen option: "Postgres" and "MySQL 8", because Y', None, None),
        ("Chosen option:", None, None),
        ("Chosen option: TBD", None, None),
    ],
)
def test_the_chosen_option_is_found(sentence: str, chosen: str | None, because: str | None) -> None:
    found = fields(outcome(sentence))
    assert (found.get("chosen"), found.get("because")) == (chosen, because)


@pytest.mark.parametrize(
    "sentence",
    [
        'Chosen option: "Something else", because Y',
        'Chosen option: "Postgres" with care, because Y',
        "Go on.",
    ],
)
def test_a_sentence_that_says_more_than_its_fields_stays(sentence: str) -> None:
    assert sentence in outcome(sentence).prose


@pytest.mark.parametrize(
    ("arguments", "good", "neutral", "bad"),
    [
        ("* Good, because a\n* Neutral, because b\n* Bad, because c\n", ["a"], ["b"], ["c"]),
        ("* **Good**, because a\n* OK, because b\n* Bad: c\n", ["a"], ["b"], ["c"]),
        ("* Good, since a\n* Bad, if c\n", ["a"], None, ["if c"]),
        ("* ✅ a\n* ❌ c\n", ["a"], None, ["c"]),
        ("+ a\n\n- c\n", ["a"], None, ["c"]),
        ("**Pros**\n\n* a\n\n**Cons:**\n\n* c\n", ["a"], None, ["c"]),
        ("#### Pros\n\n* a\n\n#### Cons\n\n* c\n", ["a"], None, ["c"]),
        ("Advantages:\n\n1. a\n\nDisadvantages:\n\n1. c\n", ["a"], None, ["c"]),
        ("* Pros:\n  * a\n* Cons:\n  * c\n", ["a"], None, ["c"]),
        ("Good, because a\nBad, because c\n", ["a"], None, ["c"]),
        ("* Good things take time\n* plain\n", None, None, None),
    ],
)
def test_arguments_are_read_in_every_habit(
    arguments: str, good: list[str] | None, neutral: list[str] | None, bad: list[str] | None
) -> None:
    document = outcome(
        f'Chosen option: "Postgres"\n\n## Pros and Cons of the Options\n\n### Postgres\n\n{arguments}'
    )
    option = fields(document)["options"][0]
    assert (option.get("good"), option.get("neutral"), option.get("bad")) == (good, neutral, bad)
    assert ("Pros" in document.prose) == (good is None)


def test_options_may_be_headings_or_bold() -> None:
    headings = "### Option 1: A\n\nText.\n\n#### Pros\n\n* fast\n\n### Option 2: B\n\nText.\n"
    bold = "**1. A.** Text.\n\nPros:\n\n* fast\n\n**2. B.** Text.\n"
    for options in (headings, bold):
        found = fields(outcome("Chosen option: 2", options))
        assert [option.get("good") for option in found["options"]] == [["fast"], None]
        assert found["chosen"].endswith("b")


def test_equal_titles_get_ids_of_their_own() -> None:
    ids = [option["id"] for option in fields(outcome("x", "* A\n* A\n* 中文\n* con\n"))["options"]]
    assert ids == ["a", "a-2", "option-3", "con-2"]


def test_code_never_looks_like_a_section() -> None:
    body = "# T\n\n## Considered Options\n\n* A\n* B\n\n## Decision Outcome\n\n```md\n# no\n\n## Consequences\n\n* no\n```\n"
    document = read(body)
    assert "second_order" not in fields(document)
    assert "* no\n```" in document.prose


@pytest.mark.parametrize(
    ("front", "name", "value"),
    [
        ("status: proposed\ndate: 2026-01-02", "opened", "2026-01-02"),
        ("date: 2026-01-02T10:00:00Z", "decided", "2026-01-02"),
        ("date: Jan 2, 2026", "decided", "2026-01-02"),
        ("date: 2026/1/2", "decided", "2026-01-02"),
        ("date: 31/12/2025", "decided", "2025-12-31"),
        ("date: 01/02/2026", "decided", None),
        ("date: 2026-02-31", "decided", None),
        ("date: TBD", "decided", None),
        ('date: "{YYYY-MM-DD when last updated}"', "decided", None),
        ('status: "{proposed | rejected | accepted}"', "status", "unknown"),
        ("status: shelved", "status", "unknown"),
        ("superseded-by: 0005-x.md", "superseded_by", ["0005-x"]),
        ("superseded_by: ['0038']", "superseded_by", ["0038"]),
        ("supersedes: none", "supersedes", None),
        ("deciders: '{list everyone involved in the decision}'", "people", None),
        ("tags: a, b", "tags", ["a", "b"]),
    ],
)
def test_front_matter_is_normalised(front: str, name: str, value: Any) -> None:
    assert fields(read(MADR_4, front)).get(name) == value


@pytest.mark.parametrize(
    ("text", "count"), [("01/02/2026", 1), ("2023-02-31", 1), ("2023-14-05", 1), ("soon", 1), ("TBD", 0)]
)
def test_a_date_that_cannot_be_read_is_a_problem_with_its_line(text: str, count: int) -> None:
    document = read(f"# T\n\n* Date: {text}\n\n{MADR_4.partition('# Leave the batch')[2]}", line=5)
    assert [(each.code, each.span.line) for each in document.problems] == [("bad-value", 7)] * count
    assert f"* Date: {text}" in document.prose


def test_front_matter_wins_and_a_contradiction_names_both_lines() -> None:
    document = read(
        "# T\n\n* Status: proposed\n\n## Considered Options\n\n* A\n\n## Decision Outcome\n\nA\n",
        "status: accepted",
        4,
    )
    assert fields(document)["status"] == "accepted"
    assert [(each.span.line, "line 2" in each.message) for each in document.problems] == [(6, True)]
    assert "Status: proposed" in document.prose


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            *("# T\n", "## Considered Options\n", "## Decision Outcome\n", "### A\n", "## Pros and Cons of the Options\n"),
            *("* A\n", "  * b\n", "1. Good, because c\n", "> q\n", "```\n", "\n", "Chosen option: A, because b\n"),
            *("- Status: accepted\n", "Date: 1/2/3\n", "| a | b |\n", "|---|---|\n", "---\n", "[x]: y\n", "\r", "\0", "\t"),
            *("## Status\n", "Superseded by [x](y.md)\n", "### Consequences\n", "<!-- c\n", "-->\n", "*", "`", "[", '"'),
        ]) | st.text(max_size=12)
    )
)  # fmt: skip
def test_any_text_is_read_and_prose_keeps_its_lines(parts: list[str]) -> None:
    body = "".join(parts)
    for name in ("a.md", "a.rst", "a.adoc", "20240131-a.md"):
        document = read_document(None, body, 1, name=name, statuses={})
        lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        prose = document.prose.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(prose):
            assert not line.strip() or lines[document.prose_line - 1 + number] == line
