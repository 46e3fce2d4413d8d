"""Where a document says its choice: under headings and labels of deciding, in an option's own section, in its title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import Titles
from alignment_plugin.loading.dialects.outline import Block, Outline, Section, section_name

_SAID = (
    r"(?:decisions?|decided|outcome|chosen|choice|selected|selection|verdict|resolution|resolved|agreed|agreement|winner|final|we\s+(?:will|chose|choose"
    r"|picked|pick|adopt|adopted|use|go|went|are\s+going|do|did)|what\s+we|going\s+with|way\s+forward|path\s+forward|pick(?:ed)?)"
)
_MEANT = (
    r"(?:conclusions?|recommendations?|recommended|preferred|preference|accepted|solution|results?|proposal|proposed|summary|tl;?dr|approach"
    r"|findings|answer|suggestion|direction|strategy|evaluation|comparison|rationale|justification)"
)
_NOT_THERE = re.compile(
    r"\b(?:drivers?|criteria|criterion|makers?|deciders?|factors?|consider\w*|alternatives?|reject\w*|discard\w*|dismiss\w*|options|context|problem"
    r"|consequences?|implications?|logs?|history|dates?|status|open|pros|cons|impacts?|requirements?|records?|scope|process|matrix|points?|other|others"
    r"|previous|prior|possible|potential|candidates?|solutions|approaches|proposals|related|superse\w*|follow|next|timeline|reversib\w*|not|questions?"
    r"|issues?|background|motivation|introduction|examples?|details?|tree|needed|required|deadline|goals?|participants|people|references|links|notes?|risks?|confirmation|validation|compliance|owner|team|id|type|level)\b",
    re.I,
)
_FIRST = re.compile(rf"\b{_SAID}\b", re.I)
_THEN = re.compile(rf"\b{_MEANT}\b", re.I)
_LABELLED = re.compile(r"[\s>*+_`:\"“(-]*([A-Za-z][^:\n]{2,40}?)[*_`\"”)\s]*:(?!\w|//)[\s*_`]*(\S.*)?$")
_BOLD = re.compile(r"\s*(?:\*\*|__)([A-Za-z][^*_\n]{2,60})(?:\*\*|__)\s*()$")
_OF_LABEL = re.compile(r"\s*(?::|\s[–—-]+)\s+|\s*$")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
MAX_BLOCKS = 6
"""Blocks of a place that are looked through."""
MAX_HEADING = 160


class Rank(IntEnum):
    """How surely a place is the one that decides."""

    DECIDES = 0
    CONCLUDES = 1
    OWN = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A text that may say the choice."""

    text: str
    """Plain text, a paragraph of it."""
    block: Block
    rank: Rank
    first: bool
    """Whether it stands where the choice is named first: behind a label, or at the start of a section."""
    label: str = ""
    """The words of the heading or label, for comparing."""
    listed: bool = False
    """Whether it is an item of a list."""


def rank_of(name: str) -> Rank | None:
    """Whether the words of a heading or a label speak of deciding."""
    if _NOT_THERE.search(name):
        return None
    if _FIRST.search(name):
        return Rank.DECIDES
    return Rank.CONCLUDES if _THEN.search(name) else None


def places(outline: Outline, titles: Titles, within: frozenset[int]) -> Iterator[Place]:
    """All such places, the surest first; `within` are the sections of the options."""
    found = _single(list(_labelled(outline)))
    repeated = Counter(section.name for section in outline.sections)
    for section in outline.sections[1:]:
        # What stands several times answers several questions.
        single = repeated[section.name] == 1 and (section.index, section.level) != (1, 1)
        if single and section.heading and section.index not in within and titles.same(section.title) is None:
            found += _under(outline, section, within)
    yield from sorted(found, key=lambda place: (place.rank, place.block.start))


def shown(text: str) -> str:
    """The words of inline Markdown; what is marked as code stays so."""
    return plain(_CODE.sub(r"\\`\1\\`", text))


def _labelled(outline: Outline) -> Iterator[Place]:
    """Lines such as `- **Outcome:** …` and `:decision: …`, with what follows up to a blank line."""
    for number, line in enumerate(outline.lines):
        found = (
            _LABELLED.match(line)
            if ":" in line
            else _BOLD.match(line)
            if "**" in line or "__" in line
            else None
        )
        rank = rank_of(found[1]) if found and len(found[1].split()) < 5 else None
        if found is None or rank is None:
            continue
        first = number if found[2] else _after(outline, number)
        if rank is Rank.CONCLUDES and not found[2] and first and not _goes_on(outline.lines[first]):
            continue
        text = found[2] or (outline.lines[first].strip() if first else "")
        if not text:
            continue
        end = first + 1
        while end < len(outline.lines) and end < first + 6 and _goes_on(outline.lines[end]):
            end += 1
        text = " ".join([text, *(each.strip() for each in outline.lines[first + 1 : end])])
        block = Block("paragraph", first, end, text)
        yield Place(shown(text), block, rank, True, section_name(found[1]))


def _after(outline: Outline, number: int) -> int:
    """The first line below a label that says something and is no heading; 0 where there is none."""
    for place in range(number + 1, min(number + 3, len(outline.lines))):
        if outline.lines[place].strip():
            return 0 if outline.lines[place].startswith("#") else place
    return 0


def _single(found: list[Place]) -> list[Place]:
    """Those of a label that stands only once: one that is repeated answers several questions."""
    often = Counter(place.label for place in found)
    return [place for place in found if often[place.label] == 1]


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not re.match(r"\s*(?:[-*+#|>]|\d+[.)]|:\w|\*\*|```|\.\.)", line)


def _under(outline: Outline, section: Section, within: frozenset[int]) -> Iterator[Place]:
    """The heading's own words, and what stands below it."""
    assert section.heading is not None
    title = section.title[:MAX_HEADING]
    label, rest = _parted(title)
    rank = rank_of(label)
    if rank is None:
        return
    yield Place(rest or title, section.heading, rank, True, section.name)
    first = True
    for block, listed in _texts(section):
        yield Place(shown(block.text), block, rank, first, section.name, listed)
        first = first and block.text.rstrip(" *_").endswith(":")
    for child in outline.children(section):
        if child.index in within or not child.heading:
            continue
        if rank_of(child.title) is None and not _NOT_THERE.search(child.title):
            yield Place(child.title, child.heading, rank, first)
            for block, _ in _texts(child):
                yield Place(shown(block.text), block, rank, False)


def _parted(title: str) -> tuple[str, str]:
    """A heading's label and what it says behind that."""
    found = re.search(r"\s*:\s+|\s+[–—-]+\s+", title)
    if found:
        return title[: found.start()], title[found.end() :]
    return title, ""


def _texts(section: Section) -> Iterator[tuple[Block, bool]]:
    """The first paragraphs and items below a heading, and whether each stands in a list."""
    stack = [(block, False) for block in reversed(section.blocks)]
    left = MAX_BLOCKS
    while stack and left:
        block, listed = stack.pop()
        if block.kind == "paragraph":
            left -= 1
            yield block, listed
        elif block.is_list or block.kind in ("list_item", "blockquote"):
            stack += [(part, listed or block.is_list) for part in reversed(block.parts)]
