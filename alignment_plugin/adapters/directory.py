"""A folder on disk → source files. Symbolic links are never followed."""

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.loading.place import MARKDOWN, TEXT, YAML
from alignment_plugin.text import SourceFile

_SUFFIXES = MARKDOWN | YAML | TEXT
_MOST_FIT = 16 * 1024
"""Bytes that nearly every record fits into; room for the longest costs more than the reading."""
SYMLINK = "symlink"
"""The value of a finding about a symbolic link."""


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What stands in a records folder."""

    sources: tuple[SourceFile, ...]
    """In order of their path, letter by letter."""
    findings: tuple[Finding, ...]


def read_folder(
    folder: Path, *, project: Path, max_kb: int = 256, without: frozenset[Path] = frozenset()
) -> FolderRead:
    """Read every file of `folder` that may be a record, but for those below the folders `without`.

    Paths are shown relative to `project`.
    """
    shown = shown_path(folder, project)
    sources: list[SourceFile] = []
    findings: list[Finding] = []
    for inside, entry in _entries(folder, "", without):
        name = posixpath.join("" if shown == "." else shown, inside).rstrip("/") or shown
        if entry is None:
            message = "the folder cannot be opened, so nothing in it is read"
            findings.append(Finding("unreadable-record", Severity.ERROR, message, name, value="folder"))
        elif entry.is_symlink():
            findings.append(link_finding(name))
        elif may_be_record(entry.name) and entry.is_file():
            try:
                sources.append(SourceFile(name, inside, _head(entry.path, max_kb), shown))
            except OSError as error:
                reason = error.strerror or "it cannot be opened"
                message = f"the file is not read: {reason.lower()}"
                findings.append(Finding("unreadable-record", Severity.ERROR, message, name, value=reason))
    return FolderRead(tuple(sources), tuple(findings))


def link_finding(name: str) -> Finding:
    """What is said of a symbolic link, on disk and in a revision."""
    return Finding(
        "unreadable-record",
        Severity.WARNING,
        "a symbolic link is not followed",
        name,
        hint="put the file itself here",
        value=SYMLINK,
    )


def may_be_record(name: str) -> bool:
    """Whether a file's name ends as those of records do."""
    return posixpath.splitext(name)[1].lower() in _SUFFIXES


def shown_path(path: Path, project: Path) -> str:
    """`path` relative to the project, with `/`; as it is where it lies elsewhere."""
    return Path(os.path.relpath(path, project)).as_posix()


def _head(path: str, max_kb: int) -> bytes:
    """The file's bytes, up to a little more than is ever read."""
    # Without Python's buffer and file object, which cost more than the reading.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        most = max_kb * 1024 + 1
        head = os.read(handle, min(_MOST_FIT, most))
        return head if len(head) < _MOST_FIT else head + os.read(handle, most - len(head))
    finally:
        os.close(handle)


def _entries(
    folder: str | Path, above: str, without: frozenset[Path]
) -> Iterator[tuple[str, "os.DirEntry[str] | None"]]:
    """What stands below `folder` but folders, sorted, each with its path inside; hidden things not at all.

    A link comes as it is, and a folder that cannot be opened without an entry.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        yield above, None
        return
    for entry in entries:
        inside = posixpath.join(above, entry.name)
        if entry.name.startswith("."):
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield inside, entry
        elif Path(entry.path) not in without:
            yield from _entries(entry.path, inside, without)
