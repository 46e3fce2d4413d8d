"""Annotations for GitHub's runner, which shows ten errors and ten warnings a step and drops the rest."""

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.report import text
from alignment_plugin.report.plain import plain
from alignment_plugin.report.run import Run

_SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(run: Run) -> str:
    """Annotations for errors and warnings, what was left out, then the report as text for the log."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        found = [finding for finding in run.open if finding.severity is severity]
        # The page of a change shows annotations beside its lines: those come first where not all are shown.
        found.sort(key=lambda finding: not finding.stands_on(run.changed_lines))
        shown = found if len(found) <= _SHOWN else found[: _SHOWN - 1]
        lines += [_annotation(command, finding) for finding in shown]
        if len(found) > len(shown):
            more = f"+{len(found) - len(shown)} more {command}s: see the log of this step"
            lines.append(f"::{command} title=alignment::{more}")
    return "".join(f"{line}\n" for line in lines) + text.render(run)


def _annotation(command: str, finding: Finding) -> str:
    span = finding.span
    place = f"file={_property(finding.path)},line={span.line},col={span.column}"
    if span.end_line == span.line:
        place += f",endColumn={max(span.column, span.end_column - 1)}"
    message = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{command} {place},title={_property(finding.code)}::{_data(message)}"


def _data(value: str) -> str:
    lines = "\n".join(plain(line) for line in value.split("\n"))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(plain(value)).replace(":", "%3A").replace(",", "%2C")


def step_summary(run: Run) -> str:
    """The report as Markdown for the page of the step."""
    report = text.render(run)
    fence = "```"
    while fence in report:
        fence += "`"
    return f"{fence}text\n{report}{fence}\n"
