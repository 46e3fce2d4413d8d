"""reStructuredText → HTML, by docutils with everything off that reads, runs or asks. Not cleaned yet.

Imported only where a document in this markup is shown: docutils takes a while to start.
"""

import re
from functools import cache
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader
from docutils.transforms.writer_aux import Admonitions
from docutils.writers.html5_polyglot import Writer

from alignment_plugin.render.rst_names import own_names
from alignment_plugin.render.rst_writer import RstWriter

_SETTINGS = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "exit_status_level": 6,
    # Without it docutils ends the process at an exception.
    "traceback": True,
    "warning_stream": False,
    "input_encoding": "unicode",
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "initial_header_level": 2,
    "syntax_highlight": "short",
    "math_output": "latex",
    "stylesheet_path": None,
    "embed_stylesheet": False,
    "footnote_references": "brackets",
    "smart_quotes": False,
    "strip_comments": True,
    "source_link": None,
    "datestamp": None,
}
_REFERENCE = re.compile(r"^`?(.*?)(?:\s*<[^<>]*>)?`?__?$", re.S)
# As a mail has it, of a short name and a number first.
_HEADER = re.compile(r"[A-Z]{2,5}:[ ]*\d+[ ]*\n(?:\n*(?:[A-Z][\w-]*:(?:[ ].*)?|[ \t]+\S.*)\n)*", re.ASCII)
_WARNING = 2
_PATIENCE = 300
"""Complaints of docutils about one text, without trifles."""


def rst_html(text: str) -> str:
    """The text as HTML; what only Sphinx knows is shown as it stands.

    Raises whatever docutils stumbles over: callers show the source instead.
    """
    settings = _settings().copy()
    header = _HEADER.match(text)
    if header:
        # Where lines were taken out as fields of the record, empty ones are left, and would end the header.
        text = re.sub(r"\n{2,}", "\n", header[0]) + "\n" + text[header.end() :]
    with own_names(text):
        parser = Parser(rfc2822=header is not None)
        tree = publish_doctree(text, reader=_PatientReader(), parser=parser, settings=settings)
    _show_messages(tree)
    Admonitions(tree).apply()
    writer = RstWriter(tree)
    tree.walkabout(writer)
    return "".join(writer.body)


class _PatientReader(Reader):  # type: ignore[type-arg]  # generic in the stubs alone
    """A reader that gives up a text in which nearly nothing is reStructuredText: each fault costs a search."""

    def new_document(self) -> nodes.document:
        document: nodes.document = super().new_document()
        heard = 0

        def listen(message: nodes.system_message) -> None:
            nonlocal heard
            heard += message["level"] >= _WARNING
            if heard > _PATIENCE:
                raise ValueError("too much of the text is not reStructuredText")

        document.reporter.attach_observer(listen)
        return document


@cache
def _settings() -> Any:
    settings = get_default_settings(Reader, Parser, Writer)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    return settings


def _show_messages(tree: nodes.document) -> None:
    """What docutils could not read in its place as it stands; its complaints go."""
    for message in list(tree.findall(nodes.system_message)):
        _put(message, [each for each in message.children if isinstance(each, nodes.literal_block)])
    for problem in list(tree.findall(nodes.problematic)):
        written = problem.astext()
        found = _REFERENCE.match(written)
        _put(problem, [nodes.inline(written, found[1] if found and found[1] else written)])


def _put(old: nodes.Element, new: list[nodes.Node]) -> None:
    """Replace a node whose ids nobody links to any more."""
    parent = old.parent
    at = parent.index(old)
    parent[at : at + 1] = new
