"""Ways to get there: taken, open and eliminated, each with how we would know."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import in_force, is_waiting, last_reading, next_look
from alignment_plugin.graph import Entity, Key
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.strategy import Direction, DirectionStatus, Reading, Signal, Strategy
from alignment_plugin.views.page import Page
from alignment_plugin.views.parts import Wait, wait_for
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

_ORDER = (DirectionStatus.TAKEN, DirectionStatus.OPEN, DirectionStatus.ELIMINATED)
_SWITCH = {
    DirectionStatus.TAKEN: ("We would leave it if", "What would we see if it were wrong?"),
    DirectionStatus.OPEN: ("We would take it if", "What would we see if it were right?"),
    DirectionStatus.ELIMINATED: ("We would look again if", "What would we see if it were right after all?"),
}


@dataclass(frozen=True, slots=True)
class TakenBy:
    """A decision that takes a direction, and when."""

    thing: Entity
    date: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a signal says so far."""

    signal: Signal
    reading: Reading
    next_look: date | None
    thing: Entity | None


@dataclass(frozen=True, slots=True)
class DirectionView:
    """One direction with everything that speaks to it."""

    direction: Direction
    title: str
    """Plain text, without a stop at the end."""
    switch_label: str
    switch_question: str
    taken_by: tuple[TakenBy, ...]
    plan_b_of: tuple[Entity, ...]
    could_change: tuple[Wait, ...]
    seen: tuple[Seen, ...]


def directions_page(site: Site, team: str) -> Page:
    """The directions of one team."""
    strategy = site.graph.strategy(team)
    return Page(
        path=site.plan.page(team, "directions"),
        title=site.settings.page_title("directions"),
        template="directions.html",
        context={"strategy": strategy, "directions": direction_views(site, strategy) if strategy else ()},
        name="directions",
        team=team,
        source=strategy.origin.path if strategy else "",
        description=f"Which ways {site.team_name(team)} could go, and how we would know which is right.",
        search=tuple(shortened(plain(each.title)) for each in strategy.directions) if strategy else (),
        folder=strategy.origin.folder if strategy else "",
    )


def direction_views(site: Site, strategy: Strategy) -> tuple[DirectionView, ...]:
    """Taken first, then open, then eliminated; else in the order written."""
    ordered = sorted(strategy.directions, key=lambda each: _ORDER.index(each.status))
    return tuple(_view(site, strategy, direction) for direction in ordered)


def _view(site: Site, strategy: Strategy, direction: Direction) -> DirectionView:
    graph = site.graph
    key = Key("direction", strategy.team, direction.id)
    label, question = _SWITCH[direction.status]
    taken = direction.status is DirectionStatus.TAKEN
    return DirectionView(
        direction,
        plain(direction.title).rstrip("."),
        label,
        question,
        tuple(
            TakenBy(each, each.record.decided)
            for each in graph.sources(key, "takes")
            if isinstance(each.record, Decision) and in_force(graph, each.record)
        ),
        tuple(
            site.entity(each)
            for each in graph.of(Decision, strategy.team)
            if each.plan_b == direction.id and (in_force(graph, each) or is_waiting(each))
        ),
        tuple(wait_for(site, each) for each in graph.sources(key, "may_change")),
        _seen(site, strategy) if taken else (),
    )


def _seen(site: Site, strategy: Strategy) -> tuple[Seen, ...]:
    return tuple(
        Seen(signal, reading, next_look(signal), site.graph.get(Key("signal", strategy.team, signal.id)))
        for signal in strategy.signals
        if (reading := last_reading(signal)) is not None
    )
