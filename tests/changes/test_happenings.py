"""Happenings: what members tell afterwards, each with its reason and its day."""

from datetime import date

import pytest

from alignment_plugin.changes.happenings import STOPPED, Happening, happenings
from alignment_plugin.changes.past import Moment, past_of
from alignment_plugin.graph import Key, RecordGraph
from alignment_plugin.loading import load_records
from alignment_plugin.text import SourceFile
from tests.site.story import FINDING, TEAM, UNKNOWN, accepted, decision, strategy


def graph(**files: str) -> RecordGraph:
    """Records of a crew; `a__b` in a name stands for `a/b`, its last `_` for the dot."""
    sources = []
    for name, text in files.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        inside = f"{stem}.{suffix}"
        sources.append(SourceFile(f"docs/crew/{inside}", inside, text.encode(), "docs/crew"))
    return RecordGraph(load_records(sources))


def told(old: RecordGraph, new: RecordGraph) -> dict[str, Happening]:
    return {each.what: each for each in happenings(old, new)}


STEP = "- {id: s, title: Show it, certainty: known, state: %s, demo: The balance at 07:00}\n"
TERM = "- {term: Cohort, means: %s}\n"


@pytest.mark.parametrize(
    ("old", "new", "what", "reason", "day"),
    [
        ({"decisions__a_md": decision("A")}, {"decisions__a_md": accepted("A", decided="2026-10-20")},
         "accepted", "Cohort by cohort. It still proves the ledger every day.", date(2026, 10, 20)),
        ({"decisions__a_md": decision("A")}, {"decisions__a_md": decision("A", "rejected", because="Too dear.")},
         "rejected", "Too dear.", None),
        ({"decisions__a_md": accepted("A")}, {"decisions__a_md": accepted("A", outcome="[{date: 2026-11-02, result: failed, saw: Nine a day}]")},
         "outcome-failed", "Failed. Nine a day", date(2026, 11, 2)),
        ({"unknowns_yml": UNKNOWN}, {"unknowns_yml": UNKNOWN + FINDING},
         "finding-reported", "0.3 percent, one scheme only. An hour of waiting is enough.", date(2026, 11, 18)),
        ({"unknowns_yml": UNKNOWN}, {"unknowns_yml": UNKNOWN + "  dropped_because: We sell no refunds.\n"},
         "unknown-dropped", "We sell no refunds.", None),
        ({"strategy_md": strategy()}, {"strategy_md": strategy(vendor="eliminated", because="No vendor proves it.")},
         "direction-eliminated", "No vendor proves it.", None),
        ({"strategy_md": strategy()}, {"strategy_md": strategy(readings="Forty-one a day.")},
         "reading-added", "Forty-one a day.", date(2026, 11, 12)),
        ({"team_yml": TEAM}, {"team_yml": TEAM + "  - {id: lee, name: Lee, role: Tester, joined: 2026-11-02}\n"},
         "member-added", "Tester", date(2026, 11, 2)),
        ({"steps_yml": STEP % "doing"}, {"steps_yml": STEP % "done"}, "step-done", "The balance at 07:00", None),
        ({"glossary_yml": TERM % "Some shops"}, {"glossary_yml": TERM % "200 shops"}, "term-redefined", "200 shops", None),
    ],
    ids=lambda each: each if isinstance(each, str) and " " not in each else "",
)  # fmt: skip
def test_each_has_the_reason_and_the_day_that_its_record_gives(
    old: dict[str, str], new: dict[str, str], what: str, reason: str, day: date | None
) -> None:
    found = told(graph(**old), graph(**new))[what]
    assert (found.reason, found.day) == (reason, day)


def test_what_a_decision_takes_away_is_told_when_it_comes_into_force_and_not_before() -> None:
    removes = '["The 07:00 mail"]'
    proposed = graph(decisions__a_md=decision("A", removes=removes))
    stands = graph(decisions__a_md=accepted("A", removes=removes))
    assert STOPPED not in told(graph(), proposed)
    assert told(proposed, stands)[STOPPED].new == "The 07:00 mail"
    more = graph(decisions__a_md=accepted("A", removes='["The 07:00 mail", "The fax"]'))
    assert told(stands, more)[STOPPED].new == "The fax"


def test_what_a_session_took_away_is_told() -> None:
    after = graph(sessions__2026_11_17_md="---\nremoved: [The fax]\n---\n")
    assert told(graph(), after)[STOPPED].new == "The fax"


def test_white_space_titles_tags_and_prose_are_no_news() -> None:
    old = graph(decisions__a_md=decision("A", tags="[one]"))
    new = graph(decisions__a_md=decision("A  better title", tags="[two]") + "\nMore words.\n")
    assert happenings(old, new) == ()


def test_nothing_happens_between_a_graph_and_itself() -> None:
    here = graph(decisions__a_md=accepted("A"), team_yml=TEAM, unknowns_yml=UNKNOWN, strategy_md=strategy())
    assert happenings(here, here) == ()


def test_a_decision_replaces_another_whose_own_file_says_nothing() -> None:
    new = decision("A", "draft")
    with_both = graph(decisions__a_md=new, decisions__b_md=accepted("B", supersedes="[a]"))
    only_b = graph(decisions__b_md=accepted("B", supersedes="[a]"))
    past = past_of([Moment(date(2026, 11, 2), 0, happenings(graph(), only_b))], with_both)
    assert [(each.what, each.record.id) for each in past.moments[0].happenings] == [
        ("accepted", "b"),
        ("superseded", "a"),
    ]
    assert past.of(Key("decision", "crew", "a"))[0][0] == date(2026, 11, 2)
