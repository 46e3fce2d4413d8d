"""Whom to ask about what, and why them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alignment_plugin.analysis.life_cycle import UnknownState, unknown_state
from alignment_plugin.analysis.reading import most_leaned_on
from alignment_plugin.graph import Entity
from alignment_plugin.records.decision import Decision, Dissent
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.team import Member, Team
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.parts import together
from alignment_plugin.views.plan import Target
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain

_EXPLORERS = 5
_DISSENTERS = 3
_OWNERS = 5
_NEW = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is the one to ask: words around a link."""

    words: str
    thing: Entity | None = None
    place: Target | None = None
    after: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One topic and who knows about it."""

    about: str
    who: str
    reasons: tuple[Reason, ...]
    thing: Entity | None = None
    """What the topic is, where it is a record."""


def members_of(site: Site, team: str) -> tuple[Member, ...]:
    """Who is in the team today."""
    record = site.graph.one(Team, team)
    members = record.members if record else ()
    return tuple(each for each in members if each.left is None or each.left > site.today)


def newest_of(site: Site, team: str) -> Member | None:
    """Who joined last, if that was within a year."""
    joined = [
        each
        for each in members_of(site, team)
        if each.joined and site.today - _NEW <= each.joined <= site.today
    ]
    return max(joined, key=lambda each: each.joined or date.min, default=None)


def whom_to_ask(site: Site, team: str) -> tuple[Asked, ...]:
    """Topics first, then who owns, who explores, who saw it differently, who was new last."""
    ranked = most_leaned_on(site.graph, team)
    members = members_of(site, team)
    rows = [_topics(site, team, each, ranked) for each in members if each.ask_about]
    rows += _owners(site, team, [each for each in members if each.ask_about], ranked)
    rows += _explorers(site, team)
    rows += [_other_side(site, decision, voice) for decision, voice in dissenters(ranked)[:_DISSENTERS]]
    newest = newest_of(site, team)
    if newest is not None:
        rows.append(Asked("Being new here", _named(newest), (Reason("Joined on", day=newest.joined),)))
    return tuple(rows)


def dissenters(decisions: Iterable[Decision]) -> tuple[tuple[Decision, Dissent], ...]:
    """Who sees a decision in force differently; each once."""
    found: dict[str, tuple[Decision, Dissent]] = {}
    for decision in decisions:
        for voice in decision.dissent:
            found.setdefault(voice.who.casefold(), (decision, voice))
    return tuple(found.values())


def _named(member: Member) -> str:
    return member.name or member.id


def is_called(member: Member, word: str | None) -> bool:
    """Whether a word in a record means this member."""
    return bool(word) and (word or "").lstrip("@").casefold() in (member.id, _named(member).casefold())


def _topics(site: Site, team: str, member: Member, ranked: tuple[Decision, ...]) -> Asked:
    strategy = site.graph.strategy(team)
    reasons = [Reason("Keeps the direction")] if strategy and is_called(member, strategy.owner) else []
    knows = list(_knows(site, team, member, ranked))
    topics = [word.casefold()[:5] for topic in member.ask_about for word in topic.split() if len(word) > 3]
    fits = [
        each for each in knows if each.thing and any(topic in each.thing.name.casefold() for topic in topics)
    ]
    reasons += (fits or knows)[:1]
    about = ", ".join(member.ask_about)
    who = f"{_named(member)}, {member.role}" if member.role else _named(member)
    return Asked(about[:1].upper() + about[1:], who, tuple(reasons) or (Reason("Named for it"),))


def _knows(site: Site, team: str, member: Member, ranked: tuple[Decision, ...]) -> Iterator[Reason]:
    for decision in ranked:
        if is_called(member, decision.owner):
            yield Reason("Owns", site.entity(decision))
    for unknown in site.graph.of(Unknown, team):
        if unknown.findings and any(is_called(member, each) for each in unknown.explorers):
            yield Reason("Went and found out:", site.entity(unknown))
    for step in site.graph.of(Step, team):
        if is_called(member, step.owner) and step.state in (StepState.DOING, StepState.NEXT):
            yield Reason("Does" if step.state is StepState.DOING else "Does next:", site.entity(step))


def _owners(site: Site, team: str, named: list[Member], ranked: tuple[Decision, ...]) -> list[Asked]:
    """Owners who are not asked about anything yet, each with what most leans on."""
    found: dict[str, Asked] = {}
    for decision in ranked:
        owner = decision.owner
        if owner and owner not in found and not any(is_called(each, owner) for each in named):
            thing = site.entity(decision)
            found[owner] = Asked("", site.person(team, owner), (Reason("Owns it"),), thing)
        if len(found) == _OWNERS:
            break
    return list(found.values())


def _explorers(site: Site, team: str) -> list[Asked]:
    out = [
        each
        for each in site.graph.of(Unknown, team)
        if each.explorers and unknown_state(each) is UnknownState.OPEN
    ]
    soonest = sorted(out, key=lambda each: each.report_back or date.max)[:_EXPLORERS]
    return [_explorer(site, each) for each in soonest]


def _explorer(site: Site, unknown: Unknown) -> Asked:
    several = len(unknown.explorers) > 1
    late = unknown.report_back is not None and unknown.report_back < site.today
    if unknown.report_back is None:
        words = "Are finding out" if several else "Is finding out"
    elif late:
        words = "Were to be back on" if several else "Was to be back on"
    else:
        words = "Are finding out, and back on" if several else "Is finding out, and back on"
    who = together(site.people(unknown, unknown.explorers))
    return Asked("", who, (Reason(words, day=unknown.report_back),), site.entity(unknown))


def _other_side(site: Site, decision: Decision, voice: Dissent) -> Asked:
    """A dissent with what would settle it: what we said we would see, and when we would switch."""
    path = site.plan.records.get(site.entity(decision).key, "")
    says = voice.says.rstrip(".")
    reasons = [Reason("Sees", site.entity(decision), Target(path, "al-seen-differently") if path else None,
                      f" differently: “{says}.” {_commits(voice.commits)}")]  # fmt: skip
    if decision.switch_if:
        reasons.append(Reason(f"We switch if: {decision.switch_if}"))
    if decision.success:
        reasons.append(Reason(f"The choice holds if: {decision.success[0]}"))
    return Asked(
        f"The other side of “{plain(decision.name)}”", site.person(decision.team, voice.who), tuple(reasons)
    )


def _commits(commits: bool | None) -> str:
    if commits is None:
        return "Ask why."
    return "Commits to the choice all the same. Ask why." if commits else "Does not commit. Ask why."
