"""A decision that another changes in part: both pages say so."""

import pytest

from alignment_plugin.records.decision import Decision
from alignment_plugin.views.decision import decision_view
from alignment_plugin.views.neighbourhood import neighbourhood


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Accepted, partly superseded by ADR 2", "Accepted"),
        ("Accepted", "Accepted\n\nAmends [Roof](0001-roof.md)"),
        ("Accepted\n\nAmended by ADR 2", "Accepted\n\nAmends ADR 1"),
    ],
    ids=["the old one says it", "the new one says it", "both say it"],
)
def test_both_pages_name_the_other_whichever_side_says_it(make, first, second):
    site = make(
        {
            "decisions/0001-roof.md": f"# Roof\n\n## Status\n\n{first}\n",
            "decisions/0002-tiles.md": f"# Tiles\n\n## Status\n\n{second}\n",
        }
    )
    said = {}
    for decision in site.graph.of(Decision):
        view = decision_view(site, decision)
        said[decision.title] = [(each.label, each.thing.name) for each in (*view.leans_on, *view.leant_on_by)]
        assert neighbourhood(site, decision) is not None
    assert said == {"Roof": [("Changed in part by", "Tiles")], "Tiles": [("Changes in part", "Roof")]}
