"""What we no longer do, and whether it hurt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import UnknownState, in_force, unknown_state
from alignment_plugin.graph import Entity, Key
from alignment_plugin.records.decision import Decision, Outcome
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import DirectionStatus
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site


@dataclass(frozen=True, slots=True)
class Removal:
    """Things that one record stopped."""

    day: date | None
    things: tuple[str, ...]
    by: Entity
    second_order: tuple[str, ...] = ()
    outcome: Outcome | None = None
    check_by: date | None = None
    decided: bool = False
    """Whether a decision stopped it, so that there is something to look back at."""


@dataclass(frozen=True, slots=True)
class LetGo:
    """A step, a question or a direction that we gave up, and why."""

    thing: Entity
    because: str = ""


def stopped_page(site: Site, team: str) -> Page:
    """Everything that one team stopped."""
    removals = removals_of(site, team)
    first = next((each.by.record for each in removals if each.by.record), None)
    return Page(
        path=site.plan.page(team, "stopped"),
        title=site.settings.page_title("stopped"),
        template="stopped.html",
        context={
            "removals": removals,
            "steps": _steps(site, team),
            "unknowns": _unknowns(site, team),
            "directions": _directions(site, team),
        },
        name="stopped",
        team=team,
        description=f"What {site.team_name(team)} no longer does, and whether it hurt.",
        search=("What we stopped, what that set in motion, and whether it hurt.",),
        folder=first.origin.folder if first else "",
    )


def removals_of(site: Site, team: str) -> tuple[Removal, ...]:
    """What decisions in force and sessions stopped, newest first; the same thing once."""
    decided = [_of_decision(site, each) for each in site.graph.of(Decision, team) if _removes(site, each)]
    known = {_folded(thing) for removal in decided for thing in removal.things}
    talked = []
    for session in site.graph.of(Session, team):
        things = tuple(thing for thing in session.removed if _folded(thing) not in known)
        if things:
            talked.append(Removal(session.date, things, site.entity(session)))
    return _newest_first([*decided, *talked])


def _removes(site: Site, decision: Decision) -> bool:
    return bool(decision.removes) and in_force(site.graph, decision)


def _of_decision(site: Site, decision: Decision) -> Removal:
    return Removal(
        decision.decided,
        decision.removes,
        site.entity(decision),
        decision.second_order,
        max(decision.outcome, key=lambda each: each.date or date.min, default=None),
        decision.check_by,
        decided=True,
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())


def _newest_first(removals: Iterable[Removal]) -> tuple[Removal, ...]:
    return tuple(sorted(removals, key=lambda each: each.day or date.min, reverse=True))


def _steps(site: Site, team: str) -> tuple[LetGo, ...]:
    dropped = [step for step in site.graph.of(Step, team) if step.state is StepState.DROPPED]
    return tuple(LetGo(site.entity(step)) for step in reversed(dropped))


def _unknowns(site: Site, team: str) -> tuple[LetGo, ...]:
    return tuple(
        LetGo(site.entity(unknown), unknown.dropped_because or "")
        for unknown in reversed(site.graph.of(Unknown, team))
        if unknown_state(unknown) is UnknownState.DROPPED
    )


def _directions(site: Site, team: str) -> tuple[LetGo, ...]:
    strategy = site.graph.strategy(team)
    if strategy is None:
        return ()
    found = []
    for direction in strategy.directions:
        thing = site.graph.get(Key("direction", team, direction.id))
        if direction.status is DirectionStatus.ELIMINATED and thing is not None:
            found.append(LetGo(thing, direction.because or ""))
    return tuple(found)
