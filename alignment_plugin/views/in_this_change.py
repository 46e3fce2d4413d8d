"""In this change: what a proposal means differently from its base, for whoever reviews it."""

from collections.abc import Iterable
from dataclasses import dataclass

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.proposal import Proposal, Share
from alignment_plugin.changes.wording import advice, label, named_sentence, sentence
from alignment_plugin.changes.words import Level
from alignment_plugin.findings import Finding
from alignment_plugin.graph import Entity, Key
from alignment_plugin.records.fields import slug
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site

_LEVELS = ((Level.ATTENTION, "Needs attention"), (Level.NOTABLE, "Notable"), (Level.MINOR, "Minor"))


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as the page shows it."""

    label: str
    """The record, as people cite it."""
    thing: Entity | None
    """What to link to; nothing where it is gone."""
    says: str
    old: str
    new: str
    advice: str


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """All changes of one record."""

    anchor: str
    label: str
    thing: Entity | None
    levels: tuple[tuple[str, tuple[ChangeRow, ...]], ...]
    """(`Needs attention`, …) with the changes of that level."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on the page of a record that the proposal changes."""

    words: tuple[str, ...]
    anchor: str


def in_this_change_page(site: Site, team: str) -> Page:
    """What the proposal changes for one team."""
    proposal = site.proposal or Proposal("")
    share = proposal.shares.get(team, Share())
    return Page(
        path=site.plan.page(team, "in-this-change"),
        title=site.settings.page_title("in-this-change"),
        template="in-this-change.html",
        context={
            "proposal": proposal,
            "urgent": tuple(_row(site, each) for each in share.changes if each.level is Level.ATTENTION),
            "consequences": tuple((each, site.graph.get(each.key)) for each in share.consequences.told),
            "more_consequences": bool(share.consequences.more),
            "reviewers": share.reviewers,
            "not_asked": tuple(each for each in share.reviewers if not each.asked and not each.left),
            "records": records_of(site, share.changes),
            "findings": _findings(site, team, proposal.findings),
            "others": tuple(
                (each, site.team_name(each))
                for each in proposal.shares
                if each != team and site.plan.page(each, "in-this-change")
            ),
        },
        name="in-this-change",
        team=team,
        description=f"What this proposal changes for {site.team_name(team)}, compared with {proposal.base}.",
        folder=next((each.origin.folder for each in site.graph.records if each.team == team), ""),
    )


def records_of(site: Site, changes: Iterable[Change]) -> tuple[RecordChanges, ...]:
    """Changes by record, in the order of the first of each."""
    found: dict[Key, list[Change]] = {}
    for change in changes:
        found.setdefault(change.key, []).append(change)
    return tuple(
        RecordChanges(
            anchor_of(key),
            label(those[0]),
            None if those[0].is_gone else site.graph.get(key),
            tuple(
                (title, rows)
                for level, title in _LEVELS
                if (rows := tuple(_row(site, each) for each in those if each.level is level))
            ),
        )
        for key, those in found.items()
    )


def anchor_of(key: Key) -> str:
    """Where the page speaks of a record."""
    return f"al-changed-{key.kind}-{slug(key.id) or 'record'}"


def _row(site: Site, change: Change) -> ChangeRow:
    urgent = change.level is Level.ATTENTION
    return ChangeRow(
        label(change),
        None if change.is_gone else site.graph.get(change.key),
        sentence(change) if urgent else named_sentence(change),
        "" if change.old in (change.part, change.title) else change.old,
        "" if change.new in (change.part, change.title) else change.new,
        advice(change),
    )


def _findings(
    site: Site, team: str, findings: Iterable[Finding]
) -> tuple[tuple[Finding, Entity | None], ...]:
    """Findings on lines that the proposal wrote, of records of the team, each with its record."""
    found = []
    for each in findings:
        owner, _, name = each.record.partition("/")
        if owner == team:
            keys = site.graph.resolve(name, team=team)
            found.append((each, site.graph.get(keys[0]) if len(keys) == 1 else None))
    return tuple(found)


def mark_of(site: Site, key: Key | None) -> Mark | None:
    """What to say on a record's page of what the proposal changes in it, or nothing."""
    if site.proposal is None or not (changes := site.proposal.changes_of(key)):
        return None
    return Mark(tuple(dict.fromkeys(sentence(each) for each in changes)), anchor_of(changes[0].key))
