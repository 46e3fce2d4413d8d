"""JUnit XML: one test case a finding, so that any runner shows them."""

import re
from xml.sax.saxutils import escape, quoteattr

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.report.plain import plain
from alignment_plugin.report.run import Run
from alignment_plugin.report.text import first_line

# What XML 1.0 has no way to hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(run: Run) -> str:
    """Errors and warnings fail, questions are skipped; one case that passes where nothing is open."""
    cases = [_case(finding) for finding in run.open]
    failures = sum(finding.severity is not Severity.QUESTION for finding in run.open)
    skipped = len(run.open) - failures
    cases = cases or ['    <testcase classname="alignment" name="records"/>\n']
    head = f'tests="{len(cases)}" failures="{failures}" skipped="{skipped}" errors="0"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<testsuites {head}>\n"
        f'  <testsuite name="alignment" {head}>\n{"".join(cases)}  </testsuite>\n'
        "</testsuites>\n"
    )


def _case(finding: Finding) -> str:
    name = quoteattr(f"{finding.code} {_text(finding.path)}:{finding.span.line}:{finding.span.column}")
    element = "skipped" if finding.severity is Severity.QUESTION else "failure"
    kind = "" if element == "skipped" else f' type="{finding.severity.value}"'
    lines = [first_line(finding), *([f"hint: {plain(finding.hint)}"] if finding.hint else [])]
    body = escape(_NO_XML.sub("?", "\n".join(lines)))
    return (
        f"    <testcase classname={quoteattr(finding.code)} name={name} "
        f"file={quoteattr(_text(finding.path))} "
        f'line="{finding.span.line}">\n'
        f"      <{element} message={quoteattr(_text(finding.message))}{kind}>{body}</{element}>\n"
        "    </testcase>\n"
    )


def _text(value: str) -> str:
    return _NO_XML.sub("?", plain(value))
