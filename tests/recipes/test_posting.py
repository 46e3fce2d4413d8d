"""The scripts that post a comment, as the recipes have them, against a code host on this machine."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from .hosts import Host, served
from .reading import gitlab_script, step

MARKER = "<!-- alignment:diff key=docs -->"
TEXT = f"{MARKER}\n## What changes\n\nNaïve ✔ text.\n"
SHA, REPOSITORY = "a" * 40, "team/records"
BOT, SOMEBODY = {"login": "github-actions[bot]"}, {"login": "somebody"}

Post = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def host() -> Iterator[Host]:
    """A host with pull request 12 at `SHA`, and another one of somebody else."""
    pulls = {
        "12": {"head": {"sha": SHA, "repo": {"full_name": REPOSITORY}}},
        "13": {"head": {"sha": "b" * 40, "repo": {"full_name": "other/records"}}},
        "14": {"head": {"sha": SHA, "repo": {"full_name": "other/records"}}},
        "15": {"head": {"sha": SHA, "repo": None}},
    }
    with served(Host(pulls)) as running:
        yield running


@pytest.fixture
def github(host: Host, tmp_path: Path) -> Post:
    """Run the step that comments, with what an artifact held."""

    def post(**files: str) -> subprocess.CompletedProcess[str]:
        held = {"number": "12\n", "comment.md": TEXT, "changed": "1\n"} | {
            name.replace("_", "."): text for name, text in files.items()
        }
        for name, text in held.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        environment = {
            **os.environ, "REVIEW": str(tmp_path), "TOKEN": "secret", "HEAD_SHA": SHA, "HEAD_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": "team/records", "NO_PROXY": "127.0.0.1",
        }  # fmt: skip
        script = step("alignment-comment", "Comment")["run"]
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
        )

    return post


def test_a_first_comment_is_posted(host: Host, github: Post) -> None:
    result = github()
    assert (result.returncode, result.stderr) == (0, "")
    assert host.written == [("POST", "/repos/team/records/issues/12/comments", TEXT)]
    assert host.tokens == {"Bearer secret"}


def test_a_comment_that_is_there_is_renewed_wherever_it_stands(host: Host, github: Post) -> None:
    """Behind a hundred others; and only our own, though somebody copied its first line."""
    other = [{"id": number, "user": BOT, "body": "Built."} for number in range(110)]
    copied = {"id": 500, "user": SOMEBODY, "body": f"{MARKER}\nmine"}
    ours = {"id": 501, "user": BOT, "body": f"{MARKER}\nof yesterday"}
    host.comments = [*other, copied, ours]
    assert github(changed="0").returncode == 0
    assert host.written == [("PATCH", "/repos/team/records/issues/comments/501", TEXT)]


def test_a_comment_of_another_key_stays(host: Host, github: Post) -> None:
    host.comments = [{"id": 1, "user": BOT, "body": "<!-- alignment:diff key=docs-b -->\n"}]
    github()
    assert [method for method, _, _ in host.written] == ["POST"]


def test_where_nothing_changed_no_comment_is_begun(host: Host, github: Post) -> None:
    assert github(changed="0\n").returncode == 0
    assert host.written == []


def test_a_run_that_is_overtaken_posts_nothing_and_is_no_failure(host: Host, github: Post) -> None:
    host.pulls["12"]["head"]["sha"] = "c" * 40
    result = github()
    assert result.returncode == 0
    assert "Pull request 12 is not at this commit, or no longer" in result.stdout
    assert host.written == []


@pytest.mark.parametrize(
    ("left", "says"),
    [
        ({"number": "14"}, "This run was not started by that pull request."),
        ({"number": "15"}, "This run was not started by that pull request."),
        ({"number": "12/../13"}, "The number of the pull request is no number."),
        ({"number": "12\n::error::x"}, "The number of the pull request is no number."),
        ({"number": "١٢"}, "The number of the pull request is no number."),
        ({"number": ""}, "The number of the pull request is no number."),
        ({"comment_md": "hello @everybody"}, "The comment does not start with its marker, or is too long."),
        (
            {"comment_md": TEXT + "\U0001f600" * 33_000},
            "The comment does not start with its marker, or is too long.",
        ),
        ({"comment_md": TEXT + "a" * 300_000}, "The file comment.md is not there, or not as it should be."),
    ],
)
def test_an_artifact_that_is_not_as_we_left_it_is_refused(
    host: Host, github: Post, left: dict[str, str], says: str
) -> None:
    result = github(**left)
    assert result.returncode == 1
    assert says in result.stderr
    assert host.written == []


def test_a_pull_request_of_somebody_else_gets_no_comment(host: Host, github: Post) -> None:
    assert github(number="13").returncode == 0
    assert host.written == []


def test_a_link_in_the_artifact_is_not_followed(host: Host, github: Post, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(TEXT, encoding="utf-8")
    (tmp_path / "comment.md").symlink_to(secret)
    result = github()
    assert result.returncode == 1
    assert "The file comment.md is not there, or not as it should be." in result.stderr
    assert host.written == []


@pytest.fixture
def gitlab(host: Host, tmp_path: Path) -> Post:
    """Run the Python of the job that writes a note, in a folder with a review."""

    def post(text: str = TEXT, **variables: Any) -> subprocess.CompletedProcess[str]:
        (tmp_path / "alignment-review.md").write_text(text, encoding="utf-8")
        environment = {
            **os.environ, "CHANGED": "1", "CI_API_V4_URL": f"{host.address}/api/v4", "CI_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_IID": "3", "ALIGNMENT_TOKEN": "secret", "NO_PROXY": "127.0.0.1", **variables,
        }  # fmt: skip
        script = gitlab_script("alignment-note").partition("<<'PYTHON'\n")[2].partition("\nPYTHON")[0]
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )  # fmt: skip

    return post


NOTES = "/api/v4/projects/5/merge_requests/3/notes"


def test_a_first_note_is_written(host: Host, gitlab: Post) -> None:
    result = gitlab()
    assert (result.returncode, result.stderr) == (0, "")
    assert host.written == [("POST", NOTES, TEXT)]
    assert host.tokens == {"secret"}


def test_our_own_note_is_renewed_and_no_copy_of_it(host: Host, gitlab: Post) -> None:
    filler = [{"id": number, "author": {"id": 1}, "body": "pushed a commit"} for number in range(150)]
    copied = {"id": 500, "author": {"id": 8}, "body": MARKER}
    host.comments = [*filler, copied, {"id": 501, "author": {"id": 7}, "body": f"{MARKER}\nold"}]
    assert gitlab(CHANGED="0").returncode == 0
    assert host.written == [("PUT", f"{NOTES}/501", TEXT)]


def test_no_note_is_begun_where_nothing_changed_or_without_a_marker(host: Host, gitlab: Post) -> None:
    assert gitlab(CHANGED="0").returncode == 0
    assert gitlab("no marker").returncode == 1
    assert host.written == []
