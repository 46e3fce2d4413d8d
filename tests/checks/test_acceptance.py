"""Findings that a team lives with."""

from datetime import date

import pytest

from alignment_plugin.findings import Acceptance, Severity

DECISION = """\
title: Boat
status: accepted
chosen: mono
options: [{id: mono}, {id: cat}]
accept:
  - {finding: %s, because: One season only, until: 2026-11-22}
"""
STRATEGY = """\
where: A
why: B
status: active
since: 2026-11-01
directions: [{id: west, title: West, status: taken}]
accept:
  - {finding: no-way-to-know, because: We sail anyway}
  - {finding: nothing-unknown, because: We asked, until: 2026-12-01}
"""
ACCEPT = "accept: [{finding: %s, because: So, until: 2026-12-01}]\n"


def boat(code: str = "no-success") -> dict[str, str]:
    return {"decisions/0002-boat.yml": DECISION % code}


CASES = [
    (
        "a slip of the pen",
        "unknown-reference",
        {"team.yml": "accept:\n  - {finding: no-sucess, because: x} #!\n"},
    ),
    ("a code of ours", "unknown-reference", boat()),
    ("a code that linking gives", "unknown-reference", boat("dependency-cycle")),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_an_acceptance_of_what_does_not_exist(case, expect):
    expect(case)


def test_a_slip_in_a_code_gets_the_nearest(look):
    finding = look(boat("no-sucess")).one("unknown-reference")
    assert (finding.severity, finding.hint) == (Severity.ERROR, "did you mean 'no-success'?")


def test_it_holds_until_and_including_its_last_day(look):
    finding = look(boat()).one("no-success")
    assert finding.accepted == Acceptance("One season only", date(2026, 11, 22))


def test_an_expired_acceptance_is_open_again_and_says_since_when(look):
    finding = look(boat(), today=date(2026, 11, 23)).one("no-success")
    assert finding.is_open
    assert finding.hint.endswith("because 'One season only', and is open again since 23 November 2026")


def test_other_findings_of_the_record_stay_open(look):
    assert look(boat()).one("nothing-left-free").is_open


def test_the_strategy_accepts_for_its_parts_and_for_the_team(look):
    seen = look({"strategy.yml": STRATEGY})
    assert seen.one("no-way-to-know").accepted == Acceptance("We sail anyway", None)
    assert seen.one("nothing-unknown").accepted == Acceptance("We asked", date(2026, 12, 1))


def test_the_team_accepts_for_its_members(look):
    files = {"team.yml": "members: [{id: ana, joined: 2026-01-01}]\n" + ACCEPT % "no-back-brief-yet"}
    assert not look(files).one("no-back-brief-yet").is_open


def test_one_entry_of_a_list_accepts_only_for_itself(look):
    entry = "- {id: %s, title: T, certainty: known, state: next%s}\n"
    steps = entry % ("a", ", accept: [{finding: nothing-to-show, because: So}]") + entry % ("b", "")
    assert [each.is_open for each in look({"steps.yml": steps}).of("nothing-to-show")] == [False, True]


def test_an_error_cannot_be_accepted(look):
    files = {
        "decisions/0002-boat.yml": (DECISION % "chosen-not-an-option").replace(
            "chosen: mono", "chosen: ketch"
        )
    }
    finding = look(files).one("chosen-not-an-option")
    assert finding.is_open
    assert finding.hint.endswith("; an error cannot be accepted")


def test_accepting_does_not_change_the_fingerprint(look):
    plain = {"decisions/0002-boat.yml": DECISION.partition("accept:")[0]}
    assert look(plain).one("no-success").fingerprint == look(boat()).one("no-success").fingerprint
