"""Two records of one kind → the places where they say different things. No field is left out."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from alignment_plugin.changes.identity import PEOPLE, Identity
from alignment_plugin.changes.likeness import best_pairs, equal_pairs, likeness
from alignment_plugin.changes.meaning import is_empty, meaning_of, squeezed
from alignment_plugin.records.fields import LinksTo

_NAMED_BY = ("id", "who", "team", "finding", "date")
"""What tells the parts of a list apart, the first that a part has; others are told apart by their words."""
_SAYS_WHOSE = frozenset({"who", "team", "finding"})
"""Names that are what a part is about: under another one it is another part."""
_SWAPPED = PEOPLE | {"tags", "ask_about"}
"""Lists of words in which one that goes and one that comes are one change."""
ORDERED = frozenset({"options", "criteria", "policies", "directions", "paths", "read", "first_contributions"})
"""Lists whose order readers see and follow."""
_REWORDED = 0.5
"""Sentences this much alike are one that was reworded."""
_APART = frozenset({"id", "team", "origin"})
"""What matching speaks of: not what a record says."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two records say different things."""

    field: str
    """Names from the record down, without positions, as `options.ratings`."""
    old: Any
    """Nothing where it was not there."""
    new: Any
    pointer: str
    """Where it stands at head, as `options/2/title`; where it stood at base for what is gone."""
    at: str
    """Where to look at head."""
    holders: tuple[BaseModel, BaseModel]
    """What holds the field on both sides: the records, or parts of them."""
    mark: LinksTo | None = None
    key: str = ""
    """For one value of a mapping: its key."""
    is_reordered: bool = False
    """The same things in another order."""

    @property
    def is_gone(self) -> bool:
        """Whether something was there and nothing is."""
        return not is_empty(self.old) and is_empty(self.new)

    @property
    def is_new(self) -> bool:
        """Whether nothing was there and something is."""
        return is_empty(self.old) and not is_empty(self.new)


@dataclass(frozen=True, slots=True)
class _Place:
    """A field of two things of one model."""

    identity: Identity
    holders: tuple[BaseModel, BaseModel]
    name: str
    path: str
    pointers: tuple[str, str]
    """Of the holder at base and at head; empty for the record."""
    mark: LinksTo | None

    @property
    def called(self) -> str:
        """The field's name in the file."""
        info = type(self.holders[0]).model_fields[self.name]
        return info.alias or self.name

    def pointer(self, side: int, *steps: object) -> str:
        return "/".join(str(each) for each in (self.pointers[side], self.called, *steps) if each != "")

    def difference(self, old: Any, new: Any, **more: Any) -> Difference:
        at = more.pop("at", self.pointer(1))
        more.setdefault("pointer", at)
        return Difference(self.path, old, new, at=at, holders=self.holders, mark=self.mark, **more)


def differences(identity: Identity) -> Iterator[Difference]:
    """Every place where the two records of a pair say different things, in the order of the fields."""
    yield from _within(identity, (identity.pair.old, identity.pair.new), "", ("", ""))


def _within(
    identity: Identity, holders: tuple[BaseModel, BaseModel], path: str, pointers: tuple[str, str]
) -> Iterator[Difference]:
    for name, info in type(holders[0]).model_fields.items():
        if not path and name in _APART:
            continue
        old, new = (getattr(each, name) for each in holders)
        if old is new or old == new:
            continue
        place = _Place(identity, holders, name, f"{path}.{name}".lstrip("."), pointers, _mark(info))
        yield from _at(place, old, new)


def _mark(info: FieldInfo) -> LinksTo | None:
    return next((each for each in info.metadata if isinstance(each, LinksTo)), None)


def _at(place: _Place, old: Any, new: Any) -> Iterator[Difference]:
    if isinstance(old, tuple) and isinstance(new, tuple):
        parts = isinstance((old or new)[0], BaseModel)
        yield from (_parts if parts else _words)(place, old, new)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _entries(place, old, new)
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from _within(place.identity, (old, new), place.path, (place.pointer(0), place.pointer(1)))
    elif not _same(place, old, new):
        yield place.difference(old, new)


def _same(place: _Place, old: Any, new: Any) -> bool:
    if is_empty(old) or is_empty(new):
        return is_empty(old) and is_empty(new)
    identity = place.identity
    return identity.before(place.name, place.mark, old) == identity.after(place.name, place.mark, new)


def _entries(place: _Place, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
    """Values by name: the cells of an option, by criterion."""
    before = {place.identity.criterion(key): value for key, value in old.items()}
    for key in dict.fromkeys((*before, *new)):
        one, other = before.get(key), new.get(key)
        if meaning_of(one) != meaning_of(other):
            yield place.difference(
                one, other, key=key, pointer=place.pointer(1, key), at=place.pointer(1, key)
            )


def _words(place: _Place, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Difference]:
    """Texts of a list: what left, what came, and sentences that were reworded."""
    identity = place.identity
    same = list(
        equal_pairs(
            old,
            new,
            (
                lambda each: identity.before(place.name, place.mark, each),
                lambda each: identity.after(place.name, place.mark, each),
            ),
        )
    )
    left_old, left_new = _rest(len(old), 0, same), _rest(len(new), 1, same)
    reworded: dict[int, int] = {}
    if place.name in _SWAPPED and len(left_old) == len(left_new) == 1:
        reworded = {left_old[0]: left_new[0]}
    elif place.mark is None and _is_prose(old, new):
        reworded = dict(_reworded(old, new, left_old, left_new, str))
    for one in left_old:
        if one not in reworded:
            yield place.difference(old[one], None, pointer=place.pointer(0, one))
    came_from = {other: one for one, other in reworded.items()}
    for other in left_new:
        before = old[came_from[other]] if other in came_from else None
        yield place.difference(before, new[other], at=place.pointer(1, other))
    yield from _order(place, old, new, same)


def _is_prose(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether any text of a list is more than a word or two."""
    return any(str(each).count(" ") > 1 for each in (*old, *new))


def _rest(count: int, side: int, pairs: list[tuple[int, int]]) -> list[int]:
    used = {each[side] for each in pairs}
    return [number for number in range(count) if number not in used]


def _reworded(
    old: Sequence[Any],
    new: Sequence[Any],
    left_old: list[int],
    left_new: list[int],
    words: Callable[[Any], str],
) -> Iterator[tuple[int, int]]:
    scored = [
        (alike, one, other)
        for one in left_old
        for other in left_new
        if (alike := likeness(words(old[one]), words(new[other]))) >= _REWORDED
    ]
    yield from best_pairs(scored, (lambda number: words(old[number]), lambda number: words(new[number])))


def _parts(place: _Place, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Difference]:
    """Parts of a list: which left, which came, and what changed within those that stayed."""
    pairs = paired_parts(place.identity, old, new)
    for one in _rest(len(old), 0, pairs):
        yield place.difference(old[one], None, pointer=place.pointer(0, one))
    came_from = {other: one for one, other in pairs}
    for other, part in enumerate(new):
        if other not in came_from:
            yield place.difference(None, part, at=place.pointer(1, other))
        elif meaning_of(old[came_from[other]]) != meaning_of(part):
            pointers = place.pointer(0, came_from[other]), place.pointer(1, other)
            yield from _within(place.identity, (old[came_from[other]], part), place.path, pointers)
    yield from _order(place, old, new, pairs)


def paired_parts(identity: Identity, old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """(old, new) positions of the parts that are the same: by name, then by content, then by likeness."""
    model = type((old or new)[0])
    name = next((each for each in _NAMED_BY if each in model.model_fields), None)
    pairs: list[tuple[int, int]] = []
    steps: list[tuple[Callable[[Any], Hashable], Callable[[Any], Hashable]]] = [(meaning_of, meaning_of)]
    if name is not None:
        mark = _mark(model.model_fields[name])
        steps.append(
            (
                lambda part: _named(getattr(part, name), lambda value: identity.before(name, mark, value)),
                lambda part: _named(getattr(part, name), lambda value: identity.after(name, mark, value)),
            )
        )
    if name not in _SAYS_WHOSE:
        steps.append((_content, _content))
    if name == "date":
        # Without a date, one is told from another only by its turn.
        steps.append((_undated, _undated))
    for step in steps:
        _extend(pairs, old, new, step)
    if name not in _SAYS_WHOSE:
        left_old = [each for each in _rest(len(old), 0, pairs) if not _has_id(old[each])]
        left_new = [each for each in _rest(len(new), 1, pairs) if not _has_id(new[each])]
        pairs += _reworded(old, new, left_old, left_new, _said)
    return sorted(pairs, key=lambda each: each[1])


def _has_id(part: BaseModel) -> bool:
    """Whether its name tells it apart, so that other words under another name are something else."""
    return getattr(part, "id", None) is not None


def _extend(
    pairs: list[tuple[int, int]],
    old: Sequence[Any],
    new: Sequence[Any],
    step: tuple[Callable[[Any], Hashable], Callable[[Any], Hashable]],
) -> None:
    left_old, left_new = _rest(len(old), 0, pairs), _rest(len(new), 1, pairs)
    found = equal_pairs([old[each] for each in left_old], [new[each] for each in left_new], step)
    pairs += [(left_old[one], left_new[other]) for one, other in found]


def _named(value: Any, known: Callable[[Any], Hashable]) -> Hashable:
    return None if value is None else known(value)


def _undated(part: Any) -> Hashable:
    return "undated" if part.date is None else None


def _content(part: BaseModel) -> Hashable:
    """What a part says besides its name; nothing where that is not much."""
    title = getattr(part, "title", None) or getattr(part, "question", None)
    if title is not None:
        return squeezed(title)
    said = tuple(
        (name, meaning_of(value)) for name, value in part if name not in _NAMED_BY and not is_empty(value)
    )
    return said or None


def _said(part: BaseModel) -> str:
    """All texts of a part, as one."""
    return " ".join(str(value) for _, value in part if isinstance(value, str))


def _order(
    place: _Place, old: Sequence[Any], new: Sequence[Any], pairs: list[tuple[int, int]]
) -> Iterator[Difference]:
    """The first place where things that stayed stand in another order."""
    if place.name not in ORDERED:
        return
    stayed = sorted(pairs, key=lambda each: each[1])
    for (one, other), before in zip(stayed, sorted(each for each, _ in stayed), strict=True):
        if one != before:
            at = place.pointer(1, other)
            yield place.difference(old[before], new[other], at=at, is_reordered=True)
            return
