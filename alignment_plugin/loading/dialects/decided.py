"""The choice of a document where no sentence has the usual form: who of the known options is named where it decides."""

import re
from collections.abc import Sequence

from alignment_plugin.loading.dialects.deciding import MAX_TEXT, NOTHING, Says, Verdict, sentences, verdict
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import MAX_COMPARED, Titles
from alignment_plugin.loading.dialects.naming import Names
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.places import Place, Rank, places

_OWN_WORD = re.compile(
    r"\b(?:this|it|that)\s+(?:option|approach|solution|one|alternative|way|proposal)?\s*(?:is|was|has\s+been|will\s+be)\s+(?:therefore\s+|thus\s+|the\s+one\s+|the\s+(?:option|approach|solution|way)\s+|our\s+)?(?:that\s+)?"
    r"(?:chosen|selected|adopted|picked|accepted|choice|what\s+we\s+(?:will\s+|have\s+|are\s+going\s+to\s+|'ll\s+)?(?:us|cho|go|pick|adopt|decid|select|implement|settl)|we\s+(?:will|have|chose|picked|are\s+going|went|decided|selected))"
    r"|\bwe\s+(?:have\s+|will\s+|'ll\s+)?(?:chose|chosen|choose|picked|selected|went\s+with|go\s+with|adopted|opted\s+for|decided\s+(?:on|for|to\s+\w+(?:\s+with)?))\s+this\b"
    r"|^\W*(?:chosen|selected|accepted|winner)\b(?=\W*$|\W*[.:,;(–—-]|\s+(?:because|since|for|as|by|due)\b)",
    re.I,
)
_CHOSEN = re.compile(r"\W*(?:(?:the|our)\s+)?(?:chosen|selected)\s+\w+\W*$", re.I)
_QUOTED = re.compile(r"\W*(?:(?:the|our)\s+)?(?:chosen|selected)\s+\w+\s*:\s*[\"“]", re.I)
_REJECTED = re.compile(r"\b(?:reject|discard|dismiss|declin|rul(?:e|ed|ing)\s+out)\w*\b", re.I)
_LOST = re.compile(
    r"[(\[]\s*(?:rejected|discarded|dismissed|declined|not\s+chosen)\s*[)\]]"
    r"|[.!*)–—-]\W*(?:rejected|discarded|dismissed|ruled\s+out)\s*[:.,–—-]",
    re.I,
)
"""Behind a name, that it was not chosen."""
_HEDGED = re.compile(
    r"\b(?:not|n['’]t|if|would|could|might|may|never|until|unless|originally|initially|previously)\b", re.I
)

Found = tuple[int, Block]
"""An option, and the place that names it."""
OPEN: Found = (-1, Block("nothing", 0, 0))


def take_decided_anywhere(taking: Extraction, options: Options, *, weighs_all: bool = True) -> None:
    """Set `chosen` where the places that decide name one of the options.

    `weighs_all` says whether the options are all ways that were weighed, and not those beside the one taken.
    """
    if not 0 < len(options.drafts) <= MAX_COMPARED or taking.has("chosen"):
        return
    names = Names([plain(draft.title.text) for draft in options.drafts], options.titles)
    within = _sections_of(taking.outline, options)
    found = _said(taking.outline, options, names, within, weighs_all)
    if found is None:
        found = _own(taking.outline, options) or (_titled(taking, names) if weighs_all else None)
    if found is None or found is OPEN:
        return
    option, block = found
    draft = options.drafts[option]
    if any(_LOST.search(text) for text in draft.written):
        return
    taking.put("chosen", taking.scalar(draft.id, block, draft.title.text))


def decides_for_one(section: Section, titles: Titles) -> bool:
    """Whether the first sentence of a section speaks of deciding, and names one of some titles alone."""
    first = next((block for block in section.blocks if not block.is_silent), None)
    told = sentences(plain(first.text)) if first is not None and first.kind == "paragraph" else []
    names = Names([key.exact for key in titles.keys], titles)
    found = verdict(told[0], names) if told and len(names) > 1 else NOTHING
    return found.says is Says.ONE and found.by_verb


def _sections_of(outline: Outline, options: Options) -> frozenset[int]:
    """The sections that treat options, with all below them."""
    own = [each for each in outline.sections[1:] if options.titles.same(each.title) is not None]
    return frozenset(index for each in own for index in (each.index, *(b.index for b in outline.below(each))))


def _said(
    outline: Outline, options: Options, names: Names, within: frozenset[int], weighs_all: bool
) -> Found | None:
    """The option that is named where a document decides; `OPEN` where it decides for none of them, or several."""
    named: dict[int, Block] = {}
    found_places = list(places(outline, options.titles, within))
    for place in found_places:
        for number, sentence in enumerate(sentences(place.text)):
            found = verdict(sentence, names, by_hints=place.first)
            if found.says is Says.SEVERAL or (found == NOTHING and _names_another(place, sentence)):
                return OPEN
            if found.says is Says.ONE and _counts(found, place, number == 0, len(names), weighs_all):
                several = place.listed and _lists_others(found.option, place, found_places, names)
                return OPEN if several else (found.option, place.block)
            if found.by_name and weighs_all and len(names) > 1 and place.rank is Rank.DECIDES:
                named.setdefault(found.option, place.block)
    if len(named) > 1:
        return OPEN
    return next(iter(named.items()), None)


def _lists_others(option: int, place: Place, among: Sequence[Place], names: Names) -> bool:
    """Whether other items of the list that names an option name others, so that they are taken together."""
    others = (each for each in among if each.listed and each.label == place.label and each != place)
    opened = (verdict(sentences(each.text)[0], names) for each in others if sentences(each.text))
    return any(found.by_name and found.option != option for found in opened)


def _names_another(place: Place, sentence: str) -> bool:
    """Whether a sentence names in quotes what was chosen, which is none of the options."""
    behind = bool(_CHOSEN.match(place.label)) and place.first and sentence.lstrip()[:1] in ('"', "“")
    return behind or _QUOTED.match(sentence) is not None


def _counts(found: Verdict, place: Place, opens: bool, several: int, weighs_all: bool) -> bool:
    """Whether a verdict is sure enough for its place."""
    if not weighs_all or several == 1:
        return found.by_name and (found.by_verb or place.first)
    decides = place.rank is Rank.DECIDES
    if (place.first and (found.alone or (decides and opens))) or (decides and found.alone and found.by_name):
        return True
    return found.by_verb and (found.by_name or (place.first and decides))


def _own(outline: Outline, options: Options) -> Found | None:
    """The option whose own section says that it was chosen."""
    found: dict[int, Block] = {}
    for section in outline.sections[1:]:
        option = options.titles.same(section.title)
        if option is not None and (block := _claims(section)):
            found.setdefault(option, block)
    return next(iter(found.items())) if len(found) == 1 else None


def _claims(section: Section) -> Block | None:
    """Where a section says of its option that it was chosen, and never that it was not."""
    said: Block | None = None
    for block in section.blocks:
        for sentence in sentences(plain(block.text)) if block.kind == "paragraph" else ():
            if _REJECTED.search(sentence):
                return None
            if _OWN_WORD.search(sentence) and not _HEDGED.search(sentence):
                said = said or block
    return said


def _titled(taking: Extraction, names: Names) -> Found | None:
    """The option that the title of an accepted document names."""
    if taking.title is None or taking.text("status") != "accepted" or len(names) < 2:
        return None
    found = verdict(plain(taking.title.text)[:MAX_TEXT], names)
    heading = next((each.heading for each in taking.outline.sections if each.heading), None)
    return (found.option, heading) if found.says is Says.ONE and found.by_name and heading else None
