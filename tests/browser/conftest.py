"""Built sites on loopback, and one page of every kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignment_plugin.views import TEAM_PAGES, build_pages
from alignment_plugin.views.page import Page as RecordPage
from alignment_plugin.views.plan import OF_GIT
from alignment_plugin.views.site import Site
from tests.site.building import Built, build_site, copy_own_project, once, shared_folder
from tests.site.pages import BuiltSite, read_site
from tests.site.planning import planned

if TYPE_CHECKING:
    from playwright.sync_api import Page

RECORD_KINDS = (
    "decision accepted",
    "decision superseded",
    "decision proposed",
    "step known",
    "step unknown",
    "unknown open",
    "unknown back",
    "session",
    "back-brief",
)
KINDS = ("teams", *(name for name in TEAM_PAGES if name not in OF_GIT), *RECORD_KINDS)
"""Every kind of page that we make of records alone; those of what git knows have tests of their own."""

FULLEST = "examples/payments/settlement/"
"""The folder of the example that has something on every page."""


def address_in(built: Built, path: str) -> str:
    """The URL, relative to the site, of the page that has `path` among the docs."""
    file = read_site(built.ok().folder).at(path).path
    return file.removesuffix("index.html") if "/" in file or file == "index.html" else file


def search_for(page: Page, words: str) -> None:
    """Type into the theme's search, which listens to keys and not to changes."""
    field = page.locator("input.md-search__input")
    field.focus()
    field.fill("")
    field.press_sequentially(words)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers see."""
    return shared_folder(tmp_path_factory)


def _own(shared: Path, name: str, **config: object) -> Built:
    return once(shared, name, lambda folder: build_site(copy_own_project(folder, **config))).ok()


@pytest.fixture(scope="session")
def own_build(shared: Path) -> Built:
    """This repository's own site."""
    return _own(shared, "own-directories", use_directory_urls=True)


@pytest.fixture(scope="session")
def own_files(shared: Path) -> Built:
    """The same site with a file for each address, to be read from a disk."""
    return _own(shared, "own-files", use_directory_urls=False)


@pytest.fixture(scope="session")
def own_address(own_build: Built, serve_site: Callable[[Path], str]) -> str:
    """Where this repository's own site is served."""
    return serve_site(own_build.folder)


@pytest.fixture(scope="session")
def own_pages(own_build: Built) -> BuiltSite:
    """Its pages as HTML."""
    return read_site(own_build.folder)


@pytest.fixture(scope="session")
def kinds(own_build: Built) -> dict[str, str]:
    """Kind of page → the path of one such page among the docs."""
    site = planned(Path(own_build.project))
    found: dict[str, str] = {}
    for page in sorted(build_pages(site), key=lambda each: not each.path.startswith(FULLEST)):
        for kind in _kinds_of(site, page):
            found.setdefault(kind, page.path)
    return found


def _kinds_of(site: Site, page: RecordPage) -> list[str]:
    if page.name:
        return [page.name]
    record = site.graph.entities[page.key].record if page.key else None
    if record is None:
        return []
    more = {
        "decision": lambda: record.status.value,
        "step": lambda: record.certainty.value,
        "unknown": lambda: "back" if record.findings else "open",
    }
    return [f"{record.kind} {more[record.kind]()}" if record.kind in more else record.kind]


@pytest.fixture(scope="session")
def address_of(kinds: dict[str, str], own_build: Built, own_address: str) -> Callable[[str], str]:
    """The whole URL of a page of a kind."""
    return lambda kind: own_address + address_in(own_build, kinds[kind])
