"""Values that are read on sight: the same as the thorough reading gives, or left to it."""

from typing import Annotated

import pytest
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from alignment_plugin.records import fields
from alignment_plugin.records.decision import DecisionStatus
from alignment_plugin.records.fields import Reads

TEXTS = (
    "", " ", "a", "con", "CON", "lpt1", "com1-", "aux-1", "con-x", "nul", "abcde", "Abcde", "ab cd", "a--b-c", "-abcde",
    "abcde-", "x" * 80, "x" * 81, "ünder", "12345", "2026-11-22", " 2026-11-22 ", "2026-02-30", "0000-01-01",
    "2026-11-22T00:00", "1700000000", "true", "True", "yes", "no", "on", "1", "0", "-7", "7", "007", "1.0", "1e3",
    "1_000", "999999", "1000000", "٣", "better", "Better", "unknown", "unknown x", "passes ", "6mo", " 1Y", "never", "0d", "accepted", "Accepted",
    "accepted\n", "in force", None, 5, True, ["a"], {"a": "b"},
)  # fmt: skip
STATUS = Annotated[DecisionStatus, fields.one_of(DecisionStatus)]


def thoroughly(kind):
    """The same type without what is read on sight."""
    marks = [BeforeValidator(mark.read) if isinstance(mark, Reads) else mark for mark in kind.__metadata__]
    whole = kind.__origin__
    for mark in marks:
        whole = Annotated[whole, mark]
    return TypeAdapter(whole)


def outcome(adapter, value):
    """What becomes of a value; nothing more is asked of a refusal, as its words come from the thorough reading."""
    try:
        found = adapter.validate_python(value)
    except ValidationError:
        return "refused"
    return type(found), found


@pytest.mark.parametrize("name", ["Id", "Day", "Flag", "Count", "Every", "Rated", "Names", "status"])
def test_what_is_read_on_sight_is_read_the_same(name):
    kind = STATUS if name == "status" else getattr(fields, name)
    quick, thorough = TypeAdapter(kind), thoroughly(kind)
    differ = [text for text in TEXTS if outcome(quick, text) != outcome(thorough, text)]
    assert differ == []
    assert len({outcome(quick, text) == "refused" for text in TEXTS}) == 2
