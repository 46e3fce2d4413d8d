"""When a record was last looked at, and when it is to be looked at again."""

from datetime import date

from alignment_plugin.records.decision import Decision
from alignment_plugin.records.strategy import Strategy


def last_looked_at(record: Decision | Strategy) -> date | None:
    """The day of its last review, else the day it began to hold."""
    if record.review is not None and record.review.on is not None:
        return record.review.on
    return record.decided if isinstance(record, Decision) else record.since


def next_review(record: Decision | Strategy) -> date | None:
    """The last day on which a look is in time; nothing where none is planned, or never."""
    last = last_looked_at(record)
    if last is None or record.review is None or record.review.every is None:
        return None
    return record.review.every.after(last)
