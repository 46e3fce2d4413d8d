"""A project as it is now, seen from a base: what its change brings, and what is asked about the change itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from alignment_plugin.adapters.examination import Examination, examination_of, read_project
from alignment_plugin.adapters.memory import collector_paused
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.revisions import Sides, compared, tip_of_base
from alignment_plugin.changes.history import edited_after_acceptance
from alignment_plugin.changes.matching import match
from alignment_plugin.checks import accepted, finding_of
from alignment_plugin.checks.history import Branches, history_edited, taken_twice
from alignment_plugin.findings import Finding, in_order, marked
from alignment_plugin.graph import RecordGraph
from alignment_plugin.loading.loaded import Tell
from alignment_plugin.records.decision import Decision


@dataclass(frozen=True, slots=True)
class Since:
    """An examination with what there is to know about its base."""

    sides: Sides
    examination: Examination
    """Of the head side, with what is asked about the change."""
    known: frozenset[str]
    """Marks of the findings that the base has as well."""
    names_head: bool = False
    """Whether the newer side is one that the user named."""

    def brings(self, finding: Finding, mark: str) -> bool:
        """Whether the change is answerable for a finding: the base lacks it, or it stands on a changed line."""
        return mark not in self.known or self.touches(finding)

    def touches(self, finding: Finding) -> bool:
        """Whether a finding stands on a line that the change has written."""
        return finding.stands_on(self.sides.changed_lines)

    @property
    def words(self) -> str:
        """A sentence that says what was compared."""
        sides = self.sides
        at = f" at {sides.base.commit[:12]}" if sides.base.commit else ""
        left = ", where they parted" if sides.merge_base_of and sides.tip != sides.base.commit else ""
        note = f": {sides.base.note}" if sides.base.note else ""
        who = f"{sides.head.name} compared" if self.names_head else "Compared"
        return f"{who} with {sides.base.name}{at}{left}{note}."


def examined_since(
    project: Project,
    base: str | None,
    today: date,
    environ: Mapping[str, str],
    *,
    tell: Tell | None = None,
) -> Since:
    """Examine a project as it is on disk, or the head side that `base` names, and compare it with its base.

    Raises GitError where there is no base.
    """
    with collector_paused():
        sides = compared(project, base, environ=environ, here=read_project(project, tell=tell), tell=tell)
        then = examination_of(sides.base.project, sides.base.reading, today)
        now = examination_of(sides.head.project, sides.head.reading, today)
        there = tip_of_base(project, sides, environ) or sides.base
        asked = change_findings(then.graph, now.graph, there.reading.graph, name=sides.base.name)
        findings = in_order((*now.findings, *accepted(now.graph, asked, today)))
    known = frozenset(mark for _, mark in marked(then.findings))
    names_head = base is not None and ".." in base
    return Since(sides, replace(now, findings=findings), known, names_head)


def change_findings(
    base: RecordGraph, head: RecordGraph, there: RecordGraph, *, name: str
) -> Iterator[Finding]:
    """What only two moments together show; `there` is the base branch `name` as it is now."""
    for pair in match(base, head).pairs:
        old, new = pair.old, pair.new
        if isinstance(old, Decision) and isinstance(new, Decision) and _both_readable(old, new):
            for ask in history_edited(old, new, edited_after_acceptance(old, new)):
                yield finding_of("history-edited", ask)
    for ask in taken_twice(Branches(base, head, there, name)):
        yield finding_of("duplicate-id", ask)


def _both_readable(old: Decision, new: Decision) -> bool:
    return old.origin.readable and new.origin.readable
