"""Options that stand in one section as a list, or as paragraphs that open with a name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from alignment_plugin.loading.dialects.arguments import take_arguments
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import key_of
from alignment_plugin.loading.dialects.option_blocks import MAX_LEAD, asked_lists, lists_from, signs_of
from alignment_plugin.loading.dialects.option_groups import answers, groups_in, ungrouped, with_parts
from alignment_plugin.loading.dialects.option_lines import take_lines
from alignment_plugin.loading.dialects.option_names import (
    bold_name,
    is_remark,
    names_of,
    opening_names,
    paragraph_name,
    unticked,
)
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section

_ABOUT_OPTIONS = re.compile(
    r"\b(?:alternativ|option|consider|approach|other|idea|design|propos|reject|discard|dismiss|solution|follow|possib|discuss|evaluat"
    r"|suggest|choice|choose|candidate|variant|ways|recommend|between|either|compar|explor|weigh)",
    re.I,
)

_ALTERNATIVES = re.compile(r"alternatives")
_SENTENCE_END = re.compile(r"[.!?]\s+")
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_FOLDED = re.compile(r"\s*</?(?:details|summary|div|br|span)\b", re.I)
"""What only folds a part of the page."""
_REASONS = re.compile(
    r"\b(?:because|reasons?|since|drawbacks?|disadvantages?|advantages?|benefits?|problems?|issues?|downsides?|concerns?|why)\b"
    r"[^.]*[:.]\W*$|\b(?:because|since|due\s+to|reasons\s+(?:are|being))[\s*_]*$|\bfor\s+(?:the\s+)?(?:following\s+)?reasons\b",
    re.I,
)

_BELOW = re.compile(
    r"\b(?:(?:listed|given|described|discussed|outlined|shown)\s+below|(?:the\s+)?following)\b", re.I
)
"""Leads to a list without a colon."""
_OF_THEM_ALL = re.compile(
    r"\b(?:following|these|certain|several|some|few|number\s+of)\s+(?:\w+\s+){0,2}(?:rules|requirements|criteria|constraints"
    r"|assumptions|properties|goals|principles|drivers|questions|conditions|concerns|factors|characteristics|aspects"
    r"|limitations|prerequisites|facts|metrics|considerations|things\s+in\s+common)\b[^.:]{0,25}:\W*$",
    re.I,
)
"""Leads to what holds for all options, or what they are measured by."""


def take_list(options: Options, section: Section) -> None:
    """The list of options in a section; lists amid other content are about something else."""
    blocks = [block for block in section.blocks if not block.is_silent and not _says_nothing(block)]
    first = next((number for number, block in enumerate(blocks) if block.is_list), None)
    while first and _OF_THEM_ALL.search(blocks[first - 1].text):
        blocks = blocks[first + 1 :]
        first = next((number for number, block in enumerate(blocks) if block.is_list), None)
    if first is None or any(block.kind != "paragraph" for block in blocks[:first]):
        return
    if first > 1 and not _leads_to_options(blocks, first, section.name):
        return
    options.taking.understand(section)
    options.of_several |= bool(asked_lists(blocks))
    for number in lists_from(blocks, first):
        block = blocks[number]
        introduced = number > 0 and blocks[number - 1].introduces
        items = [item for item in block.parts if _names_something(item)]
        linked = any("](" in item.lead.text for item in items if item.lead)
        items = with_parts(items)
        grouped = groups_in(items) or _headed_below(options, section, items)
        counted = not grouped and all(item.markup.isdigit() for item in items)
        _take_items(
            options,
            ungrouped(items) if grouped else items,
            cut=not (introduced or linked or grouped),
            counted=counted,
        )


def _says_nothing(block: Block) -> bool:
    """Whether a block only folds a part of the page, asks in a quote what to write, or is a picture."""
    folds = block.kind == "html_block" and _FOLDED.match(block.text)
    asks = block.kind == "blockquote" and block.parts and block.parts[0].text.rstrip(" *_").endswith("?")
    pictures = block.kind == "paragraph" and not plain(_PICTURE.sub("", block.text)).strip()
    return bool(folds or asks or pictures)


def _leads_to_options(blocks: Sequence[Block], first: int, name: str) -> bool:
    """Whether several paragraphs lead to a list of options; the only list there is may be led to by any words."""
    if not blocks[first - 1].introduces:
        return False
    alone = sum(block.is_list for block in blocks) == 1
    loose = _ALTERNATIVES.fullmatch(name) is not None
    return not (
        _REASONS.search(blocks[first - 1].text) if alone and not loose else _is_aside(blocks, blocks[first])
    )


def _headed_below(options: Options, section: Section, items: Sequence[Block]) -> bool:
    """Whether all items head lists, and headings below treat what stands in those."""
    nested = [part for item in items for part in item.parts[1:] if part.is_list]
    if len(nested) < len(items):
        return False
    children = {child.index for child in options.taking.outline.children(section)}
    deeper = {
        key_of(each.title).spoken
        for each in options.taking.outline.below(section)
        if each.index not in children
    }
    leads = [item.lead for block in nested for item in block.parts if item.lead]
    return sum(key_of(lead.text).spoken in deeper for lead in leads) > 1


def take_items(options: Options, listed: Block) -> None:
    """All items of a list as options; the list stays."""
    items = [item for item in listed.parts if _names_something(item)]
    _take_items(options, items, cut=False, counted=all(item.markup.isdigit() for item in items))


def _names_something(item: Block) -> bool:
    return bool(item.lead and plain(item.lead.text).strip(" .…") and not is_remark(item.lead.text))


def _take_items(options: Options, items: list[Block], *, cut: bool, counted: bool) -> None:
    taking = options.taking
    for item, name, sign in zip(items, names_of(items), signs_of(items, counted=counted), strict=True):
        assert item.lead is not None
        index = options.add(name, item, sign)
        draft = options.drafts[index]
        draft.written.append(item.lead.text)
        said = len(plain(draft.title.text).strip(" .")) == len(plain(unticked(item.lead.text)).strip(" ."))
        if not said:
            options.titles.also(index, item.lead.text)
        if len(item.parts) > 1:
            draft.arguments += take_arguments(taking, item.parts[1:])
        rest = [part for part in item.parts[1:] if not part.is_silent and not taking.is_cut(part)]
        if cut and said and not rest:
            options.listed(index, (item.start, item.lead.end))


def opening_items(section: Section) -> int:
    """How many items the list has that stands first in a section, or behind a sentence that leads to it."""
    blocks = [block for block in section.blocks if not block.is_silent][:2]
    listed = next((block for block in blocks if block.is_list), None)
    if listed is None or (
        listed is not blocks[0] and not (blocks[0].introduces and not _is_aside(blocks, listed))
    ):
        return 0
    return sum(1 for _ in answers(listed))


def take_named(options: Options, section: Section) -> None:
    """Options from list items: the name that an item opens with, `**Callbacks**: …`, or its first sentence.

    The items stay where they say more.
    """
    blocks = [block for block in section.blocks if not block.is_silent]
    lists = [block for block in blocks if block.is_list]
    if not lists or _is_aside(blocks, lists[0]):
        return
    # A numbered list falls apart where its items are followed by text at the margin.
    apart = len(lists) > 1 and all(block.kind == "ordered_list" for block in lists[:1])
    led = {after.start for before, after in pairwise(blocks) if before.introduces}
    for block in lists[: None if apart else 1]:
        items = list(answers(block)) if block.kind == lists[0].kind else []
        signs = signs_of(items, counted=block.kind == "ordered_list")
        for item, name, sign in zip(items, opening_names(items), signs, strict=True):
            if not name or not item.lead:
                continue
            index = options.add(name, item.lead, sign)
            options.drafts[index].written.append(item.lead.text)
            options.argue(index, list(item.parts[1:]))
            if item.is_simple and block.start not in led and options.says_all(index, item.lead.text):
                options.listed(index, (item.start, item.end))
    options.taking.understand(section)


def _is_aside(blocks: Sequence[Block], listed: Block) -> bool:
    """Whether what leads to a list speaks of something else than options, or leads to no list."""
    number = blocks.index(listed)
    before = blocks[number - 1] if number else None
    if before is None or before.kind != "paragraph":
        return False
    text = " ".join(before.text[-MAX_LEAD:].split())
    if text.rstrip(" *_").endswith(":"):
        last = _SENTENCE_END.split(text)[-1]
        return _REASONS.search(text) is not None or not _ABOUT_OPTIONS.search(last)
    leads = _BELOW.search(text) and _ABOUT_OPTIONS.search(text)
    return (number > 1 and not leads) or _REASONS.search(text) is not None


def take_paragraphs(options: Options, section: Section) -> None:
    """Options that paragraphs open with, `**1. Callbacks.** …` or `Option 2: …`; the paragraphs stay.

    Two that open with words in bold will do where the section has no list of its own.
    """
    named = [(block, paragraph_name(block.text)) for block in _paragraphs(section)]
    if not any(name for _, name in named):
        named = [(block, bold_name(block.text)) for block in _paragraphs(section)]
        names = [name for _, name in named if name]
        if len(names) < 2 or len({name.casefold() for name in names}) < len(names):
            named = []
    if not any(name for _, name in named):
        take_lines(options, section)
        return
    starts = {block.start: name for block, name in named if name}
    current: int | None = None
    pending: list[Block] = []
    for block in section.blocks:
        if name := starts.get(block.start, ""):
            options.argue(current, pending)
            current, pending = options.add(name, block), []
        else:
            pending.append(block)
    options.argue(current, pending)


def _paragraphs(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind == "paragraph"]


def opens_by_number(section: Section) -> bool:
    """Whether two paragraphs of a section open with the name of an option, so that its lists are about those."""
    return sum(bool(paragraph_name(block.text)) for block in _paragraphs(section)) > 1
