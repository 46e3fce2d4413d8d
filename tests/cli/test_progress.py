"""Work that takes longer than a second shows on a terminal how far it is, and leaves no trace."""

import io

from alignment_plugin.cli.progress import Progress, progress_on
from alignment_plugin.loading import load_records
from alignment_plugin.text import SourceFile


class Terminal(io.StringIO):
    """Somebody watches."""

    def isatty(self) -> bool:
        return True


def clock(*seconds: float):
    """A clock that shows these times in turn."""
    times = iter(seconds)
    return lambda: next(times)


def test_nothing_is_shown_in_the_first_second() -> None:
    stream = Terminal()
    progress = Progress(stream, clock(0, 0.5, 0.99))
    progress.tell("Reading files", 10, 100)
    progress.tell("Reading files", 20, 100)
    progress.clear()
    assert stream.getvalue() == ""


def test_then_one_line_is_written_over_and_taken_away() -> None:
    stream = Terminal()
    progress = Progress(stream, clock(0, 1.2, 1.25, 1.4))
    for done in (2500, 2600, 5000):
        progress.tell("Reading files", done, 10_000)
    progress.clear()
    first, second, end = stream.getvalue().split("\r\x1b[K")[1:]
    assert first == "Reading files [######..................] 2,500 of 10,000"
    assert second == "Reading files [############............] 5,000 of 10,000"
    assert end == ""


def test_a_file_or_a_pipe_hears_nothing() -> None:
    stream = io.StringIO()
    with progress_on(stream) as tell:
        assert tell is None
    assert stream.getvalue() == ""


def test_reading_tells_how_far_it_is() -> None:
    """Every fifty files, of all files."""
    sources = [
        SourceFile(
            f"a/decisions/{n:04}-x.md",
            f"decisions/{n:04}-x.md",
            b"---\nstatus: draft\nowner: lee\n---\n# X\n",
            "a",
        )
        for n in range(120)
    ]
    told: list[tuple[str, int, int]] = []
    load_records(sources, tell=lambda *each: told.append(each))
    assert [each for each in told if each[0] == "Reading files"] == [
        ("Reading files", n, 120) for n in (0, 50, 100)
    ]
    assert told[-1] == ("Making records", 100, 120)
