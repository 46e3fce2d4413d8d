"""Teams: whether both sides of a border say the same."""

from collections.abc import Iterator

from alignment_plugin.analysis.between_teams import gaps, is_confirmed, owners, untold_teams
from alignment_plugin.checks.ask import Ask, Site, listed, quoted
from alignment_plugin.findings import Related
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.records.team import Dependency, Team


def dependency_not_confirmed(site: Site) -> Iterator[Ask]:
    """A need that the other team has not said yes to."""
    for team in site.graph.of(Team):
        for number, dependency in enumerate(team.depends_on):
            if site.is_past(dependency.until) or is_confirmed(site.graph, team, dependency):
                continue
            yield Ask(
                team,
                _unconfirmed(site, team, dependency),
                "write 'confirmed: true' once they say yes, and let them name it under 'provides'",
                f"depends_on/{number}/confirmed",
                f"{dependency.team} {dependency.for_ or ''}".strip(),
            )


def _unconfirmed(site: Site, team: Team, dependency: Dependency) -> str:
    us, them = quoted(site.team_name(team.team)), quoted(_name_of(site, team, dependency.team))
    need = f"{us} needs {quoted(dependency.for_)} from {them}" if dependency.for_ else f"{us} needs {them}"
    if dependency.confirmed:
        return f"{need}, and their page does not say so. Have we asked?"
    return f"{need}, and they have not said yes. Have we asked?"


def _name_of(site: Site, team: Team, word: str) -> str:
    found = site.graph.resolve(word, team=team.team, kinds=("team",))
    return site.team_name(found[0].team) if len(found) == 1 else word


def overlap(site: Site) -> Iterator[Ask]:
    """A thing that more than one team owns; one question a thing, on the first of them."""
    for thing, claims in owners(site.graph).items():
        if len(claims) > 1:
            first, *others = claims
            names = listed([quoted(site.team_name(claim.team.team)) for claim in claims])
            all_of_them = "both own" if len(claims) == 2 else "all own"
            yield Ask(
                first.team,
                f"{names} {all_of_them} {quoted(first.thing)}. Whose is it?",
                "take it out of 'owns' of all teams but one",
                first.pointer,
                thing,
                related=tuple(
                    Related(
                        claim.team.origin.path,
                        claim.team.origin.place(claim.pointer).line,
                        "it is owned here too",
                    )
                    for claim in others
                ),
            )


def gap(site: Site) -> Iterator[Ask]:
    """A thing that is counted on and that no team of the site owns."""
    for found in gaps(site.graph):
        team, thing = found.claim.team, quoted(found.claim.thing)
        us = quoted(site.team_name(team.team))
        if found.provider:
            said = f"{us} needs {thing} from {quoted(site.team_name(found.provider))}, and no team owns it."
        else:
            said = f"{us} does not own {thing}, and no other team does."
        hint = "let one team write it under 'owns', in the same words"
        yield Ask(team, f"{said} Whose is it?", hint, found.claim.pointer, found.claim.thing)


def affected_not_told(site: Site) -> Iterator[Ask]:
    """A team that a decision reaches, and that nobody asked or told."""
    settled = (DecisionStatus.ACCEPTED, DecisionStatus.PROPOSED)
    reaching = [each for each in site.standing if each.status in settled]
    for decision, number, team in untold_teams(site.graph, reaching):
        them = quoted(site.team_name(team))
        message = f"{site.name(decision)} affects {them}. Do they know?"
        hint = f"write '{team}' under 'consulted' or 'informed'"
        yield Ask(decision, message, hint, f"affects/{number}", team)
