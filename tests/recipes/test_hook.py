"""The pre-commit hooks, run by pre-commit itself in a repository of its own, without a network."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from .reading import ROOT


@pytest.fixture(scope="module", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("ALIGNMENT_TODAY", "2026-11-22")
        patch.delenv("GIT_DIR", raising=False)
        yield


@pytest.fixture
def repository(prepared: Path, tmp_path: Path) -> Path:
    """A repository of one's own, made once and copied."""
    return Path(shutil.copytree(prepared, tmp_path / "repository"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with records, and our hooks as they are in the manifest, but run by the Python of the tests."""
    folder = tmp_path_factory.mktemp("prepared")
    run("alignment", "init", "--yes", cwd=folder)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["alignment-check", "alignment-diff"]
    program = f"{sys.executable} -c 'from alignment_plugin.cli import main; main()'"
    local = [
        {**each, "language": "system", "entry": each["entry"].replace("alignment", program, 1)}
        for each in hooks
    ]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    return folder


def run(tool: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A tool beside this Python."""
    command = [str(Path(sys.executable).with_name(tool)), *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def git(folder: Path, *words: str) -> None:
    """A git command with a name to sign with."""
    name = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def test_sound_records_may_be_committed(repository: Path) -> None:
    result = run("pre-commit", "run", "--all-files", cwd=repository)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Passed" in result.stdout


def test_a_wrong_record_may_not_and_its_place_is_shown(repository: Path) -> None:
    git(repository, "commit", "--quiet", "-m", "start")
    (repository / "docs/alignment/steps.yml").write_text("- {id: a, ownr: b}\n", encoding="utf-8")
    git(repository, "add", "--all")
    result = run("pre-commit", "run", cwd=repository)
    assert result.returncode == 1
    assert "docs/alignment/steps.yml:1:11: error[unknown-field] 'ownr' is no field" in result.stdout
    assert "exit code: 1" in result.stdout


def test_a_commit_without_records_is_not_held_up(repository: Path) -> None:
    git(repository, "commit", "--quiet", "-m", "start")
    (repository / "program.py").write_text("print()\n", encoding="utf-8")
    git(repository, "add", "--all")
    assert run("pre-commit", "run", cwd=repository).stdout.count("(no files to check)Skipped") == 2


def test_what_is_staged_is_told_and_what_is_not_is_left_out(repository: Path) -> None:
    git(repository, "commit", "--quiet", "-m", "start")
    decision = next((repository / "docs/alignment/decisions").glob("*.md"))
    text = decision.read_text("utf-8")
    decision.write_text(text.replace("status: draft", "status: accepted"), encoding="utf-8")
    git(repository, "add", "--all")
    strategy = repository / "docs/alignment/strategy.md"
    strategy.write_text(
        strategy.read_text("utf-8").replace("status: draft", "status: active"), encoding="utf-8"
    )
    result = run("pre-commit", "run", "alignment-diff", cwd=repository)
    assert result.returncode == 0, result.stdout
    assert "attention[accepted]" in result.stdout
    assert "strategy" not in result.stdout
