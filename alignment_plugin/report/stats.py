"""How many findings there are of each code: a table to plan by, and no score."""

from collections import Counter

from alignment_plugin.findings import SEVERITY_ORDER, Finding
from alignment_plugin.report.plain import plain, without_commands
from alignment_plugin.report.run import Run, summary

_HEAD = ("code", "severity", "open", "accepted", "records")


def render(run: Run) -> str:
    """A table by severity and then by number, and the line that says what was read."""
    rows = [_HEAD, *_rows(run)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    table = "\n".join([*lines, "", ""]) if len(rows) > 1 else ""
    return without_commands(f"{table}{plain(summary(run))}\n")


def _rows(run: Run) -> list[tuple[str, ...]]:
    found: dict[tuple[int, str], list[Finding]] = {}
    for finding in run.findings:
        found.setdefault((SEVERITY_ORDER.index(finding.severity), finding.code), []).append(finding)
    rows = []
    for (severity, code), findings in found.items():
        counts = Counter(finding.is_open for finding in findings)
        records = len({finding.record or finding.path for finding in findings})
        rows.append((severity, -len(findings), code, counts[True], counts[False], records))
    return [
        (code, SEVERITY_ORDER[severity].value, str(still), str(lived), str(records))
        for severity, _, code, still, lived, records in sorted(rows)
    ]
