"""The plugin: its options and its hooks. A hook hands over to a plain function and does nothing else."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from alignment_plugin.adapters.advice import foreign_hosts
from alignment_plugin.adapters.errors import AlignmentError
from alignment_plugin.adapters.memory import collector_paused, keep_what_is_read
from alignment_plugin.adapters.mkdocs_build import (
    Build,
    add_files,
    linked_markdown,
    prepare,
    refuse_or_tell,
    site_assets,
    try_templates,
)
from alignment_plugin.adapters.mkdocs_nav import add_to_nav, keep_labels, set_parents
from alignment_plugin.adapters.mkdocs_pages import RecordPage
from alignment_plugin.adapters.project import Project, records_folders
from alignment_plugin.adapters.shell import with_shells
from alignment_plugin.render.compiled import compiled_before
from alignment_plugin.settings import Settings, read_settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.alignment")


class _NoSchema(Config):
    """Options are declared in `settings`; MkDocs is only told what is wrong with them."""


class AlignmentPlugin(BasePlugin[_NoSchema]):
    """A team's records as pages of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.serving = False
        self.build: Build | None = None
        self.project: Project | None = None

    def load_config(
        self, options: dict[str, Any] | Config, config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Read the options; what is wrong is said by the name of the option."""
        self.settings, problems = read_settings(dict(options))
        self.config = _NoSchema()
        return [(name, PluginError(message)) for name, message in problems], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep the plugin alive between builds, and know that someone is writing."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the records, and put our style sheet before the user's."""
        self.project = project_of(self.settings, config)
        assets = site_assets(self.project)
        config.extra_css[:0] = [each.path for each in assets if each.path.endswith(".css")]
        config.extra_javascript[:0] = [each.path for each in assets if each.path.endswith(".js")]
        for advice in foreign_hosts(config):
            log.info("alignment: %s", advice)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, link and check everything before the published site is touched."""
        assert self.project is not None
        try:
            self.build = prepare(self.project, config)
        except AlignmentError as error:
            raise PluginError(f"alignment: {error.message}") from None
        self.build.assets = site_assets(self.project)
        refuse_or_tell(self.build, strict=config.strict, serving=self.serving)
        try_templates(self.build, config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Records out, pages in."""
        assert self.build is not None
        with collector_paused():
            files = add_files(self.build, files, config)
        if not self.serving:
            keep_what_is_read()
        if self.settings.nav:
            add_to_nav(self.build.site, config, files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Records stay out of the navigation and know their place in it."""
        keep_labels(config, files)
        set_parents(nav, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Link `[[id]]` in ordinary pages."""
        if self.build is None or not self.settings.references or isinstance(page, RecordPage):
            return markdown
        return linked_markdown(self.build, markdown, page.file.src_uri)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Templates do not change while a site is built, and what the theme puts around records hardly does.

        They are compiled once a machine: that is half of the time of a small build.
        """
        env.auto_reload = False
        if env.bytecode_cache is None:
            env.bytecode_cache = compiled_before(env)
        return with_shells(env, config, self)

    @event_priority(100)
    def _search_words(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Before the search plugin looks: what a record is found by, and not its whole page."""
        if isinstance(page, RecordPage):
            page.full_content, page.content = page.content or "", page.search_content
        return context

    @event_priority(-100)
    def _whole_page(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """After it has looked: the page itself."""
        if isinstance(page, RecordPage):
            page.content = page.full_content
        return context

    on_page_context = CombinedEvent(_search_words, _whole_page)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Reload on records and templates outside the docs folder too."""
        assert self.project is not None
        for each in self.project.folders:
            server.watch(str(each.path))
        if self.settings.templates_dir:
            server.watch(str(self.project.root / self.settings.templates_dir))
        return server


def project_of(settings: Settings, config: MkDocsConfig) -> Project:
    """The project that MkDocs is building; raises PluginError where its records cannot be found."""
    docs = Path(config.docs_dir).resolve()
    root = Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()
    folders = records_folders(settings, root=root, docs_dir=docs)
    if folders.problems and settings.records:
        raise PluginError("\n".join(f"alignment: {each}" for each in folders.problems))
    for each in folders.problems:
        log.warning("alignment: %s", each)
    if settings.records:
        settings = settings.model_copy(update={"records": tuple(each.folder for each in folders.found)})
    return Project(root, docs, settings, folders.found)
