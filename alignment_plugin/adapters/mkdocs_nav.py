"""Our pages in the navigation: added as a section of their own, unless the user has placed them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import nest_paths

from alignment_plugin.adapters.mkdocs_pages import RecordPage
from alignment_plugin.render.renderer import as_html
from alignment_plugin.views import NOT_IN_NAV, TEAM_PAGES
from alignment_plugin.views.plan import Section
from alignment_plugin.views.site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def add_to_nav(site: Site, config: "MkDocsConfig", files: Files) -> None:
    """Put the sections behind the user's navigation where that names none of our pages."""
    ours = set(site.plan.pages.values()) | {section.first for section in site.plan.sections if section.first}
    given: Any = config.nav
    if given is not None and ours & set(_paths(given)):
        return
    if given is None:
        pages = sorted(
            (file for file in files.documentation_pages() if file.inclusion.is_in_nav()),
            key=lambda file: (not file.src_uri.lower().startswith(("index.", "readme.")), file.src_uri),
        )
        given = nest_paths(file.src_uri for file in pages)
    config.nav = [
        *given,
        *(_section(site, section) for section in site.plan.sections if _pages(site, section)),
    ]


def _paths(nav: Any) -> Iterable[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _paths(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _paths(value)


def _section(site: Site, section: Section) -> dict[str, Any]:
    return {as_html(section.title): _pages(site, section)}


def _pages(site: Site, section: Section) -> list[Any]:
    first: list[Any] = [section.first] if section.first else []
    if len(section.teams) == 1 and not section.first:
        return _team_pages(site, section.teams[0])
    return first + [{as_html(site.team_name(team)): _team_pages(site, team)} for team in section.teams]


def _team_pages(site: Site, team: str) -> list[str]:
    return [path for name in TEAM_PAGES if name not in NOT_IN_NAV and (path := site.plan.page(team, name))]


def keep_labels(config: "MkDocsConfig", files: Files) -> None:
    """Give our pages the words under which the user's navigation places them."""
    for label, path in _labelled(config.nav):
        file = files.get_file_from_path(path)
        if file is not None and isinstance(file.page, RecordPage):
            file.page.title = label


def _labelled(nav: Any) -> Iterable[tuple[str, str]]:
    if isinstance(nav, list):
        for each in nav:
            yield from _labelled(each)
    elif isinstance(nav, dict):
        for label, value in nav.items():
            if isinstance(value, str):
                yield str(label), value
            else:
                yield from _labelled(value)


def set_parents(nav: Navigation, files: Files) -> None:
    """Give record pages the place in the navigation of the page that leads to them."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, RecordPage) and page.parent is None and page.record_page.parent:
            leading = files.get_file_from_path(page.record_page.parent)
            if leading is not None and leading.page is not None:
                page.parent = leading.page.parent
