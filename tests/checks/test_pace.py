"""Stagnation, removing and the hour."""

import pytest

from alignment_plugin.settings import Settings, Thresholds

FIRST = "#!\nwhere: Antigua\nwhy: To see whether we can\nstatus: active\n"
PLAIN = FIRST.replace("!", "")


def strategy(since: str = "", base: str = PLAIN) -> dict[str, str]:
    return {"strategy.yml": base + (f"since: {since}\n" if since else "")}


def session(day: str, *lines: str) -> dict[str, str]:
    return {f"sessions/{day}.yml": f"date: {day}\n" + "".join(f"{line}\n" for line in lines)}


def waiting(status: str, opened: str) -> dict[str, str]:
    return {"decisions/0001-a.yml": f"title: Boat\nopened: {opened}\nstatus: {status}\n"}


MADR = """\
---
status: proposed
date: 2026-01-01
---
# Use Postgres

## Considered Options

* Postgres
* Files

## Decision Outcome

Not yet.
"""
REMOVES = "title: E-mail\nstatus: accepted\ndecided: %s\nremoves: [The e-mail]\n"

CASES = [
    ("day 22", "stuck", waiting("draft #!", "2026-10-31")),
    ("day 21", "stuck", waiting("draft", "2026-11-01")),
    ("a proposal", "stuck", waiting("proposed #!", "2026-10-31")),
    ("deferred on purpose", "stuck", waiting("deferred", "2026-01-01")),
    ("nobody knows since when", "stuck", {"decisions/0001-a.yml": "status: proposed\nchosen: a\n"}),
    ("a document with a date", "stuck", {"decisions/0001-a.md": MADR.replace("proposed", "proposed #!")}),
    ("it was replaced", "stuck", waiting("proposed", "2026-01-01") | {"decisions/0002-b.yml": "status: accepted\nchosen: x\nsupersedes: [0001-a]\n"}),
    ("no word on what leaned on it", "remove-without-effects", {"decisions/0001-a.yml": "status: accepted\nremoves:\n  - The e-mail #!\n"}),
    ("a word", "remove-without-effects", {"decisions/0001-a.yml": "status: accepted\nremoves: [The e-mail]\nsecond_order: [None yet]\n"}),
    ("it was rejected", "remove-without-effects", {"decisions/0001-a.yml": "status: rejected\nremoves: [The e-mail]\n"}),
    ("91 days", "only-adding", strategy("2026-08-23", FIRST)),
    ("90 days", "only-adding", strategy("2026-08-24")),
    ("no day is written", "only-adding", strategy()),
    ("a decision of 90 days ago removes", "only-adding", strategy("2026-01-01") | {"decisions/0001-a.yml": REMOVES % "2026-08-24"}),
    ("a decision of 91 days ago removes", "only-adding", strategy("2026-01-01", FIRST) | {"decisions/0001-a.yml": REMOVES % "2026-08-23"}),
    ("a proposal removes nothing yet", "only-adding", strategy("2026-01-01", FIRST) | {"decisions/0001-a.yml": (REMOVES % "2026-11-01").replace("accepted", "proposed")}),
    ("a session removed", "only-adding", strategy("2026-01-01") | session("2026-11-01", "removed: [The call]")),
    ("sessions that cannot be read", "only-adding", strategy("2026-01-01") | {"sessions/2026-11-01.yml": "- @a\n"}),
    ("eleven days ago", "not-talked-about", strategy(base=FIRST) | session("2026-11-11")),
    ("ten days ago", "not-talked-about", strategy() | session("2026-11-12")),
    ("one is still to come", "not-talked-about", strategy(base=FIRST) | session("2026-11-29")),
    ("never, in a new strategy", "not-talked-about", strategy("2026-11-12")),
    ("never, since eleven days", "not-talked-about", strategy("2026-11-11", FIRST)),
    ("more than six hours", "too-many-hours", strategy(base=FIRST) | session("2026-11-16", "minutes: 300") | session("2026-11-22", "minutes: 61")),
    ("six hours", "too-many-hours", strategy() | session("2026-11-16", "minutes: 300") | session("2026-11-22", "minutes: 60")),
    ("the week before", "too-many-hours", strategy() | session("2026-11-15", "minutes: 400")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_pace(case, expect):
    expect(case)


def test_the_owner_may_pick_one(look):
    files = {"decisions/0001-a.yml": "title: Boat\nowner: ines\nopened: 2026-10-01\nstatus: proposed\n"}
    files["team.yml"] = "members: [{id: ines, name: Ines}]\n"
    message = "'Boat' has been open since 1 October 2026. Time for Ines to pick one?"
    assert look(files).one("stuck").message == message


def test_without_an_owner_we_ask_who_picks(look):
    assert look(waiting("proposed", "2026-10-01")).one("stuck").message.endswith("Who picks one?")


def test_a_threshold_is_a_setting(look):
    settings = Settings(thresholds=Thresholds(stuck=2))
    assert look(waiting("proposed", "2026-11-19"), settings=settings).of("stuck")
    assert not look(waiting("proposed", "2026-11-20"), settings=settings).of("stuck")
