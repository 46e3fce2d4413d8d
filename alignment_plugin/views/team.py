"""Who we are: people, what is ours and what is not, what we need from each other."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.between_teams import (
    gaps,
    is_confirmed,
    owners,
    provider_of,
    same_words,
    untold_teams,
)
from alignment_plugin.analysis.life_cycle import in_force, is_waiting
from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.team import Dependency, Member, Team
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import together
from alignment_plugin.views.site import Site

# The page asks these where they stand.
_IN_PLACE = frozenset({"gap", "overlap", "dependency-not-confirmed"})
_MODES = {
    "collaboration": "Working together",
    "service": "As a service",
    "facilitation": "Helping each other learn",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A team on one end of a need, and whom to ask there."""

    name: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that one team needs from another, seen from ours."""

    what: str
    needs: Side
    gives: Side
    ours: bool
    """Whether it is we who need it."""
    mode: str
    until: date | None
    confirmed: bool
    listed: bool
    """Whether the side that gives has written anything of it."""


@dataclass(frozen=True, slots=True)
class NotOurs:
    """Something that people think is ours, and whom to ask instead."""

    what: str
    ask: Side | None


@dataclass(frozen=True, slots=True)
class Border:
    """A thing that nobody owns, or more than one."""

    thing: str
    teams: str
    """Who counts on it, or who owns it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A team that our decisions reach, and whether it knows: `consulted`, `told` or nothing."""

    name: str
    told: str
    decisions: tuple[Entity, ...]


def team_page(site: Site, team: str) -> Page:
    """The page of one team, also where it wrote nothing about itself."""
    record = site.graph.one(Team, team)
    members = record.members if record else ()
    return Page(
        path=site.plan.page(team, "team"),
        title=site.settings.page_title("team"),
        template="team.html",
        context={
            "record": record,
            "team_name": site.team_name(team),
            "members": tuple(each for each in members if not _gone(each, site.today)),
            "left": tuple(each for each in members if _gone(each, site.today)),
            "not_ours": _not_ours(site, record) if record else (),
            "needs": needs_of(site, team),
            "gaps": _gaps(site, team),
            "overlaps": _overlaps(site, team),
            "reach": _reach(site, team),
            "about": _about(site, record),
        },
        name="team",
        team=team,
        key=key_of(record) if record else None,
        source=record.origin.path if record else "",
        description=f"Who {site.team_name(team)} is, what is theirs and what is not.",
        search=tuple(text for each in members for text in (each.name or each.id, *each.ask_about)),
        prose=Prose(record.origin.body, record.origin.path, record.origin.format) if record else None,
        folder=record.origin.folder if record else "",
        wide=True,
    )


def _gone(member: Member, today: date) -> bool:
    return member.left is not None and member.left <= today


def _about(site: Site, record: Team | None) -> tuple[Finding, ...]:
    found = site.findings_about(record) if record else ()
    return tuple(each for each in found if not (each.is_open and each.code in _IN_PLACE))


def _not_ours(site: Site, record: Team) -> tuple[NotOurs, ...]:
    owned = owners(site.graph)
    found = []
    for what in record.does_not_own:
        others = [each for each in owned.get(same_words(what), ()) if each.team.team != record.team]
        found.append(NotOurs(what, _side(site, others[0].team.team, what) if others else None))
    return tuple(found)


def _side(site: Site, team: str, what: str | None) -> Side:
    return Side(site.team_name(team), _person(site, team, what))


def _person(site: Site, team: str, what: str | None) -> str:
    """Whom to ask: who names the thing, else who keeps the strategy, else who leads or comes first."""
    record = site.graph.one(Team, team)
    members = [each for each in record.members if not _gone(each, site.today)] if record else []
    topic = set(same_words(what or "").split())
    for member in members:
        if any(set(same_words(about).split()) <= topic for about in member.ask_about):
            return member.name or member.id
    strategy = site.graph.strategy(team)
    if strategy and strategy.owner:
        return site.person(team, strategy.owner)
    leads = [each for each in members if same_words(each.role or "") == "lead"]
    first = next(iter((*leads, *members)), None)
    return (first.name or first.id) if first else ""


def needs_of(site: Site, team: str) -> tuple[Need, ...]:
    """What we need from others, then what others need from us."""
    ours, theirs = [], []
    for record in site.graph.of(Team):
        for dependency in record.depends_on:
            if record.team == team:
                ours.append(_need(site, record, dependency, ours=True))
            elif provider_of(site.graph, record, dependency) == team:
                theirs.append(_need(site, record, dependency, ours=False))
    return (*ours, *theirs)


def _need(site: Site, record: Team, dependency: Dependency, *, ours: bool) -> Need:
    giver = provider_of(site.graph, record, dependency)
    promised = dependency.model_copy(update={"confirmed": True})
    return Need(
        dependency.for_ or "",
        _side(site, record.team, dependency.for_),
        _side(site, giver, dependency.for_) if giver else Side(dependency.team),
        ours,
        _MODES[dependency.mode.value] if dependency.mode else "",
        dependency.until,
        is_confirmed(site.graph, record, dependency),
        giver is not None and is_confirmed(site.graph, record, promised),
    )


def _gaps(site: Site, team: str) -> tuple[Border, ...]:
    return tuple(
        Border(gap.claim.thing, site.team_name(gap.claim.team.team))
        for gap in gaps(site.graph)
        if team in (gap.claim.team.team, gap.provider)
    )


def _overlaps(site: Site, team: str) -> tuple[Border, ...]:
    return tuple(
        Border(claims[0].thing, together(site.team_name(claim.team.team) for claim in claims))
        for claims in owners(site.graph).values()
        if len(claims) > 1 and team in (claim.team.team for claim in claims)
    )


def _reach(site: Site, team: str) -> tuple[Reach, ...]:
    """Teams that feel our decisions; first what they do not know of."""
    graph = site.graph
    reaching = [each for each in graph.of(Decision, team) if in_force(graph, each) or is_waiting(each)]
    unasked = [each.model_copy(update={"informed": ()}) for each in reaching]
    untold = {(decision.id, number) for decision, number, _ in untold_teams(graph, reaching)}
    not_consulted = {(decision.id, number) for decision, number, _ in untold_teams(graph, unasked)}
    found: dict[tuple[str, str], list[Entity]] = {}
    for decision in reaching:
        for number, raw in enumerate(decision.affects):
            place = (decision.id, number)
            told = "" if place in untold else "told" if place in not_consulted else "consulted"
            if (name := _reached(site, raw, team)) is not None:
                found.setdefault((name, told), []).append(site.entity(decision))
    return tuple(Reach(name, told, tuple(found[name, told])) for name, told in sorted(found, key=_told_order))


def _reached(site: Site, raw: str, team: str) -> str | None:
    """The name of a team that feels a decision; nothing where it is ours."""
    found = site.graph.resolve(raw, team=team, kinds=("team",))
    if found and found[0].team == team:
        return None
    return site.team_name(found[0].team) if found else raw


def _told_order(group: tuple[str, str]) -> tuple[str, str]:
    return group[0].casefold(), group[1]
