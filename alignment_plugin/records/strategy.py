"""Where a team goes and why, how it chooses, and how it knows."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from alignment_plugin.records.fields import (
    About,
    Day,
    Every,
    Id,
    LinksTo,
    Many,
    Part,
    Refs,
    Text,
    Texts,
    one_of,
)
from alignment_plugin.records.record import Record, Review


class StrategyStatus(StrEnum):
    """Whether a strategy holds."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUPERSEDED = "superseded"


class DirectionStatus(StrEnum):
    """What became of a direction."""

    OPEN = "open"
    TAKEN = "taken"
    ELIMINATED = "eliminated"


def _limit(value: Any) -> Any:
    return {"says": value} if isinstance(value, str) else value


class Limit(Part):
    """Something we will not do; an option may name its id in `breaks`."""

    id: Annotated[Id | None, About("Its name, where an option refers to it.")] = None
    says: Annotated[Text, About("What we will not do.")]


Limits = Annotated[tuple[Annotated[Limit, BeforeValidator(_limit)], ...], Many]


class Policy(Part):
    """How we choose when two good things collide."""

    id: Annotated[Id, About("Its name in `serves`.")]
    title: Annotated[Text, About("The rule, in one sentence.")]
    rules_out: Annotated[Limits, About("Reasonable things it makes us not do.")] = ()


class Direction(Part):
    """A way to get there."""

    id: Annotated[Id, About("Its name in `takes` and `may_change`.")]
    title: Annotated[Text, About("What we would do.")]
    status: Annotated[DirectionStatus, one_of(DirectionStatus), About("What became of it.")]
    good: Annotated[Texts, About("What speaks for it.")] = ()
    because: Annotated[Text | None, About("Why it was taken or eliminated.")] = None
    would_switch_if: Annotated[
        Text | None, About("What we would see if it were right, or wrong once taken.")
    ] = None


class Reading(Part):
    """One look at a signal."""

    date: Annotated[Day, About("When we looked.")]
    saw: Annotated[Text, About("What we saw.")]


class Signal(Part):
    """Something we look at to know whether we move in the right direction."""

    id: Annotated[Id, About("Its name.")]
    question: Annotated[Text, About("What it tells us.")]
    look_at: Annotated[Text | None, About("Where to look.")] = None
    every: Annotated[Every | None, About("How often we look.")] = None
    readings: Annotated[tuple[Reading, ...], Many, About("What we saw, and when.")] = ()


class Strategy(Record):
    """Where we are going, why, and how we choose on the way."""

    kind: ClassVar[str] = "strategy"

    title: Annotated[Text | None, About("A name for it; the team's otherwise.")] = None
    where: Annotated[Text, About("Where we are going.")]
    why: Annotated[Text, About("Why we go there.")]
    status: Annotated[StrategyStatus, one_of(StrategyStatus), About("Whether it holds.")]
    owner: Annotated[Text | None, About("Who keeps it true.")] = None
    since: Annotated[Day | None, About("From when it holds.")] = None
    horizon: Annotated[Day | None, About("How far we look.")] = None
    diagnosis: Annotated[Text | None, About("What makes it hard.")] = None
    policies: Annotated[tuple[Policy, ...], Many, About("How we choose.")] = ()
    free: Annotated[Texts, About("What nobody needs to ask about.")] = ()
    no_gos: Annotated[Limits, About("What we will not do at all.")] = ()
    directions: Annotated[
        tuple[Direction, ...], Many, About("Ways to get there, with the ones not taken.")
    ] = ()
    signals: Annotated[tuple[Signal, ...], Many, About("What we look at to know.")] = ()
    serves: Annotated[Refs, LinksTo(("strategy",), "served by"), About("A strategy above this one.")] = ()
    review: Annotated[Review | None, About("When we ask whether it is still true.")] = None

    @property
    def name(self) -> str:
        return self.title or "Where we are going"
