"""`[[id]]` and `[[id|words]]` in prose → what they name and where they stand; never inside code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignment_plugin.text import Span

# `[[1]](…)` is a Markdown link whose words are in brackets, and `[[x]][y]` one by reference.
_REFERENCE = re.compile(
    r"(?<![\\!\[])\[\[([A-Za-z0-9][\w./# -]{0,160}?)(?:\|([^\]\n|]{1,200}))?\]\](?![(\[:])"
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
# Lines whose content goes on, indented, after an empty line: that is no code.
_HOLDS = re.compile(r"^ {0,3}(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|:\s|\[\^[^\]]+\]:)")


@dataclass(frozen=True, slots=True)
class ProseReference:
    """One `[[…]]`."""

    target: str
    words: str
    """What the reader sees; empty where the record's own name is meant."""
    start: int
    """Offset in the text, in characters."""
    end: int
    span: Span


def references_in(text: str, *, first_line: int = 1) -> Iterator[ProseReference]:
    """Every reference in `text`, in order; code, fences and comments are passed over."""
    references = list(_found_in(text))
    if references and _may_hold_code(text):
        references = list(_found_in(_code(text)))
    for found in references:
        line = text.count("\n", 0, found.start()) + first_line
        column = found.start() - text.rfind("\n", 0, found.start())
        yield ProseReference(
            found[1].strip(),
            (found[2] or "").strip(),
            found.start(),
            found.end(),
            Span.at(line, column, found.end() - found.start()),
        )


def _found_in(text: str) -> Iterator[re.Match[str]]:
    """As `_REFERENCE.finditer`, looking only where brackets stand."""
    at = text.find("[[")
    while at >= 0:
        found = _REFERENCE.match(text, at)
        if found:
            yield found
        at = text.find("[[", found.end() if found else at + 1)


def _may_hold_code(text: str) -> bool:
    return (
        "`" in text
        or "\n    " in text
        or "\n\t" in text
        or "~~~" in text
        or "<!--" in text
        or text[:1] in " \t"
    )


def _code(text: str) -> str:
    """The text with code blanked out, at the same length."""
    lines = text.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            lines[number] = " " * len(line)
            if (
                mark
                and mark[1][0] == fence[0]
                and len(mark[1]) >= len(fence)
                and not line[mark.end() :].strip()
            ):
                fence = ""
        elif mark:
            fence, lines[number] = mark[1], " " * len(line)
    joined = "\n".join(_without_indented(lines))
    for pattern in (r"<!--.*?-->", r"(?<!`)(`+)(?!`)(?:.(?!\n\n))*?(?<!`)\1(?!`)"):
        joined = re.sub(pattern, lambda hit: re.sub(r"[^\n]", " ", hit[0]), joined, flags=re.S)
    return joined


def _without_indented(lines: list[str]) -> list[str]:
    """The lines with those of indented code blanked out."""
    found: list[str] = []
    after_empty, code, held = True, False, False
    for line in lines:
        if not line.strip():
            after_empty = True
        elif line.startswith(("    ", "\t")):
            code = not held and (code or after_empty)
            after_empty = False
        else:
            held = bool(_HOLDS.match(line)) or (held and not after_empty)
            after_empty, code = False, False
        found.append(" " * len(line) if code else line)
    return found
