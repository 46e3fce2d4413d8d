"""Who should look → text and JSON; whose files are whose → a block of CODEOWNERS."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alignment_plugin.changes.people import Named, named, owner_words
from alignment_plugin.changes.reviewers import Reviewer
from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.record import Record
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.diff import Diff, compared_line
from alignment_plugin.report.plain import json_text, plain, without_commands

BEGIN = "# alignment: owners of the records (written by 'alignment owners --format codeowners')"
END = "# alignment: end"
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where code hosts look, the first one first."""
_SPECIAL = re.compile(r"([\\ #*?\[\]!])")


def people_lines(people: Iterable[Reviewer], colored: Paint) -> Iterator[str]:
    """One line a person with each reason below."""
    for each in people:
        mark = "  has left: who answers now?" if each.left else "" if each.asked else "  not asked yet"
        handle = f" (@{plain(each.handle)})" if each.handle else ""
        yield f"{colored(plain(each.name), 'place')}{handle}{colored(mark, 'question')}"
        yield from (f"  - {plain(because)}" for because in each.because)


def reviewer_fields(reviewer: Reviewer) -> dict[str, Any]:
    """One person for machines."""
    return {
        "who": reviewer.name,
        "because": "; ".join(reviewer.because),
        "reasons": list(reviewer.because),
        "asked": reviewer.asked,
        "left": reviewer.left,
        "handle": reviewer.handle,
    }


def render(diff: Diff, *, color: bool = False) -> str:
    """Who should look at a diff, on the terminal."""
    lines = [*people_lines(diff.reviewers, paint(color=color))]
    if not lines:
        said = "no change of meaning" if not diff.changes else "no record that changed names anyone"
        lines = [f"Nobody needs to look: {said}."]
    return without_commands("\n".join([*lines, "", plain(compared_line(diff))]) + "\n")


def render_json(diff: Diff) -> str:
    """Who should look at a diff, for machines."""
    people = [reviewer_fields(each) for each in diff.reviewers]
    return json_text({"schema_version": 1, "base": diff.base, "head": diff.head, "reviewers": people})


@dataclass(frozen=True, slots=True)
class Ownership:
    """Files of records and the handles of those who answer for them."""

    lines: tuple[tuple[str, tuple[str, ...]], ...]
    """(path, handles), in order of path; folders end in `/` and come before what they hold."""
    without_handle: tuple[str, ...]
    """People who own something and whose handle no team record gives, by name."""

    @property
    def block(self) -> str:
        """The lines for CODEOWNERS, between their two marks."""
        rows = [f"{_pattern(path)} {' '.join(handles)}" for path, handles in self.lines]
        return "\n".join([BEGIN, *rows, END]) + "\n"


def _pattern(path: str) -> str:
    """A path from the top of the repository, with the characters that mean something escaped."""
    return "/" + _SPECIAL.sub(r"\\\1", path)


def ownership(graph: RecordGraph, shown: Callable[[str], str]) -> Ownership:
    """Whose file is whose; `shown` turns a path of the project into one of the repository."""
    files: dict[str, dict[str, None]] = {}
    missing: dict[str, None] = {}
    for record in graph.records:
        handles = files.setdefault(shown(record.origin.path), {})
        for each in _owners(graph, record):
            if each.member is not None and each.member.left is not None:
                continue
            if each.member is not None and each.member.handle:
                handles[_written(each.member.handle)] = None
            else:
                missing[each.name] = None
    folders = _team_folders(graph, shown)
    lines = {path: tuple(found) for path, found in {**folders, **files}.items() if found}
    return Ownership(tuple(sorted(lines.items())), tuple(sorted(missing, key=str.casefold)))


def _owners(graph: RecordGraph, record: Record) -> list[Named]:
    return [named(graph, record.team, word) for word, _ in owner_words(graph, record)]


def _team_folders(graph: RecordGraph, shown: Callable[[str], str]) -> Mapping[str, dict[str, None]]:
    """A team's folder is its strategy's owner's, where a file in it names nobody."""
    folders: dict[str, dict[str, None]] = {}
    for team in graph.teams:
        strategy = graph.strategy(team)
        if strategy is None or not strategy.owner:
            continue
        member = named(graph, team, strategy.owner).member
        if member is not None and member.handle and member.left is None:
            origin = strategy.origin
            folder = "/".join(each for each in (origin.folder, origin.group) if each)
            folders[f"{shown(folder)}/".removeprefix("./")] = {_written(member.handle): None}
    # Records at the top of a repository do not make all of it theirs.
    folders.pop("", None)
    return folders


def _written(handle: str) -> str:
    """A handle as CODEOWNERS has it: an address stands as it is."""
    return handle if "@" in handle else f"@{handle}"


def block_in(text: str) -> str | None:
    """Our block of a CODEOWNERS file, or nothing."""
    found = re.search(rf"(?ms)^{re.escape(BEGIN)}\s*?$.*?^{re.escape(END)}[ \t]*\r?$\n?", text)
    return found[0] if found else None


def same_block(one: str, other: str) -> bool:
    """Whether two blocks say the same, line ends apart."""
    return [line.rstrip() for line in one.splitlines()] == [line.rstrip() for line in other.splitlines()]
