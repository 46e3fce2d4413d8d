"""Every word of a document is shown: in a field, or in the prose that is left."""

import re
from pathlib import Path

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.loading.dialects import ALONE, outline_of, page_of, read_page
from alignment_plugin.loading.dialects.arguments import marked_side, side_of_label
from alignment_plugin.loading.dialects.choice_words import BECAUSE, OPENING
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.header_lines import known_line
from alignment_plugin.loading.dialects.meanings import meaning_of
from alignment_plugin.loading.dialects.succession import SIDES
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.nodes import Mapping, NodeError, Scalar, read_yaml
from alignment_plugin.text import Span

from .written import texts

CORPORA = (
    *("JabRef+jabref", "adr+madr", "alphagov+forms", "buildpacks+rfcs", "clef+handbook"),
    *("cloudoperators+documentation", "kubernetes+enhancements", "microsoft+code-with-engineering-playbook"),
    *("microsoft+semantic-kernel", "ministryofjustice+cloud-platform", "openedx+openedx-events"),
    *("python+peps", "thomvaill+log4brains"),
)
WORD = re.compile(r"[^\W_]+")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TARGET = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|<https?://[^>\s]*>")
NUMBER = re.compile(r"^\s*(?:\d+[.)]|\[[ xX]\])\s")
RULED = frozenset({"date", "updated", "opened", *SIDES, "depends_on"})
"""Dates are shown in one form, references as the records that they lead to."""
NAME = re.compile(r"^[*_]*name[*_]*\s*:", re.IGNORECASE)
"""What requests for comments call their title."""


def words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def meant(line: str) -> str:
    """A cut line without the marks that say which field it is."""
    bare = NUMBER.sub("", line.strip().strip("|").lstrip("*-+> :"))
    bare = NAME.sub("", bare, count=1)
    if side_of_label(bare):
        return ""
    if (found := known_line(bare)) is not None:
        return "" if meaning_of(found["name"]) in RULED else found["value"]
    marked = marked_side(bare)
    return marked[1] if marked else BECAUSE.sub(" ", OPENING.sub(" ", bare, count=1))


def lost(body: str, document: Document, form: str) -> list[str]:
    """The cut lines of a body with a word that no field has."""
    outline = outline_of(body, form)
    headings = {section.heading.start for section in outline.sections if section.heading}
    kept = document.prose.split("\n")
    first = document.prose_line - 1
    fields = [document.status_raw, document.title.text if document.title else ""]
    shown = words(" ".join([*fields, *(text for _, node in document.fields for text in texts(node))]))
    without = COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), body)
    source = [line.rstrip("\r\n") for line in outline_of(without, form).lines]
    found = []
    for number, line in enumerate(source):
        at = number - first
        if number in headings or (0 <= at < len(kept) and kept[at].strip()):
            continue
        if words(TARGET.sub(" ", meant(line))) - shown:
            found.append(f"{number + 1}: {line.strip()}")
    return found


@pytest.mark.parametrize("name", CORPORA)
def test_every_word_of_a_document_stands_in_a_field_or_in_the_prose(corpora: Path, name: str) -> None:
    """Outside the names of metadata, comments and the headings of sections that became fields."""
    missing: dict[str, list[str]] = {}
    for source in read_folder(corpora / name, project=corpora / name).sources:
        if not source.path.casefold().endswith((".md", ".rst", ".adoc")):
            continue
        parts = split(source.data.decode("utf-8", "replace"))
        try:
            front = read_yaml(parts.front or "", line_offset=1)
        except NodeError:
            front = None
        node = front if isinstance(front, Mapping) else None
        page = page_of(node, parts.body, 1, name=source.inside, statuses={}, around=ALONE)
        if found := lost(parts.body, read_page(page), page.format):
            missing[source.path] = found
    assert missing == {}


def test_a_lost_word_would_be_noticed() -> None:
    """The yardstick itself: a line that is gone without a trace is found."""
    body = "# Title\n\nKept.\n\nGone words.\n"
    assert lost(
        body, Document("plain", Scalar("Title", Span.at(1)), prose="Kept.\n", prose_line=3), "markdown"
    ) == ["5: Gone words."]
