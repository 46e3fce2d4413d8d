"""Two sides → what their reports need: changes, what comes of them, who should look, and where they are found."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from alignment_plugin.changes import (
    LEVELS,
    Change,
    Consequences,
    Level,
    Reviewer,
    compare,
    consequences,
    reviewers,
)
from alignment_plugin.findings import Finding
from alignment_plugin.graph import RecordGraph

Permalink = Callable[[str, int, bool], str]
"""(path, line, whether it is at base) → the address of that line on a code host; empty where none is known."""


def no_link(_path: str, _line: int, _at_base: bool) -> str:
    """No address: the code host is not known."""
    return ""


@dataclass(frozen=True, slots=True)
class Diff:
    """What means something different between two sides."""

    base: str
    """What people call it: a branch, a tag, a commit."""
    head: str
    changes: tuple[Change, ...]
    """The most urgent first."""
    consequences: Consequences
    reviewers: tuple[Reviewer, ...]
    files: int
    """Files of records whose text is not the same."""
    findings: tuple[Finding, ...] = ()
    """Open findings on changed lines, in order of place."""
    notes: tuple[str, ...] = ()
    """What a side lacks, each a sentence."""
    base_commit: str = ""
    head_commit: str = ""
    parted: bool = False
    """Whether the base side is the commit at which the two parted."""
    key: str = "records"
    """Which comment this is, where one pull request has several."""
    permalink: Permalink = no_link

    def of(self, level: Level) -> tuple[Change, ...]:
        """The changes of one level."""
        return tuple(change for change in self.changes if change.level is level)

    @property
    def not_asked(self) -> tuple[Reviewer, ...]:
        """Those who should look and of whom no record says that they were asked."""
        return tuple(each for each in self.reviewers if not each.asked and not each.left)


def make_diff(
    old: RecordGraph, new: RecordGraph, *, base: str = "base", head: str = "head", today: date | None = None
) -> Diff:
    """Everything that two graphs say about each other."""
    changes = compare(old, new, today=today)
    follows = consequences(changes, old, new)
    looking = reviewers(changes, follows.told, old, new, today=today)
    return Diff(base, head, changes, follows, looking, files_changed(old, new))


def files_changed(old: RecordGraph, new: RecordGraph) -> int:
    """How many record files are new, gone, or read differently byte by byte."""
    return sum(old.texts.get(path) != new.texts.get(path) for path in {**old.texts, **new.texts})


def headline(diff: Diff) -> str:
    """One line: how much there is to look at; or that nothing means something else."""
    if not diff.changes:
        files = f"{_counted(diff.files, 'file')} changed, " if diff.files else ""
        return f"{files}no change of meaning"
    counts = Counter(change.level for change in diff.changes)
    attention, notable, minor = (counts[level] for level in LEVELS)
    parts = (
        [f"{_counted(attention, 'change')} {'needs' if attention == 1 else 'need'} attention"]
        if attention
        else []
    )
    parts += [f"{notable:,} notable"] if notable else []
    parts += [f"{minor:,} minor"] if minor else []
    text = ", ".join(parts)
    return text if attention else f"nothing needs attention: {text}"


def compared_line(diff: Diff) -> str:
    """What was compared with what."""
    base = f"{diff.base} ({diff.base_commit[:12]})" if diff.base_commit else diff.base
    head = f"{diff.head} ({diff.head_commit[:12]})" if diff.head_commit else diff.head
    where = ", at the commit where they parted" if diff.parted else ""
    return f"Compared {head} with {base}{where}."


def with_shown_paths(diff: Diff, shown: Callable[[str], str]) -> Diff:
    """The same diff with every path put through `shown`."""
    told = tuple(replace(each, path=shown(each.path)) for each in diff.consequences.told)
    return replace(
        diff,
        changes=tuple(_with_path(each, shown) for each in diff.changes),
        consequences=replace(diff.consequences, told=told),
        findings=tuple(replace(each, path=shown(each.path)) for each in diff.findings),
    )


def _with_path(change: Change, shown: Callable[[str], str]) -> Change:
    if change.what != "file-moved":
        return replace(change, path=shown(change.path))
    return replace(change, path=shown(change.path), old=shown(change.old), new=shown(change.new))


def on_changed_lines(
    findings: Iterable[Finding], changed: Mapping[str, tuple[range, ...]]
) -> tuple[Finding, ...]:
    """Open findings whose place lies in lines that changed, by path."""
    return tuple(
        each
        for each in findings
        if each.is_open and any(each.span.line in lines for lines in changed.get(each.path, ()))
    )


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
