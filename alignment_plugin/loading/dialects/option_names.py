"""What an option is called: the words in a list's item that are its name, apart from what explains it."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.inline import on_one_line, plain
from alignment_plugin.loading.dialects.outline import Block

WORD = r"(?:option|alternative|approach|proposal|solution|variant)"
"""What headings call an option."""
_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
_NAMED = re.compile(r"(?:\*\*|__)(.{2,160}?)(?:\*\*|__)\s*(?:$|[.:;,(–—-])", re.DOTALL)
_LINKED = re.compile(r"\[([^\[\]]{2,160})\]\([^()\s]*\)\s*(?:$|[.:;,(]|[–—-]\s)")
_CLAUSE = re.compile(r"(.{3,400}?)(?<!e\.g)(?<!i\.e)(?<!etc)(?<!vs)(?<!\s\w)(?:$|[.!](?=\s))", re.DOTALL)
_EXPLAINED = re.compile(r"\s[–—-]\s")
_LABEL_END = re.compile(rf"\b{WORD}s?\W*\w{{0,2}}$|^\W*\w{{0,2}}\W*$", re.I)
_ASKED = re.compile(r"(?:what|which|why|how|have|are|is|do|does)\b[^?]{3,150}\?\s*", re.I)
_ASKED_OTHERS = re.compile(r"\b(?:other|else|alternative)", re.I)
_NO_NAME = frozenset({"none", "n/a", "na", "tbd", "tbc", "todo", "nothing"})


def names_of(items: list[Block]) -> list[str]:
    """The names of listed options; whole, where a shorter one could be taken for another of them."""
    texts = [on_one_line(unticked(item.lead.text)) if item.lead else "" for item in items]
    names = [listed_name(text) for text in texts]
    for number, name in enumerate(names):
        if any(text.startswith(name) for other, text in enumerate(texts) if other != number):
            return texts
    return names


def unticked(text: str) -> str:
    """A list item without the box of a task."""
    return _CHECKBOX.sub("", text)


def answers(block: Block) -> Iterator[Block]:
    """The items of a list; of one that asks `What else was considered?` those below it."""
    for item in block.parts:
        nested = next((part for part in item.parts[1:] if part.is_list), None)
        asked = _ASKED.fullmatch(on_one_line(item.lead.text)) if item.lead else None
        if asked and nested and _ASKED_OTHERS.search(asked[0]):
            yield from nested.parts
        else:
            yield item


def opening_name(text: str) -> str:
    """The name that an item opens with, or its first sentence; nothing for a question or a placeholder."""
    source = on_one_line(text)
    if asked := _ASKED.match(source):
        source = source[asked.end() :] if _ASKED_OTHERS.search(asked[0]) else ""
    found = _NAMED.match(source) or _LINKED.match(source) or _CLAUSE.match(source)
    name = name_alone(found[1].strip(" .:;,")) if found else ""
    shown = plain(name)
    is_name = shown.casefold() not in _NO_NAME and not source.rstrip(" *_").endswith("?") and len(shown) > 2
    return name if is_name and not shown.startswith(("(", "<", "{", "http")) else ""


def name_alone(source: str) -> str:
    """The words of a title before an explanation set off by a dash; a label such as `Option 2 -` is none."""
    for found in _EXPLAINED.finditer(source):
        before = source[: found.start()]
        if (
            not _LABEL_END.search(plain(before))
            and before.count("`") % 2 == 0
            and before.count("**") % 2 == 0
        ):
            return before
    return source


def listed_name(source: str) -> str:
    """The name of an option in a list of options: what stands in bold or in a link, else all before a dash."""
    text = on_one_line(source)
    found = _NAMED.match(text) or _LINKED.match(text)
    if found and found.end() < len(text.rstrip()):
        return found[1].strip(" .:;,")
    clause = _CLAUSE.match(text)
    return name_alone(clause[1] if clause else text)
