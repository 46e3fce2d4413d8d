"""The form of Tendermint and the Cosmos SDK: a Changelog above Nygard's sections."""

from collections.abc import Iterator

from alignment_plugin.loading.dialects.considered import take_choice
from alignment_plugin.loading.dialects.dates import read_date
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.outline import Block, Section
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.loading.dialects.stated import Entry, Source
from alignment_plugin.loading.nodes import Scalar
from alignment_plugin.records.dialect import DialectName
from alignment_plugin.text import Span

LOOKS_FOR = "sections 'Changelog', 'Context' and 'Decision'"
_CHANGELOG = ("changelog", "change log", "change history", "changes")


def fits(page: Page) -> str:
    """All three of them."""
    found = [page.named(*_CHANGELOG), page.named("context"), page.named("decision")]
    sections = [each for each in found if each is not None]
    if len(sections) < len(found):
        return ""
    return " and ".join(f"'{each.title}' on line {page.line(each)}" for each in sections)


def read(page: Page) -> Document:
    """As Nygard's; the changelog says when it was put, and when it was last changed."""
    taking = take_page(page, level=2, more=_days(page))
    take_choice(taking)
    return taking.document(DialectName.TENDERMINT)


def _days(page: Page) -> list[Entry]:
    """The first and the last day of the changelog."""
    changelog = page.named(*_CHANGELOG)
    leads = list(_entries(page, changelog)) if changelog else []
    days = [(day, lead) for lead in leads if (day := read_date(lead.text.lstrip("*_ [{")).day)]
    if not days:
        return []
    days.sort(key=lambda each: each[0])
    entries = []
    for meaning, (day, lead) in (("opened", days[0]), ("updated", days[-1])):
        place = Span.at(page.body_line + lead.start)
        entries.append(Entry(meaning, (Scalar(day.isoformat(), place),), place, Source.SECTION))
    return entries


def _entries(page: Page, changelog: Section) -> Iterator[Block]:
    """What its items, lines or headings open with."""
    for block in changelog.blocks:
        if block.is_list:
            yield from (item.lead for item in block.parts if item.lead)
        elif block.kind == "paragraph":
            for number, line in enumerate(block.text.split("\n"), block.start):
                yield Block("line", number, number + 1, line)
    yield from (below.heading for below in page.outline.below(changelog) if below.heading)
