"""A team's first files, put where they belong; what is there already stays as it is."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from alignment_plugin.adapters.answers import Answers
from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.editor_schemas import with_schemas
from alignment_plugin.adapters.project import CONFIG_NAMES, USUAL_FOLDERS, project_at
from alignment_plugin.adapters.starter import INDEX, mkdocs_config, plugin_lines, records_of, team_id
from alignment_plugin.adapters.writing import write_inside
from alignment_plugin.loading.place import MARKDOWN
from alignment_plugin.records.kinds import BY_PLACE


@dataclass(frozen=True, slots=True)
class Site:
    """Where a team starts."""

    root: Path
    docs_dir: Path
    records: Path
    config: Path | None
    """Its `mkdocs.yml`, where it has one."""
    has_plugin: bool = False
    others: tuple[str, ...] = ()
    """Folders of records that are there already, and that `records` would hide."""


@dataclass(frozen=True, slots=True)
class Started:
    """What was done."""

    written: tuple[Path, ...]
    left_alone: tuple[Path, ...]
    to_add: str
    """Lines for a `mkdocs.yml` that does not name the plugin; empty where there is nothing to add."""


def site_at(root: Path, environ: Mapping[str, str]) -> Site:
    """The site in a folder as it is; raises ConfigurationError where its configuration cannot be read."""
    config = next((root / name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if config is None:
        docs_dir = root / "docs"
        return Site(root, docs_dir, docs_dir / USUAL_FOLDERS[0], None, others=_hidden(docs_dir, root))
    project = project_at(config, environ)
    named = [each.path for each in project.settings.records]
    # A folder such as `adr` holds decisions only: steps and unknowns would not be read there.
    open_to_all = [path for path in named if PurePosixPath(path).name.lower() not in BY_PLACE]
    if open_to_all:
        records = Path(os.path.normpath(root / open_to_all[0]))
        return Site(root, project.docs_dir, records, config, project.has_plugin)
    records = project.docs_dir / USUAL_FOLDERS[0]
    others = tuple(named) or _hidden(project.docs_dir, root)
    return Site(root, project.docs_dir, records, config, project.has_plugin, others)


def _hidden(docs_dir: Path, root: Path) -> tuple[str, ...]:
    """The usual folder that is read now, and no longer once there is `alignment`."""
    if (docs_dir / USUAL_FOLDERS[0]).is_dir():
        return ()
    return tuple(
        shown_path(docs_dir / name, root) for name in USUAL_FOLDERS[1:] if (docs_dir / name).is_dir()
    )[:1]


def start(site: Site, answers: Answers, today: date) -> Started:
    """Write what is not there yet; raises NotWrittenError where nothing can be written."""
    option = _records_option(site, answers)
    files = {site.records / name: text for name, text in _missing_records(site, answers, today).items()}
    files = with_schemas(files, site.root)
    if site.config is None:
        files[site.root / CONFIG_NAMES[0]] = mkdocs_config(answers.team or site.root.name, option)
    files[site.docs_dir / "index.md"] = INDEX
    written, left = [], []
    for path, text in files.items():
        if path.exists() or path.is_symlink() or (path.stem == "index" and _has_index(site.docs_dir)):
            left.append(path)
            continue
        inside = site.root if path.is_relative_to(site.root) else site.docs_dir
        write_inside(inside, path, text.encode("utf-8"), new=True)
        written.append(path)
    lacks_plugin = site.config is not None and (bool(option) or not site.has_plugin)
    return Started(tuple(written), tuple(left), f"plugins:\n{plugin_lines(option)}" if lacks_plugin else "")


def _records_option(site: Site, answers: Answers) -> tuple[tuple[str, str], ...]:
    """(path, team) of each folder for the option `records`; none where the usual folder is all there is."""
    if not site.others:
        return ()
    team = team_id(answers)
    return ((shown_path(site.records, site.root), ""), *((path, team) for path in site.others))


def _missing_records(site: Site, answers: Answers, today: date) -> dict[str, str]:
    """The record files; without a first decision where there are decisions."""
    files = records_of(answers, today)
    decisions = site.records / "decisions"
    if decisions.is_dir() and any(path.suffix in MARKDOWN for path in decisions.rglob("*")):
        return {name: text for name, text in files.items() if not name.startswith("decisions/")}
    return files


def _has_index(docs_dir: Path) -> bool:
    return any((docs_dir / name).exists() for name in ("index.md", "README.md"))
