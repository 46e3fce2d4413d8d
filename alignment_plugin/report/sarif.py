"""SARIF 2.1.0, for code scanning."""

from typing import Any
from urllib.parse import quote

from alignment_plugin.findings import Finding, Rule, Severity, marked
from alignment_plugin.report.plain import json_text, plain
from alignment_plugin.report.run import Run

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(run: Run) -> str:
    """All findings; accepted ones are suppressed with their reason."""
    known = {rule.code: rule for rule in run.rules}
    findings = tuple(marked((*run.open, *run.accepted)))
    codes = sorted({finding.code for finding, _ in findings})
    driver = {"name": "alignment", "rules": [_rule(code, known.get(code)) for code in codes]}
    results = [_result(finding, mark, codes.index(finding.code)) for finding, mark in findings]
    whole = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [whole]})


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": f"Fires when {rule.fires_when}."},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, fingerprint: str, number: int) -> dict[str, Any]:
    hint = f" {finding.hint}" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(finding.message + hint)},
        "locations": [{"physicalLocation": _place(finding)}],
        "partialFingerprints": {"alignment/v1": fingerprint},
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": plain(finding.accepted.because)}]
    return result


def _place(finding: Finding) -> dict[str, Any]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": {"uri": quote(finding.path)}, "region": region}
