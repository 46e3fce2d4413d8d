"""Documents of no known form: title, metadata, options where sections name them. The dialect that fits always."""

from alignment_plugin.loading.dialects.considered import take_choice
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = "anything"


def fits(page: Page) -> str:  # noqa: ARG001 - all of them do
    """Every document."""
    return "nothing of a known form was found in it"


def read(page: Page) -> Document:
    """The title from the first heading of any level, and what front matter, header and sections state."""
    taking = take_page(page, level=6)
    take_choice(taking)
    return taking.document(DialectName.PLAIN)
