"""Options that stand in one section as a list, as paragraphs that open with a name, or as the rows of a table."""

import re
from collections.abc import Sequence

from alignment_plugin.loading.dialects.arguments import from_cell, side_of_label, take_arguments
from alignment_plugin.loading.dialects.inline import on_one_line, plain
from alignment_plugin.loading.dialects.likeness import key_of
from alignment_plugin.loading.dialects.option_names import (
    answers,
    bold_name,
    groups_in,
    names_of,
    opening_name,
    paragraph_name,
    ungrouped,
    unticked,
)
from alignment_plugin.loading.dialects.options import CALLED, Options
from alignment_plugin.loading.dialects.outline import Block, Section, section_name

_NAME_COLUMN = re.compile(
    r"(?:(?:considered|possible)\s+)?(?:options?|alternatives?|approach(?:es)?|solutions?|candidates?|proposals?|variants?|choices?)\b"
)
_VERDICT = re.compile(r"(?:verdict|decision|status|outcome|recommendation|result|choice|chosen|selected)\b")
_TAKEN = re.compile(r"\W*(?:chosen|selected|accepted|keep|adopt|use\b|recommended|yes\b|✅|✔)", re.I)
_ABOUT_OPTIONS = re.compile(
    r"\b(?:alternativ|option|consider|approach|other|idea|design|propos|reject|discard|dismiss|solution|follow|possib|discuss|evaluat)",
    re.I,
)


def take_list(options: Options, section: Section) -> None:
    """The list of options in a section; lists amid other content are about something else."""
    blocks = [block for block in section.blocks if not block.is_silent]
    lists = [number for number, block in enumerate(blocks) if block.is_list]
    if not lists or any(block.kind != "paragraph" for block in blocks[: lists[0]]) or lists[0] > 1:
        return
    options.taking.understand(section)
    for number, block in enumerate(blocks[lists[0] :], lists[0]):
        if not block.is_list:
            break
        introduced = number > 0 and blocks[number - 1].text.rstrip().endswith(":")
        items = [item for item in block.parts if item.lead and plain(item.lead.text).strip(" .…")]
        linked = any("](" in item.lead.text for item in items if item.lead)
        grouped = groups_in(items) or _headed_below(options, section, items)
        counted = block.kind == "ordered_list" and not grouped
        _take_items(
            options,
            ungrouped(items) if grouped else items,
            cut=not (introduced or linked or grouped),
            counted=counted,
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


def _take_items(options: Options, items: list[Block], *, cut: bool, counted: bool) -> None:
    taking = options.taking
    for item, name in zip(items, names_of(items), strict=True):
        assert item.lead is not None
        index = options.add(name, item, item.markup if counted else "")
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
    for block in lists[: None if apart else 1]:
        for item in answers(block) if block.kind == lists[0].kind else ():
            name = opening_name(item.lead.text) if item.lead else ""
            if not name or not item.lead:
                continue
            index = options.add(name, item.lead, item.markup if block.kind == "ordered_list" else "")
            options.argue(index, list(item.parts[1:]))
            if item.is_simple and on_one_line(item.lead.text) == name and "](" not in name:
                options.taking.cut(item)
    options.taking.understand(section)


def _is_aside(blocks: Sequence[Block], listed: Block) -> bool:
    """Whether the paragraph that leads to a list speaks of something else than options."""
    number = blocks.index(listed)
    before = blocks[number - 1] if number else None
    if before is None or before.kind != "paragraph" or not before.text.rstrip(" *_").endswith(":"):
        return False
    return not _ABOUT_OPTIONS.search(before.text)


def take_paragraphs(options: Options, section: Section) -> None:
    """Options that paragraphs open with, `**1. Callbacks.** …` or `Option 2: …`; the paragraphs stay.

    Two that open with words in bold will do where the section has no list of its own.
    """
    named = [(block, paragraph_name(block.text)) for block in _paragraphs(section)]
    if not any(name for _, name in named):
        named = [(block, bold_name(block.text)) for block in _paragraphs(section)]
        names = [name for _, name in named if name]
        if len(names) < 2 or len({name.casefold() for name in names}) < len(names):
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


def take_table(options: Options, section: Section) -> None:
    """Options from the rows of a table `| Option | Pros | Cons |`, or from its heads `| | Option A | Option B |`.

    The table stays.
    """
    for table in section.blocks:
        rows = [row.parts for part in table.parts for row in part.parts] if table.kind == "table" else []
        heads = [section_name(plain(cell.text)) for cell in rows[0]] if rows else []
        column = next((number for number, head in enumerate(heads[:2]) if _NAME_COLUMN.match(head)), None)
        if column is not None and len(rows) > 2:
            _take_rows(options, rows[1:], heads, column)
            return
        called = [cell for cell in rows[0][1:] if CALLED.match(plain(cell.text))] if rows else []
        if len(called) > 1:
            for cell in called:
                options.add(cell.text, cell)
            return


def _take_rows(options: Options, rows: Sequence[Sequence[Block]], heads: Sequence[str], column: int) -> None:
    """An option from each row, `column` holding its name, and its arguments from the columns headed by a side."""
    appends = not options.drafts
    for row in rows:
        if len(row) <= column or not any(map(str.isalnum, plain(row[column].text))):
            continue
        name = row[column]
        index = options.titles.same(name.text)
        if index is None and appends:
            label = plain(row[0].text).strip(" .)").casefold() if column else ""
            index = options.add(on_one_line(name.text), name, label)
        if index is None:
            continue
        for cell, head in zip(row, heads, strict=False):
            if side := side_of_label(head):
                options.drafts[index].arguments += from_cell(options.taking, cell, side)
            elif _VERDICT.match(head) and _TAKEN.match(cell.text):
                options.drafts[index].written.append("chosen")
