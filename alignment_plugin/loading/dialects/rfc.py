"""Requests for comments as Rust's, and the many that follow them: bullets or front matter, then a proposal."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from alignment_plugin.loading.dialects.considered import take_alternatives
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header import header_entries
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.dialects.page import META_SECTIONS, Page, take_page
from alignment_plugin.loading.dialects.stated import Entry, Source
from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = "'Feature Name', 'Start Date' or 'RFC PR' near the top, front matter with 'start-date', or a section 'Meta'"
HEADER_LINES = 25
_BULLET = re.compile(
    r"\s*[*_`]{0,3}(feature name|start date|rfc pr|rfc pull request|rfc issue)[*_`]{0,3}\s*:", re.I
)
_LIKE_BULLET = re.compile(r"(?:feature name|start date|rfc (?:pr|pull request|issue))[*_`]{0,3}\s*:", re.I)
"""Tells most documents apart without parsing them."""
_NAME = re.compile(r"\s*[*_`]{0,3}(?:feature )?name[*_`]{0,3}\s*:(.*)", re.I | re.DOTALL)
_START = frozenset({"start-date", "start_date"})
_MARKS = " \t\"'`*_"


def fits(page: Page) -> str:
    """Any of the three."""
    may_be = any(map(_LIKE_BULLET.search, page.outline.lines[:HEADER_LINES]))
    for item in _items(page) if may_be else ():
        if item.start < HEADER_LINES and (found := _BULLET.match(item.text)):
            return f"line {page.body_line + item.start} is '{found[1]}: …'"
    if page.front_names & _START:
        key = min(page.front_names & _START)
        return f"the front matter has '{key}'"
    section = page.named(*META_SECTIONS)
    if section is not None and section.index <= 2:
        return f"'{section.title}' on line {page.line(section)}"
    return ""


def _items(page: Page) -> Iterator[Block]:
    """The items and paragraphs before the text proper."""
    for section in page.outline.sections[:4]:
        if section.heading and section.heading.start >= HEADER_LINES:
            return
        for block in section.blocks:
            if block.is_list:
                yield from (item.lead for item in block.parts if item.lead)
            elif block.kind == "paragraph":
                yield block


def read(page: Page) -> Document:
    """Title and metadata; what else was thought of. The sections stay as they are."""
    probe = Extraction(page.outline, page.body_line)
    names = list(_names(probe, page))
    taking = take_page(page, more=[*names, *_stage(page), *_timeline(probe, page)])
    _take_name(taking, names)
    take_alternatives(taking)
    return taking.document(DialectName.RFC)


def _names(probe: Extraction, page: Page) -> Iterable[Entry]:
    """The feature's name, which is the title where no heading is."""
    for item in _items(page):
        if item.start < HEADER_LINES and (found := _NAME.match(item.text)):
            value = plain(found[1].strip().split("\n")[0]).strip(_MARKS)
            if value and not value.startswith(("(", "[", "<", "{")):
                place = probe.scalar(value, item)
                yield Entry("title", (place,), place.span, Source.HEADER, (item.start, item.end))


def _take_name(taking: Extraction, names: list[Entry]) -> None:
    """The name in the metadata is the title, unless it is a mere handle and a heading says it in words."""
    name = names[0].values[0] if names else None
    title = taking.title
    if name is not None and title is not None and name.text != title.text and " " in name.text:
        taking.keep_title()
        taking.title = name
        if names[0].lines:
            taking.cut_lines(*names[0].lines)


def _timeline(probe: Extraction, page: Page) -> Iterator[Entry]:
    """The days in a section of their own near the top; the lines stay."""
    section = page.named("timeline")
    if section is not None and page.line(section) - page.body_line < HEADER_LINES:
        found = header_entries(probe, section.blocks)
        yield from (replace(each, lines=None) for each in found if each.meaning in ("opened", "date"))


def _stage(page: Page) -> Iterable[Entry]:
    """The stage that some communities have in place of a status."""
    front = page.front
    if front is None or page.front_names & {"status", "state"}:
        return
    for key, node in front.entries:
        if key.text.casefold() == "stage" and isinstance(node, Scalar):
            yield Entry("status", (node,), key.span, Source.FRONT_MATTER)
