"""Where we are going: the first page of a team, in the order of a newcomer's doubts."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.agenda import agenda_of
from alignment_plugin.analysis.agenda_items import Item
from alignment_plugin.analysis.life_cycle import UnknownState, in_force, next_look, unknown_state
from alignment_plugin.findings import Severity
from alignment_plugin.graph import Entity, Key, key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.strategy import DirectionStatus, Policy, Strategy
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import together
from alignment_plugin.views.plan import Target
from alignment_plugin.views.site import Site
from alignment_plugin.views.steps import lanes
from alignment_plugin.views.words import plain, shortened

_QUESTIONS = 3
_COMING = 6


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A policy with the decisions that carry it out."""

    policy: Policy
    carried_out_by: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Freedom:
    """Something nobody needs to ask about, and what says so."""

    says: str
    left_by: Entity | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """A date ahead."""

    date: date
    words: str
    thing: Entity | None = None


def home_page(site: Site, team: str) -> Page:
    """The page of one team's direction."""
    strategy = site.graph.strategy(team)
    where = plain(strategy.where) if strategy else ""
    return Page(
        path=site.plan.page(team, "home"),
        title=strategy.title if strategy and strategy.title else site.settings.page_title("home"),
        template="home.html",
        context={
            "strategy": strategy,
            "team_name": site.team_name(team),
            "kept_by": site.person(team, strategy.owner) if strategy and strategy.owner else "",
            "look_again": _look_again(strategy),
            "policies": _policies(site, team, strategy),
            "other_directions": _other_directions(strategy),
            "lanes": lanes(site, team, limit=5),
            "freedoms": _freedoms(site, team, strategy),
            "questions": _questions(site, team),
            "coming": _coming(site, team, strategy),
            "about": tuple(each for each in site.findings_about(strategy) if each.severity is Severity.ERROR)
            if strategy
            else (),
            "crumbs": _crumbs(site, team),
            "before_source": "",
        },
        name="home",
        team=team,
        key=key_of(strategy) if strategy else None,
        source=strategy.origin.path if strategy else "",
        description=shortened(where) or f"Where {site.team_name(team)} is going, and why.",
        search=tuple(
            plain(text)
            for text in (strategy.where, strategy.why, *(each.title for each in strategy.policies))
        )
        if strategy
        else (),
        prose=Prose(strategy.origin.body, strategy.origin.path, below=2) if strategy else None,
        folder=strategy.origin.folder if strategy else "",
        wide=True,
    )


def _crumbs(site: Site, team: str) -> tuple[tuple[str, Target], ...]:
    section = site.section_of(team)
    if section is None or not section.first:
        return ()
    return ((section.title or site.settings.page_title("teams"), Target(section.first)),)


def _look_again(strategy: Strategy | None) -> date | None:
    if strategy is None or strategy.review is None or strategy.review.on is None:
        return None
    return strategy.review.every.after(strategy.review.on) if strategy.review.every else strategy.review.on


def _policies(site: Site, team: str, strategy: Strategy | None) -> tuple[PolicyView, ...]:
    if strategy is None:
        return ()
    return tuple(
        PolicyView(
            policy,
            tuple(
                entity
                for entity in site.graph.sources(Key("policy", team, policy.id), "serves")
                if isinstance(entity.record, Decision) and in_force(site.graph, entity.record)
            ),
        )
        for policy in strategy.policies
    )


def _other_directions(strategy: Strategy | None) -> str:
    """What to say of the ways there, or nothing where none is written."""
    if strategy is None or not strategy.directions:
        return ""
    others = [each for each in strategy.directions if each.status is not DirectionStatus.TAKEN]
    if len(others) == len(strategy.directions):
        return "None of the ways to get there is taken yet."
    words = (
        "",
        "One other way to get there was",
        "Two other ways to get there were",
        "Three other ways to get there were",
    )
    if not others:
        return "No other way to get there is written down."
    several = words[len(others)] if len(others) < len(words) else "Several other ways to get there were"
    return f"{several} on the table."


def _freedoms(site: Site, team: str, strategy: Strategy | None) -> tuple[Freedom, ...]:
    free = [Freedom(each) for each in strategy.free] if strategy else []
    for decision in site.graph.of(Decision, team):
        if in_force(site.graph, decision) and decision.leaves_free:
            free.append(Freedom(_together(decision.leaves_free), site.entity(decision)))
    return tuple(free)


def _together(items: tuple[str, ...]) -> str:
    """Items that stand alone elsewhere, as one line."""
    first, *rest = [item.rstrip(".") for item in items]
    return together([first, *(each[:1].lower() + each[1:] if each[1:2].islower() else each for each in rest)])


def _questions(site: Site, team: str) -> tuple[Item, ...]:
    """A few live questions: the first of this week's hour."""
    return agenda_of(site.graph, site.findings, today=site.today, team=team).first[:_QUESTIONS]


def _coming(site: Site, team: str, strategy: Strategy | None) -> tuple[Coming, ...]:
    """The next dates that records name, soonest first."""
    ahead: list[Coming] = []
    for unknown in site.graph.of(Unknown, team):
        if unknown.report_back and unknown_state(unknown) is UnknownState.OPEN:
            ahead.append(Coming(unknown.report_back, _back_words(site, unknown), site.entity(unknown)))
    for decision in site.graph.of(Decision, team):
        if decision.check_by and in_force(site.graph, decision) and not decision.outcome:
            ahead.append(Coming(decision.check_by, "We look back at", site.entity(decision)))
    if strategy is not None:
        ahead += _strategy_dates(strategy, team, site)
    return tuple(
        sorted((each for each in ahead if each.date >= site.today), key=lambda each: each.date)[:_COMING]
    )


def _strategy_dates(strategy: Strategy, team: str, site: Site) -> list[Coming]:
    found = []
    if (day := _look_again(strategy)) is not None:
        found.append(Coming(day, "We ask again: is this still where we are going?"))
    for signal in strategy.signals:
        if (day := next_look(signal)) is not None:
            found.append(Coming(day, "We look at", site.graph.get(Key("signal", team, signal.id))))
    if strategy.horizon:
        found.append(Coming(strategy.horizon, "As far as we look."))
    return found


def _back_words(site: Site, unknown: Unknown) -> str:
    who = together(site.people(unknown, unknown.explorers))
    return f"Expected back, {who}:" if who else "An answer is wanted, and nobody has gone yet:"
