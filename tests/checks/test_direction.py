"""Q1 and Q2: what a strategy says, and what it leaves out."""

from datetime import date

import pytest

BARE = """\
#!
where: Antigua
why: To see whether we can
status: active
"""
LATER = BARE.replace("#!\n", "#\n")

SERVING = """\
title: Three watches
status: accepted
serves: [rest]
"""
POLICY = LATER + "policies:\n  - {id: rest, title: Rest before speed}\n"


def directions(*lines: str) -> str:
    return LATER + "since: 2026-08-23\ndirections:\n" + "".join(f"  - {line}\n" for line in lines)


CASES = [
    ("no diagnosis is written", "no-diagnosis", {"strategy.yml": BARE}),
    ("a diagnosis is written", "no-diagnosis", {"strategy.yml": LATER + "diagnosis: Night\n"}),
    (
        "a superseded strategy is not asked",
        "no-diagnosis",
        {"strategy.yml": LATER.replace("active", "superseded")},
    ),
    ("nothing is ruled out", "rules-nothing-out", {"strategy.yml": BARE}),
    (
        "policies rule nothing out",
        "rules-nothing-out",
        {"strategy.yml": LATER + "policies:\n  - {id: rest, title: Rest before speed} #!\n"},
    ),
    ("one no-go is enough", "rules-nothing-out", {"strategy.yml": LATER + "no_gos: [A race]\n"}),
    ("no decision at all", "no-shared-how", {"strategy.yml": BARE}),
    (
        "a proposal is no how yet",
        "no-shared-how",
        {
            "strategy.yml": POLICY.replace("#\n", "#!\n"),
            "decisions/0001-watches.yml": SERVING.replace("accepted", "proposed"),
        },
    ),
    (
        "an accepted decision serves",
        "no-shared-how",
        {"strategy.yml": POLICY, "decisions/0001-watches.yml": SERVING},
    ),
    (
        "what serves another team's policy is no how of ours",
        "no-shared-how",
        {
            "crew/strategy.yml": BARE,
            "crew/decisions/0001-watches.yml": SERVING.replace("rest", "ops/quiet"),
            "ops/strategy.yml": LATER + "policies: [{id: quiet, title: Quiet nights}]\n",
        },
    ),
    ("a draft strategy has no how yet", "no-shared-how", {"strategy.yml": LATER.replace("active", "draft")}),
    (
        "decisions that cannot be read may serve",
        "no-shared-how",
        {
            "strategy.yml": LATER,
            "decisions/0001-watches.md": "---\nstatus: @noor\nchosen: x\n---\n# Watches\n",
        },
    ),
    (
        "nothing serves a policy",
        "policy-without-action",
        {
            "strategy.yml": POLICY + "  - {id: season, title: After the hurricanes} #!\n",
            "decisions/0001-watches.yml": SERVING,
        },
    ),
    (
        "only a rejected decision serves it",
        "policy-without-action",
        {
            "strategy.yml": POLICY.replace("speed}", "speed} #!"),
            "decisions/0001-watches.yml": SERVING.replace("accepted", "rejected"),
        },
    ),
    (
        "a proposal may be about to serve it",
        "policy-without-action",
        {"strategy.yml": POLICY, "decisions/0001-watches.yml": SERVING.replace("accepted", "proposed")},
    ),
    (
        "an accepted decision serves none",
        "action-without-policy",
        {
            "strategy.yml": POLICY,
            "decisions/0001-watches.yml": "#!\ntitle: Bunks\nstatus: accepted\nchosen: x\n",
        },
    ),
    (
        "a proposal may serve none",
        "action-without-policy",
        {"strategy.yml": POLICY, "decisions/0001-watches.yml": "title: Bunks\nstatus: proposed\nchosen: x\n"},
    ),
    (
        "a document that was there before is not asked",
        "action-without-policy",
        {"strategy.yml": POLICY, "decisions/0001-bunks.md": "# Bunks\n\n## Status\n\nAccepted\n"},
    ),
    (
        "without policies there is nothing to serve",
        "action-without-policy",
        {"decisions/0001-watches.yml": SERVING},
    ),
    ("no direction", "only-one-direction", {"strategy.yml": BARE}),
    (
        "one direction",
        "only-one-direction",
        {"strategy.yml": directions("{id: west, title: West, status: taken} #!")},
    ),
    (
        "two directions",
        "only-one-direction",
        {
            "strategy.yml": directions(
                "{id: west, title: West, status: taken}", "{id: row, title: Row, status: eliminated}"
            )
        },
    ),
    (
        "a direction without a sign",
        "no-way-to-know",
        {
            "strategy.yml": directions(
                "{id: west, title: West, status: taken} #!",
                "{id: row, title: Row, status: open, would_switch_if: Three drop out}",
            )
        },
    ),
    (
        "each has its sign",
        "no-way-to-know",
        {"strategy.yml": directions("{id: row, title: Row, status: open, would_switch_if: Three drop out}")},
    ),
    (
        "one that is open needs no reason",
        "eliminated-without-reason",
        {"strategy.yml": directions("{id: row, title: Row, status: open}")},
    ),
    (
        "eliminated for no reason",
        "eliminated-without-reason",
        {
            "strategy.yml": directions(
                "{id: row, title: Row, status: eliminated} #!",
                "{id: fly, title: Fly, status: eliminated, because: Another purpose}",
                "{id: west, title: West, status: taken}",
            )
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_direction(case, expect):
    expect(case)


OPEN = [f"{{id: {name}, title: {name}, status: open}}" for name in ("north", "south", "west")]
CASES_OVER_TIME = [
    ("three for 90 days", "2026-11-21", OPEN, 0),
    ("three for longer", "2026-11-22", OPEN, 1),
    ("two for longer", "2026-11-22", OPEN[:2], 0),
]


@pytest.mark.parametrize(("name", "today", "lines", "times"), CASES_OVER_TIME)
def test_three_directions_may_stay_open_for_ninety_days(name, today, lines, times, look):
    files = {"strategy.yml": directions(*lines)}
    assert len(look(files, today=date.fromisoformat(today)).of("never-eliminated")) == times


def test_a_question_about_a_part_stands_on_the_part(look):
    seen = look({"strategy.yml": directions("{id: west, title: West, status: taken}")})
    finding = seen.one("no-way-to-know")
    assert (finding.record, finding.pointer) == ("crew/west", "directions/0/would_switch_if")
    assert finding.message == "What would we see if 'West' were wrong?"


def test_a_question_about_a_team_stands_on_its_strategy(look):
    finding = look({"strategy.yml": BARE, "team.yml": "name: The crew\n"}).one("no-shared-how")
    assert finding.record == "crew/strategy"
    assert finding.message == "'The crew': We agree on where. Which \"how\" would change the trip?"
