"""What machines read: by the published schemas, and with records that try to break out of every format."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import junitparser
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from alignment_plugin.cli import main
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.report import FORMATS, Run
from alignment_plugin.report.plain import plain
from alignment_plugin.text import Span

from .runner import Command, commands
from .test_formats import ALL, run

SARIF = json.loads((Path(__file__).parents[1] / "schemas/sarif-2.1.0.json").read_text("utf-8"))
HOSTILE = (
    "a\n::error file=x.md,line=1::obeyed\r\n::set-env name=PATH::x %0A::warning::c, d: e "
    "\x1b[31mred\x07 ##[error]older \u2028::notice::u \u202e]]>&<b>\"'"
)
AS_YAML = json.dumps(HOSTILE)
"""JSON text in quotes is YAML text in quotes."""
HOSTILE_NAME = "a,b:c%0A\n::error::name ##[error]x.md"

Check = Callable[..., Result]


def finding(path: str = HOSTILE_NAME, **more: Any) -> Finding:
    """A finding that holds hostile text wherever a finding holds text."""
    return replace(
        Finding("gap", Severity.ERROR, HOSTILE, path, Span(2, 3, 2, 9), hint=HOSTILE, value=HOSTILE, example=HOSTILE),
        **more,
    )  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose records say the hostile text in every field that findings repeat."""
    records = tmp_path / "docs/alignment"
    (records / "decisions").mkdir(parents=True)
    files = {
        "steps.yml": f"- {{id: a, title: {AS_YAML}, certainty: known, state: next, owner: {AS_YAML}}}\n"
        f"- {{id: b, title: {AS_YAML}, certainty: {AS_YAML}, state: doing, waits_for: {AS_YAML}}}\n",
        "unknowns.yml": f"- {{id: q, question: {AS_YAML}, explorers: [{AS_YAML}], report_back: 2026-01-01}}\n",
        "team.yml": f"name: {AS_YAML}\nowns: [{AS_YAML}]\nmembers: [{{id: x, name: {AS_YAML}}}]\n{AS_YAML}: 1\n",
        "strategy.md": f"---\nstatus: active\nwhere: {AS_YAML}\nwhy: {AS_YAML}\npolicies:\n"
        f"  - {{id: p, title: {AS_YAML}}}\nsignals:\n  - {{id: s, question: {AS_YAML}}}\n---\n",
        "decisions/0001-x.md": f"---\nstatus: accepted\nowner: {AS_YAML}\ndepends_on: {AS_YAML}\noptions:\n"
        f"  - {{id: o, title: {AS_YAML}}}\nchosen: {AS_YAML}\ntitle: {AS_YAML}\n---\n\n::error::in the prose\n",
        f"decisions/{HOSTILE_NAME}": f"---\nstatus: accepted\nowner: x\nchosen: {AS_YAML}\n---\n\n# T\n",
    }
    for name, text in files.items():
        (records / name).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [alignment]\n", encoding="utf-8")
    for name, value in {"GITHUB_ACTIONS": "true", "CI": "true", "ALIGNMENT_TODAY": "2026-11-22"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(site: Path) -> Check:
    """A command in that project."""
    return lambda *words: CliRunner().invoke(main, words)


def ours(each: Command) -> bool:
    """Whether a command is one that we mean: an annotation of a place, or of what is left out."""
    return each.name in ("error", "warning") and set(each.properties) <= {
        "file",
        "line",
        "col",
        "endColumn",
        "title",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_no_record_gives_a_runner_a_command_in_any_format(command: Check, name: str) -> None:
    """The hostile text names commands, lines and places that only it has."""
    result = command("check", "--format", name)
    assert result.exit_code == 1, result.output
    assert "obeyed" in result.stdout, "the text has to be there for this to prove anything"
    obeyed = commands(result.stdout) + commands(result.stderr)
    assert all(ours(each) for each in obeyed)
    assert bool(obeyed) is (name == "github")
    assert {each.properties.get("file") for each in obeyed}.isdisjoint({"x.md"})
    assert {each.properties.get("title") for each in obeyed}.isdisjoint({None})


@pytest.mark.parametrize(
    "words", [("show", "alignment/a"), ("show", "1"), ("agenda",), ("show", HOSTILE), ("rules", HOSTILE)]
)
def test_no_other_command_gives_a_runner_a_command(command: Check, words: tuple[str, ...]) -> None:
    result = command(*words)
    assert result.output
    assert commands(result.stdout) + commands(result.stderr) == []


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_in_every_part_of_a_finding_stays_text(name: str) -> None:
    """Also in paths, hints and examples, which no check fills with a record's text today."""
    written = FORMATS[name].render(
        run(finding(), finding(path="::error::x"), finding(severity=Severity.QUESTION))
    )
    assert all(ours(each) for each in commands(written))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", written)


def test_an_annotation_survives_the_runner() -> None:
    """What a runner reads is the place and the message as a terminal would show them, line by line."""
    (read,) = commands(FORMATS["github"].render(run(finding(path="docs/a,b: 100%0A.md"))))
    assert (read.name, read.properties["file"], read.properties["title"]) == (
        "error",
        "docs/a,b: 100%0A.md",
        "gap",
    )
    assert (read.properties["line"], read.properties["col"], read.properties["endColumn"]) == ("2", "3", "8")
    assert read.data.split("\n") == [plain(line) for line in f"{HOSTILE}\n{HOSTILE}".split("\n")]
    assert "%0A::warning::c, d: e" in read.data


def test_annotations_of_a_whole_run_say_what_its_findings_say() -> None:
    read = commands(FORMATS["github"].render(ALL))
    expected = [each for each in ALL.open if each.severity is not Severity.QUESTION]
    assert sorted((each.properties["title"], int(each.properties["line"])) for each in read) == sorted(
        (each.code, each.span.line) for each in expected
    )


@pytest.mark.parametrize("made", [ALL, run(), run(finding()), run(finding(span=Span(1, 1, 1, 1)))])
def test_sarif_is_what_the_standard_says(made: Run) -> None:
    Draft7Validator.check_schema(SARIF)
    validator = Draft7Validator(SARIF, format_checker=Draft7Validator.FORMAT_CHECKER)
    written = json.loads(FORMATS["sarif"].render(made))
    assert [error.message for error in validator.iter_errors(written)] == []


def test_the_schema_of_sarif_would_see_a_fault() -> None:
    written = json.loads(FORMATS["sarif"].render(ALL))
    del written["runs"][0]["results"][0]["message"]
    written["runs"][0]["results"][1]["level"] = "question"
    assert len(list(Draft7Validator(SARIF).iter_errors(written))) == 2


def test_sarif_of_a_project_fits_and_its_places_are_in_the_repository(command: Check, site: Path) -> None:
    (site / ".git").mkdir()
    result = command("check", "--format", "sarif")
    written = json.loads(result.stdout)
    assert list(Draft7Validator(SARIF).iter_errors(written)) == []
    (whole,) = written["runs"]
    ids = [rule["id"] for rule in whole["tool"]["driver"]["rules"]]
    assert all(ids[each["ruleIndex"]] == each["ruleId"] for each in whole["results"])
    assert all(rule["help"]["text"] for rule in whole["tool"]["driver"]["rules"])
    marks = [each["partialFingerprints"]["alignment/v1"] for each in whole["results"]]
    assert len(set(marks)) == len(marks)
    places = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in whole["results"]
    }
    assert "docs/alignment/steps.yml" in places
    assert not any(place.startswith(("/", ".")) or ":" in place for place in places)


def test_gitlab_gets_what_it_reads(command: Check, site: Path) -> None:
    """Every key that it asks for, its own words of severity, and no fingerprint twice."""
    (site / ".git").mkdir()
    found = json.loads(command("check", "--format", "gitlab").stdout)
    assert len(found) > 10
    assert len({each["fingerprint"] for each in found}) == len(found)
    assert {each["severity"] for each in found} == {"info", "minor", "major"}
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert "\n" not in each["description"]
        assert each["location"]["lines"]["begin"] >= 1
        assert (site / each["location"]["path"]).is_file()


def test_gitlab_tells_equal_findings_apart() -> None:
    found = json.loads(FORMATS["gitlab"].render(run(finding(), finding(), finding())))
    assert [each["fingerprint"][12:] for each in found] == ["", "-2", "-3"]
    assert json.loads(FORMATS["gitlab"].render(run())) == []


def test_a_reader_of_junit_finds_every_finding() -> None:
    made = run(finding(), finding(severity=Severity.WARNING), finding(severity=Severity.QUESTION))
    written = FORMATS["junit"].render(made)
    (suite,) = junitparser.JUnitXml.fromstring(written.encode())
    assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (3, 2, 1, 0)
    results = [case.result[0] for case in suite]
    assert [type(each).__name__ for each in results] == ["Failure", "Failure", "Skipped"]
    assert all(plain(HOSTILE) == each.message for each in results)
    assert all(plain(HOSTILE) in each.text for each in results)


def test_junit_of_nothing_is_one_case_that_passed() -> None:
    (suite,) = junitparser.JUnitXml.fromstring(FORMATS["junit"].render(run()).encode())
    assert [case.is_passed for case in suite] == [True]


def test_junit_holds_nothing_that_xml_cannot() -> None:
    """Every character that a finding could hold, one of each plane included."""
    every = "".join(map(chr, range(0x300))) + "\u2028\ufffe\uffff\ud800\U0001f600"
    root = ElementTree.fromstring(
        FORMATS["junit"].render(run(finding(message=every, path=every, hint=every)))
    )
    assert len(root.findall(".//failure")) == 1
