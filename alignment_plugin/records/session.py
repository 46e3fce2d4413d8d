"""A session: an hour in which the team talked about where it goes."""

from typing import Annotated, ClassVar

from alignment_plugin.records.calendar import day_words
from alignment_plugin.records.fields import About, Count, Day, LinksTo, Names, Refs, Text, Texts
from alignment_plugin.records.record import Record


class Session(Record):
    """What an hour together discovered, changed and removed."""

    kind: ClassVar[str] = "session"

    title: Annotated[Text | None, About("A name for it; its date otherwise.")] = None
    date: Annotated[Day | None, About("When it was; otherwise the file's name says it.")] = None
    minutes: Annotated[Count | None, About("How long it took, in minutes.")] = None
    present: Annotated[Names, About("Who was there.")] = ()
    talked_about: Annotated[Texts, About("What it was about.")] = ()
    discovered: Annotated[Texts, About("Where we turned out not to be aligned.")] = ()
    changed: Annotated[
        Refs, LinksTo(("any",), "changed in"), About("Records that changed because of it.")
    ] = ()
    removed: Annotated[Texts, About("Work or things we stopped.")] = ()

    @property
    def name(self) -> str:
        return self.title or f"Session of {day_words(self.date) if self.date else self.id}"
