"""Documents of no known form: title, metadata, and the prose as it stands. The dialect that fits always."""

from collections.abc import Mapping

from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page

_SECTIONS = frozenset({"status", "date", "people", "supersedes", "superseded_by"})


def read_plain(page: Page, statuses: Mapping[str, str]) -> Document:
    """The title from the first heading of any level, and what front matter, header and sections state."""
    return take_page(page, statuses, sections=_SECTIONS, level=6).document("plain")
