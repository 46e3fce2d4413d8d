"""What we stopped: newest first, the same thing once, and whether it hurt."""

from alignment_plugin.views.stopped import removals_of, stopped_page

FILES = {
    "decisions/0001-old.yml": "title: Old\nstatus: accepted\ndecided: 2026-01-01\nremoves: [Letters]\n"
    "second_order: [Fewer stamps]\noutcome: [{date: 2026-02-01, result: held, saw: Nobody wrote}]\n",
    "decisions/0002-new.yml": "title: New\nstatus: accepted\ndecided: 2026-11-01\nremoves: [The e-mail]\ncheck_by: 2026-12-10\n",
    "decisions/0003-not.yml": "title: Not\nstatus: proposed\nremoves: [Everything]\n",
    "sessions/2026-11-10.yml": "date: 2026-11-10\nremoved: [the e-mail., The chart]\n",
    "steps.yml": "- {id: s, title: A step, certainty: known, state: dropped}",
    "unknowns.yml": "- {id: q, question: 'Why?', dropped_because: Nobody minds}",
    "strategy.md": "---\nwhere: W\nwhy: Y\nstatus: active\n"
    "directions: [{id: d, title: Buy it, status: eliminated, because: Too dear}]\n---\n",
}


def test_newest_first_and_the_same_thing_once(make):
    assert [each.things for each in removals_of(make(FILES), "crew")] == [
        ("The chart",),
        ("The e-mail",),
        ("Letters",),
    ]


def test_each_says_what_it_set_in_motion_and_whether_it_hurt(make, shown):
    site = make(FILES)
    text = shown(site, stopped_page(site, "crew")).text
    assert "Fewer stamps" in text and "Held" in text and "Nobody wrote" in text
    assert "Not looked back yet. We look by 10 Dec." in text
    assert "Who leaned on it?" in text
    assert "Everything" not in text


def test_steps_questions_and_directions_that_we_let_go_are_here_with_their_reason(make, shown):
    site = make(FILES)
    text = shown(site, stopped_page(site, "crew")).text
    for words in ("A step", "Why? Nobody minds", "Buy it Too dear"):
        assert words in text


def test_nothing_stopped_is_a_question(make, shown):
    site = make({"team.yml": "name: Crew"})
    assert "What can we stop?" in shown(site, stopped_page(site, "crew")).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    files = {
        "decisions/0001-a.yml": f"title: A\nstatus: accepted\nremoves: ['{evil}']\nsecond_order: ['{evil}']\n"
    }
    site = make(files)
    assert "<script" not in shown(site, stopped_page(site, "crew")).source
