"""The one sentence that stands for a document: found below headings and the like, whatever the markup."""

import pytest

from alignment_plugin.views.words import first_sentence


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
        ("[[0001-x]] says it.\n", "0001-x says it."),
        ("# Context\n", ""),
    ],
)
def test_the_first_sentence_is_found(prose, sentence):
    assert first_sentence(prose) == sentence
