"""A decision's front matter and its Markdown → one mapping of fields. Front matter wins over a heading."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from alignment_plugin.findings import Finding, Severity
from alignment_plugin.loading.dialects import Recognition, format_of, page_of, read_page, recognised
from alignment_plugin.loading.dialects.document import Document, Problem
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.page import Page
from alignment_plugin.loading.dialects.titles import bare_title, is_key, is_unfilled, without_status
from alignment_plugin.loading.drafts import Draft, text_at
from alignment_plugin.loading.folder import DocumentFolder
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.nodes import Mapping, Node, NodeError, Scalar, read_yaml
from alignment_plugin.loading.own_form import DOCUMENT_KEYS, FIELDS, HEADING, is_own_form, said_dialect
from alignment_plugin.loading.place import readable_stem
from alignment_plugin.records.dialect import DialectName
from alignment_plugin.records.record import Origin
from alignment_plugin.settings import Settings
from alignment_plugin.text import Span

_MARKED = re.compile(r"[`\[]|\*\*")
"""Markdown in a title."""
_DAYS = frozenset({"opened", "decided"})
_ABOVE = re.compile(r"(?:[\r\n\ufeff ]|<!--(?:(?!-->).)*-->)*", re.DOTALL)
"""What may stand above front matter: blank lines, and a comment as on the licence."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A decision's fields from both places."""

    node: Mapping
    document: Document
    strict: bool
    """Whether the file is in our form, so that what is wrong in it is an error."""
    path: str
    slips: tuple[Problem, ...] = ()
    body_line: int = 1
    """The line on which the Markdown starts."""

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
            format=self.document.format.value,
        )

    def findings(self, record: str) -> Iterator[Finding]:
        """What the Markdown holds that could not be read."""
        for problem in (*self.document.problems, *self.slips):
            yield Finding(
                problem.code,
                # Prose that was there before its front matter was ours may say what nobody can read.
                Severity.ERROR if self.strict and problem.span.line < self.body_line else Severity.WARNING,
                problem.message,
                problem.path or self.path,
                problem.span,
                record=record,
                pointer=problem.pointer,
                hint=problem.hint,
                value=problem.value,
            )


def merged_decision(draft: Draft, front: Mapping, settings: Settings, around: DocumentFolder) -> Merged:
    """Read the Markdown of a decision and put its fields behind those of the front matter."""
    forced = settings.dialect_of(draft.source.folder)
    strict = is_own_form(front) or forced is DialectName.ALIGNMENT
    document = _document(draft, front, settings, around, strict=strict)
    own = _own_entries(front, strict=strict)
    if not strict:
        named = document.title is not None
        own = [
            (key, _unnumbered(key, value, draft.source.inside))
            for key, value in own
            if not (
                named
                and key.text == "title"
                and _says_nothing(value.text if isinstance(value, Scalar) else "")
            )
        ]
    taken = {key.text for key, _ in own}
    if not taken.isdisjoint(_DAYS):
        # A day in the file's name says nothing beside a day that is written.
        taken |= _DAYS & document.elsewhere.keys()
    entries = [*own, *((key, value) for key, value in document.fields if key.text not in taken)]
    if "title" not in {key.text for key, _ in entries}:
        title = document.title or Scalar(readable_stem(draft.place.stem), Span.at(1))
        entries.append((Scalar("title", title.span), title))
    slips = () if strict else tuple(_slips(front))
    node = Mapping(tuple(entries), front.span, front.flow)
    return Merged(node, document, strict, draft.source.path, slips, draft.body_line)


def _says_nothing(title: str) -> bool:
    return is_key(title) or is_unfilled(title)


def _document(
    draft: Draft, front: Mapping, settings: Settings, around: DocumentFolder, *, strict: bool
) -> Document:
    """What the Markdown says; in our form, prose without headings says nothing but itself."""
    if strict:
        front = _document_fields(front)
        title, prose, line = cut_heading(draft.body, draft.body_line)
        if len(front.entries) < 2 and not HEADING.search(prose):  # noqa: PLR2004 - the status alone
            form = format_of(draft.source.inside)
            return Document("alignment", title, prose=prose, prose_line=line, format=form)
    return read_page(*_page(draft, front, settings, around))


def recognised_in(draft: Draft, front: Mapping, settings: Settings, around: DocumentFolder) -> Recognition:
    """Which dialect a document is of, and which were tried before."""
    return recognised(*_page(draft, front, settings, around))


def _page(
    draft: Draft, front: Mapping, settings: Settings, around: DocumentFolder
) -> tuple[Page, DialectName | None]:
    """A document as dialects look at it, and the dialect that its folder's option says it has."""
    forced = said_dialect(front) or settings.dialect_of(draft.source.folder)
    known, body, line = parts_of(draft, front)
    statuses = {word: status.value for word, status in settings.statuses.items()}
    page = page_of(known, body, line, name=draft.source.inside, statuses=statuses, around=around)
    return page, None if forced is DialectName.ALIGNMENT else forced


def parts_of(draft: Draft, front: Mapping) -> tuple[Mapping | None, str, int]:
    """Front matter, body and the body's first line; the first also below a comment, and in other markup."""
    body = draft.body[_ABOVE.match(draft.body).end() :]  # type: ignore[union-attr]  # it may match nothing
    if draft.has_front or not body.startswith("---"):
        return (front if draft.has_front else None), draft.body, draft.body_line
    before = draft.body[: len(draft.body) - len(body)].count("\n")
    parts = split(body)
    try:
        node = (
            read_yaml(parts.front or "", line_offset=before + parts.front_line - 1) if parts.closed else None
        )
    except NodeError:
        node = None
    if not isinstance(node, Mapping):
        return None, draft.body, draft.body_line
    return node, parts.body, before + parts.body_line


def _document_fields(front: Mapping) -> Mapping:
    """What a front matter in our form still says in another one's words, as `date` and `deciders`."""
    kept = tuple((key, value) for key, value in front.entries if key.text in DOCUMENT_KEYS | {"status"})
    return Mapping(kept, front.span, front.flow)


def _own_entries(front: Mapping, *, strict: bool) -> list[tuple[Scalar, Node]]:
    """The entries of the front matter that are read as they stand."""
    if strict:
        return [(key, value) for key, value in front.entries if key.text not in DOCUMENT_KEYS]
    # A document's status, people and supersession were normalised by its dialect.
    own = {"title", "owner", "team", "aliases"}
    return [
        (key._replace(text=name), value)
        for key, value in front.entries
        if (name := key.text.casefold()) in own and text_at(front, key.text)
    ]


def _unnumbered(key: Scalar, value: Node, name: str) -> Node:
    """A document's title without marks and the record's number, as headings lose them; a status before it stays."""
    if key.text != "title" or not isinstance(value, Scalar):
        return value
    text = plain(value.text) if _MARKED.search(value.text) else value.text
    return value._replace(text=text if without_status(text) != text else bare_title(text, name).text)


def _slips(front: Mapping) -> Iterator[Problem]:
    """Keys of a document that are nearly one of ours: likely a slip of the pen."""
    for key, _ in front.entries:
        name = key.text
        if name in FIELDS | DOCUMENT_KEYS or len(name) < 5 or meaning_of(name):
            continue
        if near := difflib.get_close_matches(name, sorted(FIELDS), n=1, cutoff=0.85):
            yield Problem(
                "unknown-field", f"'{name}' is no field", key.span, name, f"did you mean '{near[0]}'?", name
            )
