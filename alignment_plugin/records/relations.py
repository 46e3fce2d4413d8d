"""Which fields of a kind name other records: read from the declarations, and from a record's values."""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from alignment_plugin.records.fields import LinksTo
from alignment_plugin.records.record import Record

_RATED = LinksTo(("unknown",), "asked by")


def references_of(record: Record) -> Iterator[tuple[str, LinksTo, str, str]]:
    """Every reference a record writes: field, what it may name, the text, its pointer."""
    for path, mark in link_fields(type(record)):
        if getattr(record, path[0][0]):  # most name nothing
            yield from _values_at(record, path, "", mark)
    yield from _rated_unknowns(record)


def _values_at(
    value: Any, path: tuple[tuple[str, str], ...], at: str, mark: LinksTo
) -> Iterator[tuple[str, LinksTo, str, str]]:
    (attribute, name), rest = path[0], path[1:]
    held = getattr(value, attribute, None)
    if not held:
        return
    pointer = f"{at}/{name}" if at else name
    for number, each in enumerate(held) if isinstance(held, tuple) else [(None, held)]:
        place = pointer if number is None else f"{pointer}/{number}"
        if rest:
            yield from _values_at(each, rest, place, mark)
        else:
            yield name, mark, each, place


def _rated_unknowns(record: Record) -> Iterator[tuple[str, LinksTo, str, str]]:
    if record.kind != "decision":
        return
    for number, option in enumerate(record.options):  # type: ignore[attr-defined]  # a Decision, by its kind
        for criterion, rating in option.ratings.items():
            if rating.unknown:
                yield "asks", _RATED, rating.unknown, f"options/{number}/ratings/{criterion}"


@cache
def link_fields(model: type[BaseModel]) -> tuple[tuple[tuple[tuple[str, str], ...], LinksTo], ...]:
    """The fields of a kind that name records: path of (attribute, YAML name), and what they may name."""
    found: list[tuple[tuple[tuple[str, str], ...], LinksTo]] = []
    for attribute, info in model.model_fields.items():
        step = (attribute, info.alias or attribute)
        found += [((step,), mark) for mark in info.metadata if isinstance(mark, LinksTo)]
        for inner in _models(info.annotation):
            found += [((step, *path), mark) for path, mark in link_fields(inner)]
    return tuple(found)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models(inner)
