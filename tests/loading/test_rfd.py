"""Requests for discussion: authors and state, in front matter or as attributes of AsciiDoc."""

ADOC = """\
:authors: Una Wells <una@example.org>, Vic Xu
:state: published
:labels: storage, disks
:discussion: https://example.org/77

= RFD 77 Where the disks go

== Introduction

Disks go _down_.

== Options

* *Racks*: old and sound
* Shelves

== Decision

We will use Racks because they are old and sound.
"""


def test_attributes_of_asciidoc(read_files):
    rfd = read_files({"0077/README.adoc": ADOC}).only
    assert (rfd.id, rfd.title, rfd.status) == ("0077", "Where the disks go", "accepted")
    assert (rfd.origin.dialect, rfd.origin.format) == ("rfd", "asciidoc")
    assert (rfd.people, rfd.tags) == (("Una Wells", "Vic Xu"), ("storage", "disks"))
    assert [option.name for option in rfd.options] == ["Racks", "Shelves"]
    assert rfd.chosen == "racks"
    assert ":discussion: https://example.org/77" in rfd.origin.body
    assert ":state:" not in rfd.origin.body


def test_front_matter(read_files):
    text = "---\nauthors: Una Wells <una@example.org>\nstate: predraft\n---\n\n# RFD 3 Tea\n\nGreen.\n"
    rfd = read_files({"0003/README.md": text.replace("predraft", "draft")}).only
    assert (rfd.title, rfd.status, rfd.people, rfd.origin.dialect) == ("Tea", "draft", ("Una Wells",), "rfd")
