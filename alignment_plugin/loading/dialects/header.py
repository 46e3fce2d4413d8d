"""Metadata that stands in the Markdown itself: lines such as `Status: …`, a Status section, the heading."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import plain, wording
from alignment_plugin.loading.dialects.metadata import Entry, Source, add_succession, meaning_of
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.status import opens_with_status
from alignment_plugin.loading.dialects.succession import Succession, read_succession
from alignment_plugin.loading.nodes import Scalar

_NAMED = re.compile(
    r"\s*[*_`]{0,3}([A-Za-z][A-Za-z ()/_-]{1,30}?)\s*[*_`]{0,3}\s*:\s*[*_`]{0,3}[ \t]*(.*)", re.DOTALL
)
_LABEL_ONLY = re.compile(r"\s*[*_`]{0,3}([A-Za-z][A-Za-z ()/_-]{1,30}?)[\s:*_`]*", re.DOTALL)
_PREFIX = re.compile(r"\s*(?:\[([^\]]{3,80})\]\s*:?|([A-Za-z][^:]{2,60}):)\s+\S")
MAX_ROWS = 30
"""A longer table is no header."""
_MARKS = " \t\\"
_LINKS = re.compile(r"(?:links|references|related|see also|more information|notes?)\b")


def header_entries(taking: Extraction, preamble: tuple[Block, ...]) -> Iterator[Entry]:
    """Metadata in the blocks between the title and the next heading: list items, lines, table rows."""
    for block in preamble:
        if block.is_list:
            for item in block.parts:
                yield from _item_entries(taking, item)
        elif block.kind == "paragraph":
            yield from _line_entries(taking, block)
        elif block.kind == "table":
            yield from _table_entries(taking, block)


def _item_entries(taking: Extraction, item: Block) -> Iterator[Entry]:
    lead = item.lead
    found = _LABEL_ONLY.fullmatch(lead.text) if lead else None
    if (
        lead
        and found
        and (meaning := meaning_of(found[1]))
        and len(item.parts) == 2
        and item.parts[1].is_list
    ):
        names = [each.lead for each in item.parts[1].parts if each.is_simple]
        values = tuple(taking.scalar(name.text, name) for name in names if name)
        if values and len(names) == len(item.parts[1].parts):
            yield Entry(
                meaning, values, taking.scalar(found[1], lead).span, Source.HEADER, (item.start, item.end)
            )
    elif lead:
        yield from _line_entries(taking, lead, whole=item if item.is_simple else None)


def _line_entries(taking: Extraction, paragraph: Block, whole: Block | None = None) -> Iterator[Entry]:
    """`Name: value` lines of a paragraph; in a list item, `whole`, the value may run over several lines."""
    lines = paragraph.text.split("\n")
    named = [
        (number, found, meaning)
        for number, line in enumerate(lines)
        if (found := _known(line))
        for meaning in [meaning_of(found[1]) or ""]
    ]
    if whole is not None and len(named) == 1 and named[0][0] == 0:
        found = _NAMED.fullmatch(paragraph.text)
        if found and (entry := _entry(taking, found, paragraph, (whole.start, whole.end))):
            yield entry
        return
    for number, found, _ in named:
        line = Block("line", paragraph.start + number, paragraph.start + number + 1, lines[number])
        if entry := _entry(taking, found, line, (line.start, line.end)):
            yield entry


def _known(line: str) -> re.Match[str] | None:
    found = _NAMED.fullmatch(line)
    return found if found and meaning_of(found[1]) else None


def _entry(taking: Extraction, found: re.Match[str], block: Block, lines: tuple[int, int]) -> Entry | None:
    value = found[2].strip(_MARKS)
    meaning = meaning_of(found[1])
    if not meaning or not re.search(r"\w|[^\x00-\x7f]", value):
        return None
    return Entry(
        meaning, (taking.scalar(value, block),), taking.scalar(found[1], block).span, Source.HEADER, lines
    )


def _table_entries(taking: Extraction, table: Block) -> Iterator[Entry]:
    """Rows `| Status | accepted |`, or names above one row of values; cut where all of it is known."""
    rows = [[cell.text for cell in row.parts] for part in table.parts for row in part.parts]
    if len(rows) > MAX_ROWS:
        return
    if len(rows) == 2 and len(rows[0]) > 1 and sum(bool(meaning_of(plain(name))) for name in rows[0]) > 1:
        rows = [list(pair) for pair in zip(rows[0], rows[1], strict=False)]
    pairs = [(plain(row[0]), row[1]) for row in rows if len(row) == 2]
    shown = [name for row in rows for name in row[:1] if name.strip()]
    whole = len(pairs) == len(rows) and all(meaning_of(name) for name in map(plain, shown))
    lines = (table.start, table.end) if whole else None
    for name, value in pairs:
        meaning = meaning_of(name)
        if meaning and value.strip():
            place = taking.scalar(name, table).span
            yield Entry(meaning, (taking.scalar(value, table),), place, Source.HEADER, lines)
            lines = None


def section_entries(taking: Extraction, *, names: frozenset[str]) -> Iterator[Entry]:
    """Metadata in sections of their own, as `## Status`: the first line; what says more stays."""
    for section in taking.outline.sections:
        meaning = meaning_of(section.name)
        if section.heading is None or meaning not in names:
            continue
        blocks = [block for block in section.blocks if not block.is_silent]
        if not blocks or section.level < 1:
            continue
        if entry := _section_entry(taking, section, blocks, meaning):
            taking.understand(section)
            yield entry


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
        line = leads[0].text.split("\n")[0].strip(_MARKS)
        whole = whole and "\n" not in leads[0].text and len(leads) == len(items) == 1
        values: tuple[Scalar, ...] = (taking.scalar(re.sub(r"^\[[xX ]\]\s+", "", line), leads[0]),)
    else:
        values = tuple(taking.scalar(lead.text, lead) for lead in leads)
    whole = whole and (first.kind != "blockquote" or len(first.parts) == 1)
    lines = (first.start, first.end) if whole else None
    return Entry(meaning, values, key, Source.SECTION, lines, _said_below(taking.outline, blocks, leads[0]))


def _inner(block: Block) -> Block | None:
    """The first paragraph in a quote."""
    return next((part for part in block.parts if part.kind == "paragraph"), None)


def _said_below(outline: Outline, blocks: list[Block], first: Block) -> Succession:
    """Succession that the later lines of a Status section state."""
    supersedes: list[str] = []
    superseded_by: list[str] = []
    for paragraph in _paragraphs(blocks):
        lines = paragraph.text.split("\n")
        for line in lines[1:] if paragraph is first else lines:
            said = read_succession(line, outline.references)
            supersedes += said.supersedes
            superseded_by += said.superseded_by
    return Succession(tuple(supersedes), tuple(superseded_by))


def title_entries(taking: Extraction, heading: Section) -> Iterator[Entry]:
    """A status in front of the title: `Draft: …`, `[Superseded by ADR-17] …`."""
    found = _PREFIX.match(heading.title)
    if heading.heading is None or found is None:
        return
    prefix = found[1] or found[2]
    if not opens_with_status(prefix) or len(prefix.split()) > 8:
        return
    place = taking.scalar(prefix, heading.heading)
    said = read_succession(heading.heading.text, taking.outline.references)
    yield Entry("status", (place,), place.span, Source.HEADING, None, said)


def take_links(taking: Extraction, preamble: tuple[Block, ...]) -> None:
    """Succession at the start of a line, in the header and in lists of links; the lines stay in the prose."""
    blocks = [*preamble]
    for section in taking.outline.sections:
        if section.heading and _LINKS.match(section.name):
            blocks += section.blocks
    for paragraph in _paragraphs(blocks):
        if taking.is_cut(paragraph):
            continue
        for number, line in enumerate(paragraph.text.split("\n")):
            said = read_succession(line, taking.outline.references, opening=True)
            if said.supersedes or said.superseded_by:
                place = Block("line", paragraph.start + number, paragraph.start + number + 1, line)
                add_succession(taking, said, taking.scalar(wording(line).text, place, line))


def _paragraphs(blocks: list[Block]) -> Iterator[Block]:
    """Paragraphs in blocks, in lists and in quotes."""
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        elif block.parts and block.kind != "table":
            yield from _paragraphs(list(block.parts))
