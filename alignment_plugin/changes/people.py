"""Who is named on a record: by which role, and what they were asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Member, Team
from alignment_plugin.records.unknown import Unknown


class Who(NamedTuple):
    """One person or team, however they are written."""

    team: str
    """Of a member: the team that names them; of a word: the record's."""
    id: str


@dataclass(frozen=True, slots=True)
class Named:
    """Someone whom a record names."""

    who: Who
    name: str
    """As people say it."""
    member: Member | None = None


def named(graph: RecordGraph, team: str, word: str) -> Named:
    """The member, else the team, else the word itself."""
    member = graph.person(team, word)
    if member is not None:
        # One person may be listed by several teams.
        return Named(Who("", f"member {member.id}"), member.name or member.id, member)
    found = graph.resolve(word, team=team, kinds=("team",))
    if len(found) == 1:
        return Named(Who("", f"team {found[0].team}"), graph.entities[found[0]].name)
    words = " ".join(word.split())
    return Named(Who(team, words.casefold()), words)


def owner_words(graph: RecordGraph, record: Record) -> tuple[tuple[str, str], ...]:
    """(word, role) of those who answer for a record: its owner, who explores, who keeps the direction."""
    match record:
        case Decision() | Strategy() | Step():
            return ((record.owner, "owns"),) if record.owner else ()
        case Unknown():
            return tuple((word, "explores") for word in record.explorers)
        case Team():
            strategy = graph.strategy(record.team)
            return ((strategy.owner, "keeps the direction of"),) if strategy and strategy.owner else ()
    return ()


def asked_words(decision: Decision) -> tuple[str, ...]:
    """Whom a decision says it asked or told, with those who made it."""
    owner = (decision.owner,) if decision.owner else ()
    return (*owner, *decision.people, *decision.consulted, *decision.informed)


def told_back(graph: RecordGraph, record: Record) -> Iterator[str]:
    """Those who told the record back in their own words."""
    for brief in graph.of(BackBrief):
        if any(entity.record is record for entity in graph.targets(brief, "about")):
            yield brief.by


def all_named(graph: RecordGraph, team: str, words: Iterable[str]) -> frozenset[Who]:
    """Everyone whom words name."""
    return frozenset(named(graph, team, word).who for word in words)
