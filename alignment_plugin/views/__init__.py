"""Graph → pages, as values: which pages there are, in which order, and what each says."""

from collections.abc import Callable, Iterator

from alignment_plugin.records import Session, Step, Unknown
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.decision import Decision
from alignment_plugin.views.back_brief import back_brief_page
from alignment_plugin.views.changed import changed_page
from alignment_plugin.views.comparisons import comparisons_page
from alignment_plugin.views.decision import decision_page
from alignment_plugin.views.directions import directions_page
from alignment_plugin.views.glossary import glossary_page
from alignment_plugin.views.grouped import grouped_page
from alignment_plugin.views.home import home_page
from alignment_plugin.views.hour import hour_page
from alignment_plugin.views.in_this_change import in_this_change_page
from alignment_plugin.views.log import log_page
from alignment_plugin.views.page import Page
from alignment_plugin.views.path import path_pages
from alignment_plugin.views.sessions import session_page, sessions_page
from alignment_plugin.views.signals import signals_page
from alignment_plugin.views.site import Site
from alignment_plugin.views.start import start_page
from alignment_plugin.views.steps import step_page, steps_page
from alignment_plugin.views.stopped import stopped_page
from alignment_plugin.views.team import team_page
from alignment_plugin.views.teams import teams_page
from alignment_plugin.views.unknowns import unknown_page, unknowns_page

# Pages of a team, in the order of the navigation.
TEAM_PAGES: dict[str, Callable[[Site, str], Page]] = {
    "home": home_page,
    "in-this-change": in_this_change_page,
    "start": start_page,
    "hour": hour_page,
    "changed": changed_page,
    "directions": directions_page,
    "log": log_page,
    "grouped": grouped_page,
    "comparisons": comparisons_page,
    "steps": steps_page,
    "unknowns": unknowns_page,
    "signals": signals_page,
    "stopped": stopped_page,
    "team": team_page,
    "sessions": sessions_page,
    "glossary": glossary_page,
}
NOT_IN_NAV = frozenset({"grouped"})


def build_pages(site: Site) -> Iterator[Page]:
    """Every page of the site: of each folder, each team, each record."""
    for section in site.plan.sections:
        if section.first:
            yield teams_page(site, section)
    for team in site.graph.teams:
        for name, make in TEAM_PAGES.items():
            if site.plan.page(team, name):
                yield make(site, team)
        if site.plan.page(team, "start"):
            yield from path_pages(site, team)
    yield from record_pages(site)


def record_pages(site: Site) -> Iterator[Page]:
    """The page of every record that has one of its own."""
    own = {path for (_, _), path in site.plan.pages.items()}
    for record in site.graph.records:
        entity = site.entity(record)
        if entity.record is not record or site.plan.records.get(entity.key) in own:
            continue
        match record:
            case Decision():
                yield decision_page(site, record)
            case Step():
                yield step_page(site, record)
            case Unknown():
                yield unknown_page(site, record)
            case Session():
                yield session_page(site, record)
            case BackBrief():
                yield back_brief_page(site, record)
