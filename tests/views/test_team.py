"""Who we are: members, borders, and whether both sides say so."""

import pytest

from alignment_plugin.views.team import needs_of, team_page

NEED = "depends_on: [{{team: portal, for: Balances, mode: service, confirmed: {}}}]\n"
STATES = {
    "nobody said yes": ("false", "", (False, False)),
    "they list it, and we wrote no yes": ("false", "provides: [balances]", (False, True)),
    "only we say so": ("true", "owns: [balances]", (False, False)),
    "they provide the thing": ("true", "provides: [' BALANCES']", (True, True)),
    "they name us": ("true", "depends_on: [{team: crew}]", (True, True)),
}


@pytest.mark.parametrize(("confirmed", "theirs", "expected"), STATES.values(), ids=STATES)
def test_both_say_so_only_where_both_do(make, confirmed, theirs, expected):
    site = make(
        {
            "crew/team.yml": "name: Crew\n" + NEED.format(confirmed),
            "portal/team.yml": f"name: Portal\n{theirs}\n",
        }
    )
    ours = needs_of(site, "crew")[0]
    assert (ours.confirmed, ours.listed) == expected
    (theirs_view,) = [each for each in needs_of(site, "portal") if not each.ours]
    assert (theirs_view.confirmed, theirs_view.listed) == expected


def test_a_team_elsewhere_is_taken_at_our_word(make, shown):
    site = make({"team.yml": "name: Crew\n" + NEED.format("true")})
    (need,) = needs_of(site, "crew")
    assert need.confirmed and need.gives.name == "portal"
    assert "Yes, both" in shown(site, team_page(site, "crew")).text


def test_each_side_reads_it_as_theirs(make, shown):
    site = make({"crew/team.yml": "name: Crew\n" + NEED.format("false"), "portal/team.yml": "name: Portal\n"})
    assert (
        "Only we do Portal has not said yes. Who talks to them?" in shown(site, team_page(site, "crew")).text
    )
    assert (
        "Only they do We never wrote it down. Do we promise it?"
        in shown(site, team_page(site, "portal")).text
    )


def test_whom_to_ask_is_who_knows_the_thing_then_the_lead(make):
    portal = """
        name: Portal
        members:
          - {id: bo, name: Bo, ask_about: [screens]}
          - {id: al, name: Al, ask_about: [ledger], left: 2026-01-01}
          - {id: cy, name: Cy, role: Lead}
        """
    site = make({"crew/team.yml": NEED.format("true"), "portal/team.yml": portal})
    assert needs_of(site, "crew")[0].gives.person == "Cy"
    site = make(
        {"crew/team.yml": NEED.format("true").replace("Balances", "the screens"), "portal/team.yml": portal}
    )
    assert needs_of(site, "crew")[0].gives.person == "Bo"


def test_members_have_anchors_and_those_who_left_are_apart(make, shown):
    members = "members: [{id: ana, name: Ana, contact: <ana@example.org>}, {id: bo, left: 2026-10-01}, {id: cy, left: 2027-01-01}]"
    site = make({"team.yml": members})
    page = team_page(site, "crew")
    assert [each.id for each in page.context["members"]] == ["ana", "cy"]
    assert [each.id for each in page.context["left"]] == ["bo"]
    html = shown(site, page)
    assert {"ana", "bo", "cy"} <= set(html.ids)
    assert "mailto:ana@example.org" in html.links


def test_our_decisions_reach_teams_that_may_not_know(make):
    decision = "title: {}\nstatus: {}\naffects: [portal, crew]\n{}\n"
    site = make(
        {
            "crew/decisions/0001-a.yml": decision.format("A", "accepted", "consulted: [portal]"),
            "crew/decisions/0002-b.yml": decision.format("B", "proposed", "informed: [Portal]"),
            "crew/decisions/0003-c.yml": decision.format("C", "accepted", ""),
            "crew/decisions/0004-d.yml": decision.format("D", "rejected", ""),
            "portal/team.yml": "name: Portal\n",
        }
    )
    reach = team_page(site, "crew").context["reach"]
    assert [(each.name, each.told, [it.name for it in each.decisions]) for each in reach] == [
        ("Portal", "", ["C"]),
        ("Portal", "consulted", ["A"]),
        ("Portal", "told", ["B"]),
    ]


def test_gaps_and_overlaps_are_questions_for_each_side(make, shown):
    site = make(
        {
            "crew/team.yml": "name: Crew\nowns: [The report]\ndepends_on: [{team: portal, for: alarms}]\n",
            "portal/team.yml": "name: Portal\nowns: [the  report]\n",
        }
    )
    for team in ("crew", "portal"):
        text = shown(site, team_page(site, team)).text
        assert "Nobody owns alarms. Whose is it?" in text
        assert "Crew and Portal own The report. Whose is it?" in text


def test_a_team_that_wrote_nothing_is_asked(make, shown):
    site = make({"steps.yml": "- {id: a, title: A, certainty: known, state: next}"})
    text = shown(site, team_page(site, "crew")).text
    assert "Who are we, and who knows what?" in text and "Who do we need, and have they said yes?" in text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make(
        {
            "team.yml": f"""
            name: 'Crew {evil}'
            owns: ['{evil}']
            does_not_own: ['{evil}']
            provides: ['{evil}']
            members: [{{id: ana, name: '{evil}', role: '{evil}', ask_about: ['{evil}'], contact: '{evil}'}}]
            depends_on: [{{team: '{evil}', for: '{evil}'}}]
            """
        }
    )
    assert "<script" not in shown(site, team_page(site, "crew")).source
