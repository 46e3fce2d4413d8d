"""Python Enhancement Proposals (https://peps.python.org/pep-0012/): a header as a mail has, then sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignment_plugin.loading.dialects.considered import take_alternatives
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.loading.dialects.stated import Entry, Source
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = (
    "a first line 'PEP: 123' (or another short name and a number), and more lines of that kind below it"
)
_FIRST = re.compile(r"(?:[A-Z]{2,5}|BEP|DEP|Number):\s*(?:[A-Z]+[- ]?)?(?:\d{1,6}|XXX+|TBD)\s*$")
_NAME = re.compile(r"([A-Za-z][A-Za-z -]{1,30}):(?:\s+(.*)|$)")
_DAY = re.compile(r"\d{1,2}-[A-Za-z]{3}-\d{4}|\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"`([^`<]+?)\s*<[^`>]*>`__?,?")
MAX_LINES = 120
MIN_FIELDS = 3


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    value: str
    start: int
    end: int


def fits(page: Page) -> str:
    """The first line, and enough lines of the kind below it."""
    fields = list(_header(page.outline.lines))
    if len(fields) < MIN_FIELDS or not _FIRST.match(f"{fields[0].name}: {fields[0].value}"):
        return ""
    first = fields[0]
    return f"line {page.body_line + first.start} is '{first.name}: {first.value}', in a header as a mail has"


def read(page: Page) -> Document:
    """The header's fields, and what was rejected; the sections stay as they are."""
    probe = Extraction(page.outline, page.body_line)
    taking = take_page(page, level=0, more=_entries(probe, page))
    take_alternatives(taking)
    return taking.document(DialectName.PEP)


def _header(lines: tuple[str, ...]) -> Iterator[_Field]:
    """The fields up to the first blank line; one goes on in lines that are indented."""
    at = next((number for number, line in enumerate(lines[:5]) if line.strip()), 0)
    while at < min(len(lines), MAX_LINES) and (found := _NAME.match(lines[at].rstrip())):
        end = at + 1
        words = [found[2] or ""]
        while end < len(lines) and lines[end][:1] in (" ", "\t") and lines[end].strip():
            words.append(lines[end].strip())
            end += 1
        yield _Field(found[1], " ".join(words).strip(), at, end)
        at = end


def _entries(probe: Extraction, page: Page) -> Iterator[Entry]:
    for each in _header(page.outline.lines):
        meaning = "tags" if each.name == "Topic" else meaning_of(each.name)
        value = _LINK.sub(r"\1,", each.value).rstrip(",")
        block = Block("line", each.start, each.end, each.value)
        if each.name == "Resolution":
            meaning, value = ("date", found[0]) if (found := _DAY.search(each.value)) else (None, "")
        if meaning and value:
            place = probe.scalar(value, block, value[:20])
            # What a resolution links to stays, with its line.
            lines = None if each.name == "Resolution" else (each.start, each.end)
            yield Entry(meaning, (place,), probe.scalar(each.name, block).span, Source.HEADER, lines)
