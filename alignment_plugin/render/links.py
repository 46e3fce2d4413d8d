"""Where a link leads, seen from one page: computed here and nowhere else."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from alignment_plugin.graph import Entity, Key, RecordGraph, key_of
from alignment_plugin.records.record import Record
from alignment_plugin.views.plan import SitePlan, Target

SCHEMES = frozenset({"http", "https", "mailto"})
DEFERRED = "alignment-reference/"
"""How a link starts that stands for `[[id]]` until the page is known."""


def no_file(path: str) -> str | None:
    """For sites without other files."""
    return None


def nowhere(path: str) -> str:
    """For projects whose code host is not known."""
    return ""


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that can be linked to."""

    graph: RecordGraph
    plan: SitePlan
    use_directory_urls: bool = True
    docs_prefix: str = ""
    """The docs folder, relative to the project."""
    file_url: Callable[[str], str | None] = field(default=no_file)
    """URL of another file of the docs, by its path among them; nothing where there is none."""
    code_url: Callable[[str], str] = field(default=nowhere)
    """Where the code host shows a file, by its path in the project; empty where there is none or nobody knows."""
    _urls: dict[str, str] = field(default_factory=dict, compare=False)
    """Path of a page → its URL, once made."""

    def url(self, path: str) -> str:
        """A page's URL, relative to the site's root."""
        if (url := self._urls.get(path)) is None:
            url = self._urls[path] = self._made_url(path)
        return url

    def _made_url(self, path: str) -> str:
        folder, name = posixpath.split(path)
        stem = name.removesuffix(".md")
        if stem == "index":
            return (
                quote(f"{folder}/" if folder else "")
                if self.use_directory_urls
                else quote(posixpath.join(folder, "index.html"))
            )
        end = "/" if self.use_directory_urls else ".html"
        return quote(posixpath.join(folder, stem) + end)

    def between(self, here: str, there: str) -> str:
        """The relative URL from one page to another, by their paths."""
        return self.relative(self.url(here), self.url(there))

    @staticmethod
    def relative(here: str, there: str) -> str:
        """The relative URL between two URLs that are relative to the site's root."""
        folder = here[: here.rfind("/") + 1]
        if there.startswith(folder):
            return there[len(folder) :] or "./"
        # Most pages are a folder of their own, beside those of their kind.
        way = _way(folder[: folder.rfind("/", 0, -1) + 1], there)
        return "../" if way == "./" else f"../{way}"


@lru_cache(maxsize=16_384)  # pages that stand beside each other lead to the same places
def _way(folder: str, there: str) -> str:
    for above, way in _ways_up(folder):
        if there.startswith(above):
            return way + there[len(above) :] or "./"
    return there


@lru_cache(maxsize=512)
def _ways_up(folder: str) -> tuple[tuple[str, str], ...]:
    """A folder and all above it, ended by `/`, with the way to each; the site's root is the last."""
    parts = folder.split("/")[:-1]
    return tuple(
        ("".join(f"{part}/" for part in parts[:depth]), "../" * (len(parts) - depth))
        for depth in range(len(parts), -1, -1)
    )


@dataclass(frozen=True, slots=True)
class Here:
    """Links as one page writes them."""

    links: Links
    path: str
    team: str

    def to(self, target: Target | None) -> str:
        """The relative URL of a target; empty where there is none."""
        if target is None:
            return ""
        url = "" if target.path == self.path and target.anchor else self.links.between(self.path, target.path)
        return f"{url}#{quote(target.anchor)}" if target.anchor else url

    def href(self, thing: Entity | Record | Key | None) -> str:
        """The relative URL of a record or part; empty where it has no place."""
        if thing is None:
            return ""
        key = thing if isinstance(thing, Key) else thing.key if isinstance(thing, Entity) else key_of(thing)
        return self.to(self.links.plan.target(key))

    def page(self, name: str, anchor: str = "", team: str = "") -> str:
        """The relative URL of one of a team's pages, by the page's name."""
        path = self.links.plan.pages.get((team or self.team, name))
        return self.to(Target(path, anchor)) if path else ""

    def written(self, link: str, source: str) -> str | None:
        """A link as written in the file `source` → a URL that works here; nothing where it leads nowhere.

        Only http, https, mailto and relative links are kept.
        """
        link = re.sub(r"[\x00-\x20]+", "", link) if ":" in link.partition("/")[0] else link.strip()
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return link if parts.scheme.lower() in SCHEMES else None
        if not parts.path:
            return link
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        url = self._file(unquote(parts.path), source)
        return None if url is None else url + (f"?{parts.query}" if parts.query else "") + anchor

    def elsewhere(self, link: str, source: str) -> str:
        """Where the code host shows the file that a link leads to; empty where it is not known."""
        try:
            parts = urlsplit(link.strip())
        except ValueError:
            return ""
        if parts.scheme or parts.netloc or not parts.path:
            return ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        found = (self.links.code_url(path) for path in _meant(unquote(parts.path), source))
        return next((url + anchor for url in found if url), "")

    def _file(self, path: str, source: str) -> str | None:
        """The URL here of the page or file that a path in the file `source` means."""
        prefix = self.links.docs_prefix.rstrip("/") + "/" if self.links.docs_prefix not in ("", ".") else ""
        for project_path in (*_meant(path, source), *([prefix + path.strip("/")] if path[:1] == "/" else ())):
            for candidate in _files_of(project_path):
                if (page := self.links.plan.sources.get(candidate)) is not None:
                    return self.links.between(self.path, page)
                if not candidate.startswith(prefix):
                    continue
                if (url := self.links.file_url(candidate.removeprefix(prefix))) is not None:
                    return self.links.relative(self.links.url(self.path), url)
        return None

    def reference(self, text: str) -> tuple[Entity, str] | None:
        """What `[[text]]` names and its URL, where it names one thing."""
        found = self.links.graph.resolve(text, team=self.team)
        if len(found) != 1:
            return None
        entity = self.links.graph.entities[found[0]]
        return entity, self.href(entity)


def _meant(path: str, source: str) -> tuple[str, ...]:
    """The files of the project that a path may mean: beside its source, else from the repository's root."""
    from_root = posixpath.normpath(path.lstrip("/"))
    if path.startswith("/"):
        return (from_root,)
    return tuple(
        dict.fromkeys((posixpath.normpath(posixpath.join(posixpath.dirname(source), path)), from_root))
    )


def _files_of(path: str) -> tuple[str, ...]:
    """The files that a path may mean, as hosts write it: the file, its folder, its page."""
    stem = path.removesuffix(".html").removesuffix("/index")
    return (
        path,
        *(f"{stem}{end}" for end in ("/README.md", "/index.md", ".md", ".rst", ".adoc", ".asciidoc")),
    )
