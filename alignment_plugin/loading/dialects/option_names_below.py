"""The name of an option whose heading only counts it, as `Option 1`: bold words, a sentence or a heading below it."""

import re
from collections.abc import Sequence

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.inline import on_one_line, plain, unlinked
from alignment_plugin.loading.dialects.option_headings import CALLED, is_generic
from alignment_plugin.loading.dialects.option_names import bold_name, is_label, opening_name
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

_STRONG = re.compile(r"\W*(\*\*|__)(.{3,160}?)\1\W*$")
_TELLS = re.compile(
    r"\W*(?:this|that|these|those|it|its|here|there|in|with|as|if|when|since|because|same|similar|like|see|note|given|under"
    r"|we|i|you|they|one|also|basically|currently|for|at|on|by|both|each|all|our|another|tbd|todo|n/?a|example)\b"
    r"|\W*the\s+(?:first|second|third|fourth|last|other|same|above|idea|most|current|option|approach|solution|alternative|proposal)\b",
    re.I,
)
"""Words that open a sentence on an option, which does not name it."""
_ADDRESS = re.compile(r"\s*<?https?://\S+\s*$")
MAX_SENTENCE = 150
"""Characters of a sentence that may be a name."""


def name_below(outline: Outline, section: Section) -> tuple[str, Block] | None:
    """The name that stands below a heading which is a mere label, and its block; nothing where it is told only."""
    first = next((block for block in section.blocks if not block.is_silent), None)
    if first is None:
        return _headed(list(outline.children(section)))
    if first.kind != "paragraph" or side_of_label(first.text.split("\n")[0]):
        return None
    strong = _STRONG.match(first.text.split("\n")[0])
    name = strong[2].strip("*_ :") if strong else bold_name(first.text)
    if not name and _all_told(outline, section):
        name = _sentence(first.text)
    return (name, first) if name else None


def _headed(children: Sequence[Section]) -> tuple[str, Block] | None:
    """The only heading right below that is on no side and speaks of nothing else."""
    named = [child for child in children if not is_generic(child)]
    if len(named) != 1 or named[0] is not children[0] or len(children) == 1 or named[0].heading is None:
        return None
    return named[0].heading.text, named[0].heading


def _sentence(text: str) -> str:
    """The first sentence, where it names what is done and does not tell of it."""
    source = _ADDRESS.sub("", on_one_line(unlinked(text)))
    name = "" if _TELLS.match(source) or source.endswith(":") else opening_name(source)
    return name if len(plain(name)) <= MAX_SENTENCE else ""


def _all_told(outline: Outline, section: Section) -> bool:
    """Whether all labels of its level have no name behind them, and a sentence below that could be one."""
    beside = [each for each in outline.sections if each.level == section.level and CALLED.match(each.title)]
    return all(is_label(each.title) and _opening_sentence(each) for each in beside)


def _opening_sentence(section: Section) -> str:
    first = next((block for block in section.blocks if not block.is_silent), None)
    return _sentence(first.text) if first is not None and first.kind == "paragraph" else ""
