"""Lists of options in two levels, whose headings elsewhere name in full what stands at the ends of their branches."""

from collections.abc import Iterator, Sequence

from alignment_plugin.loading.dialects.likeness import key_of
from alignment_plugin.loading.dialects.option_headings import is_generic, parts
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

MIN_LEAVES = 2
SHARED = 3
"""Letters of a word that tells something."""


def headed_in_full(outline: Outline, section: Section, treated: Sequence[Section]) -> bool:
    """Whether headings treat the ends of a list in two levels, one each, so that they name the options better."""
    listed = next((block for block in section.blocks if block.is_list), None)
    leaves = list(_leaves(listed)) if listed else []
    if listed is None or len(leaves) < MIN_LEAVES or all(len(branch) == 1 for branch in leaves):
        return False
    heads = [each for part in treated[:1] for each in parts(outline, part) if not is_generic(each)]
    return len(heads) == len(leaves) > len(listed.parts) and all(
        map(_names, sorted_heads(heads, leaves), leaves)
    )


def sorted_heads(heads: Sequence[Section], leaves: Sequence[Sequence[str]]) -> list[Section]:
    """Headings in the order of the list: each branch takes the one that shares most words with its end."""
    left = list(heads)
    found: list[Section] = []
    for branch in leaves:
        best = max(left, key=lambda head: (_shared(head, branch[-1]), _shared(head, branch[0])))
        left.remove(best)
        found.append(best)
    return found


def _names(head: Section, branch: Sequence[str]) -> bool:
    """Whether a heading names the end of a branch, and where it starts."""
    return all(_shared(head, text) for text in branch)


def _shared(head: Section, text: str) -> int:
    said = set(key_of(head.title).words)
    return sum(word in said for word in set(key_of(text).words) if len(word) >= SHARED)


def _leaves(listed: Block) -> Iterator[list[str]]:
    """The texts on the way to each item that has no list below it."""
    for item in listed.parts:
        lead = item.lead.text if item.lead else ""
        nested = next((part for part in item.parts[1:] if part.is_list), None)
        if nested is None:
            yield [lead]
        else:
            for branch in _leaves(nested):
                yield [lead, *branch]
