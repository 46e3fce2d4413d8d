"""What git knows of a project that a build shows: its past, what it proposes, and what it cannot say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.history import past_of_project
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.proposed import proposal_in
from alignment_plugin.changes.past import Past
from alignment_plugin.changes.proposal import Proposal
from alignment_plugin.views.site import Site

WHOLE_CLONE = "git fetch --unshallow"


@dataclass(frozen=True, slots=True)
class KnownToGit:
    """What git says; nothing where it was not asked."""

    past: Past | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Advice:
    """One line for the log of a build."""

    text: str
    is_asked_for: bool
    """Whether an option asked for what is missing."""


def known_to_git(
    project: Project, examination: Examination, environ: Mapping[str, str], *, config: Path | None = None
) -> KnownToGit:
    """Ask git what the project's options want to know of it; what it cannot say is part of the answer."""
    reading = examination.reading
    return KnownToGit(
        past_of_project(project, reading, examination.today, environ),
        proposal_in(project, reading, examination.findings, environ, config=config),
    )


def advice_of(site: Site) -> Iterator[Advice]:
    """What git could not say, each on one line with the command that mends it."""
    if (proposal := site.proposal) is not None and proposal.problem:
        remedy = f"; {proposal.remedy}" if proposal.remedy else ""
        yield Advice(f"what this build changes is not shown: {proposal.problem}{remedy}", is_asked_for=True)
    past, days = site.past, site.settings.history_days
    asked = "history_days" in site.settings.model_fields_set
    if past is None:
        return
    if past.problem:
        remedy = f"; {past.remedy}" if past.remedy else ""
        yield Advice(f"the past of the records is not shown: {past.problem}{remedy}", is_asked_for=asked)
    elif past.begins is not None and past.begins > site.today - timedelta(days=days):
        yield Advice(
            f"the history in this clone begins on {past.begins.isoformat()}, so what changed before is not shown; "
            f"{WHOLE_CLONE}, or 'fetch-depth: 0' in CI",
            is_asked_for=asked,
        )
