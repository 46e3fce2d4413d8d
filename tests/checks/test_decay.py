"""Decay: what was true, and whether it still is."""

import pytest

FIRST = "#!\nwhere: Antigua\nwhy: To see whether we can\nstatus: active\n"
PLAIN = FIRST.replace("!", "")
A = "decisions/0001-a.yml"
B = "decisions/0002-b.yml"


def leaning(mark: str = "#!", *, status: str = "accepted", review: str = "") -> str:
    return f"title: B\nstatus: {status}\ndecided: 2026-10-01\n{review}depends_on:\n  - 0001-a {mark}\n"


def decision(status: str, *lines: str) -> str:
    return f"title: A\nstatus: {status}\nchosen: x\n" + "".join(f"{line}\n" for line in lines)


def strategy(review: str, base: str = PLAIN) -> dict[str, str]:
    return {"strategy.yml": f"{base}{review}\n"}


DIRECTION = PLAIN + "directions:\n  - {id: row, title: Row, status: %s, because: Too far}\n"
PATH = "paths:\n  - id: new\n    title: First days\n    read:\n      - 0001-a %s\n"
REPLACED = {
    A: decision("superseded"),
    "decisions/0003-c.yml": "title: C\nstatus: accepted\nchosen: x\nsupersedes: [0001-a]\n",
}

CASES = [
    ("a strategy", "no-review", strategy("", FIRST)),
    ("a strategy that says when", "no-review", strategy("review: {on: 2026-11-01, every: 6w}")),
    ("looked at once, and then?", "no-review", strategy("review: {on: 2026-11-01} #!")),
    ("an accepted decision", "no-review", {A: "#!\n" + decision("accepted")}),
    ("a proposal", "no-review", {A: decision("proposed")}),
    ("a document", "no-review", {"decisions/0001-a.md": "# Postgres\n\n## Status\n\nAccepted\n"}),
    ("the day after", "review-overdue", strategy("review: {on: 2026-10-10, every: 6w} #!")),
    ("the day itself", "review-overdue", strategy("review: {on: 2026-10-11, every: 6w}")),
    ("never", "review-overdue", strategy("review: {on: 2020-01-01, every: never}")),
    ("since it began, where no look is written", "review-overdue", strategy("since: 2026-01-01\nreview: {every: 6mo} #!")),
    ("a decision, since it was decided", "review-overdue", {A: decision("accepted", "decided: 2026-01-01", "review: {every: 6mo} #!")}),
    ("a superseded decision", "review-overdue", REPLACED | {A: decision("superseded", "decided: 2020-01-01", "review: {every: 6mo}")}),
    ("decided after", "suspect-link", {A: decision("accepted", "decided: 2026-10-02"), B: leaning()}),
    ("decided on the same day", "suspect-link", {A: decision("accepted", "decided: 2026-10-01"), B: leaning("")}),
    ("looked at since", "suspect-link", {A: decision("accepted", "decided: 2026-10-02"), B: leaning("", review="review: {on: 2026-10-02}\n")}),
    ("an outcome after", "suspect-link", {A: decision("accepted", "decided: 2026-09-01", "outcome: [{date: 2026-10-20, result: held}]"), B: leaning()}),
    (
        "changed in a session after",
        "suspect-link",
        {A: decision("accepted"), B: leaning(), "sessions/2026-10-20.yml": "date: 2026-10-20\nchanged: [0001-a]\n"},
    ),
    (
        "changed in a session to come",
        "suspect-link",
        {A: decision("accepted"), B: leaning(""), "sessions/2026-12-20.yml": "date: 2026-12-20\nchanged: [0001-a]\n"},
    ),
    (
        "a policy that changed",
        "suspect-link",
        {
            "strategy.yml": PLAIN + "policies: [{id: rest, title: Rest first}]\n",
            A: decision("accepted", "decided: 2026-10-01", "serves: [rest] #!"),
            "sessions/2026-10-20.yml": "date: 2026-10-20\nchanged: [rest]\n",
        },
    ),
    ("a proposal is still looked at", "suspect-link", {A: decision("accepted", "decided: 2026-10-02"), B: leaning("", status="proposed")}),
    ("replaced is another question", "suspect-link", REPLACED | {A: decision("superseded", "decided: 2026-10-02"), B: leaning("")}),
    ("leans on what was replaced", "broken-premise", REPLACED | {B: leaning()}),
    ("leans on what was rejected", "broken-premise", {A: decision("rejected"), B: leaning()}),
    ("leans on what was given up", "broken-premise", {A: decision("deprecated"), B: leaning()}),
    ("a proposal leans on it", "broken-premise", {A: decision("rejected"), B: leaning(status="proposed")}),
    ("leans on what is deferred", "broken-premise", {A: decision("deferred"), B: leaning("")}),
    ("what leans is rejected itself", "broken-premise", {A: decision("rejected"), B: leaning("", status="rejected")}),
    ("a step follows from it", "broken-premise", REPLACED | {"steps.yml": "- {id: s, title: S, certainty: known, state: next, follows_from: [0001-a]} #!\n"}),
    ("a step that is done followed from it", "broken-premise", REPLACED | {"steps.yml": "- {id: s, title: S, certainty: known, state: done, follows_from: [0001-a]}\n"}),
    ("what replaces it may lean on it", "broken-premise", {A: decision("superseded"), B: leaning("") + "supersedes: [0001-a]\n"}),
    ("an eliminated direction is taken", "broken-premise", {"strategy.yml": DIRECTION % "eliminated", A: decision("accepted", "takes: row #!")}),
    ("an open direction is taken", "broken-premise", {"strategy.yml": DIRECTION % "open", A: decision("accepted", "takes: row")}),
    ("an eliminated direction is proposed", "broken-premise", {"strategy.yml": DIRECTION % "eliminated", A: decision("proposed", "takes: row")}),
    ("what it leans on replaces itself", "broken-premise", {A: decision("accepted", "supersedes: 0001-a"), B: leaning("")}),
    (
        "what it leans on is in a ring of successors",
        "broken-premise",
        {A: decision("accepted", "supersedes: 0003-c"), "decisions/0003-c.yml": decision("accepted", "supersedes: 0001-a"), B: leaning("")},
    ),
    ("a path reads what was replaced", "broken-premise", REPLACED | {"onboarding.yml": PATH % "#!"}),
    ("a path reads what holds", "broken-premise", {A: decision("accepted"), "onboarding.yml": PATH % ""}),
    ("a path reads what was rejected", "broken-premise", {A: decision("rejected"), "onboarding.yml": PATH % ""}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_decay(case, expect):
    expect(case)


def test_a_broken_premise_names_what_replaced_it(look):
    finding = look(REPLACED | {B: leaning()}).one("broken-premise")
    assert finding.message == "'B' leans on 'A', which 'C' replaced. Does this still hold?"
    assert finding.hint == "write '0003-c' in its place, if this holds with it"


def test_a_suspect_link_names_the_day(look):
    finding = look({A: decision("accepted", "decided: 2026-10-02"), B: leaning()}).one("suspect-link")
    assert finding.message == "'B' leans on 'A', which changed on 2 October 2026. Does this still hold?"
    assert finding.value == "crew/0001-a"
