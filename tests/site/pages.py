"""A built site → what its pages hold, read from their HTML and nothing else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
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


@dataclass(slots=True, eq=False)
class Element:
    """One element as written."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[Element, ...]
    around: frozenset[str]
    """The classes of all that holds it."""
    words: list[str] = field(repr=False)
    """Every text of the page, in order; its own are those from `first` up to `last`."""
    first: int = 0
    last: int | None = None

    @property
    def text(self) -> str:
        """All text within, that of scripts and styles too."""
        return "".join(self.words[self.first : self.last])

    def inside(self, class_name: str) -> bool:
        """Whether something of that class holds it."""
        return class_name in self.around

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
        self.words: list[str] = []
        self.open: tuple[Element, ...] = ()
        self.around: list[frozenset[str]] = [frozenset()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag in VOID:
            element.last = element.first
        else:
            self.open += (element,)
            classes = element.classes
            self.around.append(element.around.union(classes) if classes else element.around)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        element.last = element.first

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.open, self.around[-1], self.words, len(self.words))
        self.elements.append(element)
        return element

    def handle_endtag(self, tag: str) -> None:
        at = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].tag == tag), None)
        if at is not None:
            for closed in self.open[at:]:
                closed.last = len(self.words)
            self.open = self.open[:at]
            del self.around[at + 1 :]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where an element stands."""
        return j


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


class Pages(Mapping[str, HtmlPage]):
    """The pages in a folder by their files; each is read when it is first looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, HtmlPage | None] = {
            path.relative_to(folder).as_posix(): None for path in sorted(folder.rglob("*.html"))
        }

    def __getitem__(self, path: str) -> HtmlPage:
        page = self._read[path]
        if page is None:
            page = self._read[path] = read_page(self._folder, self._folder / path)
        return page

    def __contains__(self, path: object) -> bool:
        return path in self._read

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


@dataclass(frozen=True)
class BuiltSite:
    """All pages of a site, each read once, and the paths of all its files."""

    folder: Path
    pages: Pages

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the site, relative to its folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

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
        whole = _joined(_joined(base, page), url)
        if not whole.startswith(base):
            return None
        parts = urlsplit(whole[len(base) :])
        path = unquote(parts.path)
        if not path or path.endswith("/"):
            path += "index.html"
        return path, unquote(parts.fragment)


_joined = cache(urljoin)


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
    return BuiltSite(folder, Pages(folder))
