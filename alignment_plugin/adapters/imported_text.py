"""One document in another form → its text in ours: front matter with our fields, then the prose that is left.

Below the import as a whole, which reads every text back before it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alignment_plugin.adapters.editing import yaml_of
from alignment_plugin.adapters.imported_front import Front, kept_front
from alignment_plugin.adapters.said_already import Said, tokens
from alignment_plugin.loading.decisions import Merged
from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.outline import Section
from alignment_plugin.loading.drafts import Draft
from alignment_plugin.loading.nodes import Mapping
from alignment_plugin.loading.own_form import is_own
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_TABLE = re.compile(r"\s*\|| \| ")
_UNWRITTEN = frozenset({"id", "team", "title", "origin"})
"""What the file's name, its place and its heading say."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A document as it is, and what was read from it."""

    draft: Draft
    front: Mapping | None
    """Its front matter, which may stand below blank lines."""
    body_line: int
    """The line of the file on which its Markdown starts."""
    merged: Merged
    record: Decision
    placed: bool
    """Whether its place says that it is a decision."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a document is written in our form; the first way that reads back as it did is taken."""

    cuts: bool
    """Whether lines of the body go once a field says all that they say."""
    titled: bool = False
    """Whether the front matter names the title too."""
    named: bool = False
    """Whether the front matter names the form that the Markdown has, where it no longer tells itself."""
    as_dated: bool = False
    """Whether dates stay as they were written too, as they tell the order of day and month to other files."""


WAYS = tuple(
    Way(cuts, titled, named) for cuts in (True, False) for named in (False, True) for titled in (False, True)
)


def imported_text(existing: Existing, way: Way) -> bytes:
    """The document's bytes in our form: fields, what its front matter held beside them, and the prose."""
    data = existing.draft.source.data
    lines = LINE.findall(data.decode("utf-8-sig"))
    fields = fields_of(existing.record)
    if way.titled or not _has_heading(existing):
        fields = {"title": existing.record.name, **fields}
    said = _said(existing, fields, as_dated=way.as_dated)
    if said.status_raw:
        fields["x-status"] = said.status_raw
    kept = kept_front(_front_of(existing, lines), said, set(fields))
    if way.named:
        fields["dialect"] = existing.record.origin.dialect
    elif not is_own(fields.keys() | kept.names):
        fields["dialect"] = "alignment"
    if not existing.placed and "kind" not in kept.names:
        fields = {"kind": "decision", **fields}
    body = lines[existing.body_line - 1 :]
    if way.cuts:
        body = _left(existing, body, said)
    end = next((found[0] for line in lines if (found := re.search(r"\r\n|\r|\n", line))), "\n")
    front = "".join(["---\n", yaml_of(fields), *kept.lines, "---\n"]).replace("\n", end)
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    between = "" if not body or not body[0].strip() else end
    return (mark + front + between + "".join(body)).encode()


def fields_of(record: Record) -> dict[str, Any]:
    """The fields that say something, as YAML has them, in the order in which the kind declares them."""
    values = record.model_dump(mode="python", by_alias=True, exclude=set(_UNWRITTEN), exclude_defaults=True)
    order = [info.alias or name for name, info in type(record).model_fields.items()]
    return {name: _plain(values[name]) for name in order if name in values}


def _plain(value: Any) -> Any:
    """A value as the YAML writer takes it: enums and durations as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) or not hasattr(value, "isoformat") else value


def _has_heading(existing: Existing) -> bool:
    """Whether the title is one that its body has, and not a name that was made of its file's."""
    title = existing.merged.document.title
    return title is not None and title.span.line >= existing.body_line


def _said(existing: Existing, fields: dict[str, Any], *, as_dated: bool) -> Said:
    said = Said.by({**fields, "title": existing.record.name}, as_dated=as_dated)
    raw = existing.merged.document.status_raw
    return said.with_status(raw) if raw and not said.holds_status(raw) else said


def _front_of(existing: Existing, lines: list[str]) -> Front:
    """The old front matter: its entries and the lines they stand in."""
    if existing.front is None:
        return Front((), [], 1)
    first = next(number for number, line in enumerate(lines) if line.lstrip("\ufeff ").startswith("---"))
    held = [line.rstrip("\r\n") + "\n" for line in lines[first + 1 : existing.body_line - 2]]
    recovered = existing.draft.recovered and existing.draft.has_front
    return Front(existing.front.entries, held, first + 2, existing.front.flow, recovered)


def _left(existing: Existing, body: list[str], said: Said) -> list[str]:
    """The body without the lines that the dialect made fields of, where those say all that the lines say."""
    cut = _cut_lines(existing, body) - _title_lines(existing)
    kept = _kept(existing, body, cut, said)
    left: list[str] = []
    gone = False
    for number, line in enumerate(body):
        if number in cut and number not in kept:
            gone = True
        elif gone and not line.strip() and (not left or not left[-1].strip()):
            continue
        else:
            left.append(line)
            gone = False
    while left and not left[-1].strip():
        left.pop()
    return left


def _cut_lines(existing: Existing, body: list[str]) -> set[int]:
    """The lines of the body, from 0, that the dialect took out of the prose."""
    document = existing.merged.document
    prose = document.prose.split("\n")
    shift = document.prose_line - existing.body_line
    return {
        number
        for number, line in enumerate(body)
        if line.strip() and not _stays(prose, number - shift, line.rstrip("\r\n"))
    }


def _stays(prose: list[str], number: int, line: str) -> bool:
    return 0 <= number < len(prose) and prose[number] == line.replace("\x0c", " ")


def _title_lines(existing: Existing) -> set[int]:
    """The lines of the heading that is the title, which stays one; a title from elsewhere has it beside."""
    document = existing.merged.document
    title = document.title
    if "title" in document.elsewhere:
        lines = existing.draft.text.split("\n")[existing.body_line - 1 :]
        return {next((number for number, line in enumerate(lines) if line.startswith("# ")), -1)}
    if title is None or title.span.line < existing.body_line:
        return set()
    first = title.span.line - existing.body_line
    return set(range(first, max(first, title.span.end_line - existing.body_line) + 1))


def _kept(existing: Existing, body: list[str], cut: set[int], said: Said) -> set[int]:
    """Of the lines that were cut, those that say more than the fields do, with all that belongs to them."""
    outline = outline_of("".join(line.rstrip("\r\n") + "\n" for line in body), existing.record.origin.format)
    title = _title_lines(existing)
    kept: set[int] = set()
    above: list[tuple[Section, set[int]]] = []
    for section, lines in _ranges(outline.sections, len(body)):
        own = {number for number in lines if number in cut}
        above = [each for each in above if each[0].level < section.level]
        is_top = section.heading is None or section.heading.start in title
        groups = _groups(body, own) if is_top else [own]
        more = [group for group in groups if not all(said.holds(body[number]) for number in group)]
        for group in more:
            kept |= group
            for outer, _ in above:
                kept |= _heading_lines(outer) & cut
        above.append((section, own))
    return kept


def _ranges(sections: tuple[Section, ...], end: int) -> Iterator[tuple[Section, range]]:
    starts = [each.heading.start if each.heading else 0 for each in sections]
    for section, start, after in zip(sections, starts, [*starts[1:], end], strict=True):
        yield section, range(start, after)


def _heading_lines(section: Section) -> set[int]:
    return set(range(section.heading.start, section.heading.end)) if section.heading else set()


def _groups(body: list[str], own: set[int]) -> list[set[int]]:
    """Lines at the top that go or stay together: a table; a line with those that are indented below it."""
    groups: list[set[int]] = []
    for number in sorted(own):
        line, before = body[number], body[number - 1] if number else ""
        follows = groups and number - 1 in groups[-1]
        goes_on = line[:1] in " \t" or (_TABLE.match(line) and _TABLE.match(before)) or not tokens(line)
        if follows and goes_on:
            groups[-1].add(number)
        else:
            groups.append({number})
    return groups
