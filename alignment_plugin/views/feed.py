"""What happened in a week → the lines of a feed: a verb, what it is about, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alignment_plugin.analysis.life_cycle import UnknownState, unknown_state
from alignment_plugin.changes.happenings import STOPPED, Happening
from alignment_plugin.changes.past import Moment
from alignment_plugin.graph import Entity
from alignment_plugin.records.calendar import MONTHS
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.opening import summary_of
from alignment_plugin.views.parts import together
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import as_sentence, plain, shortened

_MANY = 5
"""Things that one commit did alike are told one by one up to here, and as one line beyond."""
_SAID = 4
"""Small changes of one record that are spelled out."""
_SHORT = 80
"""Characters of a value that is shown before and after."""
_LATE = timedelta(days=14)
"""A decision that comes in this long after its day was only written down then."""
_CHANGED, _WRITTEN = "Changed", "Written down"
_OPEN = frozenset({"draft", "proposed", "deferred"})
_LONG = 240
"""Characters of a reason."""
_VERBS = {
    STOPPED: "Stopped",
    "accepted": "Decided",
    "rejected": "Decided against",
    "superseded": "Replaced",
    "deprecated": "No longer advised",
    "reopened": "Reopened",
    "put-in-force": "In force",
    "accepted-choice-changed": "Rewritten",
    "accepted-reason-changed": "Rewritten",
    "accepted-success-changed": "Moved",
    "accepted-criteria-changed": "Moved",
    "option-eliminated": "Ruled out",
    "outcome-added": "Looked back",
    "outcome-failed": "Looked back",
    "where-changed": "Moved",
    "why-changed": "Moved",
    "direction-taken": "Taken",
    "direction-eliminated": "Eliminated",
    "direction-removed": "Removed",
    "direction-added": "Another way",
    "policy-added": "New rule",
    "policy-changed": "Rule changed",
    "policy-removed": "Rule dropped",
    "reading-added": "Looked",
    "finding-reported": "Came back",
    "unknown-dropped": "Let go",
    "step-done": "Done",
    "step-dropped": "Dropped",
    "member-added": "Joined",
    "member-left": "Left",
    "member-removed": "Left",
    "term-redefined": "Redefined",
    "record-removed": "Removed",
    "removed-while-leaned-on": "Removed",
}
_CAME_IN = {
    "decision": "Opened",
    "unknown": "Went out",
    "step": "Planned",
    "strategy": "Began",
    "team": "Began",
    "session": "Talked",
    "back-brief": "Told back",
    "term": "New word",
}
_STATES = {"proposed": "Proposed", "deferred": "Put off"}
_OF = {
    "accepted-choice-changed": "The choice in",
    "accepted-reason-changed": "The reason of",
    "accepted-success-changed": "The success check of",
    "accepted-criteria-changed": "The criteria of",
    "where-changed": "Where we are going:",
    "why-changed": "Why we go there:",
    "option-eliminated": "An option of",
}
_WHOLE = frozenset({"record-added", "accepted", "rejected", "superseded", "deprecated", "put-in-force"})
"""What is told of a record as a whole."""
_BEFORE_AND_AFTER = frozenset(_OF) | {"policy-changed"}


@dataclass(frozen=True, slots=True)
class Small:
    """One small change of a record, in words, with both sides where they are short."""

    says: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the feed."""

    verb: str
    day: date
    at: int
    """When it reached the main line; seconds since 1970, UTC."""
    title: str
    """What it is about, where there is nothing left to link to."""
    things: tuple[Entity, ...] = ()
    more: bool = False
    """Whether there are others besides `things`."""
    of: str = ""
    """What of the thing changed, as it stands before its name: `The success check of`."""
    old: str = ""
    new: str = ""
    reason: str = ""
    small: tuple[Small, ...] = ()
    path: str = ""
    """The file that the words stood in."""


def entries(site: Site, told: list[tuple[Moment, Happening]]) -> Iterator[Entry]:
    """The lines of one week: each commit's own, newest first, then what changed besides, record by record."""
    headlines: list[Entry] = []
    rest: dict[str, list[tuple[Moment, Happening]]] = {}
    by_moment: dict[int, list[tuple[Moment, Happening]]] = {}
    for moment, each in told:
        by_moment.setdefault(id(moment), []).append((moment, each))
    for at_once in by_moment.values():
        spoken = {each.record for _, each in at_once if each.what in _WHOLE}
        spoken |= {each.part for _, each in at_once if each.part and _verb(site, each) != _CHANGED}
        found = [_entry(site, moment, each) for moment, each in at_once if _verb(site, each) != _CHANGED]
        headlines += _folded(found)
        for moment, each in at_once:
            # What came along with a decision is part of it.
            if _verb(site, each) == _CHANGED and not spoken & {each.record, each.part}:
                rest.setdefault(each.record.full_id + each.record.kind, []).append((moment, each))
    yield from headlines
    for changes in rest.values():
        if (entry := _of_record(site, changes)) is not None:
            yield entry


def _verb(site: Site, each: Happening) -> str:
    if each.what == "record-added":
        verb = _CAME_IN.get(each.record.kind, "Added")
        if verb == "Opened" and each.status not in _OPEN:
            return _WRITTEN
        return "Asked" if verb == "Went out" and not _explorers(site, each) else verb
    if each.what == "status-changed":
        return _STATES.get(each.status, _CHANGED)
    return _VERBS.get(each.what, _CHANGED)


def _explorers(site: Site, each: Happening) -> str:
    """Who is out and when they are back, in words."""
    record = _record(site, each)
    if not isinstance(record, Unknown) or not record.explorers:
        return ""
    who = together(site.people(record, record.explorers))
    if record.report_back is None or unknown_state(record) is not UnknownState.OPEN:
        return f"{who}."
    back = record.report_back
    return f"{who}, back on {back.day} {MONTHS[back.month - 1]}."


def _record(site: Site, each: Happening) -> object:
    entity = site.graph.get(each.record)
    return entity.record if entity else None


def _entry(site: Site, moment: Moment, each: Happening) -> Entry:
    verb = _verb(site, each)
    shown = each.what in _BEFORE_AND_AFTER
    title = each.part_title or each.title
    thing = (site.graph.get(each.part) if each.part else None) or (
        site.graph.get(each.record) if not each.is_gone else None
    )
    reason = _reason(site, each)
    if verb == "Decided" and each.day is not None and moment.day - each.day > _LATE:
        verb = _WRITTEN
        reason = f"Decided on {each.day.day} {MONTHS[each.day.month - 1]} {each.day.year}. {reason}".strip()
    if each.what == STOPPED:
        title, thing = each.new, None
        reason = reason or f"By {each.title}."
    return Entry(
        verb,
        moment.day,
        moment.at,
        title,
        (thing,) if thing else (),
        of=_OF.get(each.what, ""),
        old=each.old if shown else "",
        new=each.new if shown else "",
        reason=reason,
        path=each.path,
    )


def _reason(site: Site, each: Happening) -> str:
    """Its reason, else what its record says of it now."""
    parts = [as_sentence(each.reason if len(each.reason) <= _LONG else shortened(plain(each.reason), _LONG))]
    record = _record(site, each)
    if isinstance(record, Decision) and not each.is_gone:
        if not each.reason and each.what in ("accepted", "rejected", "deprecated"):
            parts = [as_sentence(summary_of(record))]
        if each.what == "accepted":
            parts += _voices(site, record)
    if isinstance(record, Decision) and each.what == "superseded":
        names = [plain(other.name).rstrip(".") for other in site.graph.successors(record)]
        parts = [f"{together(names)} took its place."] if names else parts
    if isinstance(record, Unknown) and each.what == "record-added":
        parts.append(_explorers(site, each))
    return " ".join(part for part in parts if part)


def _voices(site: Site, decision: Decision) -> list[str]:
    return [
        f"{site.person(decision.team, each.who)} saw it differently{', and commits' if each.commits else ''}."
        for each in decision.dissent
    ]


def _folded(entries: list[Entry]) -> Iterator[Entry]:
    """Lines of one commit; many of one kind become one, as when a folder of old decisions comes in."""
    by_verb: dict[str, list[Entry]] = {}
    for each in entries:
        by_verb.setdefault(each.verb, []).append(each)
    for verb, found in by_verb.items():
        if len(found) <= _MANY:
            yield from found
        else:
            things = [thing for each in found for thing in each.things]
            yield Entry(
                verb, found[0].day, found[0].at, found[0].title, tuple(things[:_MANY]), len(things) > _MANY
            )


def _of_record(site: Site, changes: list[tuple[Moment, Happening]]) -> Entry | None:
    """What else changed of one record in a week, from how it was at first to how it was at last."""
    newest, last = changes[0]
    thing = site.graph.get(last.record) if not last.is_gone else None
    found: dict[tuple[str, str], Small] = {}
    for _, each in reversed(changes):
        before = found.pop((each.says, each.field), None)
        old = before.old if before else each.old
        if not (old and old == each.new):
            found[each.says, each.field] = Small(each.says, old, each.new)
    small = _distinct(found.values())
    if not small:
        return None
    return Entry(
        _CHANGED,
        newest.day,
        newest.at,
        last.title,
        (thing,) if thing else (),
        more=len(small) > _SAID,
        small=tuple(small[:_SAID]),
        path=last.path,
    )


def _distinct(changes: Iterable[Small]) -> list[Small]:
    """Each sentence once, with both sides only where they are short and it stands for one change."""
    found: dict[str, Small] = {}
    for each in changes:
        short = each.old and each.new and max(len(each.old), len(each.new)) <= _SHORT
        kept = each if short and each.says not in found else Small(each.says)
        found[each.says] = kept
    return list(found.values())
