"""Metadata that stands in the Markdown itself: lines such as `Status: …`, a Status section, the heading."""

import re
from collections.abc import Iterator
from dataclasses import replace

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header_lines import (
    BOLD,
    DASHED,
    MAX_HTML,
    MAX_LINE,
    NAMED,
    beside,
    directive_entries,
    entry_of,
    known_line,
)
from alignment_plugin.loading.dialects.header_sections import paragraphs
from alignment_plugin.loading.dialects.header_tables import html_entries, table_entries
from alignment_plugin.loading.dialects.inline import plain, wording
from alignment_plugin.loading.dialects.meanings import PEOPLE, meaning_of
from alignment_plugin.loading.dialects.metadata import add_succession
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.stated import Entry, Source
from alignment_plugin.loading.dialects.status import opens_with_status
from alignment_plugin.loading.dialects.succession import read_succession
from alignment_plugin.loading.dialects.surroundings import Surroundings
from alignment_plugin.loading.dialects.titles import is_kind
from alignment_plugin.loading.dialects.told_dates import is_status_alone, told_day, told_status

_BOX = re.compile(r"\[[ xX]\]\s")
_TICKED = re.compile(r"\[[xX]\]\s")
_LABEL_ONLY = re.compile(r"\s*[*_`]{0,3}([A-Za-z][A-Za-z ()/_-]{1,30}?)[\s:*_`]*", re.DOTALL)
_ALONE_BELOW = frozenset({"status", "date", "updated", "opened"})
"""What one item right below its name says."""
_RULE = re.compile(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
MAX_FOOT = 6
"""Blocks below the last rule; more of them are text."""
MAX_LINES_OF_FOOT = 30
_PREFIX = re.compile(r"\s*(?:\[([^\]]{3,80})\]\s*:?|([A-Za-z][^:]{2,60}):)\s+\S")
_ACCOUNTS = re.compile(r"\s*@[\w-]+(?:[\s,]+(?:and\s+)?@[\w-]+)*\s*")
"""Nothing but accounts: who wrote it."""
MAX_DATE = 40
"""Characters of a line that may be a date alone."""
_PERSON = r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3}"
_PERSONS = re.compile(rf"{_PERSON}(?:(?:,\s|,?\sand\s|\s&\s){_PERSON}){{0,5}}")
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"[A-Za-z]\s*:")
_SUCCEEDS = re.compile(
    r"(?:super[sc]edes?|super[sc]eded\s+by|replaces|replaced\s+by)\W{1,3}\[[^\[\]]{1,120}\]\([^()\s]{1,200}\)\.?",
    re.I,
)
_REPLACES = re.compile(
    r"This\s+(?:[A-Z]{2,6}|decision(?:\s+record)?|record|document|proposal|design)\s+(?:(?:fully\s+|completely\s+)?"
    r"(?:super[sc]edes|replaces|obsoletes)|(?:is|was|has\s+been)\s+(?:super[sc]eded|replaced|obsoleted)\s+by)\s+"
    r"(?:the\s+)?(?:\[[^\[\]]{0,40}\d|[A-Z]{2,6}[-_ #]{0,2}\d)[^;\n]*?(?=[,;.](?:\s|$)|\n|$)"
)
_DIGIT = re.compile(r"\d")
_SUFFIX = re.compile(r"\S\s*[(\[]([^()\[\]]{3,40})[)\]]\s*$")
_LINKS = re.compile(r"(?:links|references|related|see also|more information|notes?)\b")


def header_entries(taking: Extraction, preamble: tuple[Block, ...]) -> Iterator[Entry]:
    """Metadata in the blocks between the title and the next heading: list items, lines, table rows."""
    for number, block in enumerate(preamble):
        if block.kind == "blockquote":
            yield from header_entries(taking, block.parts)
        elif block.kind == "html_block":
            yield from html_entries(taking, block)
        elif block.kind == "option":
            if (found := known_line(block.text)) and (entry := entry_of(taking, found, block, None)):
                yield entry
        elif block.kind in ("fence", "code_block"):
            yield from directive_entries(taking, block)
        elif block.kind == "field":
            if (found := known_line(block.text)) and (
                entry := entry_of(taking, found, block, (block.start, block.end))
            ):
                yield entry
        elif block.is_list and (ticked := _ticked(block)) is not None:
            place = taking.scalar(ticked.text[4:], ticked)
            yield Entry("status", (place,), place.span, Source.HEADER)
        elif block.is_list:
            for item in block.parts:
                yield from _item_entries(taking, item)
        elif block.kind == "paragraph":
            yield from _paragraph_entries(taking, block, preamble[number + 1 : number + 2])
        elif block.kind == "table":
            yield from table_entries(taking, block)


def _ticked(block: Block) -> Block | None:
    """The status that is ticked in a list of them: `[x] accepted` beside `[ ] rejected`."""
    leads = [item.lead for item in block.parts if item.lead]
    ticked = [lead for lead in leads if _TICKED.match(lead.text)]
    boxes = all(_BOX.match(lead.text) for lead in leads) and all(
        opens_with_status(each.text[4:]) for each in ticked
    )
    return ticked[0] if len(leads) > 1 and len(ticked) == 1 and boxes else None


def _paragraph_entries(taking: Extraction, block: Block, following: tuple[Block, ...]) -> Iterator[Entry]:
    """What a paragraph states: a day, names of people, lines with names in front, or a sentence."""
    whole = taking.scalar(block.text, block)
    if _is_date(block.text):
        yield Entry("date", (whole,), whole.span, Source.HEADER, (block.start, block.end))
    elif _ACCOUNTS.fullmatch(block.text) or _signs(block, following):
        yield Entry("authors", (whole,), whole.span, Source.HEADER, (block.start, block.end))
    else:
        yield from _line_entries(taking, block)
        yield from _told_entries(taking, block)
        yield from _led_entries(taking, block, following)


def _is_date(text: str) -> bool:
    """Whether a paragraph is a date and nothing else."""
    if len(text) > MAX_DATE or not _DIGIT.search(text) or _NAME.search(text):
        return False
    reading = read_date(text)
    return (reading.day is not None or reading.by_order is not None) and not reading.says_more


def _signs(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a paragraph is people's names and nothing else, above a line with a day."""
    dated = [each for each in following if each.kind == "paragraph" and len(each.text) <= MAX_LINE]
    named = _PERSONS.fullmatch(block.text)
    found = known_line(dated[0].text) if named and dated else None
    return found is not None and meaning_of(found["name"]) in ("date", "updated", "opened")


def _told_entries(taking: Extraction, paragraph: Block) -> Iterator[Entry]:
    """The day that a sentence in the header tells: `Agreed by the guild on 3 May 2024`; its words stay."""
    told = told_day(paragraph.text)
    if told:
        place = taking.scalar(told.day, paragraph)
        yield Entry(told.meaning, (place,), place.span, Source.HEADING)
    if is_status_alone(paragraph.text, dated=told is not None):
        place = taking.scalar(paragraph.text, paragraph)
        yield Entry("status", (place,), place.span, Source.HEADING)


def told_statuses(taking: Extraction, preamble: tuple[Block, ...]) -> Iterator[Entry]:
    """Where a sentence in the header says that the document stands: `This RFC was accepted`; its words stay."""
    for block in preamble:
        text = _TAG.sub(". ", block.text[:MAX_HTML]) if block.kind in ("paragraph", "html_block") else ""
        if said := told_status(plain(text)):
            place = taking.scalar(said, block)
            yield Entry("status", (place,), place.span, Source.HEADING)


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


def _led_entries(taking: Extraction, label: Block, following: tuple[Block, ...]) -> Iterator[Entry]:
    """The people in a list below a line that only says who they are, `**Deciders**`; or the one item below `Status`."""
    found = _LABEL_ONLY.fullmatch(label.text.rpartition("\n")[2])
    meaning = meaning_of(found[1]) if found else None
    leads = [item.lead for each in following if each.is_list for item in each.parts if item.is_simple]
    if found and meaning in PEOPLE | _ALONE_BELOW and leads and len(leads) == len(following[0].parts):
        if meaning in _ALONE_BELOW and (len(leads) > 1 or label.end < following[0].start):
            return
        values = tuple(taking.scalar(lead.text, lead) for lead in leads if lead)
        yield Entry(meaning, values, taking.scalar(found[1], label).span, Source.HEADER)


def _line_entries(taking: Extraction, paragraph: Block, whole: Block | None = None) -> Iterator[Entry]:
    """`Name: value` lines of a paragraph; in a list item, `whole`, the value may run over several lines."""
    lines = paragraph.text.split("\n")
    named = [
        (number, found, meaning)
        for number, line in enumerate(lines)
        if (found := known_line(line))
        for meaning in [meaning_of(found["name"]) or ""]
    ]
    if whole is not None and len(named) == 1 and named[0][0] == 0 and not beside(lines[0]):
        text = paragraph.text if len(paragraph.text) <= MAX_HTML else ""
        found = NAMED.fullmatch(text) or BOLD.fullmatch(text) or DASHED.fullmatch(text)
        if found and (entry := entry_of(taking, found, paragraph, (whole.start, whole.end))):
            yield entry
        return
    for number, found, _ in named:
        if parts := beside(lines[number]):
            place = Block("line", paragraph.start + number, paragraph.start + number + 1, lines[number])
            yield from (each for part in parts if (each := entry_of(taking, part, place, None)))
            continue
        line = Block("line", paragraph.start + number, paragraph.start + number + 1, lines[number])
        if entry := entry_of(taking, found, line, (line.start, line.end)):
            yield entry


def foot_entries(taking: Extraction, preamble: tuple[Block, ...], names: frozenset[str]) -> Iterator[Entry]:
    """Metadata at the end of a document: in a section of its own, or below a rule in the last one."""
    known = {block.start for block in preamble}
    for section in taking.outline.sections[1:]:
        if section.name in names:
            yield from header_entries(
                taking, tuple(each for each in section.blocks if each.start not in known)
            )
    last = taking.outline.sections[-1]
    rule = _last_rule(taking.outline) if last.index else None
    if rule is not None and last.name not in names:
        behind = tuple(each for each in last.blocks if each.start > rule and each.start not in known)
        if len(behind) <= MAX_FOOT:
            yield from header_entries(taking, behind)


def _last_rule(outline: Outline) -> int | None:
    """The number of the last line that is a rule; tells most documents apart without parsing them."""
    for number in range(len(outline.lines) - 1, max(-1, len(outline.lines) - MAX_LINES_OF_FOOT), -1):
        if _RULE.fullmatch(outline.lines[number].strip()):
            return number
        if outline.lines[number].startswith("#"):
            return None
    return None


def title_entries(taking: Extraction, heading: Section) -> Iterator[Entry]:
    """A status in front of the title or behind it: `Draft: …`, `[Superseded by ADR-17] …`, `… (deprecated)`."""
    if heading.heading is None:
        return
    found = _PREFIX.match(heading.title) or _SUFFIX.search(heading.title)
    if found is None:
        return
    said = next(text for text in found.groups() if text)
    if not opens_with_status(said) or len(said.split()) > 8 or is_kind(said):
        return
    place = taking.scalar(said, heading.heading)
    also = read_succession(heading.heading.text, taking.outline.references)
    yield Entry("status", (place,), place.span, Source.HEADING, None, also)


def take_links(taking: Extraction, preamble: tuple[Block, ...], around: Surroundings) -> None:
    """Succession at the start of a line, in the header and in lists of links; the lines stay in the prose."""
    blocks = [*preamble]
    for section in taking.outline.sections:
        if section.heading and _LINKS.match(section.name):
            blocks += section.blocks
    blocks += _alone(taking.outline, blocks)
    blocks += _told(taking.outline, blocks)
    for paragraph in paragraphs(blocks):
        if taking.is_cut(paragraph):
            continue
        for number, line in enumerate(paragraph.text.split("\n")):
            said = read_succession(line, taking.outline.references, opening=True)
            # Prose extends and updates many things; records are cited by a number.
            said = replace(said, amends=_numbered(said.amends), amended_by=_numbered(said.amended_by))
            if any(names for _, names in said.sides()):
                place = Block("line", paragraph.start + number, paragraph.start + number + 1, line)
                add_succession(taking, said, taking.scalar(wording(line).text, place, line), around)


def _alone(outline: Outline, known: list[Block]) -> Iterator[Block]:
    """Paragraphs anywhere that say what took the place of what, and nothing else: `Supersedes [5](0005-x.md)`."""
    starts = {block.start for block in known}
    lines = outline.lines
    for number, line in enumerate(lines):
        if "](" not in line or number in starts or not _SUCCEEDS.fullmatch(line.strip()):
            continue
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        if not any(map(str.strip, beside)):
            yield Block("paragraph", number, number + 1, line.strip())


def _told(outline: Outline, known: list[Block]) -> Iterator[Block]:
    """Sentences that open a paragraph and say what took the place of a record: `This RFC replaces RFC 7, which …`."""
    starts = {block.start for block in known}
    for number, line in enumerate(outline.lines):
        told = _REPLACES.match(line) if line.startswith("This ") and number not in starts else None
        if told and (number == 0 or not outline.lines[number - 1].strip()):
            yield Block("paragraph", number, number + 1, told[0])


def _numbered(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in references if any(map(str.isdigit, each)))
