"""One record as a page for the terminal: what it says, what it leans on, what leans on it, what is open."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, Key, RecordGraph
from alignment_plugin.records.kinds import kind_named
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.plain import plain
from alignment_plugin.report.text import first_line

_WIDTH = 88
# Said at the head of the page, or shown as a relation.
_ELSEWHERE = frozenset({"id", "team", "origin", "title", "name", "term", "question", "status", "accept"})


def render(graph: RecordGraph, entity: Entity, findings: Iterable[Finding], *, color: bool = False) -> str:
    """The page of a record, or of a part of one such as a policy or a member."""
    colored = paint(color=color)
    shown = entity.part or entity.record
    blocks = ["\n".join(_head(entity, colored))]
    if shown is not None:
        related = {link.pointer for link in graph.links_from(entity.key)}
        blocks += ["\n".join(lines) for name, value in _fields(shown, related) if (lines := list(_field(name, value, 0, colored)))]
    blocks += ["\n".join(_relations(graph, entity.key, colored))]
    if entity.part is None and entity.record is not None:
        blocks.append("\n".join(_body(entity.record.origin.body)))
    blocks.append("\n".join(_open(findings, colored)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(entity: Entity, colored: Paint) -> Iterator[str]:
    kind = kind_named(entity.key.kind)
    label = kind.label if kind else entity.key.kind.capitalize()
    yield f"{label}: {colored(plain(entity.name), 'title')}"
    shown = entity.part or entity.record
    status = getattr(shown, "status", None)
    said = [_scalar(status)] if status is not None else []
    yield colored("  ".join([*said, plain(entity.key.full_id)]), "quiet")
    if entity.record is not None:
        yield colored(f"{plain(entity.record.origin.path)}:{entity.record.origin.place(entity.pointer).line}", "quiet")


def _fields(shown: BaseModel, related: set[str]) -> Iterator[tuple[str, Any]]:
    """The fields that say something, in the order in which the kind declares them."""
    for name, info in type(shown).model_fields.items():
        value = getattr(shown, name)
        called = info.alias or name
        if name in _ELSEWHERE or value is None or value == () or value == {} or value is False:
            continue
        if called not in related and not any(pointer.startswith(f"{called}/") and pointer.count("/") == 1 for pointer in related):
            yield called, value
        elif isinstance(value, tuple) and isinstance(value[0], BaseModel):
            yield called, value


def _field(name: str, value: Any, depth: int, colored: Paint) -> Iterator[str]:
    """A field as lines: one where it is short, else a heading with what belongs to it below."""
    indent = "  " * depth
    label = colored(name.replace("_", " "), "place")
    if isinstance(value, tuple):
        yield f"{indent}{label}:"
        for each in value:
            yield from _item(each, depth + 1, colored)
    elif isinstance(value, BaseModel) or isinstance(value, dict):
        yield f"{indent}{label}:"
        yield from _inner(value, depth + 1, colored)
    else:
        text = _scalar(value)
        if len(indent) + len(name) + 2 + len(text) <= _WIDTH:
            yield f"{indent}{label}: {text}"
        else:
            yield f"{indent}{label}:"
            yield from _wrapped(text, f"{indent}  ")


def _item(value: Any, depth: int, colored: Paint) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(value, BaseModel):
        yield from _wrapped(_scalar(value), f"{indent}- ", f"{indent}  ")
        return
    first, *rest = [line for line in _inner(value, 0, colored)] or [""]
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _inner(value: Any, depth: int, colored: Paint) -> Iterator[str]:
    pairs = value.items() if isinstance(value, dict) else ((info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items())
    for name, each in pairs:
        if each not in (None, (), {}, False):
            yield from _field(name, each, depth, colored)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return plain(str(value.value if isinstance(value, Enum) else value))


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest)


def _relations(graph: RecordGraph, key: Key, colored: Paint) -> Iterator[str]:
    """Both directions of every relation, in the words of either side."""
    found: dict[str, list[Key]] = {}
    for link in graph.links_from(key):
        found.setdefault(link.relation.replace("_", " "), []).append(link.target)
    for link in graph.links_to(key):
        found.setdefault(link.inverse, []).append(link.source)
    for relation, keys in found.items():
        yield f"{colored(relation, 'place')}:"
        for other in dict.fromkeys(keys):
            entity = graph.entities[other]
            yield from _wrapped(f"{plain(entity.name)} ({other.kind} {_short(other, key)})", "  - ", "    ")


def _short(other: Key, key: Key) -> str:
    return plain(other.id if other.team == key.team else other.full_id)


def _body(body: str) -> Iterator[str]:
    """Prose as it was written, wrapped where its lines are too long."""
    for line in body.strip().split("\n"):
        yield from textwrap.wrap(plain(line), _WIDTH, replace_whitespace=False) or [""]


def _open(findings: Iterable[Finding], colored: Paint) -> Iterator[str]:
    found = list(findings)
    if found:
        yield colored("To talk about:", "title")
    for finding in found:
        yield f"  {first_line(finding, colored)}"
        if finding.accepted is not None:
            until = f" (until {finding.accepted.until.isoformat()})" if finding.accepted.until else ""
            yield f"    because: {plain(finding.accepted.because)}{until}"
        elif finding.hint:
            yield f"    hint: {plain(finding.hint)}"
