"""Findings that a team lives with: for a reason that everyone can read, and for a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from alignment_plugin.checks.ask import Ask, Site, quoted, written_day
from alignment_plugin.checks.rules import SEVERITY_OF
from alignment_plugin.findings import Acceptance, Finding, Severity, did_you_mean
from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.record import Accepted, Record


def accepted(graph: RecordGraph, findings: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    """The same findings in the same order, those accepted in a record marked; errors stay open."""
    at_path: dict[str, list[Record]] = defaultdict(list)
    for record in graph.records:
        at_path[record.origin.path].append(record)
    return tuple(
        _answered(finding, _said(at_path.get(finding.path, ()), finding), today) for finding in findings
    )


def _said(records: Sequence[Record], finding: Finding) -> list[Accepted]:
    """What the finding's record says of its code; for a part, what the record that holds it says."""
    holders = [each for each in records if each.full_id == finding.record]
    holders = holders or [each for each in records if each.kind in ("strategy", "team")]
    return [each for record in holders for each in record.accept if _code(each) == finding.code]


def _code(acceptance: Accepted) -> str:
    return acceptance.finding.strip().casefold()


def _answered(finding: Finding, said: list[Accepted], today: date) -> Finding:
    if not said:
        return finding
    if finding.severity is Severity.ERROR:
        return _with_note(finding, "an error cannot be accepted")
    last = max(said, key=lambda each: each.until or date.max)
    if last.until is None or today <= last.until:
        return finding.as_accepted(Acceptance(last.because, last.until))
    again = written_day(last.until + timedelta(days=1))
    return _with_note(
        finding, f"it was accepted, because {quoted(last.because)}, and is open again since {again}"
    )


def _with_note(finding: Finding, note: str) -> Finding:
    return replace(finding, hint=f"{finding.hint}; {note}" if finding.hint else note)


def unknown_codes(site: Site) -> Iterator[Ask]:
    """An acceptance of a finding that does not exist."""
    for record in site.graph.records:
        for number, each in enumerate(record.accept):
            if _code(each) not in SEVERITY_OF:
                message = f"no finding has the code '{each.finding}'"
                hint = (
                    did_you_mean(each.finding, sorted(SEVERITY_OF))
                    or "write the code that a finding ends with"
                )
                yield Ask(record, message, hint, f"accept/{number}/finding", each.finding)
