"""One run of the checks, as the reports need it: findings, the text they point into, what was read."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from alignment_plugin.findings import SEVERITY_ORDER, Finding, Rule, Severity, in_order


@dataclass(frozen=True, slots=True)
class Run:
    """What one run read and found."""

    findings: tuple[Finding, ...]
    """Those to report, accepted ones too; in any order."""
    records: int
    teams: tuple[str, ...]
    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    """Decoded text of the files that findings point into, by path as the findings have it."""
    rules: tuple[Rule, ...] = ()
    """What the codes stand for, for formats that carry it."""
    changed_lines: Mapping[str, tuple[range, ...]] = field(default_factory=dict)
    """Lines that a change has written, by path as the findings have it; none without a base."""
    remarks: tuple[str, ...] = ()
    """Sentences on what is not reported, and why; the summary ends with them."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that nobody has accepted, in order of place."""
        return in_order(finding for finding in self.findings if finding.is_open)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Findings that a team lives with, in order of place."""
        return in_order(finding for finding in self.findings if not finding.is_open)


def summary(run: Run) -> str:
    """One line: what was read, for which day, and what there is to talk about in this run."""
    teams = f" of {_counted(len(run.teams), 'team')} ({', '.join(run.teams)})" if run.teams else ""
    read = f"Read {_counted(run.records, 'record')}{teams} as of {run.today.isoformat()}"
    counts = Counter(finding.severity for finding in run.open)
    parts = [_counted(counts[severity], severity.value) for severity in SEVERITY_ORDER if counts[severity]]
    text = f"{read}: {', '.join(parts) if parts else 'nothing to report'}."
    if run.accepted:
        text += f" Accepted with a reason: {len(run.accepted)}."
    return " ".join((text, *run.remarks))


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def fails(run: Run, fail_on: str) -> bool:
    """Whether an open finding is at or above `fail_on`: error, warning or never."""
    stopping = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING)}.get(fail_on, ())
    return any(finding.severity in stopping for finding in run.open)


def with_paths(run: Run, shown: Callable[[str], str]) -> Run:
    """The same run with every path put through `shown`, and the texts of those files alone that it tells of."""
    shown = cache(shown)
    told = dict.fromkeys(finding.path for finding in run.findings)
    return replace(
        run,
        findings=tuple(
            replace(
                finding,
                path=shown(finding.path),
                related=tuple(replace(each, path=shown(each.path)) for each in finding.related),
            )
            for finding in run.findings
        ),
        texts={shown(path): run.texts[path] for path in told if path in run.texts},
        changed_lines={shown(path): lines for path, lines in run.changed_lines.items()},
    )
