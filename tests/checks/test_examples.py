"""The example teams: what a careful reader found by hand is found here too."""

from datetime import date
from pathlib import Path

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings

CASES: list[tuple[str, str, dict[str, str]]] = []
"""None of the small rows: these are whole teams."""
ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)

BY_HAND = [
    ("crossing", "explorer-not-back", "crossing/night-watch", "Tomás and Ana"),
    ("crossing", "fast-on-open-question", "crossing/provision", "'Catamaran or monohull'"),
    ("crossing", "decided-before-known", "crossing/0002-catamaran-or-monohull", "night watch"),
    ("crossing", "policy-without-action", "crossing/after-hurricanes", "1 December"),
    ("crossing", "action-without-policy", "crossing/0001-which-season", "Which season"),
    ("payments", "affected-not-told", "settlement/0004-how-we-leave-the-batch", "Merchant portal"),
    ("payments", "dependency-not-confirmed", "settlement/team", "Merchant portal"),
    ("payments", "no-back-brief-yet", "settlement/lee", "Lee"),
    ("payments", "gap", "settlement/team", "showing shadow balances"),
    ("payments", "overlap", "finance-ops/team", "reconciliation report"),
]


def findings(example: str):
    read = read_folder(ROOT / "docs" / "examples" / example, project=ROOT)
    graph, _ = link(load_records(read.sources))
    return accepted(graph, run_checks(graph, today=TODAY, settings=Settings()), TODAY)


@pytest.mark.parametrize(("example", "code", "record", "words"), BY_HAND)
def test_what_was_found_by_hand_is_found(example, code, record, words):
    found = [each for each in findings(example) if (each.code, each.record) == (code, record)]
    assert any(words in each.message for each in found)


def test_the_step_that_tries_the_question_out_is_not_asked():
    asked = {each.record for each in findings("crossing") if each.code == "fast-on-open-question"}
    assert asked == {"crossing/provision"}


MADR = '# Use Postgres %d\n\n## Considered Options\n\n* Postgres\n* Files\n\n## Decision Outcome\n\nChosen option: "Postgres".\n'


def test_a_team_with_seventy_documents_does_not_drown(look):
    seen = look({f"decisions/{number:04}-use-postgres.md": MADR % number for number in range(1, 71)})
    assert seen.findings == ()


def test_asking_twice_gives_the_same():
    assert findings("payments") == findings("payments")
