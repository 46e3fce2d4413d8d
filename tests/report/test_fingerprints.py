"""What a finding is known by: it stays the same while other things are edited, and only then."""

from datetime import date
from textwrap import dedent

import pytest

from alignment_plugin.checks import run_checks
from alignment_plugin.findings import Finding, marked
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

BEFORE = """
    status: proposed
    title: A
    criteria: [{id: cost, question: The cost}, {id: speed, question: The speed}]
    options:
      - {id: a, good: [x], bad: [y], ratings: {cots: better}}
      - {id: b, titel: Second, breaks: [nothing]}
      - {id: c, good: [x], bad: [y], ratings: {cost: nice}}
    depends_on: [0009-gone, 0008-away]
    dissent: [{who: Ana, says: No, commits: perhaps}, {who: Ben, commits: yes}]
    outcome: [{date: 2026-02-31, result: held}]
"""


def findings(text: str) -> list[Finding]:
    """All that is found in one decision, in order of place."""
    source = SourceFile("decisions/0001-a.yml", "decisions/0001-a.yml", dedent(text).encode(), "crew")
    loaded = load_records([source])
    graph, unsound = link(loaded)
    asked = run_checks(graph, today=date(2026, 11, 22), settings=Settings())
    return [*loaded.findings, *unsound, *asked]


def marks(text: str) -> set[tuple[str, str]]:
    """Code and mark of each."""
    return {(finding.code, mark) for finding, mark in marked(findings(text))}


def test_the_example_has_findings_in_lists_of_all_sorts() -> None:
    pointers = {each.pointer for each in findings(BEFORE)}
    assert {
        "options/0/ratings/cots", "options/1/breaks/0", "depends_on/0", "depends_on/1", "dissent/0/commits",
        "dissent/1", "options/1/titel",
    } <= pointers  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    options:\n", "    options:\n      - {id: new, good: [x], bad: [y], ratings: {cost: better}}\n"),
        ("depends_on: [", "depends_on: [0007-third, "),
        ("dissent: [", "dissent: [{who: Zoe, says: Never, commits: no}, "),
        ("outcome: [", "outcome: [{date: 2026-01-31, result: held}, "),
        ("criteria: [", "criteria: [{id: new, question: The new}, "),
        ("    title: A\n", "    title: A\n    tags: [x]\n\n\n"),
        ("breaks: [", "breaks: [another, "),
    ],
)
def test_a_finding_stays_the_same_when_an_entry_is_put_above(old: str, new: str) -> None:
    assert old in BEFORE
    before, after = marks(BEFORE), marks(BEFORE.replace(old, new))
    assert len(before) > 8
    assert before <= after


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("cots: better", "csot: better", "unknown-reference"),
        ("0009-gone", "0009-left", "unknown-reference"),
        ("{id: b, titel", "{id: d, titel", "unknown-field"),
        ("who: Ana", "who: Anna", "bad-value"),
    ],
)
def test_a_finding_about_something_else_is_another(old: str, new: str, code: str) -> None:
    before, after = marks(BEFORE), marks(BEFORE.replace(old, new))
    assert {each for each in before - after if each[0] == code}
    assert {each for each in after - before if each[0] == code}


def test_entries_with_one_name_are_told_apart_by_their_order() -> None:
    text = BEFORE.replace(
        "{id: c, good: [x], bad: [y], ratings: {cost: nice}}", "{id: a, ratings: {cots: better}}"
    )
    found = [mark for finding, mark in marked(findings(text)) if finding.pointer.endswith("ratings/cots")]
    assert len(found) == 2
    assert found[1] == f"{found[0]}-2"


def test_a_line_of_a_list_that_is_no_record_is_known_by_its_words() -> None:
    source = SourceFile("steps.yml", "steps.yml", b"- just words\n", "crew")
    later = SourceFile(
        "steps.yml",
        "steps.yml",
        b"- {id: go, title: Go, certainty: known, state: next}\n- just words\n",
        "crew",
    )
    (one,), (other,) = (load_records([each]).findings for each in (source, later))
    assert one.fingerprint == other.fingerprint
