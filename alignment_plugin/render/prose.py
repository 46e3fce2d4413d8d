"""A record's own words, once they are HTML: cleaned, with links that work, loading nothing from elsewhere."""

import html
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote, unquote

import nh3

from alignment_plugin.loading.references import ProseReference, references_in
from alignment_plugin.render.inline import reference_link
from alignment_plugin.render.links import SCHEMES, Here

_TAGS = frozenset(
    ("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details",
     "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
     "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong",
     "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var")
)  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "scope", "headers", "align"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "col": {"span"},
    "colgroup": {"span"},
    "code": {"data-lang"},
}
_OUTSIDE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*https?:", re.I)
_TAG = re.compile(r"<(a|img)\b((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>", re.I)
_HEADING = re.compile(r"<(/?)h([1-6])\b([^>]*)>")


_DEFERRED = "alignment-reference/"


def referenced(markdown: str, here: Here) -> str:
    """Markdown with each `[[id]]` as a link that works on this page; code stays as it is."""
    return _replaced(markdown, lambda each: _inert(str(reference_link(each.target, each.words, here))))


def deferred(markdown: str) -> str:
    """Markdown with each `[[id]]` as a link that survives cleaning and that `linked` completes."""

    def link(each: ProseReference) -> str:
        words = html.escape(each.words or each.target)
        return _inert(f'<a href="{_DEFERRED}{quote(each.target)}?{"w" if each.words else ""}">{words}</a>')

    return _replaced(markdown, link)


def _replaced(markdown: str, link: Callable[[ProseReference], str]) -> str:
    parts: list[str] = []
    at = 0
    for reference in references_in(markdown):
        parts += (markdown[at : reference.start], link(reference))
        at = reference.end
    return "".join((*parts, markdown[at:]))


def _inert(link: str) -> str:
    """The link on one line, with what Markdown would read in its words written as entities."""
    link = " ".join(link.split())
    start, words, end = re.fullmatch(r"(<[^>]*>)(.*)(</\w+>)", link, re.S).groups()  # type: ignore[union-attr]  # always one element
    start = (
        re.sub(r"[*_`\[\]\\]", lambda found: f"&#{ord(found[0])};", start)
        if start.startswith("<a")
        else start
    )
    return start + re.sub(r"[*_`\[\]\\!:{}|~^=+]", lambda found: f"&#{ord(found[0])};", words) + end


def cleaned(rendered: str, *, diagrams: bool = False) -> str:
    """HTML with what could run, load or pretend taken out.

    `diagrams` says that the site serves Mermaid itself; otherwise its source is shown, as the theme would
    fetch a script from elsewhere for each element of class `mermaid`.
    """
    return nh3.clean(
        rendered,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=partial(_attribute, dropped=frozenset() if diagrams else frozenset({"mermaid"})),
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "svg", "math"},
    )


def _attribute(tag: str, name: str, value: str, *, dropped: frozenset[str]) -> str | None:
    if name == "class":
        kept = [word for word in value.split() if word not in dropped and not word.startswith(("al-", "md-"))]
        return " ".join(kept) or None
    if name == "id":
        ours = value.startswith(("al-", "__")) and not value.startswith(("__codelineno", "__tabbed"))
        return None if ours else value
    if tag == "input" and name == "type":
        # Task lists and content tabs; nothing that could take what a reader types.
        return value if value in ("checkbox", "radio") else "hidden"
    return value


def linked(rendered: str, here: Here, source: str, missing: Callable[[str], None] = lambda _: None) -> str:
    """HTML whose links and images work from this page; `missing` hears of each that leads nowhere."""

    rendered = re.sub(
        rf'<a href="{_DEFERRED}([^"?]*)\?(w?)">(.*?)</a>',
        lambda found: str(
            reference_link(unquote(found[1]), html.unescape(found[3]) if found[2] else "", here)
        ).replace("<a ", "<a data-al-done ", 1),
        rendered,
        flags=re.S,
    )

    def tag(found: re.Match[str]) -> str:
        if "data-al-done" in found[2]:
            return found[0].replace(" data-al-done", "", 1)
        name = found[1].lower()
        attribute = "href" if name == "a" else "src"
        written = re.search(rf'\s{attribute}="([^"]*)"', found[2])
        if written is None:
            return found[0]
        link = html.unescape(written[1])
        if name == "img" and _OUTSIDE.match(link):
            return _outside_image(link, found[2])
        url = here.written(link, source)
        if url is None:
            missing(link)
            return found[0]
        return found[0].replace(written[0], f' {attribute}="{html.escape(url)}"', 1)

    return _TAG.sub(tag, rendered)


def _outside_image(link: str, attributes: str) -> str:
    """A foreign image as a link: the page loads nothing from elsewhere."""
    alt = re.search(r'\salt="([^"]*)"', attributes)
    words = (alt[1] if alt else "") or "picture"
    return f'<a class="al-outside" href="{html.escape(link)}">{words}</a>'


def lowered(rendered: str, *, below: int) -> str:
    """HTML whose highest heading comes right below level `below`, and no level is skipped."""
    levels = [int(found[2]) for found in _HEADING.finditer(rendered) if not found[1]]
    if not levels:
        return rendered
    ranks = _ranks(levels, below)
    current = iter(ranks)
    open_rank = below + 1

    def heading(found: re.Match[str]) -> str:
        nonlocal open_rank
        if not found[1]:
            open_rank = next(current)
        return f"<{found[1]}h{open_rank}{found[3]}>"

    return _HEADING.sub(heading, rendered)


def _ranks(levels: list[int], below: int) -> list[int]:
    """New levels: the order of depth is kept, and each goes at most one below the one before."""
    stack: list[int] = []
    ranks = []
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        ranks.append(min(below + len(stack), 6))
    return ranks


def preformatted(text: str) -> str:
    """Text of another markup as it stands."""
    return (
        f'<pre class="al-text"><code>{html.escape(text.strip(chr(10)))}</code></pre>' if text.strip() else ""
    )
