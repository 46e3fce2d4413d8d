"""Pages that list decisions: what they say of one that does not say it itself."""

import pytest

from alignment_plugin.loading.dialects.index_table import index_rows

BODY = "# {}\n\n## Context\n\nWhy.\n\n## Decision\n\nThis.\n\n## Consequences\n\nThat.\n"
TABLE = """\
# Decisions

| ADR | Title | Status | Date |
|---|---|---|---|
| 1 | [Use A](0001-a.md) | Accepted | 2024-01-02 |
| 2 | [Use B](0002-b.md) | superseded by 1 | 2024-01-03 |
"""


def rows(text):
    return [(each.document, each.status, each.date, each.span.line) for each in index_rows(text)]


def test_a_table_gives_status_and_date_of_the_documents_it_links_to():
    """Each row is about the first document that it links to, and knows its own line."""
    assert rows(TABLE) == [
        ("0001-a", "Accepted", "2024-01-02", 5),
        ("0002-b", "superseded by 1", "2024-01-03", 6),
    ]


def test_a_table_without_links_names_documents_by_their_number():
    """The number in the first cell is enough."""
    text = "| Number | Title | State |\n|---|---|---|\n| ADR-0007 | Use C | proposed |\n| x | Use D | accepted |\n"
    assert rows(text) == [("7", "proposed", "", 3)]


def test_a_list_gives_the_status_that_stands_beside_the_link():
    """A sign or a word or two; a sentence is none, and words inside the link are the title's."""
    text = """\
- ✅ [Deprecated TLS](0001-a.md)
- [B](0002-b.md) (rejected)
- [C](0003-c.md) - 2024-05-06, accepted
- [Accepted ways](0004-d.md) were proposed by people who left long ago
- [E](0005-e.md) replaces [F](0006-f.md)
- [Home](https://example.org/) accepted
"""
    assert rows(text) == [
        ("0001-a", "✅", "", 1),
        ("0002-b", "(rejected)".strip("()"), "", 2),
        ("0003-c", "", "2024-05-06", 3),
    ]


def test_a_heading_gives_its_status_to_all_below_it():
    """Some pages are grouped: Accepted, Superseded."""
    text = "## Superseded\n\n* [A](0001-a.md)\n\n## All the rest\n\n* [B](0002-b.md)\n"
    assert rows(text) == [("0001-a", "Superseded", "", 3)]


@pytest.mark.parametrize("name", ["README.md", "index.md", "decision-log.md", "adr-index.md"])
def test_a_document_without_a_status_has_the_one_of_the_index(read_files, name):
    """The record keeps the words of the index as they are written; the index is no record."""
    read = read_files({name: TABLE, "0001-a.md": BODY.format("Use A"), "0002-b.md": BODY.format("Use B")})
    assert set(read.decisions) == {"0001-a", "0002-b"}
    one, two = read.decisions["0001-a"], read.decisions["0002-b"]
    assert (one.status, str(one.decided), one.origin.status_raw) == ("accepted", "2024-01-02", "Accepted")
    assert (two.status, str(two.decided)) == ("superseded", "2024-01-03")


def test_what_a_document_says_itself_wins_over_the_index(read_files):
    """The index fills gaps, and changes nothing."""
    own = BODY.format("Use A").replace(
        "## Context", "Date: 2023-03-03\n\n## Status\n\nRejected\n\n## Context"
    )
    read = read_files({"README.md": TABLE, "0001-a.md": own})
    decision = read.decisions["0001-a"]
    assert (decision.status, str(decision.decided)) == ("rejected", "2023-03-03")
    assert read.findings == ()


def test_a_number_that_several_files_have_tells_nothing(read_files):
    """Numbers collide; then the row is about nobody."""
    text = "| Number | Status |\n|---|---|\n| 1 | accepted |\n"
    read = read_files({"README.md": text, "0001-a.md": BODY.format("A"), "0001-b.md": BODY.format("B")})
    assert {each.status for each in read.decisions.values()} == {"unknown"}


def test_lists_in_the_readme_of_a_numbered_folder_are_about_that_decision(read_files):
    """Such a README is a record, and its links are its own."""
    text = BODY.format("Queue") + "\n- [A](../0001-a.md) rejected\n"
    read = read_files({"0007-queue/README.md": text, "0001-a.md": BODY.format("A")})
    assert read.decisions["0001-a"].status == "unknown"


def test_real_lists_with_signs_are_read(corpora):
    """Ticks, crosses and question marks of a real project; each row leads to a document that is there."""
    folder = corpora / "ministryofjustice+cloud-platform" / "architecture-decision-record"
    found = list(index_rows((folder / "README.md").read_text("utf-8")))
    assert len(found) >= 38
    assert {each.status for each in found} >= {"✅", "❌", "🤔"}
