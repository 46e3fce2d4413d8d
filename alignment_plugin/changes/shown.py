"""Values of fields → short text that a reviewer can read at a glance."""

from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.changes.meaning import is_empty, squeezed
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record

MOST = 160
"""Characters of one value."""
_BEFORE = 24
"""Characters that are kept before the first place where two long texts differ."""


def shown(value: Any, record: Record, field: str = "") -> str:
    """One value on one line, in full length."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(shown(each, record) for each in value)
        case dict():
            return "; ".join(f"{key}: {shown(each, record)}" for key, each in value.items())
        case BaseModel():
            return _part(value, record)
    return squeezed(_option_name(str(value), record) if field in ("chosen", "plan_b") else str(value))


def _option_name(option_id: str, record: Record) -> str:
    """What people call an option of the record."""
    option = record.option(option_id) if isinstance(record, Decision) else None
    return option.name if option else option_id


def _part(part: BaseModel, record: Record) -> str:
    """A part by what people call it, else by all that it says."""
    if title := getattr(part, "title", None) or getattr(part, "question", None):
        return squeezed(title)
    said = [
        f"{name}: {shown(value, record)}" if isinstance(value, bool) else shown(value, record)
        for name, value in part
        if not is_empty(value) and name != "id"
    ]
    return ": ".join(said[:2]) + "".join(f"; {each}" for each in said[2:])


def short_pair(old: str, new: str) -> tuple[str, str]:
    """Two texts of at most MOST characters each, cut so that the first difference can be seen."""
    start = 0
    if max(len(old), len(new)) > MOST:
        shared = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                      min(len(old), len(new)))  # fmt: skip
        if shared > MOST - _BEFORE * 2:
            start = old.rfind(" ", 0, shared - _BEFORE) + 1
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    rest = ("…" + text[start:]) if start and text else text
    return rest if len(rest) <= MOST else rest[: MOST - 1].rstrip() + "…"
