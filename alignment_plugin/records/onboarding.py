"""Onboarding: in which order someone new reads, and situations to think through."""

from typing import Annotated, ClassVar

from pydantic import Field

from alignment_plugin.records.fields import About, Id, LinksTo, Many, Part, Refs, Text, Texts
from alignment_plugin.records.record import Record


class Scenario(Part):
    """A situation, and the records that speak to it."""

    situation: Annotated[Text, About("What happens.")]
    think_of: Annotated[
        Refs, LinksTo(("any",), "comes up in"), About("Policies and records that speak to it.")
    ] = ()


class ReadingPath(Part):
    """What someone reads, in order."""

    id: Annotated[Id, About("Its name.")]
    title: Annotated[Text, About("What people call it.")]
    for_: Annotated[Text | None, Field(alias="for"), About("Whom it is for.")] = None
    read: Annotated[Refs, LinksTo(("any",), "read in"), About("Ids in order; else the order is made.")] = ()
    scenarios: Annotated[tuple[Scenario, ...], Many, About("Situations to think through.")] = ()


class Onboarding(Record):
    """How someone new comes to know where we are going."""

    kind: ClassVar[str] = "onboarding"

    paths: Annotated[tuple[ReadingPath, ...], Many, About("Reading paths, by role.")] = ()
    first_contributions: Annotated[Texts, About("Small real things to do first.")] = ()

    @property
    def name(self) -> str:
        return "Start here"
