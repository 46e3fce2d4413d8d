"""What teams need from each other, whom to ask on each side, and whether both say so."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.between_teams import is_confirmed, provider_of, same_words
from alignment_plugin.graph import Key
from alignment_plugin.records.team import Dependency, Member, Team
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

# Needs in the drawing; the table has all.
_DRAWN = 24
_MODES = {
    "collaboration": "Working together",
    "service": "As a service",
    "facilitation": "Helping each other learn",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A team on one end of a need, and whom to ask there."""

    name: str
    person: str = ""
    key: Key | None = None
    """The team in this site; nothing where only others name it."""

    @property
    def who(self) -> str:
        """Whom to ask there; the team where nobody is known."""
        return self.person or self.name


@dataclass(frozen=True, slots=True)
class Need:
    """Something that one team needs from another, seen from ours."""

    what: str
    needs: Side
    gives: Side
    ours: bool
    """Whether it is we who need it."""
    mode: str
    until: date | None
    confirmed: bool
    listed: bool
    """Whether the side that gives has written anything of it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A need as one line between two teams."""

    what: str
    """Plain text."""
    says: str
    """Who needs it from whom, and who says so."""
    both: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A team, and what we need from each other."""

    name: str
    key: Key | None
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Our team among those that it needs and that need it."""

    name: str
    others: tuple[Neighbour, ...]
    left_out: bool
    """Whether some needs are only in the table."""


def has_left(member: Member, today: date) -> bool:
    return member.left is not None and member.left <= today


def side_of(site: Site, team: str, what: str | None) -> Side:
    return Side(site.team_name(team), whom_to_ask(site, team, what), Key("team", team, "team"))


def whom_to_ask(site: Site, team: str, what: str | None) -> str:
    """Whom to ask: who names the thing, else who keeps the strategy, else who leads or comes first."""
    record = site.graph.one(Team, team)
    members = [each for each in record.members if not has_left(each, site.today)] if record else []
    topic = set(same_words(what or "").split())
    for member in members:
        if any(set(same_words(about).split()) <= topic for about in member.ask_about):
            return member.name or member.id
    strategy = site.graph.strategy(team)
    if strategy and strategy.owner:
        return site.person(team, strategy.owner)
    leads = [each for each in members if same_words(each.role or "") == "lead"]
    first = next(iter((*leads, *members)), None)
    return (first.name or first.id) if first else ""


def needs_of(site: Site, team: str) -> tuple[Need, ...]:
    """What we need from others, then what others need from us."""
    ours, theirs = [], []
    for record in site.graph.of(Team):
        for dependency in record.depends_on:
            if record.team == team:
                ours.append(_need(site, record, dependency, ours=True))
            elif provider_of(site.graph, record, dependency) == team:
                theirs.append(_need(site, record, dependency, ours=False))
    return (*ours, *theirs)


def _need(site: Site, record: Team, dependency: Dependency, *, ours: bool) -> Need:
    giver = provider_of(site.graph, record, dependency)
    promised = dependency.model_copy(update={"confirmed": True})
    return Need(
        dependency.for_ or "",
        side_of(site, record.team, dependency.for_),
        side_of(site, giver, dependency.for_) if giver else Side(dependency.team),
        ours,
        _MODES[dependency.mode.value] if dependency.mode else "",
        dependency.until,
        is_confirmed(site.graph, record, dependency),
        giver is not None and is_confirmed(site.graph, record, promised),
    )


def between_of(name: str, needs: tuple[Need, ...]) -> Between | None:
    """The needs by team, in the order of the table; nothing where there are none."""
    found: dict[str, tuple[Side, list[Promise]]] = {}
    for need in needs[:_DRAWN]:
        other = need.gives if need.ours else need.needs
        words = f"{need.needs.who} needs it from {need.gives.who}, {_said_by(need)}"
        promise = Promise(shortened(plain(need.what)) or "What for?", words, need.confirmed)
        found.setdefault(str(other.key or other.name), (other, []))[1].append(promise)
    others = tuple(Neighbour(side.name, side.key, tuple(promises)) for side, promises in found.values())
    return Between(name, others, len(needs) > _DRAWN) if others else None


def _said_by(need: Need) -> str:
    if need.confirmed:
        return "both say so"
    if need.listed:
        return "not agreed yet"
    return "only we say so" if need.ours else "only they say so"
