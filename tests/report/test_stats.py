"""Counts by code: a table that says how many, and of how many records."""

from dataclasses import replace
from datetime import date

from alignment_plugin.findings import Acceptance, Finding, Severity
from alignment_plugin.report import Run
from alignment_plugin.report.stats import render

GAP = Finding("no-plan-b", Severity.WARNING, "If it fails?", "a.md", record="crew/a")
WRONG = Finding("bad-value", Severity.ERROR, "no date", "b.md")
LIVED_WITH = replace(GAP, record="crew/b").as_accepted(Acceptance("We know.", None))


def test_codes_are_counted_worst_first() -> None:
    run = Run((GAP, replace(GAP, pointer="x"), LIVED_WITH, WRONG), 3, ("crew",), date(2026, 11, 22))
    assert render(run) == (
        "code       severity  open  accepted  records\n"
        "bad-value  error        1         0        1\n"
        "no-plan-b  warning      2         1        2\n"
        "\n"
        "Read 3 records of 1 team (crew) as of 2026-11-22: 1 error, 2 warnings. Accepted with a reason: 1.\n"
    )


def test_nothing_found_is_no_table() -> None:
    run = Run((), 0, (), date(2026, 11, 22), remarks=("Old, in ::x\x1b.json: 3.",))
    assert render(run) == "Read 0 records as of 2026-11-22: nothing to report. Old, in ::x\\x1b.json: 3.\n"
