"""A project at two moments: both sides read whole, each by its own options, and the lines between them."""

import posixpath
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from alignment_plugin.adapters.errors import ConfigurationError
from alignment_plugin.adapters.examination import Reading, reading_of, reading_of_folders
from alignment_plugin.adapters.git import Repository, repository_at
from alignment_plugin.adapters.git_base import Choice, Place, Point, chosen
from alignment_plugin.adapters.git_lines import Ranges, lines_changed
from alignment_plugin.adapters.git_tree import Revision, WorkingTree, commit_tree, files_held, index_tree
from alignment_plugin.adapters.memory import collector_paused
from alignment_plugin.adapters.near_cache import opened_near_cache
from alignment_plugin.adapters.project import CONFIG_NAMES, Project, project_at
from alignment_plugin.adapters.tree import FolderFiles, GitTree, Tree
from alignment_plugin.changes.files import changed_files
from alignment_plugin.changes.nearby import files_near, is_settled
from alignment_plugin.loading.loaded import Loaded, Tell


@dataclass(frozen=True, slots=True)
class Side:
    """A project at one moment."""

    project: Project
    """With the options and the records folders of that moment."""
    reading: Reading
    name: str
    """What the user calls it: `origin/main`, `working tree`, `index`."""
    commit: str
    """Full sha; empty for the working tree and the index."""
    note: str = ""
    """What this side lacks, in a few words; empty where it is as expected."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two moments to compare."""

    base: Side
    head: Side
    merge_base_of: tuple[str, str] | None
    """Base and head as the user calls them, where the base side is the commit at which they parted."""
    changed_lines: Mapping[str, Ranges]
    """Path at head → changed lines, from 1; of a file that the base does not have, all of them."""
    tip: str = ""
    """The newest commit of the base, where `merge_base_of` says that the base side may be an older one."""


def compared(
    project: Project,
    expression: str | None,
    *,
    staged: bool = False,
    environ: Mapping[str, str],
    here: Reading | None = None,
    tell: Tell | None = None,
) -> Sides:
    """The two sides that `BASE`, `BASE...HEAD`, `BASE..HEAD` or the situation means, each read whole.

    `here` is what stands on disk, where that is read already: it is the newer side unless another is named;
    `tell` hears how far the work is.
    Raises GitError where there is no repository, no such revision or no base.
    """
    repository = _repository_of(project, environ)
    choice = chosen(repository, expression, staged=staged, environ=environ, places=_places(project))
    known: dict[str, bytes] = {}
    with collector_paused():
        head_tree = _tree(repository, choice, choice.head, known)
        if here is not None and not choice.names_head:
            files = files_held(here.sources, like=choice.base.commit, known=known)
            newer = _Found(project, FolderFiles(files, ()), choice.head, "")
            head = Side(project, here, choice.head.name, choice.head.commit)
        else:
            newer = _found_at(project, choice.head, head_tree, environ)
            head = newer.read(tell=tell)
        base_tree = _tree(repository, choice, choice.base, known)
        older = _found_at(project, choice.base, base_tree, environ)
        base = older.read(earlier=head.reading.loaded, tell=tell)
    lines = _changed_lines(repository, choice, newer, head_tree, base_tree)
    return Sides(base, head, choice.merge_base_of, lines, choice.tip)


def compared_nearby(
    project: Project,
    expression: str | None,
    *,
    staged: bool = False,
    environ: Mapping[str, str],
    tell: Tell | None = None,
) -> Sides:
    """The same, each side read as far as it takes to say what changed, what follows, and what is asked there.

    Findings outside changed lines are not to be relied upon.
    """
    repository = _repository_of(project, environ)
    choice = chosen(repository, expression, staged=staged, environ=environ, places=_places(project))
    known: dict[str, bytes] = {}
    with collector_paused():
        head_tree = _tree(repository, choice, choice.head, known)
        head = _found_at(project, choice.head, head_tree, environ)
        base_tree = _tree(repository, choice, choice.base, known)
        base = _found_at(project, choice.base, base_tree, environ)
        lines = _changed_lines(repository, choice, head, head_tree, base_tree)
        sides = _near_sides(repository, base, head, lines.keys(), tell)
        if sides is None:
            newer = head.read(tell=tell)
            sides = base.read(earlier=newer.reading.loaded, tell=tell), newer
    return Sides(*sides, choice.merge_base_of, lines, choice.tip)


@dataclass(frozen=True, slots=True)
class _Found:
    """A project at one moment, whose files are not read as records yet."""

    project: Project
    files: FolderFiles
    point: Point
    note: str

    def read(
        self,
        only: AbstractSet[str] | None = None,
        *,
        earlier: Loaded | None = None,
        tell: Tell | None = None,
    ) -> Side:
        """This side; of its files `only` those, where they are named; what `earlier` has read is taken over."""
        if not self.project.folders:
            reading = reading_of(self.project, ())
        else:
            reading = reading_of_folders(self.project, self.files.read(only), earlier=earlier, tell=tell)
        return Side(self.project, reading, self.point.name, self.point.commit, self.note)


def _found_at(project: Project, point: Point, tree: GitTree, environ: Mapping[str, str]) -> _Found:
    """A project as a tree has it, by the options of that tree."""
    there, note = _project_in(project, tree, environ)
    folders = [each.path for each in there.folders]
    files = tree.files_in(folders, project=there.root, max_kb=there.settings.max_file_kb)
    return _Found(there, files, point, note if folders else note or "no records yet")


def _near_sides(
    repository: Repository, base: _Found, head: _Found, touched: AbstractSet[str], tell: Tell | None
) -> tuple[Side, Side] | None:
    """Both sides as far as they have to be read; nothing where that is whole."""
    # Other options or folders may read any file as something else.
    if (base.project.settings, base.project.folders) != (head.project.settings, head.project.folders):
        return None
    old, new, settings = base.files.files, head.files.files, head.project.settings
    cache = opened_near_cache(repository, settings, files=len(new.listed))
    near = files_near(old, new, touched, settings, cache.known)
    if near is None:
        return None
    newer = head.read(near.paths, earlier=near.loaded, tell=tell)
    if not is_settled(newer.reading.graph, changed_files(old, new) | touched):
        return None
    cache.save(near.known)
    return base.read(near.paths, earlier=newer.reading.loaded, tell=tell), newer


def tip_of_base(project: Project, sides: Sides, environ: Mapping[str, str]) -> Side | None:
    """The base branch as it is now, where it went on after the head side left it."""
    if not sides.merge_base_of or sides.tip == sides.base.commit:
        return None
    repository = _repository_of(project, environ)
    point = Point(sides.merge_base_of[0], sides.tip)
    known: dict[str, bytes] = {}
    with collector_paused():
        files_held(sides.base.reading.sources, like=point.commit, known=known)
        tree = commit_tree(repository, point.commit, known=known)
        return _found_at(project, point, tree, environ).read(earlier=sides.base.reading.loaded)


def _repository_of(project: Project, environ: Mapping[str, str]) -> Repository:
    """The repository of a site, or of a folder of records; the project of the latter may lie above it."""
    alone = project.config is None and project.folders
    return repository_at(project.folders[0].path if alone else project.root, environ)


def _places(project: Project) -> tuple[Path, ...]:
    """Where a change makes the project another."""
    site = () if project.config is None else (project.root, project.docs_dir)
    return tuple(dict.fromkeys((*site, *(each.path for each in project.folders))))


def _tree(repository: Repository, choice: Choice, point: Point, known: dict[str, bytes]) -> GitTree:
    """The files of a point; `known` are contents by blob id, which both sides share."""
    match point.place:
        case Place.COMMIT:
            return commit_tree(repository, point.commit, known=known)
        case Place.INDEX:
            return index_tree(repository, known=known)
        case Place.NOTHING:
            return Revision(repository, {})
        case Place.WORKING_TREE:
            return WorkingTree(repository, like=choice.base.commit, known=known)


def _project_in(project: Project, tree: Tree, environ: Mapping[str, str]) -> tuple[Project, str]:
    """The project as its `mkdocs.yml` of that moment says; without one, the folders of now that were there."""
    if project.config is None:
        return _with_folders_of(project, project, tree), ""
    names = dict.fromkeys((project.config.name, *CONFIG_NAMES))
    config = next((path for name in names if tree.is_file(path := project.config.with_name(name))), None)
    if config is None:
        return _with_folders_of(project, project, tree), ""
    try:
        return project_at(config, environ, tree), ""
    except ConfigurationError as error:
        return _with_folders_of(project, project, tree), f"read by the options of now: {error.message}"


def _with_folders_of(project: Project, now: Project, tree: Tree) -> Project:
    folders = tuple(each for each in now.folders if tree.is_dir(each.path))
    return replace(project, folders=folders, problems=())


def _changed_lines(
    repository: Repository, choice: Choice, head: _Found, head_tree: GitTree, base_tree: GitTree
) -> dict[str, Ranges]:
    """Changed lines by the path that the files of the head side have."""
    places = {
        each.folder.path: repository.below_top(head_tree.real(each.path)) for each in head.project.folders
    }
    sides = {
        Place.COMMIT: [choice.base.commit, choice.head.commit],
        Place.INDEX: ["--cached", choice.base.commit],
    }.get(choice.head.place, [choice.base.commit])
    names = [name for name in places.values() if name is not None]
    hunks = lines_changed(repository, sides, names) if choice.base.commit else {}
    known = base_tree.entries if isinstance(base_tree, Revision) else {}
    found: dict[str, Ranges] = {}
    new: set[str] = set()
    for each in head.files.files.listed.values():
        name = posixpath.normpath(posixpath.join(places[each.folder] or "..", each.inside))
        if name in hunks:
            found[each.path] = hunks[name]
        elif name not in known:
            new.add(each.path)
    for source in head.files.files.read(new):
        found[source.path] = (range(1, len(source.data.removesuffix(b"\n").split(b"\n")) + 1),)
    return found
