"""The rows of reStructuredText tables that are written as lists, or with commas between their cells."""

import csv
import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.lines import Line, Lines, dedented

_CELL_START = re.compile(r"^[*-]\s+")


def comma_rows(lines: Lines) -> Iterator[tuple[Lines, list[str]]]:
    """The rows of a table whose cells are set apart by commas, without those in an option."""
    for line in lines:
        if not line.is_blank and not line.text.lstrip().startswith(":"):
            yield [line], [cell.strip() for cell in next(csv.reader([line.text.strip()]))]


def list_rows(lines: Lines) -> Iterator[tuple[Lines, list[str]]]:
    """The rows of a list-table: `* -` opens one, `-` a cell."""
    own = dedented([line for line in lines if not line.text.lstrip().startswith(":")])
    starts = [number for number, line in enumerate(own) if line.text.startswith("* ")]
    for start, end in zip(starts, [*starts[1:], len(own)], strict=True):
        row = [line for line in own[start:end] if not line.is_blank]
        inner = dedented([Line(row[0].number, "  " + row[0].text[2:]), *row[1:]])
        cells: list[list[str]] = []
        for line in inner:
            if _CELL_START.match(line.text) or line.text == "-":
                cells.append([_CELL_START.sub("", line.text).removesuffix("-")])
            elif cells:
                cells[-1].append(line.text.strip())
        yield row, [" ".join(cell).strip() for cell in cells]
