"""A record's own words, once they are HTML: cleaned, with links that work, loading nothing from elsewhere."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from alignment_plugin.loading.references import ProseReference, references_in
from alignment_plugin.render.inline import reference_link
from alignment_plugin.render.links import DEFERRED, Here

_OUTSIDE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*https?:", re.I)
_TAG = re.compile(r"<(/?a|img)\b((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>", re.I)
_HEADING = re.compile(r"<(/?)h([1-6])\b([^>]*)>")
_ID = re.compile(r'<[a-z][^<>]*?\s(?:id|name)="([^"]+)"', re.I)
_ID_ALONE = re.compile(r'\sid="([^"]*)"')


def referenced(markdown: str, here: Here) -> str:
    """Markdown with each `[[id]]` as a link that works on this page; code stays as it is."""
    return _replaced(markdown, lambda each: _inert(str(reference_link(each.target, each.words, here))))


def deferred(markdown: str) -> str:
    """Markdown with each `[[id]]` as a link that survives cleaning and that `linked` completes."""

    def link(each: ProseReference) -> str:
        words = html.escape(each.words or each.target)
        return _inert(f'<a href="{DEFERRED}{quote(each.target)}?{"w" if each.words else ""}">{words}</a>')

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


def linked(rendered: str, here: Here, source: str, missing: Callable[[str], None] = lambda _: None) -> str:
    """HTML whose links and images work from this page; `missing` hears of each that leads nowhere."""
    rendered = re.sub(
        rf'<a href="{DEFERRED}([^"?]*)\?(w?)">(.*?)</a>',
        lambda found: str(
            reference_link(unquote(found[1]), html.unescape(found[3]) if found[2] else "", here)
        ).replace("<a ", "<a data-al-done ", 1),
        rendered,
        flags=re.S,
    )
    return _TAG.sub(_Linking(here, source, missing, _anchors(rendered)).tag, rendered)


def _anchors(rendered: str) -> dict[str, str]:
    """The places in the text, as they are and by what code hosts and the site have in common in naming them."""
    ids = _ID.findall(rendered)
    return {_anchor_key(each): each for each in reversed(ids)} | {each: each for each in ids}


def _anchor_key(name: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(unquote(name))).casefold()


@dataclass(slots=True)
class _Linking:
    """Links of one text, from its first tag to its last."""

    here: Here
    source: str
    missing: Callable[[str], None]
    anchors: dict[str, str]
    in_link: bool = False

    def tag(self, found: re.Match[str]) -> str:
        """The tag of a link or picture as it stands on the page."""
        name, attributes = found[1].lower(), found[2]
        if name == "/a":
            self.in_link = False
            return found[0]
        if name == "a":
            self.in_link = True
        if "data-al-done" in attributes:
            return found[0].replace(" data-al-done", "", 1)
        attribute = "href" if name == "a" else "src"
        written = re.search(rf'\s{attribute}="([^"]*)"', attributes)
        if written is None:
            return found[0]
        link = html.unescape(written[1])
        if name == "img" and _OUTSIDE.match(link):
            return self._outside_picture(link, _alt(attributes) or "picture")
        url = self._url(link)
        if url is not None:
            return found[0].replace(written[0], f' {attribute}="{html.escape(url)}"', 1)
        return self._away(name, link, _alt(attributes) or html.escape(link.rpartition("/")[2] or link))

    def _url(self, link: str) -> str | None:
        if link.startswith("#"):
            place = self.anchors.get(link[1:]) or self.anchors.get(_anchor_key(link))
            return f"#{place}" if place else link
        return self.here.written(link, self.source)

    def _away(self, name: str, link: str, words: str) -> str:
        """A link or picture whose file is not in the site: at the code host if that is known, else its words."""
        elsewhere = self.here.elsewhere(link, self.source)
        if elsewhere:
            return (
                self._outside_picture(elsewhere, words)
                if name == "img"
                else f'<a href="{html.escape(elsewhere)}">'
            )
        self.missing(link)
        if name == "img":
            return f'<span class="al-missing" title="This picture is not here: {html.escape(link)}">{words}</span>'
        return f'<a class="al-missing" title="This file is not in the site: {html.escape(link)}">'

    def _outside_picture(self, link: str, words: str) -> str:
        """A foreign picture as a link: the page loads nothing from elsewhere."""
        if self.in_link:
            return words
        return f'<a class="al-outside" href="{html.escape(link)}">{words}</a>'


def _alt(attributes: str) -> str:
    """What a picture says for those who do not see it; still escaped."""
    alt = re.search(r'\salt="([^"]*)"', attributes)
    return alt[1].strip() if alt else ""


def distinct(rendered: str) -> str:
    """HTML in which no id stands twice: headings get a new one, other elements lose theirs."""
    taken = set(_ID_ALONE.findall(rendered))
    times: dict[str, int] = {}

    def tag(found: re.Match[str]) -> str:
        name = found[2]
        times[name] = times.get(name, -1) + 1
        if times[name] == 0:
            return found[0]
        if not _HEADING.match(found[0]):
            return found[1] + found[3]
        while (new := f"{name}_{times[name]}") in taken:
            times[name] += 1
        taken.add(new)
        return f'{found[1]} id="{new}"{found[3]}'

    return re.sub(r'(<[a-z][^<>]*?)\sid="([^"]*)"([^<>]*>)', tag, rendered)


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
