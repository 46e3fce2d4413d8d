"""What a dialect takes out of a body, line by line, and the prose that is left: from outline to document."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from alignment_plugin.loading.dialects.document import Document, Elsewhere, Problem
from alignment_plugin.loading.dialects.inline import with_targets
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.nodes import Items, Node, Scalar
from alignment_plugin.text import Span


class Extraction:
    """Fields found so far, and their lines. Nothing leaves the body but whole lines that became fields."""

    def __init__(self, outline: Outline, body_line: int) -> None:
        self.outline = outline
        self.body_line = body_line
        self.title: Scalar | None = None
        self.appendix = ""
        """What stands below the prose, from a file beside it."""
        self.status_raw = ""
        self.problems: list[Problem] = []
        self.elsewhere: dict[str, Elsewhere] = {}
        self._fields: dict[str, tuple[Scalar, Node]] = {}
        self._cut: set[int] = set()
        self._asked: Counter[tuple[int, int]] = Counter()
        self._understood: set[int] = set()

    def scalar(self, text: str, block: Block, written: str | None = None) -> Scalar:
        """A value whose words stand in `block`; `written` where they were written otherwise."""
        sought = (text if written is None else written)[:30].split("\n")[0]
        for number in range(block.start, block.end):
            if sought and (column := self.outline.lines[number].find(sought)) >= 0:
                return Scalar(text, self._span(number, column, block.end))
        line = self.outline.lines[block.start] if block.start < len(self.outline.lines) else ""
        return Scalar(text, self._span(block.start, len(line) - len(line.lstrip()), block.end))

    def inline(self, text: str, block: Block) -> Scalar:
        """Inline Markdown of `block` as a value, on one line and independent of definitions elsewhere."""
        return self.scalar(with_targets(text, self.outline.references), block, text)

    def _span(self, line: int, column: int, end: int) -> Span:
        last = self.outline.lines[end - 1].rstrip() if 0 < end <= len(self.outline.lines) else ""
        first = line + self.body_line
        end_line = max(first, end - 1 + self.body_line)
        end_column = len(last) + 1 if end_line > first else max(len(last), column + 1) + 1
        return Span(first, column + 1, end_line, end_column)

    def put(self, name: str, node: Node, key: Span | None = None) -> None:
        """Set a field, unless an earlier place has set it."""
        self._fields.setdefault(name, (Scalar(name, key or node.span), node))

    def add(self, name: str, values: Iterable[Scalar]) -> None:
        """Append to a field that is a list."""
        new = tuple(values)
        if not new:
            return
        key, node = self._fields.get(name, (Scalar(name, new[0].span), Items((), new[0].span)))
        old = node.items if isinstance(node, Items) else (node,)
        first, last = (*old, *new)[0].span, new[-1].span
        if first.line > last.line:
            first, last = last, first
        span = Span(first.line, first.column, last.end_line, last.end_column)
        self._fields[name] = (key, Items((*old, *new), span))

    def text(self, name: str) -> str:
        """The text of a field that is one; empty where there is none."""
        node = self._fields[name][1] if name in self._fields else None
        return node.text if isinstance(node, Scalar) else ""

    def texts(self, name: str) -> list[str]:
        """The texts of a field that is a list."""
        node = self._fields[name][1] if name in self._fields else None
        items = node.items if isinstance(node, Items) else ()
        return [item.text for item in items if isinstance(item, Scalar)]

    def rename(self, name: str, old: str, new: str) -> None:
        """Write one text of a field that is a list otherwise."""
        key, node = self._fields[name]
        if isinstance(node, Items):
            items = (
                item._replace(text=new) if isinstance(item, Scalar) and item.text == old else item
                for item in node.items
            )
            self._fields[name] = (key, replace(node, items=tuple(items)))

    def has(self, name: str) -> bool:
        return name in self._fields

    def cut(self, block: Block) -> None:
        """Take the lines of a block out of the prose."""
        self.cut_lines(block.start, block.end)

    def cut_lines(self, start: int, end: int) -> None:
        self._cut.update(range(start, end))

    def cut_shared(self, lines: tuple[int, int], shares: int) -> None:
        """Take lines out of the prose once all that share them have asked for it."""
        self._asked[lines] += 1
        if self._asked[lines] >= shares:
            self.cut_lines(*lines)

    def keep(self, start: int, end: int) -> None:
        """Put lines back that were cut."""
        self._cut.difference_update(range(start, end))

    def keep_title(self) -> None:
        """Leave the heading that was the title in the prose."""
        for section in self.outline.sections[1:]:
            if section.heading is not None and self.is_cut(section.heading):
                self.keep(section.heading.start, section.heading.end)
                return

    def is_cut(self, block: Block) -> bool:
        return all(line in self._cut for line in range(block.start, block.end))

    def understand(self, section: Section) -> None:
        """Its heading goes when nothing is left under it."""
        self._understood.add(section.index)

    def document(self, dialect: str) -> Document:
        """The fields and the prose that is left."""
        self._cut_headings()
        prose, line = self._prose()
        if self.appendix:
            prose = f"{prose}\n{self.appendix}" if prose else self.appendix
        fields = tuple(self._fields.values())
        return Document(
            str(dialect),
            self.title,
            fields,
            self.status_raw,
            prose,
            line,
            tuple(self.problems),
            self.elsewhere,
        )

    def _cut_headings(self) -> None:
        """Cut the headings of understood sections in which nothing is left, the innermost first."""
        kept_level = 0
        for section in reversed(self.outline.sections):
            goes = self._goes(section) and kept_level <= section.level
            rest = [block for block in section.blocks if not self.is_cut(block)] if goes else []
            if section.heading and goes and all(block.is_silent for block in rest):
                self.cut(section.heading)
                for block in rest:
                    if block.kind == "hr":
                        self.cut(block)
            elif section.heading and not self.is_cut(section.heading):
                kept_level = section.level
            kept_level = 0 if section.level < kept_level else kept_level

    def _goes(self, section: Section) -> bool:
        """Whether its heading says nothing that is not in a field; where a heading leads to is in none."""
        return (
            section.index in self._understood
            and section.heading is not None
            and "](" not in section.heading.text
        )

    def _prose(self) -> tuple[str, int]:
        """What is left, each on its own line and ended by a line feed: a cut line leaves an empty one."""
        lines = (line.rstrip("\r\n") for line in self.outline.lines)
        kept = ["" if number in self._cut else line for number, line in enumerate(lines)]
        first = next((number for number, line in enumerate(kept) if line.strip()), len(kept))
        while len(kept) > first and not kept[-1].strip():
            kept.pop()
        return "".join(f"{line}\n" for line in kept[first:]), self.body_line + first
