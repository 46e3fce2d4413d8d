"""What a change is asked: about history that it edits, and names that somebody else took meanwhile."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignment_plugin.checks.ask import Ask, quoted
from alignment_plugin.graph import RecordGraph, key_of, number_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record

_CALLED = {
    "chosen": "its choice",
    "because": "its reason",
    "success": "what its success would look like",
    "criteria": "what every option was asked",
}


def history_edited(old: Decision, new: Decision, fields: Iterable[str]) -> Iterator[Ask]:
    """A decision that was accepted, and `fields` of it that say something else now."""
    for name in fields:
        said = getattr(old, name)
        was = f" (it was {quoted(said)})" if isinstance(said, str) else ""
        yield Ask(
            new,
            f"{quoted(old.name)} was accepted, and {_CALLED[name]} is changed since{was}. "
            "Is this a new decision?",
            f"put the old words back, and write a new decision with 'supersedes: [{new.id}]'",
            name,
        )


@dataclass(frozen=True, slots=True)
class Branches:
    """Records on two branches that parted."""

    fork: RecordGraph
    """Where they parted."""
    here: RecordGraph
    there: RecordGraph
    """The other branch as it is now."""
    name: str
    """What people call the other branch."""


def taken_twice(branches: Branches) -> Iterator[Ask]:
    """New records here whose id or number the other branch has for another record."""
    known = {key_of(record) for record in branches.fork.records}
    kept = {key_of(record) for record in branches.here.records}
    # What was renamed or taken out here will not be there any more when the branches come together.
    there = [each for each in branches.there.records if key_of(each) not in known - kept]
    ids = {key_of(each): each for each in there}
    numbers: dict[tuple[str, int], list[Record]] = defaultdict(list)
    for each in there:
        if (number := number_of(each)) is not None:
            numbers[each.team, number].append(each)
    for record in branches.here.records:
        if (key := key_of(record)) in known:
            continue
        if (other := ids.get(key)) is not None:
            if not _is_same(record, other):
                yield _taken(branches, record, other, f"'{record.id}' is also the id of")
        elif (number := number_of(record)) is not None:
            for other in numbers[record.team, number]:
                yield _taken(branches, record, other, f"number {number} is also that of")


def _is_same(record: Record, other: Record) -> bool:
    """Whether both branches have the record, as after one was merged in part."""
    return record == other.model_copy(update={"origin": record.origin}) and (
        record.origin.body == other.origin.body
    )


def _taken(branches: Branches, record: Record, other: Record, words: str) -> Ask:
    place = f"{other.origin.path}:{other.origin.span.line}"
    return Ask(
        record,
        f"{words} {quoted(other.name)} on {branches.name}, {place}",
        _way_out(branches, record),
        "" if record.origin.whole_file else "id",
        other.full_id,
    )


def _way_out(branches: Branches, record: Record) -> str:
    if number_of(record) is None:
        return "give one of them another id, and keep the old one under 'aliases'"
    numbers = [number_of(each) for graph in (branches.here, branches.there) for each in graph.records
               if each.team == record.team]  # fmt: skip
    free = max(number for number in numbers if number is not None) + 1
    name = re.sub(r"\d+", lambda found: f"{free:0{len(found[0])}}", record.id, count=1)
    return f"the next free number is {free}: call this one '{name}'"
