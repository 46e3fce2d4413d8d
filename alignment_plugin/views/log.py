"""The decision log: every decision by month, newest first, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from alignment_plugin.analysis.life_cycle import decision_day, is_over, is_waiting, standing
from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.calendar import month_words
from alignment_plugin.records.decision import Decision
from alignment_plugin.views.opening import summary_of
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import as_sentence


@dataclass(frozen=True, slots=True)
class LogRow:
    """One decision."""

    decision: Decision
    entity: Entity
    day: date | None
    standing: str
    over: bool
    reason: str
    successors: tuple[Entity, ...]
    owner: str
    affects: tuple[str, ...]
    committed: bool = False
    """Whether no record says the day, and it is the one on which the record was first committed."""


@dataclass(frozen=True, slots=True)
class Month:
    """Decisions of one month, or those without a date."""

    title: str
    rows: tuple[LogRow, ...]


def log_page(site: Site, team: str) -> Page:
    """The log of one team."""
    rows = log_rows(site, team)
    filters = _filters(rows)
    return Page(
        path=site.plan.page(team, "log"),
        title=site.settings.page_title("log"),
        template="log.html",
        context={"months": tuple(_by_month(rows)), "filters": filters, "grouped": len(rows) > 1},
        name="log",
        team=team,
        description=f"What {site.team_name(team)} decided, and why, newest first.",
        search=("What was decided, and why, newest first.",),
        folder=rows[0].decision.origin.folder if rows else "",
        wide=True,
    )


def log_rows(site: Site, team: str) -> tuple[LogRow, ...]:
    """Every decision, newest first; those without a date last, by number downwards.

    One that says no day itself stands at the day on which it was first committed, where that is known.
    """
    rows: tuple[LogRow, ...] | None = site.kept.get(f"log {team}")
    if rows is None:
        rows = site.kept[f"log {team}"] = _made_rows(site, team)
    return rows


def _made_rows(site: Site, team: str) -> tuple[LogRow, ...]:
    rows = [_row(site, decision) for decision in site.graph.of(Decision, team)]
    dated = sorted((row for row in rows if row.day), key=lambda row: (row.day, row.decision.id), reverse=True)
    undated = sorted((row for row in rows if not row.day), key=lambda row: row.decision.id, reverse=True)
    return (*dated, *undated)


def _row(site: Site, decision: Decision) -> LogRow:
    owner = decision.owner or (decision.people[0] if len(decision.people) == 1 else "")
    said = decision_day(decision)
    committed = site.past.first_written(key_of(decision)) if said is None and site.past else None
    return LogRow(
        decision,
        site.entity(decision),
        said or committed,
        standing(site.graph, decision).value,
        is_over(site.graph, decision),
        _reason(decision),
        tuple(site.entity(each) for each in site.graph.successors(decision)),
        site.person(decision.team, owner) if owner else "",
        tuple(decision.affects),
        committed is not None,
    )


def _reason(decision: Decision) -> str:
    if is_waiting(decision):
        if not decision.options:
            return "No options written yet."
        return "Waiting for a choice."
    return as_sentence(summary_of(decision))


def _filters(rows: tuple[LogRow, ...]) -> tuple[str, ...]:
    """The filters that tell rows apart, in the order they are shown."""
    values: dict[str, set[Any]] = {
        "status": {row.standing for row in rows},
        "owner": {row.owner for row in rows},
        "affects": {team for row in rows for team in row.affects},
        "serves": {policy for row in rows for policy in row.decision.serves},
        "door": {row.decision.reversibility for row in rows},
        "tag": {tag for row in rows for tag in row.decision.tags},
    }
    several = {"status", "owner", "door"}
    return tuple(
        name
        for name, found in values.items()
        if len(found) > (1 if name in several else 0) and found != {None}
    )


def _by_month(rows: tuple[LogRow, ...]) -> Iterator[Month]:
    titles: dict[str, list[LogRow]] = {}
    for row in rows:
        titles.setdefault(_month(row.day), []).append(row)
    yield from (Month(title, tuple(found)) for title, found in titles.items())


def _month(day: date | None) -> str:
    return month_words(day) if day else "Without a date"
