"""Two graphs → what means something different. Pure, and quick where most records are the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import Any

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.differences import Difference, differences
from alignment_plugin.changes.identity import Identity, identity_of
from alignment_plugin.changes.matching import Pair, match
from alignment_plugin.changes.meaning import prose_of
from alignment_plugin.changes.naming import part_of, word_for
from alignment_plugin.changes.parts import own_keys, with_renamed_parts
from alignment_plugin.changes.shown import short_pair, shown
from alignment_plugin.changes.standing import ended_by_others, standing_changes
from alignment_plugin.graph import Key, RecordGraph, key_of
from alignment_plugin.loading.loaded import Unread
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.fields import LinksTo
from alignment_plugin.records.record import Record
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.unknown import Unknown

_PART_KINDS = {"policies": "policy", "directions": "direction", "signals": "signal"}


def compare(old: RecordGraph, new: RecordGraph, *, today: date | None = None) -> tuple[Change, ...]:
    """What means something different, the most urgent first.

    With `today`, dates that have passed are told of where their record changed.
    """
    matched = match(old, new)
    touched = [pair for pair in matched.pairs if _may_differ(old, new, pair)]
    matched = with_renamed_parts(matched, touched)
    found: list[Change] = []
    for pair in touched:
        found += _of_pair(identity_of(old, new, matched, pair), today)
    found += ended_by_others(old, new, matched, touched)
    found += _of_order(matched.pairs)
    for record in matched.added:
        found += _added(record)
    gone = {key_of(record) for record in matched.removed}
    found += (_removed(record, old, gone) for record in matched.removed)
    found += (_of_unread(each, "unreadable") for each in matched.lost)
    found += (_of_unread(each, "readable") for each in matched.found)
    return tuple(sorted(found, key=lambda change: change.order))


def _may_differ(old: RecordGraph, new: RecordGraph, pair: Pair) -> bool:
    """Whether a pair is worth reading: the text of its file differs, or where it stands."""
    before, after = pair.old, pair.new
    path = before.origin.path
    if path != after.origin.path or pair.is_renamed or pair.is_moved:
        return True
    if path not in old.texts or old.texts[path] != new.texts.get(path):
        return True
    # A team's own words for a status are a setting, which no record's text shows.
    return getattr(before, "status", None) != getattr(after, "status", None)


def _of_pair(identity: Identity, today: date | None) -> list[Change]:
    pair = identity.pair
    found = [*_of_place(identity), *standing_changes(identity.old, identity.new, pair)]
    for difference in differences(identity):
        if difference.field != "status" or not isinstance(pair.new, Decision | Strategy):
            found.append(_of_field(difference, identity))
    if found and today is not None:
        found += _of_passed(pair, today)
    if pair.old.origin.body != pair.new.origin.body and prose_of(pair.old.origin) != prose_of(
        pair.new.origin
    ):
        found.append(_about(pair.new, "prose-changed", field="prose", line=pair.new.origin.body_line))
    return found


def _about(record: Record, what: str, *, line: int = 0, **more: Any) -> Change:
    """A change of one record; `line` 0 is the line of its field."""
    if not line:
        line = record.origin.place(more.get("field", "")).line
    return Change(
        what, key_of(record), record.full_id, record.name, path=record.origin.path, line=line, **more
    )


def _of_place(identity: Identity) -> Iterator[Change]:
    """Another id, another team, or another file."""
    pair = identity.pair
    before, after = pair.old, pair.new
    if pair.is_moved:
        yield _about(after, "record-moved", old=before.full_id, new=after.full_id, was=before.full_id)
    elif pair.is_renamed:
        keeps = before.id in after.aliases or after.id in before.aliases
        what = "record-renamed" if keeps or not _is_named(identity.old, before) else "renamed-without-alias"
        yield _about(after, what, old=before.id, new=after.id, was=before.full_id)
    elif before.origin.path != after.origin.path:
        yield _about(after, "file-moved", old=before.origin.path, new=after.origin.path)


def _is_named(graph: RecordGraph, record: Record) -> bool:
    """Whether any other record names it or a part of it."""
    return any(
        link.source != key_of(record) for key in own_keys(graph, record) for link in graph.links_to(key)
    )


def _of_field(difference: Difference, identity: Identity) -> Change:
    pair = identity.pair
    field = difference.field.rpartition(".")[2]
    values = shown(difference.old, pair.old, field), shown(difference.new, pair.new, field)
    if (mark := difference.mark) is not None:
        values = (
            _target(identity.old, pair.old, mark, values[0]),
            _target(identity.new, pair.new, mark, values[1]),
        )
    old, new = short_pair(*values)
    return _about(
        pair.new,
        word_for(difference, identity),
        field=difference.pointer,
        line=pair.new.origin.place(difference.at).line,
        part=part_of(difference, identity),
        old=old,
        new=new,
        part_key=_part_key(difference, identity),
    )


def _target(graph: RecordGraph, record: Record, mark: LinksTo, raw: str) -> str:
    """What a reference leads to, by its id; as written where it leads nowhere."""
    found = graph.resolve(raw, team=record.team, kinds=mark.kinds) if raw else ()
    if len(found) != 1:
        return raw
    return found[0].full_id if found[0].team != record.team or found[0].kind == "team" else found[0].id


def _part_key(difference: Difference, identity: Identity) -> Key | None:
    """The policy, direction or signal that a difference is in, by the key that the new side knows."""
    kind = _PART_KINDS.get(difference.field.partition(".")[0])
    if kind is None:
        return None
    pair = identity.pair
    inside = "." in difference.field
    part = difference.holders[1] if inside else difference.new or difference.old
    team = pair.old.team if not inside and difference.new is None else pair.new.team
    part_id = getattr(part, "id", None)
    # Deeper than a part of a record: what a policy rules out.
    return Key(kind, team, part_id) if part_id and hasattr(type(part), "model_fields") else None


def _of_passed(pair: Pair, today: date) -> Iterator[Change]:
    """A date to look again that has passed, where nobody has looked and the record was changed."""
    after = pair.new
    day: date | None = None
    field = ""
    if isinstance(after, Decision) and after.status is DecisionStatus.ACCEPTED and not after.outcome:
        day, field = after.check_by, "check_by"
    elif isinstance(after, Unknown) and not (after.findings or after.led_to or after.dropped_because):
        day, field = after.report_back, "report_back"
    if day is not None and day < today:
        yield _about(after, "date-passed", field=field, new=day.isoformat())


def _of_order(pairs: Iterable[Pair]) -> Iterator[Change]:
    """Files whose order and neighbours are meaning: the first place where two that stayed changed turns."""
    files: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        before, after = pair.old.origin, pair.new.origin
        if isinstance(pair.new, Step | Unknown) and not (before.whole_file or after.whole_file):
            files[before.path, after.path].append(pair)
    for stayed in files.values():
        turns = sorted(stayed, key=lambda each: each.old.origin.span.line)
        for left, came in zip(turns, stayed, strict=True):
            if left is not came:
                yield _about(came.new, "order-changed", old=left.old.name, new=came.new.name)
                break


def _added(record: Record) -> Iterator[Change]:
    yield _about(record, "record-added", new=record.name)
    if isinstance(record, Decision) and record.status is DecisionStatus.ACCEPTED:
        yield _about(record, "accepted", field="status", new="accepted")
        if not record.success:
            yield _about(record, "accepted-without-success", field="success")


def _removed(record: Record, old: RecordGraph, gone: Set[Key]) -> Change:
    named = any(link.source not in gone for key in own_keys(old, record) for link in old.links_to(key))
    return _about(
        record, "removed-while-leaned-on" if named else "record-removed", old=record.name, is_gone=True
    )


def _of_unread(unread: Unread, what: str) -> Change:
    """A record that one side could not read; `*` stands for all records of a file."""
    key = Key(unread.kind, unread.team, unread.id)
    return Change(what, key, key.full_id, unread.path, path=unread.path)
