"""A document on its way into a dialect, and what all dialects take from it alike: title and metadata."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.document import Elsewhere
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header import (
    foot_entries,
    header_entries,
    take_links,
    title_entries,
    told_statuses,
)
from alignment_plugin.loading.dialects.header_lines import known_line
from alignment_plugin.loading.dialects.header_sections import section_entries
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.metadata import take_metadata
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.stated import Entry, Source, front_entries
from alignment_plugin.loading.dialects.status import opens_with_status
from alignment_plugin.loading.dialects.surroundings import Alone, Companion, Surroundings
from alignment_plugin.loading.dialects.titles import bare_title, has_own_key, is_key, is_unfilled, number_of
from alignment_plugin.loading.nodes import Items, Scalar
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.records.dialect import BodyFormat
from alignment_plugin.text import Span

MAX_TITLE = 120
"""Characters of a line that is a title by its place."""
NO_TITLES = frozenset(
    {
        *("context", "context and problem statement", "status", "decision", "decision outcome", "date"),
        *("considered options", "decision drivers", "consequences", "summary", "problem", "background"),
        *("motivation", "introduction", "abstract", "problem statement", "changelog", "table of contents"),
        *("options", "goals", "proposal", "rationale", "overview", "authors", "author"),
        *("synopsis", "preface"),
    }
)
"""Headings that a document's title never is."""
_COMMENT = "these are optional "
"""How a comment in MADR's front matter begins, which is a heading where that has lost its place."""
META_SECTIONS = frozenset(
    {"meta", "preamble", "metadata", "meta data", "document information", "decision record", "info"}
)
"""Sections at the top of a document that hold what it states about itself."""
_SECTIONS = frozenset(
    {
        *("status", "date", "people", "authors", "supersedes", "superseded_by", "amends", "amended_by"),
        *("tags", "opened", "consulted", "informed", "updated"),
    }
)
_LETTERS = re.compile(r"[^\W_]+")
_AS_TITLE = re.compile(r"[A-Z][\w ,'’/-]{3,}[\w)]")
MAX_ABOVE = 3
"""Paragraphs that may stand above a title, apart from what a document states about itself."""
MAX_ROWS = 20
"""Lines at the top of a section among which its metadata may stand."""
_STATUS_ROW = re.compile(r"\W*(?:\w+\W+){0,3}(?:status|state)\b", re.I)
MAX_LABEL = 40
_DATED = re.compile(r"(?:^|\D)((?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]))(?:\D|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """Front matter and body, as a dialect gets them."""

    front: Fields | None
    outline: Outline
    body_line: int
    """The line of the file on which the body starts."""
    name: str = ""
    """The file's path inside its folder."""
    format: BodyFormat = BodyFormat.MARKDOWN
    statuses: Mapping[str, str] = field(default_factory=dict)
    """A team's words for a status, and ours."""
    around: Surroundings = field(default_factory=Alone)

    @property
    def companion(self) -> Companion | None:
        """The file of fields beside it."""
        return self.around.companion_of(self.name)

    @property
    def front_names(self) -> frozenset[str]:
        """The keys of the front matter, in small letters."""
        return frozenset(key.text.casefold() for key, _ in self.front.entries) if self.front else frozenset()

    def named(self, *names: str) -> Section | None:
        """The first section of one of these names."""
        return next((each for each in self.outline.sections if each.heading and each.name in names), None)

    def line(self, section: Section) -> int:
        """The line of the file on which a section starts."""
        return self.body_line + (section.heading.start if section.heading else 0)


def take_page(page: Page, *, level: int = 1, more: Iterable[Entry] = ()) -> Extraction:
    """Start an extraction: take the title (a heading of `level` or above) and all metadata.

    `more` is what a dialect found in a place of its own; it comes first.
    """
    taking = Extraction(page.outline, page.body_line)
    heading = title_heading(page.outline, level) or _keyed_heading(page)
    heading = heading or _top_alone(page.outline)
    if heading is not None and _states_title_above(taking, heading):
        heading = None
    preamble = _preamble(taking, heading)
    if heading is not None and heading.heading:
        below = _text_below_title(heading)
        taking.title = taking.scalar(below.text if below else heading.title, below or heading.heading)
        if below is not None or not _is_named_otherwise(page, heading.title):
            taking.cut(heading.heading)
        if below is not None:
            taking.cut(below)
    elif (line := _line_as_title(page.outline)) is not None:
        taking.title = taking.scalar(line.text, line)
        taking.cut(line)
    entries = [*more, *front_entries(page.front), *header_entries(taking, preamble)]
    entries += section_entries(taking, names=_SECTIONS)
    said = {entry.meaning for entry in entries}
    at_foot = [each for each in foot_entries(taking, preamble, META_SECTIONS) if each.meaning not in said]
    if len({each.meaning for each in at_foot}) > 1 or not said & {"status", "date"}:
        entries += at_foot
    entries += title_entries(taking, heading) if heading else ()
    _take_title(taking, entries, page)
    if not any(entry.meaning == "status" for entry in entries):
        entries += told_statuses(taking, preamble)
    entries += _entries_around(page, entries)
    take_metadata(taking, entries, page.statuses, page.around)
    take_links(taking, preamble, page.around)
    for section in page.outline.sections[1:]:
        if section.name in META_SECTIONS:
            taking.understand(section)
    return taking


def _is_named_otherwise(page: Page, heading: str) -> bool:
    """Whether the front matter has a title of other words, which wins: then the heading stays."""
    stated = next((plain(each.text) for each in front_entries(page.front) if each.meaning == "title"), "")
    if not stated or is_key(stated) or is_unfilled(stated):
        return False
    one, other = (_LETTERS.findall(bare_title(each, page.name).text.casefold()) for each in (stated, heading))
    return one != other


def _top_alone(outline: Outline) -> Section | None:
    """The first heading, of whatever level, where all others are below it, and it names no part of a document."""
    headed = [each for each in outline.sections if each.heading]
    if not headed or headed[0].name in NO_TITLES | META_SECTIONS:
        return None
    below = all(each.level > headed[0].level for each in headed[1:])
    return headed[0] if below and not _has_text_above(outline, headed[0]) else None


def _states_title_above(taking: Extraction, heading: Section) -> bool:
    """Whether a list or table that is all there is above a heading states the title: `Feature name: keys`."""
    above = [block for block in taking.outline.sections[0].blocks if not block.is_silent]
    listed = heading.index == 1 and len(above) == 1 and (above[0].is_list or above[0].kind == "table")
    entries = header_entries(taking, tuple(above)) if listed else ()
    return any(
        entry.meaning == "title" and not is_unfilled(plain(entry.text).strip(" `*_")) for entry in entries
    )


def _keyed_heading(page: Page) -> Section | None:
    """The first heading, of whatever level, where it starts with the record's own key."""
    first = next((each for each in page.outline.sections if each.heading), None)
    return first if first and has_own_key(first.title, page.name) else None


def _line_as_title(outline: Outline) -> Block | None:
    """The only line above the first heading, but for a list or table, where it is words as a title has them."""
    blocks = [block for block in outline.sections[0].blocks if not block.is_silent]
    told = all(block.is_list or block.kind == "table" for block in blocks[1:])
    line = blocks[0] if blocks and told and len(outline.sections) > 1 else None
    if line is None or line.kind != "paragraph" or len(line.text) > MAX_TITLE:
        return None
    return line if _AS_TITLE.fullmatch(line.text) and not opens_with_status(line.text) else None


def _text_below_title(heading: Section) -> Block | None:
    """The line below a heading that says no more than that it is the title."""
    alone = heading.blocks[0] if heading.name == "title" and len(heading.blocks) == 1 else None
    is_line = alone is not None and alone.kind == "paragraph" and len(alone.text) <= MAX_TITLE
    return alone if is_line and alone and "\n" not in alone.text else None


def _preamble(taking: Extraction, heading: Section | None) -> tuple[Block, ...]:
    """The blocks that come before the text proper: around the title, and in a section that is all metadata."""
    outline = taking.outline
    first = [outline.sections[0], *([heading] if heading else [])]
    known = {each.index for each in first}
    after = next((each for each in outline.sections[1:] if each.index not in known), None)
    blocks = [block for section in first for block in section.blocks]
    if after is not None:
        blocks += after.blocks if after.name in META_SECTIONS else _metadata_in(taking, after)
    return tuple(blocks)


def _metadata_in(taking: Extraction, section: Section) -> list[Block]:
    """The table or list at the top of a section whose rows state a status and more of the document."""
    start = section.heading.end if section.heading else 0
    if not any(map(_STATUS_ROW.match, taking.outline.lines[start : start + MAX_ROWS])):
        return []
    blocks = [block for block in section.blocks if not block.is_silent][: MAX_ABOVE + 1]
    block = next((each for each in blocks if each.is_list or each.kind == "table"), None)
    meanings = [entry.meaning for entry in header_entries(taking, (block,))] if block else []
    rows = len(block.parts) if block and block.is_list else 0
    states = "status" in meanings and len(set(meanings)) > 1 and len(meanings) * 2 >= rows
    return [block] if block and states else []


def title_heading(outline: Outline, level: int) -> Section | None:
    """The first heading of level 1 or of `level`, unless a section such as `Context` comes before it.

    None for level 0: a document whose title is no heading.
    """
    for section in outline.sections[1:]:
        if section.name in META_SECTIONS or section.name.startswith(_COMMENT) or _states(section):
            continue
        if section.name in NO_TITLES:
            return None
        if section.title and level and (section.level == 1 or section.level <= level):
            if section.level > 1 and (top := _top_below(outline, section)):
                return top
            return None if section.level > 1 and _has_text_above(outline, section) else section
    return None


def _top_below(outline: Outline, section: Section) -> Section | None:
    """The heading of level 1 right behind a lesser one that has no text, where it is the only one."""
    if any(not block.is_silent for block in section.blocks):
        return None
    tops = [each for each in outline.sections if each.level == 1]
    return tops[0] if len(tops) == 1 and tops[0].index == section.index + 1 else None


def _states(section: Section) -> bool:
    """Whether a heading only says where the document stands: `State: accepted`."""
    found = known_line(section.title) if ":" in section.title else None
    return found is not None and meaning_of(found["name"]) == "status" and opens_with_status(found["value"])


def _has_text_above(outline: Outline, section: Section) -> bool:
    """Whether so much stands above a lesser heading that it heads a part of the document only."""
    blocks = outline.sections[0].blocks if section.index == 1 else ()
    text = [block for block in blocks if block.kind == "paragraph" and ":" not in block.text[:MAX_LABEL]]
    return len(text) > MAX_ABOVE


def _take_title(taking: Extraction, entries: Iterable[Entry], page: Page) -> None:
    """The title of the heading, else the one that the metadata states; without number and status."""
    if taking.title is None or is_unfilled(taking.title.text) or is_key(taking.title.text):
        for entry in entries:
            # In reStructuredText a mark without its other half is no mark: `except*`.
            marks = " " if page.format is BodyFormat.RST else " `*_"
            text = plain(entry.text).strip(marks) if entry.meaning == "title" else ""
            if text and not is_unfilled(text):
                taking.title = Scalar(text, entry.values[0].span)
                if entry.lines:
                    taking.cut_lines(*entry.lines)
                break
    if taking.title is not None:
        title = bare_title(taking.title.text, page.name)
        taking.title = taking.title._replace(text=title.text)
        if title.number is not None and number_of(page.name) is None:
            taking.put("aliases", Items((Scalar(str(title.number), taking.title.span),), taking.title.span))


def _entries_around(page: Page, entries: Iterable[Entry]) -> Iterator[Entry]:
    """What names of folders and files and an index say, where the document itself says nothing."""
    entries = list(entries)
    path = PurePosixPath(page.name)
    if not any(entry.meaning == "status" for entry in entries):
        said = page.around.indexed_status(page.name)
        folder = next((part for part in reversed(path.parts[:-1]) if _is_status(part)), None)
        if said is None and folder is not None:
            said = folder, Elsewhere(f"the folder '{folder}'")
        if said is not None:
            yield _from_elsewhere("status", *said)
    dated = any(
        entry.meaning in ("date", "opened", "updated") and read_date(entry.text).day for entry in entries
    )
    for part in () if dated else (path.stem, *reversed(path.parts[:-1])):
        if found := _DATED.search(part):
            yield _from_elsewhere("date", found[1], Elsewhere(f"the name '{part}'"))
            return
    if not dated and (said := page.around.indexed_date(page.name)) is not None:
        yield _from_elsewhere("date", *said)


def _is_status(folder: str) -> bool:
    """Whether a folder is named after a status, and after nothing more."""
    return opens_with_status(folder) and len(re.findall(r"[a-z]+", folder.casefold())) == 1


def _from_elsewhere(meaning: str, text: str, place: Elsewhere) -> Entry:
    return Entry(meaning, (Scalar(text, Span.at(1)),), Span.at(1), Source.AROUND, elsewhere=place)
