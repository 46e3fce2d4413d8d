"""What a record leans on and what leans on it, two steps far, as values that can be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, zip_longest
from weakref import WeakKeyDictionary

from alignment_plugin.analysis.life_cycle import standing
from alignment_plugin.graph import Entity, Key, Link, RecordGraph, key_of
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.record import Record
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Direction
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.parts import waiting_state
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

MOST = 40
"""Nodes of one drawing."""
_A_SIDE = 12
_A_COLUMN = 16
"""With what lies behind; two of these, what is beneath and the record itself are at most `MOST`."""
_BENEATH = 6
_BEHIND_ONE = 5
_HEADS = {
    "decision": ("It leans on", "This decision", "Leans on it"),
    "step": ("It leans on", "This step", "Leans on it"),
    "unknown": ("Tried by", "This question", "Hangs on it"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of a drawing."""

    key: Key
    title: str
    """Plain text."""
    small: str
    """Its kind and where it stands, as `Step, doing`."""
    dashed: bool = False
    """Whether it is a question: nobody knows it yet."""
    could: bool = False
    """Whether the tie says only what could happen."""
    further: tuple["Node", ...] = ()
    """What lies behind it, on the same side."""
    more: bool = False
    """Whether more lies behind it than is here."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A record between what it leans on and what leans on it."""

    this: Node
    heads: tuple[str, str, str]
    """The words over the left, the middle and the right."""
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    beneath: tuple[Node, ...]
    """What could change it."""
    left_out: tuple[str, ...] = ()
    """Of `left`, `right`, `beneath`: those of which not everything is here."""

    @property
    def nodes(self) -> Iterator[Node]:
        """Every node, in the order of reading: left, itself, what is beneath it, right."""
        yield from chain(_with_further(self.left), (self.this,), self.beneath, _with_further(self.right))


def _with_further(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from node.further


@dataclass(frozen=True, slots=True)
class _Relation:
    """How one field of a record is drawn."""

    target_leans: bool = False
    """Whether the thing that is named leans on the record that names it; else the other way round."""
    leant_on: str = ""
    """What the thing on the left is called; its kind where this is empty."""
    leaning: str = ""
    """What the thing on the right is called."""
    leads_on: bool = True
    """Whether what lies behind it is drawn too."""


# In the order in which they are drawn; those that lead on first.
_RELATIONS = {
    "serves": _Relation(),
    "takes": _Relation(),
    "follows_from": _Relation(),
    "waits_for": _Relation(),
    "depends_on": _Relation(),
    "may_change": _Relation(target_leans=True),
    "asks": _Relation(),
    "led_to": _Relation(target_leans=True),
    "answers": _Relation(target_leans=True, leaning="Question it tries"),
    "supersedes": _Relation(leant_on="Replaces", leaning="Replaced by", leads_on=False),
    "superseded_by": _Relation(target_leans=True, leant_on="Replaces", leaning="Replaced by", leads_on=False),
    "amends": _Relation(leant_on="Changed in part", leaning="Changes it in part", leads_on=False),
    "amended_by": _Relation(
        target_leans=True, leant_on="Changed in part", leaning="Changes it in part", leads_on=False
    ),
    "conflicts_with": _Relation(
        leant_on="Cannot stand beside", leaning="Cannot stand beside", leads_on=False
    ),
    "affects": _Relation(target_leans=True, leads_on=False),
}
_RANK = {relation: rank for rank, relation in enumerate(_RELATIONS)}


@dataclass(frozen=True, slots=True)
class _Tie:
    """Something connected to a record, seen from the record."""

    relation: str
    other: Key
    word: str

    @property
    def leads_on(self) -> bool:
        return _RELATIONS[self.relation].leads_on


Ties = Mapping[Key, Sequence[_Tie]]


@dataclass(slots=True)
class _Web:
    """All ties of a site. Each side is sorted: what leads on comes first."""

    left: dict[Key, list[_Tie]] = field(default_factory=lambda: defaultdict(list))
    right: dict[Key, list[_Tie]] = field(default_factory=lambda: defaultdict(list))
    beneath: dict[Key, list[_Tie]] = field(default_factory=lambda: defaultdict(list))
    words: dict[tuple[Key, date], tuple[str, str]] = field(default_factory=dict)
    """Thing, today → title, state: a thing that many lean on is read once."""

    def add(self, link: Link) -> None:
        relation = _RELATIONS[link.relation]
        leaner, leant_on = (link.target, link.source) if relation.target_leans else (link.source, link.target)
        if leaner == leant_on:
            return
        self.right[leant_on].append(_Tie(link.relation, leaner, relation.leaning))
        if link.relation == "may_change":
            self.beneath[leaner].append(_Tie(link.relation, leant_on, ""))
        elif link.relation != "asks":
            # The comparison itself asks: its cell leads to the question.
            self.left[leaner].append(_Tie(link.relation, leant_on, relation.leant_on))


_WEBS: WeakKeyDictionary[RecordGraph, _Web] = WeakKeyDictionary()


def _web_of(graph: RecordGraph) -> _Web:
    if (web := _WEBS.get(graph)) is None:
        web = _WEBS[graph] = _Web()
        drawn = (link for link in graph.links if link.relation in _RANK)
        for link in sorted(drawn, key=lambda link: _RANK[link.relation]):
            web.add(link)
    return web


def neighbourhood(site: Site, record: Record) -> Neighbourhood | None:
    """What is drawn around a record; nothing where it stands alone."""
    web = _web_of(site.graph)
    this = key_of(record)
    left, more_left = _first(web.left.get(this, ()), _A_SIDE)
    right, more_right = _first(web.right.get(this, ()), _A_SIDE)
    beneath, more_beneath = _first(web.beneath.get(this, ()), _BENEATH)
    if not (left or right or beneath):
        return None
    seen = {this, *(tie.other for tie in (*left, *right, *beneath))}
    behind = _behind(web, left, right, seen)
    make = _Maker(site, web, record)
    cuts = {"left": more_left, "right": more_right, "beneath": more_beneath}
    return Neighbourhood(
        make.node(_Tie("", this, "")),
        _HEADS[record.kind],
        tuple(make.node(tie, behind.get(("left", tie.other))) for tie in left),
        tuple(make.node(tie, behind.get(("right", tie.other))) for tie in right),
        tuple(make.node(tie) for tie in beneath),
        tuple(place for place, cut in cuts.items() if cut),
    )


def _first(ties: Sequence[_Tie], limit: int) -> tuple[list[_Tie], bool]:
    """The first things, each once, and whether there are more."""
    found: dict[Key, _Tie] = {}
    for tie in ties:
        if tie.other in found:
            continue
        if len(found) == limit:
            return list(found.values()), True
        found[tie.other] = tie
    return list(found.values()), False


@dataclass(slots=True)
class _Behind:
    """What lies behind one neighbour: what is taken of it, and what is left."""

    rest: Iterator[_Tie]
    taken: list[_Tie] = field(default_factory=list)


def _behind(
    web: _Web, left: list[_Tie], right: list[_Tie], seen: set[Key]
) -> Mapping[tuple[str, Key], _Behind]:
    """Things two steps away, one of each neighbour in turn, each thing once."""
    found: dict[tuple[str, Key], _Behind] = {}
    for pair in zip_longest(left, right):
        for place, ties, tie in zip(("left", "right"), (web.left, web.right), pair, strict=True):
            if tie is not None and tie.leads_on:
                found[place, tie.other] = _Behind(_unseen(ties.get(tie.other, ()), seen))
    room = {"left": _A_COLUMN - len(left), "right": _A_COLUMN - len(right)}
    for _ in range(_BEHIND_ONE):
        for (place, _), behind in found.items():
            if room[place] and (tie := next(behind.rest, None)) is not None:
                seen.add(tie.other)
                behind.taken.append(tie)
                room[place] -= 1
    return found


def _unseen(ties: Sequence[_Tie], seen: set[Key]) -> Iterator[_Tie]:
    for tie in ties:
        if not tie.leads_on:
            return
        if tie.other not in seen:
            yield tie


@dataclass(frozen=True, slots=True)
class _Maker:
    """Ties → nodes of one record's drawing."""

    site: Site
    web: _Web
    record: Record

    def node(self, tie: _Tie, behind: _Behind | None = None) -> Node:
        entity = self.site.graph.entities[tie.other]
        title, state = self._words(entity)
        if tie.relation == "affects" and isinstance(self.record, Decision):
            state = told_word(self.record, entity)
        word = tie.word or entity.key.kind.replace("-", " ").capitalize()
        return Node(
            tie.other,
            title,
            f"{word}, {state}" if state else word,
            dashed=tie.other.kind == "unknown",
            could=tie.relation == "may_change",
            further=tuple(self.node(each) for each in behind.taken) if behind else (),
            more=behind is not None and next(behind.rest, None) is not None,
        )

    def _words(self, entity: Entity) -> tuple[str, str]:
        place = (entity.key, self.site.today)
        if (words := self.web.words.get(place)) is None:
            words = self.web.words[place] = (shortened(plain(entity.name)), _state(self.site, entity))
        return words


def _state(site: Site, entity: Entity) -> str:
    """Where a thing stands, in small letters; empty where nothing says it."""
    if isinstance(entity.part, Direction):
        return entity.part.status.value
    if entity.part is not None:
        return ""
    match entity.record:
        case Decision() as decision:
            status = standing(site.graph, decision)
            return "" if status is DecisionStatus.UNKNOWN else status.value
        case Step() as step:
            return step.state.value
        case Unknown() as unknown:
            return waiting_state(unknown, site.today).replace("nobody", "nobody yet")
    return ""


def told_word(decision: Decision, team: Entity) -> str:
    """Whether a team that a decision reaches knows of it."""
    names = {team.key.team, team.name}
    if names & set(decision.consulted):
        return "consulted"
    return "told" if names & set(decision.informed) else "not told yet"
