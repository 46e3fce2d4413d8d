"""A document on its page: every word of its body is there, and what became a part of the page is not told again below."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest

from alignment_plugin.integrity import link
from alignment_plugin.loading import Loaded, load_records
from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.arguments import run_of
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.front_matter import split
from alignment_plugin.records.decision import Decision
from alignment_plugin.render.links import Links
from alignment_plugin.render.renderer import Renderer
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile
from alignment_plugin.views.decision import decision_page
from alignment_plugin.views.page import Page
from alignment_plugin.views.plan import Mount, plan_site
from alignment_plugin.views.site import make_site
from tests.loading.test_corpora import PROJECTS, loaded_from
from tests.loading.test_nothing_lost import COMMENT, TARGET, meant, words
from tests.views.conftest import TODAY

WORD = re.compile(r"[^\W_]+")
HEADS = {"option", "options", "pros", "cons"}
"""Words over the columns of a table that the comparison replaces."""
LABEL = re.compile(r"^(?:Good|Bad|Neutral): ")
LONG = 8
"""Words from which a text counts as told again wherever it stands; a shorter one where it has a line of its own."""

ALLOWED = {
    "option": "the name of an option, which heads what the document says more about it",
    "outcome": "the sentence that says what was chosen, or sums it up, which the page opens with",
    "argument": "the first words of an argument that holds more than text, as a picture or code",
}
"""What may stand both in a part of the page and in the words below it, and why."""


@dataclass(frozen=True)
class Shown:
    """A decision on its page."""

    decision: Decision
    page: Page
    parts: str
    """The HTML of everything but its own words."""
    source: str
    """The body of its file."""

    @property
    def prose(self) -> str:
        """Its own words, as far as they are left."""
        assert self.page.prose is not None
        return self.page.prose.text

    @property
    def opening(self) -> str:
        """What the lead took from the words."""
        return self.page.context["view"].opening.lead


def pages(loaded: Loaded, folder: str, bodies: dict[str, str]) -> Iterator[Shown]:
    """The pages of all decisions in one folder."""
    graph, _ = link(loaded)
    site = make_site(graph, plan_site(graph, [Mount(folder, "log")]), Settings(), today=TODAY, findings=())
    renderer = Renderer(site, Links(site.graph, site.plan))
    for decision in graph.of(Decision):
        page = decision_page(site, decision)
        yield Shown(decision, page, renderer.render(page).html, bodies[decision.origin.path])


def lifted(shown: Shown) -> Iterator[tuple[str, str]]:
    """Texts that became parts of the page, each with what it is."""
    decision = shown.decision
    for text in (*decision.drivers, *decision.success, *decision.second_order):
        yield "text", LABEL.sub("", text)
    for option in decision.options:
        yield "option", option.name
        for text in (*option.good, *option.neutral, *option.bad):
            yield "argument", text
    if decision.because:
        yield "outcome", decision.because
    opening = shown.page.context["view"].opening
    if opening.whole:
        yield "opening", opening.whole
    elif opening.lead:
        yield "outcome", opening.lead


def row(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} "


in_a_row = lru_cache(maxsize=8)(row)
"""For long texts that are asked for again."""


@lru_cache(maxsize=8)
def by_line(text: str) -> Counter[str]:
    short = (line for line in text.splitlines() if 0 < len(WORD.findall(line)) < 2 * LONG)
    return Counter(row(meant(line)) for line in short)


def told(text: str, within: str) -> int:
    """How many times a text stands in another: its words in a row, or as a line where they are few."""
    sought = " ".join(WORD.findall(text.casefold()))
    if sought.count(" ") + 1 >= LONG:
        return in_a_row(within).count(f" {sought} ")
    return by_line(within)[f" {sought} "] if sought else 0


def holds_more(shown: Shown, text: str) -> bool:
    """Whether a text opens a list's item below that is more than text."""
    items = [
        item
        for section in outline_of(shown.prose, shown.decision.origin.format).sections
        for block in section.blocks
        for item in _items(block)
    ]
    return any(item.lead and told(text, item.lead.text) and run_of(item) is None for item in items)


def _items(block: Block) -> Iterator[Block]:
    for part in block.parts:
        if block.is_list:
            yield part
        yield from _items(part)


def twice(shown: Shown) -> list[tuple[str, str]]:
    """Texts of parts that stand below too, more often than the author wrote them."""
    times = Counter(lifted(shown))
    return [
        (kind, text)
        for (kind, text), parts in times.items()
        if kind not in ALLOWED or kind == "argument"
        if (below := told(text, shown.prose)) and below + parts > told(text, shown.source)
        if kind != "argument" or not holds_more(shown, text)
    ]


def lost(shown: Shown) -> list[str]:
    """Lines of the body with a word that stands neither in a part of the page nor in its own words."""
    html = unescape(shown.parts)
    # A status that names its successor is shown as the state and the successor's own title.
    status = shown.decision.origin.status_raw
    there = words(f"{re.sub(r'<[^>]*>', '', html)} {html} {shown.prose} {status}")
    body = COMMENT.sub(lambda found: re.sub(r"[^\n]", "", found[0]), shown.source)
    outline = outline_of(body, shown.decision.origin.format)
    headings = {section.heading.start for section in outline.sections if section.heading}
    return [
        f"{number + 1}: {line.strip()}"
        for number, line in enumerate(outline.lines)
        if number not in headings
        and words(TARGET.sub(" ", line)) - there - HEADS
        and words(TARGET.sub(" ", meant(line))) - there
    ]


def repeats_beside(shown: Shown) -> bool:
    """Whether the words below open with what the lead says."""
    opening, below = (WORD.findall(text.casefold()) for text in (shown.opening, shown.prose))
    return bool(opening) and below[: len(opening)] == opening


@pytest.mark.parametrize("name", PROJECTS)
def test_a_real_document_is_on_its_page_whole_and_once(corpora: Path, name: str) -> None:
    """Outside what is `ALLOWED` to be told again, and what the author wrote several times."""
    loaded = loaded_from(corpora, name)
    files = {record.origin.path for record in loaded.records}
    bodies = {
        path: split((corpora / name / path).read_bytes().decode("utf-8", "replace")).body.replace(
            "\r\n", "\n"
        )
        for path in files
    }
    shown = list(pages(loaded, PROJECTS[name].folder, bodies))
    assert shown
    assert {each.decision.origin.path: found for each in shown if (found := twice(each))} == {}
    assert {each.decision.origin.path: found for each in shown if (found := lost(each))} == {}
    assert [each.decision.origin.path for each in shown if repeats_beside(each)] == []


def read(files: dict[str, str]) -> Shown:
    """The page of the one decision in a folder of files."""
    sources = [
        SourceFile(f"docs/adr/{name}", name, text.encode(), "docs/adr") for name, text in files.items()
    ]
    loaded = load_records(sources, settings=Settings(records=(Folder(path="docs/adr", kind="decision"),)))
    bodies = {f"docs/adr/{name}": split(text).body for name, text in files.items()}
    (shown,) = pages(loaded, "docs/adr", bodies)
    return shown


MADR = """# Carry mail by boat

* Status: accepted
* Deciders: Noor, Lee
* Tags: mail, river

## Decision Drivers

* Cost:
  * of the boats over their whole life
  * of the people who steer them
* Mail arrives before the shops open

## Considered Options

| Option | Pros | Cons |
| --- | --- | --- |
| Boats | no bridge is in the way | slow upstream in spring |
| Vans | fast on dry days | one bridge that floods each year |

## Decision Outcome

Chosen option: "Boats", because

* no bridge is in the way
  of anything that floats
* the crew is there already

### Consequences

Positive consequences:

* The river carries the weight for us

Negative consequences:

* Mail waits when the river freezes over
"""
FORKED = """# Where the parcels wait

## Status

accepted

## Decision Drivers

These hold for every depot that we have on the river:

* Parcels stay dry in each of the seasons

## Considered Options

* A shed
* A barge

## Decision Outcome

Chosen option: "A shed", because it stays where it is.

## Pros and Cons of the Options

### A shed

* Good, because it stays where it is put, and:
  * nobody steers it
  * nobody feeds it
* Bad, because floods reach the doors of it each year, as here:

  ![The shed, wet](wet.png)

### A barge

* Good, because it floats
"""
NYGARD = """# 1. Keep a diary of the river

Date: 2024-03-01

## Status

Accepted by the whole crew

## Context

Nobody remembers last spring.

## Decision

We write down the height of the river each morning.

## Consequences

Somebody gets up early.
"""
LONG_NYGARD = NYGARD.replace("each morning.", "each morning.\n\n- at the bridge\n- at the mill").replace(
    "Accepted by the whole crew", "Accepted, see [the vote](https://example.org/vote)"
)
LOG4BRAINS = """# Use two locks

- Status: accepted
- Tags: locks, water

## Context and Problem Statement

One lock is not enough.

## Considered Options

- One lock
- Two locks

## Decision Outcome

Chosen option: "Two locks", because boats meet there at noon.
"""
RFC = """- Feature Name: tide-table
- Start Date: 2024-02-01

# Summary
[summary]: #summary

The harbour prints a table of the tides for each week.

# Motivation

Boats wait for hours.

# Alternatives

- Do nothing about the tides at all.
- Ask the fishers. They are out before we get up, and speak of other things.
"""
LONG_RFC = RFC.replace("each week.", "each week. " + "It hangs where the boats wait for the tide. " * 9)
KEP = (
    """# KEP-12: Count the barges

## Release Signoff Checklist

"""
    + "- [ ] somebody has read this list of things to do before it ships\n" * 6
    + """
## Summary

A person counts the barges at noon. The count goes

- to the harbour

## Alternatives

### Cameras

They see nothing in fog.
"""
)
PEP = """PEP: 901
Title: Name the bridges
Author: Noor Vale <noor at example.org>
Status: Final
Type: Standards Track
Topic: Bridges
Created: 01-Feb-2024

Abstract
========

Each bridge gets a name that is painted on it.

Rationale
=========

Boats call it out before they pass.

Rejected Ideas
==============

Numbers
-------

Nobody remembers them.
"""
OEP = """Keep the towpath
################

.. list-table::

   * - OEP
     - 7
   * - Status
     - Accepted
   * - Authors
     - Noor Vale
   * - Type
     - Best Practice

Context
*******

Horses still use it.

Decision
********

The towpath stays open on both sides.
"""
RFD = """:authors: Noor Vale
:state: published

= RFD 3 Light the quay

== Context

It is dark.

== Decision

Lamps burn on the quay from dusk.
"""
TENDERMINT = """# ADR 4: Ring the bell

## Changelog

- 2024-01-02: first words

## Status

Accepted

## Context

Fog.

## Decision

The bell rings once for each minute of fog.

## Consequences

### Positive

- Boats hear where the harbour is
"""
PLAIN = """# Paint the boats

We paint the boats in spring, as the wood is dry then.

## How

With brushes.
"""


PICTURED = """Map the river
=============

Status
------

Accepted

Context
-------

Pilots get lost.

Decision
--------

|The map|

Each bend of the river gets a letter.

Consequences
------------

Pilots call it out.

.. |The map| image:: map.png
"""


@dataclass(frozen=True)
class Case:
    """A document, what its page shows above the words, and what stays among them."""

    files: dict[str, str]
    opening: str
    """What the lead takes from the words."""
    gone: tuple[str, ...]
    kept: tuple[str, ...]


CASES = {
    "madr": Case(
        {"0001-boats.md": MADR},
        "",
        ("of the boats over", "Mail arrives", "floods each year", "floats", "carries the weight", "Negative"),
        (),
    ),
    "madr, more than parts hold": Case(
        {"0001-shed.md": FORKED},
        "",
        ("* A shed", "nobody steers it", "it floats"),
        ("These hold for every depot", "Parcels stay dry", "floods reach the doors", "wet.png"),
    ),
    "nygard": Case(
        {"0001-diary.md": NYGARD},
        "We write down the height of the river each morning.",
        ("height of the river", "Decision", "Status"),
        ("Nobody remembers last spring.", "gets up early"),
    ),
    "nygard, more than a sentence": Case(
        {"0001-diary.md": LONG_NYGARD},
        "We write down the height of the river each morning.",
        (),
        ("height of the river", "at the bridge", "[the vote](https://example.org/vote)"),
    ),
    "log4brains": Case(
        {"20240301-use-two-locks.md": LOG4BRAINS}, "", ("Two locks", "at noon", "Tags"), ("One lock is not",)
    ),
    "rfc": Case(
        {"0001-tides.md": RFC},
        "The harbour prints a table of the tides for each week.",
        ("# Summary", "prints a table", "Do nothing about"),
        ("[summary]: #summary", "Boats wait", "Ask the fishers. They are out"),
    ),
    "rfc, a long summary": Case(
        {"0001-tides.md": LONG_RFC}, "", ("Do nothing about",), ("prints a table", "It hangs where")
    ),
    "kep": Case(
        {"12-barges/README.md": KEP, "12-barges/kep.yaml": "title: Count the barges\nstatus: implemented\n"},
        "A person counts the barges at noon.",
        (),
        ("A person counts the barges", "see nothing in fog"),
    ),
    "pep": Case(
        {"pep-0901.rst": PEP},
        "Each bridge gets a name that is painted on it.",
        ("Abstract", "painted on it"),
        ("Boats call it out", "Nobody remembers them"),
    ),
    "oep": Case(
        {"0007-towpath.rst": OEP},
        "The towpath stays open on both sides.",
        ("stays open",),
        ("Horses still use it",),
    ),
    "rst, a picture first": Case(
        {"0008-map.rst": PICTURED}, "Each bend of the river gets a letter.", (), ("Each bend", "map.png")
    ),
    "nygard, a picture first": Case(
        {"0001-diary.md": NYGARD.replace("## Decision\n\n", "## Decision\n\n![The river](river.png)\n\n")},
        "We write down the height of the river each morning.",
        (),
        ("river.png",),
    ),
    "rfd": Case(
        {"0003-light.adoc": RFD}, "Lamps burn on the quay from dusk.", ("Lamps burn",), ("It is dark",)
    ),
    "tendermint": Case(
        {"adr-004-bell.md": TENDERMINT},
        "The bell rings once for each minute of fog.",
        ("bell rings",),
        ("first words", "Fog.", "Boats hear"),
    ),
    "plain": Case(
        {"0001-paint.md": PLAIN},
        "We paint the boats in spring, as the wood is dry then.",
        ("the wood is dry",),
        ("With brushes.",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_document_of_each_form_is_on_its_page_whole_and_once(name: str) -> None:
    """What became a part is gone from the words below; what says more stays there whole."""
    case = CASES[name]
    shown = read(case.files)
    assert (twice(shown), lost(shown), repeats_beside(shown)) == ([], [], False)
    assert shown.opening == case.opening
    assert [text for text in case.gone if text in shown.prose] == []
    assert [text for text in case.kept if text not in shown.prose] == []


def test_a_list_that_a_sentence_leads_to_is_no_part() -> None:
    """The list stays behind its sentence, and its items are told there alone."""
    assert read({"0001-shed.md": FORKED}).decision.drivers == ()


def test_a_statuss_own_words_and_the_tags_are_on_the_page() -> None:
    """Nothing that is cut from the top of a document is without a place above."""
    assert "(by the whole crew)" in read({"0001-diary.md": NYGARD}).parts
    assert "Tags: mail, river." in read({"0001-boats.md": MADR}).parts


def test_words_told_twice_or_lost_would_be_noticed() -> None:
    """The yardstick itself."""
    whole = read({"0001-boats.md": MADR})
    prose = replace(whole.page.prose, text=MADR)
    assert {kind for kind, _ in twice(replace(whole, page=replace(whole.page, prose=prose)))} == {
        "text",
        "argument",
    }
    assert lost(replace(whole, parts="")) != []
    diary = read({"0001-diary.md": NYGARD})
    with_decision = replace(diary.page.prose, text="We write down the height of the river each morning.\n")
    assert repeats_beside(replace(diary, page=replace(diary.page, prose=with_decision)))
    assert twice(replace(diary, page=replace(diary.page, prose=replace(diary.page.prose, text=NYGARD))))
