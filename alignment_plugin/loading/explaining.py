"""How one document is read: which dialect and why, where each value stands, what is left. For people to check."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from alignment_plugin.findings import Finding
from alignment_plugin.loading.decisions import merged_decision, recognised_in
from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.document import Elsewhere
from alignment_plugin.loading.drafts import Draft, draft_of, only_entry
from alignment_plugin.loading.folder import DocumentFolder
from alignment_plugin.loading.loaded import Loaded
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar
from alignment_plugin.loading.own_form import is_own_form
from alignment_plugin.loading.place import Place
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.dialect import DialectName
from alignment_plugin.records.kinds import kind_named
from alignment_plugin.records.record import Record
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile, Span

LOOKED_FOR = ("title", "status", "decided", "opened", "owner", "people", "options", "chosen", "because")
"""What is worth saying that it was not found."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field, what was read, and where it stands."""

    field: str
    text: str
    span: Span | None
    path: str = ""
    """The file, where that is another one."""
    words: str = ""
    """The place in words, where it is no line: a folder's name."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part of the prose that is shown as it stands."""

    line: int
    title: str
    """Its heading; empty for text before the first."""
    lines: int
    """How many lines that are not blank."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one document was read."""

    path: str
    kind: str
    dialect: str
    format: str
    reason: str
    before: tuple[tuple[str, str], ...]
    """Dialects that were tried before and did not fit: the name, and what it looks for."""
    values: tuple[Value, ...]
    absent: tuple[str, ...]
    left: tuple[Left, ...]
    findings: tuple[Finding, ...]


def explained(
    path: str, loaded: Loaded, sources: Iterable[SourceFile], settings: Settings
) -> Explanation | None:
    """How the record in a file was read; nothing where the file is no record of its own."""
    record = next((each for each in loaded.records if each.origin.path == path), None)
    sources = list(sources)
    source = next((each for each in sources if each.path == path), None)
    if record is None or source is None or not record.origin.whole_file:
        return None
    findings = tuple(each for each in loaded.findings if each.path == path or each.record == record.full_id)
    return _explained(record, source, sources, settings, findings)


def _explained(
    record: Record,
    source: SourceFile,
    sources: Sequence[SourceFile],
    settings: Settings,
    findings: tuple[Finding, ...],
) -> Explanation:
    path = PurePosixPath(source.path)
    place = Place(kind_named(record.kind), record.origin.group, path.stem, path.suffix.lower())
    draft = draft_of(source, place, max_kb=settings.max_file_kb)
    node = only_entry(draft)
    front = node if isinstance(node, Mapping) else Mapping((), Span.at(1))
    if isinstance(record, Decision) and draft.is_markdown:
        around = DocumentFolder(each for each in sources if each.folder == source.folder)
        reason, before = _reading(draft, front, settings, around)
        merged = merged_decision(draft, front, settings, around)
        front, elsewhere = merged.node, merged.document.elsewhere
    else:
        reason, before = f"its place says that it is a record of the kind '{record.kind}'", ()
        elsewhere = {}
    values = _values(front, elsewhere, record.origin.status_raw)
    found = {key.text for key, _ in front.entries}
    return Explanation(
        source.path,
        record.kind,
        record.origin.dialect,
        record.origin.format,
        reason,
        before,
        tuple(sorted(values, key=lambda each: _rank(each.field))),
        tuple(name for name in LOOKED_FOR if name not in found) if isinstance(record, Decision) else (),
        tuple(_left(record)) if draft.is_markdown else (),
        findings,
    )


def _reading(
    draft: Draft, front: Mapping, settings: Settings, around: DocumentFolder
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Why a decision is read as it is, and what was tried before."""
    if is_own_form(front):
        shown = ", ".join(f"'{key.text}'" for key, _ in front.entries)
        return f"its fields are ours: {shown}", ()
    if settings.dialect_of(draft.source.folder) is DialectName.ALIGNMENT:
        return "the option 'dialect' of its folder says 'alignment'", ()
    found = recognised_in(draft, front, settings, around)
    return found.reason, tuple((each.name.value, each.looks_for) for each in found.before)


def _rank(name: str) -> int:
    return LOOKED_FOR.index(name) if name in LOOKED_FOR else len(LOOKED_FOR)


def _values(node: Mapping, elsewhere: AnyMapping[str, Elsewhere], status_raw: str) -> Iterator[Value]:
    for key, value in node.entries:
        text = _shown(value)
        if key.text == "status" and status_raw and status_raw.casefold() != text.casefold():
            text = f"{text}, written '{status_raw[:60]}'"
        place = elsewhere.get(key.text)
        if place is not None:
            yield Value(key.text, text, place.span, place.path, place.words)
        else:
            yield Value(key.text, text, value.span)


def _shown(node: Node) -> str:
    """A value on one line; of an option, its title and how much speaks for and against it."""
    match node:
        case Scalar():
            return " ".join(node.text.split())
        case Items():
            return ("; " if any(isinstance(each, Mapping) for each in node.items) else ", ").join(
                map(_shown, node.items)
            )
        case Mapping():
            title = node.get("title") or node.get("id")
            counts = [
                f"{len(items.items)} {name}"
                for name in ("good", "neutral", "bad")
                if isinstance(items := node.get(name), Items)
            ]
            shown = _shown(title) if title is not None else ", ".join(key.text for key, _ in node.entries)
            return shown + (f" ({', '.join(counts)})" if counts else "")


def _left(record: Record) -> Iterator[Left]:
    """The sections of what is left, each with those below it; deeper ones are not named."""
    outline = outline_of(record.origin.body, record.origin.format)
    level = min((each.level for each in outline.sections[1:]), default=1)
    shown = [each for each in outline.sections if each.level <= level]
    ends = [*(each.heading.start for each in shown[1:] if each.heading), len(outline.lines)]
    for section, end in zip(shown, ends, strict=True):
        start = section.heading.end if section.heading else 0
        lines = sum(bool(line.strip()) for line in outline.lines[start:end])
        if lines or section.heading:
            first = section.heading.start if section.heading else _first(outline.lines)
            yield Left(record.origin.body_line + first, section.title, lines)


def _first(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip()), 0)
