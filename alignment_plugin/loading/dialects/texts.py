"""Sections that become a list of texts: drivers, consequences, confirmation. A list is taken whole, or not at all."""

from collections.abc import Sequence

from alignment_plugin.loading.dialects.arguments import Side, marked_side, run_of, side_of_label, words_of
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.outline import Block, Section

_SIDED = {Side.GOOD: "Good: ", Side.BAD: "Bad: ", Side.NEUTRAL: "Neutral: "}


def take_texts(taking: Extraction, name: str, sections: Sequence[Section], side: Side | None = None) -> None:
    """One text for each list item; for each paragraph where there is nothing but paragraphs.

    What becomes a text is cut. A list that a sentence leads to stays whole behind it, and so does one with
    an item that is more than a text, as with code: none of their items is taken.
    """
    for section in sections:
        taking.understand(section)
        blocks = [block for block in section.blocks if not block.is_silent]
        only_text = all(block.kind == "paragraph" for block in blocks) or name == "success"
        led: Block | None = None
        for block in blocks:
            own = side_of_label(led.text) if led else None
            whole = block.is_list or (block.kind == "paragraph" and only_text and not _introduces(block))
            if whole and (led is None or own):
                taken = _take_block(taking, name, block, own or side)
                if taken and led is not None:
                    taking.cut(led)
            led = block if _introduces(block) else None


def _introduces(block: Block) -> bool:
    """Whether a paragraph only leads to what follows it, and would stand there alone without it."""
    return block.introduces or (block.kind == "paragraph" and side_of_label(block.text) is not None)


def _take_block(taking: Extraction, name: str, block: Block, side: Side | None) -> bool:
    """Take a paragraph, or each item of a list, and cut it; says whether all of it is text and was taken."""
    items = [item for item in block.parts if any(not part.is_silent for part in item.parts)]
    places = items if block.is_list else [block]
    texts = [run_of(item) for item in items] if block.is_list else [words_of(block)]
    if not all(texts):
        return False
    for place, text in zip(places, texts, strict=True):
        if text and any(map(str.isalnum, text)):
            _add(taking, name, text, place, side)
    taking.cut(block)
    return True


def _add(taking: Extraction, name: str, text: str, block: Block, side: Side | None) -> None:
    prefix = _SIDED[side] if side and not marked_side(text) else ""
    value = taking.inline(text, block)
    taking.add(name, [taking.scalar(prefix + value.text, block, text)])
