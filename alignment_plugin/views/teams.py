"""The first page of a folder with several teams."""

from dataclasses import dataclass

from alignment_plugin.views.page import Page
from alignment_plugin.views.plan import Section
from alignment_plugin.views.site import Site

_LINKS = ("home", "log", "unknowns")


@dataclass(frozen=True, slots=True)
class TeamBlock:
    """One team: where it goes, and its first pages."""

    team: str
    name: str
    where: str
    links: tuple[tuple[str, str], ...]
    """(page name, title) of the pages that the team has."""


def teams_page(site: Site, section: Section) -> Page:
    """All teams of one records folder."""
    return Page(
        path=section.first,
        title=section.title or site.settings.page_title("teams"),
        template="teams.html",
        context={
            "teams": tuple(_block(site, team) for team in section.teams),
            "note": section.note,
            "folder": section.folder,
        },
        name="teams",
        description="Where each of our teams is going.",
        search=tuple(site.team_name(team) for team in section.teams),
        folder=section.folder,
        wide=True,
    )


def _block(site: Site, team: str) -> TeamBlock:
    strategy = site.graph.strategy(team)
    links = tuple((name, site.settings.page_title(name)) for name in _LINKS if site.plan.page(team, name))
    return TeamBlock(team, site.team_name(team), strategy.where if strategy else "", links)
