"""Where a link leads, seen from one page: computed here and nowhere else."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from alignment_plugin.graph import Entity, Key, RecordGraph, key_of
from alignment_plugin.records.record import Record
from alignment_plugin.views.plan import SitePlan, Target

SCHEMES = frozenset({"http", "https", "mailto"})


def no_file(path: str) -> str | None:
    """For sites without other files."""
    return None


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
        folders = here.split("/")[:-1]
        *above, name = there.split("/")
        shared = 0
        while shared < min(len(folders), len(above)) and folders[shared] == above[shared]:
            shared += 1
        return "../" * (len(folders) - shared) + "/".join((*above[shared:], name)) or "./"


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

    def _file(self, path: str, source: str) -> str | None:
        if path.startswith("/"):
            project_path = path.lstrip("/")
        else:
            project_path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        for candidate in (project_path, f"{project_path.rstrip('/')}/README.md", f"{project_path}.md"):
            if (page := self.links.plan.sources.get(candidate)) is not None:
                return self.links.between(self.path, page)
        prefix = self.links.docs_prefix.rstrip("/") + "/" if self.links.docs_prefix not in ("", ".") else ""
        if not project_path.startswith(prefix):
            return None
        url = self.links.file_url(project_path.removeprefix(prefix))
        return None if url is None else self.links.relative(self.links.url(self.path), url)

    def reference(self, text: str) -> tuple[Entity, str] | None:
        """What `[[text]]` names and its URL, where it names one thing."""
        found = self.links.graph.resolve(text, team=self.team)
        if len(found) != 1:
            return None
        entity = self.links.graph.entities[found[0]]
        return entity, self.href(entity)
