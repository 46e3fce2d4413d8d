"""Decision documents that were there before → documents in our terms: the dialects, in the order of trying.

Below the loader, which hands over front matter and body; nothing here reads files or YAML.
"""

from collections.abc import Callable, Mapping

from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.madr import read_madr
from alignment_plugin.loading.dialects.outline import outline
from alignment_plugin.loading.dialects.page import Page
from alignment_plugin.loading.dialects.plain import read_plain
from alignment_plugin.loading.dialects.plain_text import is_plain_text, read_plain_text, text_outline
from alignment_plugin.loading.nodes import Mapping as Fields

Dialect = Callable[[Page, Mapping[str, str]], Document | None]

DIALECTS: tuple[tuple[str, Dialect], ...] = (("madr", read_madr), ("plain", read_plain))
"""Tried in this order; the first that takes a document has it. The last one takes all."""


def read_document(
    front: Fields | None, body: str, body_line: int, *, name: str, statuses: Mapping[str, str]
) -> Document:
    """Read an existing decision document; never raises, whatever its text.

    `body_line` is the line of the file on which `body` starts: all places count in the file.
    `name` is the file's path inside its folder; `statuses` maps a team's words for a status to ours.
    """
    if is_plain_text(name):
        return read_plain_text(Page(front, text_outline(body), body_line), statuses)
    page = Page(front, outline(body), body_line)
    read = (dialect(page, statuses) for _, dialect in DIALECTS)
    return next(document for document in read if document is not None)
