"""The decisions in groups: each group a list with an anchor, every decision in its groups."""

from alignment_plugin.views.grouped import grouped_page

DECISION = "title: {}\nstatus: {}\n{}\n"
FILES = {
    "decisions/0001-a.yml": DECISION.format(
        "A", "accepted", "owner: zoe\nreversibility: one-way\ntags: [x, y]\naffects: [portal]"
    ),
    "decisions/0002-b.yml": DECISION.format("B", "proposed", "owner: ana\naffects: [Portal, elsewhere]"),
    "decisions/0003-c.yml": DECISION.format("C", "superseded", "owner: zoe\ntags: [Ü, '!', x]"),
    "portal/team.yml": "name: Portal",
}


def groups(site):
    page = grouped_page(site, "crew")
    return {
        each.name: {group.title: [row.decision.name for row in group.rows] for group in each.groups}
        for each in page.context["groupings"]
    }


def test_every_decision_is_in_its_groups(make):
    found = groups(make(FILES))
    assert list(found) == ["state", "owner", "team", "door", "tag"]
    assert list(found["state"]) == ["Waiting for a choice", "In force", "Replaced"]
    assert found["owner"] == {"ana": ["B"], "zoe": ["C", "A"]}
    assert found["team"] == {"elsewhere": ["B"], "Portal": ["B", "A"]}
    assert found["door"] == {"One-way: it closes behind us": ["A"]}
    assert found["tag"]["x"] == ["C", "A"]


def test_the_anchors_that_the_log_points_at_are_there(make, shown):
    site = make(FILES)
    html = shown(site, grouped_page(site, "crew"))
    assert {"al-by-state", "al-by-owner", "al-by-team", "al-by-door", "al-by-tag"} <= set(html.ids)


def test_what_nobody_wrote_has_no_group(make):
    assert list(groups(make({"decisions/0001-a.yml": "title: A\nstatus: accepted\n"}))) == ["state"]


def test_no_decision_is_a_question(make, shown):
    site = make({"team.yml": "name: Crew"})
    assert "What did we choose" in shown(site, grouped_page(site, "crew")).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make(
        {
            "decisions/0001-a.yml": DECISION.format(
                "A", "accepted", f"owner: '{evil}'\ntags: ['{evil}']\naffects: ['{evil}']"
            )
        }
    )
    assert "<script" not in shown(site, grouped_page(site, "crew")).source
