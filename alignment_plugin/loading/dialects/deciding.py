"""What a sentence decides between known options: the one it takes, none, or several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from alignment_plugin.loading.dialects.naming import Mention, Names

_TAKE = (
    r"(?:cho(?:ose|oses|osing|se|sen)|pick(?:s|ed|ing)?|select(?:s|ed|ing)?|opt(?:s|ed|ing)?|decid(?:e|es|ed|ing)|settl(?:e|ed|ing)"
    r"|us(?:e|es|ed|ing)|utili[sz](?:e|es|ed|ing)|adopt(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|accept(?:s|ed|ing)?|prefer(?:s|red|able)?"
    r"|favou?r(?:s|ed)?|proceed(?:s|ed|ing)?|mov(?:e|es|ed|ing)|migrat(?:e|es|ed|ing)|switch(?:es|ed|ing)?|stay(?:s|ed|ing)?"
    r"|stick(?:s|ing)?|stuck|keep(?:s|ing)?|kept|retain(?:s|ed|ing)?|remain(?:s|ed|ing)?|continu(?:e|es|ed|ing)"
    r"|implement(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|go(?:es|ing)?|went"
    r"|agree(?:s|d)?|approv(?:e|ed)|elect(?:ed)?|commit(?:ted|ting)?|follow(?:s|ed|ing)?|appl(?:y|ied|ying)|build(?:s|ing)?|deploy(?:s|ed|ing)?"
    r"|rely|relies|relying|host(?:s|ed|ing)?|store[sd]?|run(?:s|ning)?|creat(?:e|es|ed|ing)|add(?:s|ed|ing)?|standardi[sz](?:e|ed|ing)"
    r"|start(?:s|ed|ing)?|win(?:s|ner)?|won|best|clearest|choice|decision|preference|recommendation|landed|embrac(?:e|ed|ing))"
)
_VERB = re.compile(rf"\b{_TAKE}\b", re.I)
_DENIED = re.compile(
    r"\b(?:not|never|neither|nor|cannot|can['’]t|\w+n['’]t|no\s+longer|no|reject\w*|discard\w*|dismiss\w*|declin\w*|abandon\w*|discount\w*"
    r"|avoid\w*|exclud\w*|eliminat\w*|(?:rul|rol)(?:e|es|ed|ing)\s+(?:\w+\s+)?(?:out|back)|against|except|unlike|defer\w*|postpon\w*|drop(?:s|ped|ping)?|discontinu\w*"
    r"|remov(?:e|es|ed|ing)|deprecat\w*|stop(?:s|ped|ping)?|moving\s+(?:off|away)|away\s+from|replac(?:e|es|ed|ing)|without|too\s+\w+|lack\w*"
    r"|considered|evaluated|looked\s+at|compared|tried|previously|currently|originally|formerly|used\s+to)\b",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:later|future|at\s+first|would|could|might|may|if|unless|until|whether|tbd|undecided|pending|(?:will|shall|to)\s+(?:be\s+)?decided?\s+(?:later|after|once|when|on\s+a)|to\s+be\s+(?:decided|discussed|defined)"
    r"|not\s+yet|no\s+(?:decision|choice)|someday|(?:stays?|remains?|left|is|are|still)\s+open|eventually\s+(?:move|migrate|switch)|depend(?:s|ing)\s+on|revisit\w*|fall\s*back|fallback)\b",
    re.I,
)
_NOT_THAT = re.compile(
    r"\b(?:instead\s+of|rather\s+than|as\s+opposed\s+to|in\s+place\s+of|in\s+lieu\s+of|over|than|and\s+not|but\s+not|not|versus|vs\.?|compared\s+(?:to|with)"
    r"|in\s+favou?r\s+over|from|except|unlike|in\s+contrast\s+to|in\s+preference\s+to|replac(?:ing|es)|will\s+replace|on\s+top\s+of|alternatives?\s+to)\b",
    re.I,
)
"""Words behind which stands what was not taken."""
_BESIDE = re.compile(rf"{_NOT_THAT.pattern}\s+(?:the|an?|our|plain|using|any)?\s*$", re.I)
"""The same, right in front of a name."""
_REASON = re.compile(
    r"[,;(–—-]?\s*\b(?:because|since|due\s+to|(?<=,\s)as|as\s+(?:it|this|the|we|they|that|there)\b|so\s+that|given\s+(?:that|the)|which|in\s+order\s+to|considering"
    r"|thanks\s+to|although|though|even\s+though|whereas|while|despite|where|when)\b",
    re.I,
)
_LED = re.compile(
    r"\A\W*(?:instead\s+of|rather\s+than|unlike|compared\s+(?:to|with)|while|although|though|even\s+though|whereas|despite|because|since|due\s+to|as|given"
    r"|considering|by\s+\w+ing|based\s+on|after|of|in\s+contrast\s+to|to\s+avoid)\b[^,]{1,200},\s+",
    re.I,
)
"""A clause in front of the one that counts."""
_FROM = re.compile(
    r"\b(?:from|away\s+from)\s[^,.;]{1,80}?\s(?=(?:to|towards?|into|onto)\s)|\A.{1,120}?\breplaced\s+(?=(?:by|with)\s)|\breplac(?:e|es|ed|ing)\s[^,.;]{1,80}?\s(?=(?:with|by)\s)",
    re.I,
)
_MIXED = re.compile(
    r"\b(?:both|combin\w+|mix\w*|hybrid|together\s+with|along\s+with|alongside|in\s+addition\s+to|as\s+well\s+as|either|depending)\b",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|or|plus|then)\b|[&+/,]", re.I)
_ASIDE = re.compile(r"\s*\([^()\x01]*\)")
_BOTH = re.compile(
    r"\b(?:both(?=\s*(?:[,.;:\x01]|$|of\b|and\b|(?:the\s+)?(?:options|approaches|solutions|alternatives|ways)\b))|combin(?:e|es|ed|ing|ation)|mix(?:ture)?\s+of|hybrid\s+of)\b",
    re.I,
)
_LATER = re.compile(r"\b(?:later|afterwards|then|eventually|future|long\s+run|long\s+term)\b", re.I)
_CLAUSE = re.compile(
    rf"[;:,]\s+|\s[–—-]\s|\s(?:and|but|yet|however)\s(?=(?:we|it|the|this|that|i|to|will|not|then|therefore|so)\b)"
    rf"|\s(?:and|but)\s+(?={_TAKE}\b|(?:defer|postpon|reject|discard|dismiss)\w*\s)",
    re.I,
)
_SENTENCE = re.compile(r"(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[A-Za-z]\.)(?<=[.!?;])[\"”')*_]*\s+(?=[^a-z\s])")
_BLANK = re.compile(r"\{[^{}]*\}|\[(?:option|title|name|justification)[^\[\]]*\]", re.I)
_IF = re.compile(
    r"\W*(?:if|when|should|in\s+case|whe(?:ther|re)|wh(?:ich|at|y|o)\b(?!\s+we)|how|once|unless|until|later|in\s+(?:the\s+)?future|eventually|optionally|previously|originally|so\s+far|before|to\s+be|tbd|todo|pending)\b",
    re.I,
)
_HENCE = re.compile(
    r"(?:,\s+(?:and\s+)?so|\b(?:therefore|hence|thus|consequently|as\s+a\s+result|which\s+is\s+why|that\s+is\s+why|that['’]s\s+why))\b[\s,]*",
    re.I,
)
_WISHED = re.compile(
    r"\b(?:prefer\w*|like|liked|want(?:ed)?|wish\w*|favou?r\w*|hoped|intended|planned)\b.*\b(?:but|however|yet)\b",
    re.I,
)
_ADDRESS = re.compile(r"\bhttps?://([\w-]+(?:\.[\w-]+)+)\S*")
MAX_TEXT = 900
"""Characters of one block that are looked through."""


class Says(Enum):
    """What kind of answer a sentence gives."""

    NOTHING = "nothing"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence decides."""

    says: Says
    option: int = -1
    by_name: bool = False
    """Whether the sentence has the option's name or number, and not only words of it."""
    by_verb: bool = False
    """Whether it speaks of deciding."""
    alone: bool = False
    """Whether the sentence is that name, and nothing more."""


NOTHING = Verdict(Says.NOTHING)
SEVERAL = Verdict(Says.SEVERAL)


def sentences(text: str) -> list[str]:
    """The sentences of plain text, without what a template leaves to be filled in."""
    return [
        part for part in _SENTENCE.split(_BLANK.sub("", _ADDRESS.sub(r"\1", text[:MAX_TEXT]))) if part.strip()
    ]


def verdict(sentence: str, names: Names, *, by_hints: bool = True) -> Verdict:
    """Which option a sentence takes; `by_hints` also by words that tell it from the others."""
    if sentence.rstrip(" *_").endswith("?") or _IF.match(sentence):
        return NOTHING
    # Only the last one: what it concludes holds no further one.
    for hence in list(_HENCE.finditer(sentence))[-1:]:
        concluded = verdict(sentence[hence.end() :], names, by_hints=by_hints)
        if concluded.says is Says.ONE:
            return concluded
    named = names.named(sentence)
    if _WISHED.search(sentence) or not (named or by_hints):
        return NOTHING
    masked = _masked(sentence, named)
    text = _FROM.sub(" ", _LED.sub("", _ASIDE.sub("", masked), count=1))
    if reason := _REASON.search(text, 3):
        text = text[: reason.start()]
    return SEVERAL if _BOTH.search(text) else _of_clauses(text, masked, names, by_hints=by_hints)


def _of_clauses(text: str, masked: str, names: Names, *, by_hints: bool) -> Verdict:
    """What the clauses of a sentence take together."""
    taken: dict[int, bool] = {}
    hints: set[int] = set()
    for clause in _CLAUSE.split(text):
        found = _in_clause(clause, names)
        if found is None or (taken and _LATER.search(clause) and set(_masks(clause)) - taken.keys()):
            return SEVERAL
        if not (found or _MASK.search(clause) or _DENIED.search(clause) or _UNSURE.search(clause)):
            hints |= names.told(clause, proper=True)
        for option, by_verb in found.items():
            taken[option] = taken.get(option, False) or by_verb
    if len(taken) > 1:
        taken = {option: True for option, by_verb in taken.items() if by_verb}
        if len(taken) != 1:
            return SEVERAL
    if not taken:
        return _hinted(text, masked, names) if by_hints else NOTHING
    if hints - taken.keys():
        return SEVERAL
    option, by_verb = taken.popitem()
    alone = not any(map(str.isalpha, _MASK.sub("", masked)))
    return Verdict(Says.ONE, option, True, by_verb or _VERB.search(text) is not None, alone)


def _masked(sentence: str, named: list[Mention]) -> str:
    """The sentence with a sign in the place of each name, so that words inside names say nothing."""
    out: list[str] = []
    at = 0
    for each in named:
        if each.start < at:
            out.append(f"\x01{each.option}\x02")
            continue
        out += [sentence[at : each.start], f"\x01{each.option}\x02"]
        at = each.end
    return "".join([*out, sentence[at:]])


_MASK = re.compile(r"\x01(\d+)\x02")


def _masks(clause: str) -> Iterator[int]:
    """The options whose names a clause has."""
    yield from (int(mask[1]) for mask in _MASK.finditer(clause))


def _in_clause(clause: str, names: Names) -> dict[int, bool] | None:
    """The options that a clause takes, and whether as the object of a verb; nothing where it joins several."""
    cut = next(
        (found for found in _NOT_THAT.finditer(clause) if _MASK.search(clause, 0, found.start())), None
    )
    clause = clause[: cut.start()] if cut else clause
    masks = [mask for mask in _MASK.finditer(clause) if not _BESIDE.search(clause[: mask.start()])]
    if not masks or _DENIED.search(clause) or _UNSURE.search(clause):
        return {}
    options = {int(mask[1]) for mask in masks}
    if (joined := _MIXED.search(clause, masks[0].end())) and names.told(clause[joined.end() :]) - options:
        return None
    if _JOINED.search(clause) and names.told(_MASK.sub("", clause), proper=True) - options:
        return None
    if len(options) == 1:
        return {options.pop(): _VERB.search(clause) is not None}
    if _MIXED.search(clause) or _JOINED.search(clause, masks[0].end(), masks[-1].start()):
        return None
    if any(one[1] != other[1] and one.end() == other.start() for one, other in pairwise(masks)):
        return None
    verb = _VERB.search(clause)
    after = next((int(mask[1]) for mask in masks if verb and mask.start() > verb.end()), None)
    return {after: True} if after is not None else dict.fromkeys(options, False)


def _hinted(text: str, sentence: str, names: Names) -> Verdict:
    """The option that the words of a sentence without names tell from the others.

    `text` is what counts of the sentence; the whole of it must not have more of another option.
    """
    if _MIXED.search(text):
        return NOTHING
    cut = _NOT_THAT.search(text, 8)
    text = text[: cut.start()] if cut else text
    clauses = [each for each in _CLAUSE.split(text) if not (_DENIED.search(each) or _UNSURE.search(each))]
    found = {option for each in [*clauses, " ".join(clauses)] if (option := names.hinted(each)) is not None}
    if len(found) != 1:
        return NOTHING
    option = found.pop()
    if names.has_more_of_another(sentence, option):
        return NOTHING
    return Verdict(
        Says.ONE, option, len(names) == 1, _VERB.search(text) is not None, names.says_all(option, text)
    )
