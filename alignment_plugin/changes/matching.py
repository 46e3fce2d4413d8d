"""Which record of the old side is which of the new: by full id, then alias, then likeness."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alignment_plugin.changes.likeness import best_pairs, equal_pairs, likeness, share_a_word
from alignment_plugin.changes.meaning import Meaning, meaning_of, prose_of
from alignment_plugin.graph import Key, RecordGraph, key_of, number_of
from alignment_plugin.loading.loaded import Unread
from alignment_plugin.records.fields import slug
from alignment_plugin.records.record import Record

_ALIKE = 0.7
"""Titles this much alike, of one kind, are one record under another id."""
_ALIKE_WITH_NUMBER = 0.45
"""Enough where both files start with one number."""
_DERIVED_NAMES = frozenset({"strategy", "team", "session", "back-brief", "onboarding"})
"""Kinds whose names say a date or a team where no title is written: those make no likeness."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One record on both sides."""

    old: Record
    new: Record

    @property
    def is_renamed(self) -> bool:
        """Whether it has another id within its team."""
        return self.old.id != self.new.id

    @property
    def is_moved(self) -> bool:
        """Whether it belongs to another team."""
        return self.old.team != self.new.team


@dataclass(frozen=True, slots=True)
class Matched:
    """All records of both sides, each once."""

    pairs: tuple[Pair, ...]
    """In the order of the new side."""
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    lost: tuple[Unread, ...]
    """What could be read on the old side, and cannot on the new."""
    found: tuple[Unread, ...]
    """What could not be read on the old side, and can on the new."""
    now: Mapping[Key, Key] = field(default_factory=dict)
    """Old key → new key, where they differ."""

    def key_now(self, key: Key) -> Key:
        """The key by which the new side knows what the old side called `key`."""
        return self.now.get(key, key)


def match(old: RecordGraph, new: RecordGraph) -> Matched:
    """Pair the records of two graphs."""
    pairs, left_old, left_new = _by_key(old.records, new.records)
    left_old, lost = _apart(left_old, new.unread)
    left_new, found = _apart(left_new, old.unread)
    for step in (_by_alias, _by_content, _by_likeness):
        more, left_old, left_new = step(left_old, left_new)
        pairs += more
    position = {id(record): number for number, record in enumerate(new.records)}
    pairs.sort(key=lambda pair: position[id(pair.new)])
    now = {key_of(pair.old): key_of(pair.new) for pair in pairs if key_of(pair.old) != key_of(pair.new)}
    return Matched(tuple(pairs), tuple(left_new), tuple(left_old), lost, found, now)


Left = list[Record]
Step = tuple[list[Pair], Left, Left]


def _by_key(old: Iterable[Record], new: Iterable[Record]) -> Step:
    """By full id; records that share one, which is a finding of its own, in their order."""
    places: dict[Key, Left] = defaultdict(list)
    for record in old:
        places[key_of(record)].append(record)
    pairs: list[Pair] = []
    left: Left = []
    for record in new:
        if same := places.get(key_of(record)):
            pairs.append(Pair(same.pop(0), record))
        else:
            left.append(record)
    return pairs, [record for records in places.values() for record in records], left


def _apart(records: Left, unread: Iterable[Unread]) -> tuple[Left, tuple[Unread, ...]]:
    """Records that are really on one side only, and files whose records the other side could not read."""
    by_name = {(each.kind, each.team, each.id): each for each in unread}
    by_path = {each.path: each for each in unread if each.id == "*"}
    rest: Left = []
    found: dict[Unread, None] = {}
    for record in records:
        key = key_of(record)
        if each := by_name.get((key.kind, key.team, record.id)) or by_path.get(record.origin.path):
            found[each] = None
        else:
            rest.append(record)
    return rest, tuple(found)


def _paired(old: Left, new: Left, numbers: Iterable[tuple[int, int]]) -> Step:
    found = list(numbers)
    used_old, used_new = {each for each, _ in found}, {each for _, each in found}
    return (
        [Pair(old[one], new[other]) for one, other in found],
        [record for number, record in enumerate(old) if number not in used_old],
        [record for number, record in enumerate(new) if number not in used_new],
    )


def _names(old: Left, new: Left) -> tuple[Callable[[int], str], Callable[[int], str]]:
    return (lambda number: old[number].full_id), (lambda number: new[number].full_id)


def _by_alias(old: Left, new: Left) -> Step:
    """One side keeps the other's id among its aliases."""
    return _paired(old, new, best_pairs(_aliased(old, new), _names(old, new)))


def _aliased(old: Left, new: Left) -> Iterator[tuple[float, int, int]]:
    for one, other, turn in ((old, new, False), (new, old, True)):
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, record in enumerate(one):
            places[record.kind, record.id].append(number)
        for number, record in enumerate(other):
            for alias in record.aliases:
                # An alias may say the team it had, as `team/id`.
                for place in places.get((record.kind, slug(alias.rpartition("/")[2])), ()):
                    score = 2.0 if one[place].team == record.team else 1.0
                    yield (score, number, place) if turn else (score, place, number)


def _by_content(old: Left, new: Left) -> Step:
    """The same words under another id or in another team."""
    return _paired(old, new, equal_pairs(old, new, (_content, _content)))


def _content(record: Record) -> Meaning:
    fields = tuple(
        (name, meaning_of(value)) for name, value in record if name not in ("id", "team", "aliases", "origin")
    )
    return record.kind, fields, prose_of(record.origin)


def _by_likeness(old: Left, new: Left) -> Step:
    """Nearly the same title, of one kind."""
    return _paired(old, new, best_pairs(_alike(old, new), _names(old, new)))


def _alike(old: Left, new: Left) -> Iterator[tuple[float, int, int]]:
    titles_old, titles_new = [_title(record) for record in old], [_title(record) for record in new]
    for one, other in share_a_word(titles_old, titles_new):
        before, after = old[one], new[other]
        if before.kind != after.kind or not titles_old[one] or not titles_new[other]:
            continue
        alike = likeness(titles_old[one], titles_new[other])
        numbers = number_of(before), number_of(after)
        same_number = before.team == after.team and numbers[0] is not None and numbers[0] == numbers[1]
        if alike >= (_ALIKE_WITH_NUMBER if same_number else _ALIKE):
            yield (
                alike + same_number + (before.team == after.team) / 2 + (before.id == after.id) / 4,
                one,
                other,
            )


def _title(record: Record) -> str:
    """What a record is called by whoever wrote it."""
    if record.kind in _DERIVED_NAMES:
        return getattr(record, "title", None) or ""
    return record.name
