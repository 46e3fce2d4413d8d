"""A difference of a field → the word for it. What no rule names has a general one, so nothing is forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alignment_plugin.analysis.comparison import fails_must
from alignment_plugin.changes.differences import Difference
from alignment_plugin.changes.history import edited_after_acceptance
from alignment_plugin.changes.identity import PEOPLE, Identity
from alignment_plugin.changes.meaning import squeezed
from alignment_plugin.records.decision import Criterion, Decision, Option, Outcome, Result
from alignment_plugin.records.duration import Duration
from alignment_plugin.records.rating import RatingWord
from alignment_plugin.records.record import Review
from alignment_plugin.records.step import StepState
from alignment_plugin.records.strategy import DirectionStatus


@dataclass(frozen=True, slots=True)
class Words:
    """What it is called when something comes, reads differently, or goes."""

    added: str
    changed: str
    removed: str


def _all(word: str) -> Words:
    return Words(word, word, word)


_GENERAL = Words("field-added", "field-changed", "field-removed")
_DETAIL = _all("detail-changed")
_DATE = _all("date-changed")
_LOOK_AGAIN = Words("date-changed", "date-changed", "check-date-removed")
_LINK = Words("link-added", "link-removed", "link-removed")
_TITLE = _all("title-changed")
_FREE = _all("freedom-changed")
_PLAN_B = _all("plan-b-changed")
_LIMIT = Words("limit-changed", "limit-changed", "limit-removed")
_POLICY = _all("policy-changed")
_DIRECTION = _all("direction-changed")

_ACCEPTED = {
    "chosen": "accepted-choice-changed",
    "because": "accepted-reason-changed",
    "success": "accepted-success-changed",
    "criteria": "accepted-criteria-changed",
}
"""Field of a decision → what its edit is called once the decision was accepted."""

_WORDS: Mapping[str, Words] = {
    "aliases": Words("alias-added", "alias-removed", "alias-removed"),
    "accept": Words("finding-accepted", "acceptance-changed", "acceptance-changed"),
    "accept.*": _all("acceptance-changed"),
    "decision.title": _TITLE,
    "decision.status": _all("status-changed"),
    "decision.owner": Words("owner-changed", "owner-changed", "owner-removed"),
    "decision.opened": _DATE,
    "decision.decided": _DATE,
    "decision.reversibility": _all("reversibility-changed"),
    "decision.tags": _all("tags-changed"),
    "decision.criteria": Words("criterion-added", "criterion-changed", "criterion-removed"),
    "decision.criteria.id": _DETAIL,
    "decision.criteria.question": _all("criterion-changed"),
    "decision.criteria.must": _all("must-changed"),
    "decision.options": Words("option-added", "order-changed", "option-eliminated"),
    "decision.options.id": _DETAIL,
    "decision.options.title": _TITLE,
    "decision.options.good": _all("argument-changed"),
    "decision.options.neutral": _all("argument-changed"),
    "decision.options.bad": _all("argument-changed"),
    "decision.options.ratings": _all("rating-changed"),
    "decision.chosen": _all("chosen-changed"),
    "decision.because": _all("because-changed"),
    "decision.success": _all("success-changed"),
    "decision.check_by": _LOOK_AGAIN,
    "decision.plan_b": _PLAN_B,
    "decision.switch_if": _PLAN_B,
    "decision.dissent": Words("dissent-added", "dissent-changed", "dissent-removed"),
    "decision.dissent.commits": _all("commitment-changed"),
    "decision.dissent.*": _all("dissent-changed"),
    "decision.assumptions": _all("assumption-changed"),
    "decision.assumptions.*": _all("assumption-changed"),
    "decision.leaves_free": _FREE,
    "decision.outcome": Words("outcome-added", "outcome-changed", "outcome-removed"),
    "decision.outcome.*": _all("outcome-changed"),
    "decision.review": _LOOK_AGAIN,
    "decision.review.*": _LOOK_AGAIN,
    "strategy.title": _TITLE,
    "strategy.status": _all("status-changed"),
    "strategy.where": _all("where-changed"),
    "strategy.why": _all("why-changed"),
    "strategy.owner": Words("owner-changed", "owner-changed", "owner-removed"),
    "strategy.since": _DATE,
    "strategy.horizon": _LOOK_AGAIN,
    "strategy.policies": Words("policy-added", "order-changed", "policy-removed"),
    "strategy.policies.id": _DETAIL,
    "strategy.policies.title": _POLICY,
    "strategy.policies.rules_out": _LIMIT,
    "strategy.policies.rules_out.id": _DETAIL,
    "strategy.policies.rules_out.says": _LIMIT,
    "strategy.no_gos": _LIMIT,
    "strategy.no_gos.id": _DETAIL,
    "strategy.no_gos.says": _LIMIT,
    "strategy.free": _FREE,
    "strategy.directions": Words("direction-added", "order-changed", "direction-removed"),
    "strategy.directions.id": _DETAIL,
    "strategy.directions.*": _DIRECTION,
    "strategy.signals": Words("signal-added", "signal-changed", "signal-removed"),
    "strategy.signals.id": _DETAIL,
    "strategy.signals.readings": Words("reading-added", "reading-changed", "reading-changed"),
    "strategy.signals.readings.*": _all("reading-changed"),
    "strategy.signals.*": _all("signal-changed"),
    "strategy.review": _LOOK_AGAIN,
    "strategy.review.*": _LOOK_AGAIN,
    "step.title": _TITLE,
    "step.owner": Words("owner-changed", "owner-changed", "owner-removed"),
    "step.certainty": _all("certainty-changed"),
    "step.state": _all("step-moved"),
    "unknown.report_back": _LOOK_AGAIN,
    "unknown.findings": Words("finding-reported", "finding-changed", "finding-changed"),
    "unknown.findings.*": _all("finding-changed"),
    "unknown.dropped_because": Words("unknown-dropped", "field-changed", "field-removed"),
    "team.title": _TITLE,
    "team.members": Words("member-added", "detail-changed", "member-removed"),
    "team.members.left": Words("member-left", "date-changed", "detail-changed"),
    "team.members.*": _DETAIL,
    "team.owns": Words("ownership-added", "ownership-removed", "ownership-removed"),
    "team.provides": Words("promise-added", "promise-removed", "promise-removed"),
    "team.depends_on": _all("dependency-changed"),
    "team.depends_on.*": _all("dependency-changed"),
    "session.title": _TITLE,
    "session.date": _DATE,
    "back-brief.title": _TITLE,
    "back-brief.date": _DATE,
    "term.term": _TITLE,
    "term.means": _all("term-redefined"),
}
"""Field → words; `*` stands for the fields of a part that are not named."""


def word_for(difference: Difference, identity: Identity) -> str:
    """The word of CHANGE_WORDS for one difference."""
    if difference.is_reordered:
        return "order-changed"
    kind = identity.pair.new.kind
    words = _words_at(f"{kind}.{difference.field}", difference)
    said = words.added if difference.is_new else words.removed if difference.is_gone else words.changed
    special = _special(difference, identity)
    return special or said


def _words_at(field: str, difference: Difference) -> Words:
    own = field.partition(".")[2]
    for name in (field, own, f"{field.rpartition('.')[0]}.*", f"{own.rpartition('.')[0]}.*"):
        if name in _WORDS:
            return _WORDS[name]
    if difference.mark is not None:
        return _LINK
    return _all("people-changed") if own.rpartition(".")[2] in PEOPLE else _GENERAL


def _special(difference: Difference, identity: Identity) -> str:
    """The word where it depends on more than the field; empty otherwise."""
    match difference.field, difference.new:
        case ("state", StepState.DONE):
            return "step-done"
        case ("state", StepState.DROPPED):
            return "step-dropped"
        case ("directions.status", DirectionStatus() as status):
            return {"taken": "direction-taken", "eliminated": "direction-eliminated"}.get(status.value, "")
        case ("outcome" | "outcome.result", Outcome(result=Result.FAILED) | Result.FAILED):
            return "outcome-failed"
        case ("review" | "review.every", Review(every=Duration(count=0)) | Duration(count=0)):
            return "check-date-removed" if difference.old is not None else ""
    if isinstance(identity.pair.old, Decision) and isinstance(identity.pair.new, Decision):
        return _of_decision(difference, identity, identity.pair.old, identity.pair.new)
    return ""


def _of_decision(difference: Difference, identity: Identity, old: Decision, new: Decision) -> str:
    field = difference.field.partition(".")[0]
    if (
        field in _ACCEPTED
        and difference.field != "criteria.id"
        and field in edited_after_acceptance(old, new)
    ):
        return _ACCEPTED[field]
    if difference.field == "options.ratings":
        return _of_rating(difference, identity, old, new)
    return ""


def _of_rating(difference: Difference, identity: Identity, old: Decision, new: Decision) -> str:
    before, after = difference.holders
    if not isinstance(before, Option) or not isinstance(after, Option):
        return ""
    fails = difference.new is not None and difference.new.word is RatingWord.FAILS
    if fails and fails_must(new, after) and not fails_must(old, before):
        return "option-eliminated"
    is_chosen = after.id == new.chosen or before.id == old.chosen
    return "reason-rating-changed" if is_chosen or _is_named(difference.key, new) else ""


def _is_named(criterion_id: str, decision: Decision) -> bool:
    """Whether the reason speaks of a criterion, by its id or in its own words."""
    because = squeezed(decision.because or "").casefold()
    criterion = next((each for each in decision.criteria if each.id == criterion_id), None)
    names = {criterion_id, criterion_id.replace("-", " ")}
    if criterion is not None:
        names.add(squeezed(criterion.question).casefold())
    return any(_stands_in(name, because) for name in names)


def _stands_in(words: str, text: str) -> bool:
    return f" {words} " in f" {''.join(char if char.isalnum() or char in '-?' else ' ' for char in text)} "


def part_of(difference: Difference, identity: Identity) -> str:
    """What within the record a difference is about, in words; empty for a field of the record itself."""
    thing = difference.new if difference.new is not None else difference.old
    holder = difference.holders[1]
    names = [] if holder is identity.pair.new else [_called(holder)]
    if not _is_value(thing):
        names.append(_called(thing))
    elif difference.field in ("owns", "provides"):
        names.append(squeezed(str(difference.old or thing)))
    if difference.key and isinstance(identity.pair.new, Decision):
        names.append(_question(difference.key, identity.pair.new.criteria))
    return " · ".join(name for name in names if name)


def _is_value(thing: Any) -> bool:
    return not hasattr(type(thing), "model_fields") or isinstance(thing, Review)


def _called(part: Any) -> str:
    """What people call a part of a record."""
    for name in ("title", "question", "name", "who", "says", "finding", "team", "date", "situation", "id"):
        if (value := getattr(part, name, None)) is not None:
            return squeezed(str(value))
    return ""


def _question(criterion_id: str, criteria: tuple[Criterion, ...]) -> str:
    return next((squeezed(each.question) for each in criteria if each.id == criterion_id), criterion_id)
