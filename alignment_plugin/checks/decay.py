"""Decay: whether what was true is still true, and whether what a record leans on still stands."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from alignment_plugin.analysis.life_cycle import is_over, standing
from alignment_plugin.analysis.reviews import last_looked_at, next_review
from alignment_plugin.checks.ask import Ask, Site, quoted, related, written_day
from alignment_plugin.graph import Entity, Link
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.onboarding import Onboarding
from alignment_plugin.records.record import Record
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Direction, DirectionStatus, Strategy, StrategyStatus

_FALLEN = {
    DecisionStatus.SUPERSEDED: "was replaced",
    DecisionStatus.REJECTED: "we rejected",
    DecisionStatus.DEPRECATED: "we gave up",
}


def no_review(site: Site) -> Iterator[Ask]:
    """A strategy or an accepted decision that nobody plans to look at again."""
    for record in _looked_at(site):
        if record.review is None or record.review.every is None:
            message = f"{site.name(record)}: Nothing says when we look again. Still true?"
            yield Ask(record, message, "write 'review' with 'on' and 'every'", "review/every")


def review_overdue(site: Site) -> Iterator[Ask]:
    """The day of the next look has passed."""
    for record in _looked_at(site):
        due = next_review(record)
        if due is not None and site.is_past(due):
            message = f"{site.subject(record)} was to be looked at again by {written_day(due)}. Still true?"
            yield Ask(
                record,
                message,
                "change what is no longer true, and write today under 'review/on'",
                "review/on",
            )


def suspect_link(site: Site) -> Iterator[Ask]:
    """What a record leans on changed after the record was last looked at."""
    last_change = cache(lambda key: max(_changes(site, site.graph.entities[key]), default=None))
    for record in _looked_at(site):
        looked = last_looked_at(record)
        for link in site.leaning(record) if looked else ():
            target = site.graph.entities[link.target]
            changed = last_change(link.target)
            if looked is None or changed is None or changed <= looked or _has_fallen(site, record, target):
                continue
            yield Ask(
                record,
                f"{site.subject(record)} leans on {_name(site, target)}, "
                f"which changed on {written_day(changed)}. Does this still hold?",
                "read both, and write today under 'review/on'",
                link.pointer,
                target.key.full_id,
                related=tuple(related((target.record,), site, target.pointer)) if target.record else (),
            )


def _looked_at(site: Site) -> Iterator[Strategy | Decision]:
    """What is looked at again from time to time."""
    yield from site.strategies
    yield from site.accepted


def _changes(site: Site, target: Entity) -> Iterator[date]:
    """Days until today on which it was decided, looked back on, or changed in a session."""
    days: list[date | None] = []
    if isinstance(target.record, Decision):
        days += [target.record.decided, *(outcome.date for outcome in target.record.outcome)]
    sessions = (entity.record for entity in site.graph.sources(target.key, "changed"))
    days += [session.date for session in sessions if isinstance(session, Session)]
    return (day for day in days if day is not None and day <= site.today)


def broken_premise(site: Site) -> Iterator[Ask]:
    """A record in force leans on something that no longer stands."""
    for record in _in_force(site):
        for link in site.leaning(record):
            yield from _broken(site, record, link, "leans on" if link.relation != "takes" else "takes")
    for onboarding in site.graph.of(Onboarding):
        for link in site.links(onboarding, "read"):
            target = site.graph.entities[link.target].record
            if isinstance(target, Decision) and standing(site.graph, target) is not DecisionStatus.SUPERSEDED:
                continue
            yield from _broken(site, onboarding, link, "reads")


def _in_force(site: Site) -> Iterator[Record]:
    yield from site.strategies
    yield from (each for each in site.graph.of(Decision) if not is_over(site.graph, each))
    past = (StepState.DONE, StepState.DROPPED)
    yield from (step for step in site.graph.of(Step) if step.state not in past)


def _broken(site: Site, record: Record, link: Link, leans: str) -> Iterator[Ask]:
    target = site.graph.entities[link.target]
    why = _has_fallen(site, record, target)
    if not why:
        return
    hint = "lean on what holds now, or say why this stands without it"
    successors = site.graph.successors(target.record) if isinstance(target.record, Decision) else ()
    if successors and "replaced" in why:
        hint = f"write '{successors[0].id}' in its place, if this holds with it"
    message = f"{site.subject(record)} {leans} {_name(site, target)}, which {why}. Does this still hold?"
    others = tuple(related(successors, site))
    yield Ask(record, message, hint, link.pointer, target.key.full_id, related=others)


def _has_fallen(site: Site, record: Record, target: Entity) -> str:
    """Why something no longer stands, as the end of a sentence; empty where it does."""
    if isinstance(target.part, Direction):
        accepted = isinstance(record, Decision) and standing(site.graph, record) is DecisionStatus.ACCEPTED
        return "we eliminated" if accepted and target.part.status is DirectionStatus.ELIMINATED else ""
    if isinstance(target.record, Strategy):
        return "was replaced" if target.record.status is StrategyStatus.SUPERSEDED else ""
    if not isinstance(target.record, Decision):
        return ""
    stands = standing(site.graph, target.record)
    if stands not in _FALLEN:
        return ""
    successors = site.graph.successors(target.record)
    if any(each is record for each in successors) or _replaces_itself(site, target.record):
        return ""
    if stands is DecisionStatus.SUPERSEDED and successors:
        return f"{site.name(successors[0])} replaced"
    return _FALLEN[stands]


def _replaces_itself(site: Site, decision: Decision) -> bool:
    """Whether its successors lead back to it: then the ring is the finding, and nobody knows what stands."""
    seen: dict[str, Decision] = {}
    ahead = [decision]
    while ahead:
        for each in site.graph.successors(ahead.pop()):
            if each.full_id not in seen:
                seen[each.full_id] = each
                ahead.append(each)
    return decision.full_id in seen


def _name(site: Site, target: Entity) -> str:
    if target.part is None and target.record is not None:
        return site.name(target.record)
    return quoted(target.name)
