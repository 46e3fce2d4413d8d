"""A run as people read it: each finding with its line, a mark under the place, and the next move."""

from collections.abc import Iterator

from alignment_plugin.findings import Finding
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.plain import plain, width, without_commands
from alignment_plugin.report.run import Run, summary

_LONGEST = 140
"""Columns of a source line that are shown; longer ones are cut around the place."""
_BEFORE = 60
_SAYS_NOTHING = frozenset({"", "---"})
"""Lines that a finding about a whole record points to."""


def render(run: Run, *, color: bool = False) -> str:
    """The whole report, ending in a line that says what was read."""
    colored = paint(color=color)
    blocks = [
        "\n".join(finding_lines(finding, run.texts.get(finding.path, ""), colored)) for finding in run.open
    ]
    return without_commands("\n\n".join([*blocks, plain(summary(run))]) + "\n")


def first_line(finding: Finding, colored: Paint | None = None) -> str:
    """`path:line:column: severity[code] message`: stands alone."""
    colored = colored or paint(color=False)
    place = f"{plain(finding.path)}:{finding.span.line}:{finding.span.column}:"
    kind = finding.severity.value if finding.is_open else "accepted"
    return f"{colored(place, 'place')} {colored(f'{kind}[{finding.code}]', kind)} {plain(finding.message)}"


def finding_lines(finding: Finding, text: str, colored: Paint) -> Iterator[str]:
    """A finding with its source, hint, corrected line and other places."""
    yield first_line(finding, colored)
    yield from _source(finding, text, colored)
    if finding.hint:
        yield f"  hint: {plain(finding.hint)}"
    if finding.example:
        yield "  write:"
        # Escaped line by line, as an example may hold several; the bar keeps a line from starting with `::`.
        yield from (f"    | {colored(plain(line), 'good')}" for line in finding.example.split("\n"))
    for place in finding.related:
        yield f"  see {plain(place.path)}:{place.line}: {plain(place.message)}"


def _source(finding: Finding, text: str, colored: Paint) -> Iterator[str]:
    span = finding.span
    line = _line(text, span.line)
    if line.strip() in _SAYS_NOTHING:
        return
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    line, start, end = _cut(line, start, min(max(end, start + 1), len(line)))
    yield f"{colored(f'{span.line:>4} |', 'quiet')} {plain(line)}"
    before, marked = width(plain(line[:start])), max(1, width(plain(line[start:end])))
    yield f"{colored('     |', 'quiet')} {' ' * before}{colored('^' * marked, 'mark')}"


def _line(text: str, number: int) -> str:
    """Line `number` of a text in which only `\\n` ends a line, as it does for spans."""
    lines = text.split("\n", number)
    return lines[number - 1] if number <= len(lines) else ""


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A long line around its place, with the place in what is left."""
    if len(line) <= _LONGEST:
        return line.rstrip(), start, end
    first = max(0, start - _BEFORE)
    last = first + _LONGEST
    head, tail = ("..." if first else ""), ("..." if last < len(line) else "")
    shift = len(head) - first
    return f"{head}{line[first:last]}{tail}", start + shift, min(end + shift, len(head) + _LONGEST)
