"""One run of `alignment check`: which records are examined, since when, and which findings are reported."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.adapters.examination import Examination, examine
from alignment_plugin.adapters.project import Project
from alignment_plugin.cli.check import CheckOptions
from alignment_plugin.cli.progress import progress_on
from alignment_plugin.cli.project_options import day_of, scope_of
from alignment_plugin.cli.reporting import add_step_summary, chosen_by, rendered, run_of, write_report
from alignment_plugin.findings import Finding, in_order, marked
from alignment_plugin.report import Run, stats
from alignment_plugin.report.run import fails

if TYPE_CHECKING:
    from alignment_plugin.adapters.since import Since

AUTO = "auto"
"""As `--base`: the one that the situation says."""
Marked = tuple[Finding, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run found."""

    project: Project
    examination: Examination
    """What was read, kept to the end of the process: to free it takes as long as to print the report."""
    run: Run
    """What is reported."""
    selected: tuple[Finding, ...]
    """All that was asked for, old or new, in order of place."""
    threshold: str

    @property
    def fails(self) -> bool:
        """Whether the exit code is 1."""
        return fails(self.run, self.threshold)


def checked(options: CheckOptions) -> Checked:
    """Examine what the options name; raises an AlignmentError where that cannot be done."""
    wanted = chosen_by(options.select, options.ignore, no_questions=options.no_questions)
    scope = scope_of(options.paths, options.config)
    project = scope.project.checked()
    examination, since = _examined(options, project)
    selected = in_order(each for each in examination.findings if wanted(each) and scope.holds(each.path))
    kept, remarks = _kept(options, list(marked(selected)), since)
    run = replace(
        run_of(examination, [finding for finding, _ in kept]),
        changed_lines=since.sides.changed_lines if since else {},
        remarks=tuple(remarks),
    )
    threshold = "warning" if options.strict else options.fail_on or project.settings.fail_on.value
    return Checked(project, examination, run, selected, threshold)


def _examined(options: CheckOptions, project: Project) -> "tuple[Examination, Since | None]":
    today = day_of(options.today, project.settings)
    with progress_on(sys.stderr) as tell:
        if options.base is None and not options.only_changed:
            return examine(project, today, tell=tell), None
        from alignment_plugin.adapters.since import examined_since

        base = None if options.base in (None, AUTO) else options.base
        since = examined_since(project, base, today, os.environ, tell=tell)
        return since.examination, since


def _kept(
    options: CheckOptions, found: list[Marked], since: "Since | None"
) -> tuple[list[Marked], list[str]]:
    """What is reported of what was found, and sentences on the rest."""
    remarks: list[str] = []
    kept = found
    if since is not None:
        remarks.append(since.words)
        if options.only_changed:
            kept = [each for each in kept if since.brings(*each)]
            remarks += _counted(f"Left out, as {since.sides.base.name} has them too", len(found) - len(kept))
    if options.baseline is not None and options.write_baseline is None:
        from alignment_plugin.adapters.baseline import read_baseline

        old = read_baseline(options.baseline)
        is_old = _old_ones(old, since)
        new = [each for each in kept if not is_old(each)]
        remarks += _counted(f"Old, in {options.baseline}", len(kept) - len(new))
        kept = new
    return kept, remarks


def _old_ones(old: frozenset[str], since: "Since | None") -> Callable[[Marked], bool]:
    """Whether a finding is in the baseline, and the change has not written the line that it stands on."""
    return lambda each: each[1] in old and not (since is not None and since.touches(each[0]))


def _counted(words: str, number: int) -> list[str]:
    return [f"{words}: {number:,}."] if number else []


def print_check(options: CheckOptions, found: Checked, *, color: bool) -> None:
    """Write the reports to their files, and one to standard output."""
    for name, path in options.outputs:
        write_report(path, rendered(found.run, name, found.project))
    if options.stats:
        click.echo(stats.render(found.run), nl=False)
        return
    click.echo(rendered(found.run, options.format_name, found.project, color=color), nl=False, color=True)
    if options.format_name == "github":
        add_step_summary(found.run, found.project)


def write_old(path: Path, found: Checked) -> None:
    """Write the baseline, and say what to do with it."""
    from alignment_plugin.adapters.baseline import write_baseline

    number = write_baseline(path, found.selected)
    findings = "1 finding" if number == 1 else f"{number:,} findings"
    click.echo(f"Wrote {findings} to {path}. From now on: alignment check --baseline {path}")
