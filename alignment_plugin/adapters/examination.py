"""A project → everything that was read and found in it. The one recipe behind all commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.adapters.project import Project
from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.findings import Finding, in_order
from alignment_plugin.graph import RecordGraph
from alignment_plugin.integrity import link
from alignment_plugin.loading import Loaded, load_records
from alignment_plugin.text import SourceFile


@dataclass(frozen=True, slots=True)
class Reading:
    """What a project's folders hold."""

    sources: tuple[SourceFile, ...]
    loaded: Loaded
    graph: RecordGraph
    findings: tuple[Finding, ...]
    """What could not be read, and what does not fit together."""


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


def read_project(project: Project) -> Reading:
    """Read all records of a project and link them."""
    settings = project.settings
    reads = [
        read_folder(each.path, project=project.root, max_kb=settings.max_file_kb) for each in project.folders
    ]
    sources = tuple(source for read in reads for source in read.sources)
    return reading_of(project, sources, tuple(finding for read in reads for finding in read.findings))


def reading_of(
    project: Project, sources: tuple[SourceFile, ...], findings: tuple[Finding, ...] = ()
) -> Reading:
    """Load and link `sources`; `findings` are what reading them from disk found."""
    loaded = load_records(sources, settings=project.settings)
    graph, unsound = link(loaded)
    return Reading(sources, loaded, graph, (*findings, *loaded.findings, *unsound))


def examine(project: Project, today: date) -> Examination:
    """Read, link and check a project as of `today`."""
    reading = read_project(project)
    asked = run_checks(reading.graph, today=today, settings=project.settings)
    findings = accepted(reading.graph, (*reading.findings, *asked), today)
    return Examination(reading, today, in_order(findings))


def with_source(reading: Reading, source: SourceFile) -> tuple[SourceFile, ...]:
    """The sources with one more, or with one that takes the place of what has its path."""
    if any(each.path == source.path for each in reading.sources):
        return tuple(source if each.path == source.path else each for each in reading.sources)
    return (*reading.sources, source)
