"""A reStructuredText body as sections and blocks, whose inline text is turned into Markdown's."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.lines import (
    ORDERED,
    Line,
    Lines,
    dedented,
    indented_after,
    numbered_lines,
    section_of,
    span_block,
    table_block,
)
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.rst_rows import comma_rows, list_rows

_ABOUT = frozenset({"status", "date", "people", "authors", "owner", "opened", "updated"})
"""What a directive that holds a document's metadata states of it."""
MAX_DEPTH = 12
"""Lists in lists; deeper ones are taken as they stand."""
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}$")
_BULLET = re.compile(r"([-*+\u2022])\s+(?=\S)")
_FIELD = re.compile(r":([A-Za-z][^:\n]{0,40}):(?:\s+|$)")
_DIRECTIVE = re.compile(r"\.\.\s+([\w:-]+)::\s*(.*)")
_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE = re.compile(r"=+(?:\s+=+)+$")
# Lengths have ends: text without the closing mark must not be searched again from each of its spaces.
_TARGETED = re.compile(r"`([^`<]{1,400}?)\s{0,20}<([^`>]{1,1000})>`__?")
_ROLE = re.compile(r":([A-Za-z][\w:.+-]*):`(?:([^`<]{1,400}?)\s{0,20}<([^`>]{1,1000})>|([^`]+))`")
_LITERAL = re.compile(r"``(.+?)``")
_NAMED = re.compile(r"`([^`]+)`_{1,2}(?!\w)")
_JOINED = re.compile(r"(?<=[`*)\]])\\ |\\ (?=[`*\[])")
"""An escaped space, which only ends a mark inside a word."""
_SUBSTITUTED = re.compile(r"\|(\w[^|]*)\|_?")


def rst_outline(lines: tuple[str, ...]) -> Outline:
    """The sections of a body; never fails, whatever the text."""
    return Outline(lines, tuple(_sections(numbered_lines(lines))), {})


def markdown_inline(text: str) -> str:
    """Inline reStructuredText as inline Markdown: links with their targets, code, emphasis."""
    if "`" not in text and "|" not in text and "\\ " not in text:
        return text
    text = _ROLE.sub(_role, text)
    text = _TARGETED.sub(r"[\1](\2)", text)
    text = _LITERAL.sub(r"`\1`", text)
    return _JOINED.sub("", _SUBSTITUTED.sub(r"\1", _NAMED.sub(r"\1", text)))


def _role(found: re.Match[str]) -> str:
    if found[2]:
        target = found[3] if found[1] != "doc" or "." in found[3] else f"{found[3]}.rst"
        return f"[{found[2]}]({target})"
    if found[1] in ("pep", "rfc"):
        return f"{found[1].upper()} {found[4]}"
    return f"[{found[4]}]({found[4]}.rst)" if found[1] == "doc" else found[4]


def _sections(lines: list[Line]) -> Iterator[Section]:
    levels: dict[tuple[str, bool], int] = {}
    heading: tuple[int, Block, str] | None = None
    index, start, end = 0, 0, 0
    for at in _candidates(lines):
        if at < end or (found := _heading(lines, at)) is None:
            continue
        style, text, end = found
        yield _section(index, heading, lines[start:at])
        level = levels.setdefault(style, len(levels) + 1)
        source = markdown_inline(text)
        heading = level, span_block("heading", lines[at:end], source, str(level)), plain(source)
        index, start = index + 1, end
    yield _section(index, heading, lines[start:])


def _candidates(lines: Lines) -> list[int]:
    """The lines that may start a heading: a rule of one mark, and the line above one."""
    rules = [
        at
        for at, (_, text) in enumerate(lines)
        if len(text) > 2 and text == text[0] * len(text) and _RULE.match(text)
    ]
    return sorted({*rules, *(at - 1 for at in rules if at)})


def _section(index: int, heading: tuple[int, Block, str] | None, own: list[Line]) -> Section:
    level, block, title = heading or (0, None, "")
    return section_of(index, level, block, title, lambda: _blocks(own, 0))


def _heading(lines: Lines, at: int) -> tuple[tuple[str, bool], str, int] | None:
    """The style (mark, overlined), text and end of a heading that starts at a line."""
    line = lines[at].text
    if not line.strip() or (at and not lines[at - 1].is_blank and not _starts_after(lines, at)):
        return None
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if _RULE.match(line):
        last = lines[at + 2].text if at + 2 < len(lines) else ""
        if below.strip() and last and last[0] == line[0] and _RULE.match(last):
            return (line[0], True), below.strip(), at + 3
        return None
    if line[0] != " " and _RULE.match(below) and len(below) >= min(len(line), 4) and not _is_markup(line):
        return (below[0], False), line.strip(), at + 2
    return None


def _starts_after(lines: Lines, at: int) -> bool:
    """Whether the line above ends something, so that a heading may follow without a blank line."""
    above = lines[at - 1].text
    return bool(_RULE.match(above)) or above.startswith(".. ")


def _is_markup(line: str) -> bool:
    return line.startswith((".. ", "+-", "+=")) or bool(_SIMPLE.match(line))


def _blocks(lines: Lines, depth: int) -> list[Block]:
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        block, at = _block(lines, at, depth)
        if block is not None:
            found.append(block)
    return found


def _block(lines: Lines, at: int, depth: int) -> tuple[Block | None, int]:
    text = lines[at].text
    if text[0] == " ":
        end = max(indented_after(lines, at), at + 1)
        inner = dedented(lines[at:end])
        parts = _blocks(inner, depth + 1) if depth < MAX_DEPTH else ()
        return span_block("blockquote", lines[at:end], parts=parts), end
    if text.startswith("..") and (len(text) == 2 or text[2] == " "):
        return _explicit(lines, at)
    if depth < MAX_DEPTH and (_BULLET.match(text) or ORDERED.match(text)):
        return _list(lines, at, depth)
    if _FIELD.match(text):
        end = max(indented_after(lines, at + 1), at + 1)
        words = " ".join(line.text.strip() for line in lines[at:end])
        found = _FIELD.match(words)
        name, value = (found[1], words[found.end() :]) if found else ("", words)
        return span_block("field", lines[at:end], f"{name}: {markdown_inline(value)}"), end
    if _GRID.match(text):
        return _grid(lines, at)
    if _SIMPLE.match(text):
        return _simple(lines, at)
    return _paragraph(lines, at)


def _paragraph(lines: Lines, at: int) -> tuple[Block, int]:
    end = at + 1
    while end < len(lines) and not lines[end].is_blank and lines[end].text[0] != " ":
        end += 1
    own = lines[at:end]
    if len(own) == 1 and _RULE.match(own[0].text):
        return span_block("hr", own), end
    if len(own) == 1 and _SUBSTITUTED.fullmatch(own[0].text):
        return span_block("directive", own), end  # what is defined elsewhere, as a picture
    text = markdown_inline("\n".join(line.text for line in own))
    if text.endswith("::"):
        close = indented_after(lines, end)
        if text.strip() == "::" and close > end:
            return span_block("code_block", lines[at:close]), close
        text = text[:-1]
    elif end < len(lines) and lines[end].text[:1] == " " and not lines[end].is_blank:
        # A term and its definition.
        close = indented_after(lines, end)
        return span_block("definition", lines[at:close], text), close
    return span_block("paragraph", own, text), end


def _explicit(lines: Lines, at: int) -> tuple[Block, int]:
    """What starts with two dots: a directive, a target, a comment."""
    end = max(indented_after(lines, at + 1), at + 1)
    found = _DIRECTIVE.match(lines[at].text)
    if found is None:
        return span_block("comment", lines[at:end]), end
    rows_of = {"list-table": list_rows, "csv-table": comma_rows}.get(found[1])
    pairs = list(rows_of(lines[at + 1 : end])) if rows_of else []
    if rows := [(own, list(map(markdown_inline, cells))) for own, cells in pairs]:
        return Block("table", lines[at].number, lines[end - 1].number + 1, parts=table_block(rows).parts), end
    body = " ".join(line.text.strip() for line in lines[at + 1 : end]).strip()
    if found[1] == "admonition" and body and meaning_of(found[2]) in _ABOUT:
        return span_block("option", lines[at:end], f"{found[2]}: {markdown_inline(body)}"), end
    if found[1] in ("note", "warning", "important", "admonition", "attention"):
        first = [Line(lines[at].number, found[2])] if found[2] else []
        parts = _blocks([*first, *dedented(lines[at + 1 : end])], 1)
        return span_block("blockquote", lines[at:end], parts=parts), end
    if fields := _options_of(dedented(lines[at + 1 : end])):
        width, options = fields
        parts = _blocks(dedented(lines[at + 1 : end])[width:], 1)
        return span_block("blockquote", lines[at:end], parts=[*options, *parts]), end
    if found[2] and meaning_of(found[1]) in _ABOUT:
        return span_block("option", lines[at:end], f"{found[1]}: {markdown_inline(found[2])}"), end
    return span_block("directive", lines[at:end], found[1]), end


def _options_of(lines: Lines) -> tuple[int, list[Block]] | None:
    """How many lines give a directive options, and those; nothing where they are not about a document."""
    found: list[Block] = []
    for line in lines:
        field = _FIELD.match(line.text)
        if field is None:
            break
        words = f"{field[1]}: {markdown_inline(line.text[field.end() :])}"
        found.append(span_block("option", [line], words))
    about = any(meaning_of(block.text.partition(":")[0]) in _ABOUT for block in found)
    return (len(found), found) if about else None


def _list(lines: Lines, at: int, depth: int) -> tuple[Block, int]:
    """A list with its items; blank lines between them do not end it."""
    ordered = not _BULLET.match(lines[at].text)
    pattern = ORDERED if ordered else _BULLET
    mark = lines[at].text[0]
    items: list[Block] = []
    start, end = at, at
    while at < len(lines):
        found = pattern.match(lines[at].text)
        if found is None or (not ordered and lines[at].text[0] != mark):
            break
        # Text that goes on one line below, less far in, still belongs to the item.
        width = found.end()
        end = at + 1
        while end < len(lines) and not lines[end].is_blank and lines[end].indent:
            width = min(width, lines[end].indent)
            end += 1
        end = max(indented_after(lines, end, min(2, width)), end)
        label = found[0].strip(" ().") if ordered else mark
        own = [
            Line(lines[at].number, lines[at].text[found.end() :]),
            *dedented(lines[at + 1 : end], width),
        ]
        items.append(span_block("list_item", own, "", label, _blocks(own, depth + 1)))
        at = end
        while at < len(lines) and lines[at].is_blank:
            at += 1
    kind = "ordered_list" if ordered else "bullet_list"
    return span_block(kind, lines[start:end], "", mark, items), end


def _grid(lines: Lines, at: int) -> tuple[Block, int]:
    end = at
    while end < len(lines) and lines[end].text[:1] in ("+", "|"):
        end += 1
    edges = [number for number, char in enumerate(lines[at].text) if char == "+"]
    rows: list[tuple[Lines, list[str]]] = []
    row: list[Line] = []
    for line in lines[at + 1 : end]:
        if not line.text.startswith("+"):
            row.append(line)
        elif row:
            pairs = list(zip(edges, edges[1:], strict=False))
            cells = [" ".join(each.text[left + 1 : right].strip() for each in row) for left, right in pairs]
            rows.append((row, [markdown_inline(cell.strip()) for cell in cells]))
            row = []
    if not rows:
        return span_block("directive", lines[at:end]), max(end, at + 1)
    table = table_block(rows)
    return Block("table", lines[at].number, lines[end - 1].number + 1, parts=table.parts), end


def _simple(lines: Lines, at: int) -> tuple[Block, int]:
    """A table between rows of `=`; each line is a row."""
    rules = [number for number in range(at, len(lines)) if _SIMPLE.match(lines[number].text)]
    blank = next((number for number in range(at + 1, len(lines)) if lines[number].is_blank), len(lines))
    rules = [number for number in rules if number < blank]
    end = (rules[-1] if len(rules) > 1 else at) + 1
    starts = [found.start() for found in re.finditer("=+", lines[at].text)]
    columns = list(zip(starts, [*starts[1:], None], strict=True))
    rows = [
        ([line], [markdown_inline(line.text[left:right].strip()) for left, right in columns])
        for line in lines[at:end]
        if not _RULE.match(line.text) and not _SIMPLE.match(line.text)
    ]
    if not rows:
        return span_block("hr", lines[at:end]), end
    table = table_block(rows)
    return Block("table", lines[at].number, lines[end - 1].number + 1, parts=table.parts), end
