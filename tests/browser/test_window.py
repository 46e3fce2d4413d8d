"""Pages share a window, and nothing else: what one keeps is not there for the next, nor is what it asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import PageLog, opened_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

KEEP = """() => {
  localStorage.setItem('kept', 'x'); sessionStorage.setItem('kept', 'x'); document.cookie = 'kept=x; max-age=3600'
  return new Promise(done => { const all = indexedDB.open('kept'); all.onsuccess = () => { all.result.close(); done() } })
}"""
KEPT = """async () => [
  localStorage.getItem('kept'), sessionStorage.getItem('kept'), document.cookie,
  (await indexedDB.databases()).map(each => each.name)
]"""


def test_a_page_finds_nothing_that_the_page_before_it_kept(window: BrowserContext, own_address: str) -> None:
    with opened_page(window, PageLog()) as first:
        first.goto(own_address)
        first.evaluate(KEEP)
        assert first.evaluate(KEPT) == ["x", "x", "kept=x", ["kept"]]
    with opened_page(window, PageLog()) as second:
        second.goto(own_address)
        assert second.evaluate(KEPT) == [None, None, "", []]


def test_a_page_that_another_one_opens_is_recorded_with_it_and_closed_with_it(
    window: BrowserContext, own_address: str
) -> None:
    log, before = PageLog(), len(window.pages)
    with opened_page(window, log) as page:
        page.goto(own_address)
        with window.expect_page() as opening:
            page.evaluate("address => window.open(address, '', 'noopener')", f"{own_address}speed/")
        opening.value.wait_for_load_state()
        assert log.requests.count(f"{own_address}speed/") == 1
        assert len(window.pages) == before + 2
    assert len(window.pages) == before
