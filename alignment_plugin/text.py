"""Where text stands: source files and spans. The lowest layer; everything above points back to it."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1; the end column is exclusive.

    A tuple, as reading makes one for every value of every file.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int = 1, length: int = 1) -> "Span":
        """A stretch of `length` characters within one line."""
        return cls(line, column, line, column + length)

    def moved(self, lines: int) -> "Span":
        """The same stretch, `lines` further down."""
        return Span(self.line + lines, self.column, self.end_line + lines, self.end_column)


START = Span(1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a records folder, as bytes: reading and decoding are the loader's."""

    path: str
    """As shown to people: relative to the project, with `/`."""
    inside: str
    """Relative to its records folder, with `/`: a record's kind and team come from it."""
    data: bytes
    folder: str = ""
    """The records folder, relative to the project, with `/`."""


def line_at(text: str, number: int) -> str:
    """Line `number` (from 1) without its end, or an empty string where there is none."""
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""
