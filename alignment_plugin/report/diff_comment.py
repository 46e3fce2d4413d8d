"""A diff as one comment in Markdown: what a reviewer needs in a minute comes first, all else is folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignment_plugin.changes import Change, Level
from alignment_plugin.changes.reviewers import Reviewer
from alignment_plugin.changes.wording import advice, label, named_sentence, sentence
from alignment_plugin.report.diff import Diff, compared_line, headline
from alignment_plugin.report.diff_markup import linked, safe, units
from alignment_plugin.report.plain import without_commands

FOLD = 15
"""Lines that are seen without scrolling."""
MAX_CHARS = 60_000
"""UTF-16 units of a comment unless asked otherwise; code hosts refuse 65,536."""
LEAST_CHARS = 1_000
_IN_A_SECTION = 100
_ELSEWHERE = 3
_PEOPLE = 6
_REASONS = 1
_NAME = 80
_SENTENCE = 240
"""Characters of one sentence."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the comment that is shown whole or not at all."""

    title: str
    text: str


def render(diff: Diff, *, max_chars: int = MAX_CHARS) -> str:
    """The comment, of at most `max_chars` UTF-16 units (not below 1,000); sections are left out from the bottom."""
    sections = [*_sections(diff)]
    left_out: list[str] = []
    while True:
        text = _joined(diff, sections, left_out, max_chars)
        if units(text) <= max(max_chars, LEAST_CHARS) or not sections:
            return text
        left_out.insert(0, sections.pop().title)


def marker(key: str) -> str:
    """What a later run finds its own comment by."""
    name = "".join(char if char.isascii() and (char.isalnum() or char in "._/") else "-" for char in key)
    while "--" in name:
        name = name.replace("--", "-")
    return f"<!-- alignment:diff key={name[:_NAME].strip('-') or 'records'} -->"


def _joined(diff: Diff, sections: Iterable[_Section], left_out: list[str], max_chars: int) -> str:
    head = f"{marker(diff.key)}\n### Alignment: {headline(diff)}\n"
    blocks = [head, *(f"{each.text}\n" for each in sections)]
    if left_out:
        names = ", ".join(left_out)
        blocks.append(
            f"Left out to stay within {max_chars:,} characters: {names}. `alignment diff` shows all.\n"
        )
    blocks.append(f"{safe(compared_line(diff), 400)}\n")
    return without_commands("\n".join(blocks))


def _sections(diff: Diff) -> Iterator[_Section]:
    """From the most to the least needed."""
    elsewhere, people = _elsewhere(diff), _people(diff)
    if diff.changes:
        used = 5 + sum(2 for each in (elsewhere, people) if each)
        yield _Section("the table", _table(diff, FOLD - used))
    if elsewhere:
        yield _Section("what leans on it", elsewhere)
    if people:
        yield _Section("who should look", people)
    if diff.notes:
        yield _Section("notes", "\n".join(f"- {safe(note, 400)}" for note in diff.notes))
    yield from _folded_changes("All that needs attention", diff, Level.ATTENTION)
    yield from _folded_changes("Notable", diff, Level.NOTABLE)
    if diff.findings:
        yield _folded("Findings on changed lines", len(diff.findings), _findings(diff))
    if len(diff.consequences.told) > _ELSEWHERE:
        yield _folded("All that leans on it", len(diff.consequences.told), _all_elsewhere(diff))
    if any(len(each.because) > _REASONS for each in diff.reviewers) or len(diff.reviewers) > _PEOPLE:
        yield _folded("All who should look", len(diff.reviewers), _all_people(diff))
    yield from _folded_changes("Minor", diff, Level.MINOR)


def _table(diff: Diff, rows: int) -> str:
    """The most urgent changes, with what stood there before and what stands there now."""
    urgent = diff.of(Level.ATTENTION)
    first = "Needs attention" if urgent else "Record"
    changes = urgent or diff.changes
    shown = changes if len(changes) <= rows else changes[: rows - 1]
    lines = [f"| {first} | What changed | Before | After |", "|---|---|---|---|"]
    lines += [
        f"| {_record(diff, each)} | {safe(sentence(each))} | {safe(each.old)} | {safe(each.new)} |"
        for each in shown
    ]
    if more := len(changes) - len(shown):
        lines.append(f"| … | {more:,} more, below | | |")
    return "\n".join(lines)


def _record(diff: Diff, change: Change) -> str:
    return linked(safe(label(change), _NAME), diff.permalink(change.path, change.line, change.is_gone))


def _elsewhere(diff: Diff) -> str:
    """What leans on it, on one line."""
    told = diff.consequences.told
    if not told:
        return ""
    said = "; ".join(
        linked(safe(each.because, _SENTENCE), diff.permalink(each.path, each.line, False))
        for each in told[:_ELSEWHERE]
    )
    more = len(told) - _ELSEWHERE + diff.consequences.more
    return f"**Elsewhere:** {said}{f'; and {more:,} more, below' if more > 0 else ''}."


def _people(diff: Diff) -> str:
    """Who should look and why, and who was not asked, on one line."""
    if not diff.reviewers:
        return ""
    shown = diff.reviewers[:_PEOPLE]
    said = "; ".join(_person(each, _REASONS) for each in shown)
    more = len(diff.reviewers) - len(shown)
    text = f"**Who should look:** {said}{f'; and {more:,} more, below' if more else ''}."
    if names := [safe(each.name, _NAME) for each in diff.not_asked[:_PEOPLE]]:
        text += f" **Not asked yet, as far as the records say:** {', '.join(names)}."
    return text


def _person(reviewer: Reviewer, reasons: int) -> str:
    left = " (has left: who answers now?)" if reviewer.left else ""
    because = "; ".join(safe(each) for each in reviewer.because[:reasons])
    return f"**{safe(reviewer.name, _NAME)}**{left} ({because})"


def _folded(title: str, count: int, lines: Iterable[str]) -> _Section:
    text = "\n".join(lines)
    return _Section(
        title.lower(), f"<details>\n<summary>{title} ({count:,})</summary>\n\n{text}\n\n</details>"
    )


def _folded_changes(title: str, diff: Diff, level: Level) -> Iterator[_Section]:
    if changes := diff.of(level):
        yield _folded(title, len(changes), _by_record(diff, changes))


def _by_record(diff: Diff, changes: tuple[Change, ...]) -> Iterator[str]:
    """Every change below its record, field by field."""
    records: dict[str, list[Change]] = {}
    for change in changes[:_IN_A_SECTION]:
        records.setdefault(f"{change.kind} {change.record}", []).append(change)
    for found in records.values():
        yield f"- {_record(diff, found[0])}"
        for each in found:
            yield f"  - {_field(each)}"
    if len(changes) > _IN_A_SECTION:
        yield f"\n{len(changes) - _IN_A_SECTION:,} more: `alignment diff` shows all."


def _field(change: Change) -> str:
    said = safe(named_sentence(change))
    values = [f"Before: {safe(change.old)}"] if change.old and change.old != change.part else []
    values += [f"Now: {safe(change.new)}"] if change.new and change.new != change.part else []
    values += [f"To do: {safe(advice(change))}"] if advice(change) else []
    return ". ".join(each.rstrip(".") for each in (said, *values))


def _all_elsewhere(diff: Diff) -> Iterator[str]:
    for each in diff.consequences.told:
        yield f"- {linked(safe(each.because, _SENTENCE), diff.permalink(each.path, each.line, False))}"
    if diff.consequences.more:
        yield f"- and {diff.consequences.more:,} more"


def _all_people(diff: Diff) -> Iterator[str]:
    for each in diff.reviewers[:_IN_A_SECTION]:
        yield f"- {_person(each, len(each.because))}"


def _findings(diff: Diff) -> Iterator[str]:
    for each in diff.findings[:_IN_A_SECTION]:
        place = f"{safe(each.path, 200)}:{each.span.line}"
        link = linked(place, diff.permalink(each.path, each.span.line, False))
        yield f"- {each.severity.value}[{each.code}] {link}: {safe(each.message, _SENTENCE)}"
    if len(diff.findings) > _IN_A_SECTION:
        yield f"- and {len(diff.findings) - _IN_A_SECTION:,} more: `alignment check` shows all"
