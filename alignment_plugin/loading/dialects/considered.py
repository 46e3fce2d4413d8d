"""The choice that a document describes: drivers, options, the one that was chosen, and what follows from it.

Shared by all dialects: whatever else a document is, sections of these names mean the same in it.
"""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.decided import decides_for_one, take_decided_anywhere
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.found_options import (
    take_argued,
    take_further,
    take_ideas,
    take_introduced,
    take_labelled,
    take_told,
)
from alignment_plugin.loading.dialects.led_options import (
    take_argued_table,
    take_decided,
    take_described,
    take_led,
    take_open,
)
from alignment_plugin.loading.dialects.likeness import Titles
from alignment_plugin.loading.dialects.option_blocks import several_listed
from alignment_plugin.loading.dialects.option_headings import is_generic, only_ask, parts
from alignment_plugin.loading.dialects.option_levels import headed_in_full
from alignment_plugin.loading.dialects.option_lists import (
    opening_items,
    opens_by_number,
    take_items,
    take_list,
    take_named,
    take_paragraphs,
)
from alignment_plugin.loading.dialects.option_names import names_of
from alignment_plugin.loading.dialects.option_tables import take_table
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outcome import chooses_another, chooses_one, take_outcome, take_said
from alignment_plugin.loading.dialects.outline import Outline, Section
from alignment_plugin.loading.dialects.roles import Roles, apart, only_alternatives, sections_by_role
from alignment_plugin.loading.dialects.texts import take_texts

_OTHERS = re.compile(r"\b(?:alternativ|reject|discard|dismiss|other\b)")
_OF_OPTIONS = re.compile(r"\b(?:options?|alternatives?|approaches|solutions)\b")
_RECOMMENDED = re.compile(
    r"(?:chosen|selected|preferred|recommended|accepted) (?:option|solution|approach|alternative)"
)
_ARGUES = re.compile(r"\W*(?:cons|disadvantages|drawbacks|negatives|downsides)\b\W*$", re.I)


def take_choice(taking: Extraction) -> Options:
    """Options with their arguments, and the chosen one; everything else stays where it is."""
    roles = sections_by_role(taking.outline)
    options = _options(taking, roles)
    outcomes = roles["outcome"] or roles["conclusion"] or roles["solution"]
    # A document that decides several things says first what it is about.
    several = len(outcomes) > 1 and (len(roles["options"]) > 1 or options.titles.counts_anew)
    for outcome in outcomes[: 1 if several else 2] if options.drafts and not options.of_several else ():
        if not taking.has("chosen"):
            take_outcome(taking, outcome, options)
    options.take_marked()
    for section in () if taking.has("chosen") or outcomes else roles["options"] or roles["loose options"]:
        if options.drafts and not taking.has("chosen"):
            take_said(taking, section, options)
    if not options.of_several:
        take_decided_anywhere(taking, options, weighs_all=_weighs_all(roles))
    if node := options.node():
        taking.put("options", node)
    return options


def take_alternatives(taking: Extraction) -> None:
    """What else was thought of, beside the one way that the document proposes."""
    roles = sections_by_role(taking.outline)
    if roles["options"] and roles["outcome"]:
        take_choice(taking)
        return
    options = Options(taking)
    others = [*roles["options"], *roles["alternatives"], *only_alternatives(roles)]
    for section in apart(taking.outline, sorted(others, key=lambda section: section.index)):
        _take_loose(options, section)
    take_ideas(options, taking.outline)
    if not options.drafts:
        take_led(options, taking.outline)
    options.settle_names()
    if node := options.node():
        taking.put("options", node)


def take_all(taking: Extraction) -> None:
    """Drivers, options and outcome, what follows from it, and how it is confirmed."""
    roles = sections_by_role(taking.outline)
    take_texts(taking, "drivers", roles["drivers"][:1])
    take_choice(taking)
    _take_consequences(taking, roles["consequences"])
    take_texts(taking, "success", roles["success"])


def _options(taking: Extraction, roles: Roles) -> Options:
    """Options from the first list of them, and what the sections about single options say."""
    options = Options(taking)
    for section in roles["options"]:
        if not headed_in_full(taking.outline, section, roles["treatments"]):
            _take_considered(options, section)
    for section in () if roles["options"] else roles["loose options"]:
        if not options.drafts or section.name == roles["loose options"][0].name:
            _take_considered(options, section)
    if not options.drafts and not roles["treatments"]:
        for section in apart(taking.outline, roles["alternatives"]):
            _take_loose(options, section)
    for section in roles["treatments"][: None if options.of_several else 1]:
        of_options = _OF_OPTIONS.search(section.name) is not None
        if _stands_alone(taking.outline, roles) or (of_options and not options.drafts):
            options.take_own(section)
            options.take_treatments(section, appends=not options.drafts)
            take_table(options, section)
        if of_options and not options.drafts:
            _take_considered(options, section)
    if not options.drafts:
        _take_found(options, roles)
    else:
        take_further(options, taking.outline)
        _take_recommended(options, roles)
    if options.drafts:
        options.take_apart(_unclaimed(taking.outline, roles))
    options.settle_names()
    return options


def _take_recommended(options: Options, roles: Roles) -> None:
    """The one way below a heading such as `Recommended solution`, beside a section for the others."""
    outline = options.taking.outline
    for section in roles["outcome"] if roles["alternatives"] else ():
        child = _sole(outline, section) if _RECOMMENDED.fullmatch(section.name) else None
        if child is not None and not is_generic(child) and options.titles.same(child.title) is None:
            options.treat(child, options.add_section(child))
            options.choose(len(options.drafts) - 1)
            return


def _weighs_all(roles: Roles) -> bool:
    """Whether the options are all ways that were weighed, and not those beside the one that was taken."""
    named = roles["options"] or roles["loose options"] or roles["alternatives"]
    return not any(_OTHERS.search(section.name) for section in named)


def _take_considered(options: Options, section: Section) -> None:
    """Options under a heading such as `Considered Options`: a list, else sections, paragraphs or a table."""
    known = len(options.drafts)
    children = list(parts(options.taking.outline, section))
    if not section.blocks and only_ask(children):
        options.of_several = True
        for each in children:
            take_list(options, each)
        return
    if (child := _sole(options.taking.outline, section)) and (listed := several_listed(child)):
        take_items(options, listed)
        return
    if opens_by_number(section):
        take_paragraphs(options, section)
    elif not headed_in_full(options.taking.outline, section, [section]):
        take_list(options, section)
    options.take_treatments(section, appends=len(options.drafts) == known)
    for take in (take_paragraphs, take_table):
        if len(options.drafts) == known:
            take(options, section)


def _take_loose(options: Options, section: Section) -> None:
    """Options under a heading such as `Rejected ideas`: sections, or items that open with a name."""
    known = len(options.drafts)
    if (child := _sole(options.taking.outline, section)) and (listed := several_listed(child)):
        take_items(options, listed)
        return
    headed = sum(not is_generic(child) for child in options.taking.outline.children(section))
    if headed and opening_items(section) not in (0, 1, headed):
        # A list that names other options than the headings below counts more than they do.
        take_named(options, section)
    options.take_treatments(section, appends=len(options.drafts) == known)
    for take in (take_named, take_paragraphs, take_table):
        if len(options.drafts) == known:
            take(options, section)


def _titles_below(outline: Outline, section: Section) -> Titles:
    """What the first list of a section and the headings below it name."""
    titles = Titles()
    listed = next((block for block in section.blocks if block.is_list), None)
    for name in names_of(list(listed.parts)) if listed else ():
        titles.add(name)
    for child in outline.children(section):
        titles.add(child.title)
    return titles


def _sole(outline: Outline, section: Section) -> Section | None:
    """The only section below one that has no text of its own."""
    children = list(outline.children(section))
    own = any(not block.is_silent for block in section.blocks)
    return children[0] if len(children) == 1 and not own else None


def _take_found(options: Options, roles: Roles) -> None:
    """Options that stand under no heading for them."""
    outline = options.taking.outline
    take_labelled(options, outline)
    take_ideas(options, outline)
    for take in (take_told, take_decided, take_led, take_argued_table):
        if not options.drafts:
            take(options, outline)
    if not options.drafts:

        def named(titles: Titles) -> bool:
            return any(
                chooses_one(each, titles) or decides_for_one(each, titles) for each in roles["outcome"]
            )

        take_open(options, outline, named)
        if not options.drafts:
            take_described(
                options, outline, lambda titles: any(decides_for_one(s, titles) for s in roles["outcome"])
            )
        for section in roles["some options"]:
            if not options.drafts and named(_titles_below(outline, section)):
                _take_considered(options, section)
    if options.drafts or not any(_ARGUES.match(line) for line in outline.lines):
        return
    take_introduced(options, outline)
    if not options.drafts:

        def chosen(titles: Titles) -> bool:
            return not any(chooses_another(section, titles) for section in roles["outcome"])

        take_argued(options, outline, chosen)


def _stands_alone(outline: Outline, roles: Roles) -> bool:
    """Whether the pros and cons are a section of their own, and not a part of one option."""
    first = next(iter(roles["treatments"]), None)
    within = next(iter(roles["options"]), None)
    if first is None or within is None:
        return first is not None
    return all(each.index != first.index for each in outline.below(within)) or first.level <= within.level


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
        take_texts(taking, "second_order", [section], side_of_label(section.title))
        for child in taking.outline.children(section):
            if side := side_of_label(child.title):
                take_texts(taking, "second_order", [child], side)
