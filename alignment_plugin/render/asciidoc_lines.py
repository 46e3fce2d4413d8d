"""What the lines of an AsciiDoc document are: headings, items, fences, and what stands above a block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# No line ends with spaces here: `asciidoc_html` takes them off.
HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S+(?:\s+\S+)*?)(?:\s+\1)?$")
_SAID_IN_HEADER = re.compile(r"(?:[\w.'-]+ ){0,4}[\w.'-]+(?: <[^<>]+>)?(?:;.*)?$|v?\d[^:]*(?::.*)?$|//")
"""Authors, or a version and its day."""
ATTRIBUTE = re.compile(r":(!?[A-Za-z0-9_][\w-]*!?):(?:\s+(.*))?$")
FENCE = re.compile(
    r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|[|,:!]={3,}|`{3,9}(?!`))(?:(?<=`)\s?([^\s`]\S{0,60}))?$"
)
STYLE = re.compile(r"\[([^\[\]]*|\[[\w:.-]+(?:,[^\]]*)?\])\]$")
BLOCK_TITLE = re.compile(r"\.([^\s.].*)$")
BLOCK_MACRO = re.compile(r"([a-z]\w*)::([^\s\[]*)\[(.*)\]$")
ITEM = re.compile(r"\s*(\*{1,6}|-|\.{1,6}|\d{1,9}\.|[a-zA-Z]\.|<(?:\d+|\.)>)\s+(\S.*)$")
TERM = re.compile(r"\s*(\S.{0,300}?)(:{2,4}|;;)(?:\s+(.*))?$")
RULE = re.compile(r"(?:'{3,}|-{3}|\*{3}|- - -|\* \* \*)$")


@dataclass(frozen=True, slots=True)
class Style:
    """What the lines above a block say of it."""

    name: str = ""
    language: str = ""
    id: str = ""
    written: str = ""
    title: str = ""


def style_of(written: str, before: Style) -> Style:
    """What a line in brackets says of the block below it, with what lines above it said."""
    if written.startswith("["):
        return Style(
            before.name, before.language, written.strip("[]").partition(",")[0], before.written, before.title
        )
    values = [part.strip() for part in written.split(",")]
    head = values[0]
    place = re.search(r"#([\w:.-]+)", head) if "=" not in head else None
    name = re.split(r"[.#%]", head)[0] if "=" not in head else before.name
    language = values[1].strip('"') if len(values) > 1 and "=" not in values[1] else before.language
    if not name and language and "=" not in head:
        name = "source"
    together = f"{before.written},{written}".strip(",")
    return Style(name or before.name, language, place[1] if place else before.id, together, before.title)


def item_kind(line: str) -> str:
    """What kind of list a line is an item of; empty where it is none."""
    if item := ITEM.match(line):
        first = item[1][0]
        return "1." if first.isdigit() else "a." if first.isalpha() else "<>" if first == "<" else item[1]
    if FENCE.match(line) or ATTRIBUTE.match(line) or BLOCK_MACRO.match(line):
        return ""
    return "::" if TERM.match(line) else ""


def place_of(heading: str) -> str:
    """The id of a heading that has none of its own."""
    return "_" + re.sub(r"[^\w]+", "_", heading.casefold()).strip("_")


def titles_in(lines: Sequence[str]) -> dict[str, str]:
    """What headings say, by `#` and their places."""
    found = (HEADING.match(line) for line in lines)
    return {f"#{place_of(each[2])}": each[2] for each in found if each}


def header_of(lines: Sequence[str]) -> tuple[int, int]:
    """The first and last but one line of what stands right below a document's title, where that is its header.

    Who wrote it, then its version, then attributes; without attributes it could be any paragraph.
    """
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    last = next((number for number in range(first, len(lines)) if not lines[number]), len(lines))
    head = lines[first:last]
    said = [line for line in head if not ATTRIBUTE.match(line)]
    is_header = len(said) < min(len(head), 3) and all(map(_SAID_IN_HEADER.match, said))
    return (first, last) if is_header else (first, first)
