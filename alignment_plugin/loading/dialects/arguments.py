"""What speaks for and against an option: lists, labels and marks in its sections → good, neutral, bad."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.outline import Block, section_name
from alignment_plugin.loading.nodes import Scalar


class Side(StrEnum):
    """On which side an argument stands: the field of an option."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


_GOOD = (
    *("pro", "pros", "good", "advantage", "advantages", "benefit", "benefits", "positive", "positives", "+"),
    *("positive aspects", "strength", "strengths", "upside", "upsides", "merits", "arguments for", "plus"),
    *("in favour", "in favor"),
)  # fmt: skip
_BAD = (
    *("con", "cons", "bad", "disadvantage", "disadvantages", "drawback", "drawbacks", "negative", "negatives"),
    *("negative aspects", "weakness", "weaknesses", "downside", "downsides", "demerits", "arguments against"),
    *("against", "minus"),
)  # fmt: skip
_LABELS = {
    **dict.fromkeys(_GOOD, Side.GOOD),
    **dict.fromkeys(_BAD, Side.BAD),
    **dict.fromkeys(("neutral", "neutrals", "neither"), Side.NEUTRAL),
}
_MISSPELT = {"advantages": Side.GOOD, "disadvantages": Side.BAD}
"""Words that people often write with a letter too many or too few."""
_NEARLY = 0.9
_MARKS = {
    **dict.fromkeys("✅✔☑👍➕🟢💚", Side.GOOD),
    **dict.fromkeys("❌✖✗✘👎➖🔴⛔🚫", Side.BAD),
    **dict.fromkeys("⚪🟡😐", Side.NEUTRAL),
}
_WORDED = re.compile(
    r"\s*[*_]{0,3}(?:very\s+)?(?P<word>good|bad|neutral|ok|okay|pro|con|positive|negative|advantage|disadvantage)[*_]{0,3}"
    r"(?:\s*[,:;–—]\s*[*_]{0,3}\s*|\s+-\s+|\s+(?=because\b))(?:(?:because|since|as)\b[*_]{0,3}\s*[,:]?\s*)?",
    re.I,
)
_SUMMED = re.compile(
    r"\s*[*_]{0,3}(?P<word>pros|cons|advantages|disadvantages|benefits?|drawbacks?|upsides?|downsides?|strengths|weaknesses)"
    r"[*_]{0,3}\s*:\s*[*_]{0,3}\s*(?=\S)",
    re.I,
)
_SHORTCODES = re.compile(
    r":(?P<code>white_check_mark|heavy_check_mark|\+1|thumbsup|x|-1|thumbsdown|heavy_plus_sign|heavy_minus_sign):\s*"
)
_GOOD_CODES = frozenset({"white_check_mark", "heavy_check_mark", "+1", "thumbsup", "heavy_plus_sign"})
_SIGN = re.compile(r"\s*(?:\\?\(?\[?(?P<sign>[+\u2212-])\]?\)?)\s+(?=\S)|\s*[(\[](?P<closed>[+-])[)\]]\s*")
_BREAK = re.compile(r"<br\s*/?>|\n", re.I)
_SELECTOR = "\ufe0f"
MAX_RUN = 500
"""Characters of an item with others below it that still read as one text."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, in the words of the document."""

    side: Side
    text: Scalar


@lru_cache(maxsize=4096)
def side_of_label(text: str) -> Side | None:
    """The side that a heading or a line such as `**Pros**:` announces."""
    bare = text.strip().strip("*_ :")
    if bare in _MARKS:
        return _MARKS[bare]
    words = section_name(bare.replace("*", "").replace("_", ""))
    words = words.removeprefix("the ").removeprefix("overall ").removesuffix(" consequences")
    side = _LABELS.get(words)
    return _misspelt(words) if side is None and 9 <= len(words) <= 15 else side


def _misspelt(word: str) -> Side | None:
    if not word.startswith(("adv", "dis")):
        return None
    near = get_close_matches(word, _MISSPELT, 1, _NEARLY)
    return _MISSPELT[near[0]] if near else None


def marked_side(source: str) -> tuple[Side, str] | None:
    """The side that an argument names itself, and its words without that: `Good, because`, `✅`, `(+)`."""
    if found := _WORDED.match(source):
        word = found["word"].casefold()
        side = Side.NEUTRAL if word in ("ok", "okay") else _LABELS[word]
        return side, source[found.end() :].strip()
    if found := _SUMMED.match(source):
        return _LABELS[found["word"].casefold()], source[found.end() :].strip()
    if found := _SHORTCODES.match(source):
        return (Side.GOOD if found["code"] in _GOOD_CODES else Side.BAD), source[found.end() :]
    if source[:1] in _MARKS:
        return _MARKS[source[0]], source[1:].lstrip(_SELECTOR + " :")
    if found := _SIGN.match(source):
        return (Side.GOOD if (found["sign"] or found["closed"]) == "+" else Side.BAD), source[found.end() :]
    return None


def take_arguments(taking: Extraction, blocks: Iterable[Block], side: Side | None = None) -> list[Argument]:
    """Arguments in the blocks of one section, which are cut; `side` is what its heading announced."""
    found: list[Argument] = []
    blocks = [block for block in blocks if not block.is_silent]
    markups = {block.markup for block in blocks if block.kind == "bullet_list"}
    signs = {"+": Side.GOOD, "-": Side.BAD} if {"+", "-"} <= markups else {}
    label: tuple[Block, Side] | None = None
    for block in blocks:
        if block.is_list:
            announced = label[1] if label else side or signs.get(block.markup)
            found += _from_list(taking, block, announced)
            if label and taking.is_cut(block):
                taking.cut(label[0])
            label = None
        elif block.kind == "table":
            found += _from_table(taking, block)
        else:
            announced = side_of_label(block.text) if block.kind == "paragraph" else None
            label = (block, announced) if announced else None
            if block.kind == "paragraph" and not announced:
                found += _from_paragraph(taking, block)
    return found


def _from_list(taking: Extraction, block: Block, side: Side | None) -> Iterator[Argument]:
    for item in block.parts:
        lead = item.lead
        if lead is None:
            continue
        nested = next((part for part in item.parts[1:] if part.is_list), None)
        announced = side_of_label(lead.text)
        if announced and nested:
            yield from _from_list(taking, nested, announced)
            if taking.is_cut(nested) and len(item.parts) == 2:
                taking.cut(lead)
            continue
        if (argument := _argument(taking, item, lead, side)) is not None:
            yield argument


def _argument(taking: Extraction, item: Block, lead: Block, side: Side | None) -> Argument | None:
    """The argument of a list item, which is cut where the argument says all of it.

    One that only opens a nested list takes its words from there.
    """
    source = on_one_line(lead.text)
    own, text = marked_side(source) or (side, source)
    if own is None:
        return None
    run = run_of(item, text)
    nested = next((part for part in item.parts[1:] if part.is_list), None)
    if run is None and nested is not None and not text.strip(" .,:"):
        text = joined(nested)
    shown = text if run is None else run
    if not shown.strip():
        return None
    if run is not None:
        taking.cut(item)
    return Argument(own, taking.inline(shown, lead))


def _from_table(taking: Extraction, table: Block) -> list[Argument]:
    """Arguments in a table whose columns are sides, `| Pros | Cons |`; a cell with breaks holds several."""
    rows = [row.parts for part in table.parts for row in part.parts]
    sides = [side_of_label(cell.text) for cell in rows[0]] if rows else []
    if not all(sides):
        return []
    taking.cut(table)
    return [
        argument
        for row in rows[1:]
        for cell, side in zip(row, sides, strict=False)
        if side
        for argument in from_cell(taking, cell, side)
    ]


def from_cell(taking: Extraction, cell: Block, side: Side) -> Iterator[Argument]:
    """The arguments of one cell of a table, which stand apart by breaks or bullets."""
    for text in _BREAK.split(cell.text):
        shown = text.strip().removeprefix("- ").removeprefix("* ").lstrip("•").strip()
        if any(map(str.isalnum, shown)):
            marked = marked_side(shown)
            yield Argument(side, taking.inline(marked[1] if marked and marked[0] is side else shown, cell))


def run_of(item: Block, opening: str | None = None) -> str | None:
    """A list item with what stands below it as one run of text; nothing where that would be more than a text.

    `opening` takes the place of its first paragraph.
    """
    if item.lead is None or "![" in item.lead.text:
        return None
    run = on_one_line(item.lead.text) if opening is None else opening
    for part in item.parts[1:]:
        if part.is_silent:
            continue
        texts = [run_of(each) for each in part.parts] if part.is_list else [words_of(part)]
        if not all(texts):
            return None
        words = " ".join(_ended(text, ";") for text in texts if text).removesuffix(";")
        run = f"{_ended(run, ':' if part.is_list else '.')} {words}".strip()
    return run if item.is_simple or len(run) <= MAX_RUN else None


def words_of(block: Block) -> str | None:
    """A paragraph on one line; nothing for what is none, or shows a picture."""
    return on_one_line(block.text) if block.kind == "paragraph" and "![" not in block.text else None


def _ended(text: str, sign: str) -> str:
    """A text with a sign behind it, unless one is there."""
    return text if not text or text.rstrip("*_`)")[-1:] in (*".!?:;,", "") else f"{text}{sign}"


def is_run(block: Block) -> bool:
    """Whether all items of a list are texts, so that `joined` says all of it."""
    return all(run_of(item) for item in block.parts)


def joined(block: Block) -> str:
    """The items of a list as one run of text; the first paragraph of each, where some are more than a text."""
    texts = [run_of(item) for item in block.parts]
    if not all(texts):
        texts = [on_one_line(item.lead.text) for item in block.parts if item.lead]
    return " ".join(_ended(text, ";") for text in texts if text).removesuffix(";")


def _from_paragraph(taking: Extraction, block: Block) -> list[Argument]:
    """Arguments that stand as lines of a paragraph, each with its own mark; all lines or none."""
    texts: list[tuple[Side, str]] = []
    for line in block.text.split("\n"):
        marked = marked_side(line.strip().rstrip("\\"))
        if marked is not None:
            texts.append(marked)
        elif texts:
            texts[-1] = texts[-1][0], f"{texts[-1][1]} {line.strip()}"
        else:
            return []
    if not all(text.strip() for _, text in texts):
        return []
    taking.cut(block)
    return [Argument(side, taking.inline(text, block)) for side, text in texts]
