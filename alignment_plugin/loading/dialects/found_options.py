"""Options that no section announces: headings that call themselves options, or that argue for and against."""

import re
from collections.abc import Callable, Sequence

from alignment_plugin.loading.dialects.arguments import Side
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import Titles
from alignment_plugin.loading.dialects.option_headings import CALLED, COUNTED, argues, is_generic
from alignment_plugin.loading.dialects.option_names import listed_name
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

_IDEA = re.compile(
    r"\W*(?:(?:rejected|discarded|dismissed|considered)(?:\s+(?:idea|alternative|option|proposal|approach|solution|design))?"
    r"|alternative)\s*:\s+(?=\w)",
    re.I,
)
_DISCARDED = re.compile(r"(?:rejected|discarded|dismissed)\b")
_OPTIONS = re.compile(r"\b(?:options|alternatives|candidates|approaches|solutions|possibilities|choices)\b")
_SEVERAL = re.compile(r"\b(?:\d|two|three|four|five|several|following|these)\b")
MAX_LEAD = 160
"""Characters of a line that leads to headings below it."""
_TAKEN = re.compile(r"\W*(?:selected|chosen|accepted|adopted)\s*:\s+(?=\w)", re.I)


def take_labelled(options: Options, outline: Outline) -> None:
    """Headings that call themselves options, `Option 2: …`, wherever they stand; one alone is none."""
    named = [each for each in outline.sections if each.heading and CALLED.match(each.title)]
    if len(named) > 1:
        _take_each(options, outline, named)


def take_further(options: Options, outline: Outline) -> None:
    """Options counted in headings, `Option 2: …`, that stand outside the section for them.

    One that alone stands beside those that were discarded is the one that was taken.
    """
    called = all(CALLED.match(plain(draft.written[0].lstrip("#"))) for draft in options.drafts)
    known = [each for each in outline.sections if options.titles.same(each.title) is not None]
    within = {below.index for each in known for below in (each, *outline.below(each))}
    levels = {each.level for each in known}
    new = [
        each
        for each in outline.sections
        if known
        and each.heading
        and each.index not in within
        and options.titles.numbered(each.title) is None
        and (
            CALLED.match(each.title) if called else each.level in levels and options.titles.lacks(each.title)
        )
    ]
    before = len(options.drafts)
    _take_each(options, outline, new)
    parents = {_parent(outline, each).name for each in known}
    if len(options.drafts) == before + 1 and parents and all(_DISCARDED.match(name) for name in parents):
        options.choose(before)


def _parent(outline: Outline, section: Section) -> Section:
    """The section that a section stands in; the first, which has no heading, at the top."""
    above = (each for each in reversed(outline.sections[: section.index]) if each.level < section.level)
    return next(above, outline.sections[0])


def _take_each(options: Options, outline: Outline, sections: Sequence[Section]) -> None:
    """An option from each section that stands in no other of them and does not only repeat one."""
    within: set[int] = set()
    for section in sections:
        if section.index not in within and options.titles.same(section.title) is None:
            options.treat(section, options.add_section(section))
        within |= {each.index for each in outline.below(section)}


def take_ideas(options: Options, outline: Outline) -> None:
    """Headings that say what became of the option they name: `Rejected idea: Leave it`, and beside it `Chosen: …`."""
    if not any(_IDEA.match(section.title) for section in outline.sections):
        return
    for section in outline.sections:
        found = _IDEA.match(section.title) or _TAKEN.match(section.title)
        if found and section.heading and options.titles.same(section.title[found.end() :]) is None:
            start = section.heading.text.find(":") + 1
            options.treat(section, options.add(section.heading.text[start:].strip(), section.heading))


def take_introduced(options: Options, outline: Outline) -> None:
    """A list that ends in headings: `These could hold it:`, and below it a section on each that argues."""
    for section in outline.sections:
        children = [each for each in outline.children(section) if not is_generic(each)]
        if len(children) < 2 or not any(argues(each, outline) for each in children):
            continue
        for before, block in zip(section.blocks, section.blocks[1:], strict=False):
            if block.is_list and before.text.rstrip().endswith(":") and _heads(block, children):
                for item in block.parts:
                    if item.lead is not None:
                        options.add(listed_name(item.lead.text), item.lead)
                options.take_treatments(section, appends=False)
                return


def take_told(options: Options, outline: Outline) -> None:
    """A sentence that speaks of options and names the headings below it: `The options are Rent and Buy.`"""
    for section in outline.sections:
        children = [each for each in outline.children(section) if not is_generic(each)]
        if len(children) < 2 or any(len(each.title) < 3 for each in children):
            continue
        told = [plain(block.text).casefold() for block in section.blocks if block.kind == "paragraph"]
        leads = [text for text in told[-1:] if _leads_to(section, text, children)]
        named = [text for text in told if all(each.name in text for each in children)]
        if any(map(_OPTIONS.search, (*leads, *named))):
            for each in children:
                options.treat(each, options.add_section(each))
            return


def _leads_to(section: Section, text: str, children: Sequence[Section]) -> bool:
    """Whether the last words of a section lead to all headings below it: `There were 3 options considered:`."""
    last = next((block for block in reversed(section.blocks) if not block.is_silent), None)
    ends = last is not None and last.kind == "paragraph" and text.endswith(":") and len(text) < MAX_LEAD
    counted = all(COUNTED.match(each.title) for each in children)
    return ends and (counted or _SEVERAL.search(text) is not None)


def _heads(block: Block, children: Sequence[Section]) -> bool:
    """Whether a section treats each item of a list, most under the very same name."""
    titles = Titles()
    for child in children:
        titles.add(child.title)
    names = [listed_name(item.lead.text) if item.lead else "" for item in block.parts]
    same = sum(titles.same(name) is not None for name in names)
    return same > 1 and all(titles.find(name) is not None for name in names)


def take_argued(options: Options, outline: Outline, chosen: Callable[[Titles], bool]) -> None:
    """Sections side by side that each say what speaks against them, where none is called an option.

    `chosen` tells whether the choice that the document names, if it names one, is among some titles.
    """
    for parent in outline.sections:
        children = [each for each in outline.children(parent) if not is_generic(each)]
        if len(children) < 2 or sum(argues(each, outline) for each in children) < 2:
            continue
        argued = [each for each in children if argues(each, outline, (Side.GOOD, Side.BAD))]
        counted = [each for each in children if COUNTED.match(each.title)]
        taken = counted if _indices(argued) <= _indices(counted) else argued
        titles = Titles()
        for section in taken:
            titles.add(section.title)
        if chosen(titles):
            for section in taken:
                options.treat(section, options.add_section(section))
            return


def _indices(sections: Sequence[Section]) -> set[int]:
    return {each.index for each in sections}
