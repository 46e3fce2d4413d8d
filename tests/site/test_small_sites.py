"""Small real sites in `tests/sites`: one body over all of them, then what each is there for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import SITES, Built
from tests.site.pages import BuiltSite, HtmlPage, read_site
from tests.site.properties import EVERY_PAGE

NAMES = sorted(each.name for each in SITES.iterdir() if (each / "mkdocs.yml").is_file())

SiteNamed = Callable[[str], Built]


def pages_of(built: Built) -> BuiltSite:
    return read_site(built.ok().folder)


def labels(page: HtmlPage) -> list[str]:
    """What the navigation says, from the top down."""
    return [
        " ".join(each.text.split())
        for each in page.within("md-nav--primary")
        if "md-ellipsis" in each.classes
    ]


def hrefs(page: HtmlPage) -> set[str]:
    return {each.attributes["href"] for each in page.within("md-content") if "href" in each.attributes}


@pytest.mark.parametrize("broken", EVERY_PAGE, ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_no_page_has(name: str, broken: Callable[[BuiltSite], object], site_named: SiteNamed) -> None:
    assert not broken(pages_of(site_named(name)))


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in {"references", "colliding", "empty-folder"}]
)
def test_nothing_is_warned_of_but_gaps_in_records(name: str, site_named: SiteNamed) -> None:
    strange = [
        text
        for text in site_named(name).ok().warnings
        if not re.match(r"WARNING: [\w./-]+:\d+:\d+: .*\[[\w-]+\]|WARNING: [\w./-]+:\d+:\d+ ", text)
    ]
    assert not strange


class TestOneTeam:
    def test_every_kind_of_record_has_its_page(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("one-team"))
        for path in (
            "alignment/index.md",
            "alignment/decisions/index.md",
            "alignment/decisions/0001-soup-from-the-day-before.md",
            "alignment/steps/two-shelves.md",
            "alignment/unknowns/oven-load.md",
            "alignment/team.md",
            "alignment/glossary.md",
        ):
            assert site.at(path)

    def test_files_beside_a_record_are_published_and_its_sources_are_not(self, site_named: SiteNamed) -> None:
        folder = site_named("one-team").ok().folder
        assert (folder / "alignment/decisions/pot.png").is_file()
        assert (folder / "alignment/papers/prices.pdf").is_file()
        assert not list(folder.rglob("*.yml"))

    def test_links_in_a_records_words_lead_where_they_were_written(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("one-team")).at("alignment/decisions/0001-soup-from-the-day-before.md")
        assert {
            "../../papers/prices.pdf",
            "../../../rooms/#the-cold-room",
            "../0002-bread-from-the-baker/",
            "../../unknowns/oven-load/",
            "../../steps/",
        } <= hrefs(page)
        assert [each.attributes["src"] for each in page.within("al-prose") if each.tag == "img"] == [
            "../pot.png"
        ]

    def test_headings_of_a_records_words_come_below_ours(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("one-team")).at("alignment/decisions/0002-bread-from-the-baker.md")
        words = {
            each.text.replace("¶", "").strip(): each.tag
            for each in page.within("al-prose")
            if each.tag[0] == "h"
        }
        assert words == {"Context": "h3", "Price": "h4"}

    def test_an_unknown_that_is_late_says_so_without_a_script(self, site_named: SiteNamed) -> None:
        text = pages_of(site_named("one-team")).at("alignment/unknowns/cold-soup.md").text()
        assert "They were to be back on 15 November 2026. What did they find?" in text


class TestSeveralTeams:
    def test_a_first_page_leads_to_each_team(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("several-teams")).at("alignment/index.md")
        assert {"kitchen/", "post/"} <= hrefs(page)

    def test_the_same_id_in_two_teams_makes_two_pages(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("several-teams"))
        for team in ("kitchen", "post"):
            page = site.at(f"alignment/{team}/decisions/0001-quiet-hour.md")
            assert page.one("h1").text.strip() == f"Quiet hour of the {team}"

    def test_a_name_without_its_team_is_the_own_teams(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("several-teams")).at("alignment/post/decisions/0001-quiet-hour.md")
        words = [each.text for each in page.within("al-prose") if each.tag == "a"]
        assert words == ["Quiet hour of the kitchen", "Quiet hour of the post"]

    def test_the_option_names_a_team(self, site_named: SiteNamed) -> None:
        assert "Post and parcels" in labels(pages_of(site_named("several-teams")).at("index.md"))

    def test_dependencies_cross_teams(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("several-teams")).at("alignment/kitchen/decisions/0001-quiet-hour.md")
        assert "../../../post/decisions/0002-boxes/" in hrefs(page)


class TestDocumentsThatWereThereBefore:
    def test_each_has_a_page_and_a_row_in_the_log(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("madr-only"))
        rows = [each for each in site.at("decisions/index.md").all("tr") if "id" in each.attributes]
        assert len(rows) == 4
        assert (
            site.at("decisions/0014-allow-neutral-arguments.md").one("h1").text.strip()
            == 'Allow "neutral" arguments'
        )

    def test_their_options_are_compared(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("madr-only")).at("decisions/0016-outcome-before-detailed-pros-cons.md")
        assert page.all("table", "al-compare")

    def test_nothing_in_them_is_an_error(self, site_named: SiteNamed) -> None:
        assert not [text for text in site_named("madr-only").messages if text.startswith("ERROR")]

    def test_the_licence_of_the_copied_documents_is_beside_them(self) -> None:
        assert {"LICENSE", "LICENSE.CC0-1.0", "LICENSE.MIT"} <= {
            each.name for each in (SITES / "madr-only").iterdir()
        }


class TestNavigation:
    def test_a_place_that_the_user_gave_is_kept_and_nothing_added(self, site_named: SiteNamed) -> None:
        said = labels(pages_of(site_named("nav-by-user")).at("index.md"))
        assert "Our choices" in said
        assert "Directions" not in said

    def test_without_nav_our_pages_are_there_and_not_listed(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("nav-off"))
        assert site.at("alignment/decisions/index.md")
        assert "Decisions" not in labels(site.at("index.md"))


class TestTemplates:
    @pytest.mark.parametrize(
        ("name", "words"),
        [("templates-dir", "Chosen by us: It is enough."), ("custom-dir", "From the theme: It is enough.")],
    )
    def test_one_block_is_replaced_and_the_rest_stays(
        self, name: str, words: str, site_named: SiteNamed
    ) -> None:
        page = pages_of(site_named(name)).at("alignment/decisions/0001-one-van.md")
        assert page.one(class_name="our-lead").text == words
        assert page.one(class_name="al-facts")

    def test_no_template_is_copied_to_the_site(self, site_named: SiteNamed) -> None:
        for name in ("templates-dir", "custom-dir"):
            assert not list(site_named(name).ok().folder.rglob("decision.html"))


class TestWords:
    def test_a_teams_own_status_word_is_shown_beside_ours(self, site_named: SiteNamed) -> None:
        facts = (
            pages_of(site_named("own-words"))
            .at("alignment/decisions/0002-two-bikes.md")
            .one("dl", "al-facts")
            .text
        )
        assert "Accepted" in facts

    def test_titles_are_those_of_the_options(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("own-words"))
        assert site.at("alignment/decisions/index.md").title == "What we chose - Own words"
        assert site.at("alignment/index.md").one("h1").text.strip() == "Where to"
        assert {"Where we stand", "What we chose", "Where to"} <= set(labels(site.at("index.md")))

    def test_colours_come_after_our_sheet_and_before_the_users(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("own-words"))
        sheets = [
            Path(each.attributes["href"]).name.split(".")[0]
            for each in site.at("index.md").all("link")
            if each.attributes.get("rel") == "stylesheet"
            and "assets/stylesheets" not in each.attributes["href"]
        ]
        assert sheets == ["main", "colors", "ours"]
        colors = next((site.folder / "assets/alignment").glob("colors.*.css")).read_text("utf-8")
        assert "--al-good: #1b7f4b;" in colors
        assert "--al-accent: var(--md-primary-fg-color);" in colors


class TestReferences:
    @pytest.fixture
    def home(self, site_named: SiteNamed) -> HtmlPage:
        return pages_of(site_named("references")).at("index.md")

    @pytest.mark.parametrize(
        ("words", "href"),
        [
            ("Soup from the day before", "alignment/decisions/0001-soup-from-the-day-before/"),
            ("how full it is", "alignment/unknowns/oven-load/"),
            ("Cold room", "alignment/glossary/#cold-room"),
            ("What can be made without the oven is.", "alignment/#oven-last"),
        ],
    )
    def test_a_name_in_brackets_is_a_link(self, words: str, href: str, home: HtmlPage) -> None:
        assert (words, href) in {
            (each.text, each.attributes.get("href")) for each in home.within("md-content")
        }

    def test_a_number_finds_its_decision(self, home: HtmlPage) -> None:
        assert len([each for each in home.all("a", "al-ref") if each.text == "Soup from the day before"]) == 2

    def test_code_is_left_as_it_is(self, home: HtmlPage) -> None:
        code = [each.text.strip() for each in home.all("code")]
        assert code == ["[[oven-load]]", "[[nothing-there]]", "[[nothing-there-either]]"]

    def test_a_name_of_nothing_stays_words_and_is_warned_of_at_its_place(
        self, home: HtmlPage, site_named: SiteNamed
    ) -> None:
        assert home.one("span", "al-missing").text == "oven-lode"
        warned = [text for text in site_named("references").warnings if "oven-lode" in text]
        assert len(warned) == 1
        assert "docs/index.md:14:10" in warned[0]
        assert "did you mean 'oven-load'?" in warned[0]


class TestLittle:
    def test_a_folder_without_records_says_how_to_begin(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("empty-folder"))
        assert "Alignment" in labels(site.at("index.md"))
        assert "Where are we going, and why?" in site.at("alignment/index.md").text()

    def test_three_fields_are_enough_to_begin(self, site_named: SiteNamed) -> None:
        text = pages_of(site_named("short-strategy")).at("alignment/index.md").text()
        assert "Home by five." in text
        assert "What makes this hard?" in text


class TestOutsideTheDocs:
    def test_pages_stand_under_the_folders_own_name(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("outside-docs"))
        assert site.at("records/index.md").one("h1")
        assert site.at("records/decisions/0001-soup-from-the-day-before.md")

    def test_links_from_there_to_the_docs_work(self, site_named: SiteNamed) -> None:
        page = pages_of(site_named("outside-docs")).at("records/decisions/0001-soup-from-the-day-before.md")
        assert "../../../rooms/#the-cold-room" in hrefs(page)


class TestCollisions:
    def test_a_page_by_hand_keeps_its_place_and_ours_takes_another(self, site_named: SiteNamed) -> None:
        site = pages_of(site_named("colliding"))
        assert "Written by hand." in site.at("alignment/index.md").text()
        assert "Letters go out" in site.at("alignment/where-we-are-going.md").text()
        assert "Written by hand." in site.at("alignment/decisions/index.md").text()
        assert "One van" in site.at("alignment/decisions/log.md").text()
