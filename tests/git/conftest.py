"""Real repositories, made by git itself: fixed names and dates, and nothing of the user's configuration."""

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.revisions import Sides, compared

Start = Callable[..., "Clone"]
CONFIG = "site_name: T\nplugins: [alignment]\n"
FOLDER = "docs/alignment/decisions"


def decision(title: str, status: str = "proposed", **fields: str) -> str:
    """The text of a decision."""
    lines = [f"{name}: {value}" for name, value in {"status": status, **fields}.items()]
    return "\n".join(["---", *lines, "---", "", f"# {title}", ""])


@dataclass(frozen=True)
class Clone:
    """A working tree that is somebody's, with the environment that its commands run in."""

    path: Path
    environ: Mapping[str, str] = field(repr=False)

    def git(self, *words: str) -> str:
        """What a git command prints; it has to succeed."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.path,
            env=dict(self.environ),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr}"
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        """Write a file, and the folders that it needs."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str] | None = None, message: str = "change") -> str:
        """Write files and commit all there is; returns the commit."""
        for name, text in (files or {}).items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Begin a branch and go to it."""
        self.git("checkout", "--quiet", "-b", name, start)

    def switch(self, name: str) -> None:
        """Go to a branch or a commit."""
        self.git("checkout", "--quiet", name)

    def clone(self, name: str, *options: str) -> "Clone":
        """A clone of this one, as if over the network."""
        path = self.path.parent / name
        self.git("clone", "--quiet", *options, f"file://{self.path}", str(path))
        return Clone(path, self.environ)

    def sides(self, expression: str | None = None, *, below: str = "", **more: str | bool) -> Sides:
        """The two sides of a comparison, in the project of a folder; `more` is `staged` or environment."""
        staged = bool(more.pop("staged", False))
        environ = {**self.environ, **{name: str(value) for name, value in more.items()}}
        project = find_project(self.path / below, environ=environ)
        return compared(project, expression, staged=staged, environ=environ)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment in which git knows who commits and when, and nothing else."""
    empty = tmp_path / "no-config"
    empty.write_text('[protocol "file"]\n\tallow = always\n', "utf-8")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": str(empty),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ana",
        "GIT_AUTHOR_EMAIL": "ana@example.org",
        "GIT_COMMITTER_NAME": "Ana",
        "GIT_COMMITTER_EMAIL": "ana@example.org",
        "GIT_AUTHOR_DATE": "2026-11-01T10:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-01T10:00:00Z",
    }


@pytest.fixture
def start(tmp_path: Path, environ: dict[str, str]) -> Start:
    """Begin a repository on branch `main`, with files in its first commit where some are given."""

    def begin(name: str = "upstream", files: Mapping[str, str] | None = None) -> Clone:
        path = tmp_path / name
        path.mkdir()
        made = Clone(path, environ)
        made.git("init", "--quiet", "--initial-branch=main")
        if files is not None:
            made.commit(files, "first")
        return made

    return begin


@pytest.fixture
def upstream(start: Start) -> Clone:
    """A site with two decisions on `main`."""
    return start(
        files={
            "mkdocs.yml": CONFIG,
            f"{FOLDER}/0001-first.md": decision("First"),
            f"{FOLDER}/0002-second.md": decision("Second"),
        }
    )


def ids(sides: Sides) -> tuple[list[str], list[str]]:
    """Ids of the records of base and head."""
    base, head = ([each.id for each in side.reading.graph.records] for side in (sides.base, sides.head))
    return base, head
