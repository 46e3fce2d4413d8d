"""Open edX proposals (https://open-edx-proposals.readthedocs.io): a table of metadata under the title."""

from alignment_plugin.loading.dialects.considered import take_choice
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.outline import Block
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.records.dialect import BodyFormat, DialectName

LOOKS_FOR = "reStructuredText with a table or a list of fields that holds 'Status' and two more of its kind, at the top"
ENOUGH = 3


def fits(page: Page) -> str:
    """Rows or fields with names that are metadata, the status among them."""
    if page.format is not BodyFormat.RST:
        return ""
    blocks = [block for section in page.outline.sections[:2] for block in section.blocks]
    for block in blocks:
        if block.kind == "table" and _is_meta(_first_cells(block)):
            return f"line {page.body_line + block.start} starts a table with 'Status' and more metadata"
    fields = [block for block in blocks if block.kind == "field"]
    if _is_meta([block.text.partition(":")[0] for block in fields]):
        return (
            f"line {page.body_line + fields[0].start} starts a list of fields with 'Status' and more metadata"
        )
    return ""


def _first_cells(table: Block) -> list[str]:
    return [row.parts[0].text for part in table.parts for row in part.parts if row.parts]


def _is_meta(names: list[str]) -> bool:
    found = {meaning_of(plain(name)) for name in names} - {None}
    return "status" in found and len(found) >= ENOUGH


def read(page: Page) -> Document:
    """Title and metadata, and options where sections name them."""
    taking = take_page(page)
    take_choice(taking)
    return taking.document(DialectName.OEP)
