"""One change of meaning, as a value. Its wording is elsewhere."""

from dataclasses import dataclass

from alignment_plugin.changes.words import CHANGE_WORDS, LEVELS, RANK, ChangeWord, Level
from alignment_plugin.graph import Key


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that means something different on the two sides."""

    what: str
    """A word of CHANGE_WORDS."""
    key: Key
    """The record in the graph at head; in the one at base where it is gone."""
    record: str
    """Its full id."""
    title: str
    field: str = ""
    """Pointer of the field, as `options/2/title`; `prose` for the text; empty for the record as a whole."""
    part: str = ""
    """What within the record it is about, in words."""
    old: str = ""
    """What stood there, as short text; empty for nothing."""
    new: str = ""
    path: str = ""
    line: int = 1
    """At head; at base for a record that is gone."""
    is_gone: bool = False
    """Whether the record is no longer there."""
    was: str = ""
    """The full id on the other side, where it had another."""
    part_key: Key | None = None
    """The part that changed, where others can name it: a policy, a direction, a signal."""

    @property
    def word(self) -> ChangeWord:
        """What is declared of this kind of change."""
        return CHANGE_WORDS[self.what]

    @property
    def level(self) -> Level:
        """How much it asks of a reviewer."""
        return self.word.level

    @property
    def kind(self) -> str:
        """The kind of its record."""
        return self.key.kind

    @property
    def order(self) -> tuple[int, int, str, str, str, str]:
        """Sort key: level, urgency, record, field, and what it says."""
        return LEVELS.index(self.level), RANK[self.what], self.record, self.field, self.old, self.new
