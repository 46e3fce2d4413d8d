"""What a label says of a document, and what the reader says: in one form, so that the two compare fairly."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record

FACTS = ("title", "status", "date", "people", "supersession", "options", "chosen")
_RELATIONS = ("supersedes", "superseded_by", "amends", "amended_by")
_KIND = re.compile(r"(?:m?adr|rf[cd]|(?:design )?proposal)\s*:\s+(?=\S)", re.I)
"""What a document is, in front of its title: labels have it as often as not."""
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_MARKS = re.compile(r"[`*]|(?<!\w)_+|_+(?!\w)|\\(?=[!-/:-@\[-`{-~])")
_NUMBERING = re.compile(
    r"^(?:(?:options?|alternative|alt\.?|approach|solution)\s+#?(?:\d{1,2}(?:\.\d{1,2})?[a-z]?|[a-z]|one|two|three|four|five|six)"
    r"(?:\s*\[[^\[\]]{1,40}\](?=\s*[:–—-]))?\s*[:.,)–—-]+|#?\d{1,2}[a-z]?[.):]|\[\d{1,2}\]"
    r"|\[(?:option|alternative)\s+(?:\d{1,2}|[a-z])\])\s+",
    re.IGNORECASE,
)
_TICKET = re.compile(
    r"^https?://(?:[^/\s]+/){3}(?:pull|issues|-/merge_requests)/\d+/?$|^[\w.-]+/[\w.-]+#\d+$"
    r"|^(?:pr|pull request|issue|ticket)\s*#?\s*\d+$",
    re.I,
)
_PLACE_OF_RECORD = re.compile(r"/(?:README\.\w+|kep\.yaml)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one document, each in the form that is compared."""

    title: str = ""
    """Empty where the document has none."""
    status: str = "unknown"
    date: str = ""
    """ISO; the day it was decided, else the day it was opened."""
    people: frozenset[str] = frozenset()
    supersession: frozenset[tuple[str, str]] = frozenset()
    """(`supersedes`, `superseded_by`, `amends` or `amended_by`, the other document)."""
    options: frozenset[str] = frozenset()
    chosen: str = ""

    def says(self, fact: str) -> bool:
        """Whether the document has something to say there."""
        return getattr(self, fact) not in ("", "unknown", frozenset())


def labelled(label: Mapping[str, Any], documents: Mapping[str, str]) -> Facts:
    """The facts of a label; `documents` are the paths of a repository's records, by number."""
    return Facts(
        title=_title(label["title"]),
        status=label["status"],
        date=label["date"],
        people=_people(label["people"]),
        supersession=frozenset(
            (relation, _labelled_target(target, documents))
            for relation in _RELATIONS
            for target in label[relation]
        ),
        options=frozenset(map(option_title, label["options"])),
        chosen=option_title(label["chosen"]),
    )


def _labelled_target(target: str, documents: Mapping[str, str]) -> str:
    is_path = "/" in target or target.endswith((".md", ".rst"))
    if not is_path or _TICKET.search(target):
        return _numbered(target, documents)
    # A document that is not at hand counts by its number.
    place = document(target)
    number = number_in(place.rpartition("/")[2])
    return place if not number or number in documents else f"number {number}"


def read(record: Record, graph: RecordGraph, documents: Mapping[str, str]) -> Facts:
    """The facts that the reader found."""
    if not isinstance(record, Decision):
        return Facts(title=_title(record.name))
    day = record.decided or record.opened
    chosen = record.option(record.chosen)
    return Facts(
        title=_title(record.name),
        status=record.status.value,
        date=day.isoformat() if day else "",
        people=_people((record.owner or "", *record.people, *record.consulted, *record.informed)),
        supersession=frozenset(
            (relation, target)
            for relation in _RELATIONS
            for raw in getattr(record, relation)
            for target in _read_targets(raw, record, graph, documents)
        ),
        options=frozenset(option_title(option.name) for option in record.options),
        chosen=option_title(chosen.name if chosen else record.chosen or ""),
    )


def _read_targets(
    raw: str, record: Record, graph: RecordGraph, documents: Mapping[str, str]
) -> Iterable[str]:
    found = [graph.get(key) for key in graph.resolve(raw, team=record.team, kinds=("decision",))]
    paths = {document(each.record.origin.path) for each in found if each and each.record}
    return paths or {_numbered(raw, documents)}


def _numbered(text: str, documents: Mapping[str, str]) -> str:
    """The document with the number in `text`; else the number, also of a request or an issue; else the text."""
    number = number_in(text)
    if _TICKET.search(text) or (text.strip().startswith("#") and number not in documents):
        return "request " + re.findall(r"\d+", text)[-1]
    return (documents.get(number) or f"number {number}") if number else plain(text).casefold()


def number_in(text: str) -> str:
    """The first number of a text, without zeros before it; empty where it has none."""
    found = re.search(r"\d+", text)
    return str(int(found[0])) if found else ""


def document(path: str) -> str:
    """A record's place: its file, or the folder where it is a folder's README or kep.yaml."""
    return _PLACE_OF_RECORD.sub("", path.removeprefix("./"))


def documents_by_number(records: Iterable[Record]) -> dict[str, str]:
    """Number in the file's (or the folder's) name → the record's place; empty for a number that is used twice."""
    found: dict[str, str] = {}
    for record in records:
        place = document(record.origin.path)
        number = number_in(place.rpartition("/")[2])
        found[number] = "" if found.get(number, place) != place else place
    return {number: place for number, place in found.items() if number}


def plain(text: str) -> str:
    """One kind of quotes, one space between words."""
    return " ".join(text.translate(_QUOTES).split())


def _title(text: str) -> str:
    return _KIND.sub("", plain(text).rstrip("."))


def option_title(text: str) -> str:
    """An option's title without Markdown marks, numbering before it, punctuation after it, and capitals."""
    words = plain(_MARKS.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))))
    return _NUMBERING.sub("", words).rstrip(" .,:;").casefold()


def _people(names: Iterable[str]) -> frozenset[str]:
    cleaned = (re.sub(r"<[^>]*>", "", name).strip().lstrip("@").casefold() for name in names)
    return frozenset(plain(name) for name in cleaned if name)
