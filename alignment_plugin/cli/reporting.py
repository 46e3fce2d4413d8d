"""From an examination to reports: which findings, which paths, which file."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from alignment_plugin.adapters.errors import ConfigurationError, NotWrittenError
from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.writing import write_atomically
from alignment_plugin.checks import RULES
from alignment_plugin.findings import Finding, Severity, did_you_mean
from alignment_plugin.report import FORMATS, Run
from alignment_plugin.report.formats import PathsFrom
from alignment_plugin.report.github import step_summary
from alignment_plugin.report.run import with_paths
from alignment_plugin.report.text import render as as_text


def chosen_by(
    select: Iterable[str], ignore: Iterable[str], *, no_questions: bool
) -> Callable[[Finding], bool]:
    """Whether a finding is asked for; raises ConfigurationError for a word that is no code and no group."""
    selected, ignored = _codes(select, "--select"), _codes(ignore, "--ignore")

    def wanted(finding: Finding) -> bool:
        if no_questions and finding.severity is Severity.QUESTION:
            return False
        return (not selected or finding.code in selected) and finding.code not in ignored

    return wanted


def _codes(words: Iterable[str], option: str) -> frozenset[str]:
    groups = {rule.group for rule in RULES}
    codes = {rule.code for rule in RULES}
    found: set[str] = set()
    for word in words:
        group = next((each for each in groups if each.casefold() == word.casefold()), None)
        if group is None and word not in codes:
            near = did_you_mean(word, [*sorted(codes), *sorted(groups)]) or "'alignment rules' lists them"
            raise ConfigurationError(f"{option}: '{word}' is no code and no group; {near}")
        found |= {rule.code for rule in RULES if rule.group == group} if group else {word}
    return frozenset(found)


def run_of(examined: Examination, findings: Iterable[Finding]) -> Run:
    """What the reports need of an examination."""
    records = examined.graph.records
    teams = tuple(dict.fromkeys(record.team for record in records))
    return Run(tuple(findings), len(records), teams, examined.today, examined.texts, RULES)


def rendered(run: Run, name: str, project: Project, *, color: bool = False) -> str:
    """The run in a format, with the paths that this format wants."""
    form = FORMATS[name]
    shown = _with_paths_from(run, form.paths_from, project.root)
    return as_text(shown, color=color) if name == "text" else form.render(shown)


def _with_paths_from(run: Run, start: PathsFrom, root: Path) -> Run:
    """The run with paths as they are from where a format wants them; findings have them from the project."""
    base = root
    if start is not PathsFrom.PROJECT:
        base = Path.cwd() if start is PathsFrom.HERE else _repository(root)
    if base == root:
        return run
    return with_paths(run, lambda path: Path(os.path.relpath(root / path, base)).as_posix() if path else path)


def _repository(root: Path) -> Path:
    """The nearest folder with a `.git`, else the project itself."""
    return next((each for each in (root, *root.parents) if (each / ".git").exists()), root)


def write_report(path: Path, text: str) -> None:
    """Write a report to a file, whole or not at all."""
    try:
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NotWrittenError(f"--output: {path} is not written: {reason}") from None


def add_step_summary(run: Run, project: Project) -> None:
    """Put the report on the page of the step, where GitHub's runner says where that is."""
    if not (name := os.environ.get("GITHUB_STEP_SUMMARY")):
        return
    shown = _with_paths_from(run, PathsFrom.REPOSITORY, project.root)
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(step_summary(shown))
    except OSError as error:
        raise NotWrittenError(f"GITHUB_STEP_SUMMARY: {name} is not written: {error.strerror}") from None
