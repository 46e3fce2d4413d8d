"""Lines that state something about a document: a name, and its value behind a colon or behind bold type."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.dialects.stated import Entry, Source

NAMED = re.compile(
    r"\s*:?(?P<marks>[*_`]{0,3})(?P<name>[A-Za-z][A-Za-z ()/_-]{1,30}?)\s*"
    r"(?:(?P=marks)\s*:|:\s*(?P=marks)|[*_`]{0,3}\s*:)\s*(?P<value>.*)",
    re.DOTALL,
)
BOLD = re.compile(
    r"\s*(?P<marks>\*\*|__)(?P<name>[A-Za-z][A-Za-z ()/_-]{1,30}?)(?P=marks)\s+(?P<value>\S.*)", re.DOTALL
)
DASHED = re.compile(
    r"\s*(?P<marks>[*_`]{0,3})(?P<name>[A-Za-z][A-Za-z ()/_]{1,30}?)(?P=marks)\s+(?:[–—]|--?|=>?)\s+(?P<value>\S.*)",
    re.DOTALL,
)
_OPTION = re.compile(r"\s*:[A-Za-z][\w -]*:\s")
_SET_APART = re.compile(r"\s+(?:[·•|/—]|&nbsp;|&middot;|&bull;)+\s+|\s*;\s+")
_DATED = re.compile(r"\s*[*_]{0,3}(?P<name>date)[*_]{0,3}\s+(?P<value>\d[\d/.-]{6,9}\s*)", re.I)
_FIELDS = frozenset({"", "yaml", "yml", "text", "toml", "meta", "metadata"})
"""Kinds of fences that may hold fields."""
MAX_LINE = 2_000
"""Characters of a line; a longer one names no status and no people."""
MAX_INDENTED = 12
"""Lines of text that is set off by an indent, in which fields may stand."""
MARKS = " \t\\"
DRIVER = re.compile(r"\bdecision[\s_-]+driver\b", re.I)
"""Who drives a decision, or what: only the account of somebody tells."""
_ACCOUNT = re.compile(r"[\W_]*@\w|\[")
MAX_HTML = 5_000
"""Characters of a text of several lines, or of HTML, that are looked at."""


def known_line(line: str) -> re.Match[str] | None:
    """A name that speaks of something and its value; a date may do without the colon."""
    if len(line) > MAX_LINE:
        return None
    forms = (NAMED, _DATED, BOLD, DASHED)
    found = next((found for form in forms if (found := form.fullmatch(line))), None)
    if found and found.re in (BOLD, DASHED) and found["value"].rstrip().endswith("."):
        return None
    return found if found and meaning_of(found["name"]) else None


def beside(line: str) -> list[re.Match[str]]:
    """Several names and values that stand on one line, set apart by marks; the line stays."""
    parts = [known_line(part) for part in _SET_APART.split(line)] if len(line) <= MAX_LINE else []
    return [part for part in parts if part] if len(parts) > 1 and all(parts) else []


def directive_entries(taking: Extraction, block: Block) -> Iterator[Entry]:
    """Options `:status: accepted` of a directive that is a fence, and fields that are fenced in; the fence stays."""
    directive = block.markup.lstrip().startswith("{")
    if not directive and block.markup.strip(" `~").casefold() not in _FIELDS:
        return
    lines = [line for line in block.text.split("\n") if line.strip()]
    own = [line.strip()[1:] for line in lines if _OPTION.match(line)] if directive else lines
    if block.kind == "code_block":
        own = [line.lstrip("*-+ \t") for line in lines[:MAX_INDENTED]]
    known = [found for line in own if (found := known_line(line))]
    if directive or (len(known) > 1 and any(meaning_of(found["name"]) == "status" for found in known)):
        yield from (entry for found in known if (entry := entry_of(taking, found, block, None)))


def entry_of(
    taking: Extraction, found: re.Match[str], block: Block, lines: tuple[int, int] | None
) -> Entry | None:
    value = found["value"].strip(MARKS)
    meaning = meaning_of(found["name"])
    if not meaning or not re.search(r"\w|[^\x00-\x7f]", value):
        return None
    if DRIVER.search(found["name"]) and not _ACCOUNT.match(value):
        return None
    return Entry(
        meaning,
        (taking.scalar(value, block),),
        taking.scalar(found["name"], block).span,
        Source.HEADER,
        lines,
    )
