"""Status, dates, people and succession, wherever a document keeps them; shared by all dialects.

Front matter wins over the header block, that over a section, that over the heading. References are joined.
"""

import re
from collections.abc import Iterable, Mapping

from alignment_plugin.loading.dialects.dates import date_told_in, day_within, read_date
from alignment_plugin.loading.dialects.document import Problem
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.stated import LINKED, Entry, cut, put
from alignment_plugin.loading.dialects.stated_people import take_people
from alignment_plugin.loading.dialects.status import ended, opens_with_status, read_status
from alignment_plugin.loading.dialects.succession import SIDES, Succession, read_outside, read_references
from alignment_plugin.loading.dialects.surroundings import Surroundings
from alignment_plugin.loading.nodes import Items, Scalar
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.records.dialect import SHOWN_STATUS

_DONE = frozenset(
    {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED, DecisionStatus.REJECTED}
)
_REFERENCE = re.compile(
    r"\[[^\]]*\]\([^)]*\)|https?://\S+|[\w./-]*\d[\w./-]*|\b(?:m?adrs?|rfcs?|and)\b", re.I
)
MAX_REFERENCES = 100
"""References of one kind in one document; nobody follows more."""
_TAG_MARKS = "\"'`*#[]{} "


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
    take_people(taking, by_meaning)
    _take_tags(taking, by_meaning.get("tags", []))
    for name in (*SIDES, "depends_on"):
        for entry in by_meaning.get(name, []):
            _take_references(taking, name, entry, around)


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
            put(taking, "status", Scalar(status.value, entry.values[0].span), entry)
            if _is_shown(entry, succession):
                cut(taking, entry)
        elif status is first[1]:
            if not _words(on_one_line(entry.text)) - _words(f"{first[0].text} {status.value}"):
                cut(taking, entry)
        elif DecisionStatus.UNKNOWN not in (status, first[1]):
            taking.problems.append(_disagreement(first[0], entry))
    return first[1] if first else None


def _is_shown(entry: Entry, succession: Succession) -> bool:
    """Whether a page shows all of a status beside our word: it is short, and any link in it leads to a record."""
    linked = LINKED.search(entry.text) or "://" in entry.text
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
            put(taking, field_name, Scalar(day.isoformat(), entry.values[0].span), entry)


def _take_date(taking: Extraction, name: str, entry: Entry, around: Surroundings) -> None:
    reading = read_date(entry.text)
    if reading.fault and reading.by_order is None and reading.day is None:
        reading = date_told_in(entry.text) or reading
    if reading.by_order is not None:
        reading = reading.ordered(around.day_order())
    if reading.day is None:
        told = reading.by_order is None or around.first_open_date()
        if reading.fault and told:
            taking.problems.append(_no_date(name, entry, reading.fault))
        return
    if not taking.has(name):
        put(taking, name, Scalar(reading.day.isoformat(), entry.values[0].span), entry)
        if reading.fault:
            taking.problems.append(_no_date(name, entry, reading.fault))
        elif not reading.says_more:
            cut(taking, entry)


def _no_date(name: str, entry: Entry, fault: str) -> Problem:
    raw = on_one_line(entry.text)
    path = entry.elsewhere.path if entry.elsewhere else ""
    span = entry.elsewhere.span if entry.elsewhere and entry.elsewhere.span else entry.values[0].span
    return Problem(
        "bad-value", f"'{raw[:60]}' {fault}", span, name, "write the whole day, as in 2026-11-22", raw, path
    )


def _take_tags(taking: Extraction, entries: list[Entry]) -> None:
    for entry in entries:
        texts = [
            (value, part.strip(_TAG_MARKS))
            for value in entry.values
            for part in re.split(r"[,;\n]", value.text)
        ]
        tags = [value._replace(text=on_one_line(text)) for value, text in texts if on_one_line(text)]
        if tags and not taking.has("tags") and not entry.text.lstrip().startswith(("{", "[space")):
            put(taking, "tags", Items(tuple(tags), entry.values[0].span), entry)
            cut(taking, entry, linked=True)


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
        cut(taking, entry)


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
