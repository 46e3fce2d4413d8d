"""MADR 2, 3 and 4 (https://adr.github.io/madr/): headings that are fields → a document."""

import re
from collections.abc import Iterator, Mapping

from alignment_plugin.loading.dialects.arguments import Side, joined, marked_side, side_of_label
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outcome import take_outcome
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.dialects.page import Page, take_page

_ROLES = {
    "options": re.compile(
        r"considered\s+(?:\w+\s+){0,2}(?:options?|alternatives?|solutions?)\b|(?:options?|alternatives?)\s+considered\b"
    ),
    "loose options": re.compile(r"(?:options|alternatives)$"),
    "outcome": re.compile(r"decision outcome\b"),
    "treatments": re.compile(
        r"(?:pros (?:and|&) cons|pros/cons|advantages and disadvantages|evaluation of (?:the )?options)\b"
    ),
    "drivers": re.compile(r"(?:decision )?drivers\b"),
    "context": re.compile(r"context and problem statement\b"),
    "consequences": re.compile(r"(?:(?:positive|negative|neutral) )?consequences$"),
    "success": re.compile(r"(?:confirmation|validation)$"),
}
_META = frozenset({"status", "date", "deciders", "decision-makers", "decision_makers"})
_SIDED = {Side.GOOD: "Good: ", Side.BAD: "Bad: ", Side.NEUTRAL: "Neutral: "}


def read_madr(page: Page, statuses: Mapping[str, str]) -> Document | None:
    """The document, or nothing where it is no MADR."""
    roles = _sections_by_role(page.outline)
    if not _is_madr(page, roles):
        return None
    taking = take_page(
        page, statuses, sections=frozenset({"status", "people", "date", "supersedes", "superseded_by"})
    )
    _take_texts(taking, "drivers", roles["drivers"][:1])
    options = _options(taking, roles)
    for outcome in roles["outcome"][:1]:
        take_outcome(taking, outcome, options)
    if node := options.node():
        taking.put("options", node)
    _take_consequences(taking, roles["consequences"])
    _take_texts(taking, "success", roles["success"])
    return taking.document("madr")


def _sections_by_role(outline: Outline) -> dict[str, list[Section]]:
    roles: dict[str, list[Section]] = {role: [] for role in _ROLES}
    for section in outline.sections:
        role = next((role for role, pattern in _ROLES.items() if pattern.match(section.name)), None)
        if role and section.heading:
            roles[role].append(section)
    return roles


def _is_madr(page: Page, roles: Mapping[str, list[Section]]) -> bool:
    """Options and an outcome; or one of them beside MADR's metadata or its name for the context."""
    options, outcome = roles["options"], roles["outcome"]
    if options and outcome:
        return True
    in_front = page.front is not None and any(key.text in _META for key, _ in page.front.entries)
    marked = in_front or bool(roles["context"])
    return marked and bool(outcome or any(section.name == "considered options" for section in options))


def _options(taking: Extraction, roles: Mapping[str, list[Section]]) -> Options:
    """Options from the first list of them, and what the sections about single options say."""
    options = Options(taking)
    for section in (roles["options"] or roles["loose options"])[:1]:
        options.take_list(section)
        options.take_treatments(section, appends=not options.drafts)
        if not options.drafts:
            options.take_bold(section)
    for section in roles["treatments"][:1] if _stands_alone(roles) else ():
        options.take_own(section)
        options.take_treatments(section, appends=True)
    if options.drafts:
        options.take_apart(_unclaimed(taking.outline, roles))
    return options


def _stands_alone(roles: Mapping[str, list[Section]]) -> bool:
    """Whether the pros and cons are a section of their own, and not a part of one option."""
    first = next(iter(roles["treatments"]), None)
    within = next(iter(roles["options"]), None)
    return first is not None and (within is None or first.level <= within.level or first.index < within.index)


def _unclaimed(outline: Outline, roles: Mapping[str, list[Section]]) -> Iterator[Section]:
    """Sections beside those with a role: some documents treat each option under a heading of its own."""
    known = {section.index for sections in roles.values() for section in sections}
    beside = {section.level for role in ("options", "outcome") for section in roles[role][:1]}
    first = min((section.index for section in roles["options"]), default=0)
    for section in outline.sections[first:]:
        if section.index not in known and section.level in beside:
            yield section


def _take_consequences(taking: Extraction, sections: list[Section]) -> None:
    """What follows from the choice; MADR 2 says by the heading whether that is good."""
    for section in sections:
        _take_texts(taking, "second_order", [section], side_of_label(section.title))
        for child in taking.outline.children(section):
            if side := side_of_label(child.title):
                _take_texts(taking, "second_order", [child], side)


def _take_texts(taking: Extraction, name: str, sections: list[Section], side: Side | None = None) -> None:
    """One text for each list item; for each paragraph where there is nothing but paragraphs."""
    for section in sections:
        taking.understand(section)
        blocks = [block for block in section.blocks if not block.is_silent]
        only_text = all(block.kind == "paragraph" for block in blocks) or name == "success"
        for number, block in enumerate(blocks):
            if block.is_list:
                introduced = number > 0 and _introduces(blocks[number - 1])
                _take_items(taking, name, block, side, cut=not introduced)
            elif block.kind == "paragraph" and only_text and not _introduces(block):
                _take_text(taking, name, block.text, block, block, side)


def _introduces(block: Block) -> bool:
    """Whether a paragraph only leads to what follows it, and would stand there alone without it."""
    return block.kind == "paragraph" and block.text.rstrip(" *_").endswith(":")


def _take_items(taking: Extraction, name: str, block: Block, side: Side | None, *, cut: bool) -> None:
    for item in block.parts:
        if item.lead is not None:
            nested = next((part for part in item.parts if part.is_list), None)
            opens = nested is not None and _introduces(item.lead)
            text = f"{item.lead.text} {joined(nested)}" if opens and nested else item.lead.text
            _take_text(taking, name, text, item.lead, item if cut and item.is_simple else None, side)


def _take_text(
    taking: Extraction, name: str, source: str, block: Block, cut: Block | None, side: Side | None
) -> None:
    text = on_one_line(source)
    if not any(char.isalnum() for char in text):
        return
    prefix = _SIDED[side] if side and not marked_side(text) else ""
    value = taking.inline(text, block)
    taking.add(name, [taking.scalar(prefix + value.text, block, text)])
    if cut is not None:
        taking.cut(cut)
