"""Pointers that stay the same when entries are put above: an entry is called by its id, not by its number."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel


def anchor(record: BaseModel, pointer: str) -> str:
    """`options/2/title` as `options/opt-kafka/title`: an entry's id, else its first value, else its number."""
    if not any(part.isdigit() for part in pointer.split("/")):
        return pointer
    names: list[str] = []
    here: Any = record
    for part in pointer.split("/"):
        here = _inside(here, part)
        names.append(_name(here, part) if part.isdigit() else part)
    return "/".join(names)


def _inside(holder: Any, part: str) -> Any:
    """The value under one part of a pointer, nothing where there is none."""
    if isinstance(holder, BaseModel):
        return getattr(holder, _attribute(type(holder), part), None)
    if isinstance(holder, Mapping):
        return holder.get(part)
    if isinstance(holder, tuple) and part.isdigit():
        return holder[int(part)] if int(part) < len(holder) else None
    return None


@cache
def _attribute(model: type[BaseModel], part: str) -> str:
    """What a field is called in Python, empty for none."""
    fields = model.model_fields.items()
    return next((name for name, info in fields if part in (name, info.alias)), "")


def _name(entry: Any, number: str) -> str:
    if isinstance(entry, BaseModel):
        values = [getattr(entry, name) for name in type(entry).model_fields]
        plain = [
            each for each in values if each is not None and not isinstance(each, BaseModel | tuple | dict)
        ]
        entry = getattr(entry, "id", None) or next(iter(plain), None)
    return number if entry is None or isinstance(entry, tuple | Mapping) else str(entry)
