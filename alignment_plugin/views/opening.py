"""What the page of a decision can say first from the record's own words: the outcome, a summary, how they begin."""

from dataclasses import dataclass

from alignment_plugin.records.decision import Decision
from alignment_plugin.views.words import as_sentence, first_sentence, plain, shortened


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that come first on a page, and where they stand in the record's own."""

    sentence: str = ""
    """One plain sentence."""
    whole: str = ""
    """All of its section, as written, where that is short and plain enough to stand alone; else empty."""
    lines: frozenset[int] = frozenset()
    """Of the body, from 0: that section's heading and paragraphs."""
    is_below: bool = False
    """Whether other words come before its section: a summary right below would only be repeated."""

    @property
    def lead(self) -> str:
        """What the page says in large type; empty where it would only repeat what follows."""
        return self.whole or (self.sentence if self.is_below else "")


def summary_of(decision: Decision) -> str:
    """The decision in one plain sentence: what was chosen and why, else how its own words open."""
    chosen = decision.option(decision.chosen)
    because = as_sentence(plain(decision.because or ""))
    if chosen is not None and plain(chosen.name) != plain(decision.name):
        return shortened(f"{as_sentence(plain(chosen.name))} {because}".strip())
    if because:
        return shortened(because)
    if decision.origin.dialect == "alignment":
        return first_sentence(decision.origin.body)
    return opening_of(decision).sentence


def opening_of(decision: Decision) -> Opening:
    """The outcome in a record's own words; else its summary, else how it begins."""
    # What reads documents in other forms is imported where one is met.
    from alignment_plugin.views.document_opening import document_opening

    return document_opening(decision.origin.body, decision.origin.format)


def without(body: str, lines: frozenset[int]) -> str:
    """A body whose other lines stay at their places."""
    return "\n".join("" if number in lines else line for number, line in enumerate(body.split("\n")))
