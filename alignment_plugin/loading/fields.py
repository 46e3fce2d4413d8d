"""One mapping of nodes → one record. What is wrong with a field costs that field, not the record."""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from alignment_plugin.loading.mistakes import Mistake, mistakes_in, split_sentences
from alignment_plugin.loading.nodes import Mapping, Scalar
from alignment_plugin.loading.values import Values, values_of
from alignment_plugin.records.record import Origin, Record

_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one record's fields."""

    record: Record | None
    """Nothing where a required field is missing or cannot be read."""
    mistakes: tuple[Mistake, ...]
    values: Values


def read_fields(
    model: type[Record],
    node: Mapping,
    origin: Origin,
    given: AnyMapping[str, Any],
    *,
    ignored: frozenset[str] = frozenset(),
) -> Read:
    """Read a record; `given` are values that the place says and the record may override."""
    without = set(ignored)
    mistakes: list[Mistake] = []
    values = values_of(node, without=without)
    mistakes += split_sentences(model, values)
    for _ in range(_ROUNDS):
        values = values_of(node, without=without)
        try:
            record = model.model_validate({**given, **values.plain, "origin": replace(origin, places=values.places)})
        except ValidationError as error:
            found = tuple(mistakes_in(model, error.errors(), values, origin.span))
        else:
            return Read(record, tuple(mistakes), values)
        seen = {(each.code, each.pointer, each.value) for each in mistakes}
        mistakes += [each for each in found if (each.code, each.pointer, each.value) not in seen]
        dropped = {each.pointer for each in found if each.pointer}
        if any(each.whole for each in found) or not dropped - without:
            break
        without |= dropped
    return Read(None, tuple(mistakes), values)


def text_at(node: Mapping, key: str) -> str:
    """The text under `key`, or an empty string."""
    value = node.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""
