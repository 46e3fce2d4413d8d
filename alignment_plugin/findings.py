"""Findings: questions and faults about named records, as values. Wording for people, facts for machines."""

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from alignment_plugin.text import START, Span


class Severity(StrEnum):
    """How much a finding stands in the way."""

    ERROR = "error"
    """The record cannot be trusted: the build stops before it touches the published site."""
    WARNING = "warning"
    """A gap; `strict` stops at it."""
    QUESTION = "question"
    """For the weekly hour. Never stops anything."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for."""

    code: str
    severity: Severity
    group: str
    """The discovery question (`Q1` … `Q7`) or the theme it belongs to."""
    fires_when: str
    why: str
    """Why it matters, in a sentence or two."""


INTEGRITY_RULES = tuple(
    Rule(code, severity, "integrity", fires_when, why)
    for code, severity, fires_when, why in (
        ("unreadable-record", Severity.ERROR, "a file or its fields cannot be read at all",
         "A page made from half a file would tell readers something that nobody wrote."),
        ("no-records", Severity.WARNING, "a records folder holds no record",
         "A folder under another name, or one nobody has written in yet, gives readers nothing."),
        ("bad-value", Severity.ERROR, "a value is not of its field's kind, or a required field is missing",
         "A date that is none and a word outside its set mean nothing to the pages that rely on them."),
        ("unknown-field", Severity.ERROR, "a record has a field that its kind does not know",
         "A field with a slip of the pen is silently lost; nobody sees what is not there."),
        ("duplicate-id", Severity.ERROR,
         "two records of a team have one id, or a new one takes an id or number that the base has given away",
         "A link that could mean two things means neither."),
        ("unknown-reference", Severity.ERROR, "a reference names nothing in this site, or more than one thing",
         "What leans on nothing cannot be followed by a reader."),
        ("relation-contradiction", Severity.ERROR, "two records say things of each other that cannot both hold",
         "Readers would find one answer or the other, depending on where they look."),
        ("dependency-cycle", Severity.WARNING, "records wait for or lean on each other in a ring",
         "Nothing in the ring can come first."),
        ("chosen-not-an-option", Severity.ERROR, "`chosen` or `plan_b` is none of the decision's options",
         "The page could not say what was chosen."),
        ("chosen-fails-must", Severity.ERROR, "the chosen option fails a must-have",
         "Either the must-have is none any more, or the choice cannot stand."),
    )
)  # fmt: skip
SEVERITIES = {rule.code: rule.severity for rule in INTEGRITY_RULES}

SEVERITY_ORDER = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding the team lives with, and why, until when."""

    because: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One question or fault about one record."""

    code: str
    severity: Severity
    message: str
    """One line that stands alone; ends in a question or names what is wrong."""
    path: str = ""
    span: Span = START
    record: str = ""
    """Full id of the record (`team/id`), or of a part (`team/part-id`); empty where it has none."""
    pointer: str = ""
    """The field, as `options/2/title`; empty for the record as a whole."""
    hint: str = ""
    """The next move, in one line."""
    value: str = ""
    """What the finding is about, for the fingerprint: a wrong id, a code, a title."""
    related: tuple[Related, ...] = ()
    accepted: Acceptance | None = None
    example: str = ""
    """Corrected source, shown beneath the message; may hold several lines."""
    anchor: str = ""
    """The pointer with ids in place of numbers, for the fingerprint; empty where it is the pointer itself."""

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that survive edits elsewhere in the file: no line, no place in a list."""
        parts = "|".join((self.code, self.record or self.path, self.anchor or self.pointer, self.value))
        return hashlib.sha256(parts.encode()).hexdigest()[:12]

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: path, line, column, code, pointer."""
        return (self.path, self.span.line, self.span.column, self.code, self.pointer)

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted it with a reason."""
        return self.accepted is None

    def stands_on(self, lines: Mapping[str, tuple[range, ...]]) -> bool:
        """Whether its line is among those of its path."""
        return any(self.span.line in each for each in lines.get(self.path, ()))

    def moved_to(self, span: Span) -> "Finding":
        """The same finding at another place of its file."""
        return replace(self, span=span)

    def as_accepted(self, acceptance: Acceptance) -> "Finding":
        """The same finding, accepted with a reason."""
        return replace(self, accepted=acceptance)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted by path, line, column and code."""
    return tuple(sorted(findings, key=lambda finding: finding.order))


def marked(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint that no other of them has: repeats get `-2`, `-3`, in their order."""
    seen: Counter[str] = Counter()
    for finding in findings:
        fingerprint = finding.fingerprint
        seen[fingerprint] += 1
        number = seen[fingerprint]
        yield finding, fingerprint + (f"-{number}" if number > 1 else "")


def nearest(word: str, candidates: Sequence[str]) -> str | None:
    """The candidate most like `word`, or nothing when none is near."""
    folded = {candidate.casefold(): candidate for candidate in reversed(candidates)}
    close = difflib.get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def did_you_mean(word: str, candidates: Sequence[str]) -> str:
    """A hint that names the nearest candidate, or an empty string."""
    near = nearest(word, candidates)
    return f"did you mean '{near}'?" if near else ""
