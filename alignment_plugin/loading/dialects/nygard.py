"""Michael Nygard's form, as adr-tools writes it: Status, Context, Decision, Consequences."""

from alignment_plugin.loading.dialects.considered import take_choice
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = "three of the sections Status, Context, Decision, Consequences"
SECTIONS = ("status", "context", "decision", "consequences")
ENOUGH = 3
DEEPEST = 3


def fits(page: Page) -> str:
    """Three of the four, at one of the first three levels."""
    found = {
        each.name: each
        for each in reversed(page.outline.sections)
        if each.name in SECTIONS and 0 < each.level <= DEEPEST
    }
    if len(found) < ENOUGH:
        return ""
    shown = [f"'{found[name].title}' on line {page.line(found[name])}" for name in SECTIONS if name in found]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def read(page: Page) -> Document:
    """Title and metadata; options where sections name them. The other sections stay as they are."""
    taking = take_page(page, level=2)
    take_choice(taking)
    return taking.document(DialectName.NYGARD)
