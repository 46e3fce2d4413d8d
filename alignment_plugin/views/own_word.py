"""A team's own words for the state of a decision, as its page shows them beside ours."""

import re
from collections.abc import Sequence

from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.dialect import SHOWN_STATUS
from alignment_plugin.views.words import plain


def own_word(decision: Decision, successors: Sequence[Decision]) -> str:
    """What the team's own words for the status say beyond ours, and beyond the successors that the page names."""
    raw = plain(decision.origin.status_raw).strip(" .*_")
    while raw[:1] + raw[-1:] in ("()", "[]", "{}"):
        raw = raw[1:-1].strip(" .*_")
    if len(raw) > SHOWN_STATUS or "](" in raw:
        return ""
    # A sign in front of the same word says nothing more: `✅ accepted`.
    worded = re.sub(r"^[^\w(\[]+", "", raw)
    more = (
        worded[len(decision.status.value) :] if worded.casefold().startswith(decision.status.value) else raw
    )
    more = more.strip(" .,;:|–—-")
    told = (successors and re.match(r"(?:\S+ )?by\b", more)) or more.casefold() in set(DecisionStatus)
    days = {day.isoformat() for day in (decision.decided, decision.opened) if day}
    return "" if told or more in days or not any(map(_is_said, more)) else _unwrapped(more)


def _is_said(char: str) -> bool:
    return char.isalnum() or ord(char) > 0x2000  # noqa: PLR2004 - signs such as ✅ say something too


def _unwrapped(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.find(")") == len(text) - 1 else text
