"""A choice that is still to be made is called a proposal, on its page and in its comparison."""

import pytest

from alignment_plugin.records.decision import Decision
from alignment_plugin.views.decision import decision_page


@pytest.mark.parametrize(
    ("status", "word"), [("proposed", "propose"), ("draft", "propose"), ("accepted", "choose")]
)
def test_only_a_choice_that_was_made_is_called_one(make, shown, status, word):
    fields = f"status: {status}\nowner: Ana\nchosen: a\noptions:\n- {{id: a, title: Tiles}}\n- {{id: b, title: Thatch}}"
    site = make({"decisions/0001-roof.md": f"---\n{fields}\n---\n# Roof\n"})
    page = shown(site, decision_page(site, site.graph.of(Decision)[0]))
    assert f"We {word} Tiles." in page.text
    assert f"Tiles {'Proposed' if word == 'propose' else 'Chosen'} Thatch" in page.text
