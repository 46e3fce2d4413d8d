"""Who should look at a set of changes, why, and who has not been asked yet as far as the records say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from alignment_plugin.analysis.life_cycle import UnknownState, unknown_state
from alignment_plugin.changes.change import Change
from alignment_plugin.changes.consequences import Consequence
from alignment_plugin.changes.people import Named, Who, all_named, asked_words, named, owner_words, told_back
from alignment_plugin.changes.wording import sentence, spoken, spoken_record
from alignment_plugin.changes.words import Level
from alignment_plugin.graph import Key, RecordGraph
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Someone who should look."""

    name: str
    because: tuple[str, ...]
    """Each a phrase that follows the name: `owns 0004, whose chosen option changed`."""
    asked: bool
    """Whether the records say that they were asked, told, or decided themselves, in any of it."""
    left: bool = False
    """Whether they have left, so that somebody else has to look."""
    handle: str = ""
    """Their name on the code host, without `@`."""


class _Reason(NamedTuple):
    """Why one person should look."""

    named: Named
    urgency: int
    because: str
    asked: bool


_SILENCED, _OWNS, _OWNED, _DISAGREES, _AFFECTED, _EXPLORES, _TEAM, _DECIDED, _CONSULTED = range(9)
"""Whose voice would be missed most comes first."""


def reviewers(
    changes: Iterable[Change],
    leaning: Iterable[Consequence],
    old: RecordGraph,
    new: RecordGraph,
    *,
    today: date | None = None,
) -> tuple[Reviewer, ...]:
    """Owners, people who were asked or disagree, and owners of what leans on it; the most concerned first."""
    found: dict[Who, list[_Reason]] = {}
    for each in _reasons(changes, leaning, old, new):
        reasons = found.setdefault(each.named.who, [])
        if each.because not in [known.because for known in reasons]:
            reasons.append(each)
    people = [sorted(reasons, key=lambda each: each.urgency) for reasons in found.values()]
    people.sort(key=lambda reasons: (reasons[0].urgency, reasons[0].named.name.casefold()))
    return tuple(_reviewer(reasons, today) for reasons in people)


def _reviewer(reasons: list[_Reason], today: date | None) -> Reviewer:
    member = reasons[0].named.member
    left = member.left if member else None
    silenced = reasons[0].urgency == _SILENCED
    if silenced:
        # Who was asked then, and disagreed, has still to be asked whether that may go.
        reasons = [each for each in reasons if each.urgency != _CONSULTED]
    return Reviewer(
        reasons[0].named.name,
        tuple(each.because for each in reasons),
        not silenced and any(each.asked for each in reasons),
        left is not None and (today is None or left < today),
        (member.handle or "") if member else "",
    )


def _reasons(
    changes: Iterable[Change], leaning: Iterable[Consequence], old: RecordGraph, new: RecordGraph
) -> Iterator[_Reason]:
    seen: set[Key] = set()
    for change in changes:
        if change.level is Level.MINOR:
            continue
        yield from _of_change(change, old, new)
        if change.key not in seen:
            seen.add(change.key)
            yield from _of_record(change, old, new)
    for each in leaning:
        record = new.entities[each.key].record
        for word, role in owner_words(new, record) if record else ():
            yield _of_consequence(new, each, word, role)


def _of_consequence(new: RecordGraph, each: Consequence, word: str, role: str) -> _Reason:
    name = spoken(new, each.key, home=each.key.team)
    tail = each.because.removeprefix(name).strip()
    return _Reason(named(new, each.key.team, word), _AFFECTED, f"{role} {name}, which {tail}", asked=False)


def _of_change(change: Change, old: RecordGraph, new: RecordGraph) -> Iterator[_Reason]:
    """People whom the change itself is about: whose dissent is gone, who owned it before."""
    name = _name(change, old, new)
    team = change.key.team
    if change.what == "dissent-removed":
        yield _Reason(
            named(new, team, change.part), _SILENCED, f"whose dissent was removed from {name}", False
        )
    elif change.what in ("owner-removed", "owner-changed") and change.old:
        yield _Reason(named(new, team, change.old), _OWNED, f"owned {name} before", False)


def _of_record(change: Change, old: RecordGraph, new: RecordGraph) -> Iterator[_Reason]:
    graph = old if change.is_gone else new
    entity = graph.get(change.key)
    record = entity.record if entity else None
    if record is None:
        return
    name, team = _name(change, old, new), record.team
    asked = all_named(graph, team, told_back(graph, record))
    for word, role in owner_words(graph, record):
        # A new record's owner wrote it, or agreed to: nothing else is known of them.
        what = f", {change.word.now}" if change.word.now and not change.part_key else f" ({sentence(change)})"
        yield _Reason(named(graph, team, word), _OWNS, f"{role} {name}{what}", True)
    if isinstance(record, Decision):
        asked |= all_named(graph, team, asked_words(record))
        for each in _of_decision(record, graph, name, urgent=change.level is Level.ATTENTION):
            yield each._replace(asked=each.asked or each.named.who in asked)


def _of_decision(decision: Decision, graph: RecordGraph, name: str, *, urgent: bool) -> Iterator[_Reason]:
    team = decision.team
    for dissent in decision.dissent:
        yield _Reason(named(graph, team, dissent.who), _DISAGREES, f"sees {name} differently", True)
    if not urgent:
        return
    for word in decision.people:
        yield _Reason(named(graph, team, word), _DECIDED, f"decided {name}", True)
    for word in decision.consulted:
        yield _Reason(named(graph, team, word), _CONSULTED, f"was asked about {name}", True)
    for unknown in (entity.record for entity in graph.sources(decision, "may_change")):
        if isinstance(unknown, Unknown) and unknown_state(unknown) in (UnknownState.OPEN, UnknownState.BACK):
            for word in unknown.explorers:
                because = f"explores {spoken_record(unknown, home=team)}, which could change {name}"
                yield _Reason(named(graph, unknown.team, word), _EXPLORES, because, False)
    for entity in graph.targets(decision, "affects"):
        strategy = graph.strategy(entity.key.team)
        if entity.key.team != team and strategy and strategy.owner:
            because = f"leads {entity.name}, which {name} affects"
            yield _Reason(named(graph, strategy.team, strategy.owner), _TEAM, because, False)


def _name(change: Change, old: RecordGraph, new: RecordGraph) -> str:
    return spoken(old if change.is_gone else new, change.key, home=change.key.team)
