"""Small sites of records written inline; a line that ends in `#!` is where a finding is expected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import dedent

import pytest

from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.findings import Finding
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

TODAY = date(2026, 11, 22)
MARK = "#!"
UNREAD = {"unreadable-record", "bad-value", "unknown-field"}
"""A row whose records do not load would prove nothing."""

Files = Mapping[str, str]
Look = Callable[..., "Seen"]


@dataclass(frozen=True)
class Seen:
    """All findings on a small site, those of loading and linking first."""

    findings: tuple[Finding, ...]

    def of(self, code: str) -> list[Finding]:
        """Findings of one code, in order of place."""
        return [finding for finding in self.findings if finding.code == code]

    def places(self, code: str) -> set[str]:
        """`path:line` of each finding of one code."""
        return {f"{finding.path}:{finding.span.line}" for finding in self.of(code)}

    def one(self, code: str) -> Finding:
        """The only finding of one code."""
        (finding,) = self.of(code)
        return finding


def _look(files: Files, *, today: date = TODAY, settings: Settings | None = None) -> Seen:
    settings = settings or Settings()
    sources = [SourceFile(path, path, dedent(text).encode(), "crew") for path, text in sorted(files.items())]
    loaded = load_records(sources, settings=settings)
    graph, linked = link(loaded)
    asked = accepted(graph, run_checks(graph, today=today, settings=settings), today)
    return Seen((*loaded.findings, *linked, *asked))


def _marked(files: Files) -> set[str]:
    return {
        f"{path}:{number}"
        for path, text in files.items()
        for number, line in enumerate(dedent(text).splitlines(), 1)
        if line.rstrip().endswith(MARK)
    }


@pytest.fixture
def look() -> Look:
    """Read a few files and ask, on 22 November 2026 unless another day is given."""
    return _look


@pytest.fixture
def expect(look: Look) -> Callable[[tuple[str, str, Files]], None]:
    """Fail unless a case's code is found on the marked lines, and on no other."""

    def check(case: tuple[str, str, Files]) -> None:
        name, code, files = case
        seen = look(files)
        unread = [finding for each in UNREAD - {code} for finding in seen.of(each)]
        assert not unread or "cannot be read" in name, unread
        assert seen.places(code) == _marked(files)

    return check
