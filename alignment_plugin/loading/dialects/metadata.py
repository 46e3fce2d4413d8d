"""Status, dates, people and succession, wherever a document keeps them; shared by all dialects.

Front matter wins over the header block, that over a section, that over the heading. References are joined.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from alignment_plugin.loading.dialects.dates import day_within, read_date
from alignment_plugin.loading.dialects.document import Elsewhere, Problem
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.meanings import PEOPLE, meaning_of
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.status import ended, opens_with_status, read_status
from alignment_plugin.loading.dialects.succession import SIDES, Succession, read_outside, read_references
from alignment_plugin.loading.dialects.surroundings import Surroundings
from alignment_plugin.loading.nodes import Items, Node, Scalar
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.records.dialect import SHOWN_STATUS
from alignment_plugin.text import Span

_DONE = frozenset(
    {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED, DecisionStatus.REJECTED}
)
_REFERENCE = re.compile(
    r"\[[^\]]*\]\([^)]*\)|https?://\S+|[\w./-]*\d[\w./-]*|\b(?:m?adrs?|rfcs?|and)\b", re.I
)
_LINKED = re.compile(r"\]\(|[(\[]\s*@|<[^<>]*(?:[@/]|\sat\s)[^<>]*>")
MAX_REFERENCES = 100
"""References of one kind in one document; nobody follows more."""
_FIRST = r"[A-Z][\w'’-]+"
_BY = re.compile(
    r"\b(?i:accepted|approved|agreed|proposed|decided|signed\s+off)\s+by"
    rf"(?::\s+(?P<told>[^\n:]{{2,80}})|\s+[^()\[\]]{{0,60}}\((?P<within>{_FIRST}(?:\s{_FIRST})*(?:,\s(?:and\s)?{_FIRST}(?:\s{_FIRST})*)*)\)"
    rf"|\s+(?P<named>{_FIRST}\s{_FIRST}(?:(?:,\s|\sand\s){_FIRST}\s{_FIRST})*)(?=\s*(?:$|[,.;(]|on\s|at\s)))",
)
_ROLES = ("owner", "people", "authors", "consulted", "informed")
"""In the order in which people are taken."""
_TAG_MARKS = "\"'`*#[]{} "


class Source(IntEnum):
    """Where metadata stands; the lower wins."""

    FRONT_MATTER = 0
    HEADER = 1
    SECTION = 2
    HEADING = 3
    AROUND = 4
    """A name, or another file."""


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
    shares: int = 1
    """How many entries stand in these lines, which go when all of them became fields."""
    elsewhere: Elsewhere | None = None
    """Its place, where it does not stand in the document itself."""

    @property
    def text(self) -> str:
        return " ".join(value.text for value in self.values)


def front_entries(front: Fields | None) -> Iterator[Entry]:
    """The metadata of front matter that is already parsed."""
    for key, node in front.entries if front else ():
        meaning = "title" if key.text.casefold() == "name" else meaning_of(key.text)
        values = tuple(_names(node) if meaning in PEOPLE else scalars(node))
        if meaning and values:
            yield Entry(meaning, values, key.span, Source.FRONT_MATTER)


def _names(node: Node) -> Iterator[Scalar]:
    """Every text in a node; of `{ name: Ada, url: … }` the name."""
    items = node.items if isinstance(node, Items) else (node,)
    for item in items:
        name = item.get("name") if isinstance(item, Fields) else None
        yield from (name,) if isinstance(name, Scalar) else scalars(item)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text in a node; `{ A, B }` is a mapping whose keys are the texts."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Fields():
            for key, value in node.entries:
                yield key._replace(
                    text=f"{key.text}: {value.text}" if isinstance(value, Scalar) else key.text
                )


def take_metadata(
    taking: Extraction, entries: Iterable[Entry], statuses: Mapping[str, str], around: Surroundings
) -> None:
    """Make fields of what the document states about itself, and cut the lines that said it."""
    by_meaning: dict[str, list[Entry]] = {}
    for entry in entries:
        by_meaning.setdefault(entry.meaning, []).append(entry)
    for found in by_meaning.values():
        found.sort(key=lambda entry: entry.source)
    built = [entry for entry in by_meaning.get("progress", []) if opens_with_status(entry.text)]
    status = _take_status(taking, by_meaning.get("status", built), statuses, around)
    _take_dates(taking, by_meaning, status, around)
    _take_people(taking, by_meaning)
    _take_tags(taking, by_meaning.get("tags", []))
    for name in (*SIDES, "depends_on"):
        for entry in by_meaning.get(name, []):
            _take_references(taking, name, entry, around)


def _put(taking: Extraction, name: str, node: Node, entry: Entry) -> None:
    """Set a field that an entry states, and remember where that stands if it is elsewhere."""
    if not taking.has(name) and entry.elsewhere is not None:
        taking.elsewhere[name] = entry.elsewhere
    taking.put(name, node, entry.key)


def _take_status(
    taking: Extraction, entries: list[Entry], statuses: Mapping[str, str], around: Surroundings
) -> DecisionStatus | None:
    """The status of the strongest place; what is said elsewhere and differs stays in the prose."""
    first: tuple[Entry, DecisionStatus] | None = None
    for entry in entries:
        reading = read_status(entry.text, statuses)
        succession = reading.succession.and_also(entry.also)
        add_succession(taking, succession, entry.values[0], around)
        status = ended(reading.status, succession)
        if first is None:
            first = entry, status
            taking.status_raw = on_one_line(entry.text)
            _put(taking, "status", Scalar(status.value, entry.values[0].span), entry)
            if _is_shown(entry, succession):
                _cut(taking, entry)
        elif status is first[1]:
            if not _words(on_one_line(entry.text)) - _words(f"{first[0].text} {status.value}"):
                _cut(taking, entry)
        elif DecisionStatus.UNKNOWN not in (status, first[1]):
            taking.problems.append(_disagreement(first[0], entry))
    return first[1] if first else None


def _is_shown(entry: Entry, succession: Succession) -> bool:
    """Whether a page shows all of a status beside our word: it is short, and any link in it leads to a record."""
    linked = _LINKED.search(entry.text) or "://" in entry.text
    return len(on_one_line(entry.text)) <= SHOWN_STATUS and not (
        linked and not any(names for _, names in succession.sides())
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


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
    taking: Extraction,
    by_meaning: Mapping[str, list[Entry]],
    status: DecisionStatus | None,
    around: Surroundings,
) -> None:
    """The day it was decided (or put, while it is open), and the day it was put; else the last change."""
    field_name = "decided" if status is None or status in _DONE else "opened"
    for name, meaning in ((field_name, "date"), ("opened", "opened"), (field_name, "updated")):
        for entry in by_meaning.get(meaning, []):
            _take_date(taking, name, entry, around)
    for entry in by_meaning.get("status", []) if not (taking.has("decided") or taking.has("opened")) else ():
        if (day := day_within(entry.text)) is not None and not taking.has(field_name):
            _put(taking, field_name, Scalar(day.isoformat(), entry.values[0].span), entry)


def _take_date(taking: Extraction, name: str, entry: Entry, around: Surroundings) -> None:
    reading = read_date(entry.text)
    if reading.by_order is not None:
        reading = reading.ordered(around.day_order())
    if reading.day is None:
        told = reading.by_order is None or around.first_open_date()
        if reading.fault and told:
            taking.problems.append(_no_date(name, entry, reading.fault))
        return
    if not taking.has(name):
        _put(taking, name, Scalar(reading.day.isoformat(), entry.values[0].span), entry)
        if reading.fault:
            taking.problems.append(_no_date(name, entry, reading.fault))
        elif not reading.says_more:
            _cut(taking, entry)


def _no_date(name: str, entry: Entry, fault: str) -> Problem:
    raw = on_one_line(entry.text)
    path = entry.elsewhere.path if entry.elsewhere else ""
    span = entry.elsewhere.span if entry.elsewhere and entry.elsewhere.span else entry.values[0].span
    return Problem(
        "bad-value", f"'{raw[:60]}' {fault}", span, name, "write the whole day, as in 2026-11-22", raw, path
    )


def _take_people(taking: Extraction, by_meaning: Mapping[str, list[Entry]]) -> None:
    """Who decided and who wrote it, who was asked, who was told: each name once a field, in order."""
    said = [(name, entry) for name in _ROLES for entry in by_meaning.get(name, [])]
    said += [("people", each) for entry in by_meaning.get("status", []) for each in _agreeing(entry)]
    named = any(each for _, entry in said for each in _people_of(entry) if "@" not in each.text)
    for name, entry in said:
        field_name = "people" if name == "authors" else name
        # A mail address beside names is that of somebody who is named.
        names = [each for each in _people_of(entry) if not (named and "@" in each.text)]
        if not names:
            continue
        if name == "owner" and len(names) == 1 and not taking.has("owner"):
            _put(taking, "owner", names[0], entry)
        else:
            _add_names(taking, "people" if name == "owner" else field_name, names, entry)
        _cut(taking, entry, linked=True)


def _agreeing(entry: Entry) -> Iterator[Entry]:
    """Who agreed, where a status names people: `Accepted by Ida Holm`, `Approved by the board (Ida, Jo)`."""
    found = _BY.search(entry.text)
    if found and (text := found["within"] or found["named"] or found["told"]):
        yield replace(entry, meaning="people", values=(entry.values[0]._replace(text=text),), lines=None)


def _people_of(entry: Entry) -> list[Scalar]:
    """The names that an entry states, each in its place."""
    return [value._replace(text=person) for value in entry.values for person in read_people(value.text)]


def _add_names(taking: Extraction, name: str, names: list[Scalar], entry: Entry) -> None:
    known = {text.casefold() for text in taking.texts(name)}
    if not known:
        _put(taking, name, Items(tuple({each.text: each for each in names}.values()), names[0].span), entry)
        return
    taking.add(name, [each for each in names if each.text.casefold() not in known])


def _take_tags(taking: Extraction, entries: list[Entry]) -> None:
    for entry in entries:
        texts = [
            (value, part.strip(_TAG_MARKS))
            for value in entry.values
            for part in re.split(r"[,;\n]", value.text)
        ]
        tags = [value._replace(text=on_one_line(text)) for value, text in texts if on_one_line(text)]
        if tags and not taking.has("tags") and not entry.text.lstrip().startswith(("{", "[space")):
            _put(taking, "tags", Items(tuple(tags), entry.values[0].span), entry)
            _cut(taking, entry, linked=True)


def _take_references(taking: Extraction, name: str, entry: Entry, around: Surroundings) -> None:
    found = [
        value._replace(text=reference)
        for value in entry.values
        for reference in read_references(value.text, taking.outline.references)
    ]
    outside = [
        value._replace(text=reference)
        for value in (entry.values if name in SIDES else ())
        for reference in read_outside(value.text, taking.outline.references)
    ]
    if found and entry.elsewhere is not None and not taking.has(name):
        taking.elsewhere[name] = entry.elsewhere
    _add_references(taking, name, [*found, *outside], around)
    residue = _REFERENCE.sub("", entry.text)
    if len(found) >= entry.text.count("](") and found and not outside and not any(map(str.isalpha, residue)):
        _cut(taking, entry)


def add_succession(taking: Extraction, succession: Succession, place: Scalar, around: Surroundings) -> None:
    """Add references that a text at `place` made."""
    for name, references in succession.sides():
        _add_references(taking, name, [place._replace(text=reference) for reference in references], around)


def _add_references(taking: Extraction, name: str, found: list[Scalar], around: Surroundings) -> None:
    """Add references once each; a slug takes the place of its bare number."""
    for written in found:
        reference = written._replace(text=around.known_as(written.text))
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
        taking.cut_shared(entry.lines, entry.shares)
