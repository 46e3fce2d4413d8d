"""The site's own Markdown for the words of records: as configured, and with what code hosts show and it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Extensions that read other files: a record's prose must not.
_READS_FILES = (
    "pymdownx.snippets",
    "pymdownx.b64",
    "pymdownx.pathconverter",
    "markdown_include",
    "mdx_include",
)
_BARE_URL = r"(?<![\w\"'=/@])(https?://[^\s<>\"'`|\\\x02\x03]{1,2000})"
_TASK = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\](?=\s)")


def record_markdown(config: MkDocsConfig, *, with_signs: bool = True) -> markdown.Markdown:
    """A converter for many texts; lists keep their numbers and their kind.

    `with_signs` is for texts with `~~`, a URL or a footnote: each more thing to look for costs every text.
    """
    names = [name for name in config.markdown_extensions if not str(name).startswith(_READS_FILES)]
    more = ["footnotes"] if with_signs and not _has(names, "footnotes", "extra") else []
    converter = markdown.Markdown(
        extensions=[*names, *more, "sane_lists"], extension_configs=config.mdx_configs or {}
    )
    if not with_signs:
        return converter
    if not _has(names, "tilde", "extra_tilde"):
        struck = SimpleTagInlineProcessor(r"(~~)(?!~)(.{1,400}?)(?<!~)~~(?!~)", "del")
        converter.inlinePatterns.register(struck, "alignment-struck", 65)
    if not _has(names, "magiclink"):
        converter.inlinePatterns.register(_BareUrl(_BARE_URL, converter), "alignment-url", 115)
    return converter


def reads_nested_fences(config: MkDocsConfig) -> bool:
    """Whether the site reads fenced code below list items."""
    return _has(config.markdown_extensions, "superfences", "pymdownx.extra")


def _has(names: list[str], *parts: str) -> bool:
    return any(part in str(name) for name in names for part in parts)


class _BareUrl(InlineProcessor):
    """A URL that stands in a sentence."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802 - its name there
        """The URL as a link, without the signs that end the sentence."""
        url = m[1].rstrip(".,;:!?*_~")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(".,;:!?*_~")
        link = Element("a", href=url)
        link.text = AtomicString(url)
        return link, m.start(1), m.start(1) + len(url)


def with_tasks(rendered: str) -> str:
    """HTML in which `[x]` at the start of an item is a box; sites that make their own have none left."""
    return _TASK.sub(lambda found: found[1] + ("☐" if found[2] == " " else "☑"), rendered)
