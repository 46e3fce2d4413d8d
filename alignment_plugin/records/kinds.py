"""The table of kinds: what each is called, where its records stand, which model reads them."""

from dataclasses import dataclass

from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.onboarding import Onboarding
from alignment_plugin.records.record import Record
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Team
from alignment_plugin.records.term import Term
from alignment_plugin.records.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str
    label: str
    """As people see it, at the start of a line."""
    model: type[Record]
    places: tuple[str, ...]
    """Names of files (without ending) and folders whose records are of this kind; the first is what `new` writes."""
    listed: bool = False
    """Whether one file usually holds several, as an ordered list."""
    single: bool = False
    """Whether a team has one."""
    own_page: bool = True
    """Whether each record has a page of its own."""
    title: str = "title"
    """The field that a heading above the prose stands for; empty where there is none."""


KINDS: tuple[Kind, ...] = (
    Kind("strategy", "Strategy", Strategy, ("strategy",), single=True),
    Kind(
        "decision",
        "Decision",
        Decision,
        ("decisions", "decision", "adr", "adrs", "decision-records", "decision-record", "architecture-decisions",
         "architecture-decision-records", "architecture-decision-record", "rfcs", "rfc", "proposals"),
    ),
    Kind("step", "Step", Step, ("steps", "step"), listed=True),
    Kind("unknown", "Unknown", Unknown, ("unknowns", "unknown"), listed=True, title="question"),
    Kind("team", "Team", Team, ("team",), single=True, title="name"),
    Kind("session", "Session", Session, ("sessions", "session")),
    Kind("back-brief", "Back-brief", BackBrief, ("back-briefs", "back-brief", "backbriefs", "back_briefs")),
    Kind("term", "Term", Term, ("glossary", "terms", "term"), listed=True, own_page=False, title="term"),
    Kind("onboarding", "Start here", Onboarding, ("onboarding",), single=True, own_page=False, title=""),
)  # fmt: skip

_BY_NAME = {kind.name: kind for kind in KINDS}
BY_PLACE = {place: kind for kind in KINDS for place in kind.places}


def kind_named(name: str) -> Kind | None:
    """The kind of that name, or nothing."""
    return _BY_NAME.get(name)
