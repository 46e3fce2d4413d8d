"""What a dialect hands over: a document that was there before, as if it had been written in our form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alignment_plugin.loading.nodes import Node, Scalar
from alignment_plugin.records.dialect import BodyFormat
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
    path: str = ""
    """The file that it stands in, where that is another one."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a value stands that is not in the document itself: a companion file, a name, an index."""

    words: str
    """As `kep.yaml` or `the folder's name`."""
    path: str = ""
    """The file, where it is one."""
    span: Span | None = None


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
    """What is left, in its own markup, when what became fields is taken out; without the title's heading."""
    prose_line: int = 1
    """The line of the file on which the prose starts."""
    problems: tuple[Problem, ...] = field(default=())
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)
    """Field → its place, for values that are not in the document itself."""
    reason: str = ""
    """Why it was read as this dialect."""
    format: BodyFormat = BodyFormat.MARKDOWN
