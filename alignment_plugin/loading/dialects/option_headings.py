"""The headings of options: what calls itself one, what only groups them, and what argues for and against."""

import re
from collections.abc import Iterator, Sequence

from alignment_plugin.loading.dialects.arguments import Side, side_of_label
from alignment_plugin.loading.dialects.likeness import NUMBER, WORD, key_of
from alignment_plugin.loading.dialects.option_names import GENERIC
from alignment_plugin.loading.dialects.outline import Outline, Section

COUNTED = re.compile(r"\W*(?:\d{1,2}[a-z]?|[a-z]\d{0,2})[.):]\s", re.I)
CALLED = re.compile(
    # As a letter often is a word, it must be a capital or stand alone.
    rf"\W*(?:\[[^\[\]]{{1,40}}\]\s*)?{WORD}s?(?:\s+\W{{0,2}}|\s*#\s*|(?=\d))"
    rf"(?:(?-i:[A-Z])\b|(?!a\b|i\b){NUMBER}\b|[a-z](?=\s*(?:[:.)–—-]|$)))(?!\s*(?:(?:is|was|and|or)\b|[&+/,]))"
    r"|(?!(?:why|pros|cons|decision|chosen|selected|preferred|recommend\w*|final|outcome|conclusion|details|use|using|adopt"
    r"|about|comparison|advantages|drawbacks|problems|evaluation|with|choose|go|going|implement\w*|example)\b)"
    rf"(?:[^\s:–—]+\s+(?:[-–—:]\s+)?){{1,5}}?{WORD}\s+#?{NUMBER}\s*(?:[:.)–—-]|$)",
    re.I,
)
_GROUP = re.compile(
    r"(?:(?:other|alternative|further|more|additional|rejected|discarded|possible)\s+(?:[\w-]+\s+){0,3}\w+s"
    r"(?:\s+considered)?$|(?:[^:]*\s)?(?:options|alternatives|approaches|proposals|ideas)(?:\s+considered)?$)"
)
_OTHERS = re.compile(
    r"(?:(?:some|the)\s+)?(?:other|further|more|additional|alternative|remaining)\s+"
    r"(?:options|alternatives|approaches|solutions|ideas|possibilities|candidates|proposals|variants|choices)"
    r"(?:\s+(?:we\s+)?(?:considered|discussed|explored))?"
)
_QUESTION = re.compile(r"question\b|.*\?$")
_ASKS = re.compile(
    r"(?:where|what|which|how|who|when|whether)\b|.*\?$"
    r"|(?:are|is|do|does|should|shall|can|will)\s+(?:we|it|they|there|the|this|that|users|i)\b"
)
MAX_LABEL = 40
"""Characters of a paragraph that may announce a side."""


def parts(outline: Outline, section: Section) -> Iterator[Section]:
    """The sections right below; `Pros` and `Cons` that are headed too high belong to the one before them."""
    level = 7
    for number in range(section.index + 1, len(outline.sections)):
        other = outline.sections[number]
        sided = level < 7 and other.level < level and side_of_label(other.title) is not None
        if other.level <= section.level and not sided:
            return
        if sided or other.level <= level:
            level = level if sided else other.level
            yield other


def answering(outline: Outline, sections: Sequence[Section]) -> list[Section]:
    """Sections, with those below in the place of one that only asks what they answer, or groups them."""
    alone = sum(not is_generic(each) for each in sections) == 1
    found: list[Section] = []
    for section in sections:
        inner = list(outline.children(section))
        named = [each for each in inner if not is_generic(each)]
        found += inner if _groups(outline, section, named, alone=alone) else [section]
    return found


def is_counted(title: str) -> bool:
    """Whether a heading calls itself an option, by a number or letter."""
    return CALLED.match(title) is not None


def is_group(section: Section) -> bool:
    """Whether a heading says that there are others, and names none of them."""
    return _OTHERS.fullmatch(section.name) is not None


def only_ask(sections: Sequence[Section]) -> bool:
    """Whether sections side by side all ask something, and lists below answer it."""
    asked = [each for each in sections if not is_generic(each)]
    listed = [
        each
        for each in asked
        if (own := [part for part in each.blocks if not part.is_silent]) and own[0].is_list
    ]
    return len(asked) > 1 and bool(listed) and all(_asks(each) for each in asked)


def _asks(section: Section) -> bool:
    return _ASKS.match(section.name) is not None


def _groups(outline: Outline, section: Section, inner: Sequence[Section], *, alone: bool) -> bool:
    if not inner or is_generic(section) or CALLED.match(section.title):
        return False
    if len(inner) == 1:
        empty = all(block.is_silent for block in section.blocks)
        return empty and _GROUP.match(section.name) is not None
    if all(CALLED.match(each.title) for each in inner) or _GROUP.match(section.name):
        return True
    if COUNTED.match(section.title) or not (alone or _QUESTION.match(section.name)):
        return False
    return (
        all(COUNTED.match(each.title) for each in inner) or sum(argues(each, outline) for each in inner) > 1
    )


def is_generic(section: Section) -> bool:
    """Whether a section among those of options is on none of them alone."""
    if side_of_label(section.title):
        return True
    return bool(GENERIC.match(section.name)) and not key_of(section.title).label


def argues(section: Section, outline: Outline, sides: Sequence[Side] = (Side.BAD,)) -> bool:
    """Whether a section, or one right below it, announces what speaks against it, or on one of some sides."""
    if not _may_argue(section, outline, sides):
        return False
    inner = (section, *outline.below(section))
    texts = [each.title for each in inner[1:]]
    texts += [block.text for each in inner for block in each.blocks if block.kind == "paragraph"]
    return any(side_of_label(text) in sides for text in texts if len(text) < MAX_LABEL)


def _may_argue(section: Section, outline: Outline, sides: Sequence[Side]) -> bool:
    """Whether a line in a section is such an announcement: tells most sections apart without parsing them."""
    start = section.heading.end if section.heading else 0
    end = len(outline.lines)
    for number in range(section.index + 1, len(outline.sections)):
        other = outline.sections[number]
        if other.level <= section.level and other.heading:
            end = other.heading.start
            break
    return any(
        side_of_label(line.strip("# \t\r\n")) in sides
        for line in outline.lines[start:end]
        if len(line) < MAX_LABEL and not line.isspace()
    )
