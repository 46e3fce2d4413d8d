"""Hours together: what turned out not to be aligned, what changed, what was stopped."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.session import Session
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import crumbs, together
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import first_sentence, plain, shortened


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session."""

    session: Session
    thing: Entity
    present: str
    changed: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class ToldBack:
    """One back-brief in the list."""

    thing: Entity
    date: date
    by: str
    heard_by: str


def sessions_page(site: Site, team: str) -> Page:
    """All sessions of one team, newest first, and who told the direction back."""
    sessions = sorted(site.graph.of(Session, team), key=_day, reverse=True)
    briefs = sorted(site.graph.of(BackBrief, team), key=_day, reverse=True)
    first = next(iter((*sessions, *briefs)), None)
    return Page(
        path=site.plan.page(team, "sessions"),
        title=site.settings.page_title("sessions"),
        template="sessions.html",
        context={
            "sessions": tuple(_view(site, session) for session in sessions),
            "back_briefs": tuple(_told_back(site, brief) for brief in briefs),
        },
        name="sessions",
        team=team,
        description=f"What {site.team_name(team)} found out in the hours it talked about where it goes.",
        search=("Hours together, what turned out not to be aligned, and what changed.",),
        folder=first.origin.folder if first else "",
    )


def _day(record: Session | BackBrief) -> tuple[date, str]:
    return record.date or date.min, record.id


def _view(site: Site, session: Session) -> SessionView:
    return SessionView(
        session,
        site.entity(session),
        together(site.people(session, session.present)),
        site.graph.targets(session, "changed"),
    )


def _told_back(site: Site, brief: BackBrief) -> ToldBack:
    heard = site.person(brief.team, brief.with_) if brief.with_ else ""
    return ToldBack(site.entity(brief), brief.date, site.person(brief.team, brief.by), heard)


def session_page(site: Site, session: Session) -> Page:
    """The page of one session."""
    summary = _summary(session)
    return Page(
        path=site.plan.records[key_of(session)],
        title=plain(session.name),
        template="session.html",
        context={
            "view": _view(site, session),
            "mentioned_in": site.graph.sources(session, "changed", "about", "see", "read"),
            "about": site.findings_about(session),
            "crumbs": crumbs(site, session.team, "sessions"),
        },
        team=session.team,
        key=key_of(session),
        parent=site.plan.page(session.team, "sessions"),
        source=session.origin.path,
        description=summary,
        search=("Session", summary),
        prose=Prose(session.origin.body, session.origin.path, session.origin.format),
        folder=session.origin.folder,
    )


def _summary(session: Session) -> str:
    """What it found, else what it was about, in one plain sentence."""
    said = (*session.discovered, *session.talked_about)
    return shortened(plain(said[0])) if said else first_sentence(session.origin.body) or "An hour together."
