"""Standard output and error of the command: any text can be written, and a reader may leave early."""

import errno
import io
import os
import sys
from typing import IO, Any

from alignment_plugin.adapters.errors import NotWrittenError

# Windows says EINVAL where a pipe has no reader any more.
_READER_LEFT = (errno.EPIPE, errno.EINVAL)


class Outlet(io.RawIOBase):
    """A stream that drops what its reader no longer wants, so that the command still ends as it would."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._closed_early = False

    def writable(self) -> bool:
        """Always: that is what it is for."""
        return True

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return bool(self._raw.isatty())

    def fileno(self) -> int:
        """The file descriptor that it writes to."""
        return int(self._raw.fileno())

    def write(self, data: Any) -> int:
        """Write, or drop; raises NotWrittenError once where the stream is broken in any other way."""
        if self._closed_early:
            return len(data)
        try:
            return int(self._raw.write(data) or 0)
        except OSError as error:
            self._closed_early = True
            if error.errno in _READER_LEFT:
                return len(data)
            reason = (error.strerror or "it is closed").lower()
            raise NotWrittenError(f"the output cannot be written: {reason}") from None


def open_outlets() -> None:
    """Put standard output and error behind outlets, once; streams of another sort only learn to write any text."""
    sys.stdout = _outlet(sys.stdout)
    sys.stderr = _outlet(sys.stderr)


def _outlet(stream: Any) -> IO[str]:
    if stream is None:  # closed by whoever started us: there is nobody to tell
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lasts as long as the process
    buffer = getattr(stream, "buffer", None)
    # Python run unbuffered has no layer between the text and the file.
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, io.FileIO):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
        return stream  # type: ignore[no-any-return]  # whatever stood there, as a test's buffer
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(Outlet(raw)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
    )
