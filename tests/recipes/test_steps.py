"""The scripts of the recipes, run as a runner runs them in a clone of a real repository."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from .hosts import Host, served
from .reading import gitlab_script, step

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
STEP = "- {id: a, title: Show it, certainty: known, state: next, owner: ana, demo: The page}\n"


@dataclass(frozen=True)
class Clone:
    """A runner's clone of the repository, at the commit that it was asked for."""

    folder: Path
    environment: dict[str, str]

    def bash(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script as both hosts do: in bash, ending at the first command that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder, env={**self.environment, **variables}, capture_output=True, text=True, check=False,
        )  # fmt: skip


def git(folder: Path, *words: str) -> str:
    """What a git command says, without the settings of whoever runs the tests."""
    name = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "protocol.file.allow=always"]
    ran = subprocess.run(
        ["git", *name, *words], cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **NOBODYS}
    )  # fmt: skip
    return ran.stdout.strip()


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository whose branch `change` accepts a decision, long after it left `main`, which has gone on."""
    folder = tmp_path / "origin"
    records = folder / "docs/alignment/decisions"
    records.mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(folder))
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [alignment]\n", encoding="utf-8")
    decision = "---\nstatus: {}\nowner: ana\nopened: 2026-11-01\n---\n\n# Which boat\n"
    (records / "0001-which-boat.md").write_text(decision.format("draft"), encoding="utf-8")
    commit(folder, "start")
    git(folder, "checkout", "--quiet", "-b", "change")
    (records / "0001-which-boat.md").write_text(decision.format("accepted"), encoding="utf-8")
    commit(folder, "accept")
    git(folder, "checkout", "--quiet", "main")
    for number in range(3):
        (folder / "docs/alignment/steps.yml").write_text(
            STEP.replace("id: a", f"id: a{number}"), encoding="utf-8"
        )
        commit(folder, f"steps {number}")
    return folder


def commit(folder: Path, message: str) -> None:
    """Everything as it is, as one commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message)


def cloned(origin: Path, to: Path, ref: str, depth: int | None, **variables: str) -> Clone:
    """A fetch of one ref, as a runner makes it."""
    to.mkdir()
    git(to, "init", "--quiet")
    git(to, "remote", "add", "origin", origin.as_uri())
    shallow = [f"--depth={depth}"] if depth else []
    git(to, "fetch", "--quiet", *shallow, "origin", f"+{ref}:refs/remotes/{ref.removeprefix('refs/')}")
    git(to, "checkout", "--quiet", f"refs/remotes/{ref.removeprefix('refs/')}")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    return Clone(to, {**kept, "PATH": path, **NOBODYS, "ALIGNMENT_TODAY": "2026-11-22", **variables})


@pytest.fixture
def github(origin: Path, tmp_path: Path) -> Clone:
    """The merge commit of pull request 12 and its parents: what `fetch-depth: 2` brings."""
    git(origin, "checkout", "--quiet", "--detach", "main")
    git(origin, "merge", "--quiet", "--no-ff", "-m", "Merge change into main", "change")
    git(origin, "update-ref", "refs/pull/12/merge", "HEAD")
    summary = tmp_path / "summary.md"
    return cloned(
        origin, tmp_path / "runner", "refs/pull/12/merge", 2,
        GITHUB_ACTIONS="true", GITHUB_REF="refs/pull/12/merge", GITHUB_SHA=git(origin, "rev-parse", "HEAD"),
        GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary),
    )  # fmt: skip


def test_a_pull_request_is_checked_and_annotated(github: Clone) -> None:
    result = github.bash(step("alignment-check", "Check")["run"])
    assert result.returncode == 0, result.stderr
    assert "::warning file=docs/alignment/decisions/0001-which-boat.md,line=" in result.stdout
    assert "Read 2 records" in Path(github.environment["GITHUB_STEP_SUMMARY"]).read_text("utf-8")


def test_a_wrong_record_fails_the_check(github: Clone) -> None:
    (github.folder / "docs/alignment/steps.yml").write_text("- {id: a, ownr: b}\n", encoding="utf-8")
    result = github.bash(step("alignment-check", "Check")["run"])
    assert result.returncode == 1
    assert "::error file=docs/alignment/steps.yml,line=1,col=11" in result.stdout


def test_code_scanning_gets_a_file_and_no_failure(github: Clone) -> None:
    (github.folder / "docs/alignment/steps.yml").write_text("- {id: a, ownr: b}\n", encoding="utf-8")
    assert github.bash(step("alignment-code-scanning", "Check")["run"]).returncode == 0
    written = json.loads((github.folder / "alignment.sarif").read_text("utf-8"))
    assert "unknown-field" in {each["ruleId"] for each in written["runs"][0]["results"]}


def test_a_pull_request_is_compared_with_its_base_and_the_comment_can_be_posted(github: Clone) -> None:
    """Two commits deep: what the branch changed is told, and what main did meanwhile is not."""
    result = github.bash(step("alignment-diff", "Compare")["run"], NUMBER="12")
    assert result.returncode == 0, result.stderr
    review = github.folder / "alignment-review"
    assert {path.name: path.read_text("utf-8") for path in review.iterdir() if path.stem != "comment"} == {
        "changed": "1\n",
        "number": "12\n",
    }
    comment = (review / "comment.md").read_text("utf-8")
    assert "Which boat" in comment and "accepted" in comment
    assert "Show it" not in comment
    assert Path(github.environment["GITHUB_STEP_SUMMARY"]).read_text("utf-8") == comment
    with served(Host({"12": {"head": {"sha": "a", "repo": {"full_name": "x/y"}}}})) as host:
        variables = {
            "REVIEW": str(review), "TOKEN": "t", "HEAD_SHA": "a", "HEAD_REPOSITORY": "x/y", "NO_PROXY": "127.0.0.1",
            "GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": "team/records",
        }  # fmt: skip
        script = step("alignment-comment", "Comment")["run"]
        subprocess.run([sys.executable, "-c", script], env={**os.environ, **variables}, check=True)
    assert host.written == [("POST", "/repos/team/records/issues/12/comments", comment)]


def test_a_comparison_that_cannot_run_fails_the_job_and_leaves_no_comment(github: Clone) -> None:
    (github.folder / "mkdocs.yml").write_text("plugins: [", encoding="utf-8")
    result = github.bash(step("alignment-diff", "Compare")["run"], NUMBER="12")
    assert result.returncode == 2
    assert not (github.folder / "alignment-review/changed").exists()


@pytest.fixture
def gitlab(origin: Path, tmp_path: Path) -> Clone:
    """The branch of a merge request with its whole history: what `GIT_DEPTH: "0"` brings."""
    return cloned(
        origin, tmp_path / "runner", "refs/heads/change", None,
        CI_COMMIT_SHA=git(origin, "rev-parse", "change"), CI_MERGE_REQUEST_EVENT_TYPE="detached",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=git(origin, "merge-base", "main", "change"),
        CI_PROJECT_ID="5", CI_MERGE_REQUEST_IID="3", ALIGNMENT_TOKEN="secret", NO_PROXY="127.0.0.1",
    )  # fmt: skip


def test_gitlab_gets_its_report_also_when_the_check_fails(gitlab: Clone) -> None:
    (gitlab.folder / "docs/alignment/steps.yml").write_text("- {id: a, ownr: b}\n", encoding="utf-8")
    assert gitlab.bash(gitlab_script("alignment-check")).returncode == 1
    found = json.loads((gitlab.folder / "gl-code-quality-report.json").read_text("utf-8"))
    assert ("docs/alignment/steps.yml", "major") in {
        (each["location"]["path"], each["severity"]) for each in found
    }


def test_a_merge_request_gets_its_note(gitlab: Clone) -> None:
    with served(Host()) as host:
        result = gitlab.bash(gitlab_script("alignment-note"), CI_API_V4_URL=f"{host.address}/api/v4")
    assert result.returncode == 0, result.stderr
    review = (gitlab.folder / "alignment-review.md").read_text("utf-8")
    assert "accepted" in review and review in result.stdout
    assert host.written == [("POST", "/api/v4/projects/5/merge_requests/3/notes", review)]


def test_a_merge_request_that_changes_no_meaning_gets_no_note(gitlab: Clone, origin: Path) -> None:
    git(
        gitlab.folder, "checkout", "--quiet", "--detach", gitlab.environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"]
    )
    with served(Host()) as host:
        result = gitlab.bash(
            gitlab_script("alignment-note"),
            CI_API_V4_URL=f"{host.address}/api/v4",
            CI_COMMIT_SHA=gitlab.environment["CI_MERGE_REQUEST_DIFF_BASE_SHA"],
        )
    assert result.returncode == 0, result.stderr
    assert host.written == []
