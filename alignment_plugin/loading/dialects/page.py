"""A document on its way into a dialect, and what all dialects take from it alike: title and metadata."""

from collections.abc import Mapping
from dataclasses import dataclass

from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.header import (
    header_entries,
    section_entries,
    take_links,
    title_entries,
)
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.metadata import front_entries, take_metadata
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.loading.nodes import Scalar

NO_TITLES = frozenset(
    {
        *("context", "context and problem statement", "status", "decision", "decision outcome", "date"),
        *("considered options", "decision drivers", "consequences", "summary", "problem", "background"),
        *("motivation", "introduction"),
    }
)
"""Headings that a document's title never is."""


@dataclass(frozen=True, slots=True)
class Page:
    """Front matter and body, as a dialect gets them."""

    front: Fields | None
    outline: Outline
    body_line: int
    """The line of the file on which the body starts."""


def take_page(
    page: Page, statuses: Mapping[str, str], *, sections: frozenset[str], level: int = 1
) -> Extraction:
    """Start an extraction: take the title (a heading of `level` or above) and all metadata.

    `sections` are the fields that a section of its own may state, as `## Status` does.
    """
    taking = Extraction(page.outline, page.body_line)
    heading = title_heading(page.outline, level)
    preamble = list(page.outline.sections[0].blocks)
    entries = list(front_entries(page.front))
    if heading is not None and heading.heading:
        taking.title = taking.scalar(heading.title, heading.heading)
        taking.cut(heading.heading)
        preamble += heading.blocks
    elif page.front and isinstance(title := page.front.get("title"), Scalar) and plain(title.text):
        taking.title = Scalar(plain(title.text), title.span, title.quoted)
    blocks: tuple[Block, ...] = tuple(preamble)
    entries += header_entries(taking, blocks)
    entries += section_entries(taking, names=sections)
    entries += title_entries(taking, heading) if heading else ()
    take_metadata(taking, entries, statuses)
    take_links(taking, blocks)
    return taking


def title_heading(outline: Outline, level: int) -> Section | None:
    """The first heading of level 1 or of `level`, unless a section such as `Context` comes before it."""
    for section in outline.sections[1:]:
        if section.name in NO_TITLES:
            return None
        if section.title and (section.level == 1 or section.level <= level):
            return section
    return None
