"""Status, dates, people and succession, wherever a document keeps them; shared by all dialects.

Front matter wins over the header block, that over a section, that over the heading. References are joined.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.document import Problem
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.status import read_status
from alignment_plugin.loading.dialects.succession import Succession, read_references
from alignment_plugin.loading.nodes import Items, Node, Scalar
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.text import Span

MEANINGS: Mapping[str, str] = {
    **dict.fromkeys(("status", "state", "decision status", "adr status"), "status"),
    **dict.fromkeys(
        ("date", "decision date", "date decided", "decided", "decided on", "last updated"), "date"
    ),
    **dict.fromkeys(
        ("created", "creation date", "date created", "proposed on", "opened", "start date"), "opened"
    ),
    **dict.fromkeys(
        ("decider", "deciders", "decision maker", "decision makers", "decided by", "approvers"), "people"
    ),
    **dict.fromkeys(("decision maker s", "decider s", "approver", "approved by"), "people"),
    **dict.fromkeys(("consulted",), "consulted"),
    **dict.fromkeys(("informed",), "informed"),
    **dict.fromkeys(("tag", "tags", "keywords"), "tags"),
    **dict.fromkeys(("supersedes", "supercedes", "replaces", "obsoletes"), "supersedes"),
    **dict.fromkeys(("superseded by", "superceded by", "replaced by", "obsoleted by"), "superseded_by"),
}
"""Names of metadata, in small letters and single spaces, and the field each speaks of."""

_DONE = frozenset(
    {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED, DecisionStatus.REJECTED}
)
_PEOPLE = ("people", "consulted", "informed")
_REFERENCE = re.compile(
    r"\[[^\]]*\]\([^)]*\)|https?://\S+|[\w./-]*\d[\w./-]*|\b(?:m?adrs?|rfcs?|and)\b", re.I
)
_LINKED = re.compile(r"\]\(|<[^<>]*[@/][^<>]*>")
MAX_REFERENCES = 100
"""References of one kind in one document; nobody follows more."""
_TAG_MARKS = "\"'`*#[]{} "


class Source(IntEnum):
    """Where metadata stands; the lower wins."""

    FRONT_MATTER = 0
    HEADER = 1
    SECTION = 2
    HEADING = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and its values, as a document states them."""

    meaning: str
    values: tuple[Scalar, ...]
    key: Span
    source: Source
    lines: tuple[int, int] | None = None
    """Lines of the body, from 0 and end exclusive, that hold it and nothing else."""
    also: Succession = field(default=Succession())
    """What the same place says about succession, beyond the values."""

    @property
    def text(self) -> str:
        return " ".join(value.text for value in self.values)


def meaning_of(name: str) -> str | None:
    """The field that a name of metadata speaks of."""
    return MEANINGS.get(" ".join(re.sub(r"[^a-z]+", " ", name.casefold()).split()))


def front_entries(front: Fields | None) -> Iterator[Entry]:
    """The metadata of front matter that is already parsed."""
    for key, node in front.entries if front else ():
        values = tuple(_scalars(node))
        if (meaning := meaning_of(key.text)) and values:
            yield Entry(meaning, values, key.span, Source.FRONT_MATTER)


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every text in a node; `{ A, B }` is a mapping whose keys are the texts."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from _scalars(item)
        case Fields():
            for key, value in node.entries:
                yield key._replace(
                    text=f"{key.text}: {value.text}" if isinstance(value, Scalar) else key.text
                )


def take_metadata(taking: Extraction, entries: Iterable[Entry], statuses: Mapping[str, str]) -> None:
    """Make fields of what the document states about itself, and cut the lines that said it."""
    by_meaning: dict[str, list[Entry]] = {}
    for entry in entries:
        by_meaning.setdefault(entry.meaning, []).append(entry)
    for found in by_meaning.values():
        found.sort(key=lambda entry: entry.source)
    status = _take_status(taking, by_meaning.get("status", []), statuses)
    _take_dates(taking, by_meaning, status)
    for name in _PEOPLE:
        _take_names(taking, name, by_meaning.get(name, []))
    _take_tags(taking, by_meaning.get("tags", []))
    for name in ("supersedes", "superseded_by"):
        for entry in by_meaning.get(name, []):
            _take_references(taking, name, entry)


def _take_status(
    taking: Extraction, entries: list[Entry], statuses: Mapping[str, str]
) -> DecisionStatus | None:
    """The status of the strongest place; what is said elsewhere and differs stays in the prose."""
    first: tuple[Entry, DecisionStatus] | None = None
    for entry in entries:
        reading = read_status(entry.text, statuses)
        add_succession(taking, reading.succession, entry.values[0])
        add_succession(taking, entry.also, entry.values[0])
        if first is None:
            first = entry, reading.status
            taking.status_raw = on_one_line(entry.text)
            taking.put("status", Scalar(reading.status.value, entry.values[0].span), entry.key)
            _cut(taking, entry)
        elif reading.status is first[1]:
            _cut(taking, entry)
        elif DecisionStatus.UNKNOWN not in (reading.status, first[1]):
            taking.problems.append(_disagreement(first[0], entry))
    return first[1] if first else None


def _disagreement(first: Entry, second: Entry) -> Problem:
    one, other = on_one_line(first.text)[:60], on_one_line(second.text)[:60]
    return Problem(
        "bad-value",
        f"the status is '{other}' here and '{one}' on line {first.values[0].span.line}",
        second.values[0].span,
        "status",
        "keep the one that holds",
        other,
    )


def _take_dates(
    taking: Extraction, by_meaning: Mapping[str, list[Entry]], status: DecisionStatus | None
) -> None:
    field_name = "decided" if status is None or status in _DONE else "opened"
    for name, entries in ((field_name, by_meaning.get("date", [])), ("opened", by_meaning.get("opened", []))):
        for entry in entries:
            _take_date(taking, name, entry)


def _take_date(taking: Extraction, name: str, entry: Entry) -> None:
    reading = read_date(entry.text)
    raw = on_one_line(entry.text)
    if reading.day is None:
        if reading.fault:
            hint = "write it as 2026-11-22"
            problem = Problem(
                "bad-value", f"'{raw[:60]}' {reading.fault}", entry.values[0].span, name, hint, raw
            )
            taking.problems.append(problem)
        return
    if not taking.has(name):
        taking.put(name, Scalar(reading.day.isoformat(), entry.values[0].span), entry.key)
        if not reading.says_more:
            _cut(taking, entry)


def _take_names(taking: Extraction, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        names = [value._replace(text=person) for value in entry.values for person in read_people(value.text)]
        if names and not taking.has(name):
            taking.put(name, Items(tuple(names), entry.values[0].span), entry.key)
            _cut(taking, entry, linked=True)


def _take_tags(taking: Extraction, entries: list[Entry]) -> None:
    for entry in entries:
        texts = [
            (value, part.strip(_TAG_MARKS))
            for value in entry.values
            for part in re.split(r"[,;\n]", value.text)
        ]
        tags = [value._replace(text=on_one_line(text)) for value, text in texts if on_one_line(text)]
        if tags and not taking.has("tags") and not entry.text.lstrip().startswith(("{", "[space")):
            taking.put("tags", Items(tuple(tags), entry.values[0].span), entry.key)
            _cut(taking, entry, linked=True)


def _take_references(taking: Extraction, name: str, entry: Entry) -> None:
    found = [
        value._replace(text=reference)
        for value in entry.values
        for reference in read_references(value.text, taking.outline.references)
    ]
    _add_references(taking, name, found)
    residue = _REFERENCE.sub("", entry.text)
    if len(found) >= entry.text.count("](") and found and not any(map(str.isalpha, residue)):
        _cut(taking, entry)


def add_succession(taking: Extraction, succession: Succession, place: Scalar) -> None:
    """Add references that a text at `place` made."""
    for name, references in (
        ("supersedes", succession.supersedes),
        ("superseded_by", succession.superseded_by),
    ):
        _add_references(taking, name, [place._replace(text=reference) for reference in references])


def _add_references(taking: Extraction, name: str, found: list[Scalar]) -> None:
    """Add references once each; a slug takes the place of its bare number."""
    for reference in found:
        known = taking.texts(name)
        if len(known) >= MAX_REFERENCES:
            return
        if any(_is_same(reference.text, text) for text in known):
            continue
        number = next((text for text in known if _is_same(text, reference.text)), None)
        if number is None:
            taking.add(name, [reference])
        else:
            taking.rename(name, number, reference.text)


def _is_same(reference: str, other: str) -> bool:
    """Whether `reference` is `other`, or the number with which `other` starts."""
    opening = re.match(r"\d+", other)
    return reference == other or (
        reference.isdigit() and opening is not None and opening[0].lstrip("0") == reference.lstrip("0")
    )


def _cut(taking: Extraction, entry: Entry, *, linked: bool = False) -> None:
    """Take out the lines that say this and nothing else; names with links or addresses stay, for those."""
    if entry.lines is not None and not (linked and _LINKED.search(entry.text)):
        taking.cut_lines(*entry.lines)
