"""A decision's front matter and its Markdown → one mapping of fields. Front matter wins over a heading."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document, Problem
from alignment_plugin.loading.drafts import Draft
from alignment_plugin.loading.fields import text_at
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.mistakes import field_names
from alignment_plugin.loading.nodes import Mapping, Node, Scalar
from alignment_plugin.loading.place import TEXT, readable_stem
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Origin
from alignment_plugin.settings import Settings
from alignment_plugin.text import Span

FIELDS = frozenset(field_names(Decision))
# Fields that documents in other forms have as well: they do not show that a file is in ours.
_SHARED = frozenset(
    {"id", "team", "aliases", "title", "status", "owner", "people", "consulted", "informed", "tags", "supersedes",
     "superseded_by", "kind", "review"}
)  # fmt: skip
_OWN = FIELDS - _SHARED
# What documents in other forms call their fields; the dialects read them.
_DOCUMENT_KEYS = frozenset(
    {"date", "deciders", "decision-makers", "decision_makers", "superseded-by", "superseded by", "created", "updated",
     "author", "authors", "state", "stage", "replaces", "obsoletes", "layout", "parent", "nav_order", "category"}
)  # fmt: skip

# Headings under which other forms keep what we keep in fields.
_HEADING = re.compile(
    r"^ {0,3}#{1,6}\s.*(?:option|alternative|outcome|decision|rationale|choice)|^[=-]{3,}\s*$", re.M | re.I
)


def is_own_form(node: Mapping) -> bool:
    """Whether a decision's fields are written in our form, and not in one that was there before.

    An owner shows it too, where there is nothing that we do not know: other forms rarely name one.
    """
    names = {key.text for key, _ in node.entries}
    return bool(names & _OWN) or ("owner" in names and names <= FIELDS)


@dataclass(frozen=True, slots=True)
class Merged:
    """A decision's fields from both places."""

    node: Mapping
    document: Document
    strict: bool
    """Whether the file is in our form, so that what is wrong in it is an error."""
    format: str
    path: str
    slips: tuple[Problem, ...] = ()

    @property
    def given(self) -> dict[str, Any]:
        """What holds where the file says nothing."""
        return {} if self.strict else {"status": "unknown"}

    def applied_to(self, origin: Origin) -> Origin:
        """The origin, knowing the prose and the dialect."""
        return replace(
            origin,
            body=self.document.prose,
            body_line=self.document.prose_line,
            dialect="alignment" if self.strict else self.document.dialect,
            status_raw=self.document.status_raw,
            format=self.format,
        )

    def findings(self, record: str) -> Iterator[Finding]:
        """What the Markdown holds that could not be read."""
        for problem in (*self.document.problems, *self.slips):
            yield Finding(
                problem.code,
                Severity.ERROR if self.strict else Severity.WARNING,
                problem.message,
                self.path,
                problem.span,
                record=record,
                pointer=problem.pointer,
                hint=problem.hint,
                value=problem.value,
            )


def merged_decision(draft: Draft, front: Mapping, settings: Settings) -> Merged:
    """Read the Markdown of a decision and put its fields behind those of the front matter."""
    strict = is_own_form(front)
    statuses = {word: status.value for word, status in settings.statuses.items()}
    document = _document(draft, front, statuses, strict=strict)
    own = _own_entries(front, strict=strict)
    taken = {key.text for key, _ in own}
    entries = [*own, *((key, value) for key, value in document.fields if key.text not in taken)]
    if "title" not in {key.text for key, _ in entries}:
        title = document.title or Scalar(readable_stem(draft.place.stem), Span.at(1))
        entries.append((Scalar("title", title.span), title))
    slips = () if strict else tuple(_slips(front))
    return Merged(
        Mapping(tuple(entries), front.span, front.flow),
        document,
        strict,
        "text" if draft.place.suffix in TEXT else "markdown",
        draft.source.path,
        slips,
    )


def _document(draft: Draft, front: Mapping, statuses: dict[str, str], *, strict: bool) -> Document:
    """What the Markdown says; in our form, prose without headings says nothing but itself."""
    if strict:
        front = _document_fields(front)
        title, prose, line = cut_heading(draft.body, draft.body_line)
        if len(front.entries) < 2 and not _HEADING.search(prose):  # noqa: PLR2004 - the status alone
            return Document("alignment", title, prose=prose, prose_line=line)
    return read_document(
        front if draft.has_front else None,
        draft.body,
        draft.body_line,
        name=draft.source.inside,
        statuses=statuses,
    )


def _document_fields(front: Mapping) -> Mapping:
    """What a front matter in our form still says in another one's words, as `date` and `deciders`."""
    kept = tuple((key, value) for key, value in front.entries if key.text in _DOCUMENT_KEYS | {"status"})
    return Mapping(kept, front.span, front.flow)


def _own_entries(front: Mapping, *, strict: bool) -> list[tuple[Scalar, Node]]:
    """The entries of the front matter that are read as they stand."""
    if strict:
        return [(key, value) for key, value in front.entries if key.text not in _DOCUMENT_KEYS]
    # A document's status, people and supersession were normalised by its dialect.
    plain = {"title", "owner", "team", "aliases"}
    return [(key, value) for key, value in front.entries if key.text in plain and text_at(front, key.text)]


def _slips(front: Mapping) -> Iterator[Problem]:
    """Keys of a document that are nearly one of ours: likely a slip of the pen."""
    for key, _ in front.entries:
        name = key.text
        if name in FIELDS | _DOCUMENT_KEYS or len(name) < 5:
            continue
        if near := difflib.get_close_matches(name, sorted(FIELDS), n=1, cutoff=0.85):
            yield Problem(
                "unknown-field", f"'{name}' is no field", key.span, name, f"did you mean '{near[0]}'?", name
            )
