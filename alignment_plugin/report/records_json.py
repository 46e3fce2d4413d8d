"""Records for machines: `schema_version` 1, to which fields may be added and from which none goes away."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.graph import Missing, RecordGraph, key_of, number_of
from alignment_plugin.records.record import Record
from alignment_plugin.report.plain import json_text

_ELSEWHERE = frozenset({"id", "team", "origin"})


def render(graph: RecordGraph, records: Iterable[Record], url: Callable[[Record], str]) -> str:
    """Records in the order they were read; `url` says where each is shown, relative to the site's root."""
    missing: dict[Any, list[Missing]] = {}
    for each in graph.missing:
        missing.setdefault(each.source, []).append(each)
    shown = [_record(graph, each, url(each), missing.get(key_of(each), [])) for each in records]
    return json_text({"schema_version": 1, "records": shown})


def _record(graph: RecordGraph, record: Record, url: str, missing: Iterable[Missing]) -> dict[str, Any]:
    key, origin = key_of(record), record.origin
    status = getattr(record, "status", None)
    word = status.value if isinstance(status, Enum) else None
    return {
        "id": record.id,
        "full_id": record.full_id,
        "kind": record.kind,
        "team": record.team,
        "number": number_of(record),
        "title": record.name,
        "status": word,
        "status_raw": origin.status_raw or word,
        "dialect": origin.dialect,
        "format": origin.format,
        "path": origin.path,
        "line": origin.span.line,
        "url": url,
        "fields": fields_of(record),
        "links": [
            *(
                {"relation": each.relation, "to": each.target.full_id, "raw": each.raw}
                for each in graph.links_from(key)
            ),
            *({"relation": each.relation, "to": None, "raw": each.raw} for each in missing),
        ],
        "inverse": [{"relation": each.relation, "from": each.source.full_id} for each in graph.links_to(key)],
    }


def fields_of(record: Record) -> dict[str, Any]:
    """Every field of the kind by its name in YAML; what is not written is null or empty."""
    return _fields(record, without=_ELSEWHERE)


def _fields(part: BaseModel, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    declared = type(part).model_fields.items()
    return {info.alias or name: _plain(getattr(part, name)) for name, info in declared if name not in without}


def _plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO form, durations and ratings as they are written."""
    match value:
        case None | bool() | int() | float():
            return value
        case BaseModel():
            return _fields(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case list() | tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case _:
            return str(value)
