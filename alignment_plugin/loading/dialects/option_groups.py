"""Lists of options in two levels: items that only head those below them, and items whose parts are options too."""

from collections.abc import Iterator

from alignment_plugin.loading.dialects.arguments import marked_side, side_of_label
from alignment_plugin.loading.dialects.inline import on_one_line, plain
from alignment_plugin.loading.dialects.option_marks import marked_name
from alignment_plugin.loading.dialects.option_names import ASKED, ASKED_OTHERS, LABELLED
from alignment_plugin.loading.dialects.outline import Block


def groups_in(items: list[Block]) -> bool:
    """Whether the items of a list only head lists of their own, as `When exporting:`."""
    headed = [item for item in items if item.lead and _heads(item.lead.text)]
    if any(_nested(item) for item in items if item not in headed):
        headed = []
    if len(items) == 1 and (counted := _nested(items[0])) and len(counted.parts) > 1:
        # One goal, and below it the ways to it, which are counted.
        return all(each.markup.isdigit() for each in counted.parts) and not _argues(items[0])
    if any(item.lead and marked_name(on_one_line(item.lead.text)) for item in items if item not in headed):
        return False  # One names an option and explains it, and so do those that do it below.
    return bool(headed) and all(_nested(item) for item in headed) and not any(_argues(item) for item in items)


def _heads(lead: str) -> bool:
    """Whether an item ends in what stands below it, and does not name an option and explain it there."""
    shown, name = plain(lead), plain(marked_name(on_one_line(lead)))
    return shown.endswith(":") and (not name or len(shown) < len(name) + 6)


def ungrouped(items: list[Block]) -> list[Block]:
    """The items of a list, with those of the lists that a group heads in its place."""
    found: list[Block] = []
    for item in items:
        nested = _nested(item)
        heads = item.lead is not None and nested is not None
        found += nested.parts if heads and nested else [item]
    return [item for item in found if item.lead and plain(item.lead.text).strip(" .…")]


def with_parts(items: list[Block]) -> list[Block]:
    """Items, each with those of a list below it that are counted too: `Option 2`, and below it `Option 2.1`."""
    found: list[Block] = []
    for item in items:
        nested = _nested(item)
        leads = [part.lead.text if part.lead else "" for part in nested.parts] if nested else []
        counted = bool(leads) and all(LABELLED.match(lead) for lead in leads)
        found += [item, *(nested.parts if nested and counted else ())]
    return found


def _nested(item: Block) -> Block | None:
    return next((part for part in item.parts[1:] if part.is_list), None)


def _argues(item: Block) -> bool:
    """Whether what stands below an item speaks for or against it."""
    nested = _nested(item)
    leads = [part.lead for part in nested.parts if part.lead] if nested else []
    told = bool(leads) and all(lead.text.rstrip().endswith(".") for lead in leads)
    return told or any(side_of_label(lead.text) or marked_side(lead.text) for lead in leads)


def answers(block: Block) -> Iterator[Block]:
    """The items of a list; of one that asks `What else was considered?` those below it."""
    for item in block.parts:
        nested = _nested(item)
        asked = ASKED.fullmatch(on_one_line(item.lead.text)) if item.lead else None
        if asked and nested and ASKED_OTHERS.search(asked[0]):
            yield from nested.parts
        else:
            yield item
