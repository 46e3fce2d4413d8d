"""Real decision records, read in full: titles, statuses, options, and nothing lost."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from alignment_plugin.loading.dialects import read_document
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.nodes import Items, Mapping, NodeError, Scalar, read_yaml

from .written import texts

FOLDERS = ("adr+madr/docs/decisions", "JabRef+jabref/docs/decisions")
NO_RECORDS = re.compile(r"index|readme|template$", re.I)
# Words of headings and prefixes that say which field the text under them is.
STRUCTURE = frozenset(
    [
        "context",
        "drivers",
        "considered",
        "options",
        "alternatives",
        "decision",
        "outcome",
        "positive",
        "negative",
        "consequences",
        "pros",
        "and",
        "cons",
        "of",
        "the",
        "confirmation",
        "validation",
        "chosen",
        "option",
        "because",
        "since",
        "as",
        "good",
        "bad",
        "neutral",
        "ok",
        "very",
        "status",
        "date",
        "deciders",
    ]
)
NOT_CHOSEN = {
    "0037-rag-architecture-implementation",
    "0042-use-markdowntextflow-for-summarization-content",
    "0056-OCR-engine-selection",
}
"""They take two options, or one that they do not list."""


def records(corpora: Path) -> Iterator[tuple[str, str, str, Document]]:
    """Stem, front matter and body of every record of two projects, and what was read."""
    for folder in FOLDERS:
        for file in sorted((corpora / folder).glob("*.md")):
            if NO_RECORDS.search(file.stem):
                continue
            parts = split(file.read_text(encoding="utf-8"))
            try:
                front = read_yaml(parts.front or "", line_offset=1)
            except NodeError:
                front = None
            node = front if isinstance(front, Mapping) else None
            document = read_document(node, parts.body, parts.body_line, name=file.name, statuses={})
            yield file.stem, parts.front or "", parts.body, document


def test_titles_and_statuses_are_right(corpora: Path) -> None:
    for stem, front, body, document in records(corpora):
        tokens = MarkdownIt("commonmark").parse(body)
        first = next(tokens[place + 1].content for place, token in enumerate(tokens) if token.tag == "h1")
        assert document.title is not None, stem
        assert document.title.text == plain(first), stem
        stated = re.search(r"(?m)^status: *\S", front) is not None
        assert stated == ("status" in {key.text for key, _ in document.fields}), stem
        assert document.problems == (), stem


def test_options_and_the_chosen_one_are_found(corpora: Path) -> None:
    for stem, _, body, document in records(corpora):
        fields = {key.text: value for key, value in document.fields}
        listed = re.search(r"(?im)^## considered (?:options|alternatives)\n\n(?:[*-]|1\.) ", body)
        options = fields.get(
            "options", Items((), Scalar("", document.title.span).span if document.title else None)
        )
        assert isinstance(options, Items)
        assert not listed or len(options.items) >= 2, stem
        assert ("chosen" in fields) == (stem not in NOT_CHOSEN), stem
        ids = [value.get("id") for value in options.items if isinstance(value, Mapping)]
        chosen = fields.get("chosen")
        assert not isinstance(chosen, Scalar) or chosen.text in [
            each.text for each in ids if isinstance(each, Scalar)
        ], stem


def test_nothing_of_a_body_is_lost(corpora: Path) -> None:
    for stem, _, body, document in records(corpora):
        values = [text for _, node in document.fields for text in texts(node)]
        kept = " ".join(
            [document.prose, document.status_raw, document.title.text if document.title else "", *values]
        )
        words = set(re.findall(r"[^\W_]+", kept.casefold())) | STRUCTURE
        for line in body.splitlines():
            lost = set(re.findall(r"[^\W_]+", re.sub(r"^\s*\d+\.\s", "", line).casefold())) - words
            assert not lost, f"{stem}: {line}"


def test_a_typical_document_is_read_quickly(corpora: Path) -> None:
    start = time.perf_counter()
    count = sum(1 for _ in records(corpora))
    assert (time.perf_counter() - start) / count < 0.05
