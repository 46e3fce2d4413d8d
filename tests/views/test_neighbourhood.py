"""What a record leans on and what leans on it: both sides, two steps, never more than fits."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment_plugin.records import Decision, Step, Unknown
from alignment_plugin.views.neighbourhood import MOST, neighbourhood

FILES = {
    "strategy.md": """---
where: W
why: Y
status: active
policies: [{id: first, title: Ledger first}]
directions: [{id: sail, title: We sail, status: taken}]
---
""",
    "team.yml": "name: Crew",
    "decisions/0001-old.yml": "title: Old\nstatus: superseded\n",
    "decisions/0002-base.yml": "title: Base\nstatus: accepted\nserves: [first]\n",
    "decisions/0003-it.yml": """
        title: It
        status: accepted
        serves: [first]
        takes: sail
        depends_on: [0002-base]
        supersedes: [0001-old]
        affects: [finance-ops, portal]
        consulted: [finance-ops]
        """,
    "decisions/0004-on-it.yml": "title: On it\nstatus: proposed\ndepends_on: [0003-it]\n",
    "decisions/0005-further.yml": "title: Further\nstatus: draft\ndepends_on: [0004-on-it]\n",
    "steps.yml": """
        - {id: go, title: Go, certainty: known, state: doing, follows_from: [0003-it]}
        - {id: wait, title: Wait, certainty: unknown, state: next, waits_for: [q]}
        - {id: try, title: Try, certainty: known, state: next, answers: [q]}
        """,
    "unknowns.yml": """
        - {id: q, question: 'Does it hold?', explorers: [ana], report_back: 2026-11-20, may_change: [0003-it]}
        """,
    "finance-ops/team.yml": "name: Finance-ops",
    "portal/team.yml": "name: Portal",
}


def around(site, model, id_):
    (record,) = [each for each in site.graph.of(model) if each.id == id_]
    return neighbourhood(site, record)


def said(nodes):
    return [(node.small, node.title) for node in nodes]


def test_a_decision_stands_between_what_it_leans_on_and_what_leans_on_it(make):
    hood = around(make(FILES), Decision, "0003-it")
    assert hood.heads == ("It leans on", "This decision", "Leans on it")
    assert said([hood.this]) == [("Decision, accepted", "It")]
    assert said(hood.left) == [
        ("Policy", "Ledger first"),
        ("Direction, taken", "We sail"),
        ("Decision, accepted", "Base"),
        ("Replaces, superseded", "Old"),
    ]
    assert said(hood.right) == [
        ("Step, doing", "Go"),
        ("Decision, proposed", "On it"),
        ("Team, consulted", "Finance-ops"),
        ("Team, not told yet", "Portal"),
    ]
    assert said(hood.beneath) == [("Unknown, late", "Does it hold?")]
    assert hood.beneath[0].dashed and hood.beneath[0].could
    assert not any(node.dashed or node.could for node in (*hood.left, *hood.right))


def test_the_second_step_lies_behind_the_first_and_nothing_is_there_twice(make):
    site = make(FILES)
    hood = around(site, Decision, "0003-it")
    on_it = hood.right[1]
    assert said(on_it.further) == [("Decision, draft", "Further")] and not on_it.more
    assert not hood.left[2].further, "the policy stands on its own already"
    keys = [node.key for node in hood.nodes]
    assert len(keys) == len(set(keys))
    assert said(around(site, Decision, "0004-on-it").left[0].further)[0] == ("Policy", "Ledger first")


def test_a_question_stands_between_who_tries_it_and_what_hangs_on_it(make):
    hood = around(make(FILES), Unknown, "q")
    assert hood.heads == ("Tried by", "This question", "Hangs on it")
    assert said(hood.left) == [("Step, next", "Try")]
    assert said(hood.right) == [("Step, next", "Wait"), ("Decision, accepted", "It")]
    assert [node.could for node in hood.right] == [False, True]
    assert hood.this.dashed and not hood.beneath
    assert ("Step, doing", "Go") in said(hood.right[1].further)


def test_a_step_leans_on_what_it_follows_and_waits_for(make):
    site = make(FILES)
    assert said(around(site, Step, "go").left) == [("Decision, accepted", "It")]
    waits = around(site, Step, "wait")
    assert said(waits.left) == [("Unknown, late", "Does it hold?")] and waits.left[0].dashed
    tries = around(site, Step, "try")
    assert said(tries.right) == [("Question it tries, late", "Does it hold?")]


def test_a_record_that_stands_alone_has_no_drawing(make):
    site = make({"decisions/0001-a.yml": "title: A\nstatus: accepted\n", "team.yml": "name: Crew"})
    assert around(site, Decision, "0001-a") is None


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_ring_ends(make, size):
    files = {
        f"decisions/000{n}-d.yml": f"title: D{n}\nstatus: accepted\ndepends_on: [000{(n + 1) % size}-d]\n"
        for n in range(size)
    }
    hood = around(make(files), Decision, "0000-d")
    assert said(hood.left) == [("Decision, accepted", "D1")]
    assert said(hood.right) == [("Decision, accepted", f"D{size - 1}")]
    assert len(list(hood.nodes)) <= max(size, 3)


def test_what_leans_on_itself_is_not_its_own_neighbour(make):
    site = make({"decisions/0001-a.yml": "title: A\nstatus: accepted\ndepends_on: [0001-a]\n"})
    assert around(site, Decision, "0001-a") is None


def test_each_side_is_cut_where_it_gets_long_and_says_so(make):
    steps = "\n".join(
        f"- {{id: s{n}, title: S{n}, certainty: known, state: next, follows_from: [0001-a]}}"
        for n in range(13)
    )
    files = {"decisions/0001-a.yml": "title: A\nstatus: accepted\n", "steps.yml": steps}
    hood = around(make(files), Decision, "0001-a")
    assert [node.title for node in hood.right] == [f"S{n}" for n in range(12)] and hood.left_out == ("right",)
    less = "\n".join(steps.splitlines()[:12])
    assert around(make({**files, "steps.yml": less}), Decision, "0001-a").left_out == ()


def test_a_neighbour_says_where_more_lies_behind_it(make):
    steps = "\n".join(
        f"- {{id: s{n}, title: S{n}, certainty: known, state: next, follows_from: [0002-b]}}"
        for n in range(6)
    )
    files = {
        "decisions/0001-a.yml": "title: A\nstatus: accepted\n",
        "decisions/0002-b.yml": "title: B\nstatus: accepted\ndepends_on: [0001-a]\n",
        "steps.yml": steps,
    }
    (b,) = around(make(files), Decision, "0001-a").right
    assert [node.title for node in b.further] == ["S0", "S1", "S2", "S3", "S4"] and b.more


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(edges=st.sets(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=120))
def test_never_more_than_fits_and_the_same_again(make, edges):
    leans = {n: [f"d{to}" for at, to in sorted(edges) if at == n and to != n] for n in range(25)}
    files = {
        f"decisions/d{n}.yml": f"title: D{n}\nstatus: accepted\ndepends_on: {leans[n]}\n" for n in range(25)
    }
    one, two = make(files), make(files)
    for record in one.graph.of(Decision):
        hood = neighbourhood(one, record)
        assert hood == around(two, Decision, record.id)
        if hood is not None:
            assert len(list(hood.nodes)) <= MOST
            behind = [each.key for node in (*hood.left, *hood.right) for each in node.further]
            assert len(behind) == len(set(behind))


def _star(make, size):
    """A hub that `size` decisions lean on and `size` steps follow; each decision is also followed by one step."""
    files = {"decisions/hub.yml": "title: Hub\nstatus: accepted\n"}
    step = "title: S\ncertainty: known\nstate: next\nfollows_from: [hub, d{}]\n"
    for n in range(size):
        files[f"decisions/d{n}.yml"] = (
            f"title: D{n}\nstatus: accepted\ndepends_on: [hub]\nconflicts_with: [hub]\n"
        )
        files[f"steps/s{n}.yml"] = step.format(n)
    return make(files)


def _seconds(site):
    start = time.process_time()
    for record in (*site.graph.of(Decision), *site.graph.of(Step)):
        hood = neighbourhood(site, record)
        assert hood is not None and len(list(hood.nodes)) <= MOST
    return time.process_time() - start


@pytest.mark.slow
def test_a_star_of_two_thousand_is_capped_and_linear(make):
    small, large = _star(make, 250), _star(make, 1000)
    hub = around(large, Decision, "hub")
    assert len(hub.right) == 12 and hub.left_out == ("right",)
    few, many = max(_seconds(small), _seconds(_star(make, 250))), _seconds(large)
    assert many < 10 * few + 0.05, (few, many)
