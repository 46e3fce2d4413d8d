"""A Markdown body as sections and blocks with their lines: what every dialect looks at.

Structure comes from the token tree, so code, quotes and HTML never look like headings.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alignment_plugin.loading.dialects.as_meant import as_meant
from alignment_plugin.loading.dialects.cuts import definitions, heading_lines
from alignment_plugin.loading.dialects.inline import References, wording

_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+")
_OPTIONAL = re.compile(r"[(\[]\s*optional\s*[)\]]\s*$")
_ATTRIBUTES = re.compile(r"(?<=\S)\s*\{:?\s*[#.][^{}]*\}$")
_COMMENT = re.compile(r"^\s*<!--(?:(?!-->).)*-->\s*$", re.DOTALL)
LISTS = frozenset({"bullet_list", "ordered_list"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, list item, table, fence, …, and what stands in it."""

    kind: str
    """The token's type without `_open`."""
    start: int
    """First line, from 0."""
    end: int
    """The line after the last one that is not blank."""
    text: str = ""
    """Inline Markdown of a paragraph, heading or cell; the source of HTML and code."""
    markup: str = ""
    """The list's mark, or the number that an ordered item carries."""
    parts: tuple["Block", ...] = ()

    @property
    def is_list(self) -> bool:
        return self.kind in LISTS

    @property
    def lead(self) -> "Block | None":
        """The paragraph that a list item opens with."""
        return self.parts[0] if self.parts and self.parts[0].kind == "paragraph" else None

    @property
    def is_silent(self) -> bool:
        """Whether it shows nothing: a comment, or a rule between blocks."""
        return self.kind in ("hr", "comment") or (
            self.kind == "html_block" and bool(_COMMENT.match(self.text))
        )

    @property
    def introduces(self) -> bool:
        """Whether a paragraph leads to what stands below it, as it ends in a colon."""
        return self.kind == "paragraph" and self.text.rstrip(" *_").endswith(":")

    @property
    def is_simple(self) -> bool:
        """Whether a list item is one paragraph and nothing else."""
        return self.lead is not None and all(part.is_silent for part in self.parts[1:])


@dataclass(frozen=True)
class Section:
    """A heading and the blocks up to the next heading of any level, which are parsed on first asking."""

    index: int
    level: int
    """1 to 6; 0 for what stands before the first heading."""
    heading: Block | None
    title: str
    """Plain text of the heading."""
    name: str
    """The title for comparing: small letters, without numbering, emoji and marks at its end."""
    parse: Callable[[], tuple[Block, ...]] = field(compare=False, repr=False)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What stands below the heading."""
        return self.parse()


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a body in order; the first has no heading."""

    lines: tuple[str, ...]
    """With their line ends, as written."""
    sections: tuple[Section, ...]
    references: References
    """Link definitions, which stand in no block."""

    def below(self, section: Section) -> Iterator[Section]:
        """Sections of a deeper level that follow directly."""
        for number in range(section.index + 1, len(self.sections)):
            other = self.sections[number]
            if other.level <= section.level:
                return
            yield other

    def children(self, section: Section) -> Iterator[Section]:
        """Of those below, the ones that stand in no other of them."""
        level = 7
        for other in self.below(section):
            if other.level <= level:
                level = other.level
                yield other


def outline(body: str) -> Outline:
    """The sections of a Markdown body; never fails, whatever the text."""
    body = as_meant(body)
    lines = split_lines(body)
    starts = heading_lines(lines)
    if starts is None:
        return parsed_outline(body)
    references = definitions(lines)
    sections = [_section(0, None, _later(lines, 0, starts[0] if starts else len(lines)), references)]
    for index, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        heading = _heading(lines[start], start)
        sections.append(_section(index, heading, _later(lines, start + 1, end), references))
    return Outline(lines, tuple(sections), references)


def parsed_outline(body: str) -> Outline:
    """The same by parsing all of the body at once."""
    lines = split_lines(body)
    env: dict[str, References] = {}
    blocks = _nested(_BLOCKS.parse(body, env), lines, 0)
    references = env.get("references", {})
    return Outline(lines, tuple(_sections(blocks, references)), references)


def _heading(line: str, number: int) -> Block:
    """The heading on a line that starts with `#`."""
    text = line.strip()
    level = len(text) - len(text.lstrip("#"))
    words = _unmarked(_CLOSING.sub("", text[level:]).strip())
    return Block("heading", number, number + 1, words, str(level))


def _unmarked(heading: str) -> str:
    """A heading without the attributes that stand behind it, as `{#place .wide}`."""
    return _ATTRIBUTES.sub("", heading) if heading.endswith("}") else heading


def _later(lines: tuple[str, ...], start: int, end: int) -> Callable[[], tuple[Block, ...]]:
    return lambda: _parsed(lines, start, end)


def _parsed(lines: tuple[str, ...], start: int, end: int) -> tuple[Block, ...]:
    """The blocks in lines from `start` up to `end`."""
    own = lines[start:end]
    return _nested(_BLOCKS.parse("".join(own)), own, start) if any(map(str.strip, own)) else ()


def split_lines(body: str) -> tuple[str, ...]:
    """The lines of a text with their ends, as Markdown counts them: no other separators."""
    if "\r" in body:
        return tuple(line for line in _LINE.findall(body) if line)
    *lines, last = body.split("\n")
    return (*[f"{line}\n" for line in lines], last) if last else tuple([f"{line}\n" for line in lines])


@lru_cache(maxsize=4096)
def section_name(title: str) -> str:
    """A heading's plain text as it is compared with the names that dialects know."""
    shown = title
    if not title.isascii():
        shown = "".join(char for char in title if char.isascii() or unicodedata.category(char)[0] in "LNZ")
    text = _OPTIONAL.sub("", " ".join(shown.casefold().split())).strip(" :.!*_-")
    return _NUMBERING.sub("", text)


def _sections(blocks: tuple[Block, ...], references: References) -> Iterator[Section]:
    heading: Block | None = None
    own: list[Block] = []
    index = 0
    for block in blocks:
        if block.kind != "heading":
            own.append(block)
            continue
        yield _section(index, heading, _same(own), references)
        index, heading, own = index + 1, block, []
    yield _section(index, heading, _same(own), references)


def _same(blocks: list[Block]) -> Callable[[], tuple[Block, ...]]:
    known = tuple(blocks)
    return lambda: known


def _section(
    index: int, heading: Block | None, parse: Callable[[], tuple[Block, ...]], references: References
) -> Section:
    title = wording(heading.text, references).text.strip() if heading else ""
    level = int(heading.markup) if heading else 0
    return Section(index, level, heading, title, section_name(title), parse)


def _nested(tokens: list[Token], lines: tuple[str, ...], first: int) -> tuple[Block, ...]:
    """The flat token stream as nested blocks; `first` is the number of the first of the lines."""
    root: list[Block] = []
    stack: list[tuple[Token, list[Block]]] = []
    texts: list[str] = []
    for token in tokens:
        here = stack[-1][1] if stack else root
        if token.nesting == 1:
            stack.append((token, []))
        elif token.nesting == -1:
            opened, parts = stack.pop()
            here = stack[-1][1] if stack else root
            here.append(_block(opened, "".join(texts), tuple(parts), lines, first))
            texts.clear()
        elif token.type == "inline":
            texts.append(token.content)
        else:
            here.append(_block(token, token.content, (), lines, first))
    return tuple(root)


def _block(token: Token, text: str, parts: tuple[Block, ...], lines: tuple[str, ...], first: int) -> Block:
    if token.map:
        start, end = token.map
        end = min(end, len(lines))
        while end > start and not lines[end - 1].strip():
            end -= 1
        start, end = start + first, end + first
    else:
        start, end = (parts[0].start, parts[-1].end) if parts else (0, 0)
    kind = token.type.removesuffix("_open")
    markup = token.tag[1:] if kind == "heading" else (token.info or token.markup)
    if kind == "list_item" and parts and parts[0].is_list and len(parts[0].parts) == 1:
        # `- 1. Rent` is one item, that has a mark and a number.
        markup = parts[0].parts[0].markup
        parts = (*parts[0].parts[0].parts, *parts[1:])
    return Block(kind, start, end, _unmarked(text) if kind == "heading" else text, markup, parts)
