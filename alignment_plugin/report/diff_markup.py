"""Record text → Markdown that is only text: it opens nothing, formats nothing, links nowhere, calls nobody."""

import re

from alignment_plugin.report.plain import plain

CELL = 160
"""Characters of record text in one cell."""
APART = "\u200c"
"""Joins nothing and shows nothing: put where a code host would see the start of a name, a number or an address."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>~|]|&(?=#?\w)")
_OPENS = re.compile(r"^(\d{0,9})(?=[#+=.)-](?:[\s#+=-]|$))")
# People, issues, merge requests, snippets, milestones, labels, epics and smileys of one host or another.
_CALLS = re.compile(r"[@#!$%^~&](?=[\w\"'])|:(?=[A-Za-z+-][\w+-]*:)")
_KEY = re.compile(r"\b((?i:gh)|[A-Z][A-Z0-9]+)-(?=\d)")
_ADDRESS = re.compile(r"(?i)(https?|ftps?|mailto|xmpp|tel|file|data|javascript):(?=\S)|\bwww\.(?=\S)")


def safe(text: str, most: int = CELL) -> str:
    """One line of at most `most` characters of what was written, with nothing in it at work."""
    words = " ".join(plain(text).split())
    words = words if len(words) <= most else words[: most - 1].rstrip() + "…"
    return _OPENS.sub(r"\1\\", _escaped(words))


def _escaped(words: str) -> str:
    words = _ADDRESS.sub(lambda found: found[0][:-1] + APART + found[0][-1], words)
    words = _KEY.sub(lambda found: found[0][:-1] + APART + "-", words)
    words = _CALLS.sub(lambda found: found[0] + APART, words)
    return _MARKUP.sub(lambda found: "\\" + found[0], words)


def linked(text: str, address: str) -> str:
    """Safe text, as a link where its address is known."""
    return f"[{text}](<{address}>)" if address else text


def units(text: str) -> int:
    """UTF-16 code units: what code hosts count as characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
