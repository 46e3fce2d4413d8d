"""What a decision says that MADR has no place for → lines for its last section."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.records.decision import Decision

_SAID = frozenset(
    {"id", "team", "origin", "title", "status", "people", "consulted", "informed", "drivers", "options", "chosen",
     "because", "second_order", "success", "supersedes", "superseded_by", "amends", "amended_by", "criteria",
     "decided"}
)  # fmt: skip
_REFERENCES = frozenset({"depends_on", "conflicts_with"})


def rest_of(decision: Decision, reference: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Field and lines, in the order in which the kind declares them."""
    for name in type(decision).model_fields:
        value = getattr(decision, name)
        if name in _SAID or value in (None, ()) or (name == "opened" and not decision.decided):
            continue
        if name in _REFERENCES:
            value = tuple(map(reference, value))
        if name in ("plan_b", "chosen") and (option := decision.option(value)):
            value = option.name
        yield name, _line(name, value)
    if decision.criteria:
        yield "criteria", "\n".join(_criteria(decision))
    for option in decision.options:
        if option.breaks:
            yield "breaks", f"* {option.name} would break: {', '.join(option.breaks)}"


def _criteria(decision: Decision) -> Iterator[str]:
    """Each question, and what was found for each option: words, never a sum."""
    yield "* Criteria:"
    for criterion in decision.criteria:
        yield f"  * {criterion.question}{' (must)' if criterion.must else ''}"
        for option in decision.options:
            if rating := option.ratings.get(criterion.id):
                yield f"    * {option.name}: {rating}"


def _line(name: str, value: Any) -> str:
    label = name.replace("_", " ").capitalize()
    if isinstance(value, tuple) and len(value) > 1:
        return "\n".join([f"* {label}:", *(f"  * {_text(each)}" for each in value)])
    return f"* {label}: {_text(value[0] if isinstance(value, tuple) else value)}"


def _text(value: Any) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
        case BaseModel():
            said = {key: getattr(value, key) for key in type(value).model_fields}
            return "; ".join(
                f"{key.replace('_', ' ')}: {_text(each)}"
                for key, each in said.items()
                if each not in (None, ())
            )
        case _:
            return " ".join(str(value).split())
