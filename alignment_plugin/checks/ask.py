"""What a check is given and what it hands back: the site on a day, and questions about its records."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from alignment_plugin.analysis.life_cycle import in_force, is_over, standing
from alignment_plugin.findings import Related
from alignment_plugin.graph import Key, Link, RecordGraph, key_of
from alignment_plugin.records.calendar import day_words
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.fields import slug
from alignment_plugin.records.record import Record
from alignment_plugin.records.strategy import Strategy, StrategyStatus
from alignment_plugin.records.team import Member, Team
from alignment_plugin.settings import Settings, Thresholds

R = TypeVar("R", bound=Record)
_LONGEST = 100
_LEANS = frozenset({"depends_on", "serves", "takes", "follows_from"})


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about one record; the table of checks gives it its code and severity."""

    record: Record
    message: str
    hint: str = ""
    pointer: str = ""
    """The field to look at or to write; its nearest written holder gives the line."""
    value: str = ""
    part: str = ""
    """The id of the part it is about, where it is not about the whole record."""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Site:
    """All records, the day on which we look, and from when we ask. No slots: facts are kept once derived."""

    graph: RecordGraph
    today: date
    settings: Settings
    _people: dict[tuple[str, str], Member | None] = field(default_factory=dict)

    @property
    def thresholds(self) -> Thresholds:
        """From when a check asks."""
        return self.settings.thresholds

    # Records

    @cached_property
    def _by_team(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self.graph.records:
            found[record.kind, record.team].append(record)
        return dict(found)

    def of(self, model: type[R], team: str) -> tuple[R, ...]:
        """All records of a kind of one team, in the order they were read."""
        records = self._by_team.get((model.kind, team), ())
        return tuple(record for record in records if isinstance(record, model))

    @cached_property
    def strategies(self) -> tuple[Strategy, ...]:
        """The strategy of each team that has one which is not superseded."""
        found = (self.graph.strategy(team) for team in self.graph.teams)
        return tuple(each for each in found if each and each.status is not StrategyStatus.SUPERSEDED)

    @cached_property
    def standing(self) -> tuple[Decision, ...]:
        """Decisions in our form that are still to be made, or made and not replaced."""
        decisions = self.graph.of(Decision)
        return tuple(each for each in decisions if is_own(each) and not is_over(self.graph, each))

    @cached_property
    def accepted(self) -> tuple[Decision, ...]:
        """Decisions in our form that the team acts on."""
        return tuple(each for each in self.standing if standing(self.graph, each) is DecisionStatus.ACCEPTED)

    @cached_property
    def in_force(self) -> tuple[Decision, ...]:
        """Decisions in any form that the team acts on."""
        return tuple(each for each in self.graph.of(Decision) if in_force(self.graph, each))

    def has_read(self, team: str, *kinds: str) -> bool:
        """Whether all files of these kinds could be read, so that what is not there was not written."""
        # No public name yet: an unreadable file is one finding, and nothing is said to be missing for it.
        return not any(each.team == team and each.kind in kinds for each in self.graph.unread)

    # Relations

    def holds_its_id(self, record: Record) -> bool:
        """Whether its id leads to it; not where another record came first, whose relations would be shown for it."""
        entity = self.graph.entities.get(key_of(record))
        return entity is not None and entity.record is record

    def links(self, record: Record, *relations: str) -> tuple[Link, ...]:
        """What the record itself says of others, in the order written."""
        key = key_of(record)
        entity = self.graph.entities.get(key)
        return self.graph.links_from(key, *relations) if entity and entity.record is record else ()

    @cached_property
    def _leaning(self) -> dict[Key, list[Link]]:
        found: dict[Key, list[Link]] = defaultdict(list)
        for link in self.graph.links:
            if link.relation in _LEANS:
                found[link.source].append(link)
        return found

    def leaning(self, record: Record) -> Sequence[Link]:
        """What the record leans on: in these it says that it holds because something else does."""
        found = self._leaning.get(key_of(record))
        return found if found and self.holds_its_id(record) else ()

    # Time

    def is_past(self, day: date | None) -> bool:
        """Whether a date has passed: from the day after it."""
        return day is not None and day < self.today

    def is_longer_ago(self, day: date | None, days: int) -> bool:
        """Whether more than `days` days have gone by: of 14, from day 15 on."""
        return day is not None and (self.today - day).days > days

    # Names

    def team_name(self, team: str) -> str:
        """What people call the team."""
        records = self.of(Team, team)
        return self.settings.teams.get(team) or (records[0].name if records else team)

    def name(self, record: Record) -> str:
        """What people call the record, in quotes; a strategy is called by its team unless it has a name."""
        if isinstance(record, Strategy) and not record.title:
            return quoted(self.team_name(record.team))
        return quoted(record.name)

    def subject(self, record: Record) -> str:
        """The record as the subject of a sentence."""
        if isinstance(record, Strategy) and not record.title:
            return f"The direction of {self.name(record)}"
        return self.name(record)

    @cached_property
    def team_slugs(self) -> frozenset[str]:
        """Every way to name a team of this site, as ids are written."""
        names = (self.team_name(team) for team in self.graph.teams)
        return frozenset((*self.graph.teams, *map(slug, names)))

    def member(self, team: str, word: str) -> Member | None:
        """The member whom a word names, of this team first."""
        key = (team, word)
        if key not in self._people:
            self._people[key] = self.graph.person(team, word.lstrip("@"))
        return self._people[key]

    def person(self, team: str, word: str) -> str:
        """A person's name if a team file has it, else the word as written."""
        member = self.member(team, word)
        return (member.name if member else None) or word


Check = Callable[[Site], Iterable[Ask]]
"""Asks one question of all records; in any order, without side effects."""


def is_own(record: Record) -> bool:
    """Whether it is written in our form and readable: only then is a missing field a question."""
    return record.origin.dialect == "alignment" and record.origin.readable


def quoted(name: str) -> str:
    """A name in quotes, on one line, without its full stop, cut where it is long."""
    words = " ".join(name.split()).removesuffix(".")
    return f"'{words}'" if len(words) <= _LONGEST else f"'{words[: _LONGEST - 1].rstrip()}…'"


def written_day(day: date) -> str:
    """A date as people write it: 22 November 2026, in English wherever it runs."""
    return day_words(day)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them: a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def related(records: Iterable[Record], site: Site, pointer: str = "") -> Iterator[Related]:
    """Other records that have to do with a question, each at its place."""
    for record in records:
        yield Related(record.origin.path, record.origin.place(pointer).line, site.name(record))
