"""The commits that changed some folders, with the blobs on both sides of each file. One process."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from alignment_plugin.adapters.git import Repository

# The main line alone, each commit against the one before it on that line: that is how the records stood for
# whoever read them. Branches side by side would show everything twice, and going back and forth.
_FORM = (
    "--first-parent", "-m", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-color",
    "--no-show-signature", "--ignore-submodules=all", "--no-ext-diff", "-O/dev/null",
    "--format=tformat:%x01%H %ct %cs %P",
)  # fmt: skip
_FILE = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class FileStep:
    """One file before and after a commit."""

    name: str
    """In the repository, with `/`."""
    old: str
    """The blob's id; empty where there was no file."""
    new: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit changed in the folders."""

    id: str
    at: int
    """When it was committed, in seconds since 1970, UTC. Of what came by a merge, when it was merged."""
    day: date
    """The same by the committer's own calendar, so that it is one day for every reader."""
    has_parent: bool
    """Whether the commit before it is here; not so for the first, and where the history is cut off."""
    files: tuple[FileStep, ...]


def commits_of(repository: Repository, names: Sequence[str]) -> tuple[Commit, ...]:
    """The commits of the main line that changed files below `names`, newest first.

    `names` are folders of the repository. Raises GitError where git cannot say.
    """
    said = repository.run("-C", str(repository.top), "log", *_FORM, "HEAD", "--", *names)
    return tuple(_commits(said.split(b"\0")))


def _commits(words: list[bytes]) -> Iterator[Commit]:
    at = 0
    while at < len(words) and words[at].startswith(b"\x01"):
        commit, seconds, day, *parents = words[at][1:].decode().split()
        at += 1
        files = []
        while at + 1 < len(words) and (about := words[at].lstrip(b"\n")).startswith(b":"):
            files.append(_file_step(about, words[at + 1]))
            at += 2
        yield Commit(commit, int(seconds), date.fromisoformat(day), bool(parents), tuple(files))


def _file_step(about: bytes, name: bytes) -> FileStep:
    old_mode, new_mode, old, new, _ = about[1:].decode().split()
    return FileStep(os.fsdecode(name), old if old_mode in _FILE else "", new if new_mode in _FILE else "")
