"""Text that would keep the site's Markdown busy for minutes, told apart before it gets there. Nobody wrote it."""

import re
from collections.abc import Iterator

_SHORT = 4000
_LONGEST = 60_000
"""Characters without an empty line between them, outside code: they are searched again from each mark on."""
_LINES = 2000
"""Lines without an empty one between them, outside code: they are read again for each line."""
_MARKED = 2000
"""Headings, and fences: each is compared with all before it."""
_DEEPEST = 200
"""Brackets open at once: each is searched for its end from where it stands."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(?:#|=+\s*$|-{2,}\s*$)")
_BRACKETS = tuple(
    (opening, re.compile(rf"[{re.escape(opening + closing)}]")) for opening, closing in ("[]", "()", "<>")
)


def is_tangled(text: str) -> bool:
    """Whether Markdown is to be shown as it stands, as reading it would take too long."""
    if len(text) < _SHORT:
        return False
    lines = text.split("\n")
    if sum(bool(_HEADING.match(line) or _FENCE.match(line)) for line in lines) > _MARKED:
        return True
    return any(len(block) > _LINES or _is_deep("\n".join(block)) for block in _blocks(lines))


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines without an empty one between them; code between fences is left out."""
    block: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif line.strip() and not fence:
            block.append(line)
            continue
        if block and not fence:
            yield block
            block = []
    yield block


def _is_deep(block: str) -> bool:
    """Whether brackets, parentheses or tags stand too deep in each other, have no end, or are too many."""
    if len(block) > _LONGEST:
        return True
    for opening, either in _BRACKETS:
        if block.count(opening) <= _DEEPEST:
            continue
        depth = 0
        for found in either.finditer(block):
            depth = depth + 1 if found[0] == opening else max(0, depth - 1)
            if depth > _DEEPEST:
                return True
    return False
