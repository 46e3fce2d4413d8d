"""Small sites of records written inline, and the hour that they ask for."""

from collections.abc import Callable, Mapping
from datetime import date
from textwrap import dedent

import pytest

from alignment_plugin.analysis.agenda import Agenda, agenda_of
from alignment_plugin.checks import accepted, run_checks
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

TODAY = date(2026, 11, 22)
Hour = Callable[..., Agenda]


def _hour(
    files: Mapping[str, str], *, today: date = TODAY, team: str = "crew", turned: bool = False
) -> Agenda:
    sources = [
        SourceFile(f"docs/{path}", path, dedent(text).encode(), "docs")
        for path, text in sorted(files.items())
    ]
    loaded = load_records(sources)
    graph, linked = link(loaded)
    asked = run_checks(graph, today=today, settings=Settings())
    findings = accepted(graph, (*loaded.findings, *linked, *asked), today)
    return agenda_of(graph, reversed(findings) if turned else findings, today=today, team=team)


@pytest.fixture
def hour() -> Hour:
    """The hour of the team `crew`, in a folder of that name, on 22 November 2026."""
    return _hour
