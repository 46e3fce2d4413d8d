"""Where fields stand, looked up when somebody asks: most records are read without anybody asking."""

import re
from collections.abc import Iterator, Mapping, Sequence

from alignment_plugin.loading import nodes
from alignment_plugin.loading.values import values_of
from alignment_plugin.text import Span

_KEY = r"""['"]?[\w-]+['"]?:"""
_ON_ONE_LINE = re.compile(_KEY + r" +([^\n\[{|> ](?:[^\n]*[^\n ])?) *\n?")
_LISTED = re.compile(_KEY + r" +(\[[^\n\]]*\]) *\n?")
_ITEM = re.compile(r"[^ ,\]\n](?:[^,\]\n]*[^ ,\]\n])?")
_ITEMS_BELOW = re.compile(r"[^\n]*: *\n( *)- ")
_ITEM_ON_ONE_LINE = re.compile(r" *- +(\{[^\n]*\}|\[[^\n]*\]|\w(?:[^\n:]*[^\n: ])?) *")
_PAIR = re.compile(r" *- +(?=[A-Za-z_][\w-]*:(?: |$))", re.ASCII)
_NEXT_KEY = re.compile(r"^[^\s#-]", re.MULTILINE)


class LatePlaces(Mapping[str, Span]):
    """Places in YAML that `quick` has read, so that it is sound and has one field a line at its first column."""

    def __init__(self, text: str, line: int, known: Mapping[str, Span] | None = None) -> None:
        self._text = text
        self._line = line
        """The line of the file on which the text starts."""
        self._found = dict(known or {})
        self._read: set[str] = set()

    def __getitem__(self, pointer: str) -> Span:
        if pointer not in self._found:
            self._find(*pointer.split("/", 2))
        return self._found[pointer]

    def __iter__(self) -> Iterator[str]:
        for name in re.findall(r"^['\"]?([A-Za-z_][\w-]*)['\"]?:", self._text, re.MULTILINE):
            self._find(name)
        return iter(self._found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, name: str, item: str = "", inside: str = "") -> None:
        """Read one field with its places, or one item of it, and what stands inside that where it is asked for."""
        if name in self._read:
            return
        found = re.search(rf"^['\"]?{re.escape(name)}['\"]?:", self._text, re.MULTILINE)
        if found is None:
            return
        end = _NEXT_KEY.search(self._text, found.end())
        block = self._text[found.start() : end.start() if end else len(self._text)]
        line = self._line + self._text.count("\n", 0, found.start())
        if item.isdigit() and self._find_item(name, int(item), block, line, inside):
            return
        self._read.add(name)
        if (value := _ON_ONE_LINE.fullmatch(block)) is not None:
            self._found.setdefault(name, Span.at(line, value.start(1) + 1, len(value[1])))
        elif (value := _LISTED.fullmatch(block)) is not None:
            self._found.setdefault(name, Span.at(line, value.start(1) + 1, len(value[1])))
            for number, each in enumerate(_ITEM.finditer(block, value.start(1) + 1)):
                span = Span.at(line, each.start() + 1, len(each[0]))
                self._found.setdefault(f"{name}/{number}", span)
        else:
            self._take(block, line)

    def _find_item(self, name: str, number: int, block: str, line: int, inside: str) -> bool:
        """Read one item of a list whose items stand below each other, and say whether there is one."""
        if (listed := _ITEMS_BELOW.match(block)) is None:
            return False
        dash = f"{listed[1]}- "
        lines = block.split("\n")
        starts = [at for at, each in enumerate(lines) if each.startswith(dash)]
        if number >= len(starts):
            return False
        # The key goes before it and the next dash behind it, so that it starts and ends where it does.
        after = starts[number + 1 : number + 2]
        # The last one goes on to the next field, or to the end.
        end = after[0] if after else len(lines) - 1
        if not inside and (after or not lines[-1]) and (span := _item_span(lines, starts[number], end, line)):
            self._found.setdefault(f"{name}/{number}", span)
            return True
        item = lines[starts[number] : after[0]] + [f"{dash}x"] if after else lines[starts[number] :]
        node = nodes.read_yaml("\n".join((f"{name}:", *item)), line_offset=line + starts[number] - 2)
        assert isinstance(node, nodes.Mapping)
        first = f"{name}/0"
        for pointer, span in values_of(node).places.items():
            if pointer == first or pointer.startswith(f"{first}/"):
                self._found.setdefault(f"{name}/{number}{pointer[len(first) :]}", span)
        return True

    def _take(self, block: str, line: int) -> None:
        node = nodes.read_yaml(block, line_offset=line - 1)
        assert isinstance(node, nodes.Mapping)
        self._found = values_of(node).places | self._found


def _item_span(lines: Sequence[str], start: int, end: int, offset: int) -> Span | None:
    """Where an item stands that ends on line `end`, at the dash of another one or at its start."""
    first = lines[start]
    if (place := _PAIR.match(first)) is not None:
        return Span(offset + start, place.end() + 1, offset + end, max(0, lines[end].find("-")) + 1)
    if end == start + 1 and (place := _ITEM_ON_ONE_LINE.fullmatch(first)) is not None:
        return Span.at(offset + start, place.start(1) + 1, len(place[1]))
    return None


class EntryPlaces(LatePlaces):
    """The same for one entry of a list, whose text starts with its dash."""

    def _find(self, name: str, item: str = "", inside: str = "") -> None:
        if self._read:
            return
        self._read.add(name)
        node = nodes.read_yaml(self._text, line_offset=self._line - 1)
        assert isinstance(node, nodes.Items) and isinstance(node.items[0], nodes.Mapping)
        self._found = values_of(node.items[0]).places

    def __iter__(self) -> Iterator[str]:
        self._find("")
        return iter(self._found)
