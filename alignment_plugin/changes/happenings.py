"""Two graphs → what happened between them, as the members of a team tell it afterwards: each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.compare import compare
from alignment_plugin.changes.wording import sentence
from alignment_plugin.changes.words import Level
from alignment_plugin.graph import Key, RecordGraph
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.record import Record
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Policy
from alignment_plugin.records.team import Member
from alignment_plugin.records.term import Term
from alignment_plugin.records.unknown import Unknown

STOPPED = "stopped"
"""A happening that no change has a word for: work that a decision or a session took away."""
# What is no news to a team: a file that was broken for a while, a question that is not asked for a while.
_UNTOLD = frozenset({"unreadable", "readable", "finding-accepted", "acceptance-changed", "alias-removed"})
# A record that goes by another name is no news either, and says whose earlier happenings these were.
_ANOTHER_NAME = frozenset({"record-renamed", "renamed-without-alias", "record-moved", "file-moved"})
# Changes of a decision that its reason is the reason of.
_BECAUSE = frozenset({"accepted", "rejected", "deprecated", "status-changed", "reopened", "record-added"})
_LONG = 400


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to one record."""

    what: str
    """A word of CHANGE_WORDS, or `stopped`."""
    record: Key
    """By the name that it had afterwards."""
    title: str
    part: Key | None = None
    """The direction, policy, signal or member that it is about."""
    part_title: str = ""
    field: str = ""
    """Pointer of the field, as `options/2/title`."""
    says: str = ""
    """The change as one sentence, without the record's name."""
    old: str = ""
    new: str = ""
    reason: str = ""
    """In the record's own words of that moment; empty where it gave none."""
    status: str = ""
    """Of a decision, where it stood afterwards."""
    was: str = ""
    """The full id that the record had before, where that was another."""
    day: date | None = None
    """The day that the record itself gives for it."""
    replaces: tuple[str, ...] = ()
    """References of a decision that came into force to those whose place it took."""
    path: str = ""
    """The file that the words stood in, relative to the project."""
    is_gone: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it is news, and not only another name or place."""
        return self.what not in _ANOTHER_NAME


def happenings(old: RecordGraph, new: RecordGraph) -> tuple[Happening, ...]:
    """What happened between two graphs, the most urgent first; changes of form and typing are left out."""
    changes = compare(old, new)
    in_force = {each.key for each in changes if each.what == "accepted"}
    found: list[Happening] = []
    for change in changes:
        if change.what in _UNTOLD or (change.level is Level.MINOR and change.what not in _ANOTHER_NAME):
            continue
        record = _record(old if change.is_gone else new, change.key)
        # What is in force from its first day is told of once.
        if not (change.what == "record-added" and change.key in in_force):
            found.append(_happening(change, record))
        found += _stopped(change, record)
    return tuple(found)


def _record(graph: RecordGraph, key: Key) -> Record | None:
    entity = graph.get(key)
    return entity.record if entity else None


def _happening(change: Change, record: Record | None) -> Happening:
    part = _at(record, change.field)
    if change.is_gone or (change.old and not change.new):
        part = None
    decision = record if isinstance(record, Decision) else None
    return Happening(
        change.what,
        change.key,
        change.title,
        _part_key(change, part),
        change.part,
        change.field,
        sentence(change),
        change.old,
        change.new,
        _cut(_reason(change, record, part)),
        decision.status.value if decision else "",
        change.was,
        _day(change, record, part),
        tuple(decision.supersedes) if decision and change.what == "accepted" else (),
        change.path,
        change.is_gone,
    )


def _at(record: Any, pointer: str) -> Any:
    """What stands at a pointer, as far as it leads: `members/2` → that member."""
    found: Any = record
    for step in pointer.split("/") if pointer else ():
        if step.isdigit() and isinstance(found, tuple):
            if int(step) >= len(found):
                return None
            found = found[int(step)]
        else:
            found = getattr(found, step, None)
    return found


def _part_key(change: Change, part: Any) -> Key | None:
    if isinstance(part, Member):
        return Key("member", change.key.team, part.id)
    return change.part_key


def _reason(change: Change, record: Record | None, part: Any) -> str:
    """Why, as the record itself says it at that moment."""
    match record:
        case Decision():
            return _of_decision(change.what, record)
        case Unknown() if change.what == "unknown-dropped":
            return record.dropped_because or ""
        case Unknown() if change.what == "record-added":
            return record.matters_because or ""
        case Step() if change.what == "step-done":
            return record.demo or ""
        case Term():
            return record.means
        case Session() if change.what == "record-added":
            return record.discovered[0] if record.discovered else ""
    if change.what == "reading-added":
        return change.new.partition(": ")[2] or change.new
    return _of_part(part, _at(record, change.field.rpartition("/")[0]))


def _of_decision(what: str, decision: Decision) -> str:
    if what.startswith("outcome"):
        last = max(decision.outcome, key=lambda each: each.date or date.min, default=None)
        return f"{last.result.value.capitalize()}. {last.saw or ''}".strip() if last else ""
    because = (decision.because or "").strip()
    chosen = decision.option(decision.chosen)
    if what == "accepted" and chosen is not None:
        return f"{chosen.name.rstrip('.')}. {because}".strip()
    return because if what in _BECAUSE else ""


def _of_part(part: Any, holder: Any) -> str:
    """What a part says of itself: a direction why it was taken, a policy what it rules out, a member whom to ask."""
    for each in (part, holder):
        if (found := getattr(each, "found", None)) is not None:
            so_what = getattr(each, "so_what", None)
            return f"{found} {so_what}" if so_what else str(found)
        if isinstance(each, Policy):
            return "; ".join(limit.says for limit in each.rules_out)
        if isinstance(each, Member):
            return each.role or ", ".join(each.ask_about)
        if isinstance(because := getattr(each, "because", None), str):
            return because
    return ""


def _day(change: Change, record: Record | None, part: Any) -> date | None:
    """The day that the record gives for what happened."""
    if isinstance(record, Decision):
        if change.what in ("accepted", "rejected"):
            return record.decided
        if change.what == "record-added":
            return record.opened
    if isinstance(record, Session) and change.what == "record-added":
        return record.date
    if isinstance(part, Member):
        return part.left if change.what == "member-left" else part.joined
    found = getattr(part, "date", None)
    return found if isinstance(found, date) else None


def _stopped(change: Change, record: Record | None) -> Iterator[Happening]:
    """What a decision that came into force, or a session, took away."""
    things: tuple[str, ...] = ()
    reason = ""
    if isinstance(record, Decision):
        reason = record.because or ""
        if change.what == "accepted":
            things = record.removes
        elif record.status is DecisionStatus.ACCEPTED and change.field.startswith("removes") and change.new:
            things = (change.new,)
    elif isinstance(record, Session):
        if change.what == "record-added":
            things = record.removed
        elif change.field.startswith("removed") and change.new:
            things = (change.new,)
    for thing in things:
        yield Happening(
            STOPPED, change.key, change.title, new=_cut(thing), reason=_cut(reason), path=change.path
        )


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
