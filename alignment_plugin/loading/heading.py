"""The heading that is a record's title, and the prose without it."""

import html
import re

from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.text import Span

# Lines without text, then a line with some.
_FIRST_TEXT = re.compile(r"((?:[^\S\n]*\n)*)[^\S\n]*\S")
_UNDERLINE = re.compile(r"=+[^\S\n]*$", re.MULTILINE)
_MARKED = re.compile(r"[\[`*_\\]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# An address may hold pairs of brackets, and any within angle brackets.
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:<[^<>\n]*>[^()]*+|[^()]*+(?:\([^()]*+\)[^()]*+)*+|[^)]*)\)")
_HEADING = re.compile(r"^ {0,3}#\s+(.+?)\s*#*\s*$")


def cut_heading(body: str, line: int) -> tuple[Scalar | None, str, int]:
    """The first-level heading that opens `body`, the rest, and the line on which the rest starts.

    Only a heading that comes first is the title; any other text before it keeps the body whole.
    """
    start = _FIRST_TEXT.match(body)
    if start is None:
        return None, "", line
    at, line = start.end(1), line + start[1].count("\n")
    first, _, rest = body[at:].partition("\n")
    if found := _HEADING.match(first):
        return _title(found[1], line, found.start(1) + 1), rest, line + 1
    if _UNDERLINE.match(rest):
        below = rest.partition("\n")[2]
        return _title(first.strip(), line, 1), below, line + 2
    return None, body[at:], line


def _title(text: str, line: int, column: int) -> Scalar:
    if "{" in text:
        text = re.sub(r"\s*\{[#.:][^}]*\}\s*$", "", text)
    return Scalar(plain_text(text), Span.at(line, column, len(text)))


def plain_text(markdown: str) -> str:
    """One line of Markdown as the words a reader sees."""
    if "&" in markdown:
        markdown = _ENTITY.sub(_as_sign, markdown)
    if not _MARKED.search(markdown):
        return markdown.strip()
    text = _LINK.sub(r"\1", markdown)
    text = re.sub(r"(`+)(.+?)\1", r"\2", text)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?!\s)([^*]+)\*(?!\w)", r"\1", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip()


def _as_sign(entity: re.Match[str]) -> str:
    """What `&amp;` and the like stand for; one that nobody could see stays as it is written."""
    sign = html.unescape(entity[0])
    return " " if sign.isspace() else sign if sign.isprintable() else entity[0]
