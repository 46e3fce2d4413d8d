"""Choices that are still open, each with its options side by side, who picks and by when."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import is_waiting, standing
from alignment_plugin.graph import Entity
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.views.decision import DecisionView, decision_view
from alignment_plugin.views.page import Page
from alignment_plugin.views.parts import Wait, wait_for
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain

_ORDER = (DecisionStatus.PROPOSED, DecisionStatus.DRAFT, DecisionStatus.DEFERRED)


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """One decision that is not made yet."""

    title: str
    """Plain text."""
    anchor: str
    thing: Entity
    view: DecisionView
    could_change: tuple[Wait, ...]


def comparisons_page(site: Site, team: str) -> Page:
    """All choices of one team that are still open."""
    choices = open_choices(site, team)
    return Page(
        path=site.plan.page(team, "comparisons"),
        title=site.settings.page_title("comparisons"),
        template="comparisons.html",
        context={"choices": choices},
        name="comparisons",
        team=team,
        description=f"What {site.team_name(team)} has not chosen yet, with the options side by side.",
        search=tuple(choice.title for choice in choices),
        folder=choices[0].view.decision.origin.folder if choices else "",
    )


def open_choices(site: Site, team: str) -> tuple[OpenChoice, ...]:
    """Proposals first, then drafts, then what was put off; the longest open first."""
    waiting = [each for each in site.graph.of(Decision, team) if _is_open(site, each)]
    waiting.sort(key=lambda each: (_ORDER.index(each.status), each.opened or date.max, each.id))
    return tuple(
        OpenChoice(
            plain(each.name),
            f"al-{each.id}",
            site.entity(each),
            decision_view(site, each),
            tuple(wait_for(site, unknown) for unknown in _unknowns(site, each)),
        )
        for each in waiting
    )


def _is_open(site: Site, decision: Decision) -> bool:
    return is_waiting(decision) and standing(site.graph, decision) in _ORDER


def _unknowns(site: Site, decision: Decision) -> tuple[Entity, ...]:
    """What could change the choice: said by the unknown, or asked in the comparison."""
    graph = site.graph
    found = (*graph.sources(decision, "may_change"), *graph.targets(decision, "asks"))
    return tuple({each.key: each for each in found}.values())
