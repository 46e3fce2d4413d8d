"""What git knows, in a real browser: readable by everyone, and new since this reader last looked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import AT_ONCE, SCHEMES, set_scheme, violations
from tests.conftest import PageLog, opened_page
from tests.site.building import Built, build_site
from tests.site.story import Repository, accepted, begin, decision, tell

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PALETTE = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "Light"}},
]  # fmt: skip
PAGES = ("changed/", "in-this-change/", "decisions/", "decisions/0004-leave/")
KEY = "'alignment:looked:' + location.pathname"
NOON = int(datetime(2026, 11, 13, 12, tzinfo=UTC).timestamp())
"""Noon on 13 November 2026, UTC: after what came on the 12th, before what came on the 17th."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A branch of the story that edits an accepted decision and adds one; its base is an option."""
    theme = {"name": "material", "font": False, "palette": PALETTE}
    folder = tmp_path_factory.mktemp("history") / "project"
    told = tell(begin(folder, {"compare_to": "main"}, theme=theme))
    told.git("checkout", "--quiet", "-b", "topic")
    told.commit(
        "2026-11-20",
        {
            "decisions/0004-leave.md": accepted("How we leave the batch", success="Below one a day.", supersedes="[0001-batch]"),
            "decisions/0007-hand.md": decision("Who may correct the ledger", depends_on="[0004-leave]"),
            "decisions/0006-mail.md": None,
        },
    )  # fmt: skip
    return told


@pytest.fixture(scope="module")
def built(made: Repository) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ALIGNMENT_COMPARE_TO", raising=False)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        return build_site(made.path).ok()


@pytest.fixture(scope="module")
def address(built: Built, serve_site: Callable[[Path], str]) -> str:
    return serve_site(built.folder) + "alignment/"


def looked(page: Page, address: str, day: str, at: int) -> None:
    """Open the page as somebody whose browser remembers a visit on `day`."""
    page.goto(f"{address}changed/")
    page.evaluate(f"kept => localStorage.setItem({KEY}, kept)", json.dumps({"at": at, "day": day}))
    page.reload()


def shown(page: Page) -> list[str]:
    return [each.inner_text().split("\n")[0] for each in page.locator(".al-feed > li:visible").all()]


@pytest.fixture(scope="module", params=PAGES)
def opened(
    request: pytest.FixtureRequest, second_window: BrowserContext, address: str
) -> Iterator[tuple[Page, PageLog]]:
    """Each page, opened once for all tests that only look at it; the changes with something new."""
    log = PageLog()
    with opened_page(second_window, log) as page:
        if request.param == "changed/":
            looked(page, address, "2026-11-13", NOON)
        else:
            page.goto(address + request.param)
        page.add_style_tag(content=AT_ONCE)
        yield page, log


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_git_knows_shuts_nobody_out(
    opened: tuple[Page, PageLog], scheme: str, width: int, axe_source: str
) -> None:
    page, log = opened
    page.set_viewport_size({"width": width, "height": 900})
    set_scheme(page, scheme)
    assert violations(page, axe_source) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert log.foreign_requests == [] and log.console_errors == []


def test_a_first_visit_shows_everything_and_says_nothing_of_earlier_ones(page: Page, address: str) -> None:
    page.goto(f"{address}changed/")
    assert len(shown(page)) > 8
    assert page.locator(".al-since, .al-new").count() == 0
    kept = json.loads(page.evaluate(f"localStorage.getItem({KEY})"))
    assert set(kept) == {"at", "day"} and kept["at"] > NOON
    assert page.context.cookies() == []


def test_what_came_since_the_last_visit_is_marked_and_can_be_shown_alone(page: Page, address: str) -> None:
    looked(page, address, "2026-11-13", NOON)
    assert (
        page.get_by_role("status").inner_text()
        == "Some of it is new since you last looked, on 13 November 2026."
    )
    fresh = page.locator(".al-new")
    assert fresh.count() == page.get_by_text("New", exact=True).count() > 0
    everything = len(shown(page))
    button = page.get_by_role("button", name="Show only what is new")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert len(shown(page)) == fresh.count() < everything
    assert page.locator(".al-week:visible h2").all_inner_texts() == ["This week"]
    button.click()
    assert len(shown(page)) == everything


def test_looking_again_on_the_same_day_still_shows_what_was_new(page: Page, address: str) -> None:
    looked(page, address, "2026-11-13", NOON)
    before = page.locator(".al-new").count()
    page.reload()
    page.reload()
    assert page.locator(".al-new").count() == before > 0


def test_nothing_new_is_said_too(page: Page, address: str) -> None:
    looked(page, address, "2026-11-21", 4_000_000_000)
    assert (
        page.get_by_role("status").inner_text()
        == "Nothing is new since you last looked, on 21 November 2026."
    )
    assert page.get_by_role("button", name="Show only what is new").count() == 0


def test_whatever_the_browser_remembers_the_page_stands(page: Page, page_log: PageLog, address: str) -> None:
    page.goto(f"{address}changed/")
    entries = {}
    for kept in ("", "{", "null", "[]", '"x"', '{"at": "x", "day": 7}', '{"before": {}}'):
        page.evaluate(f"kept => localStorage.setItem({KEY}, kept)", kept)
        page.reload()
        entries[kept] = len(shown(page))
    assert min(entries.values()) > 8, entries
    assert page_log.console_errors == []


def test_without_scripts_the_page_is_complete(page: Page, plain_page: Page, address: str) -> None:
    page.goto(f"{address}changed/")
    plain_page.goto(f"{address}changed/")
    assert shown(plain_page) == shown(page)
