"""How a document in another form opens, by its sections: in `opening`'s words, for what is read with the dialects."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.roles import sections_by_role
from alignment_plugin.views.opening import Opening
from alignment_plugin.views.words import first_sentence, plain

_SUMMARY = re.compile(
    r"(?:executive |short )?summary$|abstract$|tl;?dr$|in (?:short|brief)$|summary of the (?:proposal|decision)$"
)
_PICTURE = re.compile(r"\s*\[?!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\]\([^()]*\))?\s*")
_WHOLE = 320
"""Characters that still read as the one sentence in large type."""
_MAX_PARAGRAPHS = 2
_BESIDE = 60
"""Words that a reader sees at one glance: what stands so near below the lead is not quoted by it."""
# What a field's words cannot show as the prose does: pictures, notes, references, addresses, HTML, line breaks.
_MORE = {
    "markdown": re.compile(
        r"!\[|\[(?![^\[\]]*\]\()|(?<!\()\bhttps?:|<|&#?\w+;|~~|\{|:[a-z][a-z0-9_+-]*:|\\|\s{2}\n|\$\$|\|"
    ),
    "rst": re.compile(r"[`*|\[\]<>{}\\]|\w_(?:\W|$)|::|https?:"),
    "asciidoc": re.compile(r"[`*_+#\[\]<>{}\\|^~]|::|https?:"),
}


@lru_cache(maxsize=4096)
def document_opening(body: str, form: str) -> Opening:
    """The outcome in a record's own words; else its summary, else how it begins."""
    outline = outline_of(body, form)
    first = next((each for each in outline.sections if _said(each)), None)
    if first is None:
        return Opening()
    outcomes = sections_by_role(outline)["outcome"]
    for section in (*outcomes, *_summaries(outline)):
        paragraph = next((each for each in _said(section) if not _is_picture(each)), None)
        sentence = first_sentence(paragraph.text) if paragraph and paragraph.kind == "paragraph" else ""
        if sentence and not sentence.endswith(":"):
            whole = _whole(outline, section, form)
            lines = _lines(section)
            least = 1 if section in outcomes else _BESIDE
            return Opening(sentence, whole, lines, _words(outline, min(lines)) >= least)
    whole = _whole(outline, first, form) if first.heading is None else ""
    return Opening(first_sentence(body), whole, _lines(first))


def _words(outline: Outline, end: int) -> int:
    return sum(len(line.split()) for line in outline.lines[:end])


def _summaries(outline: Outline) -> Iterator[Section]:
    return (each for each in outline.sections if each.heading and _SUMMARY.match(each.name))


def _is_picture(block: Block) -> bool:
    return block.kind == "directive" or _PICTURE.fullmatch(block.text) is not None


def _said(section: Section) -> list[Block]:
    return [block for block in section.blocks if not block.is_silent]


def _lines(section: Section) -> frozenset[int]:
    blocks = [*([section.heading] if section.heading else []), *_said(section)]
    return frozenset(number for block in blocks for number in range(block.start, block.end))


def _whole(outline: Outline, section: Section, form: str) -> str:
    """All that a section says, as text of a field; empty where it says more, or another place leads to it."""
    blocks = _said(section)
    if (
        form not in _MORE
        or len(blocks) > _MAX_PARAGRAPHS
        or any(block.kind != "paragraph" for block in blocks)
    ):
        return ""
    if section.heading and ("](" in section.heading.text or next(outline.below(section), None)):
        return ""
    text = "\n\n".join(block.text for block in blocks)
    if len(text) > 4 * _WHOLE:
        return ""
    shown = plain(text)
    if len(shown) > _WHOLE or _MORE[form].search(text) or not _ends(blocks, shown):
        return ""
    return "" if any("(#" in line for line in outline.lines) else text


def _ends(blocks: Sequence[Block], shown: str) -> bool:
    """Whether the words are sentences that lead to nothing below them."""
    return shown[-1:] in (*'.!?…)"”', "`") and not any(block.text.rstrip().endswith(":") for block in blocks)
