"""Q4: what a decision promises, and whether it held."""

import pytest

ACCEPTED = "title: Boat\nstatus: accepted\nchosen: mono\noptions: [{id: mono}, {id: cat, title: Catamaran}]\n"
PROPOSED = ACCEPTED.replace("accepted", "proposed")
UNKNOWN = "- {id: nights, question: 'Can they hold a watch?', explorers: [ana], may_change: [0002-boat]%s}\n"


def boat(*lines: str, base: str = ACCEPTED) -> dict[str, str]:
    """A decision with more lines; its first line is marked where the first of them is `#!`."""
    if lines[:1] == ("#!",):
        return {"decisions/0002-boat.yml": "#!\n" + base + "\n".join(lines[1:]) + "\n"}
    return {"decisions/0002-boat.yml": base + "\n".join(lines) + "\n"}


CASES = [
    ("accepted without", "no-success", boat("#!")),
    ("accepted with", "no-success", boat("success: [We sleep]")),
    ("proposed without", "no-success", boat(base=PROPOSED)),
    ("a document without", "no-success", {"decisions/0001-a.md": "# Postgres\n\n## Status\n\nAccepted\n"}),
    ("the day after", "success-not-checked", boat("check_by: 2026-11-21 #!")),
    ("the day itself", "success-not-checked", boat("check_by: 2026-11-22")),
    ("someone looked", "success-not-checked", boat("check_by: 2026-11-21", "outcome: [{result: unclear}]")),
    ("it is superseded", "success-not-checked", boat("check_by: 2026-11-21", base=ACCEPTED.replace("accepted", "superseded"))),
    ("one-way", "no-plan-b", boat("#!", "reversibility: one-way")),
    ("leaning", "no-plan-b", boat("#!", "confidence: leaning")),
    ("a coin toss", "no-plan-b", boat("#!", "confidence: coin-toss")),
    ("seen differently", "no-plan-b", boat("#!", "dissent: [{who: ana, says: Level bunks, commits: true}]")),
    ("a plan B without a sign", "no-plan-b", boat("#!", "confidence: leaning", "plan_b: cat")),
    ("a sign without a plan B", "no-plan-b", boat("#!", "confidence: leaning", "switch_if: Nobody sleeps")),
    ("both", "no-plan-b", boat("confidence: leaning", "plan_b: cat", "switch_if: Nobody sleeps")),
    ("two-way and confident", "no-plan-b", boat("confidence: confident", "reversibility: two-way")),
    ("nothing is said of it", "no-plan-b", boat()),
    ("a proposal", "no-plan-b", boat("confidence: leaning", base=PROPOSED)),
    (
        "decided two days after it was opened",
        "one-way-in-a-hurry",
        boat("reversibility: one-way", "consulted: [ana]", "opened: 2026-09-01", "decided: 2026-09-03 #!"),
    ),
    (
        "decided on day three",
        "one-way-in-a-hurry",
        boat("reversibility: one-way", "consulted: [ana]", "opened: 2026-09-01", "decided: 2026-09-04"),
    ),
    ("nobody was asked", "one-way-in-a-hurry", boat("#!", "reversibility: one-way")),
    ("two-way", "one-way-in-a-hurry", boat("reversibility: two-way", "opened: 2026-09-01", "decided: 2026-09-01")),
    ("the days are not written", "one-way-in-a-hurry", boat("reversibility: one-way", "consulted: [ana]")),
    (
        "an open unknown may change it",
        "decided-before-known",
        {"decisions/0002-boat.yml": ACCEPTED.replace("accepted", "accepted #!"), "unknowns.yml": UNKNOWN % ""},
    ),
    ("nobody is back, and it is a proposal", "decided-before-known", boat(base=PROPOSED) | {"unknowns.yml": UNKNOWN % ""}),
    (
        "someone is back",
        "decided-before-known",
        boat() | {"unknowns.yml": UNKNOWN % ", findings: [{date: 2026-11-01, found: Yes}]"},
    ),
    ("no commitment", "unanswered-dissent", boat("dissent:", "  - {who: ana, says: Level bunks, commits: false} #!")),
    ("disagree and commit", "unanswered-dissent", boat("dissent:", "  - {who: ana, says: Level bunks, commits: true}")),
    ("nothing is said of it", "unanswered-dissent", boat("dissent:", "  - {who: ana, says: Level bunks}")),
    ("a proposal", "unanswered-dissent", boat("dissent:", "  - {who: ana, says: No, commits: false}", base=PROPOSED)),
    ("nothing", "nothing-left-free", boat("#!")),
    ("something", "nothing-left-free", boat("leaves_free: [Bunks]")),
    ("a proposal", "nothing-left-free", boat(base=PROPOSED)),
    ("the last look failed", "failed-but-standing", boat("outcome:", "  - {date: 2026-10-01, result: failed} #!")),
    (
        "it failed and then held",
        "failed-but-standing",
        boat("outcome:", "  - {date: 2026-11-01, result: held}", "  - {date: 2026-10-01, result: failed}"),
    ),
    ("it was superseded", "failed-but-standing", boat("outcome: [{result: failed}]", base=ACCEPTED.replace("accepted", "superseded"))),
    (
        "two that say so of each other are one pair",
        "conflict-in-force",
        {
            "decisions/0001-a.yml": "status: accepted\nconflicts_with: [0002-b] #!\n",
            "decisions/0002-b.yml": "status: accepted\nconflicts_with: [0001-a]\n",
        },
    ),
    (
        "one of them is a proposal",
        "conflict-in-force",
        {
            "decisions/0001-a.yml": "status: accepted\nchosen: x\n",
            "decisions/0002-b.yml": "status: proposed\nconflicts_with: [0001-a]\n",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_commitment(case, expect):
    expect(case)


MESSAGES = [
    (boat("confidence: leaning"), "no-plan-b", "If 'Boat' fails, what do we do, and how do we know?"),
    (boat("confidence: leaning", "plan_b: cat"), "no-plan-b", "How would we know that 'Boat' fails?"),
    (boat("confidence: leaning", "switch_if: x"), "no-plan-b", "If 'Boat' fails, what do we do?"),
    (boat("reversibility: one-way"), "one-way-in-a-hurry", "'Boat': This door closes behind us, and nobody was asked. Who else should look?"),
    (
        boat("reversibility: one-way", "consulted: [ana]", "opened: 2026-09-01", "decided: 2026-09-01"),
        "one-way-in-a-hurry",
        "'Boat': This door closes behind us, and we decided it on the day it was opened. Who else should look?",
    ),
    (
        boat("plan_b: cat", "outcome: [{result: failed}]"),
        "failed-but-standing",
        "'Boat' failed and still stands. Plan B was 'Catamaran'. Why are we still here?",
    ),
    (boat("outcome: [{result: failed}]"), "failed-but-standing", "'Boat' failed and still stands. What do we do instead?"),
    (
        boat("dissent: [{who: ana, says: No, commits: false}]") | {"team.yml": "members: [{id: ana, name: Ana}]\n"},
        "unanswered-dissent",
        "'Boat': What would change Ana's mind?",
    ),
    (
        boat("check_by: 2026-11-21"),
        "success-not-checked",
        "We meant to look at 'Boat' by 21 November 2026, and it is 22 November 2026. Did it hold?",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "code", "message"), MESSAGES)
def test_the_message_asks_for_what_is_missing(files, code, message, look):
    assert look(files).one(code).message == message


def test_each_unknown_that_may_change_a_decision_is_a_question(look):
    unknowns = UNKNOWN % "" + (UNKNOWN % "").replace("nights", "water")
    found = look(boat() | {"unknowns.yml": unknowns}).of("decided-before-known")
    assert [each.value for each in found] == ["crew/nights", "crew/water"]
