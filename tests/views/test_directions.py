"""Directions: the order, what takes each, how we would know."""

import pytest

from alignment_plugin.views.directions import directions_page

HEAD = "---\nwhere: W\nwhy: Y\nstatus: active\n"
DIRECTIONS = """directions:
  - {id: out, title: Out., status: eliminated, because: It failed, would_switch_if: It works}
  - {id: maybe, title: Maybe, status: open, would_switch_if: It is quick, good: [It is cheap]}
  - {id: ours, title: Ours, status: taken, because: It is right, would_switch_if: It hurts}
signals:
  - id: pain
    question: Does it hurt?
    every: 7d
    readings: [{date: 2026-11-01, saw: A little}, {date: 2026-11-20, saw: Not at all}]
---
"""
FILES = {
    "strategy.md": HEAD + DIRECTIONS,
    "decisions/0001-go.yml": "title: We go\nstatus: accepted\ndecided: 2026-10-20\ntakes: [ours]\nplan_b: maybe\n"
    "options: [{id: maybe, title: Maybe}]\n",
    "decisions/0002-old.yml": "title: We went\nstatus: rejected\ntakes: [ours]\n",
    "unknowns.yml": "- {id: q, question: 'Is it quick?', explorers: [ana], report_back: 2026-11-26, may_change: [maybe]}",
}


def test_taken_then_open_then_eliminated_each_with_its_own_anchor(make, shown):
    site = make(FILES)
    html = shown(site, directions_page(site, "crew"))
    anchors = [each for each in html.ids if each in ("ours", "maybe", "out")]
    assert anchors == ["ours", "maybe", "out"]
    assert [each for each in html.links if each.startswith("#")] == ["#ours", "#maybe", "#out"]


def test_how_we_would_know_is_worded_by_the_state(make, shown):
    site = make(FILES)
    text = shown(site, directions_page(site, "crew")).text
    assert "We would leave it if It hurts" in text
    assert "We would take it if It is quick" in text
    assert "We would look again if It works" in text


def test_only_decisions_in_force_take_a_direction_and_plan_b_is_named(make, shown):
    site = make(FILES)
    text = shown(site, directions_page(site, "crew")).text
    assert "Taken on 20 October 2026 with We go" in text and "We went" not in text
    assert "It is plan B of We go" in text
    assert "Is it quick? ana, back on 26 November 2026." in text


def test_the_direction_taken_shows_the_last_reading(make, shown):
    site = make(FILES)
    text = shown(site, directions_page(site, "crew")).text
    assert "Does it hurt? Not at all. Seen on 20 November 2026. We look again on 27 November 2026." in text
    assert "A little" not in text


@pytest.mark.parametrize("files", [{"team.yml": "name: Crew"}, {"strategy.md": HEAD + "---\n"}])
def test_without_directions_the_page_asks(make, shown, files):
    site = make(files)
    assert "Where else could we be going?" in shown(site, directions_page(site, "crew")).text


def test_a_bare_direction_becomes_questions(make, shown):
    bare = "directions: [{id: a, title: A, status: taken}, {id: b, title: B, status: open}, {id: c, title: C, status: eliminated}]"
    site = make({"strategy.md": HEAD + bare + "\n---\n"})
    text = shown(site, directions_page(site, "crew")).text
    for question in (
        "What would we see if it were wrong?",
        "What would we see if it were right?",
        "Why did we eliminate it?",
    ):
        assert question in text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script> ![a](b)"
    files = {
        "strategy.md": HEAD
        + f"directions: [{{id: a, title: 'A {evil}', status: open, because: '{evil}'}}]\n---\n"
    }
    site = make(files)
    page = directions_page(site, "crew")
    html = shown(site, page)
    assert "<script" not in html.source and "<img" not in html.source
