"""The heading that is a record's title, and the prose without it."""

import re

from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.text import Span


def cut_heading(body: str, line: int) -> tuple[Scalar | None, str, int]:
    """The first-level heading that opens `body`, the rest, and the line on which the rest starts.

    Only a heading that comes first is the title; any other text before it keeps the body whole.
    """
    lines = body.split("\n")
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at == len(lines):
        return None, "", line
    if found := re.match(r"^ {0,3}#\s+(.+?)\s*#*\s*$", lines[at]):
        return _title(found[1], line + at, found.start(1) + 1), "\n".join(lines[at + 1 :]), line + at + 1
    if at + 1 < len(lines) and re.match(r"^=+\s*$", lines[at + 1]):
        return _title(lines[at].strip(), line + at, 1), "\n".join(lines[at + 2 :]), line + at + 2
    return None, "\n".join(lines[at:]), line + at


def _title(text: str, line: int, column: int) -> Scalar:
    text = re.sub(r"\s*\{[#.:][^}]*\}\s*$", "", text)
    return Scalar(plain_text(text), Span.at(line, column, len(text)))


def plain_text(markdown: str) -> str:
    """One line of Markdown as the words a reader sees."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(`+)(.+?)\1", r"\2", text)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?!\s)([^*]+)\*(?!\w)", r"\1", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip()
