"""What the records say to the nine questions that somebody answers in their own words."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import UnknownState, last_reading, next_look, unknown_state
from alignment_plugin.analysis.reading import most_leaned_on
from alignment_plugin.graph import Entity, Key
from alignment_plugin.records.strategy import Reading, Signal, Strategy
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.asking import members_of
from alignment_plugin.views.decision import DecisionView, decision_view
from alignment_plugin.views.directions import DirectionView, direction_views
from alignment_plugin.views.parts import Wait, wait_for
from alignment_plugin.views.site import Site
from alignment_plugin.views.steps import StepView, lanes

FIVE = 5
_FREE = 6
_OPEN = 6


@dataclass(frozen=True, slots=True)
class Free:
    """What nobody needs to ask about, and the decision that says so."""

    says: tuple[str, ...]
    left_by: Entity | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal with what was seen last."""

    signal: Signal
    thing: Entity | None
    reading: Reading | None
    next_look: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the answers are made from."""

    strategy: Strategy | None
    directions: tuple[DirectionView, ...]
    steps: tuple[StepView, ...]
    """The first five."""
    after: tuple[StepView, ...]
    """What comes after these."""
    decision: DecisionView | None
    """The decision that most leans on, among those with options."""
    decided: Entity | None
    unknowns: tuple[Wait, ...]
    signals: tuple[Sign, ...]
    free: tuple[Free, ...]
    wont: tuple[str, ...]
    listener: str
    """Who hears it told back."""


def told_back(site: Site, team: str) -> Told:
    """The answers of one team's records, as they stand today."""
    strategy = site.graph.strategy(team)
    both = lanes(site, team)
    steps = sorted((*both.known, *both.unknown), key=lambda each: each.number)
    weighed = next((each for each in most_leaned_on(site.graph, team) if len(each.options) > 1), None)
    return Told(
        strategy,
        direction_views(site, strategy) if strategy else (),
        tuple(steps[:FIVE]),
        tuple(steps[FIVE : 2 * FIVE]),
        decision_view(site, weighed) if weighed else None,
        site.entity(weighed) if weighed else None,
        _unknowns(site, team),
        _signs(site, team, strategy),
        _free(site, team, strategy),
        _wont(strategy),
        listener_of(site, team),
    )


def _unknowns(site: Site, team: str) -> tuple[Wait, ...]:
    """Open questions, those that somebody is out for first, by the day they are back."""
    found = [each for each in site.graph.of(Unknown, team) if unknown_state(each) is UnknownState.OPEN]
    found.sort(key=lambda each: (not each.explorers, each.report_back or date.max))
    return tuple(wait_for(site, site.entity(each)) for each in found[:_OPEN])


def _signs(site: Site, team: str, strategy: Strategy | None) -> tuple[Sign, ...]:
    return tuple(
        Sign(each, site.graph.get(Key("signal", team, each.id)), last_reading(each), next_look(each))
        for each in (strategy.signals if strategy else ())
    )


def _free(site: Site, team: str, strategy: Strategy | None) -> tuple[Free, ...]:
    found = [Free(strategy.free)] if strategy and strategy.free else []
    for decision in most_leaned_on(site.graph, team):
        if decision.leaves_free:
            found.append(Free(decision.leaves_free, site.entity(decision)))
    return tuple(found[:_FREE])


def _wont(strategy: Strategy | None) -> tuple[str, ...]:
    if strategy is None:
        return ()
    ruled_out = [limit.says for policy in strategy.policies for limit in policy.rules_out]
    return (*ruled_out, *(limit.says for limit in strategy.no_gos))


def listener_of(site: Site, team: str) -> str:
    """Who keeps the direction, else who leads the team; empty where nobody is named."""
    strategy = site.graph.strategy(team)
    if strategy and strategy.owner:
        return site.person(team, strategy.owner)
    lead = next((each for each in members_of(site, team) if (each.role or "").casefold() == "lead"), None)
    return (lead.name or lead.id) if lead else ""
