"""A back-brief: someone tells the direction back in their own words, and we look for the differences."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from alignment_plugin.records.calendar import day_words
from alignment_plugin.records.fields import About, Day, LinksTo, Many, Part, Ref, Refs, Text, one_of
from alignment_plugin.records.record import Record


class Cause(StrEnum):
    """Why something was heard differently. The first two are the team's to fix."""

    PAGE_UNCLEAR = "page-unclear"
    NOT_ALIGNED = "not-aligned"
    MISREAD = "misread"


class Difference(Part):
    """Something heard differently from how it was meant."""

    about: Annotated[Ref | None, LinksTo(("any",), "misread in"), About("The record it is about.")] = None
    heard: Annotated[Text | None, About("What was heard.")] = None
    meant: Annotated[Text | None, About("What was meant.")] = None
    cause: Annotated[Cause | None, one_of(Cause), About("Why they differ.")] = None
    fixed_in: Annotated[Text | None, About("Where it was made clear.")] = None


class BackBrief(Record):
    """The direction in someone's own words, with what was heard differently."""

    kind: ClassVar[str] = "back-brief"

    title: Annotated[Text | None, About("A name for it.")] = None
    by: Annotated[Text, About("Who told it back.")]
    date: Annotated[Day, About("When.")]
    with_: Annotated[Text | None, Field(alias="with"), About("Who listened.")] = None
    about: Annotated[Refs, LinksTo(("any",), "told back in"), About("Records it is about.")] = ()
    differences: Annotated[tuple[Difference, ...], Many, About("What was heard differently.")] = ()

    @property
    def name(self) -> str:
        by = self.by.capitalize() if self.by.islower() else self.by
        return self.title or f"Told back by {by}, {day_words(self.date)}"
