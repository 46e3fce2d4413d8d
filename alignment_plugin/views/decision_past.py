"""What git tells of one decision, where its own fields do not: when it was written, proposed, accepted, edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alignment_plugin.changes.happenings import Happening
from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.views.site import Site

_CAME_AS = {
    "draft": "First written down, as a draft.",
    "proposed": "First written down, as a proposal.",
    "accepted": "First written down, as accepted.",
    "rejected": "First written down, as rejected.",
    "deferred": "First written down, and put off.",
    "deprecated": "First written down, when it no longer held.",
    "superseded": "First written down, when it was already replaced.",
}
_BECAME = {"draft": "Taken back to a draft.", "proposed": "Proposed.", "deferred": "Put off."}
_EDITED = {
    "accepted-choice-changed": "the choice",
    "accepted-reason-changed": "the reason",
    "accepted-success-changed": "what success is",
    "accepted-criteria-changed": "the criteria",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history."""

    date: date
    words: str
    thing: Entity | None = None
    more: str = ""


def git_events(site: Site, decision: Decision) -> Iterator[Event]:
    """What a decision's fields leave out, newest first; what they say themselves is not told again."""
    if site.past is None:
        return
    edits: dict[date, list[str]] = {}
    for day, each in site.past.of(key_of(decision)):
        if each.what in _EDITED:
            edits.setdefault(day, []).append(_EDITED[each.what])
        elif words := _words(site, decision, each):
            yield Event(day, words)
    for day, parts in edits.items():
        yield Event(day, f"Changed after it was accepted: {', '.join(dict.fromkeys(parts))}.")


def _words(site: Site, decision: Decision, each: Happening) -> str:
    """One event in words; empty where a field tells the same, or where it is none."""
    first = each.what == "record-added" or (each.what == "accepted" and not each.old)
    if first:
        told = decision.opened or (decision.decided and each.status == "accepted")
        return "" if told else _CAME_AS.get(each.status, "First written down.")
    match each.what:
        case "accepted" | "rejected":
            return "" if decision.decided and each.what == decision.status else f"{each.what.capitalize()}."
        case "deprecated":
            return "No longer advised."
        case "superseded":
            dated = any(other.decided for other in site.graph.successors(decision))
            return "" if dated else "Replaced."
        case "reopened":
            return "Opened again."
        case "status-changed":
            told = decision.decided and each.status == decision.status
            return "" if told else _BECAME.get(each.status, "")
    return ""
