"""What teams need from each other → inline SVG: ours on the left, a line a need, the others on the right."""

from dataclasses import dataclass, field

from markupsafe import Markup

from alignment_plugin.render import svg
from alignment_plugin.render.links import Here
from alignment_plugin.views.needs import Between, Neighbour, Promise

_WIDTH = 688.0
_ROW = 48.0
_OURS = 150.0
_THEIRS_X, _THEIRS = 517.0, 170.0
_PAD = 11.0
_GAP = 8.0


def between_drawing(between: Between, here: Here) -> Markup:
    """The drawing; its links come from the top down."""
    return _Layout(between, here).drawn()


@dataclass(slots=True)
class _Layout:
    """Rows from the top down."""

    between: Between
    here: Here
    lines: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    y: float = 1.0

    def drawn(self) -> Markup:
        for neighbour in self.between.others:
            self._neighbour(neighbour)
        height = self.y - _GAP
        own = self._team(1, 1, _OURS, height - 1, self.between.name)
        ours = svg.linked("", self.between.name, own, look="al-self")
        says = (
            f"Left: {self.between.name}. Right: the teams that we need, or that need us. "
            "A solid line: both say so. A dashed line: only one does. The table on this page says the same."
        )
        parts = [*self.lines, ours, *self.shapes]
        return svg.drawing(_WIDTH, height + 1, "between", "What we need from each other", says, parts)

    def _neighbour(self, neighbour: Neighbour) -> None:
        start = self.y
        for promise in neighbour.promises:
            self._promise(promise)
        inner = self._team(_THEIRS_X, start, _THEIRS, self.y - start - _GAP, neighbour.name)
        url = self.here.href(neighbour.key)
        self.shapes.append(svg.linked(url, neighbour.name, inner))

    def _promise(self, promise: Promise) -> None:
        middle = self.y + (_ROW - _GAP) / 2
        path = f"M{svg.number(1 + _OURS)} {svg.number(middle)}H{svg.number(_THEIRS_X)}"
        x, room = 1 + _OURS + _PAD, _THEIRS_X - _OURS - 1 - 2 * _PAD
        self.lines.append(svg.line(path, dashed=not promise.both))
        self.shapes.append(svg.text(x, middle - 6, svg.fitted(promise.what, room)))
        self.shapes.append(svg.text(x, middle + 14, svg.fitted(promise.says, room, svg.SMALL), small=True))
        self.y += _ROW

    @staticmethod
    def _team(x: float, y: float, width: float, height: float, name: str) -> str:
        words = svg.fitted(name, width - 2 * _PAD)
        return svg.box(x, y, width, height) + svg.text(x + _PAD, y + height / 2 + 4.5, words)
