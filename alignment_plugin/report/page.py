"""One record as a page for the terminal: what it says, what it leans on, what leans on it, what is open."""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, Key, RecordGraph
from alignment_plugin.records.kinds import kind_named
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.plain import plain, without_commands
from alignment_plugin.report.text import first_line

_WIDTH = 88
# Said at the head of the page, or shown as a relation.
_ELSEWHERE = frozenset({"id", "team", "origin", "title", "name", "term", "question", "status", "accept"})


def render(
    graph: RecordGraph,
    entity: Entity,
    findings: Iterable[Finding],
    *,
    color: bool = False,
    shown: Callable[[str], str] = str,
) -> str:
    """The page of a record, or of a part of one such as a member; `shown` turns paths for the reader."""
    colored = paint(color=color)
    blocks = [
        [*_head(entity, colored, shown)],
        *_fields(graph, entity, colored),
        [*_relations(graph, entity.key, colored)],
    ]
    if entity.part is None and entity.record is not None:
        blocks.append([*_body(entity.record.origin.body)])
    blocks.append([*_open(findings, colored, shown)])
    return without_commands("\n".join("\n".join(block) + "\n" for block in _joined(blocks)))


def _joined(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    """Blocks of more than one line, and runs of single lines as one block."""
    run: list[str] = []
    for block in blocks:
        if len(block) == 1:
            run += block
            continue
        if run:
            yield run
            run = []
        if block:
            yield block
    if run:
        yield run


def _head(entity: Entity, colored: Paint, shown_path: Callable[[str], str]) -> Iterator[str]:
    kind = kind_named(entity.key.kind)
    label = kind.label if kind else entity.key.kind.capitalize()
    yield f"{label}: {colored(plain(entity.name), 'title')}"
    shown = entity.part or entity.record
    status = getattr(shown, "status", None)
    said = [_scalar(status)] if status is not None else []
    yield colored("  ".join([*said, plain(entity.key.full_id)]), "quiet")
    if entity.record is not None:
        origin = entity.record.origin
        yield colored(f"{plain(shown_path(origin.path))}:{origin.place(entity.pointer).line}", "quiet")


def _fields(graph: RecordGraph, entity: Entity, colored: Paint) -> Iterator[list[str]]:
    """The fields that say something, in the order of the kind; relations are shown apart."""
    shown = entity.part or entity.record
    if shown is None:
        return
    related = {link.relation for link in graph.links_from(entity.key)}
    for name, info in type(shown).model_fields.items():
        value, called = getattr(shown, name), info.alias or name
        plain_reference = called in related and not (
            isinstance(value, tuple) and isinstance(value[0], BaseModel)
        )
        if name not in _ELSEWHERE and not _is_empty(value) and not plain_reference:
            yield [*_field(called, value, 0, colored)]


def _is_empty(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, tuple | dict) and not value)


def _field(name: str, value: Any, depth: int, colored: Paint) -> Iterator[str]:
    """A field as lines: one where it is short, else a heading with what belongs to it below."""
    indent = "  " * depth
    label = colored(name.replace("_", " "), "place")
    if isinstance(value, tuple):
        yield f"{indent}{label}:"
        for each in value:
            yield from _item(each, depth + 1, colored)
    elif isinstance(value, BaseModel | dict):
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
    first, *rest = _inner(value, 0, colored)
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _inner(value: Any, depth: int, colored: Paint) -> Iterator[str]:
    pairs = (
        value.items()
        if isinstance(value, dict)
        else ((info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items())
    )
    for name, each in pairs:
        if not _is_empty(each):
            yield from _field(name, each, depth, colored)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return plain(str(value.value if isinstance(value, Enum) else value))


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest
    )


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
    """Prose as it was written, without comments, wrapped where its lines are too long."""
    text = re.sub(r"<!--.*?-->", "", body, flags=re.S).strip()
    for line in text.split("\n") if text else ():
        yield from textwrap.wrap(plain(line), _WIDTH, replace_whitespace=False) or [""]
    if text:
        yield ""


def _open(findings: Iterable[Finding], colored: Paint, shown_path: Callable[[str], str]) -> Iterator[str]:
    found = list(findings)
    if found:
        yield colored("To talk about:", "title")
    for finding in found:
        yield f"  {first_line(replace(finding, path=shown_path(finding.path)), colored)}"
        if finding.accepted is not None:
            until = f" (until {finding.accepted.until.isoformat()})" if finding.accepted.until else ""
            yield f"    because: {plain(finding.accepted.because)}{until}"
        elif finding.hint:
            yield f"    hint: {plain(finding.hint)}"
