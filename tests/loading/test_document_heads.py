"""Titles and metadata in the places and forms in which documents have them, in each markup."""

import pytest

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.titles import bare_title
from alignment_plugin.loading.dialects.told_dates import told_day
from alignment_plugin.loading.nodes import Scalar

REST = "\n\n## Context\n\nx\n"


def facts(body: str, name: str = "0009-queue.md") -> tuple[str, str]:
    """The status and the day that were read."""
    fields = {key.text: node for key, node in read_document(None, body, 1, name=name, statuses={}).fields}
    values = (fields.get("status"), fields.get("decided") or fields.get("opened"))
    status, day = (value.text if isinstance(value, Scalar) else "" for value in values)
    return status, day


HEADS = {
    "options of a fenced directive": "```{record} Queue\n:status: accepted\n:date: 2023-06-07\n```",
    "options of a directive in colons": ":::{record}\n:status: accepted\n:date: 2023-06-07\n:::",
    "fields in a fence": "```yaml\nstatus: accepted\ndate: 2023-06-07\n```",
    "terms and definitions": "<dl><dt>State</dt><dd>Accepted</dd>\n<dt>Decided on</dt><dd>2023-06-07</dd></dl>",
    "lines in HTML": "<p><b>Status:</b> accepted<br>\n<b>Date:</b> 2023-06-07</p>",
    "names in bold without a colon": "- **Status** accepted\n- **Date** 2023-06-07",
    "names before a dash": "- State — accepted\n- Decided — 2023-06-07",
    "side by side": "Status: accepted · Date: 2023-06-07 · Author: Ida Holm",
    "names with words beside them": "- Status of this record: accepted\n- Final decision date: 7 June 2023",
    "a status and its day": "**Accepted** on 2023-06-07",
    "a table under a heading": "## Document control\n\n| Status | Accepted |\n|---|---|\n| Date | 2023-06-07 |",
    "headings": "## Status: accepted\n\n## Date: 2023-06-07",
    "a ticked status": "- [x] Accepted\n- [ ] Rejected\n\n7 June 2023, Ida Holm",
}


@pytest.mark.parametrize("form", HEADS)
def test_metadata_at_the_head_is_read_in_many_forms(form):
    """The status and the day of a document are found where they stand above its text."""
    assert facts(f"# Queue\n\n{HEADS[form]}{REST}") == ("accepted", "2023-06-07")


@pytest.mark.parametrize(
    "foot",
    ["---\n\nStatus: Accepted\n\nDate: 2023-06-07", "## Metadata\n\n- Status: accepted\n- Date: 2023-06-07"],
)
def test_metadata_at_the_foot_is_read_where_the_head_has_none(foot):
    """Below a last rule, or in a last section for it."""
    assert facts(f"# Queue{REST}\n## Decision\n\ny\n\n{foot}\n") == ("accepted", "2023-06-07")
    head = facts(f"# Queue\n\nStatus: draft{REST}\n## Decision\n\ny\n\n{foot}\n")
    assert head == ("draft", "")


ASCIIDOC = {
    "attributes below authors": "= Queue\nIda Holm\nv1.0, 07.01.2021\n:status: accepted\n\n* Date: 2023-06-07\n",
    "attributes that are referred to": "= Queue\n:state: accepted\n\n* Status: {state}\n* Date: 2023-06-07\n",
    "a revision line": "= Queue\nIda Holm\nv1.0, 7 June 2023\n:status: accepted\n",
}


@pytest.mark.parametrize("form", ASCIIDOC)
def test_asciidoc_attributes(form):
    """Attributes state metadata, stand for their value, and a day that is named wins over the revision's."""
    assert facts(f"{ASCIIDOC[form]}\n== Context\n\nx\n", "queue.adoc") == ("accepted", "2023-06-07")


RST = {
    "a directive with options": ".. record:: Queue\n   :status: accepted\n\n   Date: 2023-06-07\n",
    "a table with commas": ".. csv-table::\n\n   Status, accepted\n   Date, 2023-06-07\n",
}


@pytest.mark.parametrize("form", RST)
def test_restructuredtext_directives(form):
    """A directive whose options speak of the document is looked into."""
    assert facts(f"Queue\n=====\n\n{RST[form]}\nContext\n-------\n\nx\n", "queue.rst") == (
        "accepted",
        "2023-06-07",
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Status codes are logged - all of them.",
        "Since 2019-01-02 mails are slow; on 2020-02-03 it broke.",
        "The outage was on 2019-01-02.",
        "**Current** systems send mails twice.",
        "Open questions remain.",
        "**Owner** teams pay for it.",
    ],
)
def test_prose_at_the_head_states_nothing(prose):
    """Words of metadata in a sentence, and days of other things, are no metadata."""
    assert facts(f"# Queue\n\n{prose}{REST}") == ("", "")


@pytest.mark.parametrize(
    ("text", "meaning", "day"),
    [
        ("Agreed by the guild on 3 May 2024.", "date", "2024-05-03"),
        ("(Last revised: June 7, 2023)", "updated", "2023-06-07"),
        ("Written by Bo, 12 June 2020", "opened", "2020-06-12"),
        ("On 3 May 2024 the board adopted this.", "date", "2024-05-03"),
        ("3 May 2024, Anna Berg", "date", "2024-05-03"),
    ],
)
def test_a_sentence_tells_a_day(text, meaning, day):
    """The verb tells what the day is of."""
    assert told_day(text) == (meaning, day)


def test_a_year_of_two_digits_is_read_behind_a_day_that_is_no_month():
    """`29/04/24` can be read in one way only; `03/04/24` cannot."""
    assert facts(f"# Queue\n\nLast updated: 29/04/24{REST}")[1] == "2024-04-29"
    assert facts(f"# Queue\n\nLast updated: 03/04/24{REST}")[1] == ""


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        ("DR-009-Mail: Pick a queue", "DR-009-mail.md", "Pick a queue"),
        ("Shop - SHP-ADR-0009 - Pick a queue", "SHP-ADR-0009-queue.md", "Pick a queue"),
        ("PLAT-ADR-9: Pick a queue", "PLAT-ADR-9.md", "Pick a queue"),
        ("Move from Angular - ADR-21 - to React", "0022-x.md", "Move from Angular - ADR-21 - to React"),
        ("RFC: Pick a queue", "queue.md", "Pick a queue"),
        ("Proposal: Pick a queue", "queue.md", "Pick a queue"),
        ("Proposals: pick a queue", "queue.md", "Proposals: pick a queue"),
        ("Web RFC WEB-0009 - Pick a queue", "WEB-0009-queue.md", "Pick a queue"),
        ("Move what RFC-21 - to the queue", "0022-x.md", "Move what RFC-21 - to the queue"),
        ("ADR 2023-02-02: Pick a queue", "2023-02-02-queue.md", "Pick a queue"),
        ("ADR [002]: [Pick a queue]", "002-queue.md", "Pick a queue"),
        ("'ADR 0002 - Pick a queue'", "0002-queue.md", "Pick a queue"),
        ("Don't pick 'a' queue", "0002-queue.md", "Don't pick 'a' queue"),
    ],
)
def test_a_key_in_front_of_a_title_is_none_of_it(heading, name, title):
    """A key counts by its shape and the file's number, a word for the document also alone."""
    assert bare_title(heading, name).text == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Pick a queue {#q-9 .adr}", "Pick a queue"),
        ("Loops with {#each} in them", "Loops with {#each} in them"),
    ],
)
def test_attributes_behind_a_heading_are_none_of_it(heading, title):
    """`{#place}` at the end of a heading is shown to nobody."""
    document = read_document(None, f"# {heading}{REST}", 1, name="0009-queue.md", statuses={})
    assert document.title is not None
    assert document.title.text == title


def test_handles_with_their_mark_behind_and_kinds_of_people():
    """`ida@ jo@` are two; kinds of people of one place are not told apart."""
    assert read_people("ida@ jo@") == ("ida", "jo")
    assert read_people("testers and writers of the mail group") == ("testers and writers of the mail group",)
