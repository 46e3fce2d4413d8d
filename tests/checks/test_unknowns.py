"""Q5: who went to find out, and what came of it."""

import pytest

STRATEGY = "#!\nwhere: Antigua\nwhy: To see whether we can\nstatus: active\n"


def unknown(*lines: str) -> dict[str, str]:
    head = "- id: nights\n  question: Can they hold a watch?\n"
    return {"unknowns.yml": head + "".join(f"  {line}\n" for line in lines)}


CASES = [
    ("nobody", "no-explorer", unknown("explorers: [] #!")),
    ("somebody", "no-explorer", unknown("explorers: [ana]")),
    ("nobody any more, as it is dropped", "no-explorer", unknown("explorers: []", "dropped_because: We fly")),
    (
        "nobody, and yet it came back",
        "no-explorer",
        unknown("explorers: []", "findings: [{date: 2026-11-01, found: Yes}]"),
    ),
    ("the day after", "explorer-not-back", unknown("explorers: [ana]", "report_back: 2026-11-21 #!")),
    ("the day itself", "explorer-not-back", unknown("explorers: [ana]", "report_back: 2026-11-22")),
    (
        "back with nothing is back",
        "explorer-not-back",
        unknown("explorers: [ana]", "report_back: 2026-11-01", "findings: [{date: 2026-11-01, found: Nothing}]"),
    ),
    (
        "settled without a finding",
        "explorer-not-back",
        unknown("explorers: [ana]", "report_back: 2026-11-01", "led_to: [rig]")
        | {"steps.yml": "- {id: rig, title: Rig, state: next, certainty: known}\n"},
    ),
    ("nobody went, so nobody can come back", "explorer-not-back", unknown("explorers: []", "report_back: 2026-11-01")),
    ("day fifteen", "finding-unused", unknown("explorers: [ana]", "findings:", "  - {date: 2026-11-07, found: Yes} #!")),
    ("day fourteen", "finding-unused", unknown("explorers: [ana]", "findings: [{date: 2026-11-08, found: Yes}]")),
    (
        "the last one counts",
        "finding-unused",
        unknown("explorers: [ana]", "findings: [{date: 2026-10-01, found: No}, {date: 2026-11-20, found: Yes}]"),
    ),
    (
        "it was dropped",
        "finding-unused",
        unknown("explorers: [ana]", "findings: [{date: 2026-10-01, found: No}]", "dropped_because: We fly"),
    ),
    ("none is written", "nothing-unknown", {"strategy.yml": STRATEGY}),
    ("one is written", "nothing-unknown", {"strategy.yml": STRATEGY.replace("!", "")} | unknown("explorers: [ana]")),
    ("those that cannot be read", "nothing-unknown", {"strategy.yml": STRATEGY.replace("!", ""), "unknowns.yml": "- @a\n"}),
    ("no strategy", "nothing-unknown", {"team.yml": "name: Crew\n"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_unknowns(case, expect):
    expect(case)


def test_explorers_are_called_by_their_names(look):
    files = unknown("explorers: [tomas, ana]", "report_back: 2026-10-16")
    files["team.yml"] = "members: [{id: tomas, name: Tomás}]\n"
    assert look(files).one("explorer-not-back").message == (
        "Tomás and ana were to come back on 16 October 2026 with 'Can they hold a watch?'. What did they find?"
    )
