"""Stagnation, removing and the hour: whether choices get made, things get stopped, and we talk."""

from collections.abc import Iterator
from datetime import date

from alignment_plugin.analysis.life_cycle import decision_day, in_force, standing
from alignment_plugin.checks.ask import Ask, Site, quoted, written_day
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.session import Session
from alignment_plugin.records.strategy import Strategy

_WEEK = 7


def stuck(site: Site) -> Iterator[Ask]:
    """A draft or a proposal that waits for longer than it should."""
    for decision in site.graph.of(Decision):
        if standing(site.graph, decision) not in (DecisionStatus.DRAFT, DecisionStatus.PROPOSED):
            continue
        since = decision.opened or decision.decided
        if since is not None and site.is_longer_ago(since, site.thresholds.stuck):
            picker = site.person(decision.team, decision.owner) if decision.owner else ""
            asked = f"Time for {picker} to pick one?" if picker else "Who picks one?"
            message = f"{site.name(decision)} has been open since {written_day(since)}. {asked}"
            yield Ask(
                decision, message, "write 'chosen' and 'status: accepted', or 'status: deferred'", "status"
            )


def remove_without_effects(site: Site) -> Iterator[Ask]:
    """A decision that stops something without a word on what that sets in motion."""
    for decision in site.standing:
        if decision.removes and not decision.second_order:
            message = f"{site.name(decision)} takes away {quoted(decision.removes[0])}. Who leaned on it?"
            yield Ask(decision, message, "write 'second_order'", "removes")


def only_adding(site: Site) -> Iterator[Ask]:
    """A team that has stopped nothing for a long time."""
    days = site.thresholds.only_adding
    for strategy in site.strategies:
        if not site.has_read(strategy.team, "session", "decision"):
            continue
        removed = _last_removal(site, strategy.team)
        since = removed or _began(site, strategy)
        if since is not None and site.is_longer_ago(since, days):
            said = f"Nothing has been taken away since {written_day(since)}."
            message = f"{site.name(strategy)}: {said} What can we stop?"
            yield Ask(strategy, message, "write 'removes' on a decision, or 'removed' in a session")


def _last_removal(site: Site, team: str) -> date | None:
    removing = (each for each in site.of(Decision, team) if each.removes)
    decisions = (each for each in removing if in_force(site.graph, each))
    sessions = (each.date for each in site.of(Session, team) if each.removed)
    return _latest(site, (*map(decision_day, decisions), *sessions))


def _began(site: Site, strategy: Strategy) -> date | None:
    """The first day of which the team's records tell."""
    decisions = site.of(Decision, strategy.team)
    days = (
        strategy.since,
        *(each.opened for each in decisions),
        *(each.decided for each in decisions),
        *(each.date for each in site.of(Session, strategy.team)),
    )
    return min((day for day in days if day is not None), default=None)


def _latest(site: Site, days: tuple[date | None, ...]) -> date | None:
    """The latest day that is not ahead of us."""
    return max((day for day in days if day is not None and day <= site.today), default=None)


def not_talked_about(site: Site) -> Iterator[Ask]:
    """A team with a strategy that has not met about it of late."""
    days = site.thresholds.not_talked
    for strategy in site.strategies:
        if not site.has_read(strategy.team, "session"):
            continue
        last = _latest(site, tuple(each.date for each in site.of(Session, strategy.team)))
        hint = "spend an hour on this week's questions, and write a session"
        if last is not None and site.is_longer_ago(last, days):
            message = (
                f"{site.name(strategy)}: We last talked about it on {written_day(last)}. What is not crisp?"
            )
            yield Ask(strategy, message, hint)
        if last is None and (strategy.since is None or site.is_longer_ago(strategy.since, days)):
            message = f"{site.name(strategy)}: No session is written. What is not crisp?"
            yield Ask(strategy, message, hint)


def too_many_hours(site: Site) -> Iterator[Ask]:
    """Sessions that took more than a working day of the last seven days."""
    hours = site.thresholds.hours_a_week
    for strategy in site.strategies:
        minutes = sum(
            session.minutes or 0
            for session in site.of(Session, strategy.team)
            if session.date and 0 <= (site.today - session.date).days < _WEEK
        )
        if minutes > hours * 60:
            said = f"We talked for more than {hours} hours in the last seven days."
            message = f"{site.name(strategy)}: {said} What is not crisp?"
            yield Ask(strategy, message, "write in a session, under 'discovered', what it comes down to")
