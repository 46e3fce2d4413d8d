"""Numbers over time → inline SVG: a line, the numbers above it, the days below it. No colour judges them."""

from collections.abc import Iterator

from markupsafe import Markup

from alignment_plugin.render import dates, svg
from alignment_plugin.views.plot import Plot

_WIDTH, _HEIGHT = 688.0, 108.0
_LEFT, _RIGHT = 4.0, 684.0
_TOP, _FLOOR = 28.0, 84.0
_NUMBERS, _DAYS = 12.0, 102.0
_APART = 10.0
_MOST_DOTS = 60
_MOST_SAID = 40


def plot_drawing(plot: Plot) -> Markup:
    """The plot, which says all its readings in words to those who do not see it."""
    places = list(_places(plot))
    floor = svg.line(f"M{svg.number(_LEFT)} {svg.number(_FLOOR)}H{svg.number(_RIGHT)}", look="al-floor")
    course = "".join(
        f"{'L' if point.joined else 'M'}{svg.number(x)} {svg.number(y)}"
        for (x, y), point in zip(places, plot.points, strict=True)
    )
    dots = [svg.dot(x, y) for x, y in places] if len(places) <= _MOST_DOTS else []
    columns = [x for x, _ in places]
    numbers = [point.number for point in plot.points]
    days = [dates.words(point.date, short=True, year=False) for point in plot.points]
    for at in (0, -1):
        numbers[at] = svg.fitted(numbers[at] + plot.unit, 300)
        days[at] = dates.words(plot.points[at].date, short=True)
    return svg.picture(
        _WIDTH,
        _HEIGHT,
        _said(plot),
        [
            floor,
            svg.line(course, look="al-course"),
            *dots,
            *_row(columns, numbers, _NUMBERS, small=False),
            *_row(columns, days, _DAYS, small=True),
        ],
    )


def _places(plot: Plot) -> Iterator[tuple[float, float]]:
    first, last = plot.points[0].date, plot.points[-1].date
    lowest = min(0.0, *(point.value for point in plot.points))
    height = (plot.top - lowest) or 1.0
    for point in plot.points:
        across = (point.date - first) / (last - first)
        up = (point.value - lowest) / height
        yield _LEFT + 4 + across * (_RIGHT - _LEFT - 8), _FLOOR - up * (_FLOOR - _TOP)


def _row(columns: list[float], words: list[str], y: float, *, small: bool) -> Iterator[str]:
    """The first and the last of the labels, and of those between as many as have room, in order."""
    size = svg.SMALL if small else svg.LABEL
    widths = [svg.width_of(each, size) for each in words]
    free, end = _LEFT + widths[0] + _APART, _RIGHT - widths[-1] - _APART
    yield svg.text(_LEFT, y, words[0], small=small)
    for x, each, width in list(zip(columns, words, widths, strict=True))[1:-1]:
        if x - width / 2 >= free and x + width / 2 <= end:
            free = x + width / 2 + _APART
            yield svg.text(x, y, each, small=small, anchor="middle")
    yield svg.text(_RIGHT, y, words[-1], small=small, anchor="end")


def _said(plot: Plot) -> str:
    """All readings in words; of very many the first and the last, as the list on the page has all."""
    said = [f"{saw} on {dates.words(day)}" for day, saw in plot.readings]
    if len(said) > _MOST_SAID:
        said = [said[0], "then those in the list", said[-1]]
    return "; ".join(said) + "."
