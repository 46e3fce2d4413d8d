"""How alike two texts are, and which of two sets belong together. Both read the same from either side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_COMMON = 50
"""A word in more titles than this says little about which of them are alike."""


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1: the share of three-letter runs that both have."""
    first, second = _runs(one), _runs(other)
    shared = sum((first & second).values())
    return 2 * shared / (first.total() + second.total())


def _runs(text: str) -> Counter[str]:
    padded = f"  {' '.join(text.casefold().split())} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


def best_pairs(
    scored: Iterable[tuple[float, int, int]], names: tuple[Callable[[int], str], Callable[[int], str]]
) -> Iterator[tuple[int, int]]:
    """(old, new) positions that belong together, the best first; nothing is used twice.

    Ties go by the two names in alphabetical order, so that swapped sides give swapped pairs.
    """
    old_name, new_name = names

    def rank(each: tuple[float, int, int]) -> tuple[float, list[str]]:
        score, old, new = each
        return -score, sorted((old_name(old), new_name(new)))

    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, old, new in sorted(scored, key=rank):
        if old not in taken_old and new not in taken_new:
            taken_old.add(old)
            taken_new.add(new)
            yield old, new


def equal_pairs(
    old: Sequence[T], new: Sequence[T], identity: tuple[Callable[[T], Hashable], Callable[[T], Hashable]]
) -> Iterator[tuple[int, int]]:
    """(old, new) positions of what is the same on both sides, in order; an identity of None is never paired."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number, each in enumerate(new):
        if (key := identity[1](each)) is not None:
            places[key].append(number)
    for number, each in enumerate(old):
        key = identity[0](each)
        if key is not None and places.get(key):
            yield number, places[key].pop(0)


def share_a_word(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(old, new) positions of texts with a telling word in common: few enough to be compared one by one."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(new):
        for word in set(text.casefold().split()):
            places[word].append(number)
    counts = Counter(word for text in old for word in set(text.casefold().split()))
    for number, text in enumerate(old):
        found: set[int] = set()
        for word in set(text.casefold().split()):
            if counts[word] <= _COMMON and len(places.get(word, ())) <= _COMMON:
                found.update(places.get(word, ()))
        yield from ((number, each) for each in sorted(found))
