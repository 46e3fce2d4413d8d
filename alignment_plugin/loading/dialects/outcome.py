"""The sentence that says what was chosen, and why: `Chosen option: "X", because Y`, as people write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alignment_plugin.loading.dialects.arguments import joined
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line, unlinked
from alignment_plugin.loading.dialects.likeness import NUMBER_WORDS, Titles
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section

_LED = re.compile(
    rf"\W*(?:option|alternative|approach|proposal|solution)\s+(?:\d{{1,2}}|[a-z]|{NUMBER_WORDS})\b\s*(?:[-–—:.,]|$)",
    re.I,
)
_WITHIN = re.compile(
    r"\b(?:we(?:\s+will|'ll|\s+are\s+going\s+to)\s+(?:go(?:ing)?\s+with|use|adopt)|go(?:ing)?\s+with"
    r"|chosen\s+option|(?:the\s+)?decision\s+(?:is|was)(?=\s+(?:not\s+)?to\b)"
    r"|we\s+(?:have\s+)?(?:decided\s+(?:on|for|to\s+(?:go\s+with|use|adopt))|chose|selected|opted\s+for|picked))\b",
    re.I,
)
MAX_SENTENCE = 1_000
"""Characters in which the name of the chosen option is looked for."""
_NOUN = r"(?:options?|alternatives?|solutions?|approach|variant|proposal|choice|decision)"
_GO = r"go\s+(?:ahead\s+|forward\s+)?(?:with|for)|(?:move\s+forward|proceed)\s+with"
_VERB = rf"(?:use|adopt|choose|pick|implement|take|select|{_GO})"
_HAVE = r"(?:have\s+|'ve\s+)?"
_SPEAKERS = (
    rf"(?:the\s+|our\s+|we\s+{_HAVE}|have\s+)?(?:chosen|chose|selected|choose|pick(?:ed)?|opted\s+for|decided\s+(?:on|for))",
    r"(?:we\s+)?go(?:ing)?\s+with",
    rf"we(?:\s+will|'ll|\s+are\s+going\s+to|\s+should|\s+would)\s+{_VERB}",
    rf"we\s+{_HAVE}(?:decided|agreed|chosen|propose|recommend|opted)\s+(?:to\s+{_VERB}|using|on|for)",
    rf"(?:it\s+(?:was|has\s+been|is)\s+|{_HAVE})(?:decided|agreed)\s+to\s+{_VERB}",
    rf"(?:the\s+)?(?:final\s+)?(?:decision|recommendation|conclusion)\s+(?:is|was)(?:\s+to\s+{_VERB}|\s+for)?",
    rf"(?:the\s+|our\s+)?(?:preferred|recommended|accepted|proposed|final)\s+{_NOUN}(?:\s+(?:is|was)\b|(?=\W*:))",
    r"(?:proposed|preferred|recommended|accepted|decision|recommendation)(?=[*_]*\s*:)",
    r"our\s+choice(?:\s+is)?",
)
OPENING = re.compile(
    rf"[\s*_>]*(?:{'|'.join(_SPEAKERS)})\s*(?:the\s+)?{_NOUN}?(?:\s+(?:is|was)\b)?\s*[*_]*\s*[:\-–—]?\s*[*_]*\s*",
    re.I,
)
_NAMES_ONE = re.compile(rf"[\s*_>]*(?:the\s+|our\s+)?(?:chosen|selected)\s+{_NOUN}\b", re.I)
_TOLD = re.compile(rf"[\s*_]*{_VERB}\s+", re.I)
BECAUSE = re.compile(
    r"[\s*_,.;:()\-–—]*\b(because(?:\s+of)?|since|due\s+to|as\s+(?=it\b|this\b|the\b|we\b|they\b|that\b))\b[\s,:*_]*",
    re.I,
)
_QUOTES = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "'": "'",
    "‘": "’",
    "`": "`",
    "*": "*",
    "_": "_",
    "[": "]",
}
_AFTER_QUOTE = re.compile(r"[\"'”’»*_`\])]*(?=[\s,.;:–—-]|$)")
_ENDS = re.compile(r",\s|\.\s|\.$|;|\s[–—-]\s|:\s|\n|$")
_JOINS = re.compile(r"\W*(?:and|or|plus|combined\s+with|together\s+with)\b|\s*[+&]", re.I)
_PASSIVE = re.compile(
    r"(?:the\s+)?(.{1,200}?)\s+(?:was|is|has\s+been)\s+(?:chosen|selected|preferred|picked|adopted)\b",
    re.I | re.DOTALL,
)
_WE_WILL = re.compile(r"\W*(?:we\s+(?:will|are\s+going\s+to|(?:have\s+)?decided\s+to)|we'll)\s+", re.I)
_SIGN = re.compile(r"\s*(?:[a-z]|\d{1,2})\s*", re.I)
_HEADED = re.compile(
    r"^\W*(?:the\s+|our\s+|final\s+)?(?:decision|outcome|choice|chosen|selected|recommend(?:ed|ation))\W*[:–—-]\s*",
    re.I,
)
_PUT = re.compile(r"\W*(?:proposed|accepted)\W*:", re.I)
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)")
_EDGES = " \t\r\n.,;:*_\"'”’»`-–—)("
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
    for paragraph, following in _candidates(section):
        choice = _choice(paragraph.text, options.titles)
        if choice is not None:
            _take(taking, choice, paragraph, following, options)
            return
    if not _take_within(taking, section, options):
        _take_named(taking, section, options)


def chooses_another(section: Section, titles: Titles) -> bool:
    """Whether a section names the option that was chosen, and it is none of these titles."""
    named = [block.text for block, _ in _candidates(section) if _NAMES_ONE.match(block.text[:MAX_SENTENCE])]
    return bool(named) and not any(_choice(text, titles) for text in named)


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
        found = _WITHIN.search(block.text[:MAX_SENTENCE]) if block.kind == "paragraph" else None
        choice = _choice(block.text[found.start() :], options.titles) if found else None
        if choice is not None:
            draft = options.drafts[choice.option]
            taking.put("chosen", taking.scalar(draft.id, block, draft.title.text))
            return True
    return False


def _take_named(taking: Extraction, section: Section, options: Options) -> None:
    """Where no sentence opens like a choice: `Option 1 was chosen`, or just a title; all of it stays."""
    first = next((block for block in section.blocks if not block.is_silent), None)
    if first is not None and first.kind == "blockquote" and first.parts:
        first = first.parts[0]
    headings = [child.heading for child in taking.outline.children(section) if child.heading]
    for block in (section.heading, first, *headings[:5]):
        option = _named(block.text[:MAX_SENTENCE], options.titles) if block else None
        if block is not None and option is not None:
            draft = options.drafts[option]
            taking.put("chosen", taking.scalar(draft.id, block, draft.title.text))
            return


def _named(text: str, titles: Titles) -> int | None:
    """The option that a sentence says was chosen, or that is all it says, also after `Use` or `Decision:`."""
    text = _HEADED.sub("", text)
    if (said := _WE_WILL.match(text)) and (reading := next(_readings(text[said.end() :]), None)):
        return titles.same(unlinked(reading[0]))
    if told := _TOLD.match(text):
        sentence = _SENTENCE_END.split(text, maxsplit=1)[0].strip(" *_")
        found = titles.same(unlinked(sentence))
        return titles.find(unlinked(text[told.end() :][: len(sentence)])) if found is None else found
    if _SIGN.fullmatch(text):
        return titles.numbered(f"option {text.strip()}")
    passive = _PASSIVE.match(text)
    name = unlinked(passive[1] if passive else text)
    same = titles.same(name)
    if same is None and (led := _LED.match(text)):
        return titles.numbered(led[0].strip(" -–—:.,"))
    return titles.numbered(name) if same is None and passive else same


def _take(
    taking: Extraction, choice: Choice, paragraph: Block, following: Block | None, options: Options
) -> None:
    options.shorten(choice.option, choice.name)
    draft = options.drafts[choice.option]
    taking.put("chosen", taking.scalar(draft.id, paragraph, draft.title.text))
    reason = choice.because or ""
    goes = (
        not (choice.rest or choice.differs or _HEADED.match(paragraph.text) or _PUT.match(paragraph.text))
        and "](" not in paragraph.text[: max(0, len(paragraph.text) - len(reason))]
    )
    listed = following if following is not None and following.is_list else None
    if choice.because is not None and listed and reason[-1:] in ("", ":"):
        place = paragraph if reason else listed
        taking.put("because", taking.inline(f"{reason} {joined(listed)}".strip(), place))
        if goes and all(item.is_simple for item in listed.parts):
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
    if not source.strip() or _MIXED.match(source):
        return None
    for find in (titles.same, titles.find):
        for name, rest in _readings(source[:MAX_SENTENCE]):
            option = find(unlinked(name))
            if option is not None:
                choice = _with_reason(option, rest + source[MAX_SENTENCE:])
                return choice and replace(
                    choice, differs=not titles.covers(option, unlinked(name)), name=unlinked(name)
                )
    return None


def _readings(source: str) -> Iterator[tuple[str, str]]:
    """Ways to cut a sentence into the option's name and the rest, the likeliest first."""
    start = re.match(r"\s*(?:\([^()]{1,30}\)\s*)?", source)
    source = source[start.end() :] if start else source
    closing = _QUOTES.get(source[:1], "")
    quoted = 0
    for place in [number for number, char in enumerate(source[:600]) if number and char in closing][:20]:
        if after := _AFTER_QUOTE.match(source, place + 1):
            yield source[1:place], source[after.end() :]
            quoted += 1
    if quoted and source[:1] not in "*_[`":
        return
    if found := BECAUSE.search(source):
        yield source[: found.start()], source[found.start() :]
    for found in list(_ENDS.finditer(source))[:3]:
        yield source[: found.start()], source[found.start() :]


def _with_reason(option: int, rest: str) -> Choice | None:
    if _JOINS.match(rest):
        return None
    found = BECAUSE.match(rest) or BECAUSE.search(rest)
    if found and not _SENTENCE_END.search(rest[: found.start()]):
        return Choice(option, on_one_line(rest[found.end() :]), rest[: found.start()].strip(_EDGES))
    return Choice(option, None, rest.strip(_EDGES))
