"""Everything a view may ask: the graph, the plan, the findings, the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alignment_plugin.changes.past import Past
from alignment_plugin.changes.proposal import Proposal
from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, Key, RecordGraph, key_of
from alignment_plugin.records.record import Record
from alignment_plugin.settings import Settings
from alignment_plugin.views.plan import Section, SitePlan


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from."""

    graph: RecordGraph
    plan: SitePlan
    settings: Settings
    today: date
    findings: tuple[Finding, ...] = ()
    by_record: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """Full id → findings about that record or part."""
    past: Past | None = None
    """What is known of the past of the records; nothing where none was looked for."""
    proposal: Proposal | None = None
    """What this build changes; nothing where it is not compared with a base."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What several pages ask for, once made; each view names what it keeps."""

    def findings_about(self, record: Record) -> tuple[Finding, ...]:
        """The findings that a record's page shows: open ones first."""
        found = self.by_record.get(record.full_id, ())
        return tuple(sorted(found, key=lambda each: (not each.is_open, each.order)))

    def team_name(self, team: str) -> str:
        """What people call a team."""
        entity = self.graph.get(Key("team", team, "team"))
        named = entity.name if entity and entity.record else team
        return self.settings.teams.get(team, named)

    def person(self, team: str, word: str) -> str:
        """A person's name as people say it."""
        member = self.graph.person(team, word)
        return (member.name or member.id) if member else word

    def people(self, record: Record, words: Iterable[str]) -> tuple[str, ...]:
        """The names of several."""
        return tuple(self.person(record.team, word) for word in words)

    def section_of(self, team: str) -> Section | None:
        """The part of the navigation that a team is in."""
        return next((section for section in self.plan.sections if team in section.teams), None)

    def entity(self, record: Record) -> Entity:
        """The record as something to link to."""
        return self.graph.entities.get(key_of(record)) or Entity(key_of(record), record.name, record)


def make_site(  # noqa: PLR0913 - all that a view may ask
    graph: RecordGraph,
    plan: SitePlan,
    settings: Settings,
    *,
    today: date,
    findings: Iterable[Finding],
    past: Past | None = None,
    proposal: Proposal | None = None,
) -> Site:
    """Gather what pages are made from."""
    everything = tuple(findings)
    by_record: dict[str, list[Finding]] = defaultdict(list)
    for finding in everything:
        if finding.record:
            by_record[finding.record].append(finding)
    return Site(
        graph,
        plan,
        settings,
        today,
        everything,
        {record: tuple(found) for record, found in by_record.items()},
        past,
        proposal,
    )
