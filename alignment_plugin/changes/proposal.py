"""Two graphs → what a proposal changes, for each team: what a site shows while it is being reviewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.compare import compare
from alignment_plugin.changes.consequences import Consequences, consequences
from alignment_plugin.changes.reviewers import Reviewer, reviewers
from alignment_plugin.findings import Finding
from alignment_plugin.graph import Key, RecordGraph


@dataclass(frozen=True, slots=True)
class Share:
    """What of a proposal concerns one team."""

    changes: tuple[Change, ...] = ()
    """The most urgent first."""
    consequences: Consequences = field(default_factory=Consequences)
    reviewers: tuple[Reviewer, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a build changes, compared with a base."""

    base: str
    """What people call the base: `origin/main`."""
    commit: str = ""
    """The full sha that it was compared with."""
    parted: bool = False
    """Whether that is the commit at which the two parted, and the base has gone on since."""
    shares: Mapping[str, Share] = field(default_factory=dict)
    """Team → what concerns it; teams that nothing concerns are left out."""
    by_record: Mapping[Key, tuple[Change, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    """Open findings on lines that the proposal wrote."""
    notes: tuple[str, ...] = ()
    """What a side lacks, each a sentence."""
    problem: str = ""
    """Why nothing could be compared, as a sentence; empty otherwise."""
    remedy: str = ""
    """What mends that; may be empty."""

    def changes_of(self, key: Key | None) -> tuple[Change, ...]:
        """What changed of a record, or of a part of one."""
        return self.by_record.get(key, ()) if key is not None else ()


def proposal_of(  # noqa: PLR0913 - what two sides say besides their records
    old: RecordGraph,
    new: RecordGraph,
    *,
    base: str,
    commit: str = "",
    parted: bool = False,
    findings: Iterable[Finding] = (),
    notes: tuple[str, ...] = (),
) -> Proposal:
    """Everything that a proposal changes, apart for each team that the new side has."""
    changes = compare(old, new)
    home: dict[str, list[Change]] = {}
    for change in changes:
        # What was a team's that is gone is told to the first that is still there.
        team = change.key.team if change.key.team in new.teams else next(iter(new.teams), "")
        home.setdefault(team, []).append(change)
    by_record: dict[Key, list[Change]] = {}
    for change in changes:
        for key in dict.fromkeys((change.key, change.part_key)):
            if key is not None:
                by_record.setdefault(key, []).append(change)
    return Proposal(
        base,
        commit,
        parted,
        {team: _share(found, old, new) for team, found in home.items()},
        {key: tuple(found) for key, found in by_record.items()},
        tuple(findings),
        notes,
    )


def _share(changes: list[Change], old: RecordGraph, new: RecordGraph) -> Share:
    follows = consequences(changes, old, new)
    return Share(tuple(changes), follows, reviewers(changes, follows.told, old, new))
