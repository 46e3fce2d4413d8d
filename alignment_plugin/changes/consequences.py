"""What leans on what changed: followed over two links, each with the sentence that says why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alignment_plugin.analysis.life_cycle import UnknownState, is_over, unknown_state
from alignment_plugin.changes.change import Change
from alignment_plugin.changes.wording import spoken
from alignment_plugin.graph import Key, Link, RecordGraph
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Strategy, StrategyStatus
from alignment_plugin.records.unknown import Unknown

MOST = 10
"""Consequences that are told of; how many more there are is said."""

LEANS: Mapping[str, str] = {
    "depends_on": "leans on",
    "amends": "amends",
    "serves": "serves",
    "takes": "takes",
    "follows_from": "follows from",
    "waits_for": "waits for",
    "answers": "tries to answer",
    "conflicts_with": "conflicts with",
    "asks": "asks",
    "read": "reads",
    "team": "depends on",
}
"""Relation → how the one that says it leans on the other."""
COULD_CHANGE = "may_change"
"""The one relation that is written on what is leaned on: an unknown names what it could overturn."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One record that leans on something that changed."""

    key: Key
    record: str
    """Its full id."""
    title: str
    because: str
    """`0007 leans on 0004, which is now superseded`."""
    change: Change
    """What it comes from."""
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Consequences:
    """What leans on the changes of a diff."""

    told: tuple[Consequence, ...] = ()
    """At most ten: of the most urgent change first, nearest first."""
    more: int = 0
    """How many there are besides."""


def consequences(changes: Iterable[Change], old: RecordGraph, new: RecordGraph) -> Consequences:
    """What leans on changes that others feel, over at most two links; each record once."""
    found: dict[Key, Consequence] = {}
    felt = [change for change in changes if change.word.now]
    names = {change.was: change.key for change in felt if change.was}
    nearest: list[tuple[Consequence, str]] = []
    for change in felt:
        for link, verb in _leaning(change, old, new, names):
            if link.source in found or _is_settled(new, link.source) or _ends(new, link.source, change.key):
                continue
            target = _name_of(change, old, new, home=link.source.team)
            tail = f"{verb} {target}, {change.word.now}"
            found[link.source] = _consequence(new, link.source, change, tail)
            nearest.append((found[link.source], tail))
    for before, tail in nearest:
        for link, verb in _on(new, before.key):
            if link.source not in found and not _is_settled(new, link.source):
                name = spoken(new, before.key, home=link.source.team)
                found[link.source] = _consequence(
                    new, link.source, before.change, f"{verb} {name}, which {tail}"
                )
    told = tuple(found.values())
    return Consequences(told[:MOST], max(0, len(told) - MOST))


def _consequence(new: RecordGraph, key: Key, change: Change, tail: str) -> Consequence:
    entity = new.entities[key]
    record = entity.record
    path, line = (record.origin.path, record.origin.place(entity.pointer).line) if record else ("", 1)
    because = f"{spoken(new, key, home=key.team)} {tail}"
    return Consequence(key, key.full_id, entity.name, because, change, path, line)


def _leaning(
    change: Change, old: RecordGraph, new: RecordGraph, names: Mapping[str, Key]
) -> Iterator[tuple[Link, str]]:
    """What leans on a changed thing, first what does so by its own words."""
    key = change.part_key or change.key
    if change.what == "renamed-without-alias":
        yield from _left_behind(Key(change.key.kind, *_split(change.was)), old, new, names)
    elif key in new.entities:
        yield from _on(new, key)
    else:
        yield from _left_behind(key, old, new, names)


def _split(full_id: str) -> tuple[str, str]:
    team, _, name = full_id.partition("/")
    return team, name


def _on(graph: RecordGraph, key: Key) -> Iterator[tuple[Link, str]]:
    yield from ((link, LEANS[link.relation]) for link in graph.links_to(key, *LEANS))
    for link in graph.links_from(key, COULD_CHANGE):
        turned = Link(link.relation, link.inverse, link.target, link.source, link.raw, link.pointer)
        yield turned, "could be changed by"


def _left_behind(
    key: Key, old: RecordGraph, new: RecordGraph, names: Mapping[str, Key]
) -> Iterator[tuple[Link, str]]:
    """What leaned on a thing that is gone, and still names it."""
    still = {(each.source, each.relation, each.raw) for each in new.missing}
    for link, verb in _on(old, key):
        source = names.get(link.source.full_id, link.source)
        says_so = link.relation == COULD_CHANGE or (source, link.relation, link.raw) in still
        if source in new.entities and says_so:
            yield Link(link.relation, link.inverse, source, key, link.raw, link.pointer), verb


def _name_of(change: Change, old: RecordGraph, new: RecordGraph, *, home: str) -> str:
    key = change.part_key or change.key
    if change.what == "renamed-without-alias":
        return spoken(old, Key(change.key.kind, *_split(change.was)), home=home)
    return spoken(new if key in new.entities else old, key, home=home)


def _ends(new: RecordGraph, source: Key, changed: Key) -> bool:
    """Whether the source took the place of what changed: it is the change, and not what comes of it."""
    record = new.entities[source].record
    before = new.predecessors(record) if isinstance(record, Decision) else ()
    return any((each.team, each.id) == (changed.team, changed.id) for each in before)


def _is_settled(new: RecordGraph, key: Key) -> bool:
    """Whether nobody acts on a record any more, so that nothing comes of it."""
    entity = new.entities[key]
    match entity.record:
        case Decision() as decision:
            return is_over(new, decision)
        case Step(state=StepState.DONE | StepState.DROPPED):
            return True
        case Strategy(status=StrategyStatus.SUPERSEDED):
            return True
        case Unknown() as unknown:
            return unknown_state(unknown) in (UnknownState.SETTLED, UnknownState.DROPPED)
    return False
