"""A term of the team's language."""

from typing import Annotated, ClassVar

from pydantic import Field

from alignment_plugin.records.fields import About, LinksTo, Refs, Text
from alignment_plugin.records.record import Record


class Term(Record):
    """A word that means something particular here."""

    kind: ClassVar[str] = "term"

    term: Annotated[Text, About("The word.")]
    means: Annotated[Text, About("What it means here.")]
    not_: Annotated[Text | None, Field(alias="not"), About("What it must not be confused with.")] = None
    see: Annotated[Refs, LinksTo(("any",), "explained with"), About("Records that show it.")] = ()

    @property
    def name(self) -> str:
        return self.term
