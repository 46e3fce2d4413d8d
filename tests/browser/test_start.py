"""Start here in a real browser: what is remembered, what is copied, and that all of it reads without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alignment_plugin.loading import load_records
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.text import SourceFile
from tests.browser.conftest import FULLEST
from tests.conftest import PageLog

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDS = 'A merchant knows at noon: "now"\n--- and\n# why'


@pytest.fixture
def start(page: Page, own_address: str) -> Page:
    """The page of the fullest example."""
    page.goto(f"{own_address}{FULLEST}start/")
    return page


def test_a_tick_is_there_after_reloading_in_both_lists_and_nowhere_else(
    start: Page, page_log: PageLog
) -> None:
    boxes = start.get_by_role("checkbox", name="Read: How we leave the batch")
    assert boxes.count() == 2
    boxes.first.check()
    assert boxes.last.is_checked()
    asked = len(page_log.requests)
    start.wait_for_timeout(100)
    assert len(page_log.requests) == asked
    start.reload()
    assert boxes.first.is_checked() and boxes.last.is_checked()
    assert not start.get_by_role("checkbox", name="Read: Directions").is_checked()
    boxes.last.uncheck()
    start.reload()
    assert not boxes.first.is_checked()


def test_words_stay_until_they_are_forgotten(start: Page) -> None:
    field = start.get_by_label("In your own words: Where are we going, and why?")
    field.fill(WORDS)
    start.reload()
    assert field.input_value() == WORDS
    start.get_by_role("button", name="Forget what I wrote").click()
    assert field.input_value() == ""
    assert "Forgotten." in start.get_by_role("status").all_inner_texts()
    start.reload()
    assert field.input_value() == ""


def record(text: str) -> BackBrief:
    loaded = load_records(
        [SourceFile("docs/crew/back-briefs/a.md", "back-briefs/a.md", text.encode(), "docs/crew")]
    )
    assert not loaded.findings, loaded.findings
    (found,) = loaded.records
    assert isinstance(found, BackBrief)
    return found


def test_what_was_written_is_copied_as_a_record(browser: Browser, own_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{own_address}{FULLEST}start/")
    page.get_by_label("Your name in the records").fill('Ana: "Núñez"')
    page.get_by_label("In your own words: Where are we going, and why?").fill(WORDS)
    page.get_by_role("button", name="Copy as a record").click()
    page.get_by_text("Copied. Save it as docs/examples/payments/settlement/back-briefs/").wait_for()
    found = record(page.evaluate("navigator.clipboard.readText()"))
    today = page.evaluate("(d => [d.getFullYear(), d.getMonth() + 1, d.getDate()])(new Date())")
    assert found.by == 'Ana: "Núñez"'
    assert [found.date.year, found.date.month, found.date.day] == today
    assert (found.about, found.differences) == ((), ())
    assert "**Where are we going, and why?** A merchant knows" in found.origin.body
    assert "What are the first five steps?" not in found.origin.body
    context.close()


def test_without_a_clipboard_the_record_is_shown_to_copy_by_hand(page: Page, own_address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{own_address}{FULLEST}start/")
    page.get_by_role("button", name="Copy as a record").click()
    shown = page.get_by_label("Your words as a record, to copy")
    assert shown.is_visible()
    found = record(shown.input_value())
    assert found.by == "your-name"
    assert found.origin.body.count("**") == 18


def test_everything_can_be_done_with_the_keyboard(start: Page) -> None:
    box = start.get_by_role("checkbox", name="Read: Directions")
    box.focus()
    start.keyboard.press("Space")
    assert box.is_checked()
    start.get_by_label("In your own words: What was unclear?").focus()
    start.keyboard.type("The word cohort")
    start.keyboard.press("Tab")  # what the records say
    start.keyboard.press("Enter")
    assert start.get_by_text("They cannot know this one.").is_visible()
    for name in ("Your name in the records", "Copy as a record", "Forget what I wrote"):
        start.keyboard.press("Tab")
        while start.evaluate("document.activeElement.closest('.al-says') !== null"):
            start.keyboard.press("Tab")
        focused = start.evaluate(
            "document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent"
        )
        assert focused == name


def test_it_reads_without_a_script(plain_page: Page, own_address: str) -> None:
    page = plain_page
    page.goto(f"{own_address}{FULLEST}start/")
    inside = page.locator(".md-content")
    assert inside.locator("input, textarea, button").count() == 0
    page.locator("#al-tell-8 summary").click()
    assert inside.get_by_text("cutover without reconciliation to the cent").first.is_visible()
    page.get_by_role("link", name="Print this path as one document").first.click()
    assert page.locator("h1").inner_text().startswith("The first two weeks")


def test_a_words_meaning_shows_on_hover_and_focus_and_goes_with_escape(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}{FULLEST}decisions/0004-how-we-leave-the-batch/")
    term = page.locator(".al-term").first
    shown = "element => getComputedStyle(element, '::after').content"
    assert term.evaluate(shown) == "none"
    assert term.get_attribute("aria-description")
    term.hover()
    assert term.get_attribute("data-al-means") in term.evaluate(shown)
    page.keyboard.press("Escape")
    assert term.evaluate(shown) == "none"
    page.mouse.move(0, 0)
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert term.evaluate(shown) != "none"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_each_word_is_explained_once_on_a_page_and_never_in_the_glossary(
    page: Page, own_address: str
) -> None:
    for path in ("", "start/", "directions/", "decisions/0005-what-identifies-a-sale/"):
        page.goto(f"{own_address}{FULLEST}{path}")
        found = page.locator(".al-term").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert found and len(found) == len(set(found)), path
        assert page.locator(":is(h1, h2, h3, a, code, summary, th) .al-term").count() == 0
    page.goto(f"{own_address}{FULLEST}glossary/")
    assert page.locator(".al-term").count() == 0


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_document_of_a_path_fits_and_prints(width: int, page: Page, own_address: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{own_address}{FULLEST}start/start/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(media="print")
    assert page.locator(".al-chapter").count() > 8
