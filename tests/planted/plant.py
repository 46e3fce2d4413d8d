"""Plant one fault in a complete example team, and see what is new among the findings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.findings import Finding
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = "docs/examples"
TODAY = date(2026, 11, 22)
FIRST = "first line"
"""Where something is found that is missing: on the first line of its file."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to the text of one file, below the examples."""

    path: str
    old: str
    """What stands there, once; empty to write `new` at the end of the file, or into a new one."""
    new: str | None
    """What takes its place; None takes the whole file away."""


Also = Mapping[tuple[str, str], str]
"""(code, record) of a finding that follows from the same fault → why it does."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One misalignment, and where a careful reader would point."""

    name: str
    code: str
    record: str
    at: str
    """Words that only the line has on which it is found, once planted; or `FIRST`."""
    edits: tuple[Edit, ...]
    also: Also = field(default_factory=dict)
    path: str = ""
    """The file in which it is found; that of the first edit unless it says otherwise."""

    @property
    def found_in(self) -> str:
        """The file in which it is found, as findings name it."""
        return f"{EXAMPLES}/{self.path or self.edits[0].path}"


@dataclass(frozen=True, slots=True)
class Harmless:
    """A change that nobody has to ask about."""

    name: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """What an edit made of the findings."""

    texts: Mapping[str, str]
    """Path → text, the edit made."""
    new: tuple[Finding, ...]
    """In order of place."""

    def line(self, path: str, words: str) -> int:
        """The only line of a file that has these words, from 1."""
        if words == FIRST:
            return 1
        found = [number for number, line in enumerate(self.texts[path].splitlines(), 1) if words in line]
        if len(found) != 1:
            raise ValueError(f"{words!r} stands on {len(found)} lines of {path}")
        return found[0]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a fault."""

    hits: tuple[Finding, ...]
    """The right code, on the right record, at the right line."""
    strays: tuple[Finding, ...]
    """New, and neither expected nor declared."""
    absent: tuple[tuple[str, str], ...]
    """Declared as following, and not there."""


def plant(edits: Iterable[Edit]) -> Planted:
    """Make the edits in their example, and compare its findings with those before."""
    edits = tuple(edits)
    (example,) = {edit.path.partition("/")[0] for edit in edits}
    before = _texts(example)
    after = dict(before)
    for edit in edits:
        _make(edit, after)
    known = Counter(map(_same, _findings_before(example)))
    new = []
    for finding in _findings(after):
        if known[_same(finding)]:
            known[_same(finding)] -= 1
        else:
            new.append(finding)
    return Planted(after, tuple(sorted(new, key=lambda each: each.order)))


def judge(fault: Fault) -> Verdict:
    """Plant a fault, and hold what is new against what it declares."""
    planted = plant(fault.edits)
    place = (fault.code, fault.record, fault.found_in, planted.line(fault.found_in, fault.at))
    hits = tuple(each for each in planted.new if _place(each) == place)
    others = [each for each in planted.new if each not in hits]
    strays = tuple(each for each in others if (each.code, each.record) not in fault.also)
    following = {(each.code, each.record) for each in others}
    return Verdict(hits, strays, tuple(each for each in fault.also if each not in following))


def _same(finding: Finding) -> tuple[str, ...]:
    """What stays of a finding when something is written above it: its place in a list does not."""
    pointer = re.sub(r"/\d+", "/*", finding.pointer)
    return (finding.code, finding.record, finding.path, pointer, finding.value)


def _place(finding: Finding) -> tuple[str, str, str, int]:
    return (finding.code, finding.record, finding.path, finding.span.line)


def _make(edit: Edit, texts: dict[str, str]) -> None:
    path = f"{EXAMPLES}/{edit.path}"
    if edit.new is None:
        del texts[path]
    elif not edit.old:
        texts[path] = texts.get(path, "") + edit.new
    elif texts[path].count(edit.old) != 1:
        raise ValueError(f"{edit.old!r} stands {texts[path].count(edit.old)} times in {edit.path}")
    else:
        texts[path] = texts[path].replace(edit.old, edit.new)


@cache
def _sources(example: str) -> tuple[SourceFile, ...]:
    return read_folder(ROOT / EXAMPLES / example, project=ROOT).sources


def _texts(example: str) -> dict[str, str]:
    return {source.path: source.data.decode() for source in _sources(example)}


@cache
def _findings_before(example: str) -> tuple[Finding, ...]:
    return _findings(_texts(example))


def _findings(texts: Mapping[str, str]) -> tuple[Finding, ...]:
    example = next(iter(texts)).split("/")[2]
    folder = _sources(example)[0]
    sources = [
        replace(folder, path=path, inside=path.removeprefix(f"{folder.folder}/"), data=text.encode())
        for path, text in sorted(texts.items())
    ]
    settings = Settings()
    loaded = load_records(sources, settings=settings)
    graph, linked = link(loaded)
    asked = accepted(graph, run_checks(graph, today=TODAY, settings=settings), TODAY)
    return (*loaded.findings, *linked, *asked)


def turn(path: str, old: str, new: str) -> Edit:
    """Words that stand once, turned into others."""
    return Edit(path, old, new)


def cut(path: str, old: str) -> Edit:
    """Words that stand once, taken out."""
    return Edit(path, old, "")


def add(path: str, text: str) -> Edit:
    """Text at the end of a file, or a file more."""
    return Edit(path, "", text)


def drop(path: str) -> Edit:
    """A file less."""
    return Edit(path, "", None)
