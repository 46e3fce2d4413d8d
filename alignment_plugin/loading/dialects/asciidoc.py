"""An AsciiDoc body as sections and blocks, whose inline text is turned into Markdown's."""

import re
from collections.abc import Iterator, Sequence

from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.lines import (
    Line,
    Lines,
    numbered_lines,
    section_of,
    span_block,
    table_block,
)
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S+(?:\s+\S+)*?)\s*(?:\1)?$")
_FENCE = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|`{3,}|--)$")
_PROSE_FENCES = ("=", "*", "_")
_LONGEST_FENCE = 12
"""Longer fences hold no blocks of ours: lengths are how deep blocks stand in each other."""
_ATTRIBUTE = re.compile(r":([A-Za-z0-9_][\w-]*):(?:\s+(.*))?$")
_BULLET = re.compile(r"(\*{1,5}|-)\s+(?=\S)")
_NUMBERED = re.compile(r"(\.{1,5}|\d{1,3}[.)])\s+(?=\S)")
_DEFINED = re.compile(r"(\S.{0,60}?)::(?:\s+(.*))?$")
_AUTHORS = re.compile(
    r"(?:[^\W\d_][\w.'-]*\s+){1,3}[^\W\d_][\w.'-]*(?:\s+<[^<>\s]+>)?(?:\s*;.*)?$|.*<[^<>\s]+@[^<>\s]+>"
)
_REVISION = re.compile(
    r"(?:v?\d+(?:\.\d+)*,\s*)?(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|[A-Z][a-z]+\s+\d{1,2},\s*\d{4})"
)
_REFERENCE = re.compile(r"\{([A-Za-z0-9_][\w-]*)\}")
_LINK = re.compile(r"(?:link:|xref:)([^\s\[]{1,500})\[([^\]]*)\]")
_URL = re.compile(r"(?<![\w(:])(https?://[^\s\[\]]{1,1000}|mailto:[^\s\[\]]{1,200})\[([^\]]*)\]")
_CROSS = re.compile(r"<<([^<>,]{1,200})(?:,\s*([^<>]{1,300}))?>>")
_BOLD = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\w*])")


def asciidoc_outline(lines: tuple[str, ...]) -> Outline:
    """The sections of a body; never fails, whatever the text."""
    return Outline(lines, tuple(_sections(_resolved(numbered_lines(lines)))), {})


def _resolved(lines: list[Line]) -> list[Line]:
    """The lines with the values of attributes, which were set above, in the place of `{name}`."""
    known: dict[str, str] = {}
    found: list[Line] = []
    for line in lines:
        if (said := _ATTRIBUTE.match(line.text)) and said[2]:
            known[said[1].casefold()] = said[2].strip()
        text = line.text
        if known and "{" in text:
            text = _REFERENCE.sub(lambda mark: known.get(mark[1].casefold(), mark[0]), text)
        found.append(line._replace(text=text))
    return found


def markdown_inline(text: str) -> str:
    """Inline AsciiDoc as inline Markdown: links with their targets, bold text."""
    text = _LINK.sub(lambda found: f"[{found[2] or found[1]}]({found[1].split('#')[0] or found[1]})", text)
    text = _URL.sub(lambda found: f"[{found[2] or found[1]}]({found[1]})", text)
    text = _CROSS.sub(_cross, text)
    return _BOLD.sub(r"**\1**", text)


def _cross(found: re.Match[str]) -> str:
    target = found[1].split("#")[0]
    return f"[{found[2] or found[1]}]({target})" if "." in target else (found[2] or found[1])


def _sections(lines: list[Line]) -> Iterator[Section]:
    heading: tuple[int, Block, str] | None = None
    index, start, at = 0, 0, 0
    fence = ""
    while at < len(lines):
        line = lines[at].text
        if (mark := _FENCE.match(line)) and (not fence or line == fence):
            fence = "" if fence else mark[0]
        found = None if fence else _HEADING.match(line)
        if found is None:
            at += 1
            continue
        yield _section(index, heading, lines[start:at])
        level, source = len(found[1]), markdown_inline(found[2])
        heading = level, span_block("heading", lines[at : at + 1], source, str(level)), plain(source)
        index, start, at = index + 1, at + 1, at + 1
    yield _section(index, heading, lines[start:])


def _section(index: int, heading: tuple[int, Block, str] | None, own: list[Line]) -> Section:
    level, block, title = heading or (0, None, "")
    return section_of(index, level, block, title, lambda: _section_blocks(level, own))


def _section_blocks(level: int, own: list[Line]) -> list[Block]:
    taken, blocks = _author_lines(own) if level == 1 else (0, [])
    return [*blocks, *_blocks(own[taken:])]


def _author_lines(lines: Lines) -> tuple[int, list[Block]]:
    """The lines below a document's title that name its authors and its revision."""
    if not lines or not _AUTHORS.match(lines[0].text) or _HEADING.match(lines[0].text):
        return 0, []
    blocks = [span_block("field", lines[:1], f"Authors: {lines[0].text.replace(';', ',')}")]
    if len(lines) > 1 and (found := _REVISION.match(lines[1].text)):
        blocks.append(span_block("field", lines[1:2], f"Last revision: {found[1]}"))
    return len(blocks), blocks


def _blocks(lines: Lines) -> list[Block]:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if lines[at].is_blank or lines[at].text == "+":
            at += 1
            continue
        block, at = _block(lines, at)
        found.append(block)
    return found


def _block(lines: Lines, at: int) -> tuple[Block, int]:
    text = lines[at].text.strip()
    if text.startswith("|==="):
        return _table(lines, at)
    if fence := _FENCE.match(text):
        return _fenced(lines, at, fence[0])
    if (kind := _silent(text)) is not None:
        return span_block(kind, lines[at : at + 1]), at + 1
    if (found := _ATTRIBUTE.match(text)) or (text.startswith(":!") and text.endswith(":")):
        words = f"{found[1]}: {markdown_inline(found[2] or '')}" if found else ""
        return span_block("field", lines[at : at + 1], words), at + 1
    if _item(text):
        return _list(lines, at)
    if found := _DEFINED.match(text):
        return _defined(lines, at, found)
    return _paragraph(lines, at)


def _silent(text: str) -> str | None:
    """The kind of a line that shows nothing: a comment, attributes of the next block, a rule."""
    if text.startswith("//") or (text.startswith("[") and text.endswith("]")):
        return "comment"
    return "hr" if text in ("'''", "<<<") else None


def _fenced(lines: Lines, at: int, fence: str) -> tuple[Block, int]:
    close = next(
        (number for number in range(at + 1, len(lines)) if lines[number].text == fence), len(lines) - 1
    )
    inner = lines[at + 1 : close]
    parts = _blocks(inner) if fence[0] in _PROSE_FENCES and len(fence) <= _LONGEST_FENCE else []
    kind = "blockquote" if parts else "comment" if fence[0] == "/" else "code_block"
    return span_block(kind, lines[at : close + 1], parts=parts), close + 1


def _paragraph(lines: Lines, at: int) -> tuple[Block, int]:
    end = at + 1
    while end < len(lines) and not _ends_paragraph(lines[end].text):
        end += 1
    text = "\n".join(line.text.strip().removesuffix(" +") for line in lines[at:end])
    return span_block("paragraph", lines[at:end], markdown_inline(text)), end


def _ends_paragraph(text: str) -> bool:
    return (
        not text.strip()
        or text == "+"
        or bool(_ATTRIBUTE.match(text))
        or bool(_FENCE.match(text))
        or text.startswith("|===")
        or bool(_item(text.strip()))
    )


def _item(text: str) -> re.Match[str] | None:
    return _BULLET.match(text) or _NUMBERED.match(text)


def _defined(lines: Lines, at: int, found: re.Match[str]) -> tuple[Block, int]:
    """`Term:: its definition`, also on the next line: a name and its value."""
    end = at + 1
    words = [found[2] or ""]
    while end < len(lines) and not _ends_paragraph(lines[end].text) and not _DEFINED.match(lines[end].text):
        words.append(lines[end].text.strip())
        end += 1
    text = f"{found[1]}: {' '.join(words).strip()}"
    return span_block("field", lines[at:end], markdown_inline(text)), end


def _list(lines: Lines, at: int) -> tuple[Block, int]:
    """A list whose items may hold lists under other marks."""
    items, end = _items(lines, at, ())
    mark = _item(lines[at].text.strip())
    ordered = mark is not None and not _BULLET.match(lines[at].text.strip())
    return span_block(
        "ordered_list" if ordered else "bullet_list", lines[at:end], "", mark[1] if mark else "", items
    ), end


def _items(lines: Lines, at: int, above: Sequence[str]) -> tuple[list[Block], int]:
    items: list[Block] = []
    first = _item(lines[at].text.strip())
    own = _kind_of(first)
    while at < len(lines) and (found := _item(lines[at].text.strip())) and _kind_of(found) == own:
        end = at + 1
        while end < len(lines) and not _ends_paragraph(lines[end].text):
            end += 1
        texts = [lines[at].text.strip()[found.end() :], *(line.text.strip() for line in lines[at + 1 : end])]
        parts = [span_block("paragraph", lines[at:end], markdown_inline("\n".join(texts)))]
        number = found[1].strip(".)") if found[1][0].isdigit() else str(len(items) + 1)
        label = found[1] if own == found[1] and found[1][0] in "*-" else number
        start, at = at, end
        more, at = _below(lines, at, (*above, own))
        items.append(span_block("list_item", lines[start:at], "", label, [*parts, *more]))
        nearest = _skip_blank(lines, at)
        if nearest < len(lines) and _kind_of(_item(lines[nearest].text.strip())) == own:
            at = nearest
    return items, at


def _below(lines: Lines, at: int, above: Sequence[str]) -> tuple[list[Block], int]:
    """What belongs to an item: lists under a mark that is not one of those above, and what `+` attaches."""
    parts: list[Block] = []
    while at < len(lines):
        if lines[at].text.strip() == "+" and at + 1 < len(lines) and not lines[at + 1].is_blank:
            if _item(lines[at + 1].text.strip()):
                return parts, at
            block, at = _block(lines, at + 1)
            parts.append(block)
            continue
        nearest = _skip_blank(lines, at)
        found = _item(lines[nearest].text.strip()) if nearest < len(lines) else None
        if found is None or _kind_of(found) in above or len(above) > 6:
            break
        start = nearest
        items, at = _items(lines, nearest, above)
        kind = "bullet_list" if _BULLET.match(lines[start].text.strip()) else "ordered_list"
        parts.append(span_block(kind, lines[start:at], "", found[1], items))
    return parts, at


def _kind_of(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return "1." if found[1][0].isdigit() else found[1]


def _skip_blank(lines: Lines, at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def _table(lines: Lines, at: int) -> tuple[Block, int]:
    """A table; cells may stand on one line or each on its own, as many a row as the first line has."""
    mark = lines[at].text.strip()
    close = next(
        (number for number in range(at + 1, len(lines)) if lines[number].text.strip() == mark), len(lines) - 1
    )
    cells: list[tuple[Line, str]] = []
    width = 0
    for line in lines[at + 1 : close]:
        text = line.text.strip()
        if _silent(text) == "comment":
            continue
        if not text.startswith("|"):
            if text and cells:
                cells[-1] = cells[-1][0], f"{cells[-1][1]} {text}"
            continue
        found = re.split(r"\s*(?<!\\)(?:\d*[.<>^+*a-z]{0,3})?\|", text)[1:]
        width = width or len(found)
        cells += [(line, cell.strip()) for cell in found]
    width = max(width if width > 1 else 2, 1)
    groups = [cells[number : number + width] for number in range(0, len(cells), width)]
    rows = [([each[0][0], each[-1][0]], [markdown_inline(text) for _, text in each]) for each in groups]
    own = lines[at : close + 1]
    if not rows:
        return span_block("comment", own), close + 1
    return Block("table", own[0].number, own[-1].number + 1, parts=table_block(rows).parts), close + 1
