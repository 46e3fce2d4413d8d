"""What a dialect hands over: a document that was there before, as if it had been written in our form."""

from dataclasses import dataclass, field

from alignment_plugin.loading.nodes import Node, Scalar
from alignment_plugin.text import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that could not be read, with its place and the next move."""

    code: str
    """`bad-value`, `unknown-field`, …: a finding's code."""
    message: str
    span: Span
    pointer: str = ""
    hint: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as located fields and the prose that is left."""

    dialect: str
    title: Scalar | None
    """Plain text of the heading (or of a `title` in front matter), with its place."""
    fields: tuple[tuple[Scalar, Node], ...] = ()
    """Field name as declared in `records.decision.Decision`, value; places are the document's own."""
    status_raw: str = ""
    prose: str = ""
    """Markdown that is left when what became fields is taken out; without the title's heading."""
    prose_line: int = 1
    """The line of the file on which the prose starts."""
    problems: tuple[Problem, ...] = field(default=())
