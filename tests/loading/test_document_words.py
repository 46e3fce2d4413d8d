"""What documents say about themselves in words that no template has: dates alone, work that goes on, lists left over."""

import pytest

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.nodes import Items, Scalar
from tests.loading.choices import field_in
from tests.loading.conftest import ReadFolder

BODY = "\n\n## Context\n\nOrders need a home.\n\n## Decision\n\nWe rent.\n\n## Consequences\n\nNone.\n"


def read(head: str) -> Document:
    """A document with lines below its title."""
    return read_document(None, f"# Where orders live\n\n{head}{BODY}", 1, name="0007-store.md", statuses={})


def text(document: Document, name: str) -> str:
    """A field with one value."""
    found = field_in(document, name)
    return found.text if isinstance(found, Scalar) else ""


def texts(document: Document, name: str) -> list[str]:
    """A field that is a list."""
    found = field_in(document, name)
    return [each.text for each in found.items if isinstance(each, Scalar)] if isinstance(found, Items) else []


@pytest.mark.parametrize("line", ("July 24, 2020", "_24 July 2020_", "2020-07-24", "**2020-07-24**"))
def test_a_date_alone_below_the_title_is_the_date(line: str) -> None:
    """It stands on a line of its own, and leaves the prose."""
    document = read(line)
    assert text(document, "decided") == "2020-07-24"
    assert "2020" not in document.prose


@pytest.mark.parametrize("line", ("On 2020-07-24 we met.", "2020-07-24 :ghost:", "12", "Version 2"))
def test_words_with_a_date_are_prose(line: str) -> None:
    """Nothing of them is lost."""
    assert line in read(line).prose


def test_the_day_a_proposal_closes_is_its_date_where_there_is_no_other() -> None:
    """The day of the decision wins."""
    assert text(read("**Closing date:** 27 March 2020"), "decided") == "2020-03-27"
    assert text(read("- Closing date: 27 March 2020\n- Decided: 2020-04-01"), "decided") == "2020-04-01"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Status: In progress", "accepted"),
        ("Status: Work in progress", "draft"),
        ("State: Ready for Implementation", "accepted"),
        ("* **Implementation Status:** `Implemented`", "accepted"),
        ("* **Implementation**: Accepted", "accepted"),
        ("* Implementation: see the other page", ""),
        ("- Implementation status: done\n- Status: rejected", "rejected"),
        ("- Status: draft [ accepted | deprecated | superseded by [xxx](yyyymmdd-xxx.md)]", "draft"),
        ("- Status: [proposed | accepted]", "unknown"),
    ],
)
def test_a_status_is_read_by_its_meaning(head: str, status: str) -> None:
    """What was built counts where nothing else is said; a template's list behind a status does not."""
    assert text(read(head), "status") == status


def test_a_link_behind_its_words_is_no_list_that_a_template_left() -> None:
    """The successor stays known."""
    assert texts(read("Status: Superseded by [A | B](0003-x.md)"), "superseded_by") == ["0003-x"]


def test_who_drives_a_decision_is_told_by_an_account() -> None:
    """What drives it is not."""
    assert texts(read("- Decision driver: @ann"), "people") == ["ann"]
    assert texts(read("- Decision driver: cheap to run"), "people") == []


def test_people_who_are_still_to_be_named_are_none() -> None:
    """A template says so in brackets."""
    assert texts(read("- Author: Ann\n- Shepherds: (names, to be nominated by the board)"), "consulted") == []
    assert texts(read("- Deciders: to be decided"), "people") == []


def test_a_record_says_at_once_what_it_amends_and_replaces() -> None:
    """In a note below the title."""
    assert texts(
        read("**NOTE:** This ADR updates and supersedes [ADR 24](./0024-old.md)."), "supersedes"
    ) == ["0024-old"]


def test_a_title_in_the_front_matter_loses_the_number(read_files: ReadFolder) -> None:
    """As a heading does."""
    found = read_files({"0004-shed.md": "---\ntitle: 4. Drop the shed\n---\n\n## Status\n\nAccepted\n"})
    assert found.only.name == "Drop the shed"


def test_a_number_of_zeros_alone_makes_no_template(read_files: ReadFolder) -> None:
    """Nor does the word in the middle of a name."""
    files = ("0000-remove-old-templates.md", "0000-template.md", "0000-adr-template.md", "0000-use-it.md")
    found = read_files(dict.fromkeys(files, "# A title\n\n## Status\n\nAccepted\n"))
    assert sorted(found.decisions) == ["0000-remove-old-templates", "0000-use-it"]
