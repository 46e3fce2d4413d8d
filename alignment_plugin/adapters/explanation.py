"""A file on disk → how it is read, for `alignment check --explain`."""

from pathlib import Path

from alignment_plugin.adapters.errors import NotFoundError
from alignment_plugin.adapters.examination import read_project
from alignment_plugin.adapters.project import Project
from alignment_plugin.loading.explaining import Explanation, explained


def explanation_of(file: Path, project: Project) -> Explanation:
    """How one file of a project is read; raises an AlignmentError where it is no record."""
    place = file.resolve()
    if place.is_dir():
        raise NotFoundError(
            f"{file} is a folder; one document is explained at a time",
            hint="name a file, as --explain docs/adr/0001-use-adrs.md",
        )
    if not place.is_file():
        raise NotFoundError(f"there is no file {file}")
    reading = read_project(project)
    companions = {"kep.yaml": "README.md"}
    place = place.with_name(companions.get(place.name, place.name))
    path = next(
        (each.path for each in reading.sources if (project.root / each.path).resolve() == place), None
    )
    if path is None:
        folders = ", ".join(each.folder.path for each in project.folders) or "none"
        raise NotFoundError(
            f"{file} is in none of the records folders, which are: {folders}",
            hint="name its folder under 'records' in mkdocs.yml",
        )
    found = explained(path, reading.loaded, reading.sources, project.settings)
    if found is not None:
        return found
    if path in reading.loaded.record_paths:
        refused = next((each for each in reading.findings if each.path == path), None)
        said = f": {refused.message} (line {refused.span.line})" if refused else ""
        raise NotFoundError(f"{path} holds a list of records, or one that cannot be read{said}")
    raise NotFoundError(
        f"{path} is not read as a record: README, index and template files are passed over, and so is what "
        "stands beside a kep.yaml",
        hint="'kind: decision' on the folder reads every other document in it as a decision",
    )
