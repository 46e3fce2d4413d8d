"""Text → front matter and body, with line numbers. No YAML is read here."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two parts."""

    front: str | None
    """The YAML between the two `---` lines, or nothing where the file has none."""
    front_line: int
    body: str
    body_line: int
    closed: bool = True
    """False where the second `---` is missing."""


_OPENING = re.compile(r"---[^\S\n]*(?=\n|\Z)")
_LONG_OPENING = re.compile(r"-{4,10}[^\S\n]*(?=\n[A-Za-z][\w-]*:[ \n])")
"""A line that is too long, and behind it a field."""
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")
_LONG_CLOSING = re.compile(r"\n-{4,10}[^\S\n]*(?:\n|\Z)")


def split(text: str) -> Split:
    """Cut a Markdown file at its front matter; lines count from 1."""
    opening, ends = _OPENING.match(text), _CLOSING
    if opening is None and (opening := _LONG_OPENING.match(text)):
        ends = _LONG_CLOSING
    if opening is None:
        return Split(None, 1, text, 1)
    start = opening.end() + 1
    closing = ends.search(text, opening.end())
    if closing is None:
        return Split(text[start:], 2, "", text.count("\n") + 2, closed=False)
    front = text[start : closing.start()]
    lines = text.count("\n", 0, closing.start() + 1)
    return Split(front, 2, text[closing.end() :], lines + 2)
