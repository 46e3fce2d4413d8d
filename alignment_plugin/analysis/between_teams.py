"""What is said on both sides of a border between teams: who owns a thing, who said yes, who was told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import slug
from alignment_plugin.records.team import Dependency, Team


@dataclass(frozen=True, slots=True)
class Claim:
    """A place in a team's record that names a thing."""

    team: Team
    thing: str
    """As written."""
    pointer: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that somebody counts on and no team of the site owns."""

    claim: Claim
    provider: str
    """The team it is wanted from; empty where a team says only that it is not theirs."""


def same_words(thing: str) -> str:
    """A thing's words, case and spaces apart."""
    return " ".join(thing.split()).casefold()


def owners(graph: RecordGraph) -> Mapping[str, tuple[Claim, ...]]:
    """Thing, in the same words → who says that it is theirs, in order of team; each team once."""
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for team in sorted(graph.of(Team), key=lambda each: each.team):
        for number, thing in enumerate(team.owns):
            found[same_words(thing)].setdefault(team.team, Claim(team, thing, f"owns/{number}"))
    return {thing: tuple(claims.values()) for thing, claims in found.items()}


def provider_of(graph: RecordGraph, team: Team, dependency: Dependency) -> str | None:
    """The id of the team that is depended on, if it is in this site."""
    found = graph.resolve(dependency.team, team=team.team, kinds=("team",))
    return found[0].team if len(found) == 1 else None


def is_confirmed(graph: RecordGraph, team: Team, dependency: Dependency) -> bool:
    """Whether it says so, and the other team, if it is in this site, names us or the thing."""
    if not dependency.confirmed:
        return False
    provider = provider_of(graph, team, dependency)
    return provider is None or provider == team.team or _says_so(graph, provider, team, dependency)


def _says_so(graph: RecordGraph, provider: str, team: Team, dependency: Dependency) -> bool:
    for other in graph.of(Team, provider):
        if any(provider_of(graph, other, back) == team.team for back in other.depends_on):
            return True
        if same_words(dependency.for_ or "") in map(same_words, other.provides):
            return True
    return False


def gaps(graph: RecordGraph) -> Iterator[Gap]:
    """Each thing that is named across a border and owned by nobody, once, where it is first named."""
    owned = owners(graph)
    seen = set(owned)
    for gap in (*_wanted(graph), *_disowned(graph)):
        words = same_words(gap.claim.thing)
        if words not in seen:
            seen.add(words)
            yield gap


def _wanted(graph: RecordGraph) -> Iterator[Gap]:
    for team in graph.of(Team):
        for number, dependency in enumerate(team.depends_on):
            provider = provider_of(graph, team, dependency)
            if provider is not None and provider != team.team and dependency.for_:
                yield Gap(Claim(team, dependency.for_, f"depends_on/{number}/for"), provider)


def _disowned(graph: RecordGraph) -> Iterator[Gap]:
    """What a team that others of the site depend on says is not theirs."""
    depended_on = {
        provider
        for team in graph.of(Team)
        for dependency in team.depends_on
        if (provider := provider_of(graph, team, dependency)) is not None and provider != team.team
    }
    for team in graph.of(Team):
        if team.team in depended_on:
            for number, thing in enumerate(team.does_not_own):
                yield Gap(Claim(team, thing, f"does_not_own/{number}"), "")


def untold_teams(graph: RecordGraph, decisions: Iterable[Decision]) -> Iterator[tuple[Decision, int, str]]:
    """Teams affected that no name under the decision stands for: decision, index in `affects`, team."""
    named: dict[str, str] = {}
    members = _members(graph)
    for decision in decisions:
        if not decision.affects:
            continue
        words = (*decision.consulted, *decision.informed, *decision.people, decision.owner or "")
        for word in {*words, *decision.affects} - named.keys():
            named[word] = _team_named(graph, word)
        told = {named[word] for word in words}
        people = {word.casefold() for word in words}
        for number, raw in enumerate(decision.affects):
            team = named[raw]
            if team != decision.team and team not in told and not people & members[team]:
                yield decision, number, team


def _team_named(graph: RecordGraph, word: str) -> str:
    """The team's id, or the word as one where the team is not in this site."""
    found = graph.resolve(word, team="", kinds=("team",)) if word else ()
    return found[0].team if len(found) == 1 else slug(word)


def _members(graph: RecordGraph) -> Mapping[str, set[str]]:
    """Team → every way its members are named, in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in graph.of(Team):
        for member in record.members:
            found[record.team] |= {member.id, (member.name or member.id).casefold()}
    return found
