"""A project → everything that was read and found in it. The one recipe behind all commands."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from alignment_plugin.adapters.directory import FolderRead
from alignment_plugin.adapters.memory import collector_paused
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.tree import DISK
from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.findings import Finding, Severity, in_order
from alignment_plugin.graph import RecordGraph
from alignment_plugin.integrity import unsound
from alignment_plugin.loading import Loaded, load_records
from alignment_plugin.loading.loaded import Tell
from alignment_plugin.text import SourceFile


@dataclass(frozen=True)
class Reading:
    """What a project's folders hold."""

    sources: tuple[SourceFile, ...]
    loaded: Loaded
    graph: RecordGraph
    unread: tuple[Finding, ...]
    """What could not be read."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read, and what does not fit together."""
        return (*self.unread, *unsound(self.graph))


@dataclass(frozen=True, slots=True)
class Examination:
    """A reading with all that the checks ask about it."""

    reading: Reading
    today: date
    findings: tuple[Finding, ...]
    """In order of place; accepted ones say so."""

    @property
    def graph(self) -> RecordGraph:
        """The records and their relations."""
        return self.reading.graph

    @property
    def texts(self) -> Mapping[str, str]:
        """The decoded text of every record file, by path."""
        return self.reading.loaded.texts


def read_project(project: Project, *, tell: Tell | None = None) -> Reading:
    """Read all records of a project and link them."""
    folders = [each.path for each in project.folders]
    read = DISK.records_in(folders, project=project.root, max_kb=project.settings.max_file_kb)
    return reading_of_folders(project, read, tell=tell)


def reading_of_folders(
    project: Project, read: FolderRead, *, earlier: Loaded | None = None, tell: Tell | None = None
) -> Reading:
    """Load and link the files of a project's folders."""
    reading = reading_of(project, read.sources, read.findings, earlier=earlier, tell=tell)
    return replace(reading, unread=(*reading.unread, *_empty_folders(project, reading.loaded)))


def _empty_folders(project: Project, loaded: Loaded) -> Iterator[Finding]:
    """Folders in which nothing is a record, and nothing was meant to be one."""
    for each in project.folders:
        path = each.folder.path
        if not any(record.startswith(f"{path}/") or path == "." for record in loaded.record_paths):
            yield Finding(
                "no-records",
                Severity.WARNING,
                f"{path} holds no records yet",
                path,
                hint="'alignment init' writes the first ones; or name another folder with option 'records'",
            )


def reading_of(
    project: Project,
    sources: tuple[SourceFile, ...],
    findings: tuple[Finding, ...] = (),
    *,
    earlier: Loaded | None = None,
    tell: Tell | None = None,
) -> Reading:
    """Load and link `sources`; `findings` are what reading them from disk found."""
    loaded = load_records(sources, settings=project.settings, earlier=earlier, tell=tell)
    return Reading(sources, loaded, RecordGraph(loaded), (*findings, *loaded.findings))


def examine(project: Project, today: date, *, tell: Tell | None = None) -> Examination:
    """Read, link and check a project as of `today`; `tell` hears how far the work is."""
    with collector_paused():
        return examination_of(project, read_project(project, tell=tell), today)


def examination_of(project: Project, reading: Reading, today: date) -> Examination:
    """Check what was read of a project as of `today`."""
    return Examination(reading, today, _asked(project, reading, reading.findings, today))


def findings_within(
    project: Project, reading: Reading, today: date, paths: AbstractSet[str]
) -> tuple[Finding, ...]:
    """All that is found in some files, in order of place."""
    known = (*reading.unread, *unsound(reading.graph, paths))
    return tuple(each for each in _asked(project, reading, known, today) if each.path in paths)


def _asked(project: Project, reading: Reading, known: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    asked = run_checks(reading.graph, today=today, settings=project.settings)
    return in_order(accepted(reading.graph, (*known, *asked), today))


def with_source(reading: Reading, source: SourceFile) -> tuple[SourceFile, ...]:
    """The sources with one more, or with one that takes the place of what has its path."""
    if any(each.path == source.path for each in reading.sources):
        return tuple(source if each.path == source.path else each for each in reading.sources)
    return (*reading.sources, source)
