"""reStructuredText and AsciiDoc: title and metadata read from lines; the text is shown as it stands."""

import re
from collections.abc import Iterator, Mapping

from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.metadata import Entry, Source, front_entries, meaning_of, take_metadata
from alignment_plugin.loading.dialects.outline import Block, Outline, split_lines
from alignment_plugin.loading.dialects.page import Page

SUFFIXES = (".rst", ".adoc", ".asciidoc", ".asc", ".txt")
HEADER_LINES = 60
"""Fields such as `:Status:` count so far down; sections named so count anywhere."""
_RULE = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}\s*$")
_ASCIIDOC_HEADING = re.compile(r"={1,6}\s+(\S.*?)\s*=*$")
_FIELD = re.compile(r"\s*(?:[:*+-]\s*)?\**([A-Za-z][A-Za-z _-]{1,30}?)\**:\**\s+(\S.*?)\s*$")
_MARKUP = re.compile(r"`([^`<]+?)\s*(?:<[^>]*>)?`_{0,2}|\*{1,2}([^*]+)\*{1,2}")


def is_plain_text(name: str) -> bool:
    """Whether a path is of a format that is not Markdown."""
    return name.casefold().endswith(SUFFIXES)


def read_plain_text(page: Page, statuses: Mapping[str, str]) -> Document:
    """Title, metadata and the whole text, from which nothing is cut."""
    taking = Extraction(page.outline, page.body_line)
    lines = [line.rstrip() for line in page.outline.lines]
    headings = list(_headings(lines))
    if headings:
        number, title = headings[0]
        taking.title = taking.scalar(_shown(title), _line(number, title), title)
    entries = [*front_entries(page.front), *_fields(taking, lines), *_sections(taking, lines, headings)]
    take_metadata(taking, entries, statuses)
    return taking.document("plain")


def text_outline(body: str) -> Outline:
    """The lines of a text that is not Markdown."""
    return Outline(split_lines(body), (), {})


def _headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines that are headings: underlined, or with `=` in front."""
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if found := _ASCIIDOC_HEADING.match(line):
            yield number, found[1]
        elif (
            line.strip()
            and _RULE.match(below)
            and not _RULE.match(line)
            and len(below) >= min(len(line.strip()), 4)
        ):
            before = lines[number - 1].strip() if number else ""
            if not before or _RULE.match(before):
                yield number, line.strip()


def _fields(taking: Extraction, lines: list[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines[:HEADER_LINES]):
        found = _FIELD.match(line)
        if found and (meaning := meaning_of(found[1])):
            yield _entry(taking, meaning, found[2], number, line, Source.HEADER)


def _sections(taking: Extraction, lines: list[str], headings: list[tuple[int, str]]) -> Iterator[Entry]:
    """The first line below a heading such as `Status`."""
    for number, title in headings[1:]:
        meaning = meaning_of(title)
        if meaning in ("status", "date", "people"):
            for at in range(number + 1, min(number + 6, len(lines))):
                if lines[at].strip() and not _RULE.match(lines[at]):
                    yield _entry(taking, meaning, lines[at].strip(), at, lines[at], Source.SECTION)
                    break


def _entry(taking: Extraction, meaning: str, text: str, number: int, line: str, source: Source) -> Entry:
    place = taking.scalar(_shown(text), _line(number, line), text)
    return Entry(meaning, (place,), place.span, source)


def _line(number: int, text: str) -> Block:
    return Block("line", number, number + 1, text)


def _shown(text: str) -> str:
    """A line without inline marks."""
    return _MARKUP.sub(lambda found: found[1] or found[2], text).strip()
