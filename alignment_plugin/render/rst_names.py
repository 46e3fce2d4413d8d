"""What documents call directives and roles, beside what docutils knows: Sphinx's, and those that must not run."""

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.admonitions import BaseAdmonition
from docutils.parsers.rst.languages import en

_TITLED = re.compile(r"^(.*?)\s*<([^<>]+)>$", re.S)
_ROLE = re.compile(r":([a-z][\w:.+-]{0,60}):`|`:([a-z][\w:.+-]{0,60}):", re.I)
_RFC = "https://datatracker.ietf.org/doc/html/rfc"
# Roles of Sphinx whose text is prose; that of all others is a name in code.
_PROSE_ROLES = frozenset(
    {"ref", "doc", "term", "any", "numref", "abbr", "menuselection", "guilabel", "dfn", "download"}
)


@contextlib.contextmanager
def own_names(text: str) -> Iterator[None]:
    """Our directives and roles beside those of docutils; afterwards its tables are as they were.

    A document can define roles, which docutils would keep for the next one.
    """
    known, named = directives.__dict__["_directives"], roles.__dict__["_roles"]
    before = (dict(known), dict(named))
    known.update(_DIRECTIVES)
    named.update({**dict.fromkeys(_unknown_roles(text), _as_words), "pep": _numbered, "rfc": _numbered})
    try:
        yield
    finally:
        for table, old in zip((known, named), before, strict=True):
            table.clear()
            table.update(old)


class _AsItStands(Directive):
    """A directive that reads files, asks the clock or belongs to a whole book: its source is shown."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        return [nodes.literal_block(self.block_text, self.block_text.rstrip())]


class _Nothing(Directive):
    """A directive that says nothing to a reader: a table of contents that the page has, a language for code."""

    has_content = True
    optional_arguments = 100
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        return []


class _Code(Directive):
    """Code in a language, whatever options a tool gives it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = None

    def run(self) -> list[nodes.Node]:
        content = list(self.content)
        while content and re.match(r":[\w-]+:(?:\s|$)", content[0]):
            content.pop(0)
        while content and not content[0].strip():
            content.pop(0)
        text = "\n".join(content)
        language = self.arguments[0].split()[0].lower() if self.arguments else ""
        return [nodes.literal_block(text, text, classes=["code", language] if language else ["code"])]


class _Since(BaseAdmonition):
    """A note of Sphinx about a version: its name, its argument and its text."""

    node_class = nodes.admonition
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        words = {
            "versionadded": "Added", "versionchanged": "Changed", "deprecated": "Deprecated",
            "versionremoved": "Removed", "seealso": "See also",
        }[self.name]  # fmt: skip
        note = nodes.admonition("", classes=["note"])
        title = words if self.name == "seealso" else " ".join((words, *self.arguments))
        note += nodes.title("", title)
        if self.name == "seealso" and self.arguments:
            note += nodes.paragraph("", "", *self.state.inline_text(self.arguments[0], self.lineno)[0])
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note]


_DIRECTIVES: dict[str, type[Directive]] = {
    **dict.fromkeys(("code", "code-block", "sourcecode", "parsed-code"), _Code),
    **dict.fromkeys(("versionadded", "versionchanged", "deprecated", "versionremoved", "seealso"), _Since),
    **dict.fromkeys(
        ("contents", "highlight", "currentmodule", "sectionauthor", "codeauthor", "index"), _Nothing
    ),
    **dict.fromkeys(
        ("raw", "include", "literalinclude", "date", "header", "footer", "meta", "title"), _AsItStands
    ),
}


def _unknown_roles(text: str) -> Iterator[str]:
    for found in _ROLE.finditer(text):
        name = (found[1] or found[2]).lower()
        if name not in en.roles:
            yield name


def _as_words(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A role that docutils does not know: its words."""
    return [_named(name.lower(), nodes.unescape(text))], []


def _numbered(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A PEP or an RFC by its number, with words and a place in it as Sphinx knows them."""
    titled = _TITLED.match(nodes.unescape(text))
    words, target = (titled[1], titled[2]) if titled else ("", nodes.unescape(text))
    number, _, place = target.strip().partition("#")
    if not number.isdecimal() or len(number) > 6:
        return [nodes.inline(rawtext, words or target)], []
    url = f"https://peps.python.org/pep-{int(number):04}/" if name == "pep" else f"{_RFC}{int(number)}"
    shown = words or f"{name.upper()} {number}"
    return [nodes.reference(rawtext, shown, refuri=f"{url}#{place}" if place else url)], []


def _named(role: str, text: str) -> nodes.Node:
    """What Sphinx would make a link: to a document if it is one, else its words."""
    titled = _TITLED.match(text)
    words, target = (titled[1], titled[2]) if titled else (text, text)
    if role == "doc":
        return nodes.reference(text, words, refuri=target)
    if role in _PROSE_ROLES:
        return nodes.inline(text, words)
    words = words.lstrip("!")
    return nodes.literal(text, words[1:].rpartition(".")[2] if words.startswith("~") else words)
