"""Every format on the same findings: golden text, and what holds for all of them."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alignment_plugin.findings import Acceptance, Finding, Related, Rule, Severity
from alignment_plugin.report import FORMATS, Run, text
from alignment_plugin.report.github import step_summary
from alignment_plugin.report.run import fails, with_paths
from alignment_plugin.text import Span

GOLDEN = Path(__file__).parent / "golden"
SOURCE = 'chosen: opt-kafak\n\nowner: "日本 \x1b[31m"\n' + "a" * 300 + " wrong\n"
WRONG_OPTION = Finding(
    "chosen-not-an-option",
    Severity.ERROR,
    "no option has the id 'opt-kafak'",
    "docs/alignment/decisions/0004-x.md",
    Span(1, 9, 1, 18),
    record="team/0004-x",
    pointer="chosen",
    hint="did you mean 'opt-kafka'?",
    value="opt-kafak",
    related=(Related("docs/alignment/decisions/0004-x.md", 12, "the options"),),
    example="chosen: opt-kafka\n# or\nchosen: other",
)
GAP = replace(
    WRONG_OPTION,
    code="no-plan-b",
    severity=Severity.WARNING,
    message="If it fails, what do we do?\n::error::not a command ##[error]x \x1b[31m\u202e",
    span=Span(3, 8, 3, 18),
    hint="100 % sure, or: not?",
    related=(),
    example="",
)
QUESTION = replace(
    GAP, code="nothing-left-free", severity=Severity.QUESTION, message="What is free?", hint="", pointer=""
)
FAR = replace(QUESTION, span=Span(4, 302, 4, 307))
LIVED_WITH = replace(GAP, code="no-review").as_accepted(Acceptance("We know.", date(2026, 12, 31)))
RULE = Rule("no-plan-b", Severity.WARNING, "Q4", "there is no plan B", "One made in calm is used in time.")


def run(*findings: Finding) -> Run:
    texts = {"docs/alignment/decisions/0004-x.md": SOURCE}
    return Run(findings, 12, ("team",), date(2026, 11, 22), texts, (RULE,))


ALL = run(FAR, QUESTION, GAP, LIVED_WITH, GAP, WRONG_OPTION)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_what_it_wrote_before(name: str) -> None:
    """Renew with: rm tests/report/golden/*; a missing file is written, and the test fails once."""
    golden = GOLDEN / f"{name}.txt"
    written = FORMATS[name].render(ALL)
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, encoding="utf-8")
        pytest.fail(f"{golden} was missing and is written now: read it")
    assert written == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_control_character_or_a_runner_command_through(name: str) -> None:
    written = FORMATS[name].render(ALL)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", written)
    commands = [line for line in written.split("\n") if line.lstrip().startswith("::")]
    assert all(re.match(r"::(error|warning) (file|title)=", line) for line in commands)
    assert "##[" not in written, "a runner obeys this form anywhere in a line"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_nothing_was_found(name: str) -> None:
    written = FORMATS[name].render(run())
    expected = {
        "text": "Read 12 records of 1 team (team) as of 2026-11-22: nothing to report.\n",
        "github": "Read 12 records of 1 team (team) as of 2026-11-22: nothing to report.\n",
        "concise": "",
        "gitlab": "[]\n",
    }
    assert written == expected.get(name, written)


def test_json_keeps_its_promise() -> None:
    found = json.loads(FORMATS["json"].render(ALL))
    assert found["schema_version"] == 1
    assert list(found["findings"][0]) == [
        "code", "severity", "path", "line", "column", "end_line", "end_column", "record", "pointer",
        "message", "hint", "related", "accepted", "fingerprint",
    ]  # fmt: skip
    accepted = [each["accepted"] for each in found["findings"] if each["accepted"]]
    assert accepted == [{"because": "We know.", "until": "2026-12-31"}]


@pytest.mark.parametrize("name", ["json", "gitlab"])
def test_fingerprints_are_unique_and_repeats_are_numbered(name: str) -> None:
    found = json.loads(FORMATS[name].render(run(GAP, GAP, GAP)))
    marks = [each["fingerprint"] for each in (found["findings"] if name == "json" else found)]
    assert marks == [GAP.fingerprint, f"{GAP.fingerprint}-2", f"{GAP.fingerprint}-3"]


def test_fingerprints_do_not_depend_on_the_paths_that_are_shown() -> None:
    moved = with_paths(ALL, lambda path: f"../{path}")
    assert [each.fingerprint for each in moved.findings] == [each.fingerprint for each in ALL.findings]


def test_github_shows_ten_of_a_kind_and_says_how_many_more_there_are() -> None:
    many = [replace(GAP, value=str(number)) for number in range(12)]
    lines = [line for line in FORMATS["github"].render(run(*many)).split("\n") if line.startswith("::")]
    assert len(lines) == 10
    assert lines[-1] == "::warning title=alignment::+3 more warnings: see the log of this step"


def test_a_summary_for_github_cannot_end_its_own_fence() -> None:
    summary = step_summary(run(replace(GAP, message="```\n# hello")))
    fence = summary.split("text\n")[0]
    assert len(fence) > 3 and summary.endswith(f"{fence}\n")


def test_colours_are_only_added_and_say_nothing() -> None:
    colored = text.render(ALL, color=True)
    assert "\x1b[" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == text.render(ALL)


def test_the_mark_stands_under_wide_and_escaped_characters() -> None:
    lines = text.render(run(GAP)).split("\n")
    marked = next(line for line in lines if "^" in line)
    assert marked.index("^") == lines[1].index('"')
    assert marked.count("^") > len(' "日本 ')


def test_junit_is_xml_and_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(FORMATS["junit"].render(ALL))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("5", "3", "2")
    assert len(root.findall(".//failure")) == 3


@pytest.mark.parametrize(
    ("finding", "stops_at"),
    [(WRONG_OPTION, {"error", "warning"}), (GAP, {"warning"}), (QUESTION, set()), (LIVED_WITH, set())],
)
def test_what_stops_a_build(finding: Finding, stops_at: set[str]) -> None:
    assert {level for level in ("error", "warning", "never") if fails(run(finding), level)} == stops_at
