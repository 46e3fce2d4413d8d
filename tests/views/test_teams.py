"""The first page of several teams: where each goes, and never how many they are."""

from alignment_plugin.views.teams import teams_page

FILES = {
    "crew/strategy.md": "---\nteam: crew\nwhere: To the *sea*\nwhy: Y\nstatus: active\n---\n",
    "portal/team.yml": "name: Portal <b>\nmembers: [{id: ana}, {id: jo}]\n",
}


def test_each_team_says_where_it_goes_and_leads_to_its_pages(make, shown):
    site = make(FILES)
    (section,) = site.plan.sections
    page = teams_page(site, section)
    html = shown(site, page)
    assert page.path == section.first and page.wide
    assert "To the sea" in html.text and "Where are they going, and why?" in html.text
    assert "Portal <b>" in html.text and "<b>" not in html.source
    assert {"crew/", "crew/decisions/", "crew/unknowns/", "portal/"} <= set(html.links)
    assert "ana" not in html.text and "2" not in html.text
