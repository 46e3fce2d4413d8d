"""Options that say which project and which day: the same for every command that reads records."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from alignment_plugin.adapters.project import Project
    from alignment_plugin.settings import Settings

C = TypeVar("C", bound=Callable[..., Any])


def config_option(command: C) -> C:
    """Adds `--config`."""
    option = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The mkdocs.yml of the project. Otherwise the nearest one, here or above.",
    )
    return option(command)


def today_option(command: C) -> C:
    """Adds `--today`."""
    option = click.option(
        "--today",
        metavar="YYYY-MM-DD",
        help="The day to look from. Otherwise option today, ALIGNMENT_TODAY, SOURCE_DATE_EPOCH, the clock.",
    )
    return option(command)


def day_of(today: str | None, settings: "Settings") -> date:
    """The day that the command line says, else the settings and the environment."""
    from alignment_plugin.adapters.project import day_in, today_from

    return day_in(today, "--today") if today is not None else today_from(settings, os.environ)


@dataclass(frozen=True, slots=True)
class Scope:
    """A project, and the part of it that is reported on."""

    project: "Project"
    chosen: tuple[Path, ...] = ()
    """Absolute files and folders; none for all of it."""

    def holds(self, path: str) -> bool:
        """Whether a path of the project is in the part that was asked for."""
        if not self.chosen:
            return True
        place = self.project.root / path
        return any(each == place or each in place.parents for each in self.chosen)


def scope_of(paths: Sequence[Path], config: Path | None) -> Scope:
    """The one project that all paths belong to; raises an AlignmentError where there is none."""
    project = project_of(paths, config)
    places = [Path(os.path.normpath(Path.cwd() / path)) for path in paths]
    if project.config is None:
        folders = {each.path for each in project.folders}
        return Scope(project, () if folders >= set(places) else tuple(places))
    apart = [each for each in places if not _meets_records(each, project)]
    if not apart:
        return Scope(project, tuple(places))
    return Scope(_apart(apart, places, project))


def _meets_records(place: Path, project: "Project") -> bool:
    """Whether a path lies in a records folder, or holds one or the whole project."""
    if project.docs_dir.is_relative_to(place):
        return True
    return any(place.is_relative_to(each.path) or each.path.is_relative_to(place) for each in project.folders)


def _apart(apart: list[Path], places: list[Path], project: "Project") -> "Project":
    """A folder of the project that its option does not name, read as a folder of records."""
    from alignment_plugin.adapters.errors import ConfigurationError, NotFoundError
    from alignment_plugin.adapters.project import bare_project

    if any(not each.is_dir() for each in apart):
        names = ", ".join(each.folder.path for each in project.folders) or "none"
        raise NotFoundError(f"{apart[0]} is in none of the records folders, which are: {names}")
    if len(places) > len(apart):
        raise ConfigurationError(
            f"{apart[0]} is in none of the project's records folders; check it by itself"
        )
    projects = [bare_project(each, project.settings, root=project.root) for each in apart]
    return _joined(projects)


def project_of(paths: Sequence[Path], config: Path | None) -> "Project":
    """The one project that all paths belong to, with its problems; raises an AlignmentError for none."""
    from alignment_plugin.adapters.errors import ConfigurationError
    from alignment_plugin.adapters.project import find_project

    found = [find_project(path, config=config, environ=os.environ) for path in (paths or (None,))]
    first = found[0]
    if other := next(
        (each for each in found if (each.config, each.root) != (first.config, first.root)), None
    ):
        raise ConfigurationError(
            f"the paths belong to two projects, {first.root} and {other.root}; run the command once for each"
        )
    return _joined(found)


def _joined(projects: "list[Project]") -> "Project":
    """Several folders without a site are the folders of one project."""
    first = projects[0]
    if first.config is not None or len(projects) == 1:
        return first
    folders = tuple({each.path: each for project in projects for each in project.folders}.values())
    settings = first.settings.model_copy(update={"records": tuple(each.folder for each in folders)})
    return replace(first, folders=folders, settings=settings)


def from_here(root: Path) -> Callable[[str], str]:
    """Turns a path of the project into one from the working folder."""
    return lambda path: Path(os.path.relpath(root / path)).as_posix() if path else path
