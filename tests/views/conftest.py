"""Small sites of records written inline, and their pages as HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from textwrap import dedent

import pytest

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.render.links import Links
from alignment_plugin.render.renderer import Renderer
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile
from alignment_plugin.views.page import Page
from alignment_plugin.views.plan import Mount, plan_site
from alignment_plugin.views.site import Site, make_site

TODAY = date(2026, 11, 22)
_VOID = {"br", "hr", "img"}
_INLINE = {"a", "code", "em", "span", "strong", "time"}
_BLOCKS = {"p", "div", "ul", "ol", "dl", "table", "section", "pre"}

MakeSite = Callable[[Mapping[str, str]], Site]


@dataclass
class Html(HTMLParser):
    """A page's HTML: ids, headings, links, text; fails where it is not well formed."""

    source: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        assert not self._open, self._open
        assert len(self.ids) == len(set(self.ids)), "an id stands twice"
        levels = [int(name[1]) for name in self.headings]
        assert levels.count(1) == 1
        assert all(later <= before + 1 for before, later in zip(levels, levels[1:], strict=False)), levels

    @property
    def text(self) -> str:
        """All words, without markup."""
        return " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not (tag == "a" and "a" in self._open), "a link in a link"
        assert not (tag in _BLOCKS and "p" in self._open), f"{tag} in p"
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a" and given.get("class") != "al-missing":
            assert given.get("href"), "a link to nowhere"
            self.links.append(given["href"] or "")
        if tag not in _INLINE:
            self.words.append(" ")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(tag)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open and self._open[-1] == tag, (tag, self._open)
            self._open.pop()
        if tag not in _INLINE:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _make(files: Mapping[str, str]) -> Site:
    sources = [
        SourceFile(f"docs/crew/{path}", path, dedent(text).encode(), "docs/crew")
        for path, text in files.items()
    ]
    loaded = load_records(sources)
    assert not loaded.findings, loaded.findings
    graph, linked = link(loaded)
    plan = plan_site(graph, [Mount("docs/crew", "crew")])
    return make_site(graph, plan, Settings(), today=TODAY, findings=(*loaded.findings, *linked))


@pytest.fixture
def make() -> MakeSite:
    """A site of a few files in one records folder, on 22 November 2026."""
    return _make


@pytest.fixture
def shown() -> Callable[[Site, Page], Html]:
    """A page as HTML, well formed."""

    def render(site: Site, page: Page) -> Html:
        return Html(Renderer(site, Links(site.graph, site.plan)).render(page).html)

    return render
