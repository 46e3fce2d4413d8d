"""What git knows of a project's records → their past: one log, one reading of old files, and a cache."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from alignment_plugin.adapters.directory import may_be_record
from alignment_plugin.adapters.errors import GitError
from alignment_plugin.adapters.examination import Reading
from alignment_plugin.adapters.git import Repository, repository_at
from alignment_plugin.adapters.git_blobs import read_blobs
from alignment_plugin.adapters.git_log import Commit, FileStep, commits_of
from alignment_plugin.adapters.history_cache import HistoryCache, cache_key, opened_cache
from alignment_plugin.adapters.memory import collector_paused
from alignment_plugin.adapters.project import Project, RecordsFolder
from alignment_plugin.changes.happenings import Happening, happenings
from alignment_plugin.changes.past import Moment, Past, past_of
from alignment_plugin.graph import RecordGraph
from alignment_plugin.loading import load_records
from alignment_plugin.loading.place import place_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Origin
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

# A build asks no host for anything: what a partial clone left out is not fetched.
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


@dataclass(frozen=True, slots=True)
class _Work:
    """One commit whose files are compared."""

    commit: Commit
    files: tuple[FileStep, ...]
    key: str


def past_of_project(
    project: Project, reading: Reading, today: date, environ: Mapping[str, str]
) -> Past | None:
    """The past of a project's records, or nothing where none is asked for.

    A project that asks for it by name is told why there is none; another in no repository is left alone.
    """
    days = project.settings.history_days
    folders = [each for each in project.folders if each.folder.history]
    if not days or not folders:
        return None
    shown = frozenset(each.folder.path for each in folders)
    try:
        with collector_paused():
            found = _past(project, reading, folders, today - timedelta(days=days), environ)
    except GitError as error:
        found = None
        problem, remedy = error.message, error.hint
    else:
        problem, remedy = "git does not know these records yet", "git add them, and git commit"
    if found is None and "history_days" in project.settings.model_fields_set:
        return Past(folders=shown, problem=problem, remedy=remedy)
    return found


def _past(
    project: Project,
    reading: Reading,
    folders: Sequence[RecordsFolder],
    since: date,
    environ: Mapping[str, str],
) -> Past | None:
    repository = _repository(folders[0], environ)
    places = _places(repository, folders)
    if not places or not repository.commit("HEAD"):
        return None
    commits = commits_of(repository, list(places))
    if not commits:
        return None
    begins = commits[-1].day if not commits[-1].has_parent and repository.is_shallow() else None
    # All files seem to be new in the first commit of a history that is cut off.
    whole = commits[:-1] if begins else commits
    reader = _Reader(project, reading, places)
    cache = opened_cache(project.root)
    moments = reader.moments(repository, tuple(_wanted(whole, reader, since)), cache)
    shown = frozenset(each.folder.path for each in folders)
    return past_of(moments, reading.graph, as_of=commits[0].at, begins=begins, folders=shown)


def _repository(folder: RecordsFolder, environ: Mapping[str, str]) -> Repository:
    """The repository of a records folder, that fetches nothing; raises GitError in words about the past."""
    try:
        found = repository_at(folder.path, environ)
    except GitError as error:
        # The other words are about a base, which nobody asked for.
        hint = error.hint if "safe.directory" in error.hint else ""
        raise GitError(error.message.partition(", so there")[0], hint=hint) from None
    return replace(found, environ=found.environ | _OFFLINE)


def _places(repository: Repository, folders: Iterable[RecordsFolder]) -> dict[str, str]:
    """Folder in the repository → folder in the project; those that lie in another repository are left out."""
    found = {}
    for each in folders:
        name = repository.below_top(each.path.resolve())
        if name is not None:
            found[name] = each.folder.path
    return found


def _wanted(commits: Iterable[Commit], reader: "_Reader", since: date) -> Iterator[_Work]:
    """What of each commit is compared: all of it in the days that are shown, before that only decisions.

    Newest first, so that a file which came from another is followed under its earlier name.
    """
    names = set(reader.decisions)
    for commit in commits:
        files = [each for each in commit.files if reader.source(each.name, b"") is not None]
        if commit.day < since:
            came = any(each.name in names and not each.old for each in files)
            left = {each.name for each in files if not each.new}
            if came:
                names |= left
            files = [each for each in files if each.name in names]
        if files:
            yield _Work(commit, tuple(files), reader.key(files))


class _Reader:
    """Reads the files of a commit as the project reads its own."""

    def __init__(self, project: Project, reading: Reading, places: Mapping[str, str]) -> None:
        self._places = sorted(places.items(), key=lambda each: -len(each[0]))
        self._settings: Settings = project.settings
        self._anchors = tuple(_anchors(reading, project.settings))
        back = {folder: name for name, folder in places.items()}
        self.decisions = frozenset(
            posixpath.normpath(posixpath.join(back[each.origin.folder], each.origin.inside))
            for each in reading.graph.of(Decision)
            if each.origin.folder in back
        )
        """Files in the repository that hold decisions now."""
        teams = sorted({(each.origin.folder, each.origin.group, each.team) for each in reading.graph.records})
        options = project.settings.model_dump_json(include={"records", "statuses", "max_file_kb"})
        anchors = [(each.path, each.data) for each in self._anchors]
        self._context = f"{options} {teams} {anchors} {self._places}"

    def key(self, files: Iterable[FileStep]) -> str:
        """What a commit's changes are kept under."""
        return cache_key(self._context, sorted((each.name, each.old, each.new) for each in files))

    def source(self, name: str, data: bytes) -> SourceFile | None:
        """A file of the repository as a source of the project, where it may be a record."""
        if not may_be_record(name):
            return None
        for place, folder in self._places:
            inside = name if place == "." else name.removeprefix(f"{place}/")
            if place == "." or inside != name:
                if any(part.startswith(".") for part in inside.split("/")):
                    return None
                path = posixpath.normpath(posixpath.join(folder, inside))
                return SourceFile(path, inside, data, folder)
        return None

    def moments(self, repository: Repository, works: Sequence[_Work], cache: HistoryCache) -> list[Moment]:
        """What happened in each commit; old files are read only for what the cache does not know."""
        known = {work.key: cache.get(work.key) for work in works}
        blobs = {
            blob
            for work in works
            if known[work.key] is None
            for each in work.files
            for blob in (each.old, each.new)
            if blob
        }
        data = self._blobs(repository, blobs)
        found = []
        for work in works:
            if (told := known[work.key]) is None:
                told = known[work.key] = self._compared(work.files, data)
                cache.keep(work.key, told)
            found.append(Moment(work.commit.day, work.commit.at, told))
        cache.save()
        return found

    def _blobs(self, repository: Repository, blobs: Iterable[str]) -> dict[str, bytes]:
        try:
            return read_blobs(repository, sorted(blobs), most=self._settings.max_file_kb * 1024 + 1)
        except GitError as error:
            raise GitError(
                f"this clone lacks earlier versions of the records ({error.message})",
                hint="git fetch --refetch --no-filter origin",
            ) from None

    def _compared(self, files: Sequence[FileStep], data: Mapping[str, bytes]) -> tuple[Happening, ...]:
        sources = [self.source(each.name, b"") for each in files]
        touched = {each.path for each in sources if each is not None}
        anchors = [each for each in self._anchors if each.path not in touched]
        old = self._graph(anchors, ((each.name, data[each.old]) for each in files if each.old))
        new = self._graph(anchors, ((each.name, data[each.new]) for each in files if each.new))
        return happenings(old, new)

    def _graph(self, anchors: Sequence[SourceFile], files: Iterable[tuple[str, bytes]]) -> RecordGraph:
        """The records of some files alone."""
        sources = [found for name, data in files if (found := self.source(name, data)) is not None]
        return RecordGraph(load_records([*anchors, *sources], settings=self._settings))


def _anchors(reading: Reading, settings: Settings) -> Iterator[SourceFile]:
    """For each team's folder a strategy that says nothing but whose it is.

    Some files alone tell neither the team's name nor whether every document beside them is a decision. These
    stand on both sides of a comparison, where the commit did not change the strategy itself, and so change
    nothing.
    """
    places: dict[tuple[str, str], tuple[str, str]] = {}
    for record in reading.graph.records:
        origin = record.origin
        place = (origin.folder, origin.group)
        if isinstance(record, Strategy):
            places[place] = (origin.inside, record.team)
        elif place not in places and _is_by_place(origin, settings):
            places[place] = (posixpath.join(origin.group, "strategy.md"), record.team)
    for (folder, _), (inside, team) in places.items():
        text = f"team: {team}\n" if inside.endswith((".yml", ".yaml")) else f"---\nteam: {team}\n---\n"
        yield SourceFile(posixpath.normpath(posixpath.join(folder, inside)), inside, text.encode(), folder)


def _is_by_place(origin: Origin, settings: Settings) -> bool:
    """Whether a record is one by the folder that it stands in, within a folder of several kinds."""
    option = next((each for each in settings.records if each.path == origin.folder), None)
    if option is not None and option.kind is not None:
        return False
    beside = place_of(posixpath.join(origin.group, "strategy.md"), origin.folder)
    found = place_of(origin.inside, origin.folder)
    return (
        found is not None and found.kind is not None
        and beside is not None and beside.kind is not None and beside.kind.name == "strategy"
    )  # fmt: skip
