"""AsciiDoc → HTML, as far as decision documents use it. What is not known is shown as it stands. Not cleaned yet.

No file is read, no macro is run: `include::` is a line of text.
"""

import html
import re
from dataclasses import dataclass, field

from alignment_plugin.render.asciidoc_inline import inline_html, picture
from alignment_plugin.render.asciidoc_lines import (
    ATTRIBUTE,
    BLOCK_MACRO,
    BLOCK_TITLE,
    FENCE,
    HEADING,
    ITEM,
    RULE,
    STYLE,
    TERM,
    Style,
    header_of,
    item_kind,
    place_of,
    style_of,
    titles_in,
)
from alignment_plugin.render.asciidoc_table import Cell, table_rows
from alignment_plugin.render.code import code_block

_DEEPEST = 8
_ADMONITION = re.compile(r"(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
_KINDS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
_CODE = frozenset({"source", "listing", "literal"})


def asciidoc_html(text: str) -> str:
    """The text as HTML."""
    lines = [line.rstrip() for line in text.split("\n")]
    first, last = header_of(lines)
    writing = _Writing(lines, titles_in(lines), 0, last)
    said = [line for line in lines[first:last] if not writing._is_said_before(line)]
    head = "<br>\n".join(map(writing._inline, said))
    return (f"<p>{head}</p>\n" if head else "") + writing.written()


@dataclass(slots=True)
class _Writing:
    """The lines of a document or of a block, from the first to the last."""

    lines: list[str]
    attributes: dict[str, str]
    """The document's own, and what its headings say, by `#` and their places."""
    depth: int
    at: int = 0
    style: Style = field(default_factory=Style)
    parts: list[str] = field(default_factory=list)

    def written(self) -> str:
        """All blocks as HTML."""
        while self.at < len(self.lines):
            self._block()
        return "\n".join(self.parts)

    def _block(self) -> None:
        """One block, or the line that says something of the next one."""
        line = self.lines[self.at]
        if line.strip() in ("", "+") or self._is_said_before(line):
            self.at += 1
        elif fence := FENCE.match(line):
            self._fenced(fence[1], fence[2] or "")
        elif heading := HEADING.match(line):
            self.at += 1
            self._heading(len(heading[1]), heading[2])
        elif level := self._underlined():
            self.at += 2
            self._heading(level, line.strip())
        elif RULE.match(line):
            self.at += 1
            self._put("<hr>")
        elif macro := BLOCK_MACRO.match(line):
            self.at += 1
            self._macro(macro)
        elif ITEM.match(line) or (TERM.match(line) and not self._is_code):
            self._put(self._list([]))
        else:
            self._paragraph()

    def _is_said_before(self, line: str) -> bool:
        """Comments, attributes and what stands above a block: nothing of them is text."""
        if line.startswith("//") and not line.startswith("////"):
            return True
        if line.rstrip() == "<<<":
            return True
        if attribute := ATTRIBUTE.match(line):
            self.attributes[attribute[1].strip("!").lower()] = (attribute[2] or "").strip()
            return True
        if style := STYLE.match(line):
            self.style = style_of(style[1], self.style)
            return True
        if (title := BLOCK_TITLE.match(line)) and not ITEM.match(line):
            self.style = Style(
                self.style.name, self.style.language, self.style.id, self.style.written, title[1]
            )
            return True
        return False

    @property
    def _is_code(self) -> bool:
        return self.style.name in _CODE

    def _underlined(self) -> int:
        """The level of a heading that is underlined; 0 where there is none."""
        line = self.lines[self.at].rstrip()
        below = self.lines[self.at + 1].rstrip() if self.at + 1 < len(self.lines) else ""
        if len(below) < 3 or set(below) - {below[0]} or below[0] not in "=-~^+" or not re.search(r"\w", line):
            return 0
        return "=-~^+".index(below[0]) + 1 if abs(len(below) - len(line)) <= 1 else 0

    def _put(self, block: str) -> None:
        """Add a block with its title and its id; what was said before it is used up."""
        title = f"<p><strong>{self._inline(self.style.title)}</strong></p>\n" if self.style.title else ""
        anchor = f'<span id="{html.escape(self.style.id)}"></span>' if self.style.id else ""
        self.style = Style()
        self.parts.append(anchor + title + block)

    def _inline(self, text: str) -> str:
        return inline_html(text, self.attributes)

    def _heading(self, level: int, text: str) -> None:
        place = self.style.id or place_of(text)
        self.style = Style(title=self.style.title)
        self._put(f'<h{level} id="{html.escape(place)}">{self._inline(text)}</h{level}>')

    def _macro(self, macro: re.Match[str]) -> None:
        if macro[1] == "image":
            self._put(f"<p>{picture(macro[2], macro[3])}</p>")
        elif macro[1] != "toc":
            self._put(code_block(macro[0].strip()))

    def _fenced(self, fence: str, language: str) -> None:
        """A block between two equal lines; without the second it goes on to the end."""
        first = self.at + 1
        ends = (number for number in range(first, len(self.lines)) if self.lines[number].rstrip() == fence)
        last = next(ends, len(self.lines))
        inside = self.lines[first:last]
        self.at = last + 1
        if fence.startswith("////"):
            return
        self._put(self._delimited(fence, language, inside))

    def _delimited(self, fence: str, language: str, inside: list[str]) -> str:
        text = "\n".join(inside)
        if fence[0] in "|,:!" and fence.endswith("==="):
            return self._table(fence[0], inside) if self.depth < _DEEPEST else code_block(text)
        if (
            fence[0] in ".+`"
            or (fence[0] == "-" and len(fence) >= 4)
            or self._is_code
            or self.style.name == "verse"
        ):
            return code_block(text, language or self.style.language)
        if self.depth >= _DEEPEST:
            return code_block(text)
        kind = _KINDS.get(self.style.name.lower(), "")
        content = self._nested(inside)
        if kind:
            return _admonition(kind, self.style.name, content)
        if fence[0] == "_" or self.style.name == "quote":
            return f"<blockquote>{content}{self._source()}</blockquote>"
        if "collapsible" in self.style.written:
            title, self.style = self.style.title or "Details", Style(id=self.style.id)
            return f"<details>\n<summary>{self._inline(title)}</summary>\n{content}</details>"
        return f"<div>{content}</div>"

    def _source(self) -> str:
        """Who is quoted."""
        said = ", ".join(part.strip() for part in self.style.written.split(",")[1:] if part.strip())
        return f"<p>— {self._inline(said)}</p>" if said else ""

    def _nested(self, lines: list[str]) -> str:
        return _Writing(lines, self.attributes, self.depth + 1).written()

    def _table(self, sign: str, inside: list[str]) -> str:
        header, rows = table_rows(inside, self.style.written, sign="|" if sign not in ",:!" else sign)
        shown = []
        for number, row in enumerate(rows):
            tag = "th" if header and number == 0 else "td"
            shown.append("<tr>" + "".join(self._cell(each, tag) for each in row) + "</tr>")
        if header and shown:
            return f"<table><thead>{shown[0]}</thead><tbody>{''.join(shown[1:])}</tbody></table>"
        return f"<table><tbody>{''.join(shown)}</tbody></table>"

    def _cell(self, cell: Cell, tag: str) -> str:
        tag = "th" if cell.style == "h" else tag
        spans = "".join(
            f' {name}="{number}"'
            for name, number in (("colspan", cell.columns), ("rowspan", cell.rows))
            if number > 1
        )
        if cell.style == "a":
            content = self._nested(cell.text.split("\n"))
        elif cell.style in ("l", "m"):
            content = f"<code>{html.escape(cell.text, quote=False)}</code>"
        else:
            content = "<br>".join(
                self._inline(part.strip()) for part in re.split(r"\n\s*\n", cell.text.strip())
            )
        return f"<{tag}{spans}>{content}</{tag}>"

    def _paragraph(self) -> None:
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and not self._ends_paragraph(self.lines[self.at]):
            self.at += 1
        lines = self.lines[first : self.at]
        if lines[0].startswith((" ", "\t")) or self._is_code:
            self._put(code_block("\n".join(lines), self.style.language))
            return
        text = "\n".join(line for line in lines if not re.match(r"//(?!/)", line))
        kind = _KINDS.get(self.style.name.lower(), "")
        if said := _ADMONITION.match(text):
            self._put(
                _admonition(_KINDS[said[1].lower()], said[1], f"<p>{self._inline(text[said.end() :])}</p>")
            )
        elif kind:
            self._put(_admonition(kind, self.style.name, f"<p>{self._inline(text)}</p>"))
        elif self.style.name in ("quote", "verse"):
            self._put(f"<blockquote><p>{self._inline(text)}</p>{self._source()}</blockquote>")
        else:
            self._put(f"<p>{self._inline(text)}</p>")

    def _ends_paragraph(self, line: str) -> bool:
        return (
            not line.strip()
            or line.strip() == "+"
            or bool(FENCE.match(line) or HEADING.match(line) or STYLE.match(line) or BLOCK_MACRO.match(line))
            or (bool(ITEM.match(line)) and not self._is_code)
        )

    def _list(self, above: list[str]) -> str:
        """The list that starts here; its marks are one kind, and another kind is a list below the item."""
        kind = item_kind(self.lines[self.at])
        items: list[str] = []
        while self.at < len(self.lines):
            self._skip_empty(kind, above)
            if self.at >= len(self.lines) or item_kind(self.lines[self.at]) != kind:
                break
            items.append(self._item(kind, [*above, kind]))
        if kind == "::":
            return f"<dl>{''.join(items)}</dl>"
        tag = "ul" if kind[0] in "*-" else "ol"
        return f"<{tag}>\n{''.join(items)}</{tag}>"

    def _item(self, kind: str, marks: list[str]) -> str:
        line = self.lines[self.at]
        self.at += 1
        if kind == "::":
            term = TERM.match(line)
            assert term is not None
            head, text = f"<dt>{self._inline(term[1])}</dt>", term[3] or ""
        else:
            item = ITEM.match(line)
            assert item is not None
            head, text = "", item[2]
        body = self._item_body(text, marks)
        return f"{head}<dd>{body}</dd>\n" if kind == "::" else f"<li>{_ticked(body)}</li>\n"

    def _item_body(self, text: str, marks: list[str]) -> str:
        """An item's words, the lists below it and the blocks that a `+` adds."""
        words = [text] if text else []
        while self.at < len(self.lines) and not self._ends_item(self.lines[self.at], marks, words):
            words.append(self.lines[self.at].strip())
            self.at += 1
        body = [self._inline("\n".join(words))]
        while self.at < len(self.lines):
            line = self.lines[self.at]
            below = self._next_filled()
            if line.strip() == "+":
                self.at += 1
                body.append(self._attached() if len(marks) + self.depth < _DEEPEST else "")
            elif below < len(self.lines) and self._is_below(self.lines[below], marks):
                self.at = below
                body.append(self._list(marks))
            else:
                break
        return "\n".join(body)

    def _ends_item(self, line: str, marks: list[str], words: list[str]) -> bool:
        if not line.strip():
            return bool(words) or marks[-1] != "::"
        return self._ends_paragraph(line) or bool(item_kind(line))

    def _attached(self) -> str:
        """The block after a `+`."""
        part = _Writing(self.lines, self.attributes, self.depth + 1, self.at)
        if self.at < len(self.lines) and item_kind(self.lines[self.at]):
            return ""
        while part.at < len(part.lines) and not part.parts:
            if not part.lines[part.at].strip():
                break
            part._block()
        self.at = part.at
        return "\n".join(part.parts)

    def _next_filled(self) -> int:
        at = self.at
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at

    def _skip_empty(self, kind: str, above: list[str]) -> None:
        """Pass empty lines if the list goes on after them."""
        at = self._next_filled()
        if at < len(self.lines) and item_kind(self.lines[at]) in (kind, *above):
            self.at = at

    def _is_below(self, line: str, marks: list[str]) -> bool:
        kind = item_kind(line)
        return bool(kind) and kind not in marks and len(marks) < _DEEPEST


def _ticked(body: str) -> str:
    """An item of a list of tasks with its box."""
    if found := re.match(r"\[([ xX*])\]\s+", body):
        return f"{'☐' if found[1] == ' ' else '☑'} {body[found.end() :]}"
    return body


def _admonition(kind: str, title: str, content: str) -> str:
    head = f'<p class="admonition-title">{html.escape(title.capitalize())}</p>'
    return f'<div class="admonition {kind}">\n{head}\n{content}</div>'
