"""Markdown as code hosts read it → Markdown that the site reads the same way. Before the site's Markdown.

Real documents were written for a code host. Python-Markdown wants an empty line before a list or a table, four
spaces below an item, fences that end, and no Markdown between `<details>` and its end. Only these are rewritten.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from alignment_plugin.render.host_markdown import reads_otherwise

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKER = re.compile(r"([-+*]|\d{1,9}[.)])( {1,4}(?! )| (?= {4})|$)")
_QUOTED = re.compile(r" {0,3}> ?")
_ALERT = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*(?=\n|$)", re.I)
_LANGUAGE = re.compile(r"[\w#.+-]+")
_BLOCK_TAG = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.I,
)
_OPENED = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*?(/?)>", re.I)
_ENDLESS = frozenset({"br", "col", "hr", "img", "input", "p", "li", "dt", "dd", "tr", "td", "th"})
_DEEPEST_QUOTE = 4
_CITED = re.compile(r"\s*(?:(?:[-+*]|\d+[.)])\s+)?#\d")
# Tokens that start no block of their own, and blocks that hold others.
_PARTS = frozenset({"inline", "list_item", "thead", "tbody", "tr", "th", "td"})
_HOLDERS = frozenset({"bullet_list", "ordered_list", "blockquote"})


@dataclass(frozen=True, slots=True)
class Portable:
    """Markdown for the site, and the HTML that waits until it is read."""

    text: str
    html: tuple[str, ...] = ()
    mark: str = ""
    """The word that, with a number, stands in the text for HTML."""

    def restored(self, rendered: str) -> str:
        """What the site made of the text, with the HTML in its places."""
        if not self.html:
            return rendered
        return re.sub(
            rf"<p>{self.mark}(\d+)x</p>|{self.mark}(\d+)x",
            lambda found: self.html[int(found[1] or found[2])],
            rendered,
        )


def portable(text: str, *, nested_fences: bool) -> Portable:
    """The text for the site's Markdown; `nested_fences` says that it reads fences below list items."""
    if not reads_otherwise(text):
        return Portable(text)
    mark = "alhtml"
    while mark in text:
        mark += "z"
    writing = _Writing(text, nested_fences, mark)
    return Portable(writing.written(), tuple(writing.html), mark)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # most sites have no text that needs it

    return MarkdownIt("commonmark").enable("table").disable("inline")


@dataclass(slots=True)
class _Writing:
    """One text on its way; lines count from 0."""

    text: str
    nested_fences: bool
    mark: str
    html: list[str] = field(default_factory=list)
    depth: int = 0
    """How many quotations the text stands in."""
    lines: list[str] = field(default_factory=list, init=False)
    columns: list[int] = field(default_factory=list, init=False)
    """For each line, where the text of its innermost list item starts; 0 outside lists."""
    depths: list[int] = field(default_factory=list, init=False)
    """For each line, how many list items it stands in."""
    starts: dict[int, int] = field(default_factory=dict, init=False)
    """Line on which an item starts → the column of its mark."""
    replaced: dict[int, list[str]] = field(default_factory=dict, init=False)
    """Line → lines in its place, already without the indentation of items."""
    apart: set[int] = field(default_factory=set, init=False)
    """Lines that need an empty one before them."""
    cited: set[int] = field(default_factory=set, init=False)
    """Lines of text that open with a number of a request, as `#12`."""

    def written(self) -> str:
        """The whole text."""
        self.lines = self.text.split("\n")
        self.columns, self.depths = [0] * len(self.lines), [0] * len(self.lines)
        tokens = _parser().parse(self.text)
        self._items(tokens)
        self._blocks(tokens)
        return "\n".join(self._output())

    def _items(self, tokens: list["Token"]) -> None:
        """Note which lines stand in which items."""
        open_columns: list[int | None] = []
        quotes = 0
        for token in tokens:
            match token.type:
                case "blockquote_open":
                    quotes += 1
                case "blockquote_close":
                    quotes -= 1
                case "list_item_open":
                    above = open_columns[-1] if open_columns else 0
                    column = None if quotes or above is None else self._item(token, above, len(open_columns))
                    open_columns.append(column)
                case "list_item_close":
                    open_columns.pop()

    def _item(self, token: "Token", above: int, depth: int) -> int | None:
        """Where the item's text starts, or nothing where it is left as it is: two marks on one line."""
        first, end = token.map or (0, 0)
        line = _spaced(self.lines[first])
        at = len(line) - len(line.lstrip())
        marker = _MARKER.match(line, at)
        if marker is None or at < above or first in self.starts:
            return None
        self.starts[first] = at
        column = marker.end() if marker[2] else marker.end() + 1
        for number in range(first, end):
            self.columns[number], self.depths[number] = column, depth + 1
        return column

    def _blocks(self, tokens: list["Token"]) -> None:
        """Note what is written otherwise, and before what an empty line has to stand."""
        stashing = _mixes_html(tokens)
        before = [""]
        flowing = True
        for token in tokens:
            if token.nesting < 0:
                before.pop()
                before[-1] = token.type.removesuffix("_close")
                continue
            kind = token.type.removesuffix("_open")
            if token.map and kind not in _PARTS:
                first = token.map[0]
                if _needs_space(
                    kind, before[-1], flowing=flowing and (kind == "list_item" or self.depths[first] > 1)
                ):
                    self.apart.add(first)
                if kind not in _HOLDERS:
                    flowing = kind == "paragraph" and (first in self.starts or not self.depths[first])
                self._block(token, kind, stashing=stashing)
            if token.nesting > 0:
                before.append("")
            else:
                before[-1] = kind

    def _block(self, token: "Token", kind: str, *, stashing: bool) -> None:
        first, end = token.map or (0, 0)
        if first in self.starts and kind in ("html_block", "blockquote"):
            return
        if kind == "paragraph":
            self.cited |= {number for number in range(first, end) if _CITED.match(self.lines[number])}
        elif kind == "heading" and not self.depths[first] and self.lines[first].startswith(" "):
            self._replace(first, first + 1, [self.lines[first].lstrip(" ")])
        elif kind == "fence":
            self._fence(token, first, end)
        elif kind == "html_block" and stashing and _BLOCK_TAG.match(token.content):
            self._replace(first, end, [f"{self.mark}{len(self.html)}x"])
            self.html.append(token.content)
            self.apart |= {first, end}
        elif kind == "blockquote" and token.level == 0 and self.depth < _DEEPEST_QUOTE:
            self._quote(first, end)

    def _fence(self, token: "Token", first: int, end: int) -> None:
        """Code between fences that every reader knows, or indented where they are not known."""
        if self._in_quote(first):
            return
        content = token.content.removesuffix("\n").split("\n")
        if self.depths[first] and not self.nested_fences:
            lines = ["    " + line if line.strip() else "" for line in content]
            self.apart |= {first, end}
        else:
            info = token.info.strip()
            lines = [
                token.markup + (_info(info) if self.nested_fences else _word(info)),
                *content,
                token.markup,
            ]
        self._replace(first, end, lines)

    def _in_quote(self, number: int) -> bool:
        return not re.match(r"\s*(?:[-+*]\s+|\d+[.)]\s+)*[`~]", self.lines[number])

    def _quote(self, first: int, end: int) -> None:
        while end > first and not self.lines[end - 1].strip():
            end -= 1
        quoted = self.lines[first:end]
        if not all(_QUOTED.match(line) for line in quoted):
            return
        inside = "\n".join(_QUOTED.sub("", line, count=1) for line in quoted)
        inside = (
            _ALERT.sub(lambda found: f"**{found[1].capitalize()}**\n", inside, count=1)
            if _ALERT.match(inside)
            else inside
        )
        written = _Writing(inside, self.nested_fences, self.mark, self.html, self.depth + 1).written()
        self._replace(first, end, [f"> {line}" if line else ">" for line in written.split("\n")])

    def _replace(self, first: int, end: int, lines: list[str]) -> None:
        self.replaced[first] = lines
        for number in range(first + 1, end):
            self.replaced[number] = []

    def _output(self) -> Iterator[str]:
        """The lines, with the empty ones that are needed.

        After an empty line, an item is read as one of the list that the next lines belong to: so an item that
        stands further out than they do needs an empty line again.
        """
        empty, innermost = True, 0
        for number, line in enumerate(self.lines):
            depth = self.depths[number] if number in self.starts else self.depths[number] + 1
            if not empty and (number in self.apart or (number in self.starts and depth < innermost)):
                yield ""
                empty = True
            innermost = depth if empty else innermost
            for written in self._line(number, line):
                yield written
                empty = not written.strip()
                innermost = self.depths[number] + 1 if empty else innermost

    def _line(self, number: int, line: str) -> list[str]:
        indent = "    " * self.depths[number]
        if number in self.cited:
            line = line.replace("#", "\\#", 1)
        spaced = _spaced(line)
        if number in self.replaced:
            lines = [indent + each if each else each for each in self.replaced[number]]
            if number not in self.starts:
                return lines
            # An item that begins with code still needs a line of its own.
            mark = spaced[self.starts[number] :].split()[0].replace(")", ".")
            return [f"{indent[4:]}{mark} <span></span>", "", *lines]
        if not self.depths[number]:
            return [line]
        if number in self.starts:
            return [indent[4:] + _item_line(spaced[self.starts[number] :])]
        if not spaced.strip():
            return [""]
        rest = spaced[min(self.columns[number], len(spaced) - len(spaced.lstrip())) :]
        return [indent + (rest if rest.startswith("    ") else rest.lstrip())]


def _item_line(line: str) -> str:
    """An item's first line, from its mark on."""
    marker = _MARKER.match(line)
    if marker is None:
        return line
    mark = marker[1].replace(")", ".")
    return f"{mark} {line[marker.end() :]}" if line[marker.end() :] else mark + " "


def _spaced(line: str) -> str:
    """The line with spaces in place of the tabs that it starts with."""
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(4) + text


def _needs_space(kind: str, before: str, *, flowing: bool) -> bool:
    """Whether a block is only read as one with an empty line before it.

    `flowing` says that the text just before is the first of an item, which a list below it may follow at once.
    """
    if not before:
        return False
    if kind in ("bullet_list", "ordered_list"):
        return not flowing
    return kind == "table" or before in ("bullet_list", "ordered_list", "table")


def _mixes_html(tokens: list["Token"]) -> bool:
    """Whether Markdown stands between HTML tags, and the site is not told to read it there."""
    blocks = [each.content for each in tokens if each.type == "html_block"]
    if any(re.search(r"<[^<>]*\smarkdown\b", each) for each in blocks):
        return False
    return any(_BLOCK_TAG.match(each) and _unbalanced(each) for each in blocks)


def _unbalanced(html: str) -> bool:
    open_tags: Counter[str] = Counter()
    for closing, name, alone in _OPENED.findall(html):
        tag = name.lower()
        if alone or tag in _ENDLESS:
            continue
        open_tags[tag] += -1 if closing else 1
        if open_tags[tag] < 0:
            return True
    return any(open_tags.values())


def _word(info: str) -> str:
    """The language of a fence, without what else stands beside it."""
    found = _LANGUAGE.match(info)
    return found[0] if found else ""


def _info(info: str) -> str:
    """What a fence says of itself, as far as every reader of fences takes it."""
    if re.fullmatch(
        r"\{[^{}\n]*\}|[\w#.+-]*(?:\s+(?:title|hl_lines|linenums)=(?:\"[^\"\n]*\"|'[^'\n]*'))*", info
    ):
        return " " + info if info.startswith("{") else info
    return _word(info)
