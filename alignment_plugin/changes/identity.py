"""When two values name the same thing: references by what they resolve to, people by who is meant."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from alignment_plugin.changes.history import same_option
from alignment_plugin.changes.likeness import equal_pairs
from alignment_plugin.changes.matching import Matched, Pair
from alignment_plugin.changes.meaning import meaning_of
from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import LinksTo

PEOPLE = frozenset({"owner", "people", "consulted", "informed", "explorers", "present", "by", "with_", "who"})
"""Fields whose words are names of people: a short name and a full one may mean one member."""
_OPTION_IDS = frozenset({"chosen", "plan_b"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What the values of one pair of records stand for."""

    old: RecordGraph
    new: RecordGraph
    matched: Matched
    pair: Pair
    options: Mapping[str, str] = field(default_factory=dict)
    """Old id → new id, where an option is the same under another."""
    criteria: Mapping[str, str] = field(default_factory=dict)

    def before(self, name: str, mark: LinksTo | None, value: Any) -> Hashable:
        """What `value` of field `name` stands for on the old side, in the keys of the new."""
        if mark is not None:
            return self._target(self.old, self.pair.old.team, mark, value, now=True)
        if name in _OPTION_IDS:
            return str(self.options.get(value, value))
        return self._person(self.old, self.pair.old.team, name, value)

    def after(self, name: str, mark: LinksTo | None, value: Any) -> Hashable:
        """What `value` of field `name` stands for on the new side."""
        if mark is not None:
            return self._target(self.new, self.pair.new.team, mark, value, now=False)
        if name in _OPTION_IDS:
            return str(value)
        return self._person(self.new, self.pair.new.team, name, value)

    def criterion(self, old_id: str) -> str:
        """The id that a criterion of the old side has on the new."""
        return self.criteria.get(old_id, old_id)

    def _target(self, graph: RecordGraph, team: str, mark: LinksTo, raw: str, *, now: bool) -> Hashable:
        found = graph.resolve(raw, team=team, kinds=mark.kinds)
        if len(found) != 1:
            return raw.strip().casefold()
        return self.matched.key_now(found[0]) if now else found[0]

    def _person(self, graph: RecordGraph, team: str, name: str, value: Any) -> Hashable:
        if name in PEOPLE and isinstance(value, str):
            member = graph.person(team, value)
            return ("member", member.id) if member else value.strip().casefold()
        meaning: Hashable = meaning_of(value)
        return meaning


def identity_of(old: RecordGraph, new: RecordGraph, matched: Matched, pair: Pair) -> Identity:
    """The identity of one pair, with the options and criteria that only have another id."""
    before, after = pair.old, pair.new
    if not isinstance(before, Decision) or not isinstance(after, Decision):
        return Identity(old, new, matched, pair)
    options = {
        one.id: other.id
        for one in before.options
        for other in after.options
        if one.id != other.id and same_option(one, other) and not after.option(one.id)
    }
    asked_before = [each for each in before.criteria if each.id not in {one.id for one in after.criteria}]
    asked_after = [each for each in after.criteria if each.id not in {one.id for one in before.criteria}]
    question = (lambda each: meaning_of(each.question),) * 2
    criteria = {
        asked_before[one].id: asked_after[other].id
        for one, other in equal_pairs(asked_before, asked_after, question)
    }
    return Identity(old, new, matched, pair, options, criteria)
