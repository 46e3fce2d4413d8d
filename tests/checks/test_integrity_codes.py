"""Codes that loading and linking give, one small row each: their own tests are elsewhere."""

import pytest

CASES = [
    ("fields that are no YAML", "unreadable-record", {"team.yml": "name: @noor #!\n"}),
    ("a date that is none", "bad-value", {"decisions/0001-a.yml": "status: draft\nopened: 2026-02-31 #!\n"}),
    ("a field of another kind", "unknown-field", {"team.yml": "ownz: [x] #!\n"}),
    (
        "one id twice",
        "duplicate-id",
        {
            "steps.yml": "- {id: a, title: A, certainty: known, state: next}\n"
            "- {id: a, title: B, certainty: known, state: next} #!\n"
        },
    ),
    (
        "a name of nothing",
        "unknown-reference",
        {"decisions/0001-a.yml": "status: draft\ndepends_on: [0002-b] #!\n"},
    ),
    (
        "two that cannot both hold",
        "relation-contradiction",
        {
            "decisions/0001-a.yml": "status: accepted\nchosen: x\n",
            "decisions/0002-b.yml": "status: accepted\nchosen: x\nsupersedes: [0001-a] #!\n",
        },
    ),
    (
        "steps that wait for each other",
        "dependency-cycle",
        {
            "steps.yml": "- {id: a, title: A, certainty: known, state: next, waits_for: [b]} #!\n"
            "- {id: b, title: B, certainty: known, state: next, waits_for: [a]}\n"
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_integrity_codes(case, expect):
    expect(case)
