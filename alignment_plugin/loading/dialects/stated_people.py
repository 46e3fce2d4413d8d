"""The people that a document names, in whatever role, as fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.stated import Entry, cut, put
from alignment_plugin.loading.nodes import Items, Scalar

_WORD = r"[A-Z][\w'’-]+"
_NAME = rf"{_WORD}(?:\s{_WORD})*"
_FULL_NAME = rf"{_WORD}\s{_WORD}"
_BY = re.compile(
    r"\b(?i:accepted|approved|agreed|proposed|decided|signed\s+off)\s+by(?:"
    r":\s+(?P<told>[^\n:]{2,80})"
    rf"|\s+[^()\[\]]{{0,60}}\((?P<within>{_NAME}(?:,\s(?:and\s)?{_NAME})*)\)"
    rf"|\s+(?P<named>{_FULL_NAME}(?:(?:,\s|\sand\s){_FULL_NAME})*)(?=\s*(?:$|[,.;(]|on\s|at\s)))",
)
_MAIL = re.compile(r"@|\sat\s.*\sdot\s")
_ROLES = ("owner", "people", "authors", "consulted", "informed")
"""In the order in which people are taken."""


def take_people(taking: Extraction, by_meaning: Mapping[str, list[Entry]]) -> None:
    """Who decided and who wrote it, who was asked, who was told: each name once a field, in order."""
    said = [(name, entry) for name in _ROLES for entry in by_meaning.get(name, [])]
    said += [("people", each) for entry in by_meaning.get("status", []) for each in _agreeing(entry)]
    named = any(not _MAIL.search(each.text) for _, entry in said for each in _people_of(entry))
    for name, entry in said:
        field_name = "people" if name == "authors" else name
        names = _people_of(entry)
        # A mail address alone, beside names elsewhere, is that of somebody who is named there.
        if not names or (named and all(_MAIL.search(each.text) for each in names)):
            continue
        if name == "owner" and len(names) == 1 and not taking.has("owner"):
            put(taking, "owner", names[0], entry)
        else:
            _add_names(taking, "people" if name == "owner" else field_name, names, entry)
        cut(taking, entry, linked=True)


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
        put(taking, name, Items(tuple({each.text: each for each in names}.values()), names[0].span), entry)
        return
    taking.add(name, [each for each in names if each.text.casefold() not in known])
