"""Which files of two sides have to be read, so that comparing them says what reading all would say.

Decisions are left out, as their file's name says their id, and other files where an earlier run has remembered
what they hold. Of those all are read that changed, that share a name with what changed or is near, and that are
near: what changed, what leans on it, and what leans on that, and what all these name. Where that is not sure,
everything is read; each such place says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from alignment_plugin.changes.consequences import COULD_CHANGE, LEANS
from alignment_plugin.changes.files import Files, changed_files
from alignment_plugin.changes.known import Known, keys, keys_called
from alignment_plugin.changes.leaves import HUBS, Leaf, ReadAll, leaf_of, leaf_read
from alignment_plugin.changes.mentions import Names, Texts, mentions_of
from alignment_plugin.graph import RecordGraph, without_number
from alignment_plugin.loading.load import kind_of_all, load_records
from alignment_plugin.loading.loaded import Loaded
from alignment_plugin.loading.place import COMPANION, PROSE, Place, is_index, place_of
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
Remembered = Mapping[tuple[str, str], Leaf]
"""Path and contents of a file → what is known of it."""


@dataclass(frozen=True, slots=True)
class Near:
    """What has to be read of two sides."""

    paths: frozenset[str]
    loaded: Loaded
    """What of it was read on the new side to find that out."""
    known: Remembered
    """What is known now of files that are the same on both sides."""


def files_near(
    old: Files,
    new: Files,
    touched: AbstractSet[str],
    settings: Settings,
    remembered: Remembered = MappingProxyType({}),
) -> Near | None:
    """The files that comparing two sides needs; nothing where it needs all.

    Both sides are read by the same settings. `touched` are files of which others say that lines differ;
    `remembered` is what was known by the same settings before.
    """
    changed = changed_files(old, new) | touched
    if len(changed) * _MANY > len(new.listed):
        return None
    try:
        return _Plan(old, new, changed, settings, remembered).near()
    except ReadAll:
        return None


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
        self, old: Files, new: Files, changed: AbstractSet[str], settings: Settings, remembered: Remembered
    ) -> None:
        self.old, self.new, self.changed, self.settings = old, new, changed, settings
        self.own_form: set[str] = set()
        """Decisions that are written in our form, if they can be read."""
        self.known: dict[tuple[str, str], Leaf] = {}
        self.leaves = {leaf.path: leaf for leaf in self._leaves(remembered)}
        self.loaded = Loaded((), ())
        self.records = Known()
        self.names: Names[str] = Names()
        self.texts = Texts((leaf.mentions, path) for path, leaf in self.leaves.items())
        for path, leaf in self.leaves.items():
            for name in leaf.names:
                self.names.add(name, path)

    def near(self) -> Near:
        """What is to be read."""
        began = self._changed_records()
        self._follow(began)
        self._refuse_rings(began)
        self._remember()
        paths = frozenset(self.old.listed.keys() | self.new.listed.keys())
        return Near(paths - self.leaves.keys(), self.loaded, self.known)

    def _remember(self) -> None:
        """Keep what reading has told of files that are the same on both sides."""
        for source, file in self.loaded.files.items():
            place = self._place_of(source)
            # Where all files are decisions because none is another record, the next one may change that.
            is_placed = place is not None and place.kind is file.place.kind
            if source.path not in self.changed and is_placed and (leaf := leaf_read(source, file)):
                self.known[source.path, self.new.listed[source.path].contents] = leaf

    def _leaves(self, remembered: Remembered) -> Iterator[Leaf]:
        """What may be left out."""
        names = {path: (path, each.contents) for path, each in self.new.listed.items()}
        fresh = {path for path, name in names.items() if path in self.changed or name not in remembered}
        told = {source.path: self._told_by(source) for source in self.new.read(fresh)}
        for source in self.old.read(self.changed):
            self._told_by(source)
        only_decisions = self._only_decisions_changed()
        groups: set[tuple[str, str]] = set()
        for path, name in names.items():
            leaf = told[path] if path in told else remembered[name]
            if leaf is None or path in self.changed:
                continue
            self.known[name] = leaf
            if leaf.is_decision:
                self.own_form.add(path)
            elif not only_decisions:
                continue  # what is asked about other records is asked about all of a team
            # One of each team is read, so that the team is known, and its folder for one of records.
            if leaf.group in groups:
                yield leaf
            groups.add(leaf.group)

    def _told_by(self, source: SourceFile) -> Leaf | None:
        """What the bytes of a file tell."""
        place = self._place_of(source)
        if place is None or place.kind is None:
            return None
        if place.kind.name in HUBS and source.path in self.changed:
            raise ReadAll
        if place.kind.name != Decision.kind or place.suffix not in PROSE:
            return None
        self.own_form.add(source.path)
        return leaf_of(source, place, max_kb=self.settings.max_file_kb)

    def _place_of(self, source: SourceFile) -> Place | None:
        above, _, name = source.inside.rpartition("/")
        kind = kind_of_all(source.folder, self.settings)
        if name.lower() == COMPANION or (kind and above and is_index(name.partition(".")[0])):
            raise ReadAll  # it says of the files beside it what they are, or they of it
        return place_of(source.inside, source.folder, kind=kind)

    def _only_decisions_changed(self) -> bool:
        places = [self._place_of(each) for side in (self.old, self.new) for each in side.read(self.changed)]
        return all(place is None or (place.kind and place.kind.name == Decision.kind) for place in places)

    def _changed_records(self) -> list[Record]:
        """The records of both sides whose files changed."""
        self._load()
        left = self.old.listed.keys() - self.leaves.keys()
        before = load_records(self.old.read(left), settings=self.settings, earlier=self.loaded)
        self._refuse_other_forms(before)
        both = (*self.loaded.records, *before.records)
        found = [record for record in both if record.origin.path in self.changed]
        if any(record.kind in HUBS for record in found):
            raise ReadAll
        return found

    def _load(self) -> None:
        """Read what is not left out; what was read before is kept."""
        near = self.new.read(self.new.listed.keys() - self.leaves.keys())
        self.loaded = load_records(near, settings=self.settings, earlier=self.loaded)
        self._refuse_other_forms(self.loaded)
        self.records.add(self.loaded.records)

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
            near = self.records.near(frontier, followed)
            frontier = [each for each in near if id(each) not in seen and each.kind not in HUBS]
            seen |= {id(each) for each in frontier}
            self._learn(frontier)
            hop += 1

    def _learn(self, records: Sequence[Record], words: Iterable[str] = ()) -> None:
        """Read what some records name, what names them, and what shares a name with them."""
        called = [name for record in records for name in (record.id, *record.aliases)]
        said = [raw for record in records for _, _, raw, _ in references_of(record)]
        read = set(self._named_in("\n".join((*words, *called, *said)).encode()))
        read.update(*map(self.texts.mentioning, called))
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
            names = (name for leaf in self.leaves.values() for name in leaf.names)
            yield from (name for name in names if without_number(slug(name)) in plans)

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
