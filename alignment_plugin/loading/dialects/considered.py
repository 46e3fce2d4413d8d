"""The choice that a document describes: drivers, options, the one that was chosen, and what follows from it.

Shared by all dialects: whatever else a document is, sections of these names mean the same in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from alignment_plugin.loading.dialects.arguments import Side, joined, marked_side, side_of_label
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.found_options import (
    take_argued,
    take_further,
    take_introduced,
    take_labelled,
)
from alignment_plugin.loading.dialects.inline import on_one_line
from alignment_plugin.loading.dialects.likeness import Titles
from alignment_plugin.loading.dialects.option_lists import (
    opens_by_number,
    take_list,
    take_named,
    take_paragraphs,
    take_table,
)
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outcome import chooses_another, take_outcome
from alignment_plugin.loading.dialects.outline import Block, Outline, Section

_ROLES = {
    "options": re.compile(
        r"considered\s+(?:\w+\s+){0,2}(?:options?|alternatives?|solutions?|approaches)\b"
        r"|(?:options?|alternatives?|solutions?|approaches)\s+(?:that\s+were\s+|we\s+)?considered\b"
    ),
    "loose options": re.compile(
        r"(?:(?:the|our|possible|proposed|available|potential)\s+)?(?:options|alternatives|solutions|approaches|candidates)"
        r"(?:\s*(?:/|and|&)\s*(?:options|alternatives|solutions|approaches))?$"
    ),
    "alternatives": re.compile(
        r"(?:(?:rationale|drawbacks) and )?"
        r"(?:other |possible |rejected |discarded |alternative |deferred |unplanned |dismissed |and |or |/)*"
        r"(?:alternatives|ideas|options|proposals|approaches|solutions|designs|decisions)"
        r"(?: not taken| rejected| explored| evaluated| discussed)?$"
        r"|(?:rejected|discarded|dismissed) (?:alternative|idea|option|proposal|approach|solution|design)$"
    ),
    "outcome": re.compile(
        r"(?:decision )?outcome\b|(?:the |our |final |agreed )?decision(?:\s*[:–—-].*)?$"
        r"|(?:chosen|selected|preferred|recommended|accepted|final) (?:option|solution|approach|alternative)\b"
        r"|(?:our |the )?recommendation(?:\s*[:–—-].*)?$|(?:chosen|selected)\s*[:–—-]"
    ),
    "treatments": re.compile(
        r"(?:pros (?:and|&) cons|pros/cons|advantages and disadvantages"
        r"|(?:evaluation|comparison|description|discussion|analysis|assessment|details?|overview)"
        r"(?: of)?(?: the)?(?: considered| different)? (?:options|alternatives)"
        r"|(?:options?|alternatives) (?:analysis|comparison|evaluation|assessment|details))\b"
    ),
    "drivers": re.compile(r"(?:decision )?drivers\b"),
    "context": re.compile(r"context and problem statement\b"),
    "consequences": re.compile(r"(?:(?:positive|negative|neutral) )?consequences$"),
    "success": re.compile(r"(?:confirmation|validation)$"),
}
_BARE = re.compile(r"(?:ideas|decisions|designs|proposals|solutions|approaches|options)$")
_LATER = re.compile(r"(?:deferred|unplanned|future)\b")
"""Of what may still come, and so no alternative beside those that were weighed."""
_SIDED = {Side.GOOD: "Good: ", Side.BAD: "Bad: ", Side.NEUTRAL: "Neutral: "}
_ARGUES = re.compile(r"\W*(?:cons|disadvantages|drawbacks|negatives|downsides)\b\W*$", re.I)
Roles = Mapping[str, list[Section]]


def sections_by_role(outline: Outline) -> Roles:
    """The sections of a document by what their names say of the choice."""
    roles: dict[str, list[Section]] = {role: [] for role in _ROLES}
    for section in outline.sections:
        role = _role_of(section.name) if section.heading else None
        if role:
            roles[role].append(section)
    return roles


@lru_cache(maxsize=2048)
def _role_of(name: str) -> str | None:
    role = next((role for role, pattern in _ROLES.items() if pattern.match(name)), None)
    return None if role == "alternatives" and _BARE.match(name) else role


def take_choice(taking: Extraction) -> Options:
    """Options with their arguments, and the chosen one; everything else stays where it is."""
    roles = sections_by_role(taking.outline)
    options = _options(taking, roles)
    outcomes = roles["outcome"]
    # A document that decides several things says first what it is about.
    several = len(roles["options"]) > 1 and len(outcomes) > 1
    for outcome in outcomes[: 1 if several else 2] if options.drafts else ():
        if not taking.has("chosen"):
            take_outcome(taking, outcome, options)
    options.take_marked()
    if node := options.node():
        taking.put("options", node)
    return options


def take_alternatives(taking: Extraction) -> None:
    """What else was thought of, beside the one way that the document proposes."""
    options = Options(taking)
    roles = sections_by_role(taking.outline)
    others = sorted([*roles["alternatives"], *_only_alternatives(roles)], key=lambda section: section.index)
    for section in _apart(taking.outline, roles["options"] or others):
        _take_loose(options, section)
    if node := options.node():
        taking.put("options", node)


def _only_alternatives(roles: Roles) -> list[Section]:
    return [section for section in roles["loose options"] if section.name.endswith("alternatives")]


def take_all(taking: Extraction) -> None:
    """Drivers, options and outcome, what follows from it, and how it is confirmed."""
    roles = sections_by_role(taking.outline)
    _take_texts(taking, "drivers", roles["drivers"][:1])
    take_choice(taking)
    _take_consequences(taking, roles["consequences"])
    _take_texts(taking, "success", roles["success"])


def _apart(outline: Outline, sections: Sequence[Section]) -> Iterator[Section]:
    """Sections that stand in no other of them; after the first none of what may come later."""
    within: set[int] = set()
    for number, section in enumerate(sections):
        if section.index not in within and not (number and _LATER.match(section.name)):
            yield section
        within |= {each.index for each in outline.below(section)}


def _options(taking: Extraction, roles: Roles) -> Options:
    """Options from the first list of them, and what the sections about single options say."""
    options = Options(taking)
    for section in roles["options"] or roles["loose options"][:1]:
        _take_considered(options, section)
    if not options.drafts and not roles["treatments"]:
        for section in _apart(taking.outline, roles["alternatives"]):
            _take_loose(options, section)
    for section in roles["treatments"][:1] if _stands_alone(roles) else ():
        options.take_own(section)
        options.take_treatments(section, appends=not options.drafts)
        take_table(options, section)
    if not options.drafts:
        _take_found(options, roles)
    else:
        take_further(options, taking.outline)
    if options.drafts:
        options.take_apart(_unclaimed(taking.outline, roles))
    return options


def _take_considered(options: Options, section: Section) -> None:
    """Options under a heading such as `Considered Options`: a list, else sections, paragraphs or a table."""
    known = len(options.drafts)
    if opens_by_number(section):
        take_paragraphs(options, section)
    else:
        take_list(options, section)
    options.take_treatments(section, appends=len(options.drafts) == known)
    for take in (take_paragraphs, take_table):
        if len(options.drafts) == known:
            take(options, section)


def _take_loose(options: Options, section: Section) -> None:
    """Options under a heading such as `Rejected ideas`: sections, else items that open with a name."""
    known = len(options.drafts)
    options.take_treatments(section, appends=True)
    for take in (take_named, take_paragraphs, take_table):
        if len(options.drafts) == known:
            take(options, section)


def _take_found(options: Options, roles: Roles) -> None:
    """Options that stand under no heading for them."""
    outline = options.taking.outline
    take_labelled(options, outline.sections)
    if options.drafts or not any(_ARGUES.match(line) for line in outline.lines):
        return
    take_introduced(options, outline)
    if not options.drafts:

        def chosen(titles: Titles) -> bool:
            return not any(chooses_another(section, titles) for section in roles["outcome"])

        take_argued(options, outline, chosen)


def _stands_alone(roles: Roles) -> bool:
    """Whether the pros and cons are a section of their own, and not a part of one option."""
    first = next(iter(roles["treatments"]), None)
    within = next(iter(roles["options"]), None)
    return first is not None and (within is None or first.level <= within.level or first.index < within.index)


def _unclaimed(outline: Outline, roles: Roles) -> Iterator[Section]:
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
