"""Who we are: people, what is ours and what is not, what we need from each other."""

from dataclasses import dataclass

from alignment_plugin.analysis.between_teams import (
    gaps,
    owners,
    same_words,
    untold_teams,
)
from alignment_plugin.analysis.life_cycle import in_force, is_waiting
from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.team import Team
from alignment_plugin.views.needs import Side, between_of, has_left, needs_of, side_of, whom_to_ask
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import together
from alignment_plugin.views.site import Site

__all__ = ["needs_of", "team_page"]

# The page asks these where they stand.
_IN_PLACE = frozenset({"gap", "overlap", "dependency-not-confirmed"})


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
    people: str = ""
    """Whom to ask there."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A team that our decisions reach, and whether it knows: `consulted`, `told` or nothing."""

    name: str
    told: str
    decisions: tuple[Entity, ...]
    person: str = ""
    """Whom to ask there."""


def team_page(site: Site, team: str) -> Page:
    """The page of one team, also where it wrote nothing about itself."""
    record = site.graph.one(Team, team)
    members = record.members if record else ()
    needs = needs_of(site, team)
    return Page(
        path=site.plan.page(team, "team"),
        title=site.settings.page_title("team"),
        template="team.html",
        context={
            "record": record,
            "team_name": site.team_name(team),
            "members": tuple(each for each in members if not has_left(each, site.today)),
            "left": tuple(each for each in members if has_left(each, site.today)),
            "not_ours": _not_ours(site, record) if record else (),
            "needs": needs,
            "between": between_of(site.team_name(team), needs),
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


def _about(site: Site, record: Team | None) -> tuple[Finding, ...]:
    found = site.findings_about(record) if record else ()
    return tuple(each for each in found if not (each.is_open and each.code in _IN_PLACE))


def _not_ours(site: Site, record: Team) -> tuple[NotOurs, ...]:
    owned = owners(site.graph)
    found = []
    for what in record.does_not_own:
        others = [each for each in owned.get(same_words(what), ()) if each.team.team != record.team]
        found.append(NotOurs(what, side_of(site, others[0].team.team, what) if others else None))
    return tuple(found)


def _gaps(site: Site, team: str) -> tuple[Border, ...]:
    return tuple(
        Border(gap.claim.thing, site.team_name(team_id), whom_to_ask(site, team_id, gap.claim.thing))
        for gap in gaps(site.graph)
        if team in (team_id := gap.claim.team.team, gap.provider)
    )


def _overlaps(site: Site, team: str) -> tuple[Border, ...]:
    return tuple(
        Border(
            claims[0].thing,
            together(site.team_name(claim.team.team) for claim in claims),
            together(side_of(site, claim.team.team, claim.thing).who for claim in claims),
        )
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
    found: dict[tuple[str, str, str], list[Entity]] = {}
    for decision in reaching:
        for number, raw in enumerate(decision.affects):
            place = (decision.id, number)
            told = "" if place in untold else "told" if place in not_consulted else "consulted"
            if (reached := _reached(site, raw, team)) is not None:
                found.setdefault((reached.name, told, reached.person), []).append(site.entity(decision))
    order = sorted(found, key=lambda each: (each[0].casefold(), each[1]))
    return tuple(Reach(name, told, tuple(found[name, told, person]), person) for name, told, person in order)


def _reached(site: Site, raw: str, team: str) -> Side | None:
    """A team that feels a decision, and whom to ask there; nothing where it is ours."""
    found = site.graph.resolve(raw, team=team, kinds=("team",))
    if found and found[0].team == team:
        return None
    return side_of(site, found[0].team, None) if found else Side(raw)
