"""Log4brains (https://github.com/thomvaill/log4brains): MADR with bullets, in files named by a day."""

import re
from pathlib import PurePosixPath

from alignment_plugin.loading.dialects import madr
from alignment_plugin.loading.dialects.considered import take_all
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page, title_heading
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = (
    "a file named by a day, as '20240131-use-x.md', with bullets such as '- Status: …' or MADR's sections"
)
_DAY = re.compile(r"(?:19|20)\d{6}-")
_BULLET = re.compile(r"\s*(?:\*\*)?(?:status|date|deciders|tags)(?:\*\*)?\s*:", re.I)


def fits(page: Page) -> str:
    """The name, and one of the two."""
    if page.front is not None or not _DAY.match(PurePosixPath(page.name).stem):
        return ""
    heading = title_heading(page.outline, 1)
    blocks = [*page.outline.sections[0].blocks, *(heading.blocks if heading else ())]
    items = [item.lead for block in blocks if block.is_list for item in block.parts if item.lead]
    if item := next((item for item in items if _BULLET.match(item.text)), None):
        return f"the name starts with a day, and line {page.body_line + item.start} is a bullet of metadata"
    if reason := madr.fits(page):
        return f"the name starts with a day; {reason}"
    return ""


def read(page: Page) -> Document:
    """As MADR."""
    taking = take_page(page)
    take_all(taking)
    return taking.document(DialectName.LOG4BRAINS)
