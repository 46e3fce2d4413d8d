"""The lines of an AsciiDoc table → rows of cells."""

import re
from dataclasses import dataclass, replace

_CELL = re.compile(
    r"(?:(?:(?<=\s)|^)(?:(?P<columns>\d{1,3})?(?:\.(?P<rows>\d{1,3}))?[+*])?[<^>]?(?:\.[<^>])?(?P<style>[adehlms])?)?(?<!\\)\|",
    re.M,
)
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    text: str
    columns: int = 1
    rows: int = 1
    style: str = ""
    """`a` holds blocks, `h` is a head, `l` and `m` are code."""


def table_rows(lines: list[str], style: str, *, sign: str) -> tuple[bool, list[list[Cell]]]:
    """Whether the first row is the table's head, and the rows."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled:
        return False, []
    cells = _split(lines, sign)
    columns = _columns(style)
    width = len(columns) or len(_split([lines[filled[0]]], sign)) or 1
    followed = filled[0] + 1 < len(lines) and not lines[filled[0] + 1].strip() and len(filled) > 1
    one_line = len(_split([lines[filled[0]]], sign)) == width and width > 1
    header = bool(re.search(r"header|%[\w%]*h", style)) or (followed and one_line and "noheader" not in style)
    return header, _rows(cells, min(width, _WIDEST), columns)


def _split(lines: list[str], sign: str) -> list[Cell]:
    text = "\n".join(lines)
    if sign in ",:":
        return [Cell(part.strip().strip('"')) for line in lines if line.strip() for part in line.split(sign)]
    marks = list(_CELL.finditer(text if sign == "|" else text.replace(sign, "|")))
    cells = []
    if marks and text[: marks[0].start()].strip():
        cells.append(Cell(text[: marks[0].start()].strip()))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        content = text[mark.end() : following.start() if following else len(text)]
        cells.append(
            Cell(
                content.strip("\n").strip(" ").replace("\\|", "|"),
                max(1, int(mark["columns"] or 1)),
                max(1, int(mark["rows"] or 1)),
                mark["style"] or "",
            )
        )
    return cells or ([Cell(text.strip())] if text.strip() else [])


def _columns(style: str) -> list[str]:
    """The style of each column that a table says it has; none where it says nothing."""
    said = re.search(r"cols=(?:\"([^\"]*)\"|'([^']*)'|([\w*]+))", style)
    if said is None:
        return []
    columns: list[str] = []
    for part in re.split(r"[,;]", said[1] or said[2] or said[3] or ""):
        found = re.fullmatch(r"\s*(?:(\d{1,2})\*)?[<^>.\d%~]*([adehlms]?)\s*", part)
        if found and (part.strip() or not columns):
            columns += [found[2]] * int(found[1] or 1)
        elif part.strip():
            columns.append("")
    return columns[:_WIDEST]


def _rows(cells: list[Cell], width: int, columns: list[str]) -> list[list[Cell]]:
    """Cells in rows of `width` columns; a cell of several rows leaves less room below it."""
    rows: list[list[Cell]] = []
    taken: dict[int, int] = {}
    row: list[Cell] = []
    used = 0
    for cell in cells:
        style = cell.style or (columns[used] if used < len(columns) else "")
        row.append(replace(cell, style=style))
        used += cell.columns
        for below in range(1, min(cell.rows, 200)):
            taken[len(rows) + below] = taken.get(len(rows) + below, 0) + cell.columns
        if used + taken.get(len(rows), 0) >= width:
            rows.append(row)
            row, used = [], 0
    return [*rows, row] if row else rows
