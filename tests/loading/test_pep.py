"""Proposals with a header as a mail has."""

PEP = """\
PEP: 9123
Title: Forbid Mondays
Author: Ada Byron <ada@example.org>,
        Bo Diaz
Sponsor: Cy Young
Discussions-To: https://example.org/t/9
Status: Superseded
Type: Process
Topic: Calendars
Created: 04-Jul-2021
Python-Version: 4.0
Resolution: `02-Aug-2021 <https://example.org/t/9/30>`__
Replaces: 9001, 9002
Superseded-By: 9200

Abstract
========

No more of them.

Rejected Ideas
==============

Forbid Tuesdays too
-------------------

Nobody *asked*.

Move Sunday
-----------

``Sunday`` is fixed.
"""


def test_the_header_is_read_and_what_it_says_beyond_our_fields_stays(read_files):
    pep = read_files({"pep-9123.rst": PEP}).only
    assert (pep.title, pep.status, pep.origin.dialect, pep.origin.format) == (
        "Forbid Mondays",
        "superseded",
        "pep",
        "rst",
    )
    assert (str(pep.opened), str(pep.decided)) == ("2021-07-04", "2021-08-02")
    assert (pep.people, pep.consulted, pep.tags) == (("Ada Byron", "Bo Diaz"), ("Cy Young",), ("Calendars",))
    assert (pep.supersedes, pep.superseded_by) == (("9001", "9002"), ("9200",))
    # Addresses are in no field, so their lines stay.
    kept = [line for line in pep.origin.body.splitlines() if line][:7]
    assert kept == [
        "PEP: 9123",
        "Author: Ada Byron <ada@example.org>,",
        "        Bo Diaz",
        "Discussions-To: https://example.org/t/9",
        "Type: Process",
        "Python-Version: 4.0",
        "Resolution: `02-Aug-2021 <https://example.org/t/9/30>`__",
    ]


def test_rejected_ideas_are_options_that_were_not_taken(read_files):
    pep = read_files({"pep-9123.rst": PEP}).only
    assert [option.name for option in pep.options] == ["Forbid Tuesdays too", "Move Sunday"]
    assert pep.chosen is None
    assert "Nobody *asked*." in pep.origin.body


def test_a_header_needs_more_than_one_line(read_files):
    """A text that happens to open with such a line is none."""
    assert read_files({"1-x.md": "PEP: 8\n\nSome text.\n"}).only.origin.dialect == "plain"


def test_a_mark_without_its_other_half_belongs_to_the_title(read_files):
    text = PEP.replace("Forbid Mondays", "Forbid Mondays and rest*")
    assert read_files({"pep-9123.rst": text}).only.title == "Forbid Mondays and rest*"
