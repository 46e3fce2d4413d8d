"""What a command is doing, on a terminal, for runs that take longer than a second."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

_PATIENCE = 1.0
"""Seconds before anything is shown."""
_PAUSE = 0.1
"""Seconds between two changes of the line."""
_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """One line that is written over and taken away at the end."""

    def __init__(self, stream: IO[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = False

    def tell(self, work: str, done: int, total: int) -> None:
        """Show how far `work` is, where it is time to."""
        if (now := self._clock()) < self._next:
            return
        self._next = now + _PAUSE
        self._shown = True
        full = _WIDTH * done // max(total, 1)
        self._stream.write(f"{_CLEAR}{work} [{'#' * full}{'.' * (_WIDTH - full)}] {done:,} of {total:,}")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()


@contextmanager
def progress_on(stream: IO[str]) -> Iterator[Callable[[str, int, int], None] | None]:
    """What tells how far the work is; nothing where nobody watches."""
    if not stream.isatty():
        yield None
        return
    progress = Progress(stream)
    try:
        yield progress.tell
    finally:
        progress.clear()
