"""Options that no heading announces: a list or a table that a sentence leads to, or that a decision follows."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.inline import plain, unlinked
from alignment_plugin.loading.dialects.likeness import WORD, Titles
from alignment_plugin.loading.dialects.option_blocks import counting_on, signs_of
from alignment_plugin.loading.dialects.option_lists import (
    take_items,
    take_paragraphs,
)
from alignment_plugin.loading.dialects.option_names import names_of
from alignment_plugin.loading.dialects.option_tables import take_table
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outcome import take_said
from alignment_plugin.loading.dialects.outline import Block, Outline, Section, section_name
from alignment_plugin.loading.dialects.places import rank_of
from alignment_plugin.loading.dialects.roles import names_options

_DECIDED = re.compile(
    r"[\s>*_✅]*(?:(?:our\s+|the\s+|final\s+)?(?:decision|choice|outcome)|decided|chosen|selected|we\s+(?:chose|picked|decided\s+on))"
    r"[*_]*(?:\s+(?:is|was)\b)?\s*[:–—-]?[\s*_]*",
    re.I,
)
MAX_LABEL = 60
"""Characters of a line that may be a label in the place of a heading."""
_SIGN = re.compile(rf"(?:the\s+)?(?:{WORD}\s+)?#?\w{{1,6}}(?:\s+{WORD})?\W*", re.I)
_MANY = r"(?:options|alternatives|approaches|solutions|candidates|possibilities|choices|ways|variants)"
_WEIGHED = (
    r"(?:considered|evaluated|explored|looked\s+(?:at|into)|compared|weighed|investigated"
    r"|examined|discussed|assessed)"
)
_LEADS = re.compile(
    rf"\b(?:we|i|the\s+team)\s+(?:have\s+|also\s+)?{_WEIGHED}\b[^.:]{{0,60}}\b{_MANY}\b[^.:]{{0,80}}:\W*$"
    rf"|\b{_MANY}\s+(?:for\s+[^.:,]{{3,40}}\s)?(?:that\s+)?(?:were\s+|we\s+(?:have\s+)?|have\s+been\s+)?{_WEIGHED}\b[^.:]{{0,60}}:\W*$"
    rf"|\b{_WEIGHED}\s+(?:the\s+following|these|several|two|three|four|five|some|multiple|many|different)\b[^.:]{{0,60}}"
    rf"\b{_MANY}\b[^.:]{{0,60}}:\W*$|\bwe\s+(?:have\s+)?considered(?:\s+the\s+following)?:\W*$"
    rf"|\b(?:what|which|those|these)\s+(?:ones\s+)?(?:that\s+)?we\s+(?:have\s+)?{_WEIGHED}\b[^.:]{{0,40}}:\W*$"
    r"|\b(?:decide|choose|choice|chose|pick|select)\s+between\b[^.:]{0,60}:\W*$",
    re.I,
)
_ASKS = re.compile(
    rf"(?:what|which|have|were|are)\b[^?]{{0,80}}\b(?:{_MANY}|designs|else)\b[^?]{{0,60}}\b(?:{_WEIGHED}|consider)\b[^?]{{0,80}}\?\W*$",
    re.I,
)
_TRIED = (
    r"(?:tried|tested|built|prototyped|piloted|ran|made|created|did|done|conducted|performed|set\s+up|wrote)"
)
_COUNTED = (
    r"(?:all|these|both|two|three|four|five|six|several|some|multiple|the\s+following|a\s+few|many|different)"
)
_TRIALS = re.compile(
    rf"\bwe\s+(?:have\s+)?{_TRIED}\b[^.:]{{0,60}}\b{_COUNTED}\s+(?:[\w-]+\s+){{0,2}}{_MANY}\b[^.:]{{0,40}}:\W*$",
    re.I,
)
_THEY_ARE = re.compile(r"\.\s+(?:they|these|those|some)(?:\s+of\s+them)?\s+(?:include|are)\s*:", re.I)
"""A second sentence that only says that a list follows."""
_NAMES = frozenset(
    {"options", "alternatives", "considered options", "options considered", "alternatives considered"}
)
"""Lines that are a heading in all but name."""
_SHORTENED = re.compile(r"(?<=\w)['’]ve\b")
_OPEN_TO_US = re.compile(
    rf"\b(?:there\s+(?:are|were)|we\s+(?:see|saw|have|had|could|can)|one\s+of)\b[^.:]{{0,60}}\b(?:{_MANY}|either)\b[^.:]{{0,60}}:\W*$"
    rf"|\b{_MANY}\s+(?:are|were|include|(?:exist\s+)?including)\b[^.:]{{0,40}}:\W*$",
    re.I,
)
"""Leads to options where the decision names one of them; else it may be about anything."""
_LABELLED = re.compile(
    r"\s*(?:\*\*|__)\W*(?:option|alternative|approach|solution|proposal)\s+#?(?:\d{1,2}|[a-z])\b", re.I
)
_TABLE = re.compile(
    r"\s*\|?\s*(?:#\s*\|\s*)?[*_]*(?:options?|alternatives?|approach|solutions?|candidates?)\b[^|]*\|", re.I
)
_DESCRIBED = re.compile(
    r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*[^*\n]{2,60}\*\*|\[[^\[\]\n]{2,60}\](?:\([^()\s]*\)|\[[^\[\]\n]*\])|`[^`\n]{2,60}`)\s*(?::|[–—-])\s"
    r"|\s*(?:[-*+]|\d+[.)])\s+\*\*[^*\n]{2,60}[:.]\*\*\s"
)
"""An item that opens with a marked name, and says what that is."""
_CALLED = re.compile(r"\W*(?:options?|alternatives?)\W*$", re.I)
_JUDGED = re.compile(r"\W*(?:decision|outcome|status|result|choice|chosen|selected)\W*$", re.I)
_SIDES = re.compile(r"\b(?:pros|cons|advantages|disadvantages|benefits|drawbacks|verdict|rejected)\b", re.I)


def take_decided(options: Options, outline: Outline) -> None:
    """Lists that a paragraph such as `Decision: X` follows, where X is one of the items."""
    for section in _where(outline, lambda lines, number: _DECIDED.match(lines[number])):
        for listed, said, place in _decisions(section):
            known = len(options.drafts)
            take_items(options, listed)
            _choose(options, known + place, said)


def _decisions(section: Section) -> Iterator[tuple[Block, Block, int]]:
    """Lists of a section, the paragraph below each that says which item was taken, and the item's place."""
    blocks = [block for block in section.blocks if not block.is_silent]
    for block, after in pairwise([*blocks, None]):
        if block is None or not block.is_list or len(block.parts) < 2:
            continue
        item = block.parts[-1]
        last = next(reversed(item.parts), None)  # an item may hold nothing
        for said in (after, last if last is not item.lead else None):
            if said is not None and said.kind == "paragraph" and (place := _decided(said, block)) is not None:
                yield block, said, place
                break


def _decided(said: Block, listed: Block) -> int | None:
    """Which item of a list a paragraph says was taken."""
    found = _DECIDED.match(said.text)
    if found is None:
        return None
    titles = Titles()
    signs = signs_of(listed.parts, counted=listed.kind == "ordered_list")
    for name, sign in zip(names_of(list(listed.parts)), signs, strict=True):
        titles.add(name, sign)
    sentence = unlinked(said.text[found.end() :].split("\n")[0])
    same = titles.same(sentence)
    return titles.numbered(sentence) if same is None and _SIGN.fullmatch(sentence) else same


def _choose(options: Options, index: int, said: Block) -> None:
    draft = options.drafts[index]
    taking = options.taking
    taking.put("chosen", taking.scalar(draft.id, said, draft.title.text))


def take_led(options: Options, outline: Outline) -> None:
    """A list, table or run of named paragraphs behind `We considered the following options:`, or labels in bold."""
    for section in _where(outline, _opens_or_leads):
        blocks = [block for block in section.blocks if not block.is_silent]
        for before, block in zip(blocks, blocks[1:], strict=False):
            ends = before.parts[-1].lead if before.is_list and before.parts[-1].is_simple else before
            written = ends.text.split("\n") if ends and ends.kind == "paragraph" else []
            leads = bool(written) and _leads(written, len(written) - 1)
            if leads and block.is_list and len(block.parts) > 1:
                take_items(options, block)
            elif leads and block.kind == "ordered_list":
                for part in counting_on(blocks, block):
                    take_items(options, part)
            elif leads and block.kind == "table":
                take_table(options, section)
        if not options.drafts and sum(bool(_LABELLED.match(block.text)) for block in blocks) > 1:
            take_paragraphs(options, section)
        if options.drafts and not options.taking.has("chosen"):
            take_said(options.taking, section, options)


def _opens_or_leads(lines: Sequence[str], number: int) -> bool:
    """Whether a line opens with an option's label in bold, or leads to options; few lines are looked at closely."""
    line = lines[number]
    if ":" not in line and "?" not in line and "**" not in line and "__" not in line:
        return line.strip().casefold() in _NAMES
    return bool(_LABELLED.match(line)) or _leads(lines, number)


def take_argued_table(options: Options, outline: Outline) -> None:
    """A table `| Option | Pros | Cons |` anywhere."""
    for section in _where(outline, lambda lines, number: _TABLE.match(lines[number])):
        heads = [row for block in section.blocks if block.kind == "table" for row in block.parts[:1]]
        cells = [plain(cell.text) for head in heads for row in head.parts for cell in row.parts]
        judged = bool(cells) and _CALLED.match(cells[0]) and any(map(_JUDGED.match, cells[1:]))
        if judged or any(side_of_label(cell) or _SIDES.search(cell) for cell in cells):
            take_table(options, section)


def _where(outline: Outline, fits: Callable[[Sequence[str], int], object]) -> Iterator[Section]:
    """The sections in which a line, told by all lines and its number, fits; the others are not parsed."""
    starts = [section.heading.start if section.heading else -1 for section in outline.sections]
    found = {
        bisect_right(starts, number) - 1
        for number in range(len(outline.lines))
        if fits(outline.lines, number)
    }
    for index in sorted(found):
        yield outline.sections[index]


def _leads(lines: Sequence[str], number: int) -> bool:
    """Whether a sentence that may go over three lines ends on a line, and leads to options; or a label does."""
    line = lines[number].rstrip(" *_\r\n")
    if line.strip().casefold() in _NAMES and len(lines) == number + 1:
        return True
    if not line.endswith(("?", ":")) and not lines[number].startswith("**"):
        return False
    if line.endswith("?") and _ASKS.match(line.lstrip(" *_-+>")):
        return True
    if len(line) < MAX_LABEL and names_options(section_name(line.strip("*_ :"))):
        return True
    sentence = _sentence(lines, number)
    return bool(_LEADS.search(sentence) or _TRIALS.search(sentence))


def _sentence(lines: Sequence[str], number: int) -> str:
    """The words on a line and the two above it."""
    text = _SHORTENED.sub(" have", " ".join(" ".join(lines[max(0, number - 2) : number + 1]).split()))
    return _THEY_ARE.sub(":", text)


def take_open(options: Options, outline: Outline, chosen: Callable[[Titles], bool]) -> None:
    """A list behind `There are two ways:`, where `chosen` tells that the decision names one of its items."""
    for section in _where(outline, _is_open):
        blocks = [block for block in section.blocks if not block.is_silent]
        for before, block in pairwise(blocks):
            if before.kind != "paragraph" or not block.is_list or len(block.parts) < 2:
                continue
            written = before.text.split("\n")
            titles = Titles()
            for name in names_of(list(block.parts)):
                titles.add(name)
            if _is_open(written, len(written) - 1) and chosen(titles):
                take_items(options, block)
                return


def take_described(options: Options, outline: Outline, chosen: Callable[[Titles], bool]) -> None:
    """A list of things with names and what they are, where `chosen` tells that the decision takes one of them."""
    for section in _where(outline, lambda lines, number: _DESCRIBED.match(lines[number])):
        for block in section.blocks if rank_of(section.title) is None else ():
            items = block.parts if block.is_list else ()
            if len(items) < 2 or not all(
                each.lead and _DESCRIBED.match(f"- {each.lead.text}") for each in items
            ):
                continue
            titles = Titles()
            for name in names_of(list(items)):
                titles.add(unlinked(name, outline.references))
            if chosen(titles):
                take_items(options, block)
                return


def _is_open(lines: Sequence[str], number: int) -> bool:
    return lines[number].rstrip(" *_\r\n").endswith(":") and bool(
        _OPEN_TO_US.search(_sentence(lines, number))
    )
