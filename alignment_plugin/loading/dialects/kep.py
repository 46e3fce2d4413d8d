"""Kubernetes Enhancement Proposals: `kep.yaml` beside `README.md`, or the same fields as front matter."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from alignment_plugin.loading.dialects.considered import take_alternatives
from alignment_plugin.loading.dialects.document import Document, Elsewhere
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.loading.dialects.stated import Entry, Source, scalars
from alignment_plugin.loading.dialects.surroundings import Companion
from alignment_plugin.loading.dialects.titles import is_unfilled
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.records.dialect import DialectName
from alignment_plugin.text import Span

LOOKS_FOR = "a kep.yaml beside README.md, or front matter with 'kep-number' or 'owning-sig'"
_OWN_KEYS = frozenset({"kep-number", "owning-sig"})
_MEANINGS = {"approvers": "consulted", "title": None, "kep-number": None, "editor": "consulted"}
"""What its keys say, where other documents mean something else by them."""
_NOISE = frozenset({"title", "kep-number"})


def fits(page: Page) -> str:
    """The companion, else the keys."""
    if page.companion is not None:
        return f"{page.companion.path} stands beside it"
    found = sorted(page.front_names & _OWN_KEYS)
    return f"the front matter has '{found[0]}'" if found else ""


def read(page: Page) -> Document:
    """Fields from `kep.yaml`; what has no field of ours stands below the prose."""
    companion = page.companion
    taking = take_page(page, more=list(_entries(companion)) if companion else ())
    take_alternatives(taking)
    if companion is not None:
        _take_title(taking, companion)
        used = {each.span for each in taking.elsewhere.values()}
        taking.appendix = _rest(companion, used)
    return taking.document(DialectName.KEP)


def _entries(companion: Companion) -> Iterator[Entry]:
    named = companion.fields.get("authors")
    authors = {each.text for each in scalars(named)} if named else set()
    for key, node in companion.fields.entries:
        meaning = _MEANINGS[key.text] if key.text in _MEANINGS else meaning_of(key.text)
        found = [each for each in scalars(node) if key.text != "editor" or each.text not in authors]
        values = tuple(each._replace(span=Span.at(1)) for each in found)
        if meaning and values:
            place = Elsewhere(companion.name, companion.path, node.span)
            yield Entry(meaning, values, Span.at(1), Source.FRONT_MATTER, elsewhere=place)


def _take_title(taking: Extraction, companion: Companion) -> None:
    """The title of `kep.yaml`; a heading that says something else goes back into the prose."""
    node = companion.fields.get("title")
    title = plain(node.text).strip() if isinstance(node, Scalar) else ""
    if not title or is_unfilled(title):
        return
    heading = taking.title.text if taking.title else ""
    if not _words(heading) <= _words(title) | {"kep"}:
        taking.keep_title()
    taking.title = Scalar(title, Span.at(1))
    taking.elsewhere["title"] = Elsewhere(companion.name, companion.path, node.span if node else None)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if not word.isdigit()}


def _rest(companion: Companion, used: AbstractSet[Span | None]) -> str:
    """What `kep.yaml` says that became no field, as a list; `used` are the places of what did."""
    lines = []
    for key, node in companion.fields.entries:
        meaning = meaning_of(key.text)
        is_left = meaning == "updated" and node.span not in used
        if key.text in _NOISE or (meaning and key.text not in _MEANINGS and not is_left):
            continue
        if isinstance(node, Fields):
            text = ", ".join(
                f"{name.text} {value.text}" for name, value in node.entries if isinstance(value, Scalar)
            )
        else:
            text = ", ".join(each.text for each in scalars(node))
        if text and key.text != "approvers":
            label = key.text.replace("-", " ")
            lines.append(f"- {label[:1].upper()}{label[1:]}: {text}\n")
    return f"## Also in {companion.name}\n\n{''.join(lines)}" if lines else ""
