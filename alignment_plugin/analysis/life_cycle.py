"""Where a record stands: what is derived and never typed."""

from datetime import date
from enum import StrEnum

from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Reading, Signal
from alignment_plugin.records.unknown import Unknown

_UNDECIDED = frozenset({DecisionStatus.DRAFT, DecisionStatus.PROPOSED, DecisionStatus.DEFERRED})
_STOOD = frozenset({DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED})
_OVER = frozenset({DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED, DecisionStatus.REJECTED})


class UnknownState(StrEnum):
    """What became of a question."""

    OPEN = "open"
    BACK = "back"
    SETTLED = "settled"
    DROPPED = "dropped"


def standing(graph: RecordGraph, decision: Decision) -> DecisionStatus:
    """The decision's status, superseded too where only its successor in force says so."""
    if decision.status in (DecisionStatus.ACCEPTED, DecisionStatus.UNKNOWN, DecisionStatus.PROPOSED):
        later = graph.successors(decision)
        if later and any(each.status in _STOOD for each in later):
            return DecisionStatus.SUPERSEDED
        if decision.superseded_by and decision.status is DecisionStatus.UNKNOWN:
            return DecisionStatus.SUPERSEDED
    return decision.status


def in_force(graph: RecordGraph, decision: Decision) -> bool:
    """Whether the team acts on it; a document that says no status is taken at its word."""
    return standing(graph, decision) in (DecisionStatus.ACCEPTED, DecisionStatus.UNKNOWN)


def is_waiting(decision: Decision) -> bool:
    """Whether a choice is still to be made."""
    return decision.status in _UNDECIDED


def is_over(graph: RecordGraph, decision: Decision) -> bool:
    """Whether it was rejected, or stood once and no longer does."""
    return standing(graph, decision) in _OVER


def unknown_state(unknown: Unknown) -> UnknownState:
    """Derived from what came back and what was done with it."""
    if unknown.dropped_because:
        return UnknownState.DROPPED
    if unknown.led_to:
        return UnknownState.SETTLED
    return UnknownState.BACK if unknown.findings else UnknownState.OPEN


def is_late(unknown: Unknown, today: date) -> bool:
    """Whether the explorers were to be back before today; the day itself is not late."""
    return (
        unknown_state(unknown) is UnknownState.OPEN
        and unknown.report_back is not None
        and unknown.report_back < today
    )


def is_live(step: Step) -> bool:
    """Whether a step is being done or is up next."""
    return step.state in (StepState.DOING, StepState.NEXT)


def decision_day(decision: Decision) -> date | None:
    """The day a decision is listed under: decided, else opened."""
    return decision.decided or decision.opened


def last_reading(signal: Signal) -> Reading | None:
    """The latest reading by date, or nothing."""
    return max(signal.readings, key=lambda reading: reading.date, default=None)


def next_look(signal: Signal) -> date | None:
    """When the signal is to be looked at again."""
    last = last_reading(signal)
    return signal.every.after(last.date) if last and signal.every else None
