"""A heading as people write it → the title alone: without the record's number and a status in front."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from alignment_plugin.loading.dialects.status import opens_with_status

_KIND = (
    r"(?i:(?:archite\w+ )?(?:decision record|decision)|enhancement proposal|m?adr|[de]dr|dr|ad|rf[cd]|[a-z]ep)"
    r"[-_ #:]*(?i:no\.? ?)?"
)
_KEY = r"[A-Z][A-Z\d]{0,9}(?:[-_][A-Z\d]{2,9}){0,2}"
_PREFIXED = re.compile(
    rf"[\[(]?(?:{_KEY}[-_])?(?:{_KIND}|[A-Z]{{2,8}}(?:[-_]+|\s?#|(?=\d{{3}})))\[?(?P<number>\d{{1,8}})(?:[-_][A-Za-z]{{1,12}}(?=[\])]?\s*:))?[\])]?"
    r"\s*(?P<mark>[:.)|\u2013\u2014-]+)?\s+(?=\S)"
)
_WORDED = re.compile(
    r"(?:[A-Z][\w.-]+\s+){0,3}(?:Enhancement|Improvement)(?:\s+(?:Proposal|Request))?\s*(?:#|(?=\d))\s*(?P<number>\d{0,8})\s*[:\u2013\u2014-]\s+(?=\S)"
)
"""A key in words, whose number may be left open."""
_GOES_ON = re.compile(r"(?:for|on|about|to|of|in|and|as|with|by)\s")
_KEY_ALONE = re.compile(rf"[\[(]?(?:{_KEY}[-_])?(?:{_KIND}|[A-Z]{{2,8}}[-_ ])\d{{1,8}}[\])]?\s*")
_BEHIND = re.compile(
    rf"[^:|]{{2,40}}?(?:\s*[:|\u2013\u2014-])?\s+(?=[\[(]?(?:{_KEY}[-_])?(?:{_KIND}|[A-Z]{{2,8}}[-_])0*(?P<number>\d{{1,8}})[\])]?\s*[:|\u2013\u2014-]\s)"
)
"""What stands in front of a record's key, as the name of its project."""
_KEY_BEHIND = re.compile(
    rf"\s*(?:[:|\u2013\u2014-]\s+[\[(]?|[\[(])(?:{_KEY}[-_])?(?:{_KIND}|[A-Z]{{2,8}}[-_])0*(?P<number>\d{{1,8}})[\])]?$"
)
"""A record's key behind its title."""
_LABELLED = re.compile(
    r"(?:m?adr|rfc|rfd|kep|oep|(?:archite\w+ )?decision record)\s*[:\u2013\u2014-]\s+(?=\S)", re.I
)
_DAY = re.compile(r"(?:(?:m?adr|rf[cd])\s+)?\d{4}-\d{2}(?:-\d{2})?\s*[:\u2013\u2014-]\s+(?=\S)", re.I)
_LEFT_OPEN = re.compile(r"[A-Z]{2,8}[-_ #]*(?:X{2,4}|N{2,4}|\?{1,4})\s*[:\u2013\u2014-]\s+(?=\S)")
"""A key whose number nobody has given yet: `HIP XXX: …`."""
_SAYS_WHAT = re.compile(
    r"(?:(?:archite\w+ )?decision record|m?adr|title|feature name|rf[cd]|dep|(?:design |enhancement )?proposal"
    r"|request for comments)\s*[:\u2013\u2014-]\s+(?=\S)",
    re.I,
)
_NUMBERED = re.compile(
    r"#?(?P<number>\d{1,8}(?:\.\d+)?)(?P<mark>\s*[.:)|\u2013\u2014-]+|(?=[-_])[-_])?\s*(?=\S)"
)
_STATUS = re.compile(r"\s*(?:\[([^\[\]]{3,80})\]\s*:?|([A-Za-z][^:]{2,60}):)\s+(?=\S)")
_STEM = re.compile(r"(?:(?-i:(?:[A-Z]{2,8}[-_]){0,2})[a-z]+[-_]?)?0*(\d+)(?=[-_.]|$)", re.I)
_UNFILLED = re.compile(
    r"(?:(?:kep|adr|madr|rfc|pep|oep)[ -]?template|template|title|adr[ -]title"
    r"|\W*short title\b.*|\W*title of\b.*|\W*feature name\W*"
    r"|\(?fill me in.*|\(?fill in.*|n/?a|tbd|my feature|neat[ -]enhancement[ -]idea)$",
    re.I,
)
_WRAPPED = re.compile(r"'([^']+)'|\[([^\[\]]+)\]")
_WHAT_IT_IS = re.compile(r"(?:rfc|(?:design )?proposal|request for comments|idea|discussion|review)s?", re.I)
"""Words for a document, which no colon makes a status of it."""
MAX_STATUS_WORDS = 8


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the number that stood in front of it."""

    text: str
    number: int | None = None


def bare_title(text: str, name: str) -> Title:
    """The title in a heading's plain text; `name` is the file, whose own number needs no mark behind it."""
    text = without_status(_unwrapped(text))
    if said := _SAYS_WHAT.match(text) or _DAY.match(text) or _LEFT_OPEN.match(text):
        text = text[said.end() :]
    worded = _WORDED.match(text)
    if worded and (not worded["number"] or int(worded["number"]) == number_of(name)):
        return Title(text[worded.end() :], int(worded["number"]) if worded["number"] else None)
    behind = _BEHIND.match(text)
    if behind and int(behind["number"]) == number_of(name):
        text = text[behind.end() :]
    found = _PREFIXED.match(text)
    number = int(found["number"]) if found else None
    if found is None or not (found["mark"] or number == number_of(name) or _is_alike(found[0], name)):
        found = _own_number(text, name)
        number = int(found["number"].partition(".")[0]) if found else None
    if found and not found["mark"] and _GOES_ON.match(text, found.end()):
        return Title(text, number)
    rest = text[found.end() :] if found else text
    if found and (label := _LABELLED.match(rest)):
        rest = rest[label.end() :]
    rest = _unwrapped(without_status(rest))
    key = _KEY_BEHIND.search(rest)
    if key and number is None and int(key["number"]) == number_of(name):
        rest, number = rest[: key.start()], int(key["number"])
    return Title(rest, number) if any(map(str.isalpha, rest)) else Title(text)


def _unwrapped(text: str) -> str:
    """A title without the quotes or brackets that stand around all of it."""
    found = _WRAPPED.fullmatch(text)
    return found[1] or found[2] if found else text


def _is_alike(key: str, name: str) -> bool:
    """Whether letters count both a heading and its file, though by other numbers: `ADR-4 …` in `ADR-5_….md`."""
    letters = re.match(r"[A-Za-z]+", key.lstrip("[("))
    stem = PurePosixPath(name).stem.casefold()
    return bool(letters and re.match(rf"{letters[0].casefold()}[-_ ]?\d", stem))


def has_own_key(text: str, name: str) -> bool:
    """Whether a heading starts with the record's own key and number, as `ADR-4: …` in a file of that number."""
    found = _PREFIXED.match(text)
    return bool(found and found["mark"] and int(found["number"]) == number_of(name))


def _own_number(text: str, name: str) -> re.Match[str] | None:
    """A number at the start that counts the record, and not the things that its title speaks of."""
    found = _NUMBERED.match(text)
    if found is None or found["mark"]:
        return found if found and not re.match(r"[-.]\d", text[found.end() - 1 :]) else None
    stem = PurePosixPath(name).stem
    own = _STEM.match(stem)
    spaced = text[found.end("number") : found.end()].isspace()
    repeated = own is not None and stem[own.end() :].lstrip("-_.").startswith(found["number"])
    return found if spaced and own is not None and not repeated else None


def number_of(name: str) -> int | None:
    """The number that a file's name starts with; of a README, its folder's."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.casefold() in ("readme", "index") else path.stem
    found = _STEM.match(stem)
    return int(found[1]) if found else None


def without_status(text: str) -> str:
    """A title without a status in front of it, as `Draft: …` and `[Superseded by ADR-17] …`."""
    found = _STATUS.match(text)
    said = (found[1] or found[2]) if found else ""
    if found and found[2] and _WHAT_IT_IS.fullmatch(said):
        return text
    if found and opens_with_status(said) and len(said.split()) <= MAX_STATUS_WORDS:
        return text[found.end() :]
    return text


def is_key(text: str) -> bool:
    """Whether a text is a record's key and number and no more, as `RFC 5`."""
    return _KEY_ALONE.fullmatch(text) is not None


def is_kind(text: str) -> bool:
    """Whether a text in front of a title only says what the document is, as `RFC` and `RFC 5` do."""
    return is_key(text) or _WHAT_IT_IS.fullmatch(text) is not None


def is_unfilled(title: str) -> bool:
    """Whether a title is the one of a template that nobody changed."""
    return bool(_UNFILLED.match(title.strip()))
