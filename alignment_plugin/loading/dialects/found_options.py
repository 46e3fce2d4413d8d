"""Options that no section announces: headings that call themselves options, or that argue for and against."""

from collections.abc import Callable, Sequence

from alignment_plugin.loading.dialects.arguments import Side, side_of_label
from alignment_plugin.loading.dialects.likeness import Titles
from alignment_plugin.loading.dialects.option_names import listed_name
from alignment_plugin.loading.dialects.options import CALLED, COUNTED, Options, is_generic
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

MAX_LABEL = 40
"""Characters of a paragraph that may announce a side."""


def take_labelled(options: Options, sections: Sequence[Section]) -> None:
    """Headings that call themselves options, `Option 2: …`, wherever they stand; one alone is none."""
    named = [each for each in sections if each.heading and CALLED.match(each.title)]
    if len(named) < 2:
        return
    level = min(each.level for each in named)
    for section in named:
        if section.level == level:
            options.treat(section, options.add_section(section))


def take_further(options: Options, outline: Outline) -> None:
    """Options counted in headings, `Option 2: …`, that stand outside the section for them, which broke off."""
    if not all(key.label and CALLED.match(key.exact) for key in options.titles.keys):
        return
    first = next((each for each in outline.sections if options.titles.same(each.title) is not None), None)
    for section in outline.sections[first.index :] if first else ():
        new = CALLED.match(section.title) and options.titles.numbered(section.title) is None
        if first and new and section.level == first.level:
            options.treat(section, options.add_section(section))


def take_introduced(options: Options, outline: Outline) -> None:
    """A list that ends in headings: `These could hold it:`, and below it a section on each that argues."""
    for section in outline.sections:
        children = [each for each in outline.children(section) if not is_generic(each)]
        if len(children) < 2 or not any(_argues(each, outline) for each in children):
            continue
        for before, block in zip(section.blocks, section.blocks[1:], strict=False):
            if block.is_list and before.text.rstrip().endswith(":") and _heads(block, children):
                for item in block.parts:
                    if item.lead is not None:
                        options.add(listed_name(item.lead.text), item.lead)
                options.take_treatments(section, appends=False)
                return


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
        if len(children) < 2 or sum(_argues(each, outline) for each in children) < 2:
            continue
        argued = [each for each in children if _argues(each, outline, (Side.GOOD, Side.BAD))]
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


def _argues(section: Section, outline: Outline, sides: Sequence[Side] = (Side.BAD,)) -> bool:
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
