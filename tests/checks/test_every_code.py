"""The table of codes as a whole: each is fired by a row, says what it should, and reads well."""

import importlib.util
from pathlib import Path

import pytest

from alignment_plugin.checks import CHECKS, OF_A_CHANGE, RULES
from alignment_plugin.findings import INTEGRITY_RULES

GROUPS = {"Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "stagnation", "removing", "teams", "decay", "newcomers"}
CODES = [rule.code for rule in RULES]
SCOLDING = ("overdue", "violation", "compliance", "score", "health", "must ", "should have", "!", "%")


def rows() -> list[tuple[str, str, dict[str, str]]]:
    """The rows of all tables beside this file."""
    found = []
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        spec = importlib.util.spec_from_file_location(f"rows_of_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found += module.CASES
    return found


ROWS = rows()
FIRING = [row for row in ROWS if any("#!" in text for text in row[2].values())]
ASKING = [row for row in FIRING if row[1] in CHECKS and row[1] != "unknown-reference"]
"""What names nothing is stated, not asked."""
NOT_IN_RECORDS = {"no-records"}
"""Found where folders are read: tests/adapters/test_examination.py."""
# Codes OF_A_CHANGE need two moments: tests/git/test_history.py.
ON_TIME = {"never-eliminated"}
"""Fired by a table of days in test_direction.py."""


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_fired_by_a_row(code):
    assert code in {row[1] for row in FIRING} | ON_TIME | NOT_IN_RECORDS | OF_A_CHANGE


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_every_check_has_a_row_that_must_not_fire(code):
    quiet = {row[1] for row in ROWS if row not in FIRING}
    assert code in quiet | ON_TIME


def test_codes_are_unique_and_each_is_given_by_a_check_or_by_linking():
    assert len(CODES) == len(set(CODES))
    assert set(CODES) == set(CHECKS) | OF_A_CHANGE | {rule.code for rule in INTEGRITY_RULES}


def test_groups_are_the_seven_questions_and_the_themes():
    assert {rule.group for rule in RULES} == GROUPS | {"integrity"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_when_it_fires_and_why(rule):
    assert rule.fires_when
    assert rule.fires_when[0].islower() or rule.fires_when[0] == "`"
    assert rule.why.endswith(".")


@pytest.mark.parametrize("row", ASKING, ids=lambda row: f"{row[1]}: {row[0]}")
def test_a_message_asks_and_never_scolds(row, look):
    _, code, files = row
    for finding in look(files).of(code):
        assert finding.message.endswith("?"), finding.message
        assert finding.hint, "the next move"
        assert not [word for word in SCOLDING if word in finding.message.lower().replace("80%", "")]


@pytest.mark.parametrize("row", FIRING, ids=lambda row: f"{row[1]}: {row[0]}")
def test_fingerprints_of_one_code_differ(row, look):
    found = [finding.fingerprint for finding in look(row[2]).of(row[1])]
    assert len(found) == len(set(found))


def test_findings_come_in_order_of_place(look):
    for row in FIRING:
        asked = [finding for finding in look(row[2]).findings if finding.code in CHECKS]
        asked = [finding for finding in asked if finding.code != "unknown-reference"]
        assert asked == sorted(asked, key=lambda finding: finding.order)
