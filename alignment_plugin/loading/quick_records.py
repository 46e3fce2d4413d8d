"""Drafts whose fields were read without places → records, where nothing in them is wrong.

Anything else — a mistake, another form, words of another form — is left to the reader that knows places.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from alignment_plugin.loading.drafts import Draft
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.identity import day_in_stem, entry_id, stem_id
from alignment_plugin.loading.late_places import EntryPlaces, LatePlaces
from alignment_plugin.loading.mistakes import ignored_keys
from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.loading.own_form import DOCUMENT_KEYS, HEADING, is_own
from alignment_plugin.loading.place import readable_stem
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.kinds import Kind
from alignment_plugin.records.record import Origin, Record
from alignment_plugin.settings import Settings
from alignment_plugin.text import Span


def quick_records(draft: Draft, kind: Kind, team: str, settings: Settings) -> tuple[Record, ...] | None:
    """The records of a file, or nothing where any of them wants a closer look."""
    if draft.quick is None or slug(draft.place.stem) in RESERVED:
        return None
    values = draft.quick.values
    if (
        isinstance(values, dict)
        and len(values) == 1
        and isinstance(only := next(iter(values.values())), list)
    ):
        values = only if next(iter(values)) in kind.places else values
    listed = isinstance(values, list)
    fields = _entries(draft, kind, team, values) if listed else _file(draft, kind, team, values)
    try:
        return tuple(kind.model.model_validate(_settled(each, kind, settings)) for each in fields)
    except (_Closer, ValidationError):
        return None


class _Closer(Exception):
    """Something that wants a closer look."""


def _settled(fields: dict[str, Any], kind: Kind, settings: Settings) -> dict[str, Any]:
    """Without what is not ours, and with a team's own status word as one of ours."""
    for key in ignored_keys(kind.model).intersection(fields):
        del fields[key]
    if kind.name == "decision" and isinstance(status := fields.get("status"), str):
        ours = settings.statuses.get(status.strip().casefold()) if settings.statuses else None
        fields["status"] = ours.value if ours else status
    return fields


def _entries(draft: Draft, kind: Kind, team: str, values: list[Any]) -> Iterator[dict[str, Any]]:
    """The fields of each entry of a list."""
    assert draft.quick is not None and draft.yaml is not None
    starts = draft.quick.starts.get(id(values), [])
    if len(starts) != len(values) or not all(isinstance(each, dict) for each in values):
        raise _Closer
    lines = draft.yaml.split("\n")
    source = draft.source
    for value, start, end in zip(values, starts, [*starts[1:], len(lines)], strict=True):
        line = start + draft.yaml_line
        origin = Origin(
            source.path,
            source.inside,
            source.folder,
            group=draft.place.group,
            span=Span.at(line),
            places=EntryPlaces("\n".join(lines[start:end]), line),
            whole_file=False,
        )
        named = {"id": entry_id(kind, "", value.get("term", ""))} if kind.name == "term" else {}
        yield {"team": team, **named, **value, "origin": origin}


def _file(draft: Draft, kind: Kind, team: str, values: Any) -> Iterator[dict[str, Any]]:
    """The fields of a file that is one record."""
    assert draft.yaml is not None
    if not isinstance(values, dict):
        raise _Closer
    fields = {"team": team, "id": stem_id(draft.place, kind), **values}
    known: dict[str, Span] = {}
    body, body_line = draft.body, draft.body_line
    if draft.is_markdown:
        title, body, body_line = cut_heading(body, body_line)
        if kind.name == "decision":
            _look(values, body)
            title = title or Scalar(readable_stem(draft.place.stem), Span.at(1))
        if title is not None and kind.title and kind.title not in values:
            fields[kind.title] = title.text
            known[kind.title] = title.span
    if kind.name == "session" and "date" not in values and (day := day_in_stem(draft.place)):
        fields["date"] = day
        known["date"] = Span.at(1)
    fields["origin"] = Origin(
        draft.source.path,
        draft.source.inside,
        draft.source.folder,
        group=draft.place.group,
        span=Span.at(1),
        places=LatePlaces(draft.yaml, draft.yaml_line, known),
        body=body,
        body_line=body_line,
    )
    yield fields


def _look(values: dict[str, Any], prose: str) -> None:
    """Raise where a decision, or a part of it, may be written in another form."""
    may_have_headings = "#" in prose or "=" in prose or "--" in prose
    has_headings = may_have_headings and HEADING.search(prose)
    if not is_own(values.keys()) or not DOCUMENT_KEYS.isdisjoint(values) or has_headings:
        raise _Closer
