"""Requests for discussion, as Joyent and Oxide write them: authors and a state at the top."""

from alignment_plugin.loading.dialects.considered import take_choice
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.records.dialect import BodyFormat, DialectName

LOOKS_FOR = "front matter or AsciiDoc attributes with 'authors' and 'state'"
_NEEDED = frozenset({"authors", "state"})


def fits(page: Page) -> str:
    """Both names, in either place."""
    if page.front_names >= _NEEDED:
        return "the front matter has 'authors' and 'state'"
    if page.format is not BodyFormat.ASCIIDOC:
        return ""
    fields = (
        block.text
        for section in page.outline.sections[:2]
        for block in section.blocks
        if block.kind == "field"
    )
    names = {text.partition(":")[0].casefold() for text in fields}
    if names >= _NEEDED:
        return "the attributes ':authors:' and ':state:' stand at the top"
    return ""


def read(page: Page) -> Document:
    """Title and metadata, and options where sections name them."""
    taking = take_page(page, level=2)
    take_choice(taking)
    return taking.document(DialectName.RFD)
