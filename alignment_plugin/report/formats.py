"""The table of formats: a new one is a file with `render`, and a line here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from alignment_plugin.report.run import Run


class PathsFrom(StrEnum):
    """What the paths in a report are relative to."""

    HERE = "here"
    """The working folder: what a terminal or an editor can open."""
    PROJECT = "project"
    """The folder of `mkdocs.yml`."""
    REPOSITORY = "repository"
    """The root of the repository: what a code host can find."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a run down."""

    name: str
    """Also of the module beside this one, which is imported when it writes: most runs write in one format."""
    paths_from: PathsFrom

    def render(self, run: Run) -> str:
        """The run in this format."""
        written: str = import_module(f"alignment_plugin.report.{self.name}").render(run)
        return written


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("text", PathsFrom.HERE),
        Format("concise", PathsFrom.HERE),
        Format("json", PathsFrom.PROJECT),
        Format("github", PathsFrom.REPOSITORY),
        Format("gitlab", PathsFrom.REPOSITORY),
        Format("sarif", PathsFrom.REPOSITORY),
        Format("junit", PathsFrom.REPOSITORY),
    )
}
