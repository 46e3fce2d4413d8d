"""A team's own words for a status stand beside ours, as far as they say more than the page does elsewhere."""

import pytest

from alignment_plugin.views.own_word import own_word
from tests.loading.conftest import ReadFolder
from tests.loading.conftest import read_files as read_files  # noqa: PLC0414 - a fixture


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("accepted", ""),
        ("**Accepted**", ""),
        ("[accepted]", ""),
        ("Accepted 2024-03-01", ""),
        ("Accepted 2024-04-02", "2024-04-02"),
        ("Approved", "Approved"),
        ("✅ Accepted", ""),
        ("✅ done", "✅ done"),
        ("Accepted (by the whole crew)", "by the whole crew"),
        ("Implemented (alpha)", "Implemented (alpha)"),
        ("Superseded by ADR 99", "by ADR 99"),
        ("Superseded by [two](0002-two.md)", ""),
        ("Proposed, Accepted, Rejected, Deprecated", "Proposed, Accepted, Rejected, Deprecated"),
    ],
)
def test_a_status_is_shown_in_the_teams_words_where_they_say_more(
    read_files: ReadFolder, written: str, shown: str
) -> None:
    """The state itself, the day and the successor have places of their own."""
    body = f"# One\n\nDate: 2024-03-01\n\n## Status\n\n{written}\n\n## Context\n\nWe row.\n\n## Decision\n\nWe row.\n"
    read = read_files({"0001-one.md": body, "0002-two.md": "# Two\n\nWe sail.\n"})
    successors = (read.decisions["0002-two"],) if "0002" in written else ()
    assert own_word(read.decisions["0001-one"], successors) == shown


@pytest.mark.parametrize(
    "written",
    [
        "Accepted in [the meeting](https://example.org/minutes)",
        "Accepted, " + "after we had talked about the boats and the vans and the bridge at length, " * 2,
    ],
)
def test_a_status_that_the_page_cannot_show_stays_in_the_text(read_files: ReadFolder, written: str) -> None:
    """A link in it, or more than a line of words, would be lost beside the state."""
    only = read_files({"0001-one.md": f"# One\n\n## Status\n\n{written}\n\n## Context\n\nWe row.\n"}).only
    assert only.status == "accepted"
    assert written.strip() in only.origin.body


def test_a_second_place_that_says_more_of_the_same_status_stays(read_files: ReadFolder) -> None:
    """Two places agree on the state; only words that the first one has too are taken out."""
    text = (
        "---\nstatus: accepted\n---\n\n# One\n\n## Status\n\nAccepted by the crew.\n\n## Context\n\nWe row.\n"
    )
    body = read_files({"0001-one.md": text}).only.origin.body
    assert "Accepted by the crew." in body
    assert (
        "## Status"
        not in read_files(
            {"0001-one.md": text.replace("Accepted by the crew.", "**Accepted**")}
        ).only.origin.body
    )
