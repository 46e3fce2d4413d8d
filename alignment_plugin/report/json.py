"""Findings for machines: `schema_version` 1, to which fields may be added and from which none goes away."""

from typing import Any

from alignment_plugin.findings import Finding, in_order, marked
from alignment_plugin.report.plain import json_text
from alignment_plugin.report.run import Run


def render(run: Run) -> str:
    """All findings, accepted ones too, in order of place."""
    found = [_finding(finding, mark) for finding, mark in marked(in_order(run.findings))]
    return json_text({"schema_version": 1, "findings": found})


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span, accepted = finding.span, finding.accepted
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "record": finding.record,
        "pointer": finding.pointer,
        "message": finding.message,
        "hint": finding.hint,
        "related": [
            {"path": each.path, "line": each.line, "message": each.message} for each in finding.related
        ],
        "accepted": {"because": accepted.because, "until": accepted.until and accepted.until.isoformat()}
        if accepted
        else None,
        "fingerprint": fingerprint,
    }
