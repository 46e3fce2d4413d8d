"""Every kind of page in a real browser: readable by everyone, at every width, without asking anybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import KINDS, search_for
from tests.conftest import PageLog, opened_page, opened_window
from tests.site.building import Built
from tests.site.pages import read_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

AddressOf = Callable[[str], str]

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {
        # These judge the whole page, and its frame is the theme's.
        "region": {"enabled": False},
        "landmark-one-main": {"enabled": False},
        "page-has-heading-one": {"enabled": False},
    },
    "resultTypes": ["violations"],
}

AT_ONCE = "*, ::before, ::after { transition: none !important }"


def violations(page: Page, axe_source: str) -> list[str]:
    """What axe-core finds in the part of the page that is ours."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe_source)
    run = "async options => (await axe.run('.md-content__inner', options)).violations"
    found: list[dict[str, Any]] = page.evaluate(run, AXE)
    return [
        f"{each['id']}: {json.dumps([node['html'][:200] for node in each['nodes'][:3]])} {each['nodes'][0]['failureSummary'][:300]}"
        for each in found
    ]


SCHEMES = {"light": "default", "dark": "slate"}
"""What a reader asks for → what the theme calls it."""


def scheme_of(page: Page) -> str | None:
    """The colours that the theme shows, in its word."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def set_scheme(page: Page, scheme: str) -> None:
    """Have the theme show other colours, by its own button."""
    page.emulate_media(media="screen")
    if scheme_of(page) != SCHEMES[scheme]:
        page.evaluate("document.querySelector('label[for^=__palette]:not([hidden])').click()")
    page.locator(f"body[data-md-color-scheme={SCHEMES[scheme]}]").wait_for(state="attached")


@pytest.fixture(scope="module", params=KINDS)
def opened(
    request: pytest.FixtureRequest, second_window: BrowserContext, address_of: AddressOf
) -> Iterator[tuple[Page, PageLog]]:
    """A page of each kind, opened once for all tests that only look at it."""
    log = PageLog()
    with opened_page(second_window, log) as page:
        page.goto(address_of(request.param), wait_until="networkidle")
        # Colours and the theme's drawer change slowly; what they change to is what is looked at.
        page.add_style_tag(content=AT_ONCE)
        yield page, log


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_of_ours_shuts_anyone_out(
    opened: tuple[Page, PageLog], scheme: str, width: int, axe_source: str
) -> None:
    page, _ = opened
    page.set_viewport_size({"width": width, "height": 900})
    set_scheme(page, scheme)
    assert violations(page, axe_source) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_opens_in_the_scheme_that_the_device_asks_for(
    scheme: Any, page: Page, address_of: AddressOf, axe_source: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address_of("home"))
    assert scheme_of(page) == SCHEMES[scheme]
    assert violations(page, axe_source) == []


def test_no_page_is_wider_than_its_window(opened: tuple[Page, PageLog]) -> None:
    page, _ = opened
    set_scheme(page, "light")
    wide = {}
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        needed = page.evaluate("document.scrollingElement.scrollWidth")
        if needed > width:
            wide[width] = needed
    assert not wide


def test_no_page_asks_another_host_or_complains(opened: tuple[Page, PageLog]) -> None:
    _, log = opened
    assert log.requests
    assert log.foreign_requests == []
    assert log.console_errors == []


@pytest.mark.parametrize("kind", ["home", "log", "decision accepted", "unknowns"])
def test_a_page_on_a_disk_reads_the_same_and_asks_nobody(
    kind: str, page: Page, page_log: PageLog, own_files: Built, kinds: dict[str, str]
) -> None:
    page.goto((own_files.folder / read_site(own_files.folder).at(kinds[kind]).path).as_uri())
    assert page.locator("h1").inner_text().strip()
    assert page.evaluate("getComputedStyle(document.querySelector('.al-lead')).fontSize") not in ("", "16px")
    assert [url for url in page_log.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    link = page.locator(".md-content a[href$='.html']").first
    # The click alone does not wait for the page that it opens.
    with page.expect_navigation():
        link.click()
    assert page.locator("h1").count() == 1


def test_in_print_nothing_is_hidden_or_cut(opened: tuple[Page, PageLog]) -> None:
    page, _ = opened
    set_scheme(page, "light")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.md-content__inner *')].filter(each => {
            const style = getComputedStyle(each)
            return ['hidden', 'clip', 'auto', 'scroll'].includes(style.overflowX)
              && style.position !== 'absolute' && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
        }).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert cut == []
    assert page.locator(".al-filter:visible").count() == 0
    for table in page.locator("table.al-table").all():
        assert table.evaluate("each => getComputedStyle(each).display") == "table"
    for details in page.locator(
        ".md-content__inner details.al-more > ul, .md-content__inner details.al-reveal > p"
    ).all():
        assert details.evaluate("each => each.getBoundingClientRect().height") > 0


def test_keys_alone_reach_the_comparison_and_its_links_with_a_visible_focus(
    page: Page, address_of: AddressOf
) -> None:
    page.goto(address_of("decision accepted"))
    reached: list[dict[str, str]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e)
              return {tag: e.tagName, ours: String(!!e.closest('.md-content__inner')), cls: String(e.className.baseVal ?? e.className),
                      shown: String((s.outlineStyle !== 'none' && s.outlineWidth !== '0px') || !!e.closest('svg'))} }"""
        )
        reached.append(focus)
        if focus["cls"].startswith("md-footer") or focus["tag"] == "BODY":
            break
    ours = [each for each in reached if each["ours"] == "true"]
    assert [each for each in ours if "al-box" in each["cls"]]
    assert [each for each in ours if each["tag"] == "A"]
    assert [each for each in ours if each["shown"] == "false" and "md-" not in each["cls"]] == []


class TestFilters:
    def test_a_choice_by_keys_goes_into_the_address_and_stays(
        self, page: Page, address_of: AddressOf
    ) -> None:
        page.goto(address_of("log"))
        rows = page.locator("table.al-log tbody tr[id]")
        everything = rows.count()
        page.get_by_label("State").focus()
        page.keyboard.type("Acc")
        page.wait_for_url("**?status=Accepted")
        shown = page.locator("table.al-log tbody tr[id]:visible").count()
        assert 0 < shown < everything
        assert page.locator(".al-filter output").inner_text() == f"{shown} of {everything} shown"
        page.reload()
        assert page.get_by_label("State").input_value() == "Accepted"
        assert page.locator("table.al-log tbody tr[id]:visible").count() == shown

    def test_show_all_clears_the_choice_and_keeps_the_focus(self, page: Page, address_of: AddressOf) -> None:
        page.goto(address_of("log") + "?status=Accepted")
        page.get_by_role("button", name="Show all").focus()
        page.keyboard.press("Enter")
        assert "status" not in page.url
        assert page.locator("table.al-log tbody tr[id]:not(:visible)").count() == 0
        assert page.locator(".al-filter output").inner_text() == ""
        assert page.evaluate("document.activeElement.tagName") == "SELECT"

    def test_a_choice_that_is_none_is_as_if_nothing_was_chosen(
        self, page: Page, address_of: AddressOf
    ) -> None:
        page.goto(address_of("log") + "?status=Nonsense")
        assert page.locator("table.al-log tbody tr[id]:not(:visible)").count() == 0

    def test_what_leaves_nothing_says_so(self, page: Page, address_of: AddressOf) -> None:
        page.goto(address_of("log") + "?status=Superseded")
        owners = page.get_by_label("Owner").locator("option").all_inner_texts()[1:]
        for owner in owners:
            page.get_by_label("Owner").select_option(owner)
            if page.locator("table.al-log tbody tr[id]:visible").count() == 0:
                break
        assert page.locator(".al-filter output").inner_text() == "None. Was it decided somewhere else?"

    def test_the_month_of_hidden_rows_is_hidden_too(self, page: Page, address_of: AddressOf) -> None:
        page.goto(address_of("log") + "?status=Superseded")
        bodies = page.locator("table.al-log tbody:visible")
        assert bodies.count() > 0
        for body in bodies.all():
            assert body.locator("tr[id]:visible").count() > 0


def test_without_a_script_the_log_is_whole(plain_page: Page, address_of: AddressOf) -> None:
    plain_page.goto(address_of("log"))
    rows = plain_page.locator("table.al-log tbody tr[id]")
    assert rows.count() == plain_page.locator("table.al-log tbody tr[id]:visible").count() > 5
    assert plain_page.locator(".al-filter").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_every_page_says_what_it_says(
    kind: str, plain_page: Page, address_of: AddressOf
) -> None:
    plain_page.goto(address_of(kind))
    assert plain_page.locator(".md-content__inner h1").is_visible()
    assert (
        plain_page.locator(
            ".md-content__inner input, .md-content__inner textarea, .md-content__inner select"
        ).count()
        == 0
    )


LATENESS = {
    "2026-11-29T09:00:00": "Out",
    "2026-11-30T23:59:00": "Back today",
    "2026-12-01T00:01:00": "Late, 1 day",
    "2026-12-09T12:00:00": "Late, 9 days",
}
"""The reader's own time → what is said of something that is due on 30 November."""


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_late_is_late_by_the_readers_clock(zone: str, browser: Browser, address_of: AddressOf) -> None:
    said = {}
    with opened_window(browser, timezone_id=zone) as window:
        page = window.pages[0]
        page.goto(address_of("unknowns"))
        at = {now: page.evaluate("text => new Date(text).getTime()", now) / 1000 for now in LATENESS}
        page.route("**/unknowns/", lambda route: _with_due(route, "2026-11-30"))
        page.clock.install(time=at[min(at)])
        for now in LATENESS:
            page.clock.set_system_time(at[now])
            page.goto(address_of("unknowns"))
            said[now] = page.locator("[data-al-due]").first.inner_text()
    assert said == LATENESS


def _with_due(route: Any, day: str) -> None:
    """The page as it came, with the first date that somebody is due set to `day`."""
    response = route.fetch()
    text = response.text()
    before, mark, after = text.partition('data-al-due="')
    route.fulfill(response=response, body=before + mark + day + after[10:])


class TestFinding:
    def test_search_finds_a_decision_by_its_title(self, page: Page, own_address: str) -> None:
        page.goto(own_address)
        search_for(page, "leave the batch")
        first = page.locator(".md-search-result__item a").first
        first.wait_for()
        first.click()
        page.wait_for_url("**/0004-how-we-leave-the-batch/**")
        assert page.locator("h1").inner_text().startswith("How we leave the batch")

    def test_breadcrumbs_lead_back(self, page: Page, address_of: AddressOf) -> None:
        page.goto(address_of("decision accepted"))
        page.locator(".al-crumbs a").last.click()
        page.wait_for_url(address_of("log"))
        page.go_back()
        page.locator(".al-crumbs a").first.click()
        page.wait_for_url(address_of("home"))
        assert page.locator("h1").inner_text().startswith("Where we are going")

    def test_why_a_decision_was_made_is_two_clicks_from_home_on_a_phone(
        self, page: Page, address_of: AddressOf
    ) -> None:
        page.set_viewport_size({"width": 375, "height": 700})
        page.goto(address_of("home"))
        decision = page.locator(".md-content__inner a[href*='decisions/0']").first
        decision.click()
        lead = page.locator(".al-lead")
        lead.wait_for()
        assert "We choose" in lead.inner_text()
        assert lead.evaluate("each => each.getBoundingClientRect().bottom") < 900

    def test_the_list_of_decisions_gives_the_reasons_without_a_click(
        self, page: Page, address_of: AddressOf
    ) -> None:
        page.goto(address_of("log"))
        assert (
            "Keep batch" in page.locator("table.al-log").inner_text()
            or page.locator("table.al-log th p").count() > 3
        )
