"""What an option is called: the words in a heading or a list's item that are its name, apart from what explains it."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.inline import on_one_line, plain
from alignment_plugin.loading.dialects.likeness import NUMBER_WORDS
from alignment_plugin.loading.dialects.outline import Block, section_name

WORD = r"(?:option|alternative|approach|proposal|solution|variant)"
"""What headings call an option."""
GENERIC = re.compile(
    r"(?:pros|cons|advantages|disadvantages|overview|summary|comparison|conclusion|evaluation|examples?|notes?|context"
    r"|decision|options? overview|improvements common|common|considerations|references|links)\b"
)
"""Headings among those of options that speak of all of them."""
MAX_NAME = 200
"""Characters of a paragraph's opening that may be a name."""
_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
_VERDICT = r"(?:chosen|selected|preferred|accepted|recommended)(?:\s+(?:one|option|solution|approach))?"
_MARKED = re.compile(
    rf"\s*(?:[(\[]\s*(?:the\s+)?{_VERDICT}\s*[)\]]|(?:[✅✔☑⭐★🏆]\ufe0f?\s*|\s[-–—:]\s*)\**{_VERDICT}\**|[✅✔☑⭐★🏆]\ufe0f?)\s*\.?$",
    re.I,
)
_WRAPPED = re.compile(r"(\d{1,2}[.)]\s+)?(\*\*|__)((?:(?!\2).)+)\2")
_NAMED = re.compile(
    r"(?:\*\*|__)(.{2,160}?)(?:(?:\*\*|__)\s*(?:$|[.:;,(–—-])|[.:!](?:\*\*|__)(?=\s|$))", re.DOTALL
)
_LINKED = re.compile(r"\[([^\[\]]{2,160})\]\([^()\s]*\)\s*(?:$|[.:;,(]|[–—-]\s)")
_BEFORE_COLON = re.compile(r"([^\s:*_\[(][^:.]{1,50}):\s+(?=\S)")
_STOP = re.compile(r"[.!](?=\s|$)")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|incl|resp|approx|cf|al|\w)$", re.I)
_EXPLAINED = re.compile(r"\s(?:[–—-]|=>|->|→|⇒|&rarr;)\s")
_LABEL_END = re.compile(rf"\b{WORD}s?\W*\w{{0,2}}$|^\W*\w{{0,2}}\W*$", re.I)
_LABEL_ONLY = re.compile(rf"\W*{WORD}s?\W*(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}}|{NUMBER_WORDS})\W*$", re.I)
_LABELLED = re.compile(rf"\W*{WORD}\s*#?(?:\d{{1,2}}|[a-z]|{NUMBER_WORDS})\s*[:.)–—-]\W*(?=\w)", re.I)
_NUMBERED_BOLD = re.compile(
    r"\*\*((?:option|alternative|solution|approach)?\W*[0-9a-z]{1,2}[.):]?\s.{2,200}?)\*\*", re.I
)
_BOLD = re.compile(
    r"(\*\*|__)((?:(?!\1).){2,120})(?:\1\s*(?:\([^()]{3,40}\)\s*)?(?:$|[.:–—-](?=\s|$)|\n)|(?<=[.:!])\1(?=\s|$))"
)
_ASKED = re.compile(r"(?:what|which|why|how|have|are|is|do|does)\b[^?]{3,150}\?\s*", re.I)
_ASKED_OTHERS = re.compile(r"\b(?:other|else|alternative)", re.I)
_NO_NAME = frozenset({"none", "n/a", "na", "tbd", "tbc", "todo", "nothing"})
_ASIDE = re.compile(
    r"(?:description|details?|example|usage|rationale|reason|motivation|status|decision|date|result|verdict|implementation"
    r"|how|why|what|when|tl;?dr|update|caution|warning|important|tip|cost|effort|risks?|impact|limitations?|problem|context)\b"
)


def names_of(items: list[Block]) -> list[str]:
    """The names of listed options; whole, where a shorter one could be taken for another of them."""
    texts = [on_one_line(unticked(item.lead.text)) if item.lead else "" for item in items]
    names = _before_colons(texts) or [listed_name(text) for text in texts]
    for number, name in enumerate(names):
        if any(text.startswith(name) for other, text in enumerate(texts) if other != number):
            return texts
    return names


def _before_colons(texts: list[str]) -> list[str]:
    """What stands before a colon, where each item of a list explains its name behind one."""
    found = [_BEFORE_COLON.match(text) for text in texts]
    names = [each[1] for each in found if each and not _LABEL_END.search(plain(each[1]))]
    return names if 1 < len(names) == len(texts) else []


def unticked(text: str) -> str:
    """A list item without the box of a task."""
    return _CHECKBOX.sub("", text)


def bare(text: str) -> str:
    """A name without marks around it, a colon behind it, and a remark that it was chosen."""
    name = _MARKED.sub("", text).strip().rstrip(":").rstrip()
    found = _WRAPPED.fullmatch(name)
    return (f"{found[1] or ''}{found[3].strip().rstrip(':')}" if found else name) or text


def is_label(text: str) -> bool:
    """Whether plain text is a mere label such as `Option 2`, which names nothing."""
    return bool(_LABEL_ONLY.match(text))


def groups_in(items: list[Block]) -> bool:
    """Whether the items of a list only head lists of their own, as `When exporting:`."""
    headed = [item for item in items if item.lead and plain(item.lead.text).endswith(":")]
    return bool(headed) and all(_nested(item) for item in headed) and not any(_argues(item) for item in items)


def ungrouped(items: list[Block]) -> list[Block]:
    """The items of a list, with those of the lists that a group heads in its place."""
    found: list[Block] = []
    for item in items:
        nested = _nested(item)
        heads = item.lead is not None and nested is not None
        found += nested.parts if heads and nested else [item]
    return [item for item in found if item.lead and plain(item.lead.text).strip(" .…")]


def _nested(item: Block) -> Block | None:
    return next((part for part in item.parts[1:] if part.is_list), None)


def _argues(item: Block) -> bool:
    """Whether what stands below an item speaks for or against it."""
    nested = _nested(item)
    leads = [part.lead for part in nested.parts if part.lead] if nested else []
    return any(side_of_label(lead.text) for lead in leads)


def answers(block: Block) -> Iterator[Block]:
    """The items of a list; of one that asks `What else was considered?` those below it."""
    for item in block.parts:
        nested = _nested(item)
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
    found = _NAMED.match(source) or _LINKED.match(source)
    sentence = found[1] if found else _first_sentence(source)
    name = name_alone(sentence.strip(" .:;,"))
    shown = plain(name)
    is_name = shown.casefold() not in _NO_NAME and not source.rstrip(" *_").endswith("?") and len(shown) > 2
    return name if is_name and not shown.startswith(("(", "<", "{", "http")) else ""


def _first_sentence(source: str) -> str:
    """Up to the first full stop that ends a sentence, and stands in no brackets."""
    for found in _STOP.finditer(source[:400]):
        before = source[: found.start()]
        if len(before) > 2 and before.count("(") <= before.count(")") and not _SHORT_FORM.search(before):
            return before
    return source if len(source) <= 400 else ""


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
    return name_alone(_first_sentence(text) or text)


def paragraph_name(text: str) -> str:
    """The name that a paragraph opens with: numbered words in bold, or a label such as `Option 2: …`."""
    if (found := _NUMBERED_BOLD.match(text)) and not side_of_label(found[1]):
        return found[1].rstrip(" .")
    if (led := _LABELLED.match(text)) and (name := _first_sentence(on_one_line(text)[led.end() :])):
        return text[: led.end()].lstrip("*_") + name if len(name) <= MAX_NAME else ""
    return ""


def bold_name(text: str) -> str:
    """The words in bold that a paragraph opens with, unless they say what the paragraph is for."""
    found = _BOLD.match(text)
    name = found[2].strip(" .:–—-") if found else ""
    shown = section_name(name)
    is_aside = not shown or side_of_label(shown) or GENERIC.match(shown) or _ASIDE.match(shown)
    return "" if is_aside or shown.endswith("?") else name
