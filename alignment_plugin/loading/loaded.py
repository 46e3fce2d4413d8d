"""What a load has read: the result, and the state on the way to it."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alignment_plugin.findings import Finding
from alignment_plugin.loading.drafts import Draft
from alignment_plugin.loading.place import Place
from alignment_plugin.records.record import Record
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

if TYPE_CHECKING:
    from alignment_plugin.loading.folder import DocumentFolder

Tell = Callable[[str, int, int], None]
"""Hears what is done, how much of it is, and how much there is."""
_NOW_AND_THEN = 50


@dataclass(frozen=True, slots=True)
class Unread:
    """A record whose fields could not be read: links to it hold, and nothing more is said of it."""

    kind: str
    team: str
    id: str
    """`*` where the file holds several and none could be read."""
    path: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read."""

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    team_folders: AnyMapping[str, str] = field(default_factory=dict)
    """Name of a team's folder → the team's id, where they differ."""
    record_paths: frozenset[str] = frozenset()
    """Files that are records, or were meant to be."""
    texts: AnyMapping[str, str] = field(default_factory=dict)
    """The decoded text of each of those files."""
    files: AnyMapping[SourceFile, "ReadFile"] = field(default_factory=dict)
    """What was read of each file in which nothing was wrong."""
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and its records, for the next time that the same bytes stand in the same place."""

    place: Place
    """As its path says it."""
    draft: Draft
    team: str
    records: tuple[Record, ...]


@dataclass(slots=True)
class Loading:
    """The state of one load."""

    settings: Settings
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    teams: dict[tuple[str, str], str] = field(default_factory=dict)
    """(records folder, group) → the team's id."""
    sources: dict[str, Sequence[SourceFile]] = field(default_factory=dict)
    """Records folder → its files."""
    folders: dict[str, "DocumentFolder"] = field(default_factory=dict)
    """Records folder → what its documents say of each other."""
    earlier: AnyMapping[SourceFile, ReadFile] = field(default_factory=dict)
    files: dict[SourceFile, ReadFile] = field(default_factory=dict)
    total: int = 0
    read: int = 0
    """How many of all files were looked at."""
    tell: Tell | None = None

    def say(self, work: str, done: int, total: int) -> None:
        """Let who waits know how far the work is, every now and then."""
        if self.tell is not None and done % _NOW_AND_THEN == 0:
            self.tell(work, done, total)
