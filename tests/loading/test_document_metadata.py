"""Status words, successors, people and titles, in Markdown of no known form and in plain text."""

import pytest

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.status import read_status
from alignment_plugin.loading.dialects.succession import read_references
from alignment_plugin.loading.nodes import Items, Scalar


def read(body: str, name: str = "adr/0001-x.md") -> Document:
    return read_document(None, body, 1, name=name, statuses={})


def texts(document: Document, field: str) -> list[str]:
    for key, node in document.fields:
        if key.text == field:
            nodes = node.items if isinstance(node, Items) else (node,)
            return [each.text for each in nodes if isinstance(each, Scalar)]
    return []


@pytest.mark.parametrize(
    ("raw", "status", "successors"),
    [
        ("Accepted", "accepted", ()),
        ("✅ **Accepted**", "accepted", ()),
        (":white_check_mark: accepted.", "accepted", ()),
        ("[accepted] <!-- optional -->", "accepted", ()),
        ("Status: Draft", "draft", ()),
        ("in-review", "proposed", ()),
        ("On hold", "deferred", ()),
        ("No longer relevant", "deprecated", ()),
        ("~~Proposed~~ Accepted on 2021-02-03", "accepted", ()),
        ("3", "accepted", ()),
        ("not yet accepted", "unknown", ()),
        ("proposed | rejected | accepted", "unknown", ()),
        ("Proposed / Accepted", "unknown", ()),
        ("superseded by [ADR-0005](0005-example.md)", "superseded", ("0005-example",)),
        ("Superceded by ADR025 and ADR 16", "superseded", ("025", "16")),
        ("superseded by 0005-x", "superseded", ("0005-x",)),
        ("Replaced by https://example.org/o/r/blob/main/adr/0009-new.md", "superseded", ("0009-new",)),
        ("Superseded by [new](/adr/AD045-x.html)", "superseded", ("ad045-x",)),
        ("Partly superseded by [x](0007-x.md)", "accepted", ()),
        ("Superseded by a ticket, [#5](https://example.org/o/r/issues/5)", "superseded", ()),
        ("", "unknown", ()),
    ],
)
def test_a_status_is_normalised(raw: str, status: str, successors: tuple[str, ...]) -> None:
    reading = read_status(raw, {})
    assert (reading.status.value, reading.succession.superseded_by) == (status, successors)


def test_a_teams_own_words_come_first() -> None:
    assert read_status("Shipped it!", {"shipped": "accepted"}).status.value == "accepted"
    assert read_status("final", {"final": "proposed"}).status.value == "proposed"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("@ann @bob-x  @cleo", ("ann", "bob-x", "cleo")),
        ("Ann / Bob | Cleo", ("Ann", "Bob", "Cleo")),
        ("Ann (and/or Bob)", ("Ann (and/or Bob)",)),
        ("Ann Lee (@ann-lee), Bob Ray [@bob]", ("Ann Lee", "Bob Ray")),
        ("`ann`, `bob`", ("ann", "bob")),
        ("a, b and c", ("a", "b", "c")),
        ("@ann; Bob <bob@example.org>", ("ann", "Bob")),
        ("{ Ann, Bob }", ("Ann", "Bob")),
        ("Platform and Tools team", ("Platform and Tools team",)),
        ("Ann (lead, payments), Bob,", ("Ann (lead, payments)", "Bob")),
        ("[list everyone involved in the decision] <!-- optional -->", ()),
        ("TBD", ()),
    ],
)
def test_people_are_told_apart(raw: str, names: tuple[str, ...]) -> None:
    assert read_people(raw) == names


@pytest.mark.parametrize("raw", ["N/A", "none", "", "[PR#95](https://example.org/pull/95)"])
def test_no_record_is_named(raw: str) -> None:
    assert read_references(raw) == ()


def test_a_status_section_of_one_line_goes_and_one_that_says_more_stays() -> None:
    short = read("# T\n\n## Status\n\nAccepted\n\n## Context\n\nText\n")
    assert (texts(short, "status"), short.prose) == (["accepted"], "## Context\n\nText\n")
    long = read("# T\n\n## Status\n\nAccepted\n\nSupersedes [4](0004-b.md) after a year.\n")
    assert (texts(long, "status"), texts(long, "supersedes")) == (["accepted"], ["0004-b"])
    assert "Accepted" in long.prose


@pytest.mark.parametrize(
    "header",
    [
        "- Status: accepted\n- Deciders: Ann\n",
        "* **Status:** accepted\n* **Deciders**: Ann\n",
        "Status: accepted  \nDeciders: Ann\n",
        "| | |\n|---|---|\n| Status | accepted |\n| Deciders | Ann |\n",
        "| Status | Deciders |\n|---|---|\n| accepted | Ann |\n",
        "- Deciders:\n  - Ann\n- Status: accepted\n",
    ],
)
def test_a_header_block_is_read_and_cut(header: str) -> None:
    document = read(f"# T\n\n{header}\nText\n")
    assert (texts(document, "status"), texts(document, "people"), document.prose) == (
        ["accepted"],
        ["Ann"],
        "Text\n",
    )


@pytest.mark.parametrize(
    ("body", "name", "title"),
    [
        ("## House\n\nx\n", "a.md", "House"),
        ("## Context\n\nx\n", "a.md", None),
        ("```\n# no\n```\n\n# Yes & *so*\n", "a.md", "Yes & so"),
        ("Setext\n======\n", "a.md", "Setext"),
        ("=====\nTitle\n=====\n\nStatus\n------\n\n**Accepted**\n", "a.rst", "Title"),
        ("= Title\n:status: accepted\n\n== Status\n", "a.adoc", "Title"),
        ("no title", "a.adoc", None),
        ("Dear all\n\nOne\n\nTwo\n\nThree\n\n## Signed here\n\nx\n", "a.md", None),
        ("Status: draft\n\nDate: 2024-01-02\n\nOwner: Ann\n\nTeam: X\n\n## House\n\nx\n", "a.md", "House"),
    ],
)
def test_the_title_is_found(body: str, name: str, title: str | None) -> None:
    found = read(body, name).title
    assert (found.text if found else None) == title


def test_in_other_markup_too_what_became_a_field_goes_and_the_rest_stays() -> None:
    body = "=====\nTitle\n=====\n\nStatus\n------\n\n**Accepted**\n\nNotes\n-----\n\nA *note*.\n"
    document = read(body, "a.rst")
    assert document.prose == "Notes\n-----\n\nA *note*.\n"
    assert (document.dialect, document.format, texts(document, "status")) == ("plain", "rst", ["accepted"])
    assert texts(read("= T\n:status: Draft\n", "a.adoc"), "status") == ["draft"]


def test_a_status_in_front_of_the_title_counts() -> None:
    document = read("# [Superseded by [ADR-0017](0017-new.md)] Old way\n\nText\n")
    assert (texts(document, "status"), texts(document, "superseded_by")) == (["superseded"], ["0017-new"])
