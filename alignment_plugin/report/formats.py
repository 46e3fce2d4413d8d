"""The table of formats: a new one is a file with `render`, and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alignment_plugin.report import concise, github, gitlab, json, junit, sarif, text
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

    render: Callable[[Run], str]
    paths_from: PathsFrom


FORMATS: Mapping[str, Format] = {
    "text": Format(text.render, PathsFrom.HERE),
    "concise": Format(concise.render, PathsFrom.HERE),
    "json": Format(json.render, PathsFrom.PROJECT),
    "github": Format(github.render, PathsFrom.REPOSITORY),
    "gitlab": Format(gitlab.render, PathsFrom.REPOSITORY),
    "sarif": Format(sarif.render, PathsFrom.REPOSITORY),
    "junit": Format(junit.render, PathsFrom.REPOSITORY),
}
