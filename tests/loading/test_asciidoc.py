"""AsciiDoc: attributes, tables, sections, author lines."""

import pytest


@pytest.mark.parametrize(
    "header",
    [
        ":status: Approved\n:date: 2023-05-06\n:deciders: Al, Bea\n",
        "\n|===\n|Status |Approved\n|Date |2023-05-06\n|Deciders |Al, Bea\n|===\n",
        '\n[cols="1,2"]\n|===\n|Status\n|Approved\n\n|Date\n|2023-05-06\n\n|Deciders\n|Al, Bea\n|===\n',
        "\n* Status: Approved\n* Date: 2023-05-06\n* Deciders: Al, Bea\n",
        "\nStatus:: Approved\nDate:: 2023-05-06\nDeciders::\n  Al, Bea\n",
        "\n*Status:* Approved +\n*Date:* 2023-05-06 +\n*Deciders:* Al, Bea\n",
    ],
    ids=["attributes", "table", "cells on lines", "bullets", "definitions", "lines"],
)
def test_the_header_in_each_of_its_forms(read_files, header):
    adr = read_files({"0003-mend-it.adoc": f"= 3. Mend it\n{header}\n== Context\n\nBroken.\n"}).only
    assert (adr.title, adr.status, str(adr.decided), adr.people) == (
        "Mend it",
        "accepted",
        "2023-05-06",
        ("Al", "Bea"),
    )
    assert adr.origin.body.endswith("== Context\n\nBroken.\n")
    assert "Approved" not in adr.origin.body


def test_sections_options_and_arguments(read_files):
    text = """\
= Glue or nails
Ann Bell <ann@example.org>
v1.0, 2023-01-02

== Status

Superseded by xref:0009-screws.adoc[Screws].

== Context

----
== Status
Rejected
----

== Considered Options

* Glue
* link:https://example.org[Nails]

== Decision Outcome

Chosen option: "Glue", because it is quiet.

== Pros and Cons of the Options

=== Glue

* Good, because quiet
* Bad, because slow
"""
    adr = read_files({"0003-glue.adoc": text}).only
    assert (adr.status, adr.superseded_by, adr.people) == ("superseded", ("0009-screws",), ("Ann Bell",))
    assert (adr.chosen, adr.because, str(adr.decided)) == ("glue", "it is quiet.", "2023-01-02")
    assert (adr.options[0].good, adr.options[0].bad) == (("quiet",), ("slow",))
    assert (adr.origin.dialect, adr.origin.format) == ("madr", "asciidoc")
    assert "----\n== Status\nRejected\n----\n" in adr.origin.body


def test_front_matter_above_asciidoc(read_files):
    adr = read_files({"3-x.adoc": "---\nstatus: draft\n---\n= Mend it\n\nSoon.\n"}).only
    assert (adr.status, adr.title, adr.origin.body) == ("draft", "Mend it", "Soon.\n")
