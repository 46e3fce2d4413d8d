"""A neighbourhood → inline SVG in columns: what it leans on, itself, what leans on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from alignment_plugin.render import svg
from alignment_plugin.render.links import Here
from alignment_plugin.views.neighbourhood import Neighbourhood, Node

WIDTH = 688.0
_TALL = 40.0
_LOW = 22.0
_GAP = 8.0
_NEAR = 4.0
"""Between a node and what lies behind it."""
_INSET = 16.0
_TOP = 24.0
_PAD = 11.0
# Number of columns → width of a node, space between two columns.
_COLUMNS = {1: (313.0, 0.0), 2: (313.0, 60.0), 3: (205.0, 35.5)}
_LEFT, _MIDDLE, _RIGHT = range(3)


def neighbourhood_drawing(hood: Neighbourhood, here: Here) -> Markup:
    """The drawing; its links come in the order of reading, left to right, each column from the top."""
    return _Layout(hood, here).drawn()


@dataclass(slots=True)
class _Layout:
    """Columns from the top down; the lines first, so that nodes stand over them."""

    hood: Neighbourhood
    here: Here
    lines: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    height: float = 0.0
    node_width: float = field(init=False)
    _column: float = field(init=False)
    """From where one column begins to where the next does."""

    def __post_init__(self) -> None:
        self.node_width, gap = _COLUMNS[1 + bool(self.hood.left) + bool(self.hood.right)]
        self._column = self.node_width + gap

    def x(self, column: int) -> float:
        """Where a column begins; an empty column on the left takes no room."""
        return 1 + (column - (not self.hood.left)) * self._column

    def drawn(self) -> Markup:
        hood = self.hood
        self._side(_LEFT, hood.heads[0], hood.left)
        self._middle()
        self._side(_RIGHT, hood.heads[2], hood.right)
        says = f"{_described(hood)} The lists on this page have the same links."
        return svg.drawing(
            WIDTH, self.height + 1, "drawing", "What leans on what", says, self.lines + self.shapes
        )

    def _head(self, column: int, y: float, words: str) -> None:
        self.shapes.append(svg.text(self.x(column), y, words, small=True))

    def _middle(self) -> None:
        x, y = self.x(_MIDDLE), _TOP
        self._head(_MIDDLE, 12, self.hood.heads[1])
        self._tall(x, y, self.hood.this, itself=True)
        if not self.hood.beneath:
            return
        y += _TALL + 36
        center = svg.number(x + self.node_width / 2)
        self.lines.append(svg.line(f"M{center} {svg.number(_TOP + _TALL)}V{svg.number(y)}", dashed=True))
        self._head(_MIDDLE, y - 9, "Could change it")
        for node in self.hood.beneath:
            self._tall(x, y, node)
            y += _TALL + _GAP

    def _side(self, column: int, words: str, nodes: Sequence[Node]) -> None:
        if not nodes:
            return
        self._head(column, 12, words)
        y = _TOP
        own = self.x(_MIDDLE) + (self.node_width if column == _RIGHT else 0)
        edge = self.x(column) + (0 if column == _RIGHT else self.node_width)
        paths: dict[bool, list[str]] = {False: [], True: []}
        for node in nodes:
            paths[node.could].append(svg.bent(own, _TOP + _TALL / 2, edge, y + _TALL / 2))
            self._tall(self.x(column), y, node)
            y = self._behind(column, y + _TALL, node) + _GAP
        self.lines += [svg.line("".join(path), dashed=could) for could, path in paths.items() if path]

    def _behind(self, column: int, y: float, node: Node) -> float:
        """What lies behind a node, one line each, on the side away from the middle; where it ends."""
        if not (node.further or node.more):
            return y
        x, end, start = self.x(column), self.x(column) + self.node_width, svg.number(y)
        stem, edge, left = (x + 7, x + _INSET, x + _INSET) if column == _RIGHT else (end - 7, end - _INSET, x)
        path = ""
        for each in node.further:
            y += _NEAR
            path += f"M{svg.number(stem)} {start}V{svg.number(y + _LOW / 2)}H{svg.number(edge)}"
            self._low(left, y, each)
            y += _LOW
        if path:
            self.lines.append(svg.line(path))
        if node.more:
            words = "and more" if path else "more behind it"
            self.shapes.append(svg.text(left + 8, y + 15, words, small=True))
            y += _LOW - 4
            self.height = max(self.height, y)
        return y + _NEAR

    def _tall(self, x: float, y: float, node: Node, *, itself: bool = False) -> None:
        room = self.node_width - 2 * _PAD
        inner = (
            svg.box(x, y, self.node_width, _TALL, dashed=node.dashed)
            + svg.text(x + _PAD, y + 16, svg.fitted(node.small, room, svg.SMALL), small=True)
            + svg.text(x + _PAD, y + 31.5, svg.fitted(node.title, room))
        )
        url, look = ("", "al-self") if itself else (self.here.href(node.key), "")
        self._node(node, url, inner, look)
        self.height = max(self.height, y + _TALL)

    def _low(self, x: float, y: float, node: Node) -> None:
        width = self.node_width - _INSET
        words = svg.fitted(node.title, width - 16, svg.SMALL)
        inner = svg.box(x, y, width, _LOW, dashed=node.dashed) + svg.text(x + 8, y + 15, words, small=True)
        self._node(node, self.here.href(node.key), inner, "al-far")
        self.height = max(self.height, y + _LOW)

    def _node(self, node: Node, url: str, inner: str, look: str) -> None:
        self.shapes.append(svg.linked(url, f"{node.small}: {node.title}", inner, look=look))


def _described(hood: Neighbourhood) -> str:
    """Which column says what."""
    parts = []
    if hood.left:
        parts.append(f"Left: {hood.heads[0][0].lower()}{hood.heads[0][1:]}.")
    if hood.right:
        parts.append(f"Right: {hood.heads[2][0].lower()}{hood.heads[2][1:]}.")
    if hood.beneath:
        parts.append("Below, dashed: what could change it.")
    if any(node.further for node in (*hood.left, *hood.right)):
        parts.append("Smaller, indented: one step further.")
    return " ".join(parts)
