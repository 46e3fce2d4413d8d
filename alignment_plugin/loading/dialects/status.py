"""The words for a decision's standing, in every team's own way → one of ours; used by every dialect."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from alignment_plugin.loading.dialects.succession import Succession, read_references, read_succession
from alignment_plugin.records.decision import DecisionStatus

_WORDS: Mapping[DecisionStatus, str] = {
    DecisionStatus.DRAFT: (
        "draft, drafted, drafting, wip, work in progress, ideation, incomplete, todo, to do, planning, discovery, "
        "strawperson, pitch, prediscussion, pre discussion, idea, initial"
    ),
    DecisionStatus.PROPOSED: (
        "proposed, proposal, propose, provisional, in review, under review, for review, ready for review, review, "
        "reviewing, last call, final comment period, fcp, pending, discussing, discussion, in discussion, "
        "under discussion, for discussion, under consideration, open, exploring, candidate, needs revision, "
        "awaiting, rfc, request for comments, undecided, submitted, suggested, tentative, tentatively"
    ),
    DecisionStatus.ACCEPTED: (
        "accepted, accept, approved, decided, adopted, active, final, finalised, finalized, living, "
        "implementable, ready for implementation, ready to implement, published, committed, ongoing, in progress, "
        "inprogress, recommended, released, ready for release, merged, agreed, "
        "current, implemented, implementing, done, complete, completed, demonstrated, confirmed, ratified, "
        "in effect, in force, effective, enacted, in use, shipped, signed off, settled, passed, amended, stable, "
        "partly superseded, partially superseded, partly superceded, partially superceded, superseded in part, "
        "superseded partially, superseded partly, partly replaced, partially replaced"
    ),
    DecisionStatus.REJECTED: (
        "rejected, reject, declined, withdrawn, withdrew, abandoned, expired, reverted, removed, cancelled, "
        "canceled, dropped, refused, dismissed, not approved, won't do, will not do, wontfix"
    ),
    DecisionStatus.DEFERRED: "deferred, stalled, stagnant, on hold, parked, experimental, postponed, paused, suspended",
    DecisionStatus.DEPRECATED: (
        "deprecated, depreciated, deprecate, retired, obsolete, discontinued, no longer relevant, "
        "no longer applicable, no longer valid, no longer applies, outdated, archived, historic, historical"
    ),
    DecisionStatus.SUPERSEDED: (
        "superseded, superceded, superceeded, superseeded, supersceded, replaced, obsoleted, supplanted"
    ),
}
_SIGNS = {
    **dict.fromkeys("\u2705\u2714\u2611\U0001f44d\U0001f7e2", DecisionStatus.ACCEPTED),
    **dict.fromkeys("\u274c\u2716\u2718\U0001f44e\U0001f6ab\u26d4", DecisionStatus.REJECTED),
    **dict.fromkeys("\U0001f914\U0001f4a1\U0001f4ac", DecisionStatus.PROPOSED),
    **dict.fromkeys("\U0001f6a7\U0001f4dd", DecisionStatus.DRAFT),
}
"""What a sign says where no word stands beside it."""
_STATUS = {word.strip(): status for status, words in _WORDS.items() for word in words.split(",")}
_WHOLE = {
    "0": DecisionStatus.DRAFT,
    "new": DecisionStatus.PROPOSED,
    "development": DecisionStatus.DRAFT,
    "1": DecisionStatus.PROPOSED,
    "2": DecisionStatus.PROPOSED,
    "3": DecisionStatus.ACCEPTED,
    "x": DecisionStatus.REJECTED,
}
_KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(_STATUS, key=len, reverse=True))})\b")
_DENIED = re.compile(r"\b(?:not|never|isn't|wasn't)(?:\s+(?:yet|been|be))*\s*$")

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_STRUCK = re.compile(r"~~[^~]*~~")
_LINKED = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")
_MARKS = re.compile(r"[*_`\"'“”„‘’«»\[\]{}()<>\\~]")
_OPENING = re.compile(
    r"^(?:[\s>#+*=\u2022-]|\d+[.)]\s|x\s(?=[a-z]))*(?:(?:status|state|decision)\s*(?:[:=]|is\b)\s*)*"
)
_APART = re.compile(r"[|/,]|\bor\b|…|\.\.\.")
_LEFT_OVER = re.compile(r"(?<=\w)\s+[(\[{][^|()\[\]]{2,40}\|.{2,200}$", re.DOTALL)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_PARTLY = re.compile(r"\s*(?:part(?:ly|ially)\s+|amended|superseded in part)")
MAX_STATUS = 2_000
"""Characters of a status that are looked at."""


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status in our words, and what the same text says about successors."""

    status: DecisionStatus
    succession: Succession = Succession()


def read_status(raw: str, own: Mapping[str, str]) -> StatusReading:
    """The status a text states; `UNKNOWN` for a list to pick from and for words that nobody knows.

    `own` maps a team's words to ours and comes first. A word counts at the start, only then inside.
    """
    raw = _picked(_filled_in(raw[:MAX_STATUS]))
    text = _cleaned(raw)
    status = _own(text, own) or _WHOLE.get(text)
    if status is None and _is_choice(text):
        return StatusReading(DecisionStatus.UNKNOWN)
    if status is None:
        status = _stated(text)
    if not text:
        status = next((_SIGNS[char] for char in raw if char in _SIGNS), status)
    succession = _succession(raw, status)
    return StatusReading(ended(status, succession), succession)


def _filled_in(raw: str) -> str:
    """What was picked, without the list to pick from that a template has behind it: `draft [accepted | …]`."""
    left = _LEFT_OVER.search(raw)
    if left and opens_with_status(raw[: left.start()]) and _is_choice(_cleaned(left[0])):
        return raw[: left.start()]
    return raw


def _picked(raw: str) -> str:
    """The one that stands in bold among several to pick from: `In review, **in progress**, done`."""
    bold = _BOLD.findall(raw)
    if len(bold) != 1 or not re.search(r"[,|/]", raw):
        return raw
    return bold[0] if opens_with_status(raw) and opens_with_status(bold[0]) else raw


def ended(status: DecisionStatus, succession: Succession) -> DecisionStatus:
    """The status of a decision that says what took its place: it no longer stands, whatever was said before."""
    over = status in (DecisionStatus.ACCEPTED, DecisionStatus.DEPRECATED) and succession.superseded_by
    return DecisionStatus.SUPERSEDED if over else status


def opens_with_status(text: str) -> bool:
    """Whether plain text opens with a word for a status."""
    return bool(_KNOWN.match(_cleaned(text[:MAX_STATUS])))


def _succession(raw: str, status: DecisionStatus) -> Succession:
    """`superseded by X`; also `superseded (X)`, where a superseded record names just one thing."""
    read = read_succession(raw)
    alone = len(raw.split()) < 2  # noqa: PLR2004 - the status word and nothing that it names
    if status is DecisionStatus.SUPERSEDED and not alone and not any(names for _, names in read.sides()):
        return Succession((), read_references(raw))
    return read


def _cleaned(raw: str) -> str:
    """A status without markup, emoji, its own label and marks at the ends; in small letters."""
    text = _LINKED.sub(r"\1", _STRUCK.sub(" ", _COMMENT.sub(" ", raw))).casefold()
    text = _SHORTCODE.sub(" ", text)
    text = "".join(char for char in text if char.isascii() or _is_word(char))
    text = _MARKS.sub(" ", text.replace("-", " "))
    return " ".join(_OPENING.sub("", text).split()).strip(" .,;:!?-")


def _is_word(char: str) -> bool:
    return char in "…“”„‘’«»" or unicodedata.category(char)[0] in "LNPZ"


def _own(text: str, own: Mapping[str, str]) -> DecisionStatus | None:
    if not own:
        return None
    allowed = {status.value: status for status in DecisionStatus}
    words = {
        cleaned: allowed.get(ours.strip().casefold())
        for word, ours in own.items()
        if (cleaned := _cleaned(word))
    }
    if text in words:
        return words[text]
    opening = [word for word in words if re.match(rf"{re.escape(word)}\b", text)]
    return words[max(opening, key=len)] if opening else None


def _is_choice(text: str) -> bool:
    """Whether it lists statuses to pick from: a template that nobody filled in."""
    parts = [part.strip() for part in _APART.split(text) if part.strip() and not _PARTLY.match(part)]
    if len(parts) < 2:
        return False
    named = {_STATUS[found[0]] for part in parts if (found := _KNOWN.match(part))}
    if "|" in text or "…" in text or "..." in text:
        return len(named) > 1
    ended = {DecisionStatus.SUPERSEDED, DecisionStatus.DEPRECATED}
    return len(named) > 2 or (len(named) == 2 and "," not in text and not named & ended)


def _stated(text: str) -> DecisionStatus:
    if found := _KNOWN.match(text):
        return _STATUS[found[0]]
    for found in _KNOWN.finditer(text):
        if not _DENIED.search(text[max(0, found.start() - 30) : found.start()]):
            return _STATUS[found[0]]
    return DecisionStatus.UNKNOWN
