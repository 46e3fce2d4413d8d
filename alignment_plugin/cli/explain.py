"""`alignment check --explain FILE`: how one document is read, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.project_options import project_of

if TYPE_CHECKING:
    from alignment_plugin.loading.explaining import Explanation, Value

FORMATS = {
    "markdown": "Markdown",
    "rst": "reStructuredText",
    "asciidoc": "AsciiDoc",
    "text": "plain text",
}
WIDTH = 100
"""Characters of a value that are shown."""


def explain(file: Path, config: Path | None) -> None:
    """Print which dialect a document has and why, where each value stands, and what is left."""
    from alignment_plugin.adapters.explanation import explanation_of

    project = project_of([file], config).checked()
    click.echo("\n".join(_lines(explanation_of(file, project))))


def _lines(found: "Explanation") -> Iterator[str]:
    yield f"{found.path}: a {found.kind} in {FORMATS.get(found.format, found.format)}, read as '{found.dialect}'"
    yield f"  because {found.reason}"
    if found.before:
        yield ""
        yield "Tried before, and did not fit:"
        width = max(len(name) for name, _ in found.before)
        yield from (f"  {name:{width}}  {looks_for}" for name, looks_for in found.before)
    yield ""
    yield "Values"
    width = max((len(value.field) for value in found.values), default=0)
    for value in found.values:
        text = value.text if len(value.text) <= WIDTH else f"{value.text[: WIDTH - 1]}…"
        yield f"  {value.field:{width}}  {text}"
        yield f"  {'':{width}}  └ {_place(value)}"
    if found.absent:
        yield f"  not found: {', '.join(found.absent)}"
    yield ""
    yield from _left(found)
    yield from _problems(found)


def _place(value: "Value") -> str:
    if value.path and value.span:
        return f"{value.path}:{value.span.line}:{value.span.column}"
    if value.words:
        return value.words
    return f"line {value.span.line}, column {value.span.column}" if value.span else "the file's name"


def _left(found: "Explanation") -> Iterator[str]:
    if not found.left:
        yield "Nothing is left for the prose"
        return
    yield "Shown as it stands"
    for part in found.left:
        title = part.title or "text before the first heading"
        yield f"  line {part.line:<5} {title} ({part.lines} {'line' if part.lines == 1 else 'lines'})"


def _problems(found: "Explanation") -> Iterator[str]:
    if not found.findings:
        return
    yield ""
    yield "Problems"
    for each in found.findings:
        yield f"  {each.path}:{each.span.line}:{each.span.column}  {each.code}: {each.message}"
        if each.hint:
            yield f"      {each.hint}"
