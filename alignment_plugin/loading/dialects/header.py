"""Metadata that stands in the Markdown itself: lines such as `Status: …`, a Status section, the heading."""

import re
from collections.abc import Iterator
from dataclasses import replace

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import plain, wording
from alignment_plugin.loading.dialects.meanings import PEOPLE, meaning_of
from alignment_plugin.loading.dialects.metadata import Entry, Source, add_succession
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.loading.dialects.status import opens_with_status
from alignment_plugin.loading.dialects.succession import Succession, read_succession
from alignment_plugin.loading.dialects.surroundings import Surroundings
from alignment_plugin.loading.dialects.told_dates import is_status_alone, told_day
from alignment_plugin.loading.nodes import Scalar

_NAMED = re.compile(
    r"\s*:?(?P<marks>[*_`]{0,3})(?P<name>[A-Za-z][A-Za-z ()/_-]{1,30}?)\s*"
    r"(?:(?P=marks)\s*:|:\s*(?P=marks)|[*_`]{0,3}\s*:)\s*(?P<value>.*)",
    re.DOTALL,
)
_BOLD = re.compile(
    r"\s*(?P<marks>\*\*|__)(?P<name>[A-Za-z][A-Za-z ()/_-]{1,30}?)(?P=marks)\s+(?P<value>\S.*)", re.DOTALL
)
_OPTION = re.compile(r"\s*:[A-Za-z][\w -]*:\s")
_SET_APART = re.compile(r"\s+(?:[·•|/—]|&nbsp;|&middot;|&bull;)+\s+|\s*;\s+")
_LABEL_ONLY = re.compile(r"\s*[*_`]{0,3}([A-Za-z][A-Za-z ()/_-]{1,30}?)[\s:*_`]*", re.DOTALL)
_RULE = re.compile(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
MAX_FOOT = 6
"""Blocks below the last rule; more of them are text."""
MAX_LINES_OF_FOOT = 30
_PREFIX = re.compile(r"\s*(?:\[([^\]]{3,80})\]\s*:?|([A-Za-z][^:]{2,60}):)\s+\S")
_DATED = re.compile(r"\s*[*_]{0,3}(?P<name>date)[*_]{0,3}\s+(?P<value>\d[\d/.-]{6,9}\s*)", re.I)
MAX_NAME_WORDS = 5
MAX_ROWS = 30
"""A longer table is no header."""
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</table|\Z)", re.I | re.DOTALL)
_HTML_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)(?=<t[hd]\b|</t[rhd]|\Z)", re.I | re.DOTALL)
_HTML_TERM = re.compile(
    r"<dt\b[^>]*>(.*?)(?:</dt>)?\s*<dd\b[^>]*>(.*?)(?=</dd|<dt\b|<dd\b|</dl|\Z)", re.I | re.DOTALL
)
_HTML_LINE = re.compile(r"</?(?:br|li|p|div|ul|ol|summary|details|dl|table)\b[^>]*>|\n", re.I)
MAX_LINE = 2_000
"""Characters of a line; a longer one names no status and no people."""
MAX_HTML = 5_000
"""Characters of an HTML table that are looked at."""
MAX_DATE = 40
"""Characters of a line that may be a date alone."""
_NAME = re.compile(r"[A-Za-z]\s*:")
_DIGIT = re.compile(r"\d")
_SUFFIX = re.compile(r"\S\s*[(\[]([^()\[\]]{3,40})[)\]]\s*$")
_MARKS = " \t\\"
_DRIVER = re.compile(r"\bdecision[\s_-]+driver\b", re.I)
"""Who drives a decision, or what: only the account of somebody tells."""
_ACCOUNT = re.compile(r"[\W_]*@\w|\[")
_LINKS = re.compile(r"(?:links|references|related|see also|more information|notes?)\b")


def header_entries(taking: Extraction, preamble: tuple[Block, ...]) -> Iterator[Entry]:
    """Metadata in the blocks between the title and the next heading: list items, lines, table rows."""
    for block in preamble:
        if block.kind == "blockquote":
            yield from header_entries(taking, block.parts)
        elif block.kind == "html_block":
            yield from _html_entries(taking, block)
        elif block.kind == "option":
            if (found := known_line(block.text)) and (entry := _entry(taking, found, block, None)):
                yield entry
        elif block.kind == "fence":
            yield from _directive_entries(taking, block)
        elif block.kind == "field":
            if (found := known_line(block.text)) and (
                entry := _entry(taking, found, block, (block.start, block.end))
            ):
                yield entry
        elif block.is_list:
            for item in block.parts:
                yield from _item_entries(taking, item)
        elif block.kind == "paragraph" and _is_date(block.text):
            day = taking.scalar(block.text, block)
            yield Entry("date", (day,), day.span, Source.HEADER, (block.start, block.end))
        elif block.kind == "paragraph":
            yield from _line_entries(taking, block)
            yield from _told_entries(taking, block)
        elif block.kind == "table":
            yield from _table_entries(taking, block)


def _is_date(text: str) -> bool:
    """Whether a paragraph is a date and nothing else."""
    if len(text) > MAX_DATE or not _DIGIT.search(text) or _NAME.search(text):
        return False
    reading = read_date(text)
    return reading.day is not None and not reading.says_more


def _told_entries(taking: Extraction, paragraph: Block) -> Iterator[Entry]:
    """The day that a sentence in the header tells: `Agreed by the guild on 3 May 2024`; its words stay."""
    told = told_day(paragraph.text)
    if told:
        place = taking.scalar(told.day, paragraph)
        yield Entry(told.meaning, (place,), place.span, Source.HEADING)
    if is_status_alone(paragraph.text, dated=told is not None):
        place = taking.scalar(paragraph.text, paragraph)
        yield Entry("status", (place,), place.span, Source.HEADING)


def _directive_entries(taking: Extraction, block: Block) -> Iterator[Entry]:
    """Options `:status: accepted` of a directive that is written as a fence, "```{record}"; the fence stays."""
    for line in block.text.split("\n") if block.markup.lstrip().startswith("{") else ():
        named = _OPTION.match(line)
        if (
            named
            and (found := known_line(line.strip()[1:]))
            and (entry := _entry(taking, found, block, None))
        ):
            yield entry


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
        if (found := known_line(line))
        for meaning in [meaning_of(found["name"]) or ""]
    ]
    if whole is not None and len(named) == 1 and named[0][0] == 0:
        text = paragraph.text if len(paragraph.text) <= MAX_HTML else ""
        found = _NAMED.fullmatch(text) or _BOLD.fullmatch(text)
        if found and (entry := _entry(taking, found, paragraph, (whole.start, whole.end))):
            yield entry
        return
    for number, found, _ in named:
        if beside := _beside(lines[number]):
            place = Block("line", paragraph.start + number, paragraph.start + number + 1, lines[number])
            yield from (each for part in beside if (each := _entry(taking, part, place, None)))
            continue
        line = Block("line", paragraph.start + number, paragraph.start + number + 1, lines[number])
        if entry := _entry(taking, found, line, (line.start, line.end)):
            yield entry


def _beside(line: str) -> list[re.Match[str]]:
    """Several names and values that stand on one line, set apart by marks; the line stays."""
    parts = [known_line(part) for part in _SET_APART.split(line)] if len(line) <= MAX_LINE else []
    return [part for part in parts if part] if len(parts) > 1 and all(parts) else []


def known_line(line: str) -> re.Match[str] | None:
    """A name that speaks of something and its value; a date may do without the colon."""
    if len(line) > MAX_LINE:
        return None
    found = _NAMED.fullmatch(line) or _DATED.fullmatch(line) or _BOLD.fullmatch(line)
    return found if found and meaning_of(found["name"]) else None


def _entry(
    taking: Extraction, found: re.Match[str], block: Block, lines: tuple[int, int] | None
) -> Entry | None:
    value = found["value"].strip(_MARKS)
    meaning = meaning_of(found["name"])
    if not meaning or not re.search(r"\w|[^\x00-\x7f]", value):
        return None
    if _DRIVER.search(found["name"]) and not _ACCOUNT.match(value):
        return None
    return Entry(
        meaning,
        (taking.scalar(value, block),),
        taking.scalar(found["name"], block).span,
        Source.HEADER,
        lines,
    )


def _table_entries(taking: Extraction, table: Block) -> Iterator[Entry]:
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
    if below and not (len(rows[0]) == 2 and meaning_of(plain(rows[1][0]))):
        return list(zip(rows[0], rows[1], strict=False))
    if any(len(row) % 2 for row in rows):
        return []
    return [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2)]


def _html_entries(taking: Extraction, block: Block) -> Iterator[Entry]:
    """Rows of a table, terms with their definitions, and lines, written as HTML; they stay."""
    text = block.text[:MAX_HTML]
    rows = [*(_HTML_CELL.findall(row) for row in _HTML_ROW.findall(text)), *_HTML_TERM.findall(text)]
    pairs = [(plain(row[0]), plain(row[1])) for row in rows if len(row) == 2]
    if not pairs:
        lines = [known_line(plain(line)) for line in _HTML_LINE.split(text)]
        pairs = [(line["name"], line["value"].strip(_MARKS)) for line in lines if line]
    for name, value in pairs:
        if (meaning := meaning_of(name)) and value:
            place = taking.scalar(value, block)
            yield Entry(meaning, (place,), place.span, Source.HEADER)


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
            yield from (each for each in header_entries(taking, behind) if each.source is Source.HEADER)


def _last_rule(outline: Outline) -> int | None:
    """The number of the last line that is a rule; tells most documents apart without parsing them."""
    for number in range(len(outline.lines) - 1, max(-1, len(outline.lines) - MAX_LINES_OF_FOOT), -1):
        if _RULE.fullmatch(outline.lines[number].strip()):
            return number
        if outline.lines[number].startswith("#"):
            return None
    return None


def section_entries(taking: Extraction, *, names: frozenset[str]) -> Iterator[Entry]:
    """Metadata in sections of their own, as `## Status`: the first line; what says more stays."""
    for section in taking.outline.sections:
        yield from _heading_entries(taking, section)
        meaning = meaning_of(section.name)
        if section.heading is None or meaning not in names or _DRIVER.search(section.name):
            continue
        blocks = [block for block in section.blocks if not block.is_silent]
        if not blocks or section.level < 1:
            continue
        if entry := _section_entry(taking, section, blocks, meaning):
            taking.understand(section)
            yield entry


def _heading_entries(taking: Extraction, section: Section) -> Iterator[Entry]:
    """What a heading states by itself: `Status: accepted`, `Date: 3 May 2024`."""
    found = (
        known_line(section.title) if section.heading and section.level > 1 and ":" in section.title else None
    )
    meaning = meaning_of(found["name"]) if found else None
    if found is None or section.heading is None:
        return
    day = read_date(found["value"]) if meaning in ("date", "opened", "updated") else None
    if (meaning == "status" and opens_with_status(found["value"])) or (day and day.day):
        if entry := _entry(taking, found, section.heading, None):
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
        line = leads[0].text.split("\n")[0].strip(_MARKS)
        whole = whole and "\n" not in leads[0].text and len(leads) == len(items) == 1
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
    for paragraph in _paragraphs(blocks):
        lines = paragraph.text.split("\n")
        for line in lines[1:] if paragraph is first else lines:
            found = found.and_also(read_succession(line, outline.references))
    return found


def title_entries(taking: Extraction, heading: Section) -> Iterator[Entry]:
    """A status in front of the title or behind it: `Draft: …`, `[Superseded by ADR-17] …`, `… (deprecated)`."""
    if heading.heading is None:
        return
    found = _PREFIX.match(heading.title) or _SUFFIX.search(heading.title)
    if found is None:
        return
    said = next(text for text in found.groups() if text)
    if not opens_with_status(said) or len(said.split()) > 8:
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
    for paragraph in _paragraphs(blocks):
        if taking.is_cut(paragraph):
            continue
        for number, line in enumerate(paragraph.text.split("\n")):
            said = read_succession(line, taking.outline.references, opening=True)
            # Prose extends and updates many things; records are cited by a number.
            said = replace(said, amends=_numbered(said.amends), amended_by=_numbered(said.amended_by))
            if any(names for _, names in said.sides()):
                place = Block("line", paragraph.start + number, paragraph.start + number + 1, line)
                add_succession(taking, said, taking.scalar(wording(line).text, place, line), around)


def _numbered(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in references if any(map(str.isdigit, each)))


def _paragraphs(blocks: list[Block]) -> Iterator[Block]:
    """Paragraphs in blocks, in lists and in quotes."""
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        elif block.parts and block.kind != "table":
            yield from _paragraphs(list(block.parts))
