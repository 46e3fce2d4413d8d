"""In which order someone new reads, and how long that takes; made from live records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from alignment_plugin.analysis.life_cycle import UnknownState, in_force, unknown_state
from alignment_plugin.graph import Entity, Key, RecordGraph, key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.onboarding import Onboarding, Scenario
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Team
from alignment_plugin.records.unknown import Unknown

WORDS_A_MINUTE = 200
MOST_LEANED_ON = 3
FIRST_WEEK = 40
"""Minutes of reading in the first week; what does not fit is read when it is needed."""
TALK = 30
"""Minutes in which someone tells it back."""
MADE = "start"
"""The id of the path that is made from the records."""
_UNSEEN = frozenset({"id", "team", "aliases", "accept", "origin"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing to read."""

    minutes: int
    """0 for what is read when it is needed."""
    page: str = ""
    """A team's page by its name, or `people` or `tell`; empty for a record or a part."""
    thing: Entity | None = None
    leaning: tuple[Entity, ...] = ()
    """What leans on it today."""
    replaced: tuple[Entity, ...] = ()
    """Superseded decisions that explain it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is read in one go."""

    title: str
    readings: tuple[Reading, ...]

    @property
    def minutes(self) -> int:
        """All of it, without the talk at its end."""
        return sum(each.minutes for each in self.readings if each.page != "tell")


@dataclass(frozen=True, slots=True)
class Path:
    """What someone reads, in order."""

    id: str
    title: str
    for_: str = ""
    stretches: tuple[Stretch, ...] = ()
    scenarios: tuple[Scenario, ...] = field(default=())


def minutes(words: int) -> int:
    """Minutes that so many words take, begun ones in full; at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))


def words_of(value: Any) -> int:
    """Words that the page of a record or part says: its fields and its prose."""
    if isinstance(value, BaseModel):
        shown = (getattr(value, name) for name in type(value).model_fields if name not in _UNSEEN)
        origin = getattr(value, "origin", None)
        return sum(map(words_of, shown)) + (words_of(origin.body) if origin else 0)
    if isinstance(value, dict):
        return sum(map(words_of, value.values()))
    if isinstance(value, tuple):
        return sum(map(words_of, value))
    return 0 if value is None else len(str(value).split())


def made_path(graph: RecordGraph, team: str) -> Path:
    """Two weeks: the first day, what else holds in the first week, the neighbours in the second."""
    ranked = most_leaned_on(graph, team)
    strategy = graph.strategy(team)
    first = dependency_order(graph, ranked[:MOST_LEANED_ON])
    day = (
        Reading(minutes(_home_words(graph, team, strategy)), "home"),
        Reading(minutes(words_of(strategy.directions) if strategy else 0), "directions"),
        *(_of_decision(graph, each) for each in first),
        Reading(minutes(sum(words_of(each.members) for each in graph.of(Team, team))), "people"),
    )
    neighbours = Reading(minutes(sum(words_of(each) for each in graph.of(Team, team))), "team")
    return Path(
        MADE,
        "The first two weeks",
        stretches=(
            Stretch("Day 1", day),
            Stretch("Week 1", _first_week(graph, team, ranked[MOST_LEANED_ON:])),
            Stretch("Week 2", (neighbours, Reading(TALK, "tell"))),
        ),
    )


def _home_words(graph: RecordGraph, team: str, strategy: Strategy | None) -> int:
    if strategy is None:
        return 0
    elsewhere = words_of(strategy.directions) + words_of(strategy.signals)
    steps = [step for step in graph.of(Step, team) if step.state in (StepState.DOING, StepState.NEXT)]
    return words_of(strategy) - elsewhere + words_of(tuple(steps[:5]))


def _first_week(graph: RecordGraph, team: str, decisions: Sequence[Decision]) -> tuple[Reading, ...]:
    open_ones = tuple(each for each in graph.of(Unknown, team) if unknown_state(each) is UnknownState.OPEN)
    stopped = sum(words_of(each.removes) + words_of(each.second_order) for each in decisions if each.removes)
    last = (Reading(minutes(words_of(open_ones)), "unknowns"), Reading(minutes(stopped), "stopped"))
    left = FIRST_WEEK - sum(each.minutes for each in last)
    chosen: list[Decision] = []
    for decision in decisions:
        left -= minutes(words_of(decision))
        if left < 0:
            break
        chosen.append(decision)
    readings = [_of_decision(graph, each) for each in dependency_order(graph, chosen)]
    if len(chosen) < len(decisions):
        readings.append(Reading(0, "log"))
    return (*readings, *last)


def _of_decision(graph: RecordGraph, decision: Decision) -> Reading:
    return Reading(
        minutes(words_of(decision)),
        thing=graph.entities[key_of(decision)],
        leaning=tuple(leaning_on(graph, decision)),
        replaced=tuple(graph.entities[key_of(each)] for each in graph.predecessors(decision)),
    )


def leaning_on(graph: RecordGraph, decision: Decision) -> Iterator[Entity]:
    """What leans on a decision today: decisions first, then steps that are still to come."""
    for entity in graph.sources(decision, "depends_on"):
        if isinstance(entity.record, Decision) and in_force(graph, entity.record):
            yield entity
    for entity in graph.sources(decision, "follows_from"):
        if isinstance(entity.record, Step) and entity.record.state not in (StepState.DONE, StepState.DROPPED):
            yield entity


def most_leaned_on(graph: RecordGraph, team: str) -> tuple[Decision, ...]:
    """The decisions in force: first what most leans on, then what more records name, then the newest."""
    asked = ("most_leaned_on", team)
    if asked in graph.kept:
        kept: tuple[Decision, ...] = graph.kept[asked]
        return kept
    found = [each for each in graph.of(Decision, team) if in_force(graph, each) and _is_first(graph, each)]

    def rank(decision: Decision) -> tuple[int, int, int, str]:
        day = (decision.decided or date.min).toordinal()
        named_by = {link.source for link in graph.links_to(key_of(decision))}
        return -sum(1 for _ in leaning_on(graph, decision)), -len(named_by), -day, decision.id

    graph.kept[asked] = ranked = tuple(sorted(found, key=rank))
    return ranked


def _is_first(graph: RecordGraph, decision: Decision) -> bool:
    """Whether links to its id lead to it: of two with one id, the first."""
    return graph.entities[key_of(decision)].record is decision


def dependency_order(graph: RecordGraph, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Each after what it leans on, else in the order given; rings are cut where they are met."""
    given = {key_of(each): each for each in decisions}
    placed: dict[Key, Decision] = {}
    for root in given:
        opened: set[Key] = set()
        stack = [root]
        while stack:
            key = stack[-1]
            ahead = [
                each.key
                for each in graph.targets(key, "depends_on")
                if each.key in given and each.key not in placed and each.key not in opened
            ]
            opened.add(key)
            stack += reversed(ahead)
            if not ahead:
                placed.setdefault(stack.pop(), given[key])
    return tuple(placed.values())


def own_paths(graph: RecordGraph, team: str) -> tuple[Path, ...]:
    """The paths that the team wrote itself, each id once; one named as the made path gets another id."""
    found: dict[str, Path] = {}
    for onboarding in graph.of(Onboarding, team):
        for path in onboarding.paths:
            read = tuple(_readings(graph, team, path.read))
            stretches = (Stretch(path.title, read),) if read else ()
            id_ = f"{MADE}-own" if path.id == MADE else path.id
            found.setdefault(id_, Path(id_, path.title, path.for_ or "", stretches, path.scenarios))
    return tuple(found.values())


def _readings(graph: RecordGraph, team: str, names: Iterable[str]) -> Iterator[Reading]:
    for key in dict.fromkeys(key for name in names for key in named(graph, team, name)):
        entity = graph.entities[key]
        if isinstance(entity.record, Decision) and entity.part is None:
            yield _of_decision(graph, entity.record)
        elif isinstance(entity.record, Strategy) and entity.part is None:
            yield Reading(minutes(_home_words(graph, key.team, entity.record)), thing=entity)
        else:
            yield Reading(minutes(words_of(entity.part or entity.record)), thing=entity)


def named(graph: RecordGraph, team: str, name: str) -> tuple[Key, ...]:
    """What a name means where it means one thing; nothing otherwise, which is a finding of its own."""
    found = graph.resolve(name, team=team)
    return found if len(found) == 1 else ()
