"""Reading paths: what comes first, what it rests on, and how many minutes it takes."""

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from alignment_plugin.analysis.reading import (
    FIRST_WEEK,
    Reading,
    dependency_order,
    made_path,
    minutes,
    most_leaned_on,
    own_paths,
    words_of,
)
from alignment_plugin.graph import RecordGraph
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.text import SourceFile

STRATEGY = "---\nwhere: W\nwhy: Y\nstatus: active\n---\n"
MakeGraph = Callable[[Mapping[str, str]], RecordGraph]


@pytest.fixture
def graph() -> MakeGraph:
    """The graph of a few files in one records folder."""

    def make(files: Mapping[str, str]) -> RecordGraph:
        sources = [
            SourceFile(f"docs/crew/{path}", path, dedent(text).encode(), "docs/crew")
            for path, text in files.items()
        ]
        return link(load_records(sources))[0]

    return make


def decision(day: int = 1, more: str = "", body: str = "") -> str:
    return f"---\nstatus: accepted\ndecided: 2026-01-{day:02}\n{more}---\n\n# D{day}\n\n{body}\n"


def read(readings: tuple[Reading, ...]) -> list[str]:
    return [each.thing.key.id if each.thing else each.page for each in readings]


@pytest.mark.parametrize(("words", "wanted"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_two_hundred_words_take_a_minute_and_a_begun_one_counts(words, wanted):
    assert minutes(words) == wanted


def test_words_are_those_of_fields_and_prose_but_not_of_ids(graph):
    made = graph(
        {
            "unknowns.yml": "- id: a-b\n  question: Who reads it?\n  explorers: [ana]\n  matters_because: We do\n"
        }
    )
    assert words_of(made.one(Unknown, "crew")) == 3 + 1 + 2
    plain = graph({"decisions/a.md": decision(body="Three more words.")})
    assert words_of(plain.one(Decision, "crew")) >= 3


def test_what_is_leaned_on_comes_before_what_leans_on_it(graph):
    made = graph(
        {
            "decisions/a.md": decision(3, "depends_on: [b]\n"),
            "decisions/b.md": decision(2, "depends_on: [c]\n"),
            "decisions/c.md": decision(1),
        }
    )
    a, b, c = made.of(Decision)
    assert dependency_order(made, [a, c, b]) == (c, b, a)
    assert dependency_order(made, [a, b]) == (b, a)


def test_a_ring_is_cut_and_everything_in_it_is_read_once(graph):
    made = graph({f"decisions/{x}.md": decision(more=f"depends_on: [{y}]\n") for x, y in ("ab", "bc", "ca")})
    assert sorted(each.id for each in dependency_order(made, made.of(Decision))) == ["a", "b", "c"]


def test_a_long_chain_needs_no_recursion(graph):
    chain = {
        f"decisions/d{n}.md": decision(more=f"depends_on: [d{n + 1}]\n" if n < 1100 else "")
        for n in range(1101)
    }
    made = graph(chain)
    assert dependency_order(made, made.of(Decision))[0].id == "d1100"


def test_day_one_holds_the_three_decisions_on_which_most_leans(graph):
    files = {f"decisions/d{n}.md": decision(n) for n in range(1, 7)}
    files |= {
        "decisions/e.md": decision(9, "depends_on: [d1, d2]\n"),
        "decisions/f.md": decision(10, "depends_on: [d1, d3]\n"),
    }
    made = graph({"strategy.md": STRATEGY, **files})
    day, week, later = made_path(made, "crew").stretches
    assert read(day.readings) == ["home", "directions", "d1", "d3", "d2", "people"]
    assert set(read(week.readings)) == {"e", "f", "d4", "d5", "d6", "unknowns", "stopped"}
    assert read(later.readings) == ["team", "tell"]


def test_only_what_is_in_force_is_read_and_what_it_replaced_explains_it(graph):
    made = graph(
        {
            "decisions/old.md": decision(1),
            "decisions/new.md": decision(2, "supersedes: [old]\n"),
            "decisions/no.md": "---\nstatus: rejected\n---\n# No\n",
            "decisions/draft.md": "---\nstatus: draft\n---\n# Draft\n",
        }
    )
    readings = [
        each for stretch in made_path(made, "crew").stretches for each in stretch.readings if each.thing
    ]
    assert read(tuple(readings)) == ["new"]
    assert [each.key.id for each in readings[0].replaced] == ["old"]


def test_steps_that_are_done_lean_on_nothing_any_more(graph):
    steps = "- {id: s, title: S, certainty: known, state: %s, follows_from: [a]}"
    for state, first in (("doing", "a"), ("done", "b")):
        made = graph({"decisions/a.md": decision(1), "decisions/b.md": decision(2), "steps.yml": steps % state,
                      "sessions/2026-01-05.md": "---\nchanged: [b]\n---\n", "glossary.yml": "- {term: x, means: y, see: [b]}"})  # fmt: skip
        assert most_leaned_on(made, "crew")[0].id == first


def test_the_first_week_ends_where_its_time_does(graph):
    long = "word " * 1000
    made = graph({f"decisions/d{n:02}.md": decision(n, body=long) for n in range(1, 21)})
    week = made_path(made, "crew").stretches[1]
    assert week.minutes <= FIRST_WEEK
    assert "log" in read(week.readings)


def test_a_team_without_anything_still_has_a_path(graph):
    made = graph({"glossary.yml": "- {term: x, means: y}"})
    assert read(made_path(made, "crew").stretches[0].readings) == ["home", "directions", "people"]


def test_a_path_of_ones_own_keeps_its_order_and_reads_parts(graph):
    made = graph(
        {
            "strategy.md": STRATEGY.replace("status", "policies: [{id: slow, title: We go slowly}]\nstatus"),
            "decisions/0004-a.md": decision(),
            "team.yml": "name: The crew",
            "onboarding.yml": "paths:\n  - {id: cook, title: Cooks, read: [slow, 4, strategy, nothing, slow, team]}\n  - {id: bare, title: Bare}\n",
        }
    )
    cook, bare = own_paths(made, "crew")
    assert read(cook.stretches[0].readings) == ["slow", "0004-a", "strategy", "team"]
    assert bare.stretches == ()


def test_a_path_named_as_the_made_one_gets_a_name_of_its_own(graph):
    made = graph(
        {
            "onboarding.yml": "paths: [{id: start, title: A, read: [x]}]",
            "unknowns.yml": "- id: x\n  question: Q?\n",
        }
    )
    assert [each.id for each in own_paths(made, "crew")] == ["start-own"]
