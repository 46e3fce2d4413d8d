"""Q6 and Q7: how far we look, and how we know."""

import pytest

FIRST = "#!\nwhere: Antigua\nwhy: To see whether we can\nstatus: active\n"
PLAIN = FIRST.replace("!", "")


def strategy(*lines: str, base: str = PLAIN) -> dict[str, str]:
    return {"strategy.yml": base + "".join(f"{line}\n" for line in lines)}


def signal(every: str, *readings: str, mark: str = "", since: str = "2026-09-01") -> dict[str, str]:
    lines = [
        f"since: {since}",
        "signals:",
        "  - id: rest",
        "    question: Do we sleep?",
        f"    every: {every}",
    ]
    if readings:
        lines += ["    readings:", *(f"      - {{date: {day}, saw: Yes}} {mark}" for day in readings)]
    else:
        lines[2] += f" {mark}"
    return strategy(*lines)


DONE = {"steps.yml": "- {id: rig, title: Rig, state: done, certainty: known}\n"}
LATER = {"steps.yml": "- {id: rig, title: Rig, state: later, certainty: known}\n"}

CASES = [
    ("no step", "not-far-enough", strategy(base=FIRST)),
    ("none for later", "not-far-enough", strategy(base=FIRST) | DONE),
    ("one for later", "not-far-enough", strategy() | LATER),
    ("steps that cannot be read", "not-far-enough", strategy() | {"steps.yml": "- @a\n"}),
    ("the day after", "horizon-passed", strategy("horizon: 2026-11-21 #!")),
    ("the day itself", "horizon-passed", strategy("horizon: 2026-11-22")),
    ("no horizon is written", "horizon-passed", strategy()),
    ("none", "no-signal", strategy(base=FIRST)),
    ("one", "no-signal", signal("7d")),
    ("eight days after, every seven", "signal-not-looked-at", signal("7d", "2026-11-14", mark="#!")),
    ("seven days after, every seven", "signal-not-looked-at", signal("7d", "2026-11-15")),
    ("the latest counts", "signal-not-looked-at", signal("7d", "2026-11-20", "2026-09-01")),
    ("a reading of a day to come is a slip", "signal-not-looked-at", strategy("signals:", "  - {id: rest, question: Rest, every: 7d, readings: [{date: 2026-09-01, saw: Yes}, {date: 2027-11-20, saw: Yes}]} #!")),
    ("never", "signal-not-looked-at", signal("never", "2020-01-01")),
    ("no reading yet, and it is time", "signal-not-looked-at", signal("7d", mark="#!")),
    ("no reading yet, and it is early", "signal-not-looked-at", signal("7d", since="2026-11-15")),
    ("nothing at all", "nothing-shown", strategy(base=FIRST)),
    ("a step is done", "nothing-shown", strategy() | DONE),
    ("a reading of 31 days ago", "nothing-shown", strategy("signals: [{id: a, question: A, readings: [{date: 2026-10-22, saw: b}]}]", base=FIRST)),
    ("a reading of 30 days ago", "nothing-shown", strategy("signals: [{id: a, question: A, readings: [{date: 2026-10-23, saw: b}]}]")),
    ("a reading of a day to come", "nothing-shown", strategy("signals: [{id: a, question: A, readings: [{date: 2027-11-20, saw: b}]}]", base=FIRST)),
    ("a strategy of 30 days", "nothing-shown", strategy("since: 2026-10-23")),
    ("a strategy of 31 days", "nothing-shown", strategy("since: 2026-10-22", base=FIRST)),
    ("steps that cannot be read", "nothing-shown", strategy() | {"steps.yml": "- @a\n"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_horizon(case, expect):
    expect(case)


def test_a_signal_is_a_part_of_the_strategy(look):
    finding = look(signal("7d", "2026-11-01")).one("signal-not-looked-at")
    assert (finding.record, finding.pointer) == ("crew/rest", "signals/0/readings")
    assert finding.message == "'Do we sleep?': The last reading is of 1 November 2026. When did we last look?"
