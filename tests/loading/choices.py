"""What the reader makes of the options of a document, as a person would see them."""

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.nodes import Items, Mapping, Scalar


def read(body: str, name: str = "0007-store.md") -> tuple[list[str], str]:
    """The titles of the options as a reader sees them, and the one that was chosen."""
    document = read_document(None, body, 1, name=name, statuses={})
    titles = dict(options_in(document))
    chosen = field_in(document, "chosen")
    return list(titles.values()), titles.get(chosen.text, "?") if isinstance(chosen, Scalar) else ""


def field_in(document: Document, name: str) -> object:
    return next((value for key, value in document.fields if key.text == name), None)


def options_in(document: Document) -> list[tuple[str, str]]:
    """The id and the title of each option."""
    found = field_in(document, "options")
    nodes = found.items if isinstance(found, Items) else ()
    pairs = [(each.get("id"), each.get("title")) for each in nodes if isinstance(each, Mapping)]
    return [
        (ident.text, plain(title.text).rstrip("."))
        for ident, title in pairs
        if isinstance(ident, Scalar) and isinstance(title, Scalar)
    ]
