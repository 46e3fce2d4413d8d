"""`alignment check`: exit codes, formats, which findings, which project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alignment_plugin.adapters import examination
from alignment_plugin.cli.check import FORMAT_NAMES
from alignment_plugin.report import FORMATS

from .conftest import Run

BROKEN = "---\nstatus: acepted\nopened: 2026-01-01\n---\n# Leave the batch\n"


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_the_formats_in_the_help_are_those_of_the_table() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES


def test_a_new_site_has_warnings_and_no_error(site: Path, run: Run) -> None:
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    assert run("check", "--fail-on", "warning").exit_code == 1
    assert run("check", "--strict", "--select", "no-plan-b").exit_code == 0


def test_an_error_stops_with_1_and_stands_with_its_line(site: Path, run: Run) -> None:
    write("docs/alignment/decisions/0002-x.md", BROKEN)
    result = run("check")
    assert result.exit_code == 1
    assert "docs/alignment/decisions/0002-x.md:2:9: error[bad-value]" in result.output
    assert "   2 | status: acepted\n     |         ^^^^^^^\n" in result.output
    assert run("check", "--fail-on", "never").exit_code == 0


def test_fail_on_comes_from_the_settings(site: Path, run: Run) -> None:
    config = (
        Path("mkdocs.yml").read_text().replace("  - alignment\n", "  - alignment:\n      fail_on: warning\n")
    )
    Path("mkdocs.yml").write_text(config)
    assert run("check").exit_code == 1
    assert run("check", "--fail-on", "error").exit_code == 0


def test_all_outputs_come_from_one_run_and_json_agrees_with_it(site: Path, run: Run) -> None:
    outputs = [word for name in FORMAT_NAMES for word in ("--output", f"{name}=out.{name}")]
    result = run("check", "--format", "json", *outputs)
    assert Path("out.json").read_text() == result.output
    assert Path("out.text").read_text() == run("check").output
    assert all(Path(f"out.{name}").stat().st_size for name in FORMAT_NAMES)
    assert json.loads(result.output)["findings"]


def test_paths_narrow_what_is_reported(site: Path, run: Run) -> None:
    lines = run("check", "docs/alignment/steps.yml", "--format", "concise").output.splitlines()
    assert lines and all(line.startswith("docs/alignment/steps.yml:") for line in lines)


def test_a_folder_without_a_site_is_the_records_folder(folder: Path, run: Run) -> None:
    write("somewhere/adr/0001-x.md", "# 1. Use X\n\n## Status\n\nAccepted\n")
    result = run("check", "somewhere/adr")
    assert result.exit_code == 0
    assert "Read 1 record of 1 team (adr)" in result.output


def test_text_is_relative_to_here_json_to_the_project_and_gitlab_to_the_repository(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "--yes", "website")
    (folder / ".git").mkdir()
    monkeypatch.chdir("website/docs")
    select = ("--select", "no-explorer")
    assert run("check", *select, "--format", "concise").output.startswith("alignment/unknowns.yml:")
    assert json.loads(run("check", *select, "--format", "json").output)["findings"][0]["path"] == (
        "docs/alignment/unknowns.yml"
    )
    assert json.loads(run("check", *select, "--format", "gitlab").output)[0]["location"]["path"] == (
        "website/docs/alignment/unknowns.yml"
    )


def test_github_gets_a_summary_where_the_runner_wants_one(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site / "summary.md"))
    run("check", "--format", "github")
    assert (site / "summary.md").read_text().startswith("```text\ndocs/alignment/")


def test_an_accepted_finding_is_told_and_does_not_stop(site: Path, run: Run) -> None:
    unknowns = Path("docs/alignment/unknowns.yml")
    accept = "  accept:\n    - finding: no-explorer\n      because: All of us.\n"
    unknowns.write_text(unknowns.read_text() + accept)
    result = run("check", "--select", "no-explorer", "--strict")
    assert result.exit_code == 0
    assert result.output.endswith(": nothing to report. Accepted with a reason: 1.\n")
    found = json.loads(run("check", "--select", "no-explorer", "--format", "json").output)["findings"]
    assert found[0]["accepted"] == {"because": "All of us.", "until": None}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "nowhere"], "Error: there is nothing at nowhere"),
        (["check", "mkdocs.yml"], "is in none of the records folders, which are: docs/alignment"),
        (["check", "--config", "no.yml"], "Error: there is no file no.yml"),
        (["check", "--today", "2026-02-31"], "--today says '2026-02-31', which is no date"),
        (["check", "--select", "no-plan"], "did you mean 'no-plan-b'?"),
        (["check", "--output", "json"], "write FORMAT=FILE"),
        (["check", "--output", "jsn=x"], "there is no format 'jsn'"),
        (["check", "--output", "json=no/x"], "no/x is not written: no such file or directory"),
        (["check", "--format", "html"], "is not one of 'text'"),
        (["chek"], "No such command 'chek'"),
        (["rules", "no-plan"], "Hint: did you mean 'no-plan-b'?"),
        (["schema", "decison"], "Hint: did you mean 'decision'?"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(site: Path, run: Run, words: list[str], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("a: [", "mkdocs.yml:1: this is not YAML"),
        ("[1, 2]", "it holds no settings"),
        ("INHERIT: mkdocs.yml", "INHERIT leads in a circle"),
        ("INHERIT: base.yml", "base.yml cannot be read: no such file"),
        ("plugins: [alignment: [x]]", "the options of plugin 'alignment' are no settings"),
        ("plugins: [alignment: {records: ../x}]", "'../x' lies outside the project folder"),
        ("plugins: [alignment: {records: nope}]", "there is no folder nope or docs/nope"),
        ("plugins: [alignment: {records: mkdocs.yml}]", "is a file; name the folder"),
        ("plugins: [alignment: {records: [docs, docs/alignment]}]", "lies inside 'docs'"),
        ("plugins: [alignment: {recrds: x}]", "did you mean 'records'?"),
        ("docs_dir: elsewhere", "none of elsewhere/alignment, elsewhere/decisions"),
    ],
)
def test_a_wrong_configuration_is_told(site: Path, run: Run, config: str, says: str) -> None:
    Path("mkdocs.yml").write_text(config)
    result = run("check")
    assert result.exit_code == 2
    assert says in result.stderr


def test_tags_inheritance_and_a_mapping_of_plugins_are_read_without_mkdocs(site: Path, run: Run) -> None:
    Path("docs/alignment").rename("docs/records")
    write("base.yml", "plugins: {alignment: {records: records, thresholds: {stuck: 3}}}\n")
    write("mkdocs.yml", (
        "INHERIT: base.yml\nsite_name: !ENV [NO_SUCH, x]\nplugins: {alignment: {enabled: !ENV [CI, true]}}\n"
        "markdown_extensions: [{x: {y: !!python/name:os.system , z: !relative $docs_dir }}]\n"
    ))  # fmt: skip
    assert "Read 7 records" in run("check").output


@pytest.mark.parametrize("name", ["ALIGNMENT_TODAY", "SOURCE_DATE_EPOCH"])
def test_a_day_in_the_environment_that_is_none_is_told(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("ALIGNMENT_TODAY")
    monkeypatch.setenv(name, "soon")
    result = run("check")
    assert result.exit_code == 2
    assert f"the environment variable {name} says 'soon'" in result.stderr


def test_the_day_comes_from_the_epoch_where_nothing_else_says_it(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALIGNMENT_TODAY")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert "as of 1970-01-01" in run("check").output
    assert "as of 2030-01-01" in run("check", "--today", "2030-01-01").output


def test_a_mistake_of_ours_is_2_and_shows_its_traceback_only_on_request(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise RuntimeError("\x1b[31moh no")

    monkeypatch.setattr(examination, "run_checks", broken)
    result = run("check")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "RuntimeError: \\x1b[31moh no" in result.stderr
    assert "Traceback" in run("check", "--debug").stderr
    assert "Traceback" in run("--debug", "check").stderr


def test_help_imports_nothing_slow_and_check_never_imports_mkdocs(site: Path) -> None:
    code = (
        "import sys; from alignment_plugin.cli import main; main(standalone_mode=False); print(*sys.modules)"
    )
    for words, absent in (
        (["--help"], {"pydantic", "yaml", "ruamel.yaml", "rich", "jinja2", "mkdocs"}),
        (["check"], {"ruamel.yaml.main", "rich", "jinja2", "mkdocs"} - {"ruamel.yaml.main"}),
    ):
        ended = subprocess.run(
            [sys.executable, "-c", code, *words],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ},
        )
        loaded = set(ended.stdout.split("\n")[-2].split(" ")) if ended.returncode == 0 else {"?"}
        assert not loaded & absent, (words, loaded & absent, ended.stderr)


def test_every_command_explains_itself_with_examples_and_exit_codes(run: Run) -> None:
    for name in ("init", "check", "show", "new", "rules", "schema"):
        text = run(name, "--help").output
        assert "Examples:" in text and "Exit codes:" in text, name
        assert f"alignment {name}" in text


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert run("--version").output.startswith("alignment 0.")
