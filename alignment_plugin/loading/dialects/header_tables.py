"""Metadata in tables, and in tables, terms and lines that are written as HTML."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header_lines import MARKS, MAX_HTML, known_line
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.dialects.stated import Entry, Source

MAX_ROWS = 30
"""A longer table is no header."""
_COUNTS = re.compile(r"\W*(?:revision|version|rev|number|id|no)\W*", re.I)
"""Names of what a record states that nobody asks for."""
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</table|\Z)", re.I | re.DOTALL)
_HTML_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)(?=<t[hd]\b|</t[rhd]|\Z)", re.I | re.DOTALL)
_HTML_TERM = re.compile(
    r"<dt\b[^>]*>(.*?)(?:</dt>)?\s*<dd\b[^>]*>(.*?)(?=</dd|<dt\b|<dd\b|</dl|\Z)", re.I | re.DOTALL
)
_HTML_LINE = re.compile(r"</?(?:br|li|p|div|ul|ol|summary|details|dl|table)\b[^>]*>|\n", re.I)


def table_entries(taking: Extraction, table: Block) -> Iterator[Entry]:
    """Rows `| Status | accepted |`, or names above one row of values; cut where all of it is known."""
    rows = [[cell.text for cell in row.parts] for part in table.parts for row in part.parts]
    if len(rows) > MAX_ROWS:
        return
    pairs = [(plain(name), value) for name, value in _pairs(rows)]
    known = [
        (name, value, meaning) for name, value in pairs if value.strip() and (meaning := meaning_of(name))
    ]
    whole = len(known) == sum(bool(name.strip() or value.strip()) for name, value in pairs)
    lines = (table.start, table.end) if whole and pairs else None
    for name, value, meaning in known:
        place, key = taking.scalar(value, table), taking.scalar(name, table).span
        yield Entry(meaning, (place,), key, Source.HEADER, lines, shares=len(known))


def _pairs(rows: list[list[str]]) -> list[tuple[str, str]]:
    """Names and values of a table: side by side, once or twice a row, or values below their names."""
    below = len(rows) == 2 and len(rows[0]) > 1 and sum(bool(meaning_of(plain(name))) for name in rows[0]) > 1
    if (below or _counts_behind(rows)) and not (len(rows[0]) == 2 and meaning_of(plain(rows[1][0]))):
        return list(zip(rows[0], rows[1], strict=False))
    if any(len(row) % 2 for row in rows):
        return []
    return [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2)]


def _counts_behind(rows: list[list[str]]) -> bool:
    """Whether the names in the first of two rows are one we know and one that only counts: `Author`, `Revision`."""
    if [len(row) for row in rows] != [2, 2]:
        return False
    name, other = map(plain, rows[0])
    return meaning_of(name) is not None and _COUNTS.fullmatch(other) is not None


def html_entries(taking: Extraction, block: Block) -> Iterator[Entry]:
    """Rows of a table, terms with their definitions, and lines, written as HTML; they stay."""
    text = block.text[:MAX_HTML]
    rows = [*(_HTML_CELL.findall(row) for row in _HTML_ROW.findall(text)), *_HTML_TERM.findall(text)]
    pairs = [(plain(row[0]), plain(row[1])) for row in rows if len(row) == 2]
    if not pairs:
        lines = [known_line(plain(line)) for line in _HTML_LINE.split(text)]
        pairs = [(line["name"], line["value"].strip(MARKS)) for line in lines if line]
    for name, value in pairs:
        if (meaning := meaning_of(name)) and value:
            place = taking.scalar(value, block)
            yield Entry(meaning, (place,), place.span, Source.HEADER)
