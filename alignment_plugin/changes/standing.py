"""Where decisions and strategies stand on both sides: what they say themselves, and what their successors say."""

from collections.abc import Iterable, Iterator

from alignment_plugin.analysis.life_cycle import standing
from alignment_plugin.changes.change import Change
from alignment_plugin.changes.matching import Matched, Pair
from alignment_plugin.graph import Key, RecordGraph, key_of
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.record import Record
from alignment_plugin.records.strategy import Strategy

_SETTLED = frozenset({"accepted", "rejected", "deprecated", "superseded", "active"})
_OPEN = frozenset({"draft", "proposed", "deferred", "unknown"})
_WORDS = {
    "accepted": "accepted",
    "rejected": "rejected",
    "superseded": "superseded",
    "deprecated": "deprecated",
    "active": "put-in-force",
}


def standing_changes(old: RecordGraph, new: RecordGraph, pair: Pair) -> Iterator[Change]:
    """How a decision or a strategy stands otherwise than before."""
    before, after = pair.old, pair.new
    if isinstance(before, Strategy) and isinstance(after, Strategy):
        if before.status is not after.status:
            yield _change(new, after, before.status.value, after.status.value)
    elif isinstance(before, Decision) and isinstance(after, Decision):
        stood, stands = standing(old, before), standing(new, after)
        if stood is not stands:
            yield _change(new, after, stood.value, stands.value)
            if stands is DecisionStatus.ACCEPTED and not after.success:
                yield _at(after, "accepted-without-success", field="success")


def ended_by_others(
    old: RecordGraph, new: RecordGraph, matched: Matched, touched: Iterable[Pair]
) -> Iterator[Change]:
    """Decisions whose own file is the same, and that stand otherwise by what others say of them."""
    touched = tuple(touched)
    seen = {key_of(pair.new) for pair in touched}
    news = [
        record for record in (*(pair.new for pair in touched), *matched.added) if isinstance(record, Decision)
    ]
    olds = [
        record
        for record in (*(pair.old for pair in touched), *matched.removed)
        if isinstance(record, Decision)
    ]
    named = {key_of(each): None for record in news for each in new.predecessors(record)}
    named |= {matched.key_now(key_of(each)): None for record in olds for each in old.predecessors(record)}
    if not named.keys() - seen:
        return
    pairs = {key_of(pair.new): pair for pair in matched.pairs}
    for key in named:
        if key not in seen and key in pairs:
            yield from standing_changes(old, new, pairs[key])


def _change(new: RecordGraph, after: Decision | Strategy, stood: str, stands: str) -> Change:
    what = _WORDS.get(stands, "status-changed")
    if stood in _SETTLED and stands in _OPEN:
        what = "reopened"
    place: Record = after
    field = "status"
    told = stands
    if isinstance(after, Decision) and stands == "superseded":
        by = new.successors(after)
        told += f" by {', '.join(each.id for each in by)}" if by else ""
        if after.status is not DecisionStatus.SUPERSEDED and by and not after.superseded_by:
            place, field = by[0], _pointer(new, by[0], key_of(after))
    return _at(after, what, field="status", old=stood, new=told, place=(place, field))


def _pointer(new: RecordGraph, successor: Decision, key: Key) -> str:
    """Where the successor names what it takes the place of."""
    links = new.links_from(key_of(successor), "supersedes")
    return next((link.pointer for link in links if link.target == key), "supersedes")


def _at(
    record: Record,
    what: str,
    *,
    field: str,
    old: str = "",
    new: str = "",
    place: tuple[Record, str] | None = None,
) -> Change:
    where, pointer = place or (record, field)
    line = where.origin.place(pointer).line
    return Change(
        what,
        key_of(record),
        record.full_id,
        record.name,
        field,
        old=old,
        new=new,
        path=where.origin.path,
        line=line,
    )
