"""The command line as people call it: in a folder, with a day that stands still."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alignment_plugin.cli import main

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and an environment that says only the day."""
    for name in ("SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALIGNMENT_TODAY", "2026-11-22")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command in the working folder."""
    return lambda *words, **more: CliRunner().invoke(main, [str(word) for word in words], **more)


@pytest.fixture
def site(folder: Path, run: Run) -> Path:
    """A site as `init --yes` leaves it."""
    assert run("init", "--yes").exit_code == 0
    return folder


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
