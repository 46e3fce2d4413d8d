"""The words of inline Markdown, apart from its marks and links; below every dialect."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

References = Mapping[str, Mapping[str, Any]]
"""Link definitions by their normalised label, as markdown-it keeps them."""

MAX_INLINE = 5_000
"""Characters of one paragraph that are looked through for links; a longer one is taken as plain text."""

_INLINE = MarkdownIt("commonmark")
_PLAIN = re.compile(r"[^\\`*_\[\]<>!&\n]*")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\)")
_FULL_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]+)\]\[([^\[\]]*)\]")
_SHORT_REFERENCE = re.compile(r"(?<![!\]])\[([^\[\]]+)\](?![\[(:])")
_COMMENT = re.compile(r"\s*<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A link's place in the words, and where it leads."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What a reader sees of inline Markdown, on one line."""

    text: str
    links: tuple[Link, ...] = ()


def wording(source: str, references: References | None = None) -> Wording:
    """The words and links of inline Markdown; HTML tags and comments are dropped."""
    if len(source) > MAX_INLINE or _PLAIN.fullmatch(source):
        return Wording(" ".join(source.split()))
    if not references or "[" not in source:
        return _wording(source)
    tokens = _INLINE.parseInline(source, {"references": references})
    return _flat(tokens[0].children or []) if tokens else Wording("")


@lru_cache(maxsize=4096)
def _wording(source: str) -> Wording:
    """The same without definitions elsewhere: a text that is asked for again is not parsed again."""
    tokens = _INLINE.parseInline(source, {})
    return _flat(tokens[0].children or []) if tokens else Wording("")


def plain(source: str) -> str:
    """What a reader sees of inline Markdown."""
    return wording(source).text.strip()


def on_one_line(source: str) -> str:
    """Inline Markdown without line breaks and comments, otherwise as written."""
    return " ".join(_COMMENT.sub(" ", source).split())


def unlinked(source: str, references: References | None = None) -> str:
    """Inline Markdown on one line, with links replaced by their words; other marks stay."""
    text = _LINK.sub(r"\1", on_one_line(source))
    if not references:
        return text

    def shown(found: re.Match[str]) -> str:
        return found[1] if normalizeReference(found[1]) in references else found[0]

    return _SHORT_REFERENCE.sub(shown, _FULL_REFERENCE.sub(r"\1", text))


def with_targets(source: str, references: References) -> str:
    """Inline Markdown on one line, whose links no longer need the definitions elsewhere in the file."""
    text = on_one_line(source)
    if not references:
        return text

    def resolved(found: re.Match[str]) -> str:
        target = references.get(normalizeReference(found[2] or found[1]))
        return f"[{found[1]}]({target['href']})" if target else found[0]

    return _FULL_REFERENCE.sub(resolved, text)


def _flat(tokens: list[Token]) -> Wording:
    texts: list[str] = []
    links: list[Link] = []
    opened: list[tuple[int, str]] = []
    length = 0
    for token in tokens:
        if token.type == "link_open":
            opened.append((length, str(token.attrs.get("href", ""))))
        elif token.type == "link_close" and opened:
            start, target = opened.pop()
            links.append(Link(start, length, target))
        piece = _piece(token)
        texts.append(piece)
        length += len(piece)
    return Wording("".join(texts), tuple(links))


def _piece(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type in ("text", "code_inline", "image", "text_special"):
        return token.content
    return ""
