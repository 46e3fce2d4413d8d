"""What must not be edited away: the choice, its reason and its measures, once a decision was accepted."""

from typing import Any

from alignment_plugin.changes.meaning import Meaning, is_empty, meaning_of
from alignment_plugin.records.decision import Decision, DecisionStatus, Option

HISTORY = ("chosen", "because", "success", "criteria")
"""Fields that stay as they were when the team committed to them."""
STOOD = frozenset({DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED})
"""Where a decision stands that has been accepted."""
ADVICE = "leave the decision as it was, and write a new one that supersedes it"


def edited_after_acceptance(old: Decision, new: Decision) -> tuple[str, ...]:
    """Fields of HISTORY that say something else although the old side was accepted.

    Filling in what was empty is no edit: a record may become complete later.
    """
    if old.status not in STOOD:
        return ()
    return tuple(name for name in HISTORY if _is_edited(old, new, name))


def _is_edited(old: Decision, new: Decision, name: str) -> bool:
    before, after = getattr(old, name), getattr(new, name)
    if is_empty(before) or meaning_of(before) == meaning_of(after):
        return False
    match name:
        case "chosen":
            return not same_option(old.option(old.chosen), new.option(new.chosen))
        case "criteria":
            return bool(_questions(old) != _questions(new))
        case "success":
            return bool(_in_any_order(before) != _in_any_order(after))
    return True


def same_option(old: Option | None, new: Option | None) -> bool:
    """Whether two options are one: the same id, or another id with the same title."""
    if old is None or new is None:
        return False
    return old.id == new.id or (old.title is not None and meaning_of(old.title) == meaning_of(new.title))


def _questions(decision: Decision) -> Meaning:
    """What was asked of every option, without the ids that ratings use."""
    return _in_any_order([(each.question, each.must) for each in decision.criteria])


def _in_any_order(values: Any) -> Meaning:
    return sorted(str(meaning_of(each)) for each in values)
