"""What an empty page offers to copy can be read as it stands."""

import html
import re

import pytest

from alignment_plugin.render.links import Links
from alignment_plugin.render.renderer import Renderer
from alignment_plugin.views.comparisons import comparisons_page
from alignment_plugin.views.directions import directions_page
from alignment_plugin.views.glossary import glossary_page
from alignment_plugin.views.grouped import grouped_page
from alignment_plugin.views.sessions import sessions_page
from alignment_plugin.views.signals import signals_page
from alignment_plugin.views.steps import steps_page
from alignment_plugin.views.stopped import stopped_page
from alignment_plugin.views.team import team_page
from alignment_plugin.views.unknowns import unknowns_page

PAGES = (
    comparisons_page, directions_page, glossary_page, grouped_page, sessions_page, signals_page, steps_page, stopped_page,
    team_page, unknowns_page,
)  # fmt: skip
STRATEGY = "---\nwhere: W\nwhy: Y\nstatus: active\n{}\n---\n"


@pytest.mark.parametrize("view", PAGES)
def test_what_to_copy_is_a_record(make, view):
    site = make({"onboarding.yml": "first_contributions: [Ask]"})
    page = Renderer(site, Links(site.graph, site.plan)).render(view(site, "crew")).html
    found = re.findall(r'<p class="al-label">(.*?)</p>\s*<pre.*?><code>(.*?)</code></pre>', page, re.S)
    assert found
    for file, lines in found:
        text = html.unescape(lines)
        if file == "strategy.md":
            text = STRATEGY.format(text)
        elif file == "a decision":
            file, text = "decisions/0001-a.yml", f"title: A\nstatus: accepted\n{text}"
        assert make({file: text}).graph.records
