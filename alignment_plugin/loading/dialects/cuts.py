"""Where a Markdown body falls into sections, told from its lines alone where that is certain.

Most of a long document is never looked at: only the sections that hold something for us are parsed in full.
"""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import normalizeReference

_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_INDENTED = re.compile(r" {1,3}(?:#{1,6}(?:[ \t]|$)|`{3,}|~{3,}|<)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:[\s/>]|$)|[!?])")
_RAW = re.compile(r"<(script|pre|style|textarea)\b", re.I)
_OPENS = re.compile(r"<(?:[!?]|(?:script|pre|style|textarea)\b)", re.I)
_DEFINITION = re.compile(r" {0,3}\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*<?([^\s<>]+)>?")


def heading_lines(lines: Sequence[str]) -> list[int] | None:
    """The lines that are headings at the top level; nothing where only a full parse can tell."""
    found: list[int] = []
    at, above = 0, ""
    while at < len(lines):
        line = lines[at].rstrip("\r\n")
        first = line[:1]
        end = at + 1
        if first == "#" and _HEADING.match(line):
            found.append(at)
        elif first in ("`", "~") and (fence := _FENCE.match(line)):
            end = _after_fence(lines, at, fence[1])
        elif first == "<" and _HTML.match(line):
            end = _after_html(lines, at, line)
            if end < 0:
                return None
        elif first in (" ", "=", "-") and (
            (_UNDERLINE.match(line) and above.strip()) or (_INDENTED.match(line) and _hides(lines, at))
        ):
            return None
        above = lines[end - 1].rstrip("\r\n") if end > at + 1 else line
        at = end
    return found


def _after_fence(lines: Sequence[str], at: int, fence: str) -> int:
    """The line after a fenced block that starts at the margin; one without an end takes the rest."""
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    for number in range(at + 1, len(lines)):
        if closing.match(lines[number].rstrip("\r\n")):
            return number + 1
    return len(lines)


def _after_html(lines: Sequence[str], at: int, line: str) -> int:
    """The line after a block of HTML, or -1 where that is not certain."""
    if line.startswith("<!--"):
        end = "-->"
    elif raw := _RAW.match(line):
        end = f"</{raw[1].casefold()}>"
    elif line.startswith(("<!", "<?")):
        return -1
    else:
        return _after_tag(lines, at)
    for number in range(at, len(lines)):
        if end in lines[number].casefold():
            return number + 1
    return len(lines)


def _after_tag(lines: Sequence[str], at: int) -> int:
    """The next blank line; not certain where a mark that counts elsewhere comes before it."""
    for number in range(at, len(lines)):
        line = lines[number].rstrip("\r\n")
        if not line.strip():
            return number
        if number > at and (
            line[0] in "#`~" or _UNDERLINE.match(line) or _INDENTED.match(line) or _OPENS.search(line)
        ):
            return -1
    return len(lines)


def _hides(lines: Sequence[str], at: int) -> bool:
    """Whether an indented mark may change what headings there are: a heading, or what a fence may hold."""
    mark = lines[at].lstrip()
    if mark[0] == "#":
        return True
    if mark[0] == "<":
        return "<!--" in mark and "-->" not in mark
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.lstrip().startswith(mark[:3]):
            return line[:1] in "`~"
        if line.startswith(("#", "=", "`", "~", "<")) or _UNDERLINE.match(line.rstrip("\r\n")):
            return True
    return True


def definitions(lines: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Link definitions by their normalised label, the first of each."""
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        if "]:" in line and (match := _DEFINITION.match(line)):
            found.setdefault(normalizeReference(match[1]), {"title": "", "href": match[2]})
    return found
