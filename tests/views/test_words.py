"""The one sentence that stands for a document: found below headings and the like, whatever the markup."""

import pytest

from alignment_plugin.views.words import first_sentence, plain


@pytest.mark.parametrize(
    ("prose", "sentence"),
    [
        ("# Context\n\nWe set it. More.\n", "We set it."),
        ("Context\n*******\n\nWe set it. More.\n", "We set it."),
        ("=======\nContext\n=======\n\nWe set it.\n", "We set it."),
        ("== Context\n\nWe set it.\n", "We set it."),
        ("[#x]\n== Context\n\n[[a]]\n\nWe set it.\n", "We set it."),
        (".. note:: x\n\nWe set it.\n", "We set it."),
        (":status: done\n\nWe set it.\n", "We set it."),
        ("We use [the words][ref] of it.\n\n[ref]: x.md\n", "We use the words of it."),
        ("[the words][ref] of it.\n", "the words of it."),
        ("From [words](<https://example.org/a_(b)>) and [more](c_(d)).\n", "From words and more."),
        ("[[0001-x]] says it.\n", "0001-x says it."),
        ("# Context\n", ""),
        ("About it:\n=========\n* a list\n\nWe set it.\n", "We set it."),
        ("About it\n========\nWe set it. More.\n", "We set it."),
    ],
)
def test_the_first_sentence_is_found(prose, sentence):
    assert first_sentence(prose) == sentence


def test_lines_of_a_header_are_no_sentence() -> None:
    """What a document says of itself stands above what it says."""
    header = "Author: Ana <ana@example.org>,\n        Lee <lee@example.org>\nDiscussions-To: https://example.org/1/\n"
    assert first_sentence(f"{header}\n\nWe write text. It is enough.\n") == "We write text."
    assert first_sentence("Note: this is old. Read on.\n") == "Note: this is old."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ours &amp; theirs &#x20;", "Ours & theirs"),
        ("R&D; `a &lt; b`", "R&D; a < b"),
        ("&nosuch; &#8238;a", "&nosuch; &#8238;a"),
    ],
)
def test_signs_that_are_written_as_names_are_shown_as_signs_that_can_be_seen(written, shown):
    assert plain(written) == shown
