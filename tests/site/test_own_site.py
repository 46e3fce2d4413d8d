"""Properties that every page of a site has, held against this repository's own site."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from alignment_plugin.records.record import Record
from alignment_plugin.views import NOT_IN_NAV, TEAM_PAGES, build_pages
from alignment_plugin.views.site import Site
from tests.site.building import ADDRESS, Built
from tests.site.pages import BuiltSite, HtmlPage, is_foreign
from tests.site.planning import planned
from tests.site.properties import EVERY_PAGE, written


@pytest.fixture(scope="session")
def plan(own_build: Built) -> Site:
    return planned(Path(own_build.project))


@pytest.fixture(scope="session")
def record_pages(plan: Site) -> dict[str, Record]:
    """Path → the record whose page it is."""
    return {
        page.path: plan.graph.entities[page.key].record
        for page in build_pages(plan)
        if page.key and not page.name
    }


@pytest.fixture(scope="session")
def titles(plan: Site) -> dict[str, str]:
    """Path → what the page is called."""
    return {page.path: page.title for page in build_pages(plan)}


def test_building_it_warns_of_nothing_but_the_records(own_build: Built) -> None:
    strange = [text for text in own_build.warnings if not re.match(r"WARNING: docs/[\w./-]+:\d+:\d+", text)]
    assert not strange


@pytest.mark.parametrize("broken", EVERY_PAGE, ids=lambda each: each.__name__)
def test_no_page_has(broken: Callable[[BuiltSite], object], own_site: BuiltSite) -> None:
    assert not broken(own_site)


def test_links_name_a_file_where_the_site_is_read_from_a_disk(own_build: Built, own_site: BuiltSite) -> None:
    if own_build.folder.parent.name != "own-files":
        pytest.skip("only of the site whose addresses are files")
    folders = [
        (page.path, url)
        for page in written(own_site)
        for element, url in page.links()
        if element.inside("md-content") and not is_foreign(url) and not url.startswith(("#", "mailto:"))
        if urlsplit(url).path.endswith("/") or urlsplit(url).path in ("", ".", "..")
    ]
    assert not folders


def test_our_script_names_no_other_host(own_site: BuiltSite) -> None:
    scripts = list((own_site.folder / "assets" / "alignment").glob("*.js"))
    assert scripts
    assert not [each for each in scripts if "://" in each.read_text("utf-8")]


def test_no_source_of_a_record_is_copied_to_the_site(own_site: BuiltSite) -> None:
    sources = {".yml", ".yaml", ".md"}
    assert not [path for path in own_site.folder.rglob("*") if path.suffix in sources]


def _in_navigation(site: BuiltSite, page: HtmlPage) -> set[str]:
    found = set()
    for each in page.within("md-nav--primary"):
        if each.tag == "a" and "md-nav__link" in each.classes and (url := each.attributes.get("href")):
            target = site.file_of(url, page.path, ADDRESS)
            if target and not urlsplit(url).fragment:
                found.add(target[0])
    return found


def test_the_navigation_holds_every_page_of_a_team_and_no_record(
    own_site: BuiltSite, plan: Site, record_pages: dict[str, Record]
) -> None:
    listed = _in_navigation(own_site, own_site.at("index.md"))
    wanted = {
        own_site.at(path).path
        for (_, name), path in plan.plan.pages.items()
        if name in TEAM_PAGES and name not in NOT_IN_NAV
    }
    assert wanted <= listed
    assert not {own_site.at(path).path for path in record_pages} & listed


def test_a_folders_own_title_names_its_section(own_site: BuiltSite) -> None:
    titles = {
        " ".join(each.text.split())
        for each in own_site.at("index.md").within("md-nav--primary")
        if each.tag == "label"
    }
    assert {"Our own records", "Example: payments", "Example: an ocean crossing"} <= titles


def test_a_records_page_stands_under_its_section(
    own_site: BuiltSite, record_pages: dict[str, Record]
) -> None:
    """The theme then opens the section that the reader is in."""
    path = next(path for path in record_pages if path.startswith("alignment/decisions/"))
    active = [
        each for each in own_site.at(path).all("li", "md-nav__item--active") if "Our own records" in each.text
    ]
    assert active


def test_every_records_page_is_there(own_site: BuiltSite, record_pages: dict[str, Record]) -> None:
    assert len(record_pages) > 60
    assert [path for path in record_pages if own_site.at(path) is None] == []


def test_a_page_of_ours_says_its_name_in_title_and_heading(
    own_site: BuiltSite, titles: dict[str, str]
) -> None:
    wrong = {}
    for path, title in titles.items():
        page = own_site.at(path)
        said = {page.title.removesuffix(" - Alignment"), " ".join(page.one("h1").text.split())}
        if said != {title}:
            wrong[path] = (said, title)
    assert not wrong


def test_a_records_page_is_called_what_the_record_is_called(
    record_pages: dict[str, Record], titles: dict[str, str]
) -> None:
    named = {
        path: re.sub(r"[`*_]", "", record.name)
        for path, record in record_pages.items()
        if record.kind != "back-brief"
    }
    assert {path: titles[path] for path in named} == named


def test_every_page_of_ours_describes_itself_in_plain_words(own_site: BuiltSite, plan: Site) -> None:
    wrong = {}
    for page in build_pages(plan):
        said = own_site.at(page.path).description
        if (
            not 10 <= len(said) <= 300
            or said.startswith("A team's shared")
            or re.search(r"[<>\n`]|\*\*|\[\[|&\w+;", said)
        ):
            wrong[page.path] = said
    assert not wrong


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("alignment/decisions/0002-kinds-declared-once.md", "Frozen pydantic models with annotations."),
        ("alignment/index.md", "where it is not aligned"),
        ("alignment/decisions/index.md", "decided, and why"),
        ("examples/crossing/unknowns/night-watch.md", "three watch keepers"),
        ("examples/payments/settlement/steps/cohort-1.md", "step"),
    ],
)
def test_a_description_says_what_the_page_answers(own_site: BuiltSite, path: str, words: str) -> None:
    assert words in own_site.at(path).description


def test_edit_links_lead_to_the_file_that_holds_the_record(
    own_site: BuiltSite, record_pages: dict[str, Record]
) -> None:
    start = "https://example.org/mkdocs-alignment/edit/main/"
    wrong = {}
    for path, record in record_pages.items():
        found = {
            each.attributes["href"]
            for each in own_site.at(path).all("a")
            if start in each.attributes.get("href", "")
        }
        if found != {start + record.origin.path}:
            wrong[path] = found
    assert not wrong


def test_a_step_is_edited_in_the_list_it_stands_in(own_site: BuiltSite) -> None:
    page = own_site.at("examples/payments/settlement/steps/cohort-1.md")
    assert any(each.attributes.get("href", "").endswith("/settlement/steps.yml") for each in page.all("a"))


@pytest.fixture(scope="session")
def search_index(own_build: Built) -> list[dict[str, str]]:
    docs: list[dict[str, str]] = json.loads(own_build.text("search/search_index.json"))["docs"]
    return docs


def test_search_holds_one_entry_a_record_with_its_title(
    own_site: BuiltSite,
    search_index: list[dict[str, str]],
    record_pages: dict[str, Record],
    titles: dict[str, str],
) -> None:
    entries: dict[str, list[str]] = {}
    for entry in search_index:
        target = own_site.file_of(entry["location"], "", ADDRESS)
        assert target is not None
        entries.setdefault(target[0], []).append(html.unescape(entry["title"]))
    found = {path: entries.get(own_site.at(path).path, []) for path in record_pages}
    assert found == {path: [titles[path]] for path in record_pages}


def test_search_holds_no_whole_page_of_ours(
    own_site: BuiltSite, search_index: list[dict[str, str]], plan: Site
) -> None:
    ours = {own_site.at(page.path).path for page in build_pages(plan)}
    texts = [
        (entry["location"], len(entry["text"]))
        for entry in search_index
        if (target := own_site.file_of(entry["location"], "", ADDRESS)) and target[0] in ours
    ]
    assert texts
    assert [each for each in texts if each[1] > 2_000] == []


def test_the_sitemap_holds_every_page(own_build: Built, own_site: BuiltSite, plan: Site) -> None:
    tree = ElementTree.fromstring(own_build.text("sitemap.xml"))
    places = [each.text or "" for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    found = {target[0] for place in places if (target := own_site.file_of(place, "", ADDRESS))}
    assert {own_site.at(page.path).path for page in build_pages(plan)} <= found


def test_breadcrumbs_of_a_record_lead_to_its_list_and_its_teams_first_page(
    own_site: BuiltSite, plan: Site, record_pages: dict[str, Record]
) -> None:
    for path, record in record_pages.items():
        page = own_site.at(path)
        places = [
            own_site.file_of(each.attributes["href"], page.path, ADDRESS)
            for each in page.within("al-crumbs")
            if each.tag == "a"
        ]
        assert places, path
        home = own_site.at(plan.plan.page(record.team, "home")).path
        assert places[0] == (home, ""), path
