"""A diff on the terminal: what needs attention with what was there before, then all else in a line each."""

from collections.abc import Iterable, Iterator

from alignment_plugin.changes import Change, Level
from alignment_plugin.changes.wording import advice, label, named_sentence
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.diff import Diff, compared_line, headline
from alignment_plugin.report.owners import people_lines
from alignment_plugin.report.plain import plain, without_commands
from alignment_plugin.report.text import first_line

_ROLES = {Level.ATTENTION: "error", Level.NOTABLE: "warning", Level.MINOR: "quiet"}


def render(diff: Diff, *, color: bool = False) -> str:
    """The whole report; ends in a line that says what there is, and what was compared."""
    colored = paint(color=color)
    blocks = [
        *_changes("Needs attention", diff.of(Level.ATTENTION), colored),
        *_elsewhere(diff, colored),
        *_people(diff, colored),
        *_changes("Notable", diff.of(Level.NOTABLE), colored),
        *_changes("Minor", diff.of(Level.MINOR), colored),
        *_findings(diff, colored),
        "\n".join([*(plain(note) for note in diff.notes), _summary(diff), plain(compared_line(diff))]),
    ]
    return without_commands("\n\n".join(blocks) + "\n")


def _summary(diff: Diff) -> str:
    text = headline(diff)
    return f"{text[0].upper()}{text[1:]}."


def _changes(title: str, changes: Iterable[Change], colored: Paint) -> Iterator[str]:
    blocks = ["\n".join(_lines(each, colored)) for each in changes]
    if blocks:
        yield "\n".join([colored(title, "title"), *blocks])


def _lines(change: Change, colored: Paint) -> Iterator[str]:
    """`path:line: word` as an editor opens it, the sentence, and both sides below each other."""
    role = _ROLES[change.level]
    place = f"{plain(change.path)}:{change.line}:"
    kind = f"{change.level.value}[{change.what}]"
    said = plain(f"{label(change)}: {named_sentence(change)}")
    yield f"{colored(place, 'place')} {colored(kind, role)} {said}"
    if change.old:
        yield f"  before: {plain(change.old)}"
    if change.new:
        yield f"  {'after: ' if change.old else 'now:   '} {plain(change.new)}"
    if (move := advice(change)) and change.level is Level.ATTENTION:
        yield f"  hint: {plain(move)}"


def _elsewhere(diff: Diff, colored: Paint) -> Iterator[str]:
    told = diff.consequences.told
    if told:
        lines = [
            colored("Elsewhere", "title"),
            *(
                f"{colored(f'{plain(each.path)}:{each.line}:', 'place')} {plain(each.because)}"
                for each in told
            ),
        ]
        if diff.consequences.more:
            lines.append(f"and {diff.consequences.more:,} more")
        yield "\n".join(lines)


def _people(diff: Diff, colored: Paint) -> Iterator[str]:
    if diff.reviewers:
        yield "\n".join([colored("Who should look", "title"), *people_lines(diff.reviewers, colored)])


def _findings(diff: Diff, colored: Paint) -> Iterator[str]:
    if diff.findings:
        lines = (first_line(each, colored) for each in diff.findings)
        yield "\n".join([colored("Findings on changed lines", "title"), *lines])
