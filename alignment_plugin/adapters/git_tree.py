"""The files of a commit or of the index, read from the repository as a project's tree."""

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from alignment_plugin.adapters.directory import link_finding, may_be_record, shown_path
from alignment_plugin.adapters.errors import GitError
from alignment_plugin.adapters.git import Repository
from alignment_plugin.adapters.git_blobs import blob_id, fetch_missing, promisor, read_blobs
from alignment_plugin.adapters.tree import DISK, Disk, FolderFiles
from alignment_plugin.changes.files import Files, Listed
from alignment_plugin.findings import Finding
from alignment_plugin.text import SourceFile

_MAX_LINKS = 40
_WHOLE = 1 << 40


class Entry(NamedTuple):
    """One name in a revision. A tuple, as there are thousands."""

    mode: str
    blob: str
    """The id of its contents; of a submodule, of its commit."""

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        """Whether it is another repository."""
        return self.mode == "160000"


class Revision:
    """The files of one commit, or of the index. Files outside the repository are those on disk."""

    def __init__(
        self,
        repository: Repository,
        entries: Mapping[str, Entry],
        commit: str = "",
        *,
        known: dict[str, bytes] | None = None,
    ) -> None:
        self._repository = repository
        self._known = {} if known is None else known
        """Contents by blob id that were read already, here or elsewhere, and need not be asked for."""
        self.entries = entries
        """By path in the repository, with `/`."""
        self._commit = commit or "HEAD"

    @cached_property
    def _promisor(self) -> str:
        return promisor(self._repository)

    @cached_property
    def _folders(self) -> frozenset[str]:
        found = {"."}
        for name in self.entries:
            while (name := posixpath.dirname(name)) and name not in found:
                found.add(name)
        return frozenset(found)

    def is_file(self, path: Path) -> bool:
        """Whether a file is there; links are followed."""
        name = self.place(path)
        if name is None:
            return DISK.is_file(path)
        entry = self.entries.get(name)
        return entry is not None and not (entry.is_link or entry.is_submodule)

    def is_dir(self, path: Path) -> bool:
        """Whether a folder is there; links are followed."""
        name = self.place(path)
        return DISK.is_dir(path) if name is None else name in self._folders

    def real(self, path: Path) -> Path:
        """The path without the links of the revision."""
        name = self.place(path)
        return path.resolve() if name is None else self._repository.top / name

    def read(self, path: Path) -> bytes:
        """A file's bytes; raises FileNotFoundError where there is none."""
        name = self.place(path)
        if name is None:
            return DISK.read(path)
        if not self.is_file(path):
            raise FileNotFoundError(2, "no such file in this revision", str(path))
        return self._contents([self.entries[name].blob], _WHOLE)[self.entries[name].blob]

    def place(self, path: Path) -> str | None:
        """Where an absolute path leads in the repository, nothing where it leads outside."""
        name = self._repository.inside(path)
        for _ in range(_MAX_LINKS):
            if name is None or (link := self._first_link(name)) is None:
                return name
            blob = self.entries[link].blob
            target = os.fsdecode(self._contents([blob], _WHOLE)[blob])
            rest = name[len(link) :].lstrip("/")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(link), target, rest))
            if name.startswith(("/", "../")) or name == "..":
                return None
        return None

    def _first_link(self, name: str) -> str | None:
        parts = name.split("/")
        heads = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        return next((head for head in heads if (at := self.entries.get(head)) and at.is_link), None)

    def files_in(self, folders: Sequence[Path], *, project: Path, max_kb: int) -> FolderFiles:
        """All files of `folders` that may be records; one process reads all that is asked for at once."""
        listed: list[Listed] = []
        findings: list[Finding] = []
        for folder in folders:
            base = self.place(folder)
            if base is None:
                continue
            shown = shown_path(folder, project)
            above = "" if shown == "." else f"{shown}/"
            for inside, entry in self._below(base):
                if entry.is_link:
                    findings.append(link_finding(above + inside))
                else:
                    listed.append(Listed(above + inside, inside, shown, entry.blob))
        return FolderFiles(
            Files(listed, lambda blobs: self._contents(blobs, max_kb * 1024 + 1)), tuple(findings)
        )

    def _below(self, base: str) -> list[tuple[str, Entry]]:
        """What may be a record below a folder, and links, in the order in which a folder on disk is read."""
        start = "" if base == "." else f"{base}/"
        inside = [
            (name[len(start) :], entry)
            for name, entry in self.entries.items()
            if name.startswith(start) and not entry.is_submodule
        ]
        shown = [
            (name, entry)
            for name, entry in inside
            if "/." not in f"/{name}" and (entry.is_link or may_be_record(name))
        ]
        return sorted(shown, key=lambda each: each[0].replace("/", "\0"))

    def _contents(self, blobs: Sequence[str], most: int) -> dict[str, bytes]:
        unknown = [blob for blob in blobs if blob not in self._known]
        if unknown and self._promisor:
            fetch_missing(self._repository, self._promisor, self._commit, unknown)
        read = read_blobs(self._repository, unknown, most=most)
        self._known.update({blob: data for blob, data in read.items() if len(data) < most})
        return {blob: read[blob] if blob in read else self._known[blob][:most] for blob in blobs}


class WorkingTree(Disk):
    """The files as they are now, without those of other repositories."""

    def __init__(self, repository: Repository, *, like: str, known: dict[str, bytes]) -> None:
        entries = index_tree(repository, settled=False).entries
        super().__init__(
            without=frozenset(
                repository.outside(name) for name, entry in entries.items() if entry.is_submodule
            )
        )
        self._like = like
        """An id of the repository, of any thing."""
        self._known = known
        """Contents by blob id, for the other side."""

    def files_in(self, folders: Sequence[Path], *, project: Path, max_kb: int) -> FolderFiles:
        """All files of `folders` that may be records; all are read."""
        read = self.records_in(folders, project=project, max_kb=max_kb)
        return FolderFiles(files_held(read.sources, like=self._like, known=self._known), read.findings)


def files_held(sources: Iterable[SourceFile], *, like: str, known: dict[str, bytes]) -> Files:
    """Files that are read already; `known` has their contents by blob id after it, which are `like` one."""
    listed = []
    for each in sources:
        blob = blob_id(each.data, like=like)
        known[blob] = each.data
        listed.append(Listed(each.path, each.inside, each.folder, blob))
    return Files(listed, lambda blobs: {blob: known[blob] for blob in blobs})


def commit_tree(repository: Repository, commit: str, *, known: dict[str, bytes] | None = None) -> Revision:
    """The files of a commit; `known` are contents by blob id."""
    listed = os.fsdecode(repository.run("ls-tree", "-r", "-z", "--full-tree", commit))
    entries = {}
    for line in listed.split("\0")[:-1]:
        about, _, name = line.partition("\t")
        mode, _, blob = about.split(" ")
        entries[name] = Entry(mode, blob)
    return Revision(repository, entries, commit, known=known)


def index_tree(
    repository: Repository, *, settled: bool = True, known: dict[str, bytes] | None = None
) -> Revision:
    """The files of the index; raises GitError while a merge is not finished, unless it need not be `settled`."""
    listed = os.fsdecode(repository.run("-C", str(repository.top), "ls-files", "-z", "--stage"))
    entries = {}
    for line in listed.split("\0")[:-1]:
        about, _, name = line.partition("\t")
        mode, blob, stage = about.split(" ")
        if settled and stage != "0":
            raise GitError(
                f"the index holds two versions of {name}: a merge is not finished",
                hint="settle the conflicts and 'git add' the files",
            )
        entries[name] = Entry(mode, blob)
    return Revision(repository, entries, known=known)
