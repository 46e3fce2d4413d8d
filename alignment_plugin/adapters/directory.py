"""A folder on disk → source files. Symbolic links are never followed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.loading.place import MARKDOWN, TEXT, YAML
from alignment_plugin.text import SourceFile

SYMLINK = "symlink"
"""The value of a finding about a symbolic link."""


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What stands in a records folder."""

    sources: tuple[SourceFile, ...]
    """In order of their path, letter by letter."""
    findings: tuple[Finding, ...]


def read_folder(folder: Path, *, project: Path, max_kb: int = 256) -> FolderRead:
    """Read every file of `folder` that may be a record; paths are shown relative to `project`."""
    shown = shown_path(folder, project)
    sources: list[SourceFile] = []
    findings: list[Finding] = []
    for path in _files(folder):
        inside = path.relative_to(folder).as_posix()
        name = str(PurePosixPath(shown, inside))
        if path.is_symlink():
            findings.append(
                Finding(
                    "unreadable-record",
                    Severity.WARNING,
                    "a symbolic link is not followed",
                    name,
                    hint="put the file itself here",
                    value=SYMLINK,
                )
            )
        elif path.is_dir():
            message = "the folder cannot be opened, so nothing in it is read"
            findings.append(Finding("unreadable-record", Severity.ERROR, message, name, value="folder"))
        elif path.suffix.lower() in MARKDOWN | YAML | TEXT and path.is_file():
            try:
                sources.append(SourceFile(name, inside, _head(path, max_kb), shown))
            except OSError as error:
                reason = error.strerror or "it cannot be opened"
                message = f"the file is not read: {reason.lower()}"
                findings.append(Finding("unreadable-record", Severity.ERROR, message, name, value=reason))
    return FolderRead(tuple(sources), tuple(findings))


def shown_path(path: Path, project: Path) -> str:
    """`path` relative to the project, with `/`; as it is where it lies elsewhere."""
    return Path(os.path.relpath(path, project)).as_posix()


def _head(path: Path, max_kb: int) -> bytes:
    """The file's bytes, up to a little more than is ever read."""
    with path.open("rb") as file:
        return file.read(max_kb * 1024 + 1)


def _files(folder: Path) -> Iterator[Path]:
    """Files below `folder`, sorted; links and closed folders come as they are, hidden ones not at all."""
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        else:
            yield path
