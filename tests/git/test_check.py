"""`alignment check` with a base or a baseline: what is asked of a branch, and what is left out."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alignment_plugin.cli import main

from .conftest import FOLDER, Clone, Start, decision

Check = Callable[..., Result]
FIRST, SECOND, THIRD = (f"{FOLDER}/{name}.md" for name in ("0001-first", "0002-second", "0003-third"))
OWNED = {"owner": "ana", "opened": "2026-11-20"}
DECIDED = {**OWNED, "decided": "2026-11-20", "review": "{on: 2026-11-20, every: 6mo}"}


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]) -> Check:
    """Run `alignment check` in a clone, with what only the test says in the environment."""
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in {**environ, "ALIGNMENT_TODAY": "2026-11-22"}.items():
        monkeypatch.setenv(name, value)

    def run(clone: Clone, *words: str) -> Result:
        monkeypatch.chdir(clone.path)
        return CliRunner().invoke(main, ["check", *words])

    return run


def codes(result: Result) -> list[tuple[str, str]]:
    """File and code of each finding of a report in JSON."""
    return [(Path(each["path"]).stem, each["code"]) for each in json.loads(result.output)["findings"]]


@pytest.fixture
def asked(upstream: Clone) -> Clone:
    """The upstream with a decision in our form that lacks what an accepted one has."""
    upstream.commit({SECOND: decision("Second", "accepted", **OWNED)})
    return upstream


@pytest.fixture
def feature(asked: Clone) -> Clone:
    """A clone with a branch on which two records are new and one is changed; main has gone on."""
    clone = asked.clone("mine")
    clone.branch("feature")
    clone.commit(
        {
            FIRST: decision("First", "accepted", owner="ana", because="It is cheap."),
            f"{FOLDER}/0003-mine.md": decision("Mine", **OWNED),
        }
    )
    asked.commit({f"{FOLDER}/0003-theirs.md": decision("Theirs", **OWNED)})
    clone.git("fetch", "--quiet")
    return clone


def test_only_what_the_change_brings_is_reported(feature: Clone, check: Check) -> None:
    everything = codes(check(feature, "--format", "json"))
    only = codes(check(feature, "--base", "auto", "--only-changed", "--format", "json"))
    assert {name for name, _ in everything} == {"0001-first", "0002-second", "0003-mine"}
    assert {name for name, _ in only} == {"0001-first", "0003-mine"}
    assert ("0003-mine", "duplicate-id") in only
    text = check(feature, "--only-changed")
    assert text.exit_code == 1, "a number that main has given away is an error"
    assert "number 3 is also that of 'Theirs' on origin/main" in text.output
    assert "Compared with origin/main at " in text.output
    assert "Left out, as origin/main has them too: " in text.output


def test_a_finding_elsewhere_that_the_change_brings_is_reported(upstream: Clone, check: Check) -> None:
    """What leaned on a record that goes is where nobody wrote a line."""
    upstream.commit({f"{FOLDER}/0004-leans.md": decision("Leans", depends_on="[0001-first]", **OWNED)})
    (upstream.path / FIRST).unlink()
    upstream.commit()
    assert ("0004-leans", "unknown-reference") in codes(
        check(upstream, "--base", "HEAD~1", "--only-changed", "--format", "json")
    )


def test_a_finding_on_a_line_that_the_change_wrote_is_reported_though_it_is_old(
    upstream: Clone, check: Check
) -> None:
    upstream.commit({THIRD: decision("Third", **DECIDED).replace("proposed", "acepted")})
    upstream.commit({THIRD: decision("Third", **DECIDED).replace("status: proposed", 'status: "acepted"')})
    found = codes(check(upstream, "--base", "HEAD~1", "--only-changed", "--format", "json"))
    assert found == [("0003-third", "bad-value")]


def test_a_branch_that_is_not_checked_out_can_be_checked(feature: Clone, check: Check) -> None:
    feature.switch("main")
    result = check(feature, "--base", "origin/main...feature", "--only-changed")
    assert "0003-mine.md" in result.output
    assert "feature compared with origin/main at " in result.output


def test_history_is_asked_about_with_a_base_only(start: Start, check: Check) -> None:
    clone = start("own", {FIRST: decision("First", "accepted", because="It is cheap.", **DECIDED)})
    clone.commit({FIRST: decision("First", "accepted", because="It is good.", **DECIDED)})
    assert "history-edited" not in check(clone, "docs/alignment").output
    found = check(clone, "docs/alignment", "--base", "HEAD~1", "--select", "history-edited")
    assert "(it was 'It is cheap')" in found.output
    assert "| because: It is good." in found.output


def test_history_that_is_edited_for_a_reason_is_accepted(start: Start, check: Check) -> None:
    clone = start("own", {FIRST: decision("First", "accepted", because="It is cheep.", **DECIDED)})
    reason = "[{finding: history-edited, because: A slip of the pen.}]"
    clone.commit({FIRST: decision("First", "accepted", because="It is cheap.", accept=reason, **DECIDED)})
    result = check(clone, "docs/alignment", "--base", "HEAD~1", "--select", "history-edited", "--strict")
    assert result.exit_code == 0
    assert "Accepted with a reason: 1." in result.output


def test_changed_lines_come_first_for_github(upstream: Clone, check: Check) -> None:
    """It shows ten warnings; twelve old ones must not hide the new one."""
    old = {f"{FOLDER}/{number:04}-old.md": decision("Old", "accepted", **OWNED) for number in range(10, 22)}
    upstream.commit(old)
    upstream.commit({f"{FOLDER}/0099-new.md": decision("New", "accepted", **OWNED)})
    result = check(upstream, "--base", "HEAD~1", "--format", "github")
    first, *_ = [line for line in result.output.split("\n") if line.startswith("::warning file=")]
    assert "0099-new.md" in first


def test_without_a_base_to_find_it_exits_2_and_says_why(upstream: Clone, check: Check) -> None:
    result = check(upstream, "--base", "auto")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: there is no base to compare with")
    assert "Hint: name one" in result.stderr


def test_the_exact_command_is_printed_where_the_history_is_cut_off(upstream: Clone, check: Check) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    upstream.commit()
    clone = upstream.clone("mine", "--depth=1", "--no-single-branch", "--branch=feature")
    result = check(clone, "--only-changed")
    assert result.exit_code == 2
    assert "Hint: git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main\n" in result.stderr


def test_old_findings_are_counted_and_new_ones_stop(asked: Clone, check: Check) -> None:
    upstream = asked
    written = check(upstream, "--write-baseline", "old.json")
    assert written.exit_code == 0
    number = len(json.loads((upstream.path / "old.json").read_text())["findings"])
    assert number > 3
    assert f"Wrote {number} findings to old.json." in written.output
    quiet = check(upstream, "--baseline", "old.json", "--strict")
    assert quiet.exit_code == 0
    assert f"nothing to report. Old, in old.json: {number}." in quiet.output
    upstream.write(THIRD, decision("Third", "acepted", **OWNED))
    loud = check(upstream, "--baseline", "old.json")
    assert loud.exit_code == 1
    assert "0003-third.md:2:9: error[bad-value]" in loud.output
    assert "0002-second.md" not in loud.output


def test_a_baseline_is_the_same_bytes_each_time_and_can_be_renewed(asked: Clone, check: Check) -> None:
    upstream = asked
    check(upstream, "--write-baseline", "old.json")
    before = (upstream.path / "old.json").read_bytes()
    check(upstream, "--baseline", "old.json", "--write-baseline", "old.json")
    assert (upstream.path / "old.json").read_bytes() == before


def test_a_baseline_survives_lines_and_options_that_are_put_above(upstream: Clone, check: Check) -> None:
    options = "[{id: a, good: [x], bad: [y]}, {id: b, ratings: {cots: better}}]"
    upstream.write(THIRD, decision("Third", options=options, **OWNED))
    assert "unknown-reference" in check(upstream, "--select", "unknown-reference,straw-man").output
    check(upstream, "--write-baseline", "old.json")
    more = "[{id: new, good: [x], bad: [y]}, {id: a, good: [x], bad: [y]}, {id: b, ratings: {cots: better}}]"
    upstream.write(THIRD, decision("Third", tags="[x]", options=more, **OWNED))
    result = check(upstream, "--baseline", "old.json", "--select", "unknown-reference,straw-man")
    assert result.exit_code == 0
    assert "nothing to report" in result.output


def test_an_old_finding_on_a_line_that_is_written_now_counts_again(upstream: Clone, check: Check) -> None:
    upstream.commit({THIRD: decision("Third", "acepted", **OWNED)})
    check(upstream, "--write-baseline", "old.json")
    upstream.commit()
    upstream.write(THIRD, decision("Third", '"acepted"', **OWNED))
    assert check(upstream, "--baseline", "old.json").exit_code == 0
    assert check(upstream, "--baseline", "old.json", "--base", "HEAD").exit_code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no file old.json"),
        ("", "old.json:1:1: this is no JSON"),
        ("{", "old.json:1:2: this is no JSON"),
        ('{\n<<<<<<< HEAD\n "findings": []', "old.json:2:1: a merge was not finished in it"),
        ("[]", "old.json is no baseline: it has no list 'findings'"),
        ('{"schema_version": 1, "findings": {}}', "it has no list 'findings'"),
        (
            '{"schema_version": 1, "findings": [{"fingerprint": "a"}, 3]}',
            "entry 2 of 'findings' has no fingerprint",
        ),
        ('{"schema_version": 2, "findings": []}', "has schema_version 2, and this version knows 1"),
        ("[" * 100_000, "this is no baseline"),
    ],
)
def test_a_baseline_that_cannot_be_read_stops_and_says_where(
    upstream: Clone, check: Check, text: str | None, said: str
) -> None:
    if text is not None:
        upstream.write("old.json", text)
    result = check(upstream, "--baseline", "old.json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "alignment check --write-baseline old.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_baseline_takes_the_place_of_no_other_file(upstream: Clone, check: Check) -> None:
    before = (upstream.path / "mkdocs.yml").read_bytes()
    result = check(upstream, "--write-baseline", "mkdocs.yml")
    assert result.exit_code == 2
    assert "mkdocs.yml is there and is no baseline" in result.stderr
    assert (upstream.path / "mkdocs.yml").read_bytes() == before
    upstream.write("old.json", '{\n<<<<<<< HEAD\n "findings": []')
    assert check(upstream, "--write-baseline", "old.json").exit_code == 0, "a broken baseline is replaced"


def test_a_folder_that_is_not_there_gets_no_baseline(upstream: Clone, check: Check) -> None:
    result = check(upstream, "--write-baseline", "nowhere/old.json")
    assert result.exit_code == 2
    assert "--write-baseline: nowhere/old.json is not written" in result.stderr


def test_stats_count_by_code_and_keep_the_exit_code(upstream: Clone, check: Check) -> None:
    upstream.write(THIRD, decision("Third", "acepted", **OWNED))
    result = check(upstream, "--stats")
    assert result.exit_code == 1
    head, first, *_ = result.output.split("\n")
    assert head.split() == ["code", "severity", "open", "accepted", "records"]
    assert first.split() == ["bad-value", "error", "1", "0", "1"]
    assert "Read " in result.output
    assert "0003-third.md" not in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--stats", "--format", "json"), "leave out --format json"),
        (("--write-baseline", "x.json", "--only-changed"), "leave out --only-changed"),
    ],
)
def test_options_that_say_two_things_are_refused(
    upstream: Clone, check: Check, words: tuple[str, ...], said: str
) -> None:
    result = check(upstream, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (upstream.path / "x.json").exists()


def test_a_check_without_a_base_needs_no_git(
    upstream: Clone, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert check(upstream).exit_code == 0
    result = check(upstream, "--only-changed")
    assert result.exit_code == 2
    assert "Error: git is not installed, or not on the PATH" in result.stderr
