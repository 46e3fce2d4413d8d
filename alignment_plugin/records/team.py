"""A team: who is in it, what is theirs and what is not, whom they need."""

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

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
    bad,
    one_of,
)
from alignment_plugin.records.record import Record


class Mode(StrEnum):
    """How two teams work with each other."""

    COLLABORATION = "collaboration"
    SERVICE = "service"
    FACILITATION = "facilitation"


_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*|[\w.+-]+@[A-Za-z0-9.-]+", re.ASCII)


def _read_handle(value: Any) -> Any:
    """A name on a code host, with or without its `@`; or an address, which some hosts take as well."""
    if not isinstance(value, str):
        return value
    handle = value.strip().removeprefix("@")
    if not _HANDLE.fullmatch(handle):
        raise bad(f"'{value[:40]}' is no name on a code host; write it as noor, org/team or noor@example.org")
    return handle


Handle = Annotated[str, BeforeValidator(_read_handle)]


class Member(Part):
    """Someone in the team."""

    id: Annotated[Id, About("Their name in records.")]
    name: Annotated[Text | None, About("Their name as people say it.")] = None
    role: Annotated[Text | None, About("What they do here.")] = None
    ask_about: Annotated[Names, About("What they are the one to ask about.")] = ()
    joined: Annotated[Day | None, About("When they joined.")] = None
    left: Annotated[Day | None, About("When they left.")] = None
    contact: Annotated[Text | None, About("How to reach them.")] = None
    handle: Annotated[
        Handle | None, About("Their name on the code host, for CODEOWNERS; with or without `@`.")
    ] = None


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
