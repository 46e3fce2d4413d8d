"""Start here: what somebody new reads, tells back, asks and changes first."""

from dataclasses import dataclass

from alignment_plugin.analysis.reading import most_leaned_on
from alignment_plugin.graph import key_of
from alignment_plugin.records.onboarding import Onboarding
from alignment_plugin.records.team import Member
from alignment_plugin.views.asking import dissenters, is_called, members_of, newest_of, whom_to_ask
from alignment_plugin.views.first_changes import first_changes
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.reading import path_views
from alignment_plugin.views.site import Site
from alignment_plugin.views.tell_back import told_back

_TO_MEET = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody to meet in the first week, and what for."""

    who: str
    about: str


def start_page(site: Site, team: str) -> Page:
    """The page that somebody new opens first."""
    record = site.graph.one(Onboarding, team)
    paths = path_views(site, team)
    newest = newest_of(site, team)
    return Page(
        path=site.plan.page(team, "start"),
        title=site.settings.page_title("start"),
        template="start.html",
        context={
            "team_name": site.team_name(team),
            "made": paths[0],
            "own_paths": paths[1:],
            "told": told_back(site, team),
            "asked": whom_to_ask(site, team),
            "changes": first_changes(site, team),
            "meet": people_to_meet(site, team),
            "buddy": newest,
            "folder": _back_briefs(site, team),
            "about": site.findings_about(record) if record else (),
        },
        name="start",
        team=team,
        key=key_of(record) if record else None,
        source=record.origin.path if record else "",
        description=f"What somebody new in {site.team_name(team)} reads, whom they ask, and what they change first.",
        search=("What to read first, whom to ask, and how to tell it back.",),
        prose=Prose(record.origin.body, record.origin.path, record.origin.format) if record else None,
        folder=record.origin.folder if record else "",
        wide=True,
    )


def people_to_meet(site: Site, team: str) -> tuple[Meeting, ...]:
    """Three people: who keeps the direction, who saw it differently, then who is asked about most."""
    members = members_of(site, team)
    strategy = site.graph.strategy(team)
    found: dict[str, Meeting] = {}
    for member in members:
        if strategy and is_called(member, strategy.owner):
            found.setdefault(member.id, _meeting(member, "keeps the direction"))
    for decision, voice in dissenters(most_leaned_on(site.graph, team)):
        for member in members:
            if is_called(member, voice.who):
                found.setdefault(member.id, _meeting(member, f"sees “{decision.name}” differently"))
    newest = newest_of(site, team)
    for member in members:
        if member.ask_about and member is not newest:
            found.setdefault(member.id, _meeting(member, f"knows about {', '.join(member.ask_about)}"))
    return tuple(found.values())[:_TO_MEET]


def _meeting(member: Member, about: str) -> Meeting:
    return Meeting(member.name or member.id, about)


def _back_briefs(site: Site, team: str) -> str:
    """The folder that a back-brief of this team goes into, relative to the project."""
    record = site.graph.strategy(team) or next(each for each in site.graph.records if each.team == team)
    return "/".join(part for part in (record.origin.folder, record.origin.group, "back-briefs") if part)
