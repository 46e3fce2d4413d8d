"""Pages that list a folder's decisions → what they say of each: a row of a table, or an item of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignment_plugin.loading.dialects.dates import day_within
from alignment_plugin.loading.dialects.inline import Link, wording
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block, Section, outline
from alignment_plugin.loading.dialects.status import opens_with_status, read_status
from alignment_plugin.loading.dialects.succession import target_id
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.text import Span

_NUMBER = re.compile(r"\W*(?:(?:adr|rfc|dr|decision|no\.?)[-_ #]*)?0*(\d{1,6})\W*", re.I)
_DATES = ("date", "updated", "opened")
MAX_STATUS_WORDS = 4
"""Words beside a link in a list that may be a status; more are a sentence about the decision."""


@dataclass(frozen=True, slots=True)
class Row:
    """What an index says of one document."""

    document: str
    """Its name as links have it; its number in digits, where no link leads to it."""
    status: str
    """In the words of the index; empty where it says none."""
    date: str
    span: Span


def index_rows(text: str) -> Iterator[Row]:
    """What a page says of documents, from top to bottom; nothing for a page that lists none."""
    for section in outline(text).sections:
        for block in section.blocks:
            if block.kind == "table":
                yield from _table(block)
            elif block.is_list:
                yield from _list(block, _status_of(section))


def _table(table: Block) -> Iterator[Row]:
    """Rows of a table that has a column for the status or for a date."""
    rows = [row for part in table.parts for row in part.parts]
    names = [meaning_of(wording(cell.text).text) for cell in rows[0].parts] if rows else []
    status = next((number for number, name in enumerate(names) if name == "status"), None)
    day = next((number for wanted in _DATES for number, name in enumerate(names) if name == wanted), None)
    if status is None and day is None:
        return
    for row in rows[1:]:
        cells = row.parts
        others = [cell for number, cell in enumerate(cells) if number not in (status, day)]
        if document := _document(others):
            yield Row(document, _cell(cells, status), _cell(cells, day), Span.at(row.start + 1))


def _cell(cells: tuple[Block, ...], column: int | None) -> str:
    return cells[column].text.strip() if column is not None and column < len(cells) else ""


def _document(cells: list[Block]) -> str:
    """The document that a row is about: what its first link leads to, else the number in its first cell."""
    for cell in cells:
        for link in wording(cell.text).links:
            if target := _target(link):
                return target
    number = _NUMBER.fullmatch(wording(cells[0].text).text) if cells else None
    return number[1] if number else ""


def _target(link: Link) -> str:
    """The document that a link leads to; empty for one that leads to no document."""
    return target_id(link.target) or ""


def _status_of(section: Section) -> str:
    """The status that a heading gives to all that is listed below it: `## Superseded`."""
    few = len(section.title.split()) <= MAX_STATUS_WORDS
    return section.title if section.heading and few and opens_with_status(section.title) else ""


def _list(block: Block, heading: str) -> Iterator[Row]:
    """Items that link to one document, with a status or a date beside the link; in lists inside them too."""
    for item in block.parts:
        for part in item.parts:
            if part.is_list:
                yield from _list(part, heading)
        words = wording(item.lead.text) if item.lead else None
        if words is None:
            continue
        documents = {target for link in words.links if (target := _target(link))}
        beside = _beside(words.text, words.links)
        status, day = _status_in(beside), day_within(beside)
        if len(documents) == 1 and (status or day or heading):
            place = Span.at(item.start + 1)
            yield Row(documents.pop(), status or heading, day.isoformat() if day else "", place)


def _beside(text: str, links: tuple[Link, ...]) -> str:
    """The words of an item that are in no link."""
    kept = list(text)
    for link in links:
        kept[link.start : link.end] = " " * (link.end - link.start)
    return " ".join("".join(kept).split()).strip(" -–—:,;.()[]|")


def _status_in(beside: str) -> str:
    """The status that stands alone beside a link: a word or two, or a sign such as a tick."""
    words = re.findall(r"[^\W\d_]+", beside)
    if len(words) > MAX_STATUS_WORDS or (words and not opens_with_status(beside)):
        return ""
    return beside if read_status(beside, {}).status is not DecisionStatus.UNKNOWN else ""
