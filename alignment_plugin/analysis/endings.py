"""Codes → the hour: under which question a finding is asked, and with what change in a record it ends."""

from collections.abc import Mapping
from enum import StrEnum


class Question(StrEnum):
    """Where in the hour something is asked."""

    MEND = "mend"
    """Before all: a record that nobody can rely on."""
    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    Q5 = "Q5"
    Q6 = "Q6"
    Q7 = "Q7"
    LEAVING = "leaving"
    """At the end: what can we stop?"""


ENDINGS: Mapping[Question, Mapping[str, str]] = {
    Question.MEND: {
        "unreadable-record": "a file that can be read",
        "no-records": "a first record, or the right folder",
        "bad-value": "a value that its field can hold",
        "unknown-field": "the field’s right name, or a record without it",
        "duplicate-id": "another id, with the old one in `aliases`",
        "unknown-reference": "a name that leads somewhere",
        "relation-contradiction": "two records that say the same",
        "dependency-cycle": "one link less, so that something can come first",
        "chosen-not-an-option": "a choice among the options",
        "chosen-fails-must": "another choice, or one must-have less",
    },
    Question.Q1: {
        "no-diagnosis": "two sentences in `diagnosis`",
        "rules-nothing-out": "one thing in `rules_out`",
        "no-shared-how": "a decision opened, with an owner",
        "policy-without-action": "a decision that `serves` it, or one policy less",
        "action-without-policy": "a policy in `serves`, or a new policy",
        "no-review": "a date in `review` to look again",
        "review-overdue": "today in `review`, and what is no longer true changed",
        "suspect-link": "today in `review`, or a changed record",
        "broken-premise": "a reason that holds today, or the decision opened again",
        "not-talked-about": "this session written down",
        "too-many-hours": "one sentence in `discovered` that says what it comes down to",
        "no-one-to-ask": "a name in `owner`",
        "no-back-brief-yet": "a back-brief on a date, or written down",
        "difference-not-fixed": "a changed line, named in `fixed_in`",
    },
    Question.Q2: {
        "only-one-direction": "another direction, with how we would know",
        "no-way-to-know": "a sign in `would_switch_if`",
        "eliminated-without-reason": "a reason in `because`, or the direction open again",
        "never-eliminated": "one direction eliminated, with its reason",
    },
    Question.Q3: {
        "no-next-steps": "a step that is `next`",
        "more-than-five": "a step moved to `later`",
        "nothing-to-show": "a `demo` that we want to see",
        "looks-like-ticket": "a title that says what it settles",
        "remove-without-effects": "what it sets in motion, in `second_order`",
        "dependency-not-confirmed": "`confirmed: true`, or a step that does without",
        "overlap": "one owner",
        "gap": "an owner, or a need less",
        "affected-not-told": "a name in `informed`",
    },
    Question.Q4: {
        "one-option": "another option that somebody would defend",
        "straw-man": "a line that those who see it differently would sign",
        "comparison-hole": "a word, or an unknown with a name and a date",
        "criterion-does-not-separate": "one criterion less, or the difference written down",
        "no-success": "what we will see in `success`, and a date in `check_by`",
        "success-not-checked": "an `outcome`: held, failed or unclear",
        "no-plan-b": "a `plan_b`, and what would make us take it",
        "one-way-in-a-hurry": "one more name in `consulted`",
        "decided-before-known": "yes and carry on, or a sign in `switch_if`",
        "unanswered-dissent": "what would change their mind, or `commits: true`",
        "nothing-left-free": "one thing in `leaves_free`",
        "failed-but-standing": "a decision that replaces it, or a newer `outcome`",
        "breaks-a-policy": "another choice, or a changed policy",
        "plan-b-ruled-out": "another `plan_b`, or that way open again",
        "conflict-in-force": "one of the two superseded, or the conflict gone",
        "history-edited": "the decision as it was, and a new one that replaces it",
        "stuck": "a choice, or the one thing that would make it possible",
    },
    Question.Q5: {
        "slow-without-question": "an unknown with a name and a date",
        "fast-on-open-question": "yes and carry on, or a step that waits",
        "no-explorer": "a name and a date, or we drop it",
        "explorer-not-back": "a finding, or a new date",
        "finding-unused": "what it led to, or we drop it",
        "nothing-unknown": "one question, one name, one date",
    },
    Question.Q6: {
        "not-far-enough": "a step for `later`",
        "horizon-passed": "a new `horizon`, or the direction that follows",
    },
    Question.Q7: {
        "no-signal": "one question, and where to look",
        "signal-not-looked-at": "a reading, or one signal less",
        "nothing-shown": "something to look at, and a day",
    },
    Question.LEAVING: {
        "only-adding": "one thing in `removed`",
    },
}
"""Question → code → what the hour ends with; what is in backticks is a field of a record."""

QUESTION_OF = {code: question for question, codes in ENDINGS.items() for code in codes}
_ENDS_WITH = {code: words for codes in ENDINGS.values() for code, words in codes.items()}


def question_of(code: str) -> Question:
    """Where in the hour a finding is asked."""
    return QUESTION_OF.get(code, Question.Q1)


def ends_with(code: str) -> str:
    """What the hour ends with when this was asked."""
    return _ENDS_WITH.get(code, "a changed record")
