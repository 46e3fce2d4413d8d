"""What stands in brackets behind an option's name and is no part of it: a remark, an address, a footnote."""

import re

_FOOTNOTE = re.compile(r"\s*\[\^[^\[\]\s]+\]")
_SOURCE = re.compile(r"\s+\(\s*<?https?://[^\s()]+>?\s*\)")
"""Where an option is found."""
_EXPLAINED = re.compile(r"(?<=\w)\s+\((?:[^()]|\([^()]*\)){8,}\)\s*$")


def without_source(text: str) -> str:
    """Inline Markdown without footnotes, and without the address where an option is found."""
    return _SOURCE.sub("", _FOOTNOTE.sub("", text))


def remark_in(title: str) -> int | None:
    """Where a remark starts that a title ends in; nothing where it has none."""
    found = _EXPLAINED.search(title)
    return found.start() if found else None
