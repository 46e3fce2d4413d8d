"""Which files of two sides have to be read, so that comparing them says what reading all would say.

Only decisions are ever left out, as their file's name says their id. Of those all are read that changed, that
share a name with what changed or is near, and that are near: what changed, what leans on it, and what leans on
that, and what all these name. Where that is not sure, everything is read; each such place says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePosixPath

from alignment_plugin.changes.consequences import COULD_CHANGE, LEANS
from alignment_plugin.changes.known import Known, keys, keys_called
from alignment_plugin.changes.leaves import Leaf, ReadAll, leaf_of
from alignment_plugin.changes.mentions import Names, mentions_of
from alignment_plugin.graph import RecordGraph, without_number
from alignment_plugin.loading.load import kind_of_all, load_records
from alignment_plugin.loading.loaded import Loaded
from alignment_plugin.loading.place import COMPANION, PROSE, is_index, place_of
from alignment_plugin.loading.references import references_in
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import slug
from alignment_plugin.records.record import Record
from alignment_plugin.records.relations import references_of
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.rings import rings
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

_HOPS = 3
"""What changed, what leans on it, and what leans on that: of all three it is told where they stand."""
_SUCCESSION = frozenset({"supersedes", "superseded_by"})
_FOLLOWED = frozenset({*LEANS, COULD_CHANGE, *_SUCCESSION})
_MANY = 4
"""With more than one file in four changed, reading all is as quick."""
# Everything hangs on these, and what asks about them asks about all records of a team.
_HUBS = frozenset({"strategy", "team"})


@dataclass(frozen=True, slots=True)
class Near:
    """What has to be read of two sides."""

    paths: frozenset[str]
    loaded: Loaded
    """What of it was read on the new side to find that out."""


def files_near(
    old: Sequence[SourceFile], new: Sequence[SourceFile], touched: AbstractSet[str], settings: Settings
) -> Near | None:
    """The files that comparing two sides needs; nothing where it needs all.

    Both sides are read by the same settings. `touched` are files of which others say that lines differ.
    """
    changed = changed_files(old, new) | touched
    if len(changed) * _MANY > len(new):
        return None
    try:
        return _Plan(old, new, changed, settings).near()
    except ReadAll:
        return None


def changed_files(old: Iterable[SourceFile], new: Iterable[SourceFile]) -> frozenset[str]:
    """Paths of what is not byte for byte the same on both sides."""
    before, after = ({each.path: each for each in side} for side in (old, new))
    return frozenset(path for path in {**before, **after} if before.get(path) != after.get(path))


def is_settled(graph: RecordGraph, changed: AbstractSet[str]) -> bool:
    """Whether every reference in some files leads to one thing: else each name there is could have been meant."""
    for missing in graph.missing:
        record = graph.entities[missing.source].record
        if record is not None and record.origin.path in changed:
            return False
    teams = {record.origin.path: record.team for record in graph.records}
    return all(
        len(graph.resolve(reference.target, team=teams[path])) == 1
        for path in changed & teams.keys() & graph.texts.keys()
        for reference in references_in(graph.texts[path])
    )


class _Plan:
    """What is read so far, and what is left out so far."""

    def __init__(
        self,
        old: Sequence[SourceFile],
        new: Sequence[SourceFile],
        changed: AbstractSet[str],
        settings: Settings,
    ) -> None:
        self.old, self.new, self.changed, self.settings = old, new, changed, settings
        self.own_form: set[str] = set()
        """Decisions that are written in our form, if they can be read."""
        self.leaves = {leaf.path: leaf for leaf in self._leaves()}
        self.loaded = Loaded((), ())
        self.known = Known()
        self.names: Names[str] = Names()
        self.with_number: dict[bytes, list[str]] = defaultdict(list)
        """Number → the leaves that mention it."""
        for path, leaf in self.leaves.items():
            self.names.add(leaf.stem, path)
            for number in leaf.mentions.numbers:
                self.with_number[number].append(path)

    def near(self) -> Near:
        """What is to be read."""
        began = self._changed_records()
        self._follow(began)
        self._refuse_rings(began)
        paths = frozenset(each.path for each in (*self.old, *self.new))
        return Near(paths - self.leaves.keys(), self.loaded)

    def _leaves(self) -> Iterator[Leaf]:
        """What may be left out."""
        groups: set[tuple[str, str]] = set()
        for source in (*self.new, *(each for each in self.old if each.path in self.changed)):
            above, _, name = source.inside.rpartition("/")
            kind = kind_of_all(source.folder, self.settings)
            if name.lower() == COMPANION or (kind and above and is_index(name.partition(".")[0])):
                raise ReadAll  # it says of the files beside it what they are, or they of it
            place = place_of(source.inside, source.folder, kind=kind)
            if place is None or place.kind is None:
                continue
            if place.kind.name in _HUBS and source.path in self.changed:
                raise ReadAll
            if place.kind.name != "decision" or place.suffix not in PROSE:
                continue
            leaf = leaf_of(source, place, max_kb=self.settings.max_file_kb)
            self.own_form.add(source.path)
            if leaf is None or source.path in self.changed:
                continue
            # One of each team is read, so that the team is known, and its folder for one of records.
            if leaf.group in groups:
                yield leaf
            groups.add(leaf.group)

    def _changed_records(self) -> list[Record]:
        """The records of both sides whose files changed."""
        self._load()
        left = [each for each in self.old if each.path not in self.leaves]
        before = load_records(left, settings=self.settings, earlier=self.loaded)
        self._refuse_other_forms(before)
        both = (*self.loaded.records, *before.records)
        found = [record for record in both if record.origin.path in self.changed]
        if any(record.kind in _HUBS for record in found):
            raise ReadAll
        return found

    def _load(self) -> None:
        """Read what is not left out; what was read before is kept."""
        near = [each for each in self.new if each.path not in self.leaves]
        self.loaded = load_records(near, settings=self.settings, earlier=self.loaded)
        self._refuse_other_forms(self.loaded)
        self.known.add(self.loaded.records)

    def _refuse_other_forms(self, loaded: Loaded) -> None:
        """A document in another form is read by what stands beside it, and one that is broken may be one."""
        if any(each.kind == Decision.kind for each in loaded.unread):
            raise ReadAll
        quick = {source.path for source in loaded.files}
        for record in loaded.records:
            path, is_own = record.origin.path, record.origin.dialect == "alignment"
            if not isinstance(record, Decision) or not record.origin.whole_file or path in quick:
                continue
            if not is_own or path not in self.own_form:
                raise ReadAll

    def _follow(self, began: Sequence[Record]) -> None:
        """Read what is near to some records, until all is known that is told of them."""
        self._learn(began, (*_stems(self.changed), *self._said_otherwise(began)))
        self._refuse_open_ways(began)
        seen = {id(record) for record in began}
        frontier, hop = list(began), 1
        while frontier:
            # Where a decision stands is said by what took its place, and so on to the last.
            followed = _FOLLOWED if hop < _HOPS else _SUCCESSION
            near = self.known.near(frontier, followed)
            frontier = [each for each in near if id(each) not in seen and each.kind not in _HUBS]
            seen |= {id(each) for each in frontier}
            self._learn(frontier)
            hop += 1

    def _learn(self, records: Sequence[Record], words: Iterable[str] = ()) -> None:
        """Read what some records name, what names them, and what shares a name with them."""
        called = [name for record in records for name in (record.id, *record.aliases)]
        said = [raw for record in records for _, _, raw, _ in references_of(record)]
        names: Names[bool] = Names()
        for name in called:
            names.add(name, True)
        read = set(self._named_in("\n".join((*words, *called, *said)).encode()))
        read.update(*(self.with_number.get(number, ()) for number in names.numbers))
        read |= {path for path, leaf in self.leaves.items() if any(names.spelled_in(leaf.mentions))}
        if read & self.leaves.keys():
            self.leaves = {path: leaf for path, leaf in self.leaves.items() if path not in read}
            self._load()

    def _named_in(self, text: bytes) -> Iterator[str]:
        """Paths of the leaves that a text could name."""
        mentions = mentions_of(text)
        if mentions is None:
            raise ReadAll
        return self.names.found_in(mentions)

    def _said_otherwise(self, began: Iterable[Record]) -> Iterator[str]:
        """Names in what changed that no link holds: in prose, and a plan B that a decision may have ruled out."""
        for path in self.changed & self.loaded.texts.keys():
            yield from (reference.target for reference in references_in(self.loaded.texts[path]))
        plans = {each.plan_b for each in began if isinstance(each, Decision) and each.plan_b}
        if plans:
            yield from (
                each.stem for each in self.leaves.values() if without_number(slug(each.stem)) in plans
            )

    def _refuse_open_ways(self, began: Iterable[Record]) -> None:
        """What could change a direction could change all that takes it, which is much."""
        directions = {
            key
            for record in self.loaded.records
            if isinstance(record, Strategy)
            for each in record.directions
            for key in keys_called(each.id)
        }
        for record in began:
            if isinstance(record, Unknown) and any(directions & keys(raw) for raw in record.may_change):
                raise ReadAll

    def _refuse_rings(self, began: Iterable[Record]) -> None:
        """A ring of decisions that lean on each other may be long, and is told of on one of them."""
        leans_on: dict[str, list[str]] = defaultdict(list)
        for each in self.loaded.records:
            if isinstance(each, Decision):
                leans_on[each.origin.path] += each.depends_on
                for name in (each.id, *each.aliases):
                    self.names.add(name, each.origin.path)
        after: dict[str, frozenset[str]] = {}
        ahead = [each.origin.path for each in began if isinstance(each, Decision)]
        while ahead:
            path = ahead.pop()
            if path in after:
                continue
            leaf = self.leaves.get(path)
            text = leaf.depends_on if leaf else "\n".join(leans_on[path]).encode()
            after[path] = frozenset(self._named_in(text))
            ahead += after[path]
        if any(not self.changed.isdisjoint(ring) for ring in rings(after, lambda path: after[path])):
            raise ReadAll


def _stems(paths: Iterable[str]) -> Iterator[str]:
    """What files would be called in links, also where they could not be read: by their name, or their folder's."""
    for path in map(PurePosixPath, paths):
        yield from (path.stem, path.parent.name)
