"""A fault planted in a complete team is found where a careful reader would point, and nothing else is."""

from collections import Counter

import pytest

from alignment_plugin.checks import RULES
from tests.planted.faults import FAULTS
from tests.planted.harmless import CHANGES
from tests.planted.plant import judge, plant

NOT_PLANTED = {"no-records", "history-edited"}
"""An example without records is no team: tests/adapters/test_examination.py. One moment alone shows no edit of
what was accepted: tests/git/test_history.py."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}: {fault.name}")
def test_a_planted_fault_is_found_and_nothing_that_is_not_declared(fault):
    verdict = judge(fault)
    assert verdict.hits, f"missed; strays are {verdict.strays}"
    assert not verdict.strays
    assert not verdict.absent, "declared as following, and not there"


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_harmless_change_asks_nothing(change):
    assert plant(change.edits).new == ()


def test_every_code_is_planted():
    assert {fault.code for fault in FAULTS} == {rule.code for rule in RULES} - NOT_PLANTED


def test_a_fault_is_planted_once():
    assert [
        name for name, count in Counter((each.code, each.name) for each in FAULTS).items() if count > 1
    ] == []


def test_what_follows_has_a_reason():
    assert all(reason for fault in FAULTS for reason in fault.also.values())
