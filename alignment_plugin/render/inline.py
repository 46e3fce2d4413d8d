"""Text of a field → HTML: escaped, with code, emphasis, links and `[[id]]`. Nothing else means anything.

A field never becomes Markdown text of a page, so no line of it can open a heading, a list or an attribute.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from alignment_plugin.loading.references import references_in
from alignment_plugin.render.links import Here

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SPECIAL = re.compile(r"[`*_\[<\\]|&#?\w+;")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # most sites have no text that needs it

    return MarkdownIt("zero").enable(["backticks", "emphasis", "link", "autolink", "escape", "entity"])


def inline(text: object, here: Here, source: str) -> Markup:
    """The text as HTML; links in it are relative to the file `source`."""
    words = str(text)
    if not _SPECIAL.search(words):
        return _lines(words)
    parts: list[Markup] = []
    at = 0
    for reference in references_in(words):
        parts.append(_formatted(words[at : reference.start], here, source))
        parts.append(reference_link(reference.target, reference.words, here))
        at = reference.end
    parts.append(_formatted(words[at:], here, source))
    return Markup("").join(parts)


def _lines(text: str) -> Markup:
    """Escaped text; an empty line between two paragraphs becomes two line breaks."""
    return Markup("<br><br>").join(escape(part) for part in re.split(r"\n\s*\n", text))


def reference_link(target: str, words: str, here: Here) -> Markup:
    """`[[target|words]]` as a link, or as plain words where it names nothing."""
    found = here.reference(target)
    if found is None:
        return Markup('<span class="al-missing">{}</span>').format(words or target)
    entity, url = found
    title = escape(title_of(entity.key.kind, entity.name))
    return Markup(
        f'<a class="al-ref" href="{escape(url)}" title="{title}">{escape(words or entity.name)}</a>'
    )


def title_of(kind: str, name: str) -> str:
    """What hovering over a reference shows."""
    return f"{kind.capitalize()}: {name}"


def _formatted(text: str, here: Here, source: str) -> Markup:
    if not text:
        return Markup("")
    tokens = _parser().parseInline(text)[0].children or []
    return Markup("").join(_token(token, here, source) for token in tokens)


def _token(token: "Token", here: Here, source: str) -> Markup:
    match token.type:
        case "text":
            return _lines(token.content)
        case "code_inline":
            return Markup("<code>{}</code>").format(token.content)
        case "softbreak" | "hardbreak":
            return Markup(" ")
        case "em_open" | "em_close" | "strong_open" | "strong_close":
            return Markup(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
        case "link_open":
            url = here.written(str(token.attrs.get("href", "")), source)
            return (
                Markup('<a href="{}">').format(url) if url is not None else Markup('<a class="al-missing">')
            )
        case "link_close":
            return Markup("</a>")
    return escape(token.content)
