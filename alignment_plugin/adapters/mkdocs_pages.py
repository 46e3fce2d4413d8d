"""Our pages as MkDocs sees them: files without a source, whose HTML is made from records."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.prose_markdown import reads_nested_fences, record_markdown, with_tasks
from alignment_plugin.render.bodies import body_html, written_in
from alignment_plugin.render.cleaning import cleaned
from alignment_plugin.render.code import preformatted
from alignment_plugin.render.links import Here
from alignment_plugin.render.portable import portable
from alignment_plugin.render.prose import deferred, distinct, linked, lowered
from alignment_plugin.render.renderer import Heading, Renderer, as_html
from alignment_plugin.render.tangled import is_tangled
from alignment_plugin.views.page import Page, Prose

if TYPE_CHECKING:
    import markdown
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.alignment")


class ProseReader:
    """A record's words → clean HTML, by the site's own Markdown."""

    def __init__(self, config: MkDocsConfig, *, sanitize: bool) -> None:
        self._config = config
        self._sanitize = sanitize
        self._nested_fences = reads_nested_fences(config)
        self._diagrams = any("mermaid" in str(each).lower() for each in config.extra_javascript)

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        return record_markdown(self._config)

    @cached_property
    def _plain_markdown(self) -> markdown.Markdown:
        return record_markdown(self._config, with_signs=False)

    def html(self, prose: Prose, here: Here, source_url: str = "") -> str:
        """The words as HTML that is safe, whose links work from `here`."""
        if not prose.text.strip():
            return ""
        if prose.format == "markdown" and is_tangled(prose.text):
            return preformatted(prose.text)
        if prose.format == "markdown":
            rendered = self._from_markdown(prose.text)
            if self._sanitize:
                rendered = cleaned(rendered, diagrams=self._diagrams)
        else:
            rendered = cleaned(body_html(prose.text, prose.format))
        if not rendered.strip():
            return preformatted(prose.text)
        placed = linked(distinct(rendered), here, prose.path, self._missing(prose))
        return lowered(placed, below=prose.below) + written_in(prose.format, source_url)

    def _from_markdown(self, text: str) -> str:
        for_site = portable(deferred(text), nested_fences=self._nested_fences)
        signs = any(sign in text for sign in ("~~", "://", "[^"))
        converter = self._markdown if signs else self._plain_markdown
        return with_tasks(for_site.restored(converter.reset().convert(for_site.text)))

    def _missing(self, prose: Prose) -> Callable[[str], None]:
        level = self._config.validation.links.not_found
        if not prose.own:
            # The page says it too, and a link that was right at the code host must not stop a strict build.
            level = min(level, logging.INFO)
        return lambda link: log.log(level, "'%s' links to '%s', which is not in the site.", prose.path, link)


class RecordPage(MkDocsPage):
    """A page whose content comes from records and not from a file of Markdown."""

    def __init__(
        self, page: Page, file: File, config: MkDocsConfig, renderer: Renderer, prose: ProseReader
    ) -> None:
        super().__init__(as_html(page.title), file, config)
        self.record_page = page
        self._renderer = renderer
        self._prose = prose
        self.full_content = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read: what other plugins do to Markdown does not reach records."""
        self.markdown = ""
        self.meta = {"title": as_html(self.record_page.title)}
        if self.record_page.description:
            self.meta["description"] = as_html(self.record_page.description)
        if self.record_page.wide:
            self.meta["hide"] = ["toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page's HTML and its table of contents."""
        page = self.record_page
        here = Here(self._renderer.links, page.path, page.team)
        source_url = self._renderer.edit_url(page.prose.path) if page.prose else ""
        prose = self._prose.html(page.prose, here, source_url) if page.prose else ""
        rendered = self._renderer.render(page, prose)
        self.content = rendered.html
        self.toc = get_toc(_tokens(page.title, rendered.headings))

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # an attribute there; few pages are asked
        """Ids in this page that others can link to."""
        return set(re.findall(r'\bid="([^"]+)"', self.content or ""))

    @property
    def search_content(self) -> str:
        """What the site's search reads: title, state and one sentence."""
        page = self.record_page
        words = "".join(f"<p>{as_html(text)}</p>" for text in page.search)
        return f'<h1 id="al-title">{as_html(page.title)}</h1>{words}'


def _tokens(title: str, headings: tuple[Heading, ...]) -> list[Any]:
    """Headings as the nested tokens that MkDocs makes a table of contents from."""
    root: dict[str, Any] = {"level": 1, "id": "al-title", "name": as_html(title), "children": []}
    stack = [root]
    for heading in headings:
        while stack[-1]["level"] >= heading.level:
            stack.pop()
        token = {"level": heading.level, "id": heading.id, "name": as_html(heading.text), "children": []}
        stack[-1]["children"].append(token)
        stack.append(token)
    return [root]


def page_file(page: Page, config: MkDocsConfig, *, project: Path) -> File:
    """The file that MkDocs makes the page from, outside the navigation unless it is placed there."""
    file = File.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if page.source:
        file.edit_uri = _among_docs(page.source, config.docs_dir, project)
    return file


def _among_docs(source: str, docs_dir: str, project: Path) -> str:
    """A file's path relative to the docs folder."""
    return posixpath.normpath(posixpath.join(_project_among_docs(docs_dir, project), source))


@cache
def _project_among_docs(docs_dir: str, project: Path) -> str:
    return shown_path(project, Path(docs_dir).resolve())
