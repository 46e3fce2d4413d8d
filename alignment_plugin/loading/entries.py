"""Drafts → records and findings, with places: the close reading of what wants more than a glance."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from alignment_plugin.findings import SEVERITIES, Finding, Related, Severity
from alignment_plugin.loading.drafts import Draft, text_at
from alignment_plugin.loading.fields import Read, read_fields
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.identity import day_in_stem, entry_id, stem_id
from alignment_plugin.loading.loaded import Loading, Unread
from alignment_plugin.loading.mistakes import Mistake, ignored_in
from alignment_plugin.loading.nodes import Mapping, Node, Scalar
from alignment_plugin.loading.own_form import HEADING, is_own_form
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.kinds import Kind
from alignment_plugin.records.record import Origin
from alignment_plugin.settings import Settings
from alignment_plugin.text import Span

if TYPE_CHECKING:
    from alignment_plugin.loading.decisions import Merged


def usable(draft: Draft, kind: Kind) -> bool:
    """Whether a document can be read without its fields or with what was recovered, and nothing of ours is lost."""
    if kind.name != "decision":
        return False
    if draft.is_text and draft.has_front:
        return HEADING.search(draft.body) is not None
    return isinstance(draft.fields, Mapping) and not is_own_form(draft.fields)


def refuse(draft: Draft, kind: Kind, team: str, load: Loading) -> None:
    """Note that a file holds records which cannot be read, and why."""
    several = kind.listed and draft.place.stem.lower() in kind.places
    identity = "*" if several else stem_id(draft.place, kind)
    load.unread.append(Unread(kind.name, team, identity, draft.source.path))
    load.findings.append(refusal(draft, "" if several else f"{team}/{identity}", Severity.ERROR))


def refusal(draft: Draft, record: str, severity: Severity) -> Finding:
    """Why a file's fields are not read; as a warning where they were read line by line instead."""
    error = draft.refusal
    assert error is not None
    message = error.message
    if severity is Severity.WARNING:
        message += (
            "; the document is read without them" if draft.is_text else "; its fields were read line by line"
        )
    return Finding(
        "unreadable-record",
        severity,
        message,
        draft.source.path,
        error.span,
        record=record,
        hint=error.hint,
        value=error.message[:80],
        example=error.example,
        related=(Related(draft.source.path, error.first.line, "here first"),) if error.first else (),
    )


def read_entry(draft: Draft, kind: Kind, team: str, node: Node, number: int | None, load: Loading) -> None:
    """Read one record; `number` is its place in a list, nothing where the file is the record."""
    if not isinstance(node, Mapping):
        message = f"entry {(number or 0) + 1} is text, not fields"
        hint = f"start it with '- {'term' if kind.name == 'term' else 'id'}: …'"
        load.findings.append(
            Finding(
                "bad-value",
                Severity.ERROR,
                message,
                draft.source.path,
                node.span,
                hint=hint,
                value=node.text[:80] if isinstance(node, Scalar) else str(number),
            )
        )
        return
    identity = _identity(draft, kind, node, number)
    if number is None and slug(draft.place.stem) in RESERVED:
        load.findings.append(_reserved_name(draft, f"{team}/{identity}"))
    given: dict[str, Any] = {"team": team}
    if number is None or kind.name == "term":
        given["id"] = identity
    origin = Origin(
        draft.source.path,
        draft.source.inside,
        draft.source.folder,
        group=draft.place.group,
        span=Span.at(node.span.line if number is not None else 1),
        whole_file=number is None,
    )
    strict = True
    if kind.name == "decision" and draft.is_markdown and number is None:
        merged = _merged(draft, node, load)
        node, origin, strict = merged.node, merged.applied_to(origin), merged.strict
        given |= merged.given
        load.findings += merged.findings(f"{team}/{identity}")
    elif draft.is_markdown and number is None:
        node, origin = _with_heading(draft, kind, node, origin)
    if kind.name == "decision" and strict:
        node = _own_status(node, load.settings)
    read = read_fields(kind.model, node, origin, given, ignored=ignored_in(kind.model, node))
    _keep(draft, kind, team, identity, read, load, strict=strict)


def _merged(draft: Draft, node: Mapping, load: Loading) -> "Merged":
    """A decision's fields from its front matter and its Markdown."""
    # Most projects have records in our form alone: what reads other forms is imported where one is met.
    from alignment_plugin.loading.decisions import merged_decision
    from alignment_plugin.loading.folder import DocumentFolder

    folder = draft.source.folder
    if folder not in load.folders:
        load.folders[folder] = DocumentFolder(load.sources[folder])
    return merged_decision(draft, node, load.settings, load.folders[folder])


def _reserved_name(draft: Draft, record: str) -> Finding:
    return Finding(
        "bad-value",
        Severity.WARNING,
        f"a file called '{draft.place.stem}' cannot be checked out on Windows",
        draft.source.path,
        record=record,
        hint="give it another name",
        value=draft.place.stem,
    )


def _own_status(node: Mapping, settings: Settings) -> Mapping:
    """The same fields with a team's own status word read as ours."""
    status = node.get("status")
    if (
        not isinstance(status, Scalar)
        or (ours := settings.statuses.get(status.text.strip().casefold())) is None
    ):
        return node
    return Mapping(
        tuple(
            (key, status._replace(text=ours.value) if value is status else value)
            for key, value in node.entries
        ),
        node.span,
        node.flow,
    )


def _identity(draft: Draft, kind: Kind, node: Mapping, number: int | None) -> str:
    """The record's id: of a file its stem, of a term its word, of another entry what it says."""
    if number is None:
        return stem_id(draft.place, kind)
    return entry_id(kind, text_at(node, "id"), text_at(node, "term"))


def _with_heading(draft: Draft, kind: Kind, node: Mapping, origin: Origin) -> tuple[Mapping, Origin]:
    """Fields with the title that the prose opens with, and the prose without it."""
    title, body, line = cut_heading(draft.body, draft.body_line)
    if title is not None and kind.title and node.get(kind.title) is None:
        node = Mapping((*node.entries, (Scalar(kind.title, title.span), title)), node.span, node.flow)
    return _with_date(draft, kind, node), replace(origin, body=body, body_line=line)


def _with_date(draft: Draft, kind: Kind, node: Mapping) -> Mapping:
    """A session's date from its file's name, where it says none."""
    if kind.name != "session" or node.get("date") is not None:
        return node
    day = Scalar(day_in_stem(draft.place), Span.at(1))
    if not day.text:
        return node
    return Mapping((*node.entries, (Scalar("date", day.span), day)), node.span, node.flow)


def _keep(
    draft: Draft, kind: Kind, team: str, identity: str, read: Read, load: Loading, *, strict: bool
) -> None:
    record = read.record
    full = record.full_id if record else f"{team}/{identity}" if identity else ""
    load.findings += [_finding(draft, full, each, read, strict=strict) for each in read.mistakes]
    if record is None:
        if identity:
            load.unread.append(Unread(kind.name, team, identity, draft.source.path))
        return
    load.records.append(record)


def _finding(draft: Draft, record: str, mistake: Mistake, read: Read, *, strict: bool) -> Finding:
    severity = SEVERITIES[mistake.code] if strict else Severity.WARNING
    return Finding(
        mistake.code,
        severity,
        mistake.message,
        draft.source.path,
        mistake.span,
        record=record,
        pointer=mistake.pointer,
        hint=mistake.hint,
        value=mistake.value,
        example=mistake.example,
        anchor=mistake.anchor,
    )
