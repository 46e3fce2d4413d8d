"""What an import could not settle about a document: for a person to look at, with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignment_plugin.adapters.imported_text import Existing
from alignment_plugin.findings import Finding
from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.meanings import PEOPLE, meaning_of
from alignment_plugin.loading.dialects.outline import Outline, Section
from alignment_plugin.loading.dialects.roles import sections_by_role
from alignment_plugin.records.decision import Decision, DecisionStatus


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person decides."""

    path: str
    """Relative to the project."""
    line: int
    column: int
    message: str
    hint: str = ""


def notes_on(existing: Existing, findings: Iterable[Finding]) -> Iterator[Note]:
    """What is not known, not clear or not found in a document, in no order."""
    record, path = existing.record, existing.record.origin.path
    for problem in (*existing.merged.document.problems, *existing.merged.slips):
        yield Note(
            problem.path or path, problem.span.line, problem.span.column, problem.message, problem.hint
        )
    for finding in findings:
        if finding.path == path and finding.code == "unreadable-record":
            span = finding.span
            yield Note(path, span.line, span.column, finding.message, finding.hint)
    yield from _status(existing, record, path)
    outline = outline_of("\n".join(existing.draft.text.split("\n")[existing.body_line - 1 :]), "markdown")
    yield from (
        Note(path, existing.body_line + (section.heading.start if section.heading else 0), 1, message, hint)
        for section, message, hint in _sections(outline, record)
    )


def _status(existing: Existing, record: Decision, path: str) -> Iterator[Note]:
    if record.status is not DecisionStatus.UNKNOWN:
        return
    raw = existing.merged.document.status_raw
    place = record.origin.place("status")
    if raw:
        message = f"the status '{raw[:60]}' is none that we know; it is written as unknown"
        hint = "map it under 'statuses' in mkdocs.yml, and import again; or write the status yourself"
        yield Note(path, place.line, place.column, message, hint)
    else:
        hint = "write one of draft, proposed, accepted, rejected, deferred, deprecated, superseded"
        yield Note(path, 1, 1, "no status is written; it is unknown", hint)


def _sections(outline: Outline, record: Decision) -> Iterator[tuple[Section, str, str]]:
    """Sections from which nothing was read, though their names promise it."""
    roles = sections_by_role(outline)
    stays = "it stays as text"
    if not record.options:
        for section in (*roles["options"], *roles["treatments"])[:1]:
            yield (
                section,
                f"no options could be told apart in '{section.title}'; {stays}",
                "name them under 'options'",
            )
    elif not record.chosen and record.status is DecisionStatus.ACCEPTED:
        for section in roles["outcome"][:1]:
            words = f"which option was chosen could not be told from '{section.title}'; {stays}"
            yield section, words, "name it under 'chosen'"
    if not (record.people or record.owner):
        for section in outline.sections[1:]:
            if meaning_of(section.name) in PEOPLE and section.blocks:
                yield (
                    section,
                    f"who they are could not be told from '{section.title}'; {stays}",
                    "name them under 'people'",
                )
                return
