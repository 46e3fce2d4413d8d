"""What a project's site is to hold, worked out without building it."""

from __future__ import annotations

from pathlib import Path

from alignment_plugin.adapters.examination import examine
from alignment_plugin.adapters.project import find_project, today_from
from alignment_plugin.adapters.workspace import site_of
from alignment_plugin.views.site import Site
from tests.site.building import TODAY


def planned(folder: Path) -> Site:
    """The site of the project in `folder`."""
    project = find_project(folder, environ={})
    examination = examine(project, today_from(project.settings, {"ALIGNMENT_TODAY": TODAY}))
    records = examination.reading.loaded.record_paths
    pages = {path.relative_to(project.docs_dir).as_posix() for path in project.docs_dir.rglob("*.md")}
    prefix = project.docs_dir.relative_to(project.root).as_posix()
    return site_of(
        project, examination, taken=frozenset(page for page in pages if f"{prefix}/{page}" not in records)
    )
