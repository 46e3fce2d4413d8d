"""A team: who is in it, what is theirs and what is not, whom they need."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from alignment_plugin.records.fields import (
    About,
    Day,
    Flag,
    Id,
    LinksTo,
    Many,
    Names,
    Part,
    Ref,
    Text,
    Texts,
    one_of,
)
from alignment_plugin.records.record import Record


class Mode(StrEnum):
    """How two teams work with each other."""

    COLLABORATION = "collaboration"
    SERVICE = "service"
    FACILITATION = "facilitation"


class Member(Part):
    """Someone in the team."""

    id: Annotated[Id, About("Their name in records.")]
    name: Annotated[Text | None, About("Their name as people say it.")] = None
    role: Annotated[Text | None, About("What they do here.")] = None
    ask_about: Annotated[Names, About("What they are the one to ask about.")] = ()
    joined: Annotated[Day | None, About("When they joined.")] = None
    left: Annotated[Day | None, About("When they left.")] = None
    contact: Annotated[Text | None, About("How to reach them.")] = None


class Dependency(Part):
    """What we need from another team."""

    team: Annotated[Ref, LinksTo(("team",), "depended on by", loose=True), About("The team that we need.")]
    for_: Annotated[Text | None, Field(alias="for"), About("What we need it for.")] = None
    mode: Annotated[Mode | None, one_of(Mode), About("How we work with each other.")] = None
    until: Annotated[Day | None, About("Until when.")] = None
    confirmed: Annotated[Flag | None, About("Whether they said yes.")] = None


class Team(Record):
    """Who we are, what is ours, what is not, and whom we need."""

    kind: ClassVar[str] = "team"

    title: Annotated[Text | None, Field(alias="name"), About("The team's name as people say it.")] = None
    members: Annotated[tuple[Member, ...], Many, About("Who is in the team, and who was.")] = ()
    owns: Annotated[Texts, About("What is ours.")] = ()
    does_not_own: Annotated[Texts, About("What people think is ours and is not.")] = ()
    provides: Annotated[Texts, About("What others can count on from us.")] = ()
    depends_on: Annotated[tuple[Dependency, ...], Many, About("What we need from other teams.")] = ()

    @property
    def name(self) -> str:
        return self.title or self.team
