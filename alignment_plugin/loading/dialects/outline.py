"""A Markdown body as sections and blocks with their lines: what every dialect looks at.

Structure comes from the token tree, so code, quotes and HTML never look like headings.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alignment_plugin.loading.dialects.inline import References, wording

_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+")
_OPTIONAL = re.compile(r"[(\[]\s*optional\s*[)\]]\s*$")
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
        return self.kind == "hr" or (self.kind == "html_block" and bool(_COMMENT.match(self.text)))

    @property
    def is_simple(self) -> bool:
        """Whether a list item is one paragraph and nothing else."""
        return self.lead is not None and all(part.is_silent for part in self.parts[1:])


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next heading of any level."""

    index: int
    level: int
    """1 to 6; 0 for what stands before the first heading."""
    heading: Block | None
    title: str
    """Plain text of the heading."""
    name: str
    """The title for comparing: small letters, without numbering, emoji and marks at its end."""
    blocks: tuple[Block, ...]


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
    lines = split_lines(body)
    env: dict[str, References] = {}
    blocks = _nested(_BLOCKS.parse(body, env), lines)
    references = env.get("references", {})
    return Outline(lines, tuple(_sections(blocks, references)), references)


def split_lines(body: str) -> tuple[str, ...]:
    """The lines of a text with their ends, as Markdown counts them: no other separators."""
    return tuple(line for line in _LINE.findall(body) if line)


def section_name(title: str) -> str:
    """A heading's plain text as it is compared with the names that dialects know."""
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
        yield _section(index, heading, own, references)
        index, heading, own = index + 1, block, []
    yield _section(index, heading, own, references)


def _section(index: int, heading: Block | None, own: list[Block], references: References) -> Section:
    title = wording(heading.text, references).text.strip() if heading else ""
    level = int(heading.markup) if heading else 0
    return Section(index, level, heading, title, section_name(title), tuple(own))


def _nested(tokens: list[Token], lines: tuple[str, ...]) -> tuple[Block, ...]:
    """The flat token stream as nested blocks."""
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
            here.append(_block(opened, "".join(texts), tuple(parts), lines))
            texts.clear()
        elif token.type == "inline":
            texts.append(token.content)
        else:
            here.append(_block(token, token.content, (), lines))
    return tuple(root)


def _block(token: Token, text: str, parts: tuple[Block, ...], lines: tuple[str, ...]) -> Block:
    start, end = token.map or (parts[0].start if parts else 0, parts[-1].end if parts else 0)
    end = min(end, len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    kind = token.type.removesuffix("_open")
    markup = token.tag[1:] if kind == "heading" else (token.info or token.markup)
    return Block(kind, start, end, text, markup, parts)
