"""A step: what comes next, known or unknown, and what will be shown."""

from enum import StrEnum
from typing import Annotated, ClassVar

from alignment_plugin.records.fields import About, LinksTo, Refs, Text, one_of
from alignment_plugin.records.record import Record


class Certainty(StrEnum):
    """Known: go without asking. Unknown: someone explores first."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class StepState(StrEnum):
    """Where a step stands."""

    NEXT = "next"
    DOING = "doing"
    DONE = "done"
    LATER = "later"
    DROPPED = "dropped"


class Step(Record):
    """One of the next things we do, with what we will look at when it is done."""

    kind: ClassVar[str] = "step"

    title: Annotated[Text, About("What is done.")]
    certainty: Annotated[Certainty, one_of(Certainty), About("Known: go. Unknown: explore first.")]
    state: Annotated[StepState, one_of(StepState), About("Where it stands.")]
    owner: Annotated[Text | None, About("Who does it.")] = None
    demo: Annotated[Text | None, About("What we will look at when it is done.")] = None
    follows_from: Annotated[Refs, LinksTo(("decision",), "leads to"), About("Decisions it carries out.")] = ()
    waits_for: Annotated[
        Refs, LinksTo(("unknown", "step"), "holds back"), About("What must be known or done first.")
    ] = ()
    answers: Annotated[Refs, LinksTo(("unknown",), "tried by"), About("Unknowns it tries out.")] = ()

    @property
    def name(self) -> str:
        return self.title
