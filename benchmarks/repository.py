"""A site of records in a repository, with a branch on which some of them say something else."""

import os
import re
import subprocess
from pathlib import Path

from benchmarks.sites import make_ours

MAIN = "main"
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.org",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.org",
}


def make_repository(folder: Path, count: int, changed: int) -> Path:
    """A site of `count` records on `main`, and a branch with other words in `changed` decisions, checked out."""
    make_ours(folder, count)
    _git(folder, "init", "-q", "-b", MAIN)
    _commit(folder, "Records")
    _git(folder, "checkout", "-q", "-b", "change")
    decisions = sorted((folder / "docs/alignment/decisions").glob("*.md"))
    for number, path in enumerate(decisions[:changed]):
        text = path.read_text("utf-8")
        path.write_text(_other_owner(text) if number % 2 else _other_confidence(text), "utf-8")
    _commit(folder, "Other words")
    _git(folder, "-c", "gc.auto=0", "repack", "-a", "-d", "-q")
    return folder


def _other_owner(text: str) -> str:
    return re.sub(r"(?m)^owner: .*$", "owner: somebody-else", text, count=1)


def _other_confidence(text: str) -> str:
    now = "leaning" if "confidence: confident" in text else "confident"
    return re.sub(r"(?m)^confidence: .*$", f"confidence: {now}", text, count=1)


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **_GIT}, check=True)
