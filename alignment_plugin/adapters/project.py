"""Where a project is and where its records stand, found without MkDocs."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Any

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.errors import ConfigurationError, NotFoundError
from alignment_plugin.adapters.tree import DISK, Tree
from alignment_plugin.loading.mkdocs_config import ConfigError, merged, plugin_options, read_config
from alignment_plugin.settings import Folder, Settings, read_settings

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "alignment"
USUAL_FOLDERS = (
    "alignment",
    "decisions",
    "adr",
    "adrs",
    "architecture/decisions",
    "architecture-decisions",
    "rfcs",
)
_MAX_PARENTS = 10


@dataclass(frozen=True, slots=True)
class RecordsFolder:
    """A folder of records that is there."""

    folder: Folder
    """Its option, with the path relative to the project and with `/`."""
    path: Path
    """Absolute."""


@dataclass(frozen=True, slots=True)
class RecordsFolders:
    """The folders that were found, and what is wrong with those that were not."""

    found: tuple[RecordsFolder, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A site, or a folder of records that belongs to none."""

    root: Path
    docs_dir: Path
    settings: Settings
    """Its `records` are the folders that were found, where the option names any."""
    folders: tuple[RecordsFolder, ...]
    problems: tuple[str, ...] = ()
    """Each a sentence; a run with any of them cannot start."""
    config: Path | None = None
    has_plugin: bool = False
    use_directory_urls: bool = True
    """Whether the site's addresses end in `/` and not in `.html`."""

    def checked(self) -> "Project":
        """The project itself; raises ConfigurationError where anything is wrong with it."""
        if self.problems:
            raise ConfigurationError.listing(self.problems)
        return self


def records_folders(settings: Settings, *, root: Path, docs_dir: Path, tree: Tree = DISK) -> RecordsFolders:
    """The folders that the option names, else the first usual one below `docs_dir`."""
    if not settings.records:
        return _usual_folder(root, docs_dir, tree)
    found: list[RecordsFolder] = []
    problems: list[str] = []
    for option in settings.records:
        place = _place_of(option.path, root, docs_dir, tree)
        if isinstance(place, str):
            problems.append(place)
        elif place not in [each.path for each in found]:
            found.append(RecordsFolder(option.model_copy(update={"path": shown_path(place, root)}), place))
    problems += _nested(found)
    return RecordsFolders(tuple(_told_apart(found)), tuple(problems))


def _told_apart(folders: Sequence[RecordsFolder]) -> Iterator[RecordsFolder]:
    """Folders of one name without a team belong to what they stand in: `billing/adr` and `search/adr`."""
    unnamed = [each.folder.path for each in folders if not each.folder.team]
    above = telling_parents(unnamed)
    for each in folders:
        team = each.folder.team or above.get(each.folder.path)
        yield replace(each, folder=each.folder.model_copy(update={"team": team})) if team else each


def telling_parents(paths: Sequence[str]) -> dict[str, str]:
    """Of folders that share their name, what the nearest one above is called by which they differ.

    Paths are relative, with `/`. Nothing where no folder above tells them apart, or all above are outside.
    """
    found: dict[str, str] = {}
    for path in paths:
        alike = [
            PurePosixPath(each) for each in paths if PurePosixPath(each).name == PurePosixPath(path).name
        ]
        above = [[part for part in reversed(each.parts[:-1]) if part != ".."] for each in alike]
        levels = zip_longest(*above, fillvalue="") if len(alike) > 1 else ()
        telling = next((level for level in levels if len(set(level)) == len(alike)), None)
        if telling and (name := telling[alike.index(PurePosixPath(path))].lstrip(".")):
            found[path] = name
    return found


def _usual_folder(root: Path, docs_dir: Path, tree: Tree) -> RecordsFolders:
    for name in USUAL_FOLDERS:
        path = docs_dir / name
        if tree.is_dir(path):
            return RecordsFolders((RecordsFolder(Folder(path=shown_path(path, root)), path),))
    shown = shown_path(docs_dir, root)
    tried = ", ".join(f"{shown}/{name}" for name in USUAL_FOLDERS)
    problem = (
        f"there are no records: none of {tried} is a folder; "
        "start one with 'alignment init', or name yours with the option 'records'"
    )
    return RecordsFolders((), (problem,))


def _place_of(path: str, root: Path, docs_dir: Path, tree: Tree) -> Path | str:
    """The absolute folder that an option means, or what is wrong with it."""
    candidates = [Path(os.path.normpath(base / path)) for base in (root, docs_dir)]
    place = next((each for each in candidates if tree.is_dir(each)), candidates[0])
    if not any(tree.real(place).is_relative_to(tree.real(base)) for base in (root, docs_dir)):
        return (
            f"option 'records': '{path}' lies outside the project folder {root}; records are kept inside it"
        )
    if tree.is_dir(place):
        return place
    if tree.is_file(place):
        return f"option 'records': '{path}' is a file; name the folder it stands in"
    looked = " or ".join(dict.fromkeys(shown_path(each, root) for each in candidates))
    return f"option 'records': there is no folder {looked}; make it, or correct the path"


def _nested(found: list[RecordsFolder]) -> list[str]:
    return [
        f"option 'records': '{inner.folder.path}' lies inside '{outer.folder.path}' and would be read twice; "
        "name only one of them"
        for outer in found
        for inner in found
        if inner is not outer and inner.path.is_relative_to(outer.path)
    ]


def find_config(start: Path) -> Path | None:
    """The nearest `mkdocs.yml` at or above `start`, or nothing."""
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (path := folder / name).is_file():
                return path
    return None


def find_project(start: Path | None, *, config: Path | None = None, environ: Mapping[str, str]) -> Project:
    """The project that `start` (else the working folder) belongs to.

    Without a `mkdocs.yml` at or above it, a folder given as `start` is the records folder itself.
    """
    where = _absolute(start or Path())
    if config is not None:
        if not config.is_file():
            raise NotFoundError(f"there is no file {config}", hint="name a mkdocs.yml with --config")
        return project_at(_absolute(config), environ)
    if start is not None and not where.exists():
        raise NotFoundError(f"there is nothing at {start}", hint="give a folder of records, or a file in one")
    if (found := find_config(where if where.is_dir() else where.parent)) is not None:
        return project_at(found, environ)
    if start is None:
        raise NotFoundError(
            f"there is no mkdocs.yml in {where} or above it",
            hint="give a folder of records, or start with 'alignment init'",
        )
    return bare_project(where if where.is_dir() else where.parent)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(Path.cwd() / path))


def bare_project(folder: Path, settings: Settings | None = None, *, root: Path | None = None) -> Project:
    """A folder of records by itself; paths are relative to the working folder where that holds it."""
    here = Path.cwd()
    # The folder's name tells the kind of its records, so the project has to lie above it.
    root = root or (here if here in folder.parents else folder.parent)
    option = Folder(path=shown_path(folder, root))
    settings = (settings or Settings()).model_copy(update={"records": (option,)})
    return Project(root, folder, settings, (RecordsFolder(option, folder),))


def project_at(config: Path, environ: Mapping[str, str], tree: Tree = DISK) -> Project:
    """The project of one `mkdocs.yml`; raises ConfigurationError where that cannot be read."""
    values = _config_values(config, environ, tree)
    try:
        plugin = plugin_options(values, PLUGIN)
    except ConfigError as error:
        raise ConfigurationError(f"{config.name}: {error.message}") from None
    settings, wrong = read_settings(plugin.options)
    root = config.parent
    docs_dir = Path(os.path.normpath(root / str(values.get("docs_dir") or "docs")))
    folders = records_folders(settings, root=root, docs_dir=docs_dir, tree=tree)
    if settings.records and not folders.problems:
        settings = settings.model_copy(update={"records": tuple(each.folder for each in folders.found)})
    problems = [f"{config.name}: option '{name}': {message}" for name, message in wrong]
    # A wrong `records` has fallen back to its default, and what that finds is not the question.
    if not any(name.split(".")[0] == "records" for name, _ in wrong):
        problems += [f"{config.name}: {each}" for each in folders.problems]
    directories = values.get("use_directory_urls") is not False
    return Project(
        root, docs_dir, settings, folders.found, tuple(problems), config, plugin.named, directories
    )


def _config_values(
    config: Path, environ: Mapping[str, str], tree: Tree, below: tuple[Path, ...] = ()
) -> dict[str, Any]:
    """A configuration with what it inherits."""
    if config in below or len(below) > _MAX_PARENTS:
        raise ConfigurationError(f"{below[0].name}: INHERIT leads in a circle, by way of {config}")
    try:
        values = read_config(_text(tree.read(config)), environ)
    except UnicodeDecodeError:
        raise ConfigurationError(f"{config} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise ConfigurationError(f"{config} cannot be read: {reason}") from None
    except ConfigError as error:
        place = f"{config}:{error.line}" if error.line else str(config)
        raise ConfigurationError(f"{place}: {error.message}") from None
    parent = values.pop("INHERIT", None)
    if not isinstance(parent, str) or not parent:
        return values
    base = Path(os.path.normpath(config.parent / parent))
    return merged(_config_values(base, environ, tree, (*below, config)), values)


def _text(data: bytes) -> str:
    """Text with `\\n` at the end of its lines, as Python reads a file."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def today_from(settings: Settings, environ: Mapping[str, str]) -> date:
    """The day to look from: the option, `ALIGNMENT_TODAY`, `SOURCE_DATE_EPOCH` (UTC), the clock.

    Raises ConfigurationError for a variable that says no day.
    """
    if settings.today is not None:
        return settings.today
    if text := environ.get("ALIGNMENT_TODAY", "").strip():
        return day_in(text, "the environment variable ALIGNMENT_TODAY")
    if text := environ.get("SOURCE_DATE_EPOCH", "").strip():
        return _epoch_day(text)
    return datetime.fromtimestamp(time.time()).date()


def day_in(text: str, source: str) -> date:
    """The date that `text` says; raises ConfigurationError naming `source` otherwise."""
    try:
        if len(text) != len("2026-11-22"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(
            f"{source} says '{text[:40]}', which is no date; write it as 2026-11-22"
        ) from None


def _epoch_day(text: str) -> date:
    try:
        if not (text.isascii() and text.isdigit()):
            raise ValueError
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError(
            f"the environment variable SOURCE_DATE_EPOCH says '{text[:40]}', which is no number of seconds "
            "since 1970; unset it, or write one such as 1795305600"
        ) from None
