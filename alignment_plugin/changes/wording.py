"""How changes are said to people: one sentence each, and the short names of records."""

import re

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.history import ADVICE
from alignment_plugin.changes.words import Level
from alignment_plugin.graph import Key, RecordGraph
from alignment_plugin.records.record import Record

_LONGEST = 60
"""Characters of a title that stands inside a sentence."""
_NUMBER = re.compile(r"[a-z]{0,5}-?\d{1,6}(?=-|$)")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d{8}(?=-|$)")


def sentence(change: Change) -> str:
    """What changed, without the record's name: `option eliminated: Switch everyone on one night`."""
    said = change.word.sentence.format(part=change.part, field=field_words(change.field))
    if change.part and "{part}" not in change.word.sentence:
        said += f": {change.part}"
    return said.removesuffix(": ")


def named_sentence(change: Change) -> str:
    """The sentence, after the field's name where that says more: `options good: argument changed: Big bang`."""
    field, said = field_words(change.field), sentence(change)
    says_more = field and field not in said and change.level is not Level.ATTENTION
    return f"{field}: {said}" if says_more else said


def field_words(pointer: str) -> str:
    """A field's name in words: `options/2/ratings/cost` is `ratings`."""
    names = [each for each in pointer.split("/") if each and not each.isdigit()]
    if "ratings" in names:
        names = ["ratings"]
    return " ".join(names).replace("_", " ")


def advice(change: Change) -> str:
    """The next move, where there is one that holds for all changes of this kind; else empty."""
    if change.what.startswith("accepted-") and change.what != "accepted-without-success":
        return ADVICE
    return {
        "accepted-without-success": "write what we will see if it works under 'success'",
        "renamed-without-alias": f"write 'aliases: [{change.old}]' into the record",
        "removed-while-leaned-on": "keep it as rejected, deprecated or superseded, or change what leans on it",
        "direction-removed": "keep it with 'status: eliminated' and a 'because'",
        "dissent-removed": "keep it: the other view stays after the decision",
        "unreadable": "'alignment check' says what is wrong with the file",
    }.get(change.what, "")


def label(change: Change) -> str:
    """What a record is called in front of a sentence: `0004 How we leave the batch`."""
    return labelled(change.key, change.title)


def labelled(key: Key, title: str) -> str:
    """A number, where people cite one, and the title."""
    number = _number(key)
    return f"{number} {title}" if number and not title.startswith(number) else title


def spoken(graph: RecordGraph, key: Key, *, home: str) -> str:
    """What a record is called inside a sentence, seen from team `home`: its number, else its title."""
    entity = graph.get(key)
    name = _number(key) or _short(entity.name if entity else key.id)
    return name if key.team == home else f"{key.team}/{name}" if _number(key) else f"{name} ({key.team})"


def spoken_record(record: Record, *, home: str) -> str:
    """The same for a record that no graph is at hand for."""
    key = Key(record.kind, record.team, record.id)
    name = _number(key) or _short(record.name)
    return name if key.team == home else f"{key.team}/{name}"


def _number(key: Key) -> str:
    """The number that a decision's id starts with; dates are none."""
    if key.kind != "decision" or _DATE.match(key.id):
        return ""
    found = _NUMBER.match(key.id)
    return found[0] if found else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'}”"
