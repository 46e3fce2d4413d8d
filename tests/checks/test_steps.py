"""Q3, and Q5 for steps."""

import pytest

STRATEGY = "#!\nwhere: Antigua\nwhy: To see whether we can\nstatus: active\n"
PLAIN = STRATEGY.replace("!", "")


def step(name: str, more: str = "state: next, certainty: known, demo: A look") -> str:
    return f"- {{id: {name}, title: {name}, {more}}}\n"


SIX = "".join(step(name) for name in ("one", "two", "three", "four", "five", "six"))
FIVE = SIX.rpartition("- {id: six")[0]
BOAT = {"decisions/0002-boat.yml": "title: Boat\nstatus: accepted\nchosen: x\n"}
NIGHTS = "- {id: nights, question: 'Can they hold a watch?', explorers: [ana], may_change: [0002-boat]}\n"
FOLLOWS = "state: next, certainty: known, demo: A list, follows_from: [0002-boat]"


def follows(more: str = FOLLOWS, unknowns: str = NIGHTS, mark: str = "") -> dict[str, str]:
    return BOAT | {"unknowns.yml": unknowns, "steps.yml": step("food", more).replace("}\n", f"}} {mark}\n")}


CASES = [
    ("no steps at all", "no-next-steps", {"strategy.yml": STRATEGY}),
    (
        "only what is done and what is later",
        "no-next-steps",
        {
            "strategy.yml": STRATEGY,
            "steps.yml": step("rig", "state: done, certainty: known")
            + step("cross", "state: later, certainty: known"),
        },
    ),
    (
        "one is being done",
        "no-next-steps",
        {"strategy.yml": PLAIN, "steps.yml": step("rig", "state: doing, certainty: known")},
    ),
    (
        "steps that cannot be read may be next",
        "no-next-steps",
        {"strategy.yml": PLAIN, "steps.yml": "- @noor\n"},
    ),
    ("a team without a strategy", "no-next-steps", {"team.yml": "name: Crew\n"}),
    ("six are live", "more-than-five", {"strategy.yml": STRATEGY, "steps.yml": SIX}),
    ("five are live", "more-than-five", {"strategy.yml": PLAIN, "steps.yml": FIVE}),
    (
        "the sixth is later",
        "more-than-five",
        {"strategy.yml": PLAIN, "steps.yml": FIVE + step("six", "state: later, certainty: known")},
    ),
    (
        "no demo",
        "nothing-to-show",
        {
            "steps.yml": "- {id: rig, title: Rig, state: next, certainty: known} #!\n"
            "- {id: bunk, title: Bunk, state: done, certainty: known}\n"
            "- {id: fly, title: Fly, state: dropped, certainty: known}\n" + step("food")
        },
    ),
    ("a demo", "nothing-to-show", {"steps.yml": step("rig")}),
    ("a number is no ticket", "looks-like-ticket", {"steps.yml": step("cohort-1-of-25-days")}),
    (
        "ticket keys, percentages and hours",
        "looks-like-ticket",
        {
            "steps.yml": """\
            - {id: a, title: PAY-17 refunds, state: next, certainty: known} #!
            - {id: b, title: "Refunds (#1743)", state: next, certainty: known} #!
            - {id: c, title: Schema 80% done, state: next, certainty: known} #!
            - {id: d, title: Schema in 6 hours, state: next, certainty: known} #!
            - {id: e, title: "Schema, 4h", state: later, certainty: known} #!
            - {id: f, title: PAY-18 refunds, state: done, certainty: known}
            - {id: g, title: Write dates as ISO-8601, state: next, certainty: known}
            - {id: h, title: Stand a four-hour watch, state: next, certainty: known}
            - {id: i, title: Show it to cohort 1, state: next, certainty: known}
            """
        },
    ),
    (
        "an unknown step that waits for nothing",
        "slow-without-question",
        {"steps.yml": "- {id: port, title: Port, state: next, certainty: unknown} #!\n"},
    ),
    (
        "an unknown step that waits for an answer, or tries one out",
        "slow-without-question",
        {
            "unknowns.yml": NIGHTS,
            "steps.yml": step("port", "state: next, certainty: unknown, waits_for: [nights]")
            + step("sail", "state: doing, certainty: unknown, answers: [nights]"),
        },
    ),
    ("a known step may wait for nothing", "slow-without-question", {"steps.yml": step("food")}),
    ("known, on an open question", "fast-on-open-question", follows(mark="#!")),
    (
        "the step answers the question itself",
        "fast-on-open-question",
        follows(FOLLOWS + ", answers: [nights]"),
    ),
    ("the step waits for the answer", "fast-on-open-question", follows(FOLLOWS + ", waits_for: [nights]")),
    ("the step is unknown itself", "fast-on-open-question", follows(FOLLOWS.replace("known", "unknown"))),
    (
        "another step of that id follows, and is asked once",
        "fast-on-open-question",
        follows(mark="#!\n- {id: food, title: Other food, certainty: known, state: next}"),
    ),
    ("the step is done", "fast-on-open-question", follows(FOLLOWS.replace("next", "done"))),
    (
        "someone came back",
        "fast-on-open-question",
        follows(unknowns=NIGHTS.replace("}", ", findings: [{date: 2026-10-01, found: Yes}]}")),
    ),
    (
        "the question was dropped",
        "fast-on-open-question",
        follows(unknowns=NIGHTS.replace("}", ", dropped_because: We fly}")),
    ),
    (
        "the question is about something else",
        "fast-on-open-question",
        follows(unknowns=NIGHTS.replace("0002-boat", "food")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_steps(case, expect):
    expect(case)


def test_moving_fast_names_the_step_the_decision_and_the_question(look):
    finding = look(follows()).one("fast-on-open-question")
    assert finding.message == (
        "With 'food' we move fast on 'Boat', but 'Can they hold a watch?' could overturn it. Should the step wait?"
    )
    assert [each.path for each in finding.related] == ["unknowns.yml"]
