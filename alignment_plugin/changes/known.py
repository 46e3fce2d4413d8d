"""Records by what they are called and by what they name, without a graph: for finding what is near to a change."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import PurePosixPath

from alignment_plugin.graph import number_in
from alignment_plugin.records.fields import slug
from alignment_plugin.records.record import Record
from alignment_plugin.records.relations import references_of


class Known:
    """The records read so far, by what they are called and by what they name; more than the graph would say."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._called: dict[str, list[Record]] = defaultdict(list)
        self._naming: dict[str, list[tuple[str, Record]]] = defaultdict(list)

    def add(self, records: Iterable[Record]) -> None:
        """Records, those again that are known."""
        for record in records:
            if id(record) in self._seen:
                continue
            self._seen.add(id(record))
            for name in (record.id, *record.aliases):
                for key in keys_called(name):
                    self._called[key].append(record)
            for relation, _, raw, _ in references_of(record):
                for key in keys(raw):
                    self._naming[key].append((relation, record))

    def near(self, records: Iterable[Record], relations: AbstractSet[str]) -> list[Record]:
        """What records name, and what names them."""
        found: dict[int, Record] = {}
        for record in records:
            for name in (record.id, *record.aliases):
                for key in keys_called(name):
                    found |= {
                        id(each): each
                        for relation, each in self._naming.get(key, ())
                        if relation in relations
                    }
            for relation, _, raw, _ in references_of(record):
                if relation in relations:
                    for key in keys(raw):
                        found |= {id(each): each for each in self._called.get(key, ())}
        return list(found.values())


@lru_cache(1 << 15)
def keys_called(name: str) -> frozenset[str]:
    """What a reference to a name comes down to: the name as an id, or its number."""
    slugged = slug(name)
    number = number_in(slugged, leading=True)
    return frozenset({slugged} if number is None else {slugged, f"#{number}"})


@lru_cache(1 << 15)
def keys(raw: str) -> frozenset[str]:
    """What a reference may come down to, whatever team and folder it names."""
    text = raw.strip().strip("[]").removesuffix(".md").removesuffix(".yml")
    names = {text, PurePosixPath(text).name} if "/" in text else {text}
    numbers = {f"#{number}" for name in names if (number := number_in(name)) is not None}
    return frozenset({slug(name) for name in names} | numbers)
