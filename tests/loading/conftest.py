"""A folder of documents, written down in a test, as the loader reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from alignment_plugin.findings import Finding
from alignment_plugin.loading import load_records
from alignment_plugin.records.decision import Decision
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile


@dataclass(frozen=True)
class Read:
    """The decisions of a folder by id, and what was found."""

    decisions: Mapping[str, Decision]
    findings: tuple[Finding, ...]

    @property
    def only(self) -> Decision:
        """The one decision that there is."""
        (decision,) = self.decisions.values()
        return decision


ReadFolder = Callable[..., Read]


@pytest.fixture
def read_files() -> ReadFolder:
    """Read files (path inside the folder → text) as the records folder `docs/adr`."""

    def read(files: Mapping[str, str], *, dialect: str | None = None, **statuses: str) -> Read:
        sources = [
            SourceFile(f"docs/adr/{inside}", inside, text.encode(), "docs/adr")
            for inside, text in files.items()
        ]
        folder: Any = {"path": "docs/adr", "kind": "decision", "dialect": dialect}
        settings = Settings(records=(Folder(**folder),), statuses=statuses)
        loaded = load_records(sources, settings=settings)
        decisions = {each.id: each for each in loaded.records if isinstance(each, Decision)}
        assert len(decisions) == len(loaded.records)
        return Read(decisions, loaded.findings)

    return read
