"""The decisions by state, owner, team affected, door and tag: plain lists, for printing too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alignment_plugin.records.fields import slug
from alignment_plugin.views.log import LogRow, log_rows
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site

_STATES = {
    "proposed": "Waiting for a choice",
    "draft": "Waiting for a choice",
    "deferred": "Put off",
    "accepted": "In force",
    "unknown": "Not written",
    "deprecated": "No longer advised",
    "rejected": "Decided against",
    "superseded": "Replaced",
}
_DOORS = {"one-way": "One-way: it closes behind us", "two-way": "Two-way: we can come back"}


@dataclass(frozen=True, slots=True)
class Group:
    """Decisions that have one thing in common."""

    anchor: str
    title: str
    rows: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups by one question."""

    name: str
    """`state`, `owner`, `team`, `door` or `tag`."""
    title: str
    groups: tuple[Group, ...]


def grouped_page(site: Site, team: str) -> Page:
    """The decision log of one team, grouped."""
    rows = log_rows(site, team)
    return Page(
        path=site.plan.page(team, "grouped"),
        title=site.settings.page_title("grouped"),
        template="grouped.html",
        context={"groupings": groupings(site, rows)},
        name="grouped",
        team=team,
        parent=site.plan.page(team, "log"),
        description=f"What {site.team_name(team)} decided: by state, owner, team, door and tag.",
        folder=rows[0].decision.origin.folder if rows else "",
    )


def groupings(site: Site, rows: tuple[LogRow, ...]) -> tuple[Grouping, ...]:
    """Each question that tells something of the decisions."""
    found = (
        _grouping("state", "By state", rows, lambda row: (_STATES[row.standing],), list(_STATES.values())),
        _grouping("owner", "By owner", rows, lambda row: (row.owner,) if row.owner else ()),
        _grouping("team", "By team affected", rows, lambda row: _teams(site, row)),
        _grouping("door", "By door", rows, _door, list(_DOORS.values())),
        _grouping("tag", "By tag", rows, lambda row: row.decision.tags),
    )
    return tuple(grouping for grouping in found if grouping.groups)


def _door(row: LogRow) -> tuple[str, ...]:
    door = row.decision.reversibility
    return (_DOORS[door.value],) if door else ()


def _teams(site: Site, row: LogRow) -> tuple[str, ...]:
    """The names of the teams that feel a decision, known here or not."""
    graph = site.graph
    names = []
    for raw in row.decision.affects:
        found = graph.resolve(raw, team=row.decision.team, kinds=("team",))
        names.append(site.team_name(found[0].team) if found else raw)
    return tuple(names)


def _grouping(
    name: str,
    title: str,
    rows: Iterable[LogRow],
    values: Callable[[LogRow], tuple[str, ...]],
    order: list[str] | None = None,
) -> Grouping:
    found: dict[str, list[LogRow]] = {}
    for row in rows:
        for value in dict.fromkeys(values(row)):
            found.setdefault(value, []).append(row)
    titles = [each for each in dict.fromkeys(order or sorted(found, key=str.casefold)) if each in found]
    anchors = _anchors(name, titles)
    return Grouping(name, title, tuple(Group(anchors[each], each, tuple(found[each])) for each in titles))


def _anchors(name: str, titles: list[str]) -> dict[str, str]:
    """An anchor for each title, no two alike."""
    anchors: dict[str, str] = {}
    for number, title in enumerate(titles, 1):
        anchor = f"al-{name}-{slug(title) or number}"
        anchors[title] = f"{anchor}-{number}" if anchor in anchors.values() else anchor
    return anchors
