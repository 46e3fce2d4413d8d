"""The sentence that says what was chosen, and why: `Chosen option: "X", because Y`, as people write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alignment_plugin.loading.dialects.arguments import is_run, joined
from alignment_plugin.loading.dialects.choice_words import (
    ANNOUNCED,
    AT_FIRST,
    BECAUSE,
    HEADED,
    JOINS,
    LED,
    MAX_SENTENCE,
    NAMES_ONE,
    OPENING,
    ORDINAL,
    PASSIVE,
    SIGN,
    TOGETHER,
    TOLD,
    WE_WILL,
    WITHIN,
    readings,
)
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line, unlinked
from alignment_plugin.loading.dialects.likeness import Titles, key_of
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section

_PUT = re.compile(r"\W*(?:proposed|accepted)\W*:", re.I)
_LEADS = re.compile(r"[^:\n]{3,60}:[\s*_]*")
_TICKED_QUESTION = re.compile(r"(?:\[[xX]\]\s*)?[^:\n*_`\"“]{3,60}:\s+(?=\S)")
_OTHER_PART = re.compile(
    r"(?:.*\b)?(?:consequences?|implications?|reject\w*|alternatives?|pros|cons|advantages|disadvantages|drawbacks|confirmation"
    r"|validation|options|follow[- ]?ups?|next steps|risks?|references|links|notes?|compliance|more information)\b"
)
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)")
_EDGES = " \t\r\n.,;:*_\"'”’»`-–—)("
_AND = re.compile(r"\s*(?:&|\+|,|\band\b|\bplus\b)\s*")
_UNFILLED = re.compile(r"\W*(?:\{[^{}]*\}|\[[^\[\]]*\])\W*\bbecause\s+[\[{]", re.I)
"""The sentence as the template has it."""
_MARKED = re.compile(r"(?:\*\*|__|[*_`])$")
"""What marks the words behind it."""
_MIXED = re.compile(r"\W*(?:a\s+)?(?:mix(?:ture)?|combination|both|hybrid)\s+(?:of\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a sentence says was chosen."""

    option: int
    because: str | None
    """The reason; empty where it follows in a list; nothing where none is given."""
    rest: str = ""
    """Words of the sentence that are neither."""
    differs: bool = False
    """Whether the sentence calls the option by words that its title has not."""
    name: str = ""
    """What the sentence calls the option."""


def take_outcome(taking: Extraction, section: Section, options: Options) -> None:
    """Set `chosen` and `because` from the first sentence in the section that names a choice."""
    taking.understand(section)
    if _take_said(taking, section, options) or _take_within(taking, section, options):
        return
    _take_named(taking, section, options)
    for below in taking.outline.below(section):
        if (
            not taking.has("chosen")
            and not _OTHER_PART.match(below.name)
            and options.titles.same(below.title) is None
        ):
            _take_said(taking, below, options)


def _take_said(taking: Extraction, section: Section, options: Options) -> bool:
    """A choice in a sentence that opens like one, or in what such a sentence leads to."""
    for paragraph, following in _candidates(section):
        choice = _choice(paragraph.text, options.titles)
        if choice is not None:
            _take(taking, choice, paragraph, following, options)
            return True
        if _LEADS.fullmatch(paragraph.text) and (found := _announced(section, paragraph, options.titles)):
            _put(taking, options, *found)
            return True
    return False


def take_said(taking: Extraction, section: Section, options: Options) -> bool:
    """Set `chosen` where a sentence beside the options themselves names one: `We chose B.`, `Option 2 was chosen.`"""
    for block in section.blocks:
        passive = block.kind == "paragraph" and PASSIVE.match(block.text[:MAX_SENTENCE])
        option = named_option(block.text[:MAX_SENTENCE], options.titles) if passive else None
        if option is not None:
            _put(taking, options, option, block)
            return True
    return _take_said(taking, section, options)


def _announced(section: Section, paragraph: Block, titles: Titles) -> tuple[int, Block] | None:
    """What follows `Chosen options:`; of several, each behind the question that it answers, the first."""
    blocks = [block for block in section.blocks if block.start > paragraph.start and not block.is_silent]
    leads = [lead for block in blocks for lead in _leads(block)]
    asked = [_TICKED_QUESTION.match(lead.text) for lead in leads]
    if not leads or not (asked[0] or len(leads) == 1):
        return None
    name = leads[0].text[asked[0].end() if asked[0] else 0 :]
    for reading, _ in readings(name):
        option = titles.same(unlinked(reading))
        if option is None and not any(char.isalpha() for char in name[len(reading) + 4 :]):
            option = titles.find(unlinked(reading))
        if option is not None:
            return option, leads[0]
    option = titles.numbered(unlinked(name))
    return None if option is None else (option, leads[0])


def _leads(block: Block) -> list[Block]:
    """A paragraph, or what the items of a list open with."""
    if block.is_list:
        return [item.lead for item in block.parts if item.lead]
    return [block] if block.kind == "paragraph" else []


def _put(taking: Extraction, options: Options, option: int, place: Block) -> None:
    """Set `chosen`; the words stay in the prose."""
    draft = options.drafts[option]
    taking.put("chosen", taking.scalar(draft.id, place, draft.title.text))


def chooses_another(section: Section, titles: Titles) -> bool:
    """Whether a section names the option that was chosen, and it is none of these titles."""
    named = [block.text for block, _ in _candidates(section) if NAMES_ONE.match(block.text[:MAX_SENTENCE])]
    return bool(named) and not any(_choice(text, titles) for text in named)


def chooses_one(section: Section, titles: Titles) -> bool:
    """Whether a section says in so many words that one of these titles was chosen."""
    if any(_choice(block.text, titles) for block, _ in _candidates(section)):
        return True
    first = next((block for block in section.blocks if not block.is_silent), None)
    return first is not None and named_option(first.text[:MAX_SENTENCE], titles) is not None


def _candidates(section: Section) -> Iterator[tuple[Block, Block | None]]:
    """Paragraphs that open like a choice, with the block that follows each."""
    blocks = [block for block in section.blocks if not block.is_silent]
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        lead = block.parts[0].lead if block.is_list and block.parts else None
        if block.kind == "paragraph" and OPENING.match(block.text[:MAX_SENTENCE]):
            yield block, following
        elif lead and OPENING.match(lead.text[:MAX_SENTENCE]):
            yield lead, None


def _take_within(taking: Extraction, section: Section, options: Options) -> bool:
    """A choice inside a longer sentence, `… we will go with X …`; all of it stays in the prose."""
    for block in section.blocks:
        found = WITHIN.search(block.text[:MAX_SENTENCE]) if block.kind == "paragraph" else None
        choice = _choice(block.text[found.start() :], options.titles) if found else None
        if choice is not None:
            _put(taking, options, choice.option, block)
            return True
    return False


def _take_named(taking: Extraction, section: Section, options: Options) -> None:
    """Where no sentence opens like a choice: `Option 1 was chosen`, or just a title; all of it stays."""
    blocks = [block for block in section.blocks if not block.is_silent]
    first = blocks[0] if blocks else None
    if first is not None and first.kind == "blockquote" and first.parts:
        first = first.parts[0]
    listed = next((block for block in blocks[:2] if block.is_list), None)
    leads = [lead for lead in _leads(listed) if PASSIVE.match(lead.text[:MAX_SENTENCE])] if listed else []
    parts = [each for each in taking.outline.children(section) if not _OTHER_PART.match(each.name)]
    # Of several headings each treats an option, taken or not.
    headings = [each.heading for each in parts if each.heading and len(parts) == 1]
    for block in (section.heading, first, *leads, *headings):
        option = named_option(block.text[:MAX_SENTENCE], options.titles) if block else None
        if block is not None and option is not None:
            _put(taking, options, option, block)
            return


def named_option(text: str, titles: Titles) -> int | None:
    """The option that a sentence says was chosen, or that is all it says, also after `Use` or `Decision:`."""
    text = AT_FIRST.sub("", ANNOUNCED.sub("", text), count=1)
    if said := WE_WILL.match(text):
        ways = sorted((name for name, _ in readings(text[said.end() :])), key=len, reverse=True)
        return next((found for way in ways if (found := titles.same(unlinked(way))) is not None), None)
    if told := TOLD.match(text):
        sentence = _SENTENCE_END.split(text, maxsplit=1)[0].strip(" *_")
        found = titles.same(unlinked(sentence))
        return titles.find(unlinked(text[told.end() :][: len(sentence)])) if found is None else found
    if SIGN.fullmatch(text):
        return titles.numbered(f"option {text.strip()}")
    if ORDINAL.fullmatch(text):
        return titles.numbered(text)
    passive = PASSIVE.match(text)
    name = unlinked(passive[1] if passive else text)
    same = titles.same(name)
    if same is None and (led := LED.match(text)):
        return titles.numbered(led[0].strip(" -–—:.,("))
    return titles.numbered(name) if same is None and passive else same


def _take(
    taking: Extraction, choice: Choice, paragraph: Block, following: Block | None, options: Options
) -> None:
    options.shorten(choice.option, choice.name)
    draft = options.drafts[choice.option]
    taking.put("chosen", taking.scalar(draft.id, paragraph, draft.title.text))
    reason = choice.because or ""
    goes = (
        not (choice.rest or choice.differs or HEADED.match(paragraph.text) or _PUT.match(paragraph.text))
        and "](" not in paragraph.text[: max(0, len(paragraph.text) - len(reason))]
    )
    listed = following if following is not None and following.is_list else None
    if choice.because is not None and listed and reason[-1:] in ("", ":"):
        place = paragraph if reason else listed
        taking.put("because", taking.inline(f"{reason} {joined(listed)}".strip(), place))
        if goes and is_run(listed):
            taking.cut(paragraph)
            taking.cut(listed)
        return
    if reason:
        taking.put("because", taking.inline(reason, paragraph))
    if goes and choice.because != "":
        taking.cut(paragraph)


def _choice(text: str, titles: Titles) -> Choice | None:
    """Which option a sentence chooses; nothing where it names none, or a mixture of several."""
    opening = OPENING.match(text[:MAX_SENTENCE])
    source = text[opening.end() :] if opening else ""
    if not source.strip() or _MIXED.match(source) or _UNFILLED.match(source):
        return None
    marked = _MARKED.search(opening[0]) if opening else None
    end = source.find(marked[0]) if marked else -1
    ways = [(source[:end], source[end + len(marked[0]) :])] if marked and end > 0 else []
    ways += readings(source[:MAX_SENTENCE])
    for find in (titles.same, titles.find):
        # `ECS: Fargate` is not `ECS`, where both are options.
        for name, rest in sorted(ways, key=lambda way: -len(way[0])) if find == titles.same else ways:
            option = find(unlinked(name))
            if option is not None and _is_mixed(name, option, titles):
                return None
            if option is not None:
                choice = _with_reason(option, rest + source[MAX_SENTENCE:])
                return choice and replace(
                    choice, differs=not titles.covers(option, unlinked(name)), name=unlinked(name)
                )
    return None


def _is_mixed(name: str, option: int, titles: Titles) -> bool:
    """Whether words joined to an option's name, `… together with …`, `… & …`, speak of another option."""
    parts = {found for part in _AND.split(name) if (found := titles.same(unlinked(part))) is not None}
    if len(parts) > 1:
        return True
    joined = TOGETHER.search(name)
    words = set(titles.keys[option].words)
    if joined is None or joined[0].casefold().split()[0] in words:
        return False
    others = {word for place, key in enumerate(titles.keys) if place != option for word in key.words} - words
    return any(len(word) > 3 and word in others for word in key_of(name[joined.end() :]).words)


def _with_reason(option: int, rest: str) -> Choice | None:
    if JOINS.match(rest):
        return None
    found = BECAUSE.match(rest) or BECAUSE.search(rest)
    if found and not _SENTENCE_END.search(rest[: found.start()]):
        return Choice(option, on_one_line(rest[found.end() :]), rest[: found.start()].strip(_EDGES))
    return Choice(option, None, rest.strip(_EDGES))
