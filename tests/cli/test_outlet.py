"""A reader that leaves early, or a full disk, never makes a command look as if it had failed of itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (
    ("check",),
    ("schema",),
    ("rules",),
    ("--help",),
    ("check", "--help"),
    ("--version",),
    ("agenda",),
)


def start(*words: str, cwd: Path, stdout: int, unbuffered: bool = False) -> subprocess.Popen[str]:
    """A command as a shell starts it."""
    environment = {**os.environ, "ALIGNMENT_TODAY": "2026-11-22"}
    if unbuffered:
        environment["PYTHONUNBUFFERED"] = "1"
    return subprocess.Popen(
        [sys.executable, "-c", "from alignment_plugin.cli import main; main()", *words],
        cwd=cwd, stdout=stdout, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


@pytest.fixture
def left_pipe() -> int:
    """The end of a pipe for writing; nobody reads the other one any more."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize(
    ("words", "unbuffered"),
    [*((words, False) for words in COMMANDS), (("check",), True), (("--help",), True)],
)
def test_a_command_says_nothing_when_its_reader_leaves(
    site: Path, left_pipe: int, words: tuple[str, ...], unbuffered: bool
) -> None:
    with start(*words, cwd=site, stdout=left_pipe, unbuffered=unbuffered) as running:
        os.close(left_pipe)
        _, said = running.communicate()
    assert (running.returncode, said) == (0, "")


def test_findings_still_count_when_the_reader_leaves(site: Path, left_pipe: int) -> None:
    (site / "docs/alignment/steps.yml").write_text("- just a text\n", encoding="utf-8")
    with start("check", cwd=site, stdout=left_pipe) as running:
        os.close(left_pipe)
        _, said = running.communicate()
    assert (running.returncode, said) == (1, "")


def test_all_files_are_written_when_the_reader_leaves(site: Path, left_pipe: int) -> None:
    with start("schema", "--output", "out", cwd=site, stdout=left_pipe) as running:
        os.close(left_pipe)
        _, said = running.communicate()
    assert (running.returncode, said, len(list((site / "out").iterdir()))) == (0, "", 9)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_disk_is_said_once_and_is_no_finding(site: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full, start(*words, cwd=site, stdout=full.fileno()) as running:
        _, said = running.communicate()
    assert running.returncode == 2
    assert said == "Error: the output cannot be written: no space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes streams with >&-")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
@pytest.mark.parametrize(("words", "code"), [("check", 0), ("--version", 0), ("nosuch", 2)])
def test_a_stream_that_is_closed_from_the_start_changes_no_exit_code(
    site: Path, closed: str, words: str, code: int
) -> None:
    """As under a scheduler that gives a command no output."""
    line = f"{sys.executable} -c 'from alignment_plugin.cli import main; main()' {words} {closed}"
    run = subprocess.run(["/bin/sh", "-c", line], cwd=site, capture_output=True, text=True, check=False)
    assert run.returncode == code
    assert "Traceback" not in run.stderr
