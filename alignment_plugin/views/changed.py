"""Changed since…: what now means something else, week by week, each with its reason. Typing is left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from alignment_plugin.changes.happenings import Happening
from alignment_plugin.changes.past import Moment, Past
from alignment_plugin.records.calendar import MONTHS
from alignment_plugin.views.feed import Entry, entries
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site


@dataclass(frozen=True, slots=True)
class Week:
    """What changed from a Monday to a Sunday."""

    anchor: str
    title: str
    span: str
    """Its days in words, where the title does not say them."""
    entries: tuple[Entry, ...]
    """Newest first."""


def changed_page(site: Site, team: str) -> Page:
    """What changed its meaning in the last days, for one team."""
    past = site.past or Past()
    since = site.today - timedelta(days=site.settings.history_days)
    return Page(
        path=site.plan.page(team, "changed"),
        title=site.settings.page_title("changed"),
        template="changed.html",
        context={
            "weeks": weeks_of(site, team, since),
            "since": since,
            "as_of": past.as_of,
            "problem": past.problem,
            "remedy": past.remedy,
            "begins": past.begins if past.begins and past.begins > since else None,
        },
        name="changed",
        team=team,
        description=f"What {site.team_name(team)} now means differently, and why, week by week.",
        search=("What changed lately, and why.",),
        folder=_folder(site, team),
    )


def _folder(site: Site, team: str) -> str:
    return next((each.origin.folder for each in site.graph.records if each.team == team), "")


def weeks_of(site: Site, team: str, since: date) -> tuple[Week, ...]:
    """The weeks in which anything changed its meaning, newest first."""
    found: dict[date, list[tuple[Moment, Happening]]] = {}
    for moment in site.past.moments if site.past else ():
        if moment.day >= since:
            monday = moment.day - timedelta(days=moment.day.weekday())
            ours = [(moment, each) for each in moment.happenings if each.record.team == team]
            found.setdefault(monday, []).extend(ours)
    weeks = ((monday, tuple(entries(site, told))) for monday, told in sorted(found.items(), reverse=True))
    return tuple(_week(site, monday, lines) for monday, lines in weeks if lines)


def _week(site: Site, monday: date, lines: tuple[Entry, ...]) -> Week:
    this = monday <= site.today <= monday + timedelta(days=6)
    year = f" {monday.year}" if monday.year != site.today.year else ""
    title = "This week" if this else f"Week of {monday.day} {MONTHS[monday.month - 1]}{year}"
    return Week(f"al-week-{monday.isoformat()}", title, _span(monday, site.today) if this else "", lines)


def _span(monday: date, today: date) -> str:
    last = f"{today.day} {MONTHS[today.month - 1]} {today.year}"
    if monday == today:
        return last
    month = "" if monday.month == today.month else f" {MONTHS[monday.month - 1]}"
    return f"{monday.day}{month} to {last}"
