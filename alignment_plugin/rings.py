"""Rings in what follows what: once each, without enumerating a path."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T", bound=Any)
"""Hashable and sortable."""


def rings(keys: Iterable[T], successors: Callable[[T], Iterable[T]]) -> Iterator[tuple[T, ...]]:
    """Strongly connected groups of more than one, and what leads to itself: sorted, each once."""
    after = {key: found for key in keys if (found := frozenset(successors(key)))}
    # Where all lead to what comes before them, or all to what comes after, as numbered things do, is no ring.
    if all(key > each for key, found in after.items() for each in found) or all(
        key < each for key, found in after.items() for each in found
    ):
        return
    yield from sorted(_components(after, lambda key: after.get(key, frozenset())))


def _components(keys: Iterable[T], successors: Callable[[T], frozenset[T]]) -> Iterator[tuple[T, ...]]:
    """Tarjan's algorithm without recursion: linear in keys and edges, and no path is enumerated."""
    index: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    on_stack: set[T] = set()
    for root in keys:
        if root in index:
            continue
        work = [(root, iter(successors(root)))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            key, rest = work[-1]
            for following in rest:
                if following not in index:
                    index[following] = low[following] = len(index)
                    stack.append(following)
                    on_stack.add(following)
                    work.append((following, iter(successors(following))))
                    break
                if following in on_stack:
                    low[key] = min(low[key], index[following])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[key])
                if low[key] == index[key]:
                    group = _popped(stack, on_stack, key)
                    if len(group) > 1 or key in successors(key):
                        yield tuple(sorted(group))


def _popped(stack: list[T], on_stack: set[T], key: T) -> list[T]:
    group = []
    while True:
        top = stack.pop()
        on_stack.discard(top)
        group.append(top)
        if top == key:
            return group
