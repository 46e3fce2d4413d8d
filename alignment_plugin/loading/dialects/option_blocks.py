"""Which lists of a section name options: one, several that answer a question each, or those that count on."""

import re
from collections.abc import Iterator, Sequence

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.option_names import MAX_LINE
from alignment_plugin.loading.dialects.outline import Block, Section

_SEVERAL = re.compile(
    r"(?:^|[.!?]\s+)[*_\s]*(?:there\s+(?:are|were)|we\s+(?:see|saw|have|had))\s+(?:[\w-]+\s+){1,3}?"
    r"(?:options|alternatives|approaches|solutions|candidates|possibilities|choices|ways|variants)\b[^.!?]*\W*(?:e\.g\.)?\W*$",
    re.I,
)
"""Words of a sentence that tells of ways to choose from."""
MAX_LEAD = 400
"""Characters at the end of a paragraph that tell what it leads to."""


def lists_from(blocks: Sequence[Block], first: int) -> Iterator[int]:
    """The first list, those right behind it, and those that go on counting behind the text of an item."""
    if asked := asked_lists(blocks):
        yield from asked
        return
    counted = blocks[first].kind == "ordered_list" and len(blocks[first].parts) == 1
    last = ""
    for number in range(first, len(blocks)):
        block = blocks[number]
        if not block.is_list and not counted:
            return
        if block.is_list and (
            not counted or not last or (last.isdigit() and block.parts[0].markup == str(int(last) + 1))
        ):
            last = block.parts[-1].markup
            yield number


def signs_of(items: Sequence[Block], *, counted: bool) -> list[str]:
    """What counts the items of a list, as readers see it: `1.` before each of them counts on."""
    signs = [item.markup if counted else "" for item in items]
    if len(set(signs)) == 1 and signs[0].isdigit():
        return [str(int(signs[0]) + place) for place in range(len(signs))]
    return signs


def counting_on(blocks: Sequence[Block], first: Block) -> list[Block]:
    """A list of one item, with those that go on counting behind the text of an item; none where nothing does."""
    found = [blocks[number] for number in lists_from(blocks, blocks.index(first))]
    return found if len(found) > 1 else []


def asked_lists(blocks: Sequence[Block]) -> list[int]:
    """Lists that are all there is, each led to by words that open alike: `For the place:`, `For the goods:`."""
    if len(blocks) < 4 or any(each.is_list is not bool(place % 2) for place, each in enumerate(blocks)):  # noqa: PLR2004
        return []
    leads = [each.text for each in blocks[::2]]
    opening = {text.split(maxsplit=1)[0].casefold() for text in leads if text.strip()}
    alike = len(opening) == 1 and all(len(text) < MAX_LINE and text.endswith((":", "?")) for text in leads)
    return list(range(1, len(blocks), 2)) if alike and not any(map(side_of_label, leads)) else []


def several_listed(section: Section) -> Block | None:
    """The list of a section to which `There are a few alternatives` leads."""
    blocks = [block for block in section.blocks if not block.is_silent][:2]
    if len(blocks) < 2 or blocks[0].kind != "paragraph" or not blocks[1].is_list:  # noqa: PLR2004 - lead and list
        return None
    return blocks[1] if _SEVERAL.search(blocks[0].text[-MAX_LEAD:]) and len(blocks[1].parts) > 1 else None
