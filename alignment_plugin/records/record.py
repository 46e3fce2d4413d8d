"""What every record has: an id, a team, a place in a file, and what the team accepts about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, InstanceOf

from alignment_plugin.records.fields import About, Day, Every, Id, Many, Part, Refs, Text
from alignment_plugin.text import START, Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read, and how."""

    path: str
    """The file, relative to the project."""
    inside: str
    """The file, relative to its records folder."""
    folder: str
    """The records folder, relative to the project."""
    group: str = ""
    """The folders inside the records folder that are the team's; empty where the folder is."""
    span: Span = START
    """The record's first line."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each field stands: `options/2/title` → its span."""
    body: str = ""
    """The prose below the fields, as written; without the heading that is the title."""
    body_line: int = 1
    """The line of the file on which `body` starts."""
    dialect: str = "alignment"
    """How the file was written: `alignment`, or the name of another form, as `madr`, `nygard`, `plain`."""
    status_raw: str = ""
    """The status as written, before it was read as one of ours."""
    whole_file: bool = True
    """False for one entry of a list in a file."""
    readable: bool = True
    """False where an error left only the id, the title and the prose."""
    format: str = "markdown"
    """How the prose is written: `markdown`, `rst`, `asciidoc`, or `text` for what is shown as it stands."""

    def place(self, pointer: str) -> Span:
        """The span of a field, else of the nearest thing that holds it, else the record's first line."""
        while pointer:
            if (span := self.places.get(pointer)) is not None:
                return span
            pointer = pointer.rpartition("/")[0]
        return self.span


class Review(Part):
    """When we last asked whether it is still true, and when we ask again."""

    on: Annotated[Day | None, About("The day it was last looked at.")] = None
    every: Annotated[Every | None, About("How long it stays good: 6w, 6mo, 1y, never.")] = None


class Accepted(Part):
    """A finding that the team lives with, for a reason and for a time."""

    finding: Annotated[Text, About("The finding's code.")]
    because: Annotated[Text, About("Why we live with it.")]
    until: Annotated[Day | None, About("The last day it holds.")] = None


class Record(Part):
    """One thing that a team wrote down."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
    kind: ClassVar[str] = ""

    id: Annotated[Id, About("Its name in links: small letters, digits and `-`. A file's is its stem.")]
    team: Annotated[Id, About("Whose it is; otherwise the folder says it.")]
    aliases: Annotated[Refs, About("Names it had before, so that old links hold.")] = ()
    accept: Annotated[
        tuple[Accepted, ...], Many, About("Findings we live with: which, why, until when.")
    ] = ()
    origin: Annotated[InstanceOf[Origin], Field(exclude=True, repr=False)]

    @property
    def full_id(self) -> str:
        """`team/id`: one name in the whole site."""
        return f"{self.team}/{self.id}"

    @property
    def name(self) -> str:
        """What people call it; plain text."""
        return self.id
