"""The build of a proposal: what it changes, compared with the base that an option or the environment names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from alignment_plugin.adapters.errors import ConfigurationError, GitError
from alignment_plugin.adapters.examination import Reading
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.revisions import compared
from alignment_plugin.changes.proposal import Proposal, proposal_of
from alignment_plugin.findings import Finding
from alignment_plugin.settings import Settings, wrong_base

VARIABLE = "ALIGNMENT_COMPARE_TO"


def base_of(settings: Settings, environ: Mapping[str, str]) -> str:
    """What to compare a build with: the environment variable, else the option; empty for nothing.

    Raises ConfigurationError for a variable that names no single revision.
    """
    named = environ.get(VARIABLE, "").strip()
    if named and (wrong := wrong_base(named)):
        raise ConfigurationError(f"the environment variable {VARIABLE}: {wrong}")
    return named or settings.compare_to or ""


def proposal_in(
    project: Project,
    reading: Reading,
    findings: Iterable[Finding],
    environ: Mapping[str, str],
    *,
    config: Path | None = None,
) -> Proposal | None:
    """What the project as it stands on disk changes, or nothing where no base is named.

    Where git cannot answer, the proposal says so, and what mends it. `config` is the project's `mkdocs.yml`.
    """
    base = base_of(project.settings, environ)
    if not base:
        return None
    try:
        sides = compared(replace(project, config=config), base, environ=environ, here=reading)
    except GitError as error:
        return Proposal(base, problem=error.message, remedy=error.hint)
    return proposal_of(
        sides.base.reading.graph,
        reading.graph,
        base=base,
        commit=sides.base.commit,
        parted=sides.merge_base_of is not None and sides.tip != sides.base.commit,
        findings=(each for each in findings if each.is_open and each.stands_on(sides.changed_lines)),
        notes=tuple(f"{each.name}: {each.note}" for each in (sides.base, sides.head) if each.note),
    )
