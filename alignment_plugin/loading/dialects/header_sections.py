"""Metadata in sections of their own, as `## Status`, and in headings that state it themselves."""

import re
from collections.abc import Iterator
from dataclasses import replace

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header_lines import (
    DRIVER,
    MARKS,
    MAX_LINE,
    NAMED,
    entry_of,
    known_line,
)
from alignment_plugin.loading.dialects.meanings import MEANINGS, PEOPLE, meaning_of
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.stated import Entry, Source
from alignment_plugin.loading.dialects.status import opens_with_status
from alignment_plugin.loading.dialects.succession import Succession, read_succession
from alignment_plugin.loading.nodes import Scalar

_BROKEN_OFF = re.compile(r"\b(by|with)[ \t\\]*\n", re.I)
"""The end of a line whose sentence goes on in the next one."""
_SAID_BESIDE = PEOPLE | {"date", "opened", "updated"}
_LETTERS = re.compile(r"[a-z]+")
MAX_NAME_WORDS = 5


def section_entries(taking: Extraction, *, names: frozenset[str]) -> Iterator[Entry]:
    """Metadata in sections of their own, as `## Status`: the first line; what says more stays."""
    for section in taking.outline.sections:
        yield from _heading_entries(taking, section)
        meaning = MEANINGS.get(" ".join(_LETTERS.findall(section.name)))
        if section.heading is None or meaning not in names or DRIVER.search(section.name):
            continue
        blocks = [block for block in section.blocks if not block.is_silent]
        if not blocks or section.level < 1:
            continue
        if entry := _section_entry(taking, section, blocks, meaning):
            taking.understand(section)
            yield entry
            if meaning == "status":
                yield from _beside_status(taking, blocks)


def _beside_status(taking: Extraction, blocks: list[Block]) -> Iterator[Entry]:
    """What lines below a status state of people and days: `Deciders: Ada`; they stay."""
    for paragraph in paragraphs(blocks):
        for line in paragraph.text.split("\n"):
            found = NAMED.fullmatch(line) if len(line) <= MAX_LINE else None
            meaning = meaning_of(found["name"]) if found else None
            if found and meaning in _SAID_BESIDE and (entry := entry_of(taking, found, paragraph, None)):
                yield replace(entry, source=Source.SECTION)


def _heading_entries(taking: Extraction, section: Section) -> Iterator[Entry]:
    """What a heading states by itself: `Status: accepted`, `Date: 3 May 2024`."""
    found = known_line(section.title) if section.heading and ":" in section.title else None
    meaning = meaning_of(found["name"]) if found else None
    if found is None or section.heading is None:
        return
    day = read_date(found["value"]) if meaning in ("date", "opened", "updated") else None
    stated = (meaning == "status" and opens_with_status(found["value"])) or (day is not None and day.day)
    if stated and (entry := entry_of(taking, found, section.heading, None)):
        yield replace(entry, source=Source.SECTION)


def _section_entry(taking: Extraction, section: Section, blocks: list[Block], meaning: str) -> Entry | None:
    first = next((block for block in blocks if block.kind != "blockquote"), blocks[0])
    items = [item.lead for item in first.parts] if first.is_list else [first if first.text else _inner(first)]
    leads = [lead for lead in items if lead]
    if not leads or first.kind in ("fence", "code_block", "html_block", "table"):
        return None
    if meaning == "status" and (len(first.parts) > 1 or not leads[0].text.strip()):
        ticked = [lead for lead in leads if re.match(r"\[[xX]\]\s", lead.text)]
        leads = ticked or leads
    key = taking.scalar(section.title, section.heading or first).span
    whole = len(blocks) == 1 and next(taking.outline.below(section), None) is None
    if meaning == "status":
        line, *more = _whole_lines(leads[0].text)
        line = line.strip(MARKS)
        whole = whole and not more and len(leads) == len(items) == 1
        values: tuple[Scalar, ...] = (taking.scalar(re.sub(r"^\[[xX ]\]\s+", "", line), leads[0]),)
    else:
        values = tuple(taking.scalar(lead.text, lead) for lead in leads)
        whole = whole and (not first.is_list or all(item.is_simple for item in first.parts))
    if meaning in PEOPLE and not all(_is_names(value.text) for value in values):
        return None
    whole = whole and (first.kind != "blockquote" or len(first.parts) == 1)
    lines = (first.start, first.end) if whole else None
    return Entry(meaning, values, key, Source.SECTION, lines, _said_below(taking.outline, blocks, leads[0]))


def _is_names(text: str) -> bool:
    """Whether a text may be a list of names, and not what a section says about people."""
    names = read_people(text)
    return bool(names) and all(len(name.split()) <= MAX_NAME_WORDS for name in names)


def _inner(block: Block) -> Block | None:
    """The first paragraph in a quote."""
    return next((part for part in block.parts if part.kind == "paragraph"), None)


def _said_below(outline: Outline, blocks: list[Block], first: Block) -> Succession:
    """Succession that the later lines of a Status section state."""
    found = Succession()
    for paragraph in paragraphs(blocks):
        lines = _whole_lines(paragraph.text)
        for line in lines[1:] if paragraph is first else lines:
            found = found.and_also(read_succession(line, outline.references))
    return found


def _whole_lines(text: str) -> list[str]:
    """The lines of a text; one whose sentence breaks off goes on with the next."""
    return _BROKEN_OFF.sub(r"\1 ", text).split("\n")


def paragraphs(blocks: list[Block]) -> Iterator[Block]:
    """Paragraphs in blocks, in lists and in quotes."""
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        elif block.parts and block.kind != "table":
            yield from paragraphs(list(block.parts))
