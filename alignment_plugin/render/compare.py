"""The rows of a comparison: cells of words, printed from here as a page may hold hundreds of them."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from alignment_plugin.analysis.comparison import Cell, Column
from alignment_plugin.render.links import Here
from alignment_plugin.render.words import link_words, state_word

_NOT_WRITTEN = '<span class="al-quiet">Not written yet.</span>'
_CHOSEN = ' class="al-chosen"'
Words = Callable[[str], Markup]
"""Inline text as HTML."""


def cells(row: Sequence[Cell | None], columns: Sequence[Column], here: Here) -> Markup:
    """What each option does on one criterion."""
    return _row(columns, [_cell(each, here) for each in row])


def reasons(name: str, columns: Sequence[Column], question: str, words: Words) -> Markup:
    """What is said of each option in one of its lists; `question` where nothing is."""
    said = [getattr(column.option, name) for column in columns]
    return _row(columns, [_listed(each, words) if each else _quiet(question) for each in said])


def _row(columns: Sequence[Column], inner: Sequence[str]) -> Markup:
    opened = [_opened(column.label, chosen=column.chosen) for column in columns]
    cells = [f"{start}{each}</td>\n" for start, each in zip(opened, inner, strict=True)]
    return Markup("".join(cells))  # noqa: S704 - what is in it was escaped


@lru_cache(maxsize=1024)
def _opened(label: str, *, chosen: bool) -> str:
    """The start of a cell, with its column's name, in which no formatting can stand."""
    return f'<td role="cell" data-label="{escape(link_words(label))}"{_CHOSEN if chosen else ""}>'


def _cell(cell: Cell | None, here: Here) -> str:
    if cell is None:
        return _NOT_WRITTEN
    if cell.word != "unknown":
        return state(cell.word)
    if cell.unknown is None:
        unknown = '<span class="al-state al-state--unknown">Unknown</span>'
        return f'{unknown}<br><span class="al-quiet">Who could find out?</span>'
    url = escape(here.href(cell.unknown))
    return f'<span class="al-state al-state--unknown"><a href="{url}">Unknown</a></span>'


def _listed(texts: Sequence[str], words: Words) -> str:
    if len(texts) == 1:
        return words(texts[0])
    return f"<ul>{''.join([f'<li>{words(each)}</li>' for each in texts])}</ul>"


def _quiet(text: str) -> str:
    return f'<span class="al-quiet">{escape(text)}</span>'


@lru_cache(maxsize=256)
def state(word: str, label: str = "") -> Markup:
    """A state in words, with the shape that the style sheet gives it."""
    return Markup(
        f'<span class="al-state al-state--{escape(word)}">{escape(label or state_word(word))}</span>'
    )
