"""Indented lines with their numbers: what the outlines of reStructuredText and AsciiDoc are made from."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from alignment_plugin.loading.dialects.outline import Block, Section, section_name


class Line(NamedTuple):
    """One line of a body, without its end and without the indentation that its container has."""

    number: int
    """From 0."""
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


Lines = Sequence[Line]


def indented_after(lines: Lines, at: int, least: int = 1) -> int:
    """Where the lines end that follow `at` and are indented by `least` or blank; blank ones at the end apart."""
    end = at
    for number in range(at, len(lines)):
        if lines[number].is_blank:
            continue
        if lines[number].indent < least:
            break
        end = number + 1
    return end


def dedented(lines: Lines, width: int | None = None) -> list[Line]:
    """The same lines with `width` characters of indentation less; by default what all of them have."""
    if width is None:
        width = min((line.indent for line in lines if not line.is_blank), default=0)
    return [Line(line.number, line.text[min(width, line.indent) :]) for line in lines]


def span_block(
    kind: str, lines: Lines, text: str = "", markup: str = "", parts: Sequence[Block] = ()
) -> Block:
    """A block over lines, of which at least one is not blank."""
    return Block(kind, lines[0].number, lines[-1].number + 1, text, markup, tuple(parts))


def table_block(rows: Sequence[tuple[Lines, Sequence[str]]]) -> Block:
    """A table as Markdown's are kept: rows in one body, cells with their inline text."""
    made = [
        span_block("tr", lines, parts=[span_block("td", lines, cell) for cell in cells])
        for lines, cells in rows
    ]
    body = Block("tbody", made[0].start, made[-1].end, parts=tuple(made))
    return Block("table", body.start, body.end, parts=(body,))


def numbered_lines(lines: Sequence[str]) -> list[Line]:
    """The lines of a body, without their ends; a tab counts as far as the next eighth column."""
    texts = [line.rstrip() for line in lines]
    if any("\t" in text for text in texts):
        texts = [text.expandtabs(8) for text in texts]
    return list(map(Line, range(len(texts)), texts))


def section_of(
    index: int, level: int, heading: Block | None, title: str, blocks: Callable[[], Sequence[Block]]
) -> Section:
    """A section whose title is plain text already; its blocks are parsed on first asking."""
    return Section(index, min(level, 6), heading, title, section_name(title), lambda: tuple(blocks()))


ORDERED = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|#|[ivx]{1,4})[.)])\s+(?=\S)")
"""The mark of an item in a numbered list."""
