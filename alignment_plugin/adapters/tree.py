"""Where a project's files are looked for: on disk, or in a revision. All places are absolute paths."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from alignment_plugin.adapters.directory import FolderRead, read_folder
from alignment_plugin.changes.files import Files
from alignment_plugin.findings import Finding


class Tree(Protocol):
    """The files of a project at one moment."""

    def is_file(self, path: Path) -> bool:
        """Whether a file is there; links are followed."""

    def is_dir(self, path: Path) -> bool:
        """Whether a folder is there; links are followed."""

    def real(self, path: Path) -> Path:
        """The path without symbolic links."""

    def read(self, path: Path) -> bytes:
        """A file's bytes; raises OSError where there is none."""


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files in folders of records, that may be records."""

    files: Files
    """In the order of the folders, and in them of their path, letter by letter."""
    findings: tuple[Finding, ...]

    def read(self, only: AbstractSet[str] | None = None) -> FolderRead:
        """With what stands in them, or in `only` some."""
        return FolderRead(self.files.read(only), self.findings)


class GitTree(Tree, Protocol):
    """A tree that is compared with another: its files are told apart by what git calls their contents."""

    def files_in(self, folders: Sequence[Path], *, project: Path, max_kb: int) -> FolderFiles:
        """All files of `folders` that may be records."""


class Disk:
    """The files as they are now."""

    def __init__(self, *, without: frozenset[Path] = frozenset()) -> None:
        self._without = without
        """Folders whose files belong to another repository; they are passed over."""

    def is_file(self, path: Path) -> bool:
        """Whether a file is there."""
        return path.is_file()

    def is_dir(self, path: Path) -> bool:
        """Whether a folder is there."""
        return path.is_dir()

    def real(self, path: Path) -> Path:
        """The path without symbolic links."""
        return path.resolve()

    def read(self, path: Path) -> bytes:
        """A file's bytes."""
        return path.read_bytes()

    def records_in(self, folders: Sequence[Path], *, project: Path, max_kb: int) -> FolderRead:
        """All files of `folders`, in their order, that may be records."""
        reads = [read_folder(each, project=project, max_kb=max_kb, without=self._without) for each in folders]
        return FolderRead(
            tuple(source for read in reads for source in read.sources),
            tuple(finding for read in reads for finding in read.findings),
        )


DISK = Disk()
