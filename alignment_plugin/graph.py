"""Records → graph: references resolved, inverses derived. Nothing is patched afterwards."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from alignment_plugin.loading.loaded import Loaded, Unread
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import LinksTo, slug
from alignment_plugin.records.record import Record
from alignment_plugin.records.relations import references_of
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Member, Team

R = TypeVar("R", bound=Record)
LINK_KINDS = ("decision", "step", "unknown", "policy", "direction", "signal", "strategy", "team", "session",
              "back-brief", "term", "member", "onboarding")  # fmt: skip
# Parts that can be linked to: of which kind of record, what they are called, the field they stand in.
_PART_FIELDS = {
    "strategy": (("policy", "policies"), ("direction", "directions"), ("signal", "signals")),
    "team": (("member", "members"),),
}


_DAY = re.compile(r"^\d{8}(-|$)|^\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"^#?(?:[A-Za-z]{2,5}[-_ ]?)?0*(\d{1,6})$")
_LEADING_NUMBER = re.compile(r"^#?(?:[A-Za-z]{2,5}[-_ ]?)?0*(\d{1,6})(?:[-_].*)?$")


class Key(NamedTuple):
    """What identifies a thing in the graph: two kinds may use one id."""

    kind: str
    team: str
    id: str

    @property
    def full_id(self) -> str:
        """`team/id`, as people and reports have it."""
        return f"{self.team}/{self.id}"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that can be linked to: a record, or a part of one."""

    key: Key
    name: str
    """Plain text."""
    record: Record | None
    """The record, or the one that holds the part; nothing for a team that only others name."""
    part: BaseModel | None = None
    pointer: str = ""
    """Where the part stands in its record."""


class Link(NamedTuple):
    """One side of a relation, resolved. A tuple, as there are several for every record."""

    relation: str
    """The field that says it."""
    inverse: str
    """What the target's page calls it."""
    source: Key
    target: Key
    raw: str
    pointer: str
    """Where the source says it; with the source and the relation it is unique."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A reference that names nothing, or too much."""

    source: Key
    relation: str
    raw: str
    pointer: str
    kinds: tuple[str, ...]
    candidates: tuple[Key, ...]
    """More than one where it is ambiguous."""


class RecordGraph:
    """All records of a site and what they say of each other. Read it; never change it."""

    def __init__(self, loaded: Loaded) -> None:
        self.records: tuple[Record, ...] = loaded.records
        self.texts: Mapping[str, str] = loaded.texts
        self.record_paths = loaded.record_paths
        self.unread: tuple[Unread, ...] = loaded.unread
        """Files that were meant to be records and could not be read."""
        self._team_names = dict(loaded.team_folders)
        self._near_teams: dict[str, bool] = {}
        self._resolved: dict[tuple[str, str, tuple[str, ...]], tuple[Key, ...]] = {}
        self.entities: dict[Key, Entity] = {}
        self.duplicates: list[tuple[Entity, Entity]] = []
        """(first, again) of one kind, or of two kinds of record with one id."""
        self._by_name: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
        self._anywhere: dict[str, list[Key]] = defaultdict(list)
        """Name → things of any team: slugs, aliases."""
        self._by_number: dict[str, dict[int, list[Key]]] = defaultdict(lambda: defaultdict(list))
        self._of_kind: dict[str, list[Record]] = defaultdict(list)
        self._fill()
        self.links: tuple[Link, ...]
        self.missing: tuple[Missing, ...]
        self._link()
        # Where a decision stands is asked many times a page.
        self._successors: dict[Key, tuple[Decision, ...]] = {}
        self.kept: dict[Any, Any] = {}
        """Answers that are asked for often, by whoever works them out."""

    # Building

    def _fill(self) -> None:
        for record in self.records:
            entity = Entity(key_of(record), record.name, record)
            self._add(entity)
            self._of_kind[record.kind].append(record)
            for kind, field in _PART_FIELDS.get(record.kind, ()):
                for number, part in enumerate(getattr(record, field)):
                    self._add(_part_entity(kind, record, part, f"{field}/{number}"))
        for team in dict.fromkeys(record.team for record in self.records):
            key = Key("team", team, "team")
            if key not in self.entities:
                self.entities[key] = Entity(key, team, None)
        self.teams = tuple(dict.fromkeys(record.team for record in self.records))

    def _add(self, entity: Entity) -> None:
        key = entity.key
        if (first := self.entities.get(key)) is not None:
            self.duplicates.append((first, entity))
            return
        if entity.part is None and key.kind != "term" and (same := self._by_name[key.team].get(key.id)):
            twin = next((each for each in same if self._is_record(each)), None)
            if twin is not None:
                self.duplicates.append((self.entities[twin], entity))
        self.entities[key] = entity
        self._by_name[key.team][key.id].append(key)
        self._anywhere[key.id].append(key)
        if entity.part is None and entity.record is not None:
            for alias in entity.record.aliases:
                self._by_name[key.team][slug(alias)].append(key)
                self._anywhere[slug(alias)].append(key)
            if (number := number_of(entity.record)) is not None:
                self._by_number[key.team][number].append(key)

    def _is_record(self, key: Key) -> bool:
        return key.kind != "term" and key in self.entities and self.entities[key].part is None

    def _link(self) -> None:
        links: list[Link] = []
        missing: list[Missing] = []
        for record in self.records:
            source = key_of(record)
            if self.entities[source].record is not record:
                continue
            for relation, mark, raw, pointer in references_of(record):
                found = self.resolve(raw, team=record.team, kinds=mark.kinds)
                if len(found) == 1:
                    links.append(Link(relation, mark.inverse, source, found[0], raw, pointer))
                elif not self._excused(raw, record.team, mark):
                    missing.append(Missing(source, relation, raw, pointer, mark.kinds, found))
        self.links, self.missing = tuple(links), tuple(missing)
        # One relation is what most ask for.
        self._from_by: dict[tuple[Key, str], list[Link]] = defaultdict(list)
        self._to_by: dict[tuple[Key, str], list[Link]] = defaultdict(list)
        for link in self.links:
            self._from_by[link.source, link.relation].append(link)
            self._to_by[link.target, link.relation].append(link)
        self._replaced = {key.id for key, relation in self._from_by if relation == "superseded_by"}
        self._replaced |= {key.id for key, relation in self._to_by if relation == "supersedes"}

    @cached_property
    def _from(self) -> dict[Key, list[Link]]:
        found: dict[Key, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.source].append(link)
        return found

    @cached_property
    def _to(self) -> dict[Key, list[Link]]:
        found: dict[Key, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.target].append(link)
        return found

    def _excused(self, raw: str, team: str, mark: LinksTo) -> bool:
        """Whether nothing is wrong with a name that resolves to nothing."""
        if mark.loose and not self._nearly_a_team(raw):
            return True
        target_team, name = self._split(raw, team)
        parts = {"policy", "direction", "signal"}
        for unread in self.unread:
            kinds = {unread.kind} | (parts if unread.kind == "strategy" else set())
            if unread.team != target_team or not ("any" in mark.kinds or kinds & set(mark.kinds)):
                continue
            if unread.id in ("*", slug(name)) or unread.kind == "strategy":
                return True
            if (number := number_in(name)) is not None and number == number_in(unread.id, leading=True):
                return True
        return False

    def _nearly_a_team(self, raw: str) -> bool:
        if raw not in self._near_teams:
            near = difflib.get_close_matches(raw, self.teams, n=1, cutoff=0.85)
            self._near_teams[raw] = raw not in self.teams and bool(near)
        return self._near_teams[raw]

    # Asking

    def resolve(self, raw: str, *, team: str, kinds: tuple[str, ...] = ("any",)) -> tuple[Key, ...]:
        """The things that `raw` may mean, seen from `team`: one where it is clear, none, or several."""
        asked = (raw, team, kinds)
        if (known := self._resolved.get(asked)) is None:
            known = self._resolved[asked] = self._resolve(raw, team, kinds)
        return known

    def _resolve(self, raw: str, team: str, kinds: tuple[str, ...]) -> tuple[Key, ...]:
        if kinds == ("team",):
            return self._resolve_team(raw)
        target_team, name = self._split(raw, team)
        wanted = _wanted(kinds)
        if found := self._named(target_team, name, wanted):
            return found
        if "/" in raw.strip("/") and target_team != team:
            return ()
        if "team" in wanted and (found := self._resolve_team(raw)):
            return found
        return self._elsewhere(team, name, wanted)

    def _split(self, raw: str, team: str) -> tuple[str, str]:
        text = raw.strip().strip("[]").removesuffix(".md").removesuffix(".yml")
        if "://" in text:  # an address ends in no name of ours
            return team, text
        first, slash, rest = text.partition("/")
        first = self._team_names.get(first, first)
        if slash and first in self.teams:
            return first, PurePosixPath(rest).name
        return team, PurePosixPath(text).name if slash else text

    def _named(self, team: str, name: str, wanted: frozenset[str]) -> tuple[Key, ...]:
        keys = [key for key in self._by_name[team].get(name, ()) if key.kind in wanted]
        if not keys:
            keys = [key for key in self._by_name[team].get(slug(name), ()) if key.kind in wanted]
        if not keys and (number := number_in(name)) is not None:
            keys = [key for key in self._by_number[team].get(number, ()) if key.kind in wanted]
        return tuple(dict.fromkeys(keys)) if len(keys) > 1 else tuple(keys)

    def _elsewhere(self, team: str, name: str, wanted: frozenset[str]) -> tuple[Key, ...]:
        """Things of other teams; a bare number means nothing across teams, as every team counts from one."""
        found = self._anywhere.get(name) or self._anywhere.get(slug(name)) or ()
        return tuple(dict.fromkeys(key for key in found if key.kind in wanted and key.team != team))

    def _resolve_team(self, raw: str) -> tuple[Key, ...]:
        name = self._team_names.get(raw.strip(), raw.strip())
        for candidate in (name, slug(name)):
            if candidate in self.teams:
                return (Key("team", candidate, "team"),)
        titled = [team.team for team in self.of(Team) if team.title and slug(team.title) == slug(name)]
        return (Key("team", titled[0], "team"),) if len(titled) == 1 else ()

    def names_near(self, team: str, kinds: tuple[str, ...]) -> list[str]:
        """Ids that could have been meant, own team first, for "did you mean"."""
        wanted = _wanted(kinds)
        own = [key.id for key in self.entities if key.team == team and key.kind in wanted]
        other = [key.full_id for key in self.entities if key.team != team and key.kind in wanted]
        if "team" in wanted:
            own += list(self.teams)
        return own + other

    def of(self, model: type[R], team: str | None = None) -> tuple[R, ...]:
        """All records of a kind in the order they were read, of one team or of all."""
        records: Iterable[Any] = self._of_kind[model.kind]
        return tuple(record for record in records if team is None or record.team == team)

    def one(self, model: type[R], team: str) -> R | None:
        """The team's first record of a kind, or nothing."""
        return next(iter(self.of(model, team)), None)

    def get(self, key: Key) -> Entity | None:
        """The thing itself, or nothing."""
        return self.entities.get(key)

    def links_from(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """What `key` says of others, in the order written."""
        if len(relations) == 1:
            return tuple(self._from_by.get((key, relations[0]), ()))
        return tuple(link for link in self._from.get(key, ()) if not relations or link.relation in relations)

    def links_to(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """What others say of `key`."""
        if len(relations) == 1:
            return tuple(self._to_by.get((key, relations[0]), ()))
        return tuple(link for link in self._to.get(key, ()) if not relations or link.relation in relations)

    def targets(self, record: Record | Key, *relations: str) -> tuple[Entity, ...]:
        """The things that a record names in these fields."""
        key = record if isinstance(record, Key) else key_of(record)
        found = self.links_from(key, *relations)
        return tuple([self.entities[each] for each in dict.fromkeys([link.target for link in found])])

    def sources(self, record: Record | Key, *relations: str) -> tuple[Entity, ...]:
        """The things that name a record in these fields."""
        key = record if isinstance(record, Key) else key_of(record)
        found = self.links_to(key, *relations)
        return tuple([self.entities[each] for each in dict.fromkeys([link.source for link in found])])

    def strategy(self, team: str) -> Strategy | None:
        """The team's strategy in force: the first that is not superseded, else the first."""
        all_of_them = self.of(Strategy, team)
        live = [each for each in all_of_them if each.status.value != "superseded"]
        return next(iter((*live, *all_of_them)), None)

    def successors(self, decision: Decision) -> tuple[Decision, ...]:
        """Decisions that take the place of this one, whichever side says it."""
        if decision.id not in self._replaced:  # most are not, and this is asked most
            return ()
        key = key_of(decision)
        if key not in self._successors:
            found = (*self.sources(key, "supersedes"), *self.targets(key, "superseded_by"))
            records = {each.key: each.record for each in found if isinstance(each.record, Decision)}
            self._successors[key] = tuple(records.values())
        return self._successors[key]

    def predecessors(self, decision: Decision) -> tuple[Decision, ...]:
        """Decisions whose place this one takes, whichever side says it."""
        found = (*self.targets(decision, "supersedes"), *self.sources(decision, "superseded_by"))
        return tuple({each.key: each.record for each in found if isinstance(each.record, Decision)}.values())

    def person(self, team: str, word: str) -> Member | None:
        """The member whom a name means: of `team` first, then of any team."""
        for wanted in (team, None):
            for record in self.of(Team, wanted):
                for member in record.members:
                    if word.casefold() in (member.id, (member.name or "").casefold()):
                        return member
        return None


@cache
def _wanted(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(LINK_KINDS if "any" in kinds else kinds)


def key_of(record: Record) -> Key:
    """A record's place in the graph."""
    return Key(record.kind, record.team, "team" if record.kind == "team" else record.id)


def _part_entity(kind: str, record: Record, part: Any, pointer: str) -> Entity:
    name = (
        getattr(part, "title", None)
        or getattr(part, "question", None)
        or getattr(part, "name", None)
        or part.id
    )
    return Entity(Key(kind, record.team, part.id), name, record, part, pointer)


def number_of(record: Record) -> int | None:
    """The number that a record's file name starts with, which people cite it by; dates are none."""
    return number_in(record.id, leading=True) if record.kind == "decision" else None


def without_number(record_id: str) -> str:
    """An id without the number that it starts with: how a way is called before it is decided on."""
    return re.sub(r"^\d+-", "", record_id)


def number_in(text: str, *, leading: bool = False) -> int | None:
    """The number in `4`, `0004`, `ADR-4`, `adr 0004`; in `0004-x` too where `leading`."""
    if _DAY.match(text):
        return None
    found = (_LEADING_NUMBER if leading else _NUMBER).match(text)
    return int(found[1]) if found else None
