"""Words of records as a page shows them."""

import re
from functools import cache

from alignment_plugin.views.words import plain

_WORDS = {
    "leader-pick": "lead picked", "agreed": "agreed", "coin-toss": "Coin toss", "one-way": "One-way",
    "two-way": "Two-way",
}  # fmt: skip


def state_word(value: object) -> str:
    """A word of a closed set as people see it."""
    text = str(value)
    return _WORDS.get(text, text.replace("-", " ").capitalize())


@cache
def link_words(text: object) -> str:
    """A name as the words of a link: no markup in it, and no stop at its end."""
    words = plain(str(text))
    return words if words.endswith("..") else words.removesuffix(".")


def quoted(text: str) -> str:
    """A message with the quotation marks of a page instead of those of a terminal."""
    return re.sub(r"(?<!\w)'([^'\n]+(?:'\w[^'\n]*)*)'(?!\w)", r"“\1”", str(text))
