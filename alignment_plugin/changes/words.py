"""What can change, declared once: the stable word, how much it asks of a reviewer, and how people read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a change asks of whoever reviews it."""

    ATTENTION = "attention"
    """Somebody should look before it is merged."""
    NOTABLE = "notable"
    """Worth reading; nothing stands against it."""
    MINOR = "minor"
    """Said for completeness."""


LEVELS = (Level.ATTENTION, Level.NOTABLE, Level.MINOR)


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """One kind of change."""

    word: str
    """Stable: reports for machines carry it."""
    level: Level
    sentence: str
    """For people; `{part}` is what within the record changed, `{field}` the field's name in words."""
    why: str
    """Why a reviewer is told."""
    now: str = ""
    """What is said where something leans on the record, or on the part that changed: `which is now superseded`."""


_A, _N, _M = LEVELS

CHANGE_WORDS: Mapping[str, ChangeWord] = {
    word: ChangeWord(word, level, sentence, why, *now)
    for word, level, sentence, why, *now in (
        # Attention: the first is shown first.
        ("superseded", _A, "superseded",
         "What leans on it may no longer hold.", "which is now superseded"),
        ("rejected", _A, "rejected",
         "A way that was open is closed.", "which is now rejected"),
        ("deprecated", _A, "deprecated",
         "It no longer guides anyone, and nothing took its place.", "which is now deprecated"),
        ("reopened", _A, "reopened after it was settled",
         "People act on it as if it were settled.", "which is open again"),
        ("accepted", _A, "accepted",
         "From now on the team acts on it.", "which is now accepted"),
        ("put-in-force", _A, "now in force",
         "From now on the team goes this way.", "which is now in force"),
        ("accepted-without-success", _A, "accepted without saying what success is",
         "Nobody will be able to tell whether it worked.", "which says no success"),
        ("accepted-choice-changed", _A, "chosen option changed after acceptance",
         "History is not edited: those who agreed, agreed to something else.", "whose chosen option changed"),
        ("accepted-reason-changed", _A, "reason changed after acceptance",
         "History is not edited: later readers would find a reason that nobody decided on.",
         "whose reason changed"),
        ("accepted-success-changed", _A, "measure of success changed after acceptance",
         "History is not edited: a goal that moves is always reached.", "whose measure of success changed"),
        ("accepted-criteria-changed", _A, "criteria changed after acceptance",
         "History is not edited: the options were compared on other questions.", "whose criteria changed"),
        ("option-eliminated", _A, "option eliminated: {part}",
         "Somebody may still hold it for the better one.", "which lost an option"),
        ("dissent-removed", _A, "dissent removed: {part}",
         "Disagree and commit: the other view stays after the decision.", "which lost a dissent"),
        ("outcome-failed", _A, "outcome: it failed",
         "The plan for this case was written down before.", "which failed"),
        ("outcome-removed", _A, "outcome removed",
         "What we saw is history.", "which lost its outcome"),
        ("where-changed", _A, "where we are going changed",
         "Everything else in the records leans on it.", "which goes somewhere else now"),
        ("why-changed", _A, "why we go there changed",
         "People chose with the old reason in mind.", "which has another reason now"),
        ("direction-taken", _A, "direction taken: {part}",
         "The others are closed by it.", "which is taken now"),
        ("direction-eliminated", _A, "direction eliminated: {part}",
         "Somebody may still hold it for the better one.", "which is eliminated now"),
        ("direction-removed", _A, "direction removed without a trace: {part}",
         "An eliminated direction stays, with its reason.", "which is gone"),
        ("policy-removed", _A, "policy removed: {part}",
         "Decisions were made by it.", "which is gone"),
        ("policy-changed", _A, "policy changed: {part}",
         "Decisions were made by its old words.", "which says something else now"),
        ("limit-removed", _A, "no longer ruled out: {part}",
         "What we do not do protects somebody.", "which no longer rules something out"),
        ("criterion-added", _A, "criterion added: {part}",
         "The options are compared on another question.", "which has another criterion"),
        ("criterion-removed", _A, "criterion removed: {part}",
         "The options are no longer compared on it.", "which lost a criterion"),
        ("must-changed", _A, "must-have changed: {part}",
         "A must-have decides which options are out.", "whose must-haves changed"),
        ("reason-rating-changed", _A, "rating changed that the reason rests on: {part}",
         "The choice leans on this cell.", "whose ratings changed"),
        ("check-date-removed", _A, "date to look again removed: {field}",
         "Without it nobody comes back to see whether it holds.", "which nobody will look at again"),
        ("date-passed", _A, "date passed: {field}",
         "It was changed, and what was to be looked at by then was not.", "whose date has passed"),
        ("owner-removed", _A, "owner removed",
         "Nobody answers for it.", "which has no owner now"),
        ("signal-removed", _A, "signal removed: {part}",
         "It was to tell whether the direction is right.", "which is gone"),
        ("ownership-removed", _A, "no longer ours: {part}",
         "It may be nobody's now.", "which no longer owns something"),
        ("promise-removed", _A, "no longer provided: {part}",
         "Other teams may count on it.", "which no longer provides something"),
        ("removed-while-leaned-on", _A, "removed, and others leaned on it",
         "What leaned on it has lost its reason.", "which is gone"),
        ("renamed-without-alias", _A, "renamed without an alias",
         "Links from elsewhere lead nowhere. Put the old id under `aliases`.", "which has another id now"),
        ("unreadable", _A, "can no longer be read",
         "What it said is lost to readers until the file is mended.", "which can no longer be read"),
        # Notable.
        ("record-added", _N, "added", "There is something new to read."),
        ("record-removed", _N, "removed", "Nothing named it."),
        ("record-moved", _N, "moved to another team", "Somebody else answers for it."),
        ("readable", _N, "can be read again", "Readers find it again."),
        ("status-changed", _N, "status changed", "It stands elsewhere on its way."),
        ("chosen-changed", _N, "choice changed", "Another option is proposed."),
        ("because-changed", _N, "reason changed", "The choice rests on something else."),
        ("success-changed", _N, "measure of success changed", "It will be judged by something else."),
        ("option-added", _N, "option added: {part}", "There is another way to go."),
        ("criterion-changed", _N, "criterion reworded: {part}", "The options answer another question."),
        ("rating-changed", _N, "rating changed: {part}", "The comparison reads differently."),
        ("argument-changed", _N, "argument changed: {part}", "An option looks better or worse."),
        ("plan-b-changed", _N, "plan B changed: {field}", "What we fall back on is another thing."),
        ("dissent-added", _N, "dissent added: {part}", "Somebody sees it differently."),
        ("dissent-changed", _N, "dissent changed: {part}", "The words are somebody's own."),
        ("commitment-changed", _N, "commitment changed: {part}", "Somebody who disagrees commits, or no longer does."),
        ("assumption-changed", _N, "assumption changed", "The choice leans on it."),
        ("reversibility-changed", _N, "reversibility changed", "A door that closes wants more eyes."),
        ("outcome-added", _N, "outcome added", "Somebody looked whether it worked."),
        ("outcome-changed", _N, "outcome changed", "What we saw reads differently."),
        ("owner-changed", _N, "owner changed", "Somebody else answers for it."),
        ("people-changed", _N, "{field} changed", "Others were asked, told or are to find out."),
        ("link-added", _N, "link added: {field}", "It has to do with something else now."),
        ("link-removed", _N, "link removed: {field}", "It no longer has to do with something."),
        ("date-changed", _N, "date changed: {field}", "It is earlier or later than people think."),
        ("policy-added", _N, "policy added: {part}", "There is another rule to choose by."),
        ("limit-changed", _N, "what is ruled out changed: {part}", "It rules out something else."),
        ("freedom-changed", _N, "what is free to choose changed", "People may ask less, or more."),
        ("direction-added", _N, "direction added: {part}", "There is another way to get there."),
        ("direction-changed", _N, "direction changed: {part}", "It reads differently."),
        ("signal-added", _N, "signal added: {part}", "There is something new to look at."),
        ("signal-changed", _N, "signal changed: {part}", "It tells something else."),
        ("reading-added", _N, "looked at a signal: {part}", "Somebody looked."),
        ("reading-changed", _N, "reading changed: {part}", "What we saw reads differently."),
        ("step-done", _N, "done", "There is something to look at.", "which is done"),
        ("step-dropped", _N, "dropped", "Somebody may wait for it.", "which is dropped"),
        ("certainty-changed", _N, "certainty changed", "It moved to the other lane."),
        ("finding-reported", _N, "answer came back", "It may overturn what waits for it.",
         "to which an answer came back"),
        ("finding-changed", _N, "answer changed", "What was found reads differently.",
         "to which the answer changed"),
        ("unknown-dropped", _N, "dropped", "Nobody looks any more.", "which nobody looks into any more"),
        ("member-added", _N, "member added: {part}", "There is somebody new."),
        ("member-left", _N, "member left: {part}", "Others answer for what was theirs."),
        ("member-removed", _N, "member removed: {part}", "Others answer for what was theirs."),
        ("ownership-added", _N, "ours now: {part}", "Somebody else may think it is theirs."),
        ("promise-added", _N, "provided now: {part}", "Other teams can count on it."),
        ("dependency-changed", _N, "what we need from another team changed: {part}", "The other team should know."),
        ("term-redefined", _N, "meaning changed", "People may use the word in its old sense."),
        ("finding-accepted", _N, "finding accepted: {part}", "A question is not asked for a while."),
        ("acceptance-changed", _N, "accepted finding changed: {part}", "The reason or its day is another."),
        ("alias-removed", _N, "former name removed", "Old links lead nowhere."),
        ("field-added", _N, "{field} added", "It says something that it did not say."),
        ("field-changed", _N, "{field} changed", "It says something else."),
        ("field-removed", _N, "{field} removed", "It no longer says something."),
        # Minor.
        ("record-renamed", _M, "renamed", "Its page has another address; the old name still leads to it."),
        ("file-moved", _M, "file moved", "It says the same in another place."),
        ("title-changed", _M, "title changed", "It is called something else."),
        ("tags-changed", _M, "tags changed", "It is found under other words."),
        ("alias-added", _M, "former name added", "Old links hold."),
        ("detail-changed", _M, "{field} changed", "A detail reads differently."),
        ("step-moved", _M, "moved along", "It is nearer, or further off."),
        ("order-changed", _M, "order changed", "The same things follow each other differently."),
        ("prose-changed", _M, "prose changed", "The text below the fields reads differently; read it in the diff."),
    )
}  # fmt: skip
"""Word → what it stands for, the most urgent first within a level."""

RANK = {word: number for number, word in enumerate(CHANGE_WORDS)}
