"""Parts that others name, under another id: a link that follows them is no change."""

from collections.abc import Iterable
from dataclasses import replace

from alignment_plugin.changes.matching import Matched, Pair
from alignment_plugin.changes.meaning import meaning_of
from alignment_plugin.graph import Key, RecordGraph, key_of
from alignment_plugin.records.record import Record
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Team

_FIELDS = (("policy", "policies"), ("direction", "directions"), ("signal", "signals"))


def own_keys(graph: RecordGraph, record: Record) -> tuple[Key, ...]:
    """The keys under which others can name a record: its own, and those of its parts."""
    if not isinstance(record, Strategy | Team):
        return (key_of(record),)
    return (key_of(record), *(key for key, each in graph.entities.items() if each.record is record))


def with_renamed_parts(matched: Matched, pairs: Iterable[Pair]) -> Matched:
    """The same, knowing which policies, directions and signals have another id or team now."""
    now = dict(matched.now)
    for pair in pairs:
        if isinstance(pair.old, Strategy) and isinstance(pair.new, Strategy):
            for kind, field in _FIELDS:
                for old_id, new_id in _ids(getattr(pair.old, field), getattr(pair.new, field)):
                    if (pair.old.team, old_id) != (pair.new.team, new_id):
                        now[Key(kind, pair.old.team, old_id)] = Key(kind, pair.new.team, new_id)
    return replace(matched, now=now)


def _ids(old: Iterable[object], new: Iterable[object]) -> Iterable[tuple[str, str]]:
    """(old id, new id) of the parts that stayed: of the same id, else with the same title."""
    ids = {getattr(part, "id", "") for part in new}
    titles = {meaning_of(_title(part)): getattr(part, "id", "") for part in new}
    taken = {getattr(part, "id", "") for part in old}
    for part in old:
        part_id = getattr(part, "id", "")
        if part_id in ids:
            yield part_id, part_id
        elif (other := titles.get(meaning_of(_title(part)))) and other not in taken:
            yield part_id, other


def _title(part: object) -> str:
    return str(getattr(part, "title", None) or getattr(part, "question", ""))
