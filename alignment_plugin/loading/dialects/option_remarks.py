"""What stands in brackets behind an option's name and is no part of it: a remark, an address, a footnote."""

import re
from collections.abc import Mapping

MAX_NAME_WORDS = 12
"""Words of a name; more are a sentence."""
_FOOTNOTE = re.compile(r"\s*\[\^[^\[\]\s]+\]")
_SOURCE = re.compile(r"\s+\(\s*<?https?://[^\s()]+>?\s*\)")
"""Where an option is found."""
_EXAMPLE = re.compile(r"\s*\(\W*(?:e\.?\s?g|i\.?\s?e|for\s+example|such\s+as)\b", re.I)
_EXPLAINED = re.compile(r"(?<=\w)\s+\((?:[^()]|\([^()]*\)){8,}\)\s*$")


def without_source(text: str) -> str:
    """Inline Markdown without footnotes, and without the address where an option is found."""
    return _SOURCE.sub("", _FOOTNOTE.sub("", text))


def remark_in(title: str) -> int | None:
    """Where a remark starts that a title ends in; nothing where it has none."""
    found = _EXPLAINED.search(title)
    return found.start() if found else None


def telling_remarks(titles: Mapping[int, str], *, of: int) -> dict[int, int]:
    """Which of some titles end in a remark that explains, and where it starts.

    Several words or a list explain, a word or two may belong to the name. Where more than half `of` all titles end
    in a remark, and any of these explains, all do.
    """
    found = {index: remark for index, title in titles.items() if (remark := _EXPLAINED.search(title))}
    telling = {index for index, remark in found.items() if _tells(remark)}
    if telling and len(found) * 2 > of:
        telling = set(found)
    return {index: remark.start() for index, remark in found.items() if index in telling}


def _tells(remark: re.Match[str]) -> bool:
    """Whether words in brackets explain a name, and are no example of it and no part of a sentence."""
    words = len(remark[0].split())
    explains = (words > 3 or "," in remark[0]) and not _EXAMPLE.match(remark[0])  # noqa: PLR2004
    return explains and len(remark.string[: remark.start()].split()) <= MAX_NAME_WORDS
