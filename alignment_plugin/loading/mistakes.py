"""What a model refused → findings that a person can act on: place, reason, the line as it should be."""

import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from alignment_plugin.findings import did_you_mean
from alignment_plugin.loading.nodes import Items, Mapping, Scalar
from alignment_plugin.loading.prose_lists import looks_split
from alignment_plugin.loading.values import Values
from alignment_plugin.records.fields import ON_SIGHT, SIGHTS, Sentences
from alignment_plugin.records.record import Record
from alignment_plugin.text import Span

# Keys that Markdown sites put beside a record's own: read by the theme or the generator, not by us.
PAGE_KEYS = frozenset(
    {"description", "hide", "icon", "search", "comments", "subtitle", "template", "permalink", "redirect_from",
     "has_children", "has_toc", "grand_parent", "nav_exclude", "sidebar_position", "sidebar_label", "slug", "weight",
     "toc"}
)  # fmt: skip
OWN_KEYS = "x-"
"""What a key starts with that is the team's own: no field, and never a mistake."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a record's fields."""

    code: str
    message: str
    span: Span
    pointer: str
    """As written."""
    hint: str = ""
    value: str = ""
    example: str = ""
    whole: bool = False
    """Whether the record cannot be made without it."""
    anchor: str = ""
    """The pointer with ids in place of numbers."""


def mistakes_in(model: type[Record], errors: list[Any], values: Values, first: Span) -> Iterator[Mistake]:
    """What pydantic refused, said for people."""
    for error in errors:
        if ON_SIGHT in error["loc"]:
            continue
        pointer = _pointer(tuple(part for part in error["loc"] if part not in SIGHTS), values)
        mistake = _mistake(model, error, pointer, values, first)
        yield replace(mistake, anchor=values.anchor(mistake.pointer))


def _pointer(loc: tuple[Any, ...], values: Values) -> str:
    """The place in the file of an error's `loc`: a list of one that was written as one value has no index."""
    now = "/".join(str(part) for part in loc)
    while now and now not in values.places:
        parts = now.split("/")
        zero = next((i for i in range(len(parts) - 1, 0, -1) if parts[i] == "0"), None)
        if zero is not None and "/".join(parts[:zero] + parts[zero + 1 :]) in values.places:
            now = "/".join(parts[:zero] + parts[zero + 1 :])
        else:
            break
    return values.written.get(now, now)


def _mistake(model: type[Record], error: Any, pointer: str, values: Values, first: Span) -> Mistake:
    kind = error["type"]
    if kind == "missing":
        return _missing(model, pointer, values, first)
    if kind == "extra_forbidden":
        return _unknown_field(model, pointer, values, first)
    node = values.nodes.get(pointer)
    span = node.span if node else first
    if kind == "string_type" and isinstance(node, Mapping):
        return _accidental_mapping(node, pointer)
    if kind == "string_type" and isinstance(node, Items):
        return Mistake(
            "bad-value", f"'{_last(pointer)}' is one text, not a list", span, pointer, "write one value"
        )
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _fields_expected(model, pointer, span)
    hint = ""
    if kind == "unknown_word" and isinstance(node, Scalar):
        hint = did_you_mean(node.text, list(error["ctx"]["allowed"]))
    value = node.text[:80] if isinstance(node, Scalar) else ""
    message = (
        f"{_last(pointer)}: {error['msg']}"
        if kind in ("bad_value", "unknown_word")
        else _plain(error, pointer)
    )
    return Mistake("bad-value", message, span, pointer, hint, value)


def _plain(error: Any, pointer: str) -> str:
    if error["type"] == "string_too_short":
        return f"'{_last(pointer)}' is empty"
    return f"'{_last(pointer)}' cannot be read: {str(error['msg'])[:120].lower()}"


def _last(pointer: str) -> str:
    """The name of the field that a pointer ends in."""
    names = [part for part in pointer.split("/") if not part.isdigit()]
    return names[-1] if names else "entry"


def _missing(model: type[Record], pointer: str, values: Values, first: Span) -> Mistake:
    holder, _, name = pointer.rpartition("/")
    node = values.nodes.get(holder)
    return Mistake(
        "bad-value",
        f"'{name}' is missing"
        + (f" in {holder.replace('/', ' ')}" if holder else f": a {model.kind} needs it"),
        node.span if node and holder else first,
        holder,
        hint=f"add '{name}': {_about(model, pointer)}".rstrip(": "),
        value=name,
        whole=not holder,
    )


def _about(model: type[Record], pointer: str) -> str:
    at = _model_at(model, pointer.split("/")[:-1])
    info = field_named(at, pointer.rpartition("/")[2]) if at else None
    return info.description or "" if info else ""


def field_named(model: type[BaseModel], name: str) -> Any:
    """The declaration of the field that YAML calls `name`, or nothing."""
    return next((info for key, info in model.model_fields.items() if (info.alias or key) == name), None)


def field_names(model: type[BaseModel]) -> list[str]:
    """The names of a model's fields as YAML has them."""
    return [info.alias or key for key, info in model.model_fields.items() if key not in ("origin",)]


@cache
def ignored_keys(model: type[BaseModel]) -> frozenset[str]:
    """Keys that a record may have beside its own: they are the theme's, or said already."""
    return (PAGE_KEYS - set(field_names(model))) | {"kind"}


def ignored_in(model: type[Record], node: Mapping) -> frozenset[str]:
    """Those keys, and the team's own of one record."""
    own = {key.text for key, _ in node.entries if key.text.startswith(OWN_KEYS)}
    return ignored_keys(model) | own


def _unknown_field(model: type[Record], pointer: str, values: Values, first: Span) -> Mistake:
    name = _last(pointer)
    key = values.keys.get(pointer)
    at = _model_at(model, pointer.split("/")[:-1]) or model
    known = field_names(at)
    near = did_you_mean(name, known)
    hint = near or "fields are " + ", ".join(known)
    where = f" of {pointer.rpartition('/')[0].replace('/', ' ')}" if "/" in pointer else f" of a {model.kind}"
    return Mistake(
        "unknown-field", f"'{name}' is no field{where}", key.span if key else first, pointer, hint, value=name
    )


def _accidental_mapping(node: Mapping, pointer: str) -> Mistake:
    pairs = [f"{key.text}: {_flat(value)}" for key, value in node.entries]
    text = ", ".join(pairs) if node.flow else "; ".join(pairs)
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    start = f"{_last(pointer)}: " if not pointer.rpartition("/")[2].isdigit() else "- "
    return Mistake(
        "bad-value",
        "a colon makes a field of this text",
        node.span,
        pointer,
        "put quotes around it",
        value=text[:80],
        example=f'{start}"{quoted}"',
    )


def _flat(node: Any) -> str:
    return node.text if isinstance(node, Scalar) else "…"


def _fields_expected(model: type[Record], pointer: str, span: Span) -> Mistake:
    at = _model_at(model, pointer.split("/"))
    names = ", ".join(field_names(at)) if at else "fields"
    return Mistake(
        "bad-value", f"'{_last(pointer)}' wants fields, not text", span, pointer, f"fields are {names}"
    )


def _model_at(model: type[BaseModel], parts: list[str]) -> type[BaseModel] | None:
    """The model of the value that a pointer leads to."""
    at: type[BaseModel] | None = model
    for part in parts:
        if part.isdigit() or not part or at is None:
            continue
        info = field_named(at, part)
        at = _inner_model(info.annotation) if info else None
    return at


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in typing.get_args(annotation):
        if (found := _inner_model(inner)) is not None:
            return found
    return None


def split_sentences(model: type[Record], values: Values) -> Iterator[Mistake]:
    """Lists in which a comma seems to have cut one sentence into several."""
    for pointer, node in values.nodes.items():
        if not isinstance(node, Items) or not node.flow or len(node.items) < 2:
            continue
        texts = [item.text for item in node.items if isinstance(item, Scalar) and not item.quoted]
        if len(texts) < len(node.items) or not looks_split(texts):
            continue
        if _pattern(pointer) in _sentence_fields(model):
            whole = ", ".join(texts)
            yield Mistake(
                "bad-value",
                "a comma may have cut this sentence in two",
                node.span,
                pointer,
                "quote it if it is one, or put each item on a line of its own",
                value=whole[:80],
                example=f'{_last(pointer)}: ["{whole}"]',
            )


def _pattern(pointer: str) -> tuple[str, ...]:
    return tuple(part for part in pointer.split("/") if not part.isdigit())


@cache
def _sentence_fields(model: type[BaseModel]) -> frozenset[tuple[str, ...]]:
    """The paths of all fields that hold lists of prose."""
    found: set[tuple[str, ...]] = set()
    for key, info in model.model_fields.items():
        name = info.alias or key
        if any(isinstance(mark, Sentences) for mark in info.metadata):
            found.add((name,))
        if (inner := _inner_model(info.annotation)) is not None:
            found |= {(name, *path) for path in _sentence_fields(inner)}
    return frozenset(found)
