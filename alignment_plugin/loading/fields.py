"""One mapping of nodes → one record. What is wrong with a field costs that field, not the record."""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from alignment_plugin.loading.mistakes import Mistake, mistakes_in, split_sentences
from alignment_plugin.loading.nodes import Mapping
from alignment_plugin.loading.values import Values, values_of
from alignment_plugin.records.record import Origin, Record

_ROUNDS = 6
# What stands in for a required field that is missing or wrong, so that the rest is still read and checked.
# The fault itself is an error: no such record is ever published.
_STAND_INS = {
    "strategy": {"where": "Not written.", "why": "Not written.", "status": "draft"},
    "decision": {"status": "unknown"},
    "step": {"title": "Not written", "certainty": "unknown", "state": "next"},
    "unknown": {"question": "Not written"},
    "term": {"term": "Not written", "means": "Not written."},
    "back-brief": {"by": "somebody", "date": "0001-01-01"},
}


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
    values = values_of(node, without=without)
    mistakes = list(split_sentences(model, values))
    stand_ins: dict[str, Any] = {}
    for _ in range(_ROUNDS):
        plain = {**given, **stand_ins, **values.plain, "origin": replace(origin, places=values.places)}
        try:
            return Read(model.model_validate(plain), tuple(mistakes), values)
        except ValidationError as error:
            found = tuple(mistakes_in(model, error.errors(), values, origin.span))
        # A field that was wrong is not missing as well.
        mistakes += [each for each in found if f"{each.pointer}/{each.value}".lstrip("/") not in without]
        missing = {each.value: text for each in found if each.whole and (text := _stand_in(model, each))}
        dropped = {each.pointer for each in found if each.pointer} - without
        if not missing.keys() - stand_ins.keys() and not dropped:
            break
        stand_ins |= missing
        without |= dropped
        values = values_of(node, without=without)
    return Read(None, tuple(mistakes), values)


def _stand_in(model: type[Record], mistake: Mistake) -> str:
    return _STAND_INS.get(model.kind, {}).get(mistake.value, "")
