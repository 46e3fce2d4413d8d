"""Documents in other forms → the same documents in ours, read back before anybody writes them."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from alignment_plugin.adapters.examination import Reading, examination_of, read_project, reading_of
from alignment_plugin.adapters.import_notes import Note, notes_on
from alignment_plugin.adapters.imported_text import WAYS, Existing, imported_text
from alignment_plugin.adapters.project import Project
from alignment_plugin.findings import Severity
from alignment_plugin.loading.decisions import merged_decision, parts_of
from alignment_plugin.loading.drafts import draft_of, only_entry
from alignment_plugin.loading.folder import DATE_LINES, DocumentFolder
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.loading.place import INDEX, Place, place_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.dialect import BodyFormat
from alignment_plugin.records.kinds import kind_named
from alignment_plugin.records.record import Record
from alignment_plugin.text import SourceFile, Span

_BY_ORDER = re.compile(rb"\d{1,2}[/-]\d{1,2}[/-]\d{4}")

Wanted = Callable[[str], bool]
"""Whether a file, by its path in the project, is to be imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One file, and what it would hold."""

    path: str
    """Relative to the project."""
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would change, and what it could not settle."""

    files: tuple[Imported, ...]
    notes: tuple[Note, ...]
    """In order of place."""
    left: tuple[str, ...]
    """Documents in another form that stay as they are; a note on each says why."""
    own: int
    """How many decisions are in our form already."""


def planned_import(project: Project, wanted: Wanted, today: date) -> Import:
    """What to write so that the wanted documents are in our form, and are read as they were."""
    reading = read_project(project)
    decisions = [each for each in reading.loaded.records if isinstance(each, Decision)]
    chosen = [each for each in decisions if wanted(each.origin.path) and each.origin.dialect != "alignment"]
    existing = {each.record.origin.path: each for each in _existing(reading, project, chosen)}
    done = _converted(project, reading, existing, today)
    left = tuple(each.origin.path for each in chosen if each.origin.path not in done.files)
    notes = [note for each in existing.values() for note in notes_on(each, reading.loaded.findings)]
    notes += [_other_markup(each) for each in chosen if each.origin.path not in existing]
    sources = {each.path: each.data for each in reading.sources}
    files = (Imported(path, sources[path], data) for path, data in done.files.items())
    return Import(
        tuple(sorted(files, key=lambda each: each.path)),
        tuple(sorted({*notes, *done.notes}, key=lambda each: (each.path, each.line, each.column))),
        left,
        sum(wanted(each.origin.path) and each.origin.dialect == "alignment" for each in decisions),
    )


def diff_of(imported: Imported, shown: str) -> Iterator[str]:
    """A unified diff of one file, line by line without line ends."""
    old, new = (_lines(data) for data in (imported.old, imported.new))
    yield from difflib.unified_diff(old, new, f"a/{shown}", f"b/{shown}", lineterm="")


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _other_markup(record: Record) -> Note:
    markup = "reStructuredText" if record.origin.format == BodyFormat.RST else "AsciiDoc"
    return Note(
        record.origin.path,
        1,
        1,
        f"left as it is: a file in {markup} cannot carry our fields",
        "it is read all the same; turn it into Markdown first if you want to write more into it",
    )


def _existing(reading: Reading, project: Project, chosen: Iterable[Decision]) -> Iterator[Existing]:
    """The documents that can be converted, each with what was read from it."""
    sources = {each.path: each for each in reading.sources}
    folders: dict[str, DocumentFolder] = {}
    for record in chosen:
        source = sources[record.origin.path]
        if record.origin.format != BodyFormat.MARKDOWN or not record.origin.whole_file:
            continue
        around = folders.setdefault(
            source.folder, DocumentFolder(each for each in reading.sources if each.folder == source.folder)
        )
        draft = draft_of(source, _place(record), max_kb=project.settings.max_file_kb)
        node = only_entry(draft)
        front = node if isinstance(node, Fields) else Fields((), Span.at(1))
        known, _, line = parts_of(draft, front)
        merged = merged_decision(draft, front, project.settings, around)
        yield Existing(draft, known, line, merged, record, _is_placed(source, around, project))


def _place(record: Decision) -> Place:
    path = PurePosixPath(record.origin.path)
    stem = path.parent.name if path.stem.lower() in INDEX else path.stem
    return Place(kind_named("decision"), record.origin.group, stem, path.suffix.lower())


def _is_placed(source: SourceFile, around: DocumentFolder, project: Project) -> bool:
    """Whether a file's place, or the option of its folder, makes a decision of it."""
    option = project.settings.folder_of(source.folder)
    kind = kind_named(option.kind) if option and option.kind else None
    place = place_of(source.inside, source.folder, kind=kind, one_record=around.with_companion)
    return place is not None and place.kind == kind_named("decision")


@dataclass(frozen=True, slots=True)
class _Done:
    files: Mapping[str, bytes]
    notes: tuple[Note, ...]


def _converted(project: Project, reading: Reading, existing: Mapping[str, Existing], today: date) -> _Done:
    """Each document in the first way that reads back as it did; without those that nothing keeps whole."""
    before = {each.origin.path: facts_of(each) for each in reading.graph.records}
    files: dict[str, bytes] = {}
    after = reading
    changed: dict[str, str] = {}
    for as_dated in (False, True):
        files, changed = _in_ways(project, reading, existing, before, as_dated=as_dated)
        after = reading_of(project, _sources_with(reading, files), earlier=reading.loaded)
        # What one file loses another may have been read by: the order of day and month is the folder's.
        if _facts(after) == before:
            break
        files, after = {}, reading
    files, notes = _without_errors(project, after, existing, files, today)
    told = {note.path for note in notes}
    notes += [_not_kept(path, changed.get(path, "")) for path in existing if path not in {*files, *told}]
    return _Done(files, tuple(notes))


def _in_ways(
    project: Project,
    reading: Reading,
    existing: Mapping[str, Existing],
    before: Mapping[str, tuple[Any, ...]],
    *,
    as_dated: bool,
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The bytes of each document that some way keeps whole, and what would change in the others."""
    files: dict[str, bytes] = {}
    changed: dict[str, str] = {}
    for way in WAYS:
        waiting = [each for path, each in existing.items() if path not in files]
        if not waiting:
            break
        tried = {
            each.record.origin.path: imported_text(each, replace(way, as_dated=as_dated)) for each in waiting
        }
        found = _facts(reading_of(project, _sources_around(reading, tried), earlier=reading.loaded))
        files |= {path: data for path, data in tried.items() if found.get(path) == before[path]}
        changed = {path: _difference(before[path], found.get(path)) for path in tried}
    return files, changed


def _difference(before: tuple[Any, ...], after: tuple[Any, ...] | None) -> str:
    """What a document would say otherwise, in words."""
    if after is None:
        return "all of it"
    fields = [name for name, value in before[0].items() if after[0].get(name) != value]
    return ", ".join([*fields, *(["its text"] if before[1] != after[1] else [])])


def _facts(reading: Reading) -> dict[str, tuple[Any, ...]]:
    return {each.origin.path: facts_of(each) for each in reading.graph.records}


def facts_of(record: Record) -> tuple[Any, ...]:
    """All that a record says, and the prose that is left; blank lines apart."""
    fields = record.model_dump(mode="python", exclude={"origin"})
    lines = tuple(line for line in record.origin.body.split("\n") if line.strip())
    return fields, lines


def _sources_with(reading: Reading, files: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    return tuple(
        replace(each, data=files[each.path]) if each.path in files else each for each in reading.sources
    )


def _sources_around(reading: Reading, files: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    """The files, and of all other documents only what may tell how dates are written."""
    return tuple(
        replace(each, data=_dated(each.data))
        if each.path not in files and each.path in reading.loaded.record_paths
        else each
        for each in _sources_with(reading, files)
    )


def _dated(data: bytes) -> bytes:
    """A document's first lines, blank but for those that hold a date of day and month."""
    lines = data.split(b"\n", DATE_LINES)[:DATE_LINES]
    return b"\n".join(line if _BY_ORDER.search(line) else b"" for line in lines)


def _not_kept(path: str, changed: str) -> Note:
    """For a document that no way keeps whole; `changed` is empty where others would be read otherwise."""
    message = (
        f"it would not say the same ({changed})" if changed else "other documents would be read otherwise"
    )
    hint = "'alignment check --explain' with this file says how it is read"
    return Note(path, 1, 1, f"left as it is: written in our form, {message}", hint)


def _without_errors(
    project: Project,
    after: Reading,
    existing: Mapping[str, Existing],
    files: dict[str, bytes],
    today: date,
) -> tuple[dict[str, bytes], list[Note]]:
    """The files without those whose faults were warnings, and would be errors in our form."""
    notes: list[Note] = []
    while files:
        found = examination_of(project, after, today).findings
        wrong = {each.path: each for each in found if each.severity is Severity.ERROR and each.path in files}
        if not wrong:
            break
        for path, error in wrong.items():
            line = existing[path].record.origin.place(error.pointer).line
            notes.append(Note(path, line, 1, f"left as it is: {error.message}", error.hint))
        files = {path: data for path, data in files.items() if path not in wrong}
        back = {path: existing[path].draft.source.data for path in wrong}
        after = reading_of(project, _sources_with(after, back), earlier=after.loaded)
    return files, notes
