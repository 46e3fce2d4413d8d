"""The day that a sentence or a line at the head of a document tells, where no name stands before it."""

import re
from typing import NamedTuple

from alignment_plugin.loading.dialects.dates import days_within, read_date
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.status import opens_with_status

MAX_SENTENCE = 200
"""Characters of a paragraph that tells of the document and of nothing else."""
MAX_LINE = 80
MAX_STATUS = 50
MAX_WORDS = 2
_WORDS = re.compile(r"[^\W\d_]{2,}")
_EMPHASISED = re.compile(r"\s*([*_`]{1,3}|\[)(?=\S).*?(?<=\S)(?:\1|\])\s*", re.DOTALL)
_BY = (
    r"(?:(?:last|first|finally|originally|jointly|formally|unanimously|initially)\s+)?"
    r"(?:{})\b(?:(?!\b(?:was|were|is|are|since|until|before|after|because|so)\b)[^.;:]){{0,60}}?:?\s*$"
)
_VERBS = {
    "date": re.compile(
        _BY.format(
            "decided|accepted|agreed|approved|adopted|ratified|confirmed|signed\\s+off|resolved|made|taken|settled|dated"
        ),
        re.I,
    ),
    "updated": re.compile(_BY.format("updated|revised|changed|modified|edited|reviewed|amended"), re.I),
    "opened": re.compile(
        _BY.format(
            "proposed|written|drafted|created|opened|submitted|raised|recorded|authored|started|suggested"
        ),
        re.I,
    ),
}
_LEADS = re.compile(r"(?:^|.*\b(?:on|at|of|in)\s+(?:the\s+)?|.*[\s,(:–—-])$", re.I)
_BECAME = re.compile(
    r"(?:\A|[.!?]\s+)\W*(?:(?:this|the)\s+(?:[\w-]+\s+)?(?:rfc|m?adr|proposal|suggestion|decision|document|design|record)\b"
    r"(?:(?!\b(?:by|which|that|if|when|once|until)\b)[^.;:]){0,160}?|it)"
    r"\s+(?:was|is|has\s+been)\s+(?:now\s+|already\s+)?(?:marked\s+(?:as\s+)?)?[\"“*_`]{0,2}"
    r"(accepted|approved|rejected|declined|withdrawn|abandoned|superseded|deprecated|obsolete)\b",
    re.I,
)
_APART = re.compile(r"\s*(?:[,;|·•(]|\s[/–—-]\s)")
_ON = re.compile(r"(?:on|at)\s+(?:the\s+)?$", re.I)
_WAS = re.compile(r"[^.;:]{4,40}\b(?:decided|accepted|agreed|approved|adopted|ratified|resolved)\b", re.I)


class Told(NamedTuple):
    """What a day is of, by the names of metadata, and the day."""

    meaning: str
    day: str


def told_day(text: str) -> Told | None:
    """The one day that a short text tells of its document; nothing of a text with several, or about other things."""
    if len(text) > MAX_SENTENCE or not any(map(str.isdigit, text)):
        return None
    words = plain(text)
    days = list(days_within(words))
    if len(days) != 1:
        return None
    day, start = days[0]
    before = words[:start]
    for meaning, verb in _VERBS.items():
        if verb.search(before) and _LEADS.match(before):
            return Told(meaning, day.isoformat())
    told = _ON.fullmatch(before) and _WAS.match(words, start)
    alone = not before.strip() and _is_line(words)
    return Told("date", day.isoformat()) if told or alone else None


def is_status_alone(text: str, *, dated: bool) -> bool:
    """Whether a paragraph is a word or two for a status, with a day or in emphasis, and nothing else."""
    words = plain(text) if len(text) <= 2 * MAX_STATUS else text
    if len(words) > MAX_STATUS or not (dated or _EMPHASISED.fullmatch(text)) or not opens_with_status(words):
        return False
    return len(_WORDS.findall(words)) <= (MAX_WORDS + 2 if dated else MAX_WORDS)


def told_status(text: str) -> str:
    """What plain text says has become of its document: `accepted` of `It was accepted in May`; else nothing."""
    found = _BECAME.search(text)
    return found[1] if found else ""


def _is_line(words: str) -> bool:
    """Whether a line opens with a day, and something short stands apart behind it: `3 May 2024, Anna Berg`."""
    if len(words) > MAX_LINE or words.endswith((".", ":")):
        return False
    days = (read_date(words[: found.start()]) for found in _APART.finditer(words))
    return any(read.day and not read.says_more for read in days)
