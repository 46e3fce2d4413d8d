"""No declared field of any kind is forgotten: read from the models, so a new field is covered on the day it comes."""

import typing
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel

from alignment_plugin.changes import CHANGE_WORDS, compare
from alignment_plugin.graph import RecordGraph
from alignment_plugin.loading.loaded import Loaded
from alignment_plugin.records.duration import Duration
from alignment_plugin.records.kinds import KINDS
from alignment_plugin.records.rating import Rating, RatingWord
from alignment_plugin.records.record import Origin, Record

ORIGIN = Origin("docs/a/x.md", "x.md", "docs/a")
MATCHING = frozenset({"id", "team", "origin"})
"""Fields that say which record it is: another value is a rename or a move, and tested as such."""


def a_value(annotation: Any, turn: int) -> Any:
    """A value that a field of this type can hold; another one in each turn."""
    if isinstance(annotation, type):
        if issubclass(annotation, Enum):
            return list(annotation)[turn % len(annotation)]
        if issubclass(annotation, BaseModel):
            return made(annotation, turn)
        plain = {str: f"word-{turn}", date: date(2026, 1, 1 + turn), bool: turn % 2 == 0, int: turn + 1}
        if annotation in plain:
            return plain[annotation]
        if annotation is Duration:
            return Duration(turn + 1)
        if annotation is Rating:
            return Rating(list(RatingWord)[turn])
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return (a_value(arguments[0], turn),)
    if origin is dict:
        return {"criterion": a_value(arguments[1], turn)}
    inner = [each for each in arguments if each is not type(None)]
    return a_value(inner[0], turn)


def made(model: type[BaseModel], turn: int, **given: Any) -> Any:
    """A full value of a model; its id stays, so that it is the same one in every turn."""
    fields = {
        name: "the-same" if name == "id" else a_value(info.annotation, turn)
        for name, info in model.model_fields.items()
        if name not in given and name != "origin"
    }
    return model.model_construct(**fields, **given)


def places(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field of a kind and of its parts, as a path."""
    for name, info in model.model_fields.items():
        if not path and name in MATCHING:
            continue
        yield (*path, name)
        if (inner := inner_model(info.annotation)) is not None:
            yield from places(inner, (*path, name))


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model of the parts that a field holds."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for each in typing.get_args(annotation) if (found := inner_model(each))), None)


def with_value(thing: BaseModel, path: tuple[str, ...], turn: int, *, empty: bool = False) -> BaseModel:
    """The same thing with another value, or an empty one, at one place."""
    name, rest = path[0], path[1:]
    held = getattr(thing, name)
    if rest:
        inner = (
            tuple(with_value(each, rest, turn, empty=empty) for each in held)
            if isinstance(held, tuple)
            else with_value(held, rest, turn, empty=empty)
        )
        return thing.model_copy(update={name: inner})
    if empty:
        return thing.model_copy(update={name: type(held)() if isinstance(held, tuple | dict) else None})
    value = f"the-other-{turn}" if name == "id" else a_value(type(thing).model_fields[name].annotation, turn)
    return thing.model_copy(update={name: value})


def graph(record: BaseModel) -> RecordGraph:
    assert isinstance(record, Record)
    return RecordGraph(Loaded((record,), ()))


def full(model: type[Record]) -> Record:
    """A record that says something in every field."""
    made_record = made(model, 0, id="x", team="a", origin=ORIGIN)
    assert isinstance(made_record, Record)
    return made_record


EVERYTHING = [(kind.model, path) for kind in KINDS for path in places(kind.model)]


@pytest.mark.parametrize(
    ("model", "path"), EVERYTHING, ids=[f"{m.kind}.{'.'.join(p)}" for m, p in EVERYTHING]
)
def test_another_value_is_a_change_at_its_place(model: type[Record], path: tuple[str, ...]) -> None:
    before = full(model)
    changes = compare(graph(before), graph(with_value(before, path, 1)))
    assert changes, "nobody would see this field change"
    assert {each.what for each in changes} <= set(CHANGE_WORDS)
    assert all(each.field.split("/")[0] == (model.model_fields[path[0]].alias or path[0]) for each in changes)


OPTIONAL = [
    (model, path)
    for model, path in EVERYTHING
    if len(path) == 1 and not model.model_fields[path[0]].is_required()
]


@pytest.mark.parametrize(("model", "path"), OPTIONAL, ids=[f"{m.kind}.{p[0]}" for m, p in OPTIONAL])
def test_what_comes_and_what_goes_is_a_change(model: type[Record], path: tuple[str, ...]) -> None:
    """Both ways round, and with both sides read the right way."""
    there = full(model)
    gone = with_value(there, path, 0, empty=True)
    left, came = compare(graph(there), graph(gone)), compare(graph(gone), graph(there))
    assert left and came
    assert any(each.old for each in left) and any(each.new for each in came)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_full_record_is_the_same_as_itself(kind: Any) -> None:
    assert compare(graph(full(kind.model)), graph(full(kind.model))) == ()


def test_the_models_are_looked_into() -> None:
    """Otherwise a change of how fields are declared would empty the tests above in silence."""
    found = {(model.kind, *path) for model, path in EVERYTHING}
    assert {
        ("decision", "options", "ratings"),
        ("strategy", "policies", "rules_out", "says"),
        ("team", "members", "handle"),
    } <= found
    assert len(EVERYTHING) > 140
