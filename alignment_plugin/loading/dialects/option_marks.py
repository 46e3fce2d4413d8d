"""Names of options that are set apart by marks: bold type, italics, a link, a colon behind them."""

import re

MAX_LED = 5
"""Words of a name before a colon, where not each of a list has one."""
_NAMED = re.compile(
    r"(?:\*\*|__)(.{2,160}?)(?:(?:\*\*|__)\s*(?:$|[.:;,(–—：；，（。-])|[.:!：。](?:\*\*|__)(?=\s|$))",
    re.DOTALL,
)
_OPENING_BOLD = re.compile(r"\*\*((?:(?!\*\*).){2,160})\*\*")
_MARKED_BEFORE_COLON = re.compile(r"(?:\*\*[^*]+\*\*|\[[^\[\]]+\]\([^()\s]*\))\s*:\s")
_EMPHASISED = re.compile(
    r"([*_])(?!\1)((?:(?!\1).){2,160}?)(?:[.:!]\1(?=\s|$)|\1\s*(?:$|[.:;,(]|[–—-]\s))", re.DOTALL
)
_LINKED = re.compile(
    r"\[([^\[\]]{2,160})\](?:\([^()\s]*\)|\[[^\[\]]*\])\s*(?:$|[.:;,(]|[–—-]\s|(?=[A-Z][a-z]+\s+[a-z]))"
)
BEFORE_COLON = re.compile(r"([^\s:*_\[(](?:[^:.]|\.(?=\S)){1,80}):\s+(?=\S)")


def marked_name(source: str) -> str:
    """The words in bold, in italics or in a link that a text opens with, where they stand apart from what follows."""
    found = _NAMED.match(source) or _LINKED.match(source)
    emphasised = _EMPHASISED.match(source) if found is None else None
    return found[1] if found else emphasised[2] if emphasised else ""


def marked_alike(texts: list[str], names: list[str]) -> list[str]:
    """Names; where most items set theirs apart in bold, those of the others by bold type alone: `**Rent** by day`."""
    marked = [_OPENING_BOLD.match(text) for text in texts]
    alone = [found[1].rstrip(" .:;,") for found in marked if found]
    named = sum(bool(marked_name(text)) for text in texts)
    if not all(marked) or not (named * 2 >= len(texts) or all(" " in name for name in alone)):
        return names
    short = [name for name in alone if alone.count(name) == 1 and " " in name]
    return [
        opening if not marked_name(text) and opening in short else name
        for text, name, opening in zip(texts, names, alone, strict=True)
    ]


def before_colon_too(texts: list[str], names: list[str]) -> list[str]:
    """Names; where a marked one stands before a colon, those of the others too, `Own code: it is …`."""
    if not any(_MARKED_BEFORE_COLON.match(text) for text in texts):
        return names
    found = [BEFORE_COLON.match(text) for text in texts]
    return [
        led[1] if led and len(led[1].split()) <= MAX_LED and not marked_name(text) else name
        for text, name, led in zip(texts, names, found, strict=True)
    ]
