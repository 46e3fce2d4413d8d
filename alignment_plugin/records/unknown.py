"""An unknown: a question, who explores it, and when they come back."""

from typing import Annotated, ClassVar

from alignment_plugin.records.fields import About, Day, LinksTo, Many, Names, Part, Refs, Text
from alignment_plugin.records.record import Record


class Report(Part):
    """What an explorer came back with. "We still do not know" counts."""

    date: Annotated[Day, About("When they came back.")]
    found: Annotated[Text, About("What they found.")]
    so_what: Annotated[Text | None, About("What it means for us.")] = None


class Unknown(Record):
    """A question that someone explores; its state is derived, never typed."""

    kind: ClassVar[str] = "unknown"

    question: Annotated[Text, About("What we do not know.")]
    explorers: Annotated[Names, About("Who finds out.")] = ()
    report_back: Annotated[Day | None, About("When they come back.")] = None
    matters_because: Annotated[Text | None, About("Why it matters.")] = None
    timebox: Annotated[Text | None, About("How much time they take at most.")] = None
    may_change: Annotated[
        Refs,
        LinksTo(("decision", "direction", "step"), "could be changed by"),
        About("What the answer could overturn."),
    ] = ()
    findings: Annotated[tuple[Report, ...], Many, About("What came back, and what it means.")] = ()
    led_to: Annotated[
        Refs, LinksTo(("decision", "step"), "came from"), About("What was done with the answer.")
    ] = ()
    dropped_because: Annotated[Text | None, About("Why nobody looks any more.")] = None

    @property
    def name(self) -> str:
        return self.question
