"""Code Quality for GitLab: shown beside the changed lines of a merge request."""

from alignment_plugin.findings import Severity, marked
from alignment_plugin.report.plain import json_text, plain
from alignment_plugin.report.run import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.QUESTION: "info"}


def render(run: Run) -> str:
    """The open findings as one array; `[]` where there are none."""
    found = [
        {
            "description": plain(finding.message + (f" ({finding.hint})" if finding.hint else "")),
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.span.line}},
        }
        for finding, fingerprint in marked(run.open)
    ]
    return json_text(found)
