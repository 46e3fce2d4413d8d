"""A built site → what its pages hold, read from their HTML and nothing else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_LOADING = {"src", "srcset", "poster", "data", "background", "manifest"}
_LOADING_RELS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "manifest",
    "preconnect",
    "dns-prefetch",
}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(slots=True)
class Element:
    """One element as written."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[Element, ...]
    text: str = ""
    """All text within, that of scripts and styles too."""

    def inside(self, class_name: str) -> bool:
        """Whether something of that class holds it."""
        return any(class_name in each.classes for each in self.parents)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        at = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].tag == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


@dataclass(frozen=True)
class HtmlPage:
    """One page of a built site."""

    path: str
    """Its file, relative to the site's folder."""
    elements: tuple[Element, ...]

    def all(self, tag: str = "", class_name: str = "") -> list[Element]:
        """Elements of that tag and class, in order."""
        return [
            each
            for each in self.elements
            if (not tag or each.tag == tag) and (not class_name or class_name in each.classes)
        ]

    def one(self, tag: str = "", class_name: str = "") -> Element:
        """The only one."""
        found = self.all(tag, class_name)
        assert len(found) == 1, f"{self.path}: {len(found)} of {tag}.{class_name}"
        return found[0]

    @cached_property
    def ids(self) -> list[str]:
        """Every id and anchor name, in order."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return next(
            each.text for each in self.elements if each.tag == "title" and each.parents[-1].tag == "head"
        )

    @property
    def description(self) -> str:
        """What the page says of itself to search engines."""
        found = [
            each.attributes["content"]
            for each in self.all("meta")
            if each.attributes.get("name") == "description"
        ]
        assert len(found) == 1, f"{self.path}: {len(found)} descriptions"
        return found[0]

    @property
    def content(self) -> Element:
        """The article, without the theme's frame."""
        return self.one("article", "md-content__inner")

    def text(self) -> str:
        """The words of the article, with single spaces."""
        return " ".join(self.content.text.split())

    def within(self, class_name: str) -> list[Element]:
        """What an element of that class holds."""
        return [each for each in self.elements if each.inside(class_name)]

    def links(self) -> Iterator[tuple[Element, str]]:
        """Every element with a URL, and the URL."""
        for each in self.elements:
            for name in ("href", "src", "xlink:href"):
                if name in each.attributes:
                    yield each, each.attributes[name]

    def loads(self) -> Iterator[str]:
        """URLs that a browser asks for by itself."""
        for each in self.elements:
            for name, value in each.attributes.items():
                if name == "srcset":
                    yield from (part.split()[0] for part in value.split(","))
                elif name in _LOADING and each.tag != "a":
                    yield value
                elif name == "style":
                    yield from css_urls(value)
            if each.tag == "link" and _LOADING_RELS & set(each.attributes.get("rel", "").split()):
                yield each.attributes.get("href", "")
            if each.tag == "style":
                yield from css_urls(each.text)


@dataclass(frozen=True)
class BuiltSite:
    """All pages of a site, read once."""

    folder: Path
    pages: dict[str, HtmlPage] = field(default_factory=dict)

    def __iter__(self) -> Iterator[HtmlPage]:
        return iter(self.pages.values())

    def at(self, path: str) -> HtmlPage:
        """A page by the path that it has among the docs, as `alignment/decisions/0001-x.md`, or of its file."""
        folder, name = posixpath.split(path)
        stem = name.removesuffix(".md")
        names = [path, posixpath.join(folder, f"{stem}.html"), posixpath.join(folder, stem, "index.html")]
        found = [self.pages[each] for each in names if each in self.pages]
        assert found, f"no page {path} among {sorted(self.pages)}"
        return found[0]

    def file_of(self, url: str, page: str, base: str) -> tuple[str, str] | None:
        """The file that a URL on a page leads to, and the fragment; nothing where it leaves the site."""
        whole = urljoin(urljoin(base, page), url)
        if not whole.startswith(base):
            return None
        parts = urlsplit(whole[len(base) :])
        path = unquote(parts.path)
        if not path or path.endswith("/"):
            path += "index.html"
        return path, unquote(parts.fragment)


def css_urls(text: str) -> list[str]:
    """URLs that a style sheet loads."""
    return [first or second for first, second in _CSS_URL.findall(text)]


def is_foreign(url: str) -> bool:
    """Whether asking for it leaves the site's own host."""
    return bool(re.match(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", url, re.I))


def read_page(folder: Path, path: Path) -> HtmlPage:
    """One page of the site in `folder`."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return HtmlPage(path.relative_to(folder).as_posix(), tuple(reader.elements))


@cache
def read_site(folder: Path) -> BuiltSite:
    """All pages of a built site."""
    files = sorted(folder.rglob("*.html"))
    return BuiltSite(folder, {page.path: page for page in (read_page(folder, file) for file in files)})
