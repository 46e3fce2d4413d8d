"""The two lanes: what goes, what waits, and for whom."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment_plugin.records import Step
from alignment_plugin.views.steps import lanes, step_numbers, step_page, steps_page

STEPS = """
- {id: old, title: Old, certainty: known, state: done, demo: The old one}
- {id: l, title: Later one, certainty: known, state: later}
- {id: n1, title: Next one, certainty: unknown, state: next, owner: ana, waits_for: [q, gone, went, lost, n2]}
- {id: d, title: Doing one, certainty: known, state: doing, owner: jo, demo: A run}
- {id: n2, title: Next two, certainty: known, state: next, follows_from: [0001-x], answers: [q]}
- {id: no, title: Not done, certainty: known, state: dropped}
"""
UNKNOWNS = """
- {id: q, question: 'Who?', explorers: [ana, jo], report_back: 2026-11-26}
- {id: gone, question: 'Where?', explorers: [ana], report_back: 2026-11-20}
- {id: went, question: 'When?', explorers: [ana], findings: [{date: 2026-11-18, found: Never}], led_to: [n1]}
- {id: lost, question: 'Why?'}
"""
FILES = {
    "steps.yml": STEPS,
    "unknowns.yml": UNKNOWNS,
    "team.yml": "members: [{id: ana, name: Ana}, {id: jo, name: Jo}]",
    "decisions/0001-x.yml": "title: Choose\nstatus: accepted\n",
}


def ids(steps):
    return [view.step.id for view in steps]


def test_what_is_being_done_comes_first_and_later_comes_last_numbered_across_both_lanes(make):
    found = lanes(make(FILES), "crew")
    assert ids(found.known) == ["d", "n2", "l"] and ids(found.unknown) == ["n1"]
    assert [view.number for view in found.known] == [1, 3, 4]
    assert [view.number for view in found.unknown] == [2]


def test_a_limit_takes_the_first_and_keeps_their_numbers(make):
    found = lanes(make(FILES), "crew", limit=2)
    assert ids(found.known) == ["d"] and ids(found.unknown) == ["n1"]
    assert not found.complete


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    states=st.lists(st.sampled_from(["doing", "next", "later", "done", "dropped"]), max_size=9),
    limit=st.integers(0, 9),
)
def test_every_step_to_come_has_one_place_and_the_numbers_have_no_hole(make, states, limit):
    lines = [f"- {{id: s{n}, title: S, certainty: known, state: {state}}}" for n, state in enumerate(states)]
    site = make({"steps.yml": "\n".join(lines), "team.yml": "name: Crew"})
    found = lanes(site, "crew", limit=limit)
    to_come = [state for state in states if state in ("doing", "next", "later")]
    assert [view.number for view in found.known] == list(range(1, min(limit, len(to_come)) + 1))
    assert sorted(step_numbers(site, "crew").values()) == list(range(1, len(to_come) + 1))


def test_what_it_waits_for_says_who_is_out_and_when_they_are_back(make, shown):
    site = make(FILES)
    text = shown(site, steps_page(site, "crew")).text
    assert "Waits for: Who? Ana and Jo, back on 26 November 2026." in text
    assert "Waits for: Where? Ana was to be back on 20 November 2026." in text
    assert "Waited for: When? Back on 18 November 2026: Never" in text
    assert "Waits for: Why? Nobody has gone yet. Who goes?" in text
    assert "Waits for: Next two, next." in text


def test_the_complete_page_has_an_anchor_for_each_and_keeps_what_is_over(make, shown):
    site = make(FILES)
    html = shown(site, steps_page(site, "crew"))
    assert {step.id for step in site.graph.of(Step)} <= set(html.ids)
    assert html.text.index("To come") < html.text.index("We looked at") < html.text.index("Dropped")
    assert "We looked at: The old one" in html.text


def test_empty_lanes_ask(make, shown):
    known = make({"steps.yml": "- {id: a, title: A, certainty: known, state: next}"})
    unknown = make({"steps.yml": "- {id: a, title: A, certainty: unknown, state: next}"})
    neither = make({"team.yml": "name: Crew"})
    assert "Is nothing unknown?" in shown(known, steps_page(known, "crew")).text
    assert "What could start today?" in shown(unknown, steps_page(unknown, "crew")).text
    assert "What are the first five steps?" in shown(neither, steps_page(neither, "crew")).text


def test_every_step_has_a_page(make, shown):
    site = make(FILES)
    for step in site.graph.of(Step):
        page = step_page(site, step)
        html = shown(site, page)
        assert page.title == step.title and page.parent == "crew/steps/index.md"
        assert step.state.value.capitalize() in html.text


def test_a_slow_step_that_waits_for_nothing_is_asked_what_for(make, shown):
    site = make({"steps.yml": "- {id: a, title: A, certainty: unknown, state: next}"})
    (step,) = site.graph.of(Step)
    assert "What do we need to find out, and who goes?" in shown(site, step_page(site, step)).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<img src=x onerror=alert(1)>"
    site = make(
        {
            "steps.yml": f"- {{id: a, title: 'A {evil}', certainty: known, state: next, owner: '{evil}', demo: '{evil}'}}"
        }
    )
    (step,) = site.graph.of(Step)
    for page in (steps_page(site, "crew"), step_page(site, step)):
        assert "<img" not in shown(site, page).source
