"""Code Quality for GitLab: shown beside the changed lines of a merge request."""

import json

from alignment_plugin.findings import Severity
from alignment_plugin.report.plain import plain
from alignment_plugin.report.run import Run, with_fingerprints

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
        for finding, fingerprint in with_fingerprints(run.open)
    ]
    return json.dumps(found, indent=2) + "\n"
