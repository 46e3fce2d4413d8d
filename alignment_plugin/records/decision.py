"""A decision: what was chosen, among what, why, and what would change it."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from alignment_plugin.records.fields import (
    About,
    Day,
    Flag,
    Id,
    LinksTo,
    Many,
    Names,
    Part,
    Rated,
    Refs,
    Text,
    Texts,
    one_of,
)
from alignment_plugin.records.record import Record, Review


class DecisionStatus(StrEnum):
    """Where a decision stands. Its outcome is separate: a good decision can fail."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"
    """Not written down. Only documents that were there before say nothing."""


class DecidedBy(StrEnum):
    """How the choice came about."""

    AGREED = "agreed"
    LEADER_PICK = "leader-pick"


class Reversibility(StrEnum):
    """Whether the door closes behind us."""

    ONE_WAY = "one-way"
    TWO_WAY = "two-way"


class Confidence(StrEnum):
    """How sure we are."""

    COIN_TOSS = "coin-toss"
    LEANING = "leaning"
    CONFIDENT = "confident"


class Result(StrEnum):
    """What we saw when we looked back."""

    HELD = "held"
    FAILED = "failed"
    UNCLEAR = "unclear"


class Criterion(Part):
    """A question that every option answers."""

    id: Annotated[Id, About("Its name in `ratings`.")]
    question: Annotated[Text, About("What we ask of every option.")]
    must: Annotated[Flag, About("Whether an option that fails it is out.")] = False


class Option(Part):
    """A way we could go."""

    id: Annotated[Id, About("Its name in `chosen` and `plan_b`.")]
    title: Annotated[Text | None, About("What people call it.")] = None
    good: Annotated[Texts, About("What speaks for it.")] = ()
    neutral: Annotated[Texts, About("What is neither for nor against.")] = ()
    bad: Annotated[Texts, About("What speaks against it.")] = ()
    ratings: Annotated[
        dict[str, Rated],
        About(
            "A word for each criterion: better, baseline, same, worse; passes or fails for a must; unknown."
        ),
    ] = Field(default_factory=dict)
    breaks: Annotated[Refs, About("What it would break: ids of no-gos and of what policies rule out.")] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.id


class Dissent(Part):
    """Disagree and commit: the other view stays after the decision."""

    who: Annotated[Text, About("Who sees it differently.")]
    says: Annotated[Text, About("Their view, in their words.")]
    commits: Annotated[Flag | None, About("Whether they carry the choice all the same.")] = None


class Assumption(Part):
    """Something we take as true."""

    says: Annotated[Text, About("What we take as true.")]
    evidence: Annotated[Text | None, About("What makes us think so.")] = None


class Outcome(Part):
    """What we saw when we looked back."""

    date: Annotated[Day | None, About("When we looked.")] = None
    result: Annotated[Result, one_of(Result), About("Whether it held.")]
    saw: Annotated[Text | None, About("What we saw.")] = None


class Decision(Record):
    """A choice the team commits to, including those who disagreed."""

    kind: ClassVar[str] = "decision"

    title: Annotated[Text | None, About("What it is about; otherwise the first heading.")] = None
    status: Annotated[DecisionStatus, one_of(DecisionStatus), About("Where it stands.")]
    owner: Annotated[Text | None, About("The one who decides and answers for it.")] = None
    opened: Annotated[Day | None, About("The day the question was put.")] = None
    decided: Annotated[Day | None, About("The day it was decided.")] = None
    decided_by: Annotated[DecidedBy | None, one_of(DecidedBy), About("How it was decided.")] = None
    reversibility: Annotated[
        Reversibility | None, one_of(Reversibility), About("One-way where the door closes behind us.")
    ] = None
    confidence: Annotated[Confidence | None, one_of(Confidence), About("How sure we are.")] = None
    people: Annotated[Names, About("Who decided, where it was more than the owner.")] = ()
    consulted: Annotated[Names, About("Whom we asked.")] = ()
    informed: Annotated[Names, About("Whom we told.")] = ()
    affects: Annotated[Refs, LinksTo(("team",), "affected by", loose=True), About("Teams that feel it.")] = ()
    tags: Annotated[Names, About("Words to find it by.")] = ()
    serves: Annotated[
        Refs, LinksTo(("policy",), "carried out by"), About("Policies of the strategy it carries out.")
    ] = ()
    takes: Annotated[Refs, LinksTo(("direction",), "taken by"), About("The direction it takes.")] = ()
    depends_on: Annotated[Refs, LinksTo(("decision",), "leaned on by"), About("Decisions it leans on.")] = ()
    supersedes: Annotated[
        Refs, LinksTo(("decision",), "superseded by"), About("Decisions it takes the place of.")
    ] = ()
    superseded_by: Annotated[
        Refs, LinksTo(("decision",), "supersedes"), About("What took its place; one side is enough.")
    ] = ()
    amends: Annotated[
        Refs, LinksTo(("decision",), "amended by"), About("Decisions it changes, or replaces in part.")
    ] = ()
    amended_by: Annotated[
        Refs, LinksTo(("decision",), "amends"), About("What changed it in part; one side is enough.")
    ] = ()
    conflicts_with: Annotated[
        Refs, LinksTo(("decision",), "conflicts with"), About("Decisions it cannot stand beside.")
    ] = ()
    drivers: Annotated[Texts, About("What mattered, where it is no criterion.")] = ()
    criteria: Annotated[tuple[Criterion, ...], Many, About("Questions that every option answers.")] = ()
    options: Annotated[
        tuple[Option, ...], Many, About("The ways we could go, in the order we saw them.")
    ] = ()
    chosen: Annotated[Text | None, About("The option we take.")] = None
    because: Annotated[Text | None, About("Why that one.")] = None
    success: Annotated[Texts, About("What we will see if it works.")] = ()
    check_by: Annotated[Day | None, About("By when we look whether it worked.")] = None
    plan_b: Annotated[Text | None, About("The option we fall back on.")] = None
    switch_if: Annotated[Text | None, About("What we would see if plan B were right.")] = None
    dissent: Annotated[
        tuple[Dissent, ...], Many, About("Who sees it differently, and whether they commit.")
    ] = ()
    assumptions: Annotated[tuple[Assumption, ...], Many, About("What we take as true.")] = ()
    biases: Annotated[Texts, About("What may bend our view.")] = ()
    removes: Annotated[Texts, About("Work or things we stop.")] = ()
    second_order: Annotated[Texts, About("What it sets in motion.")] = ()
    leaves_free: Annotated[Texts, About("What stays the team's own to choose.")] = ()
    outcome: Annotated[tuple[Outcome, ...], Many, About("What we saw when we looked back.")] = ()
    review: Annotated[Review | None, About("When we ask whether it is still true.")] = None

    @property
    def name(self) -> str:
        return self.title or self.id

    def option(self, option_id: str | None) -> Option | None:
        """The option of that id, or nothing."""
        return next((option for option in self.options if option.id == option_id), None)
