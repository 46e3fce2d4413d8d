"""Fixtures for all tests: a real browser, a local server, and real decision records."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

ROOT = Path(__file__).resolve().parent.parent
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, no name but the local ones is ever looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
LOOPBACK = {"127.0.0.1", "localhost"}

ServeSite = Callable[[Path], str]


@dataclass
class PageLog:
    """What a browser page complained about and asked for, in order."""

    console_errors: list[str] = field(default_factory=list)
    """Messages of level error, and uncaught exceptions."""

    requests: list[str] = field(default_factory=list)
    """Every URL asked for, `data:` and `blob:` included."""

    @property
    def foreign_requests(self) -> list[str]:
        """Requests that would have left this machine."""
        return [url for url in self.requests if _is_foreign(url)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, so that `-m browser` and `-m corpora` need no upkeep."""
    for item in items:
        used = getattr(item, "fixturenames", ())
        if "chromium_path" in used:
            item.add_marker("browser")
        if "corpora" in used:
            item.add_marker("corpora")


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser to drive: `ALIGNMENT_CHROMIUM`, else the first one on the path."""
    wanted = os.environ.get("ALIGNMENT_CHROMIUM")
    names = (wanted,) if wanted else BROWSER_NAMES
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        _without_browser(f"cannot run ALIGNMENT_CHROMIUM={wanted}" if wanted else "no Chromium found")
    return Path(found)


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One headless browser for all tests of a worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=chromium_path, args=list(BROWSER_ARGS))
        yield instance
        instance.close()


@pytest.fixture
def page_log() -> PageLog:
    """The log of `page`; ask for both to assert on it."""
    return PageLog()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for the pages of a worker: opening one costs more than most pages."""
    with opened_window(browser) as context:
        yield context


@pytest.fixture(scope="session")
def second_window(browser: Browser) -> Iterator[BrowserContext]:
    """One more, for pages that stay open while tests open others."""
    with opened_window(browser) as context:
        yield context


@pytest.fixture
def page(window: BrowserContext, page_log: PageLog) -> Iterator[Page]:
    """A fresh page of 1280 by 900 pixels that finds nothing kept, recorded in `page_log`."""
    with opened_page(window, page_log) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no script; so it keeps nothing, and one is enough for a worker."""
    with opened_window(browser, java_script_enabled=False) as context:
        yield context.pages[0]


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The text of axe-core, for `page.evaluate(axe_source)` followed by `axe.run()`."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def serve_site() -> Iterator[ServeSite]:
    """Serve a folder on loopback until the session ends; returns its address, ending in `/`."""
    with contextlib.ExitStack() as servers:
        yield lambda folder: servers.enter_context(_served(folder))


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real decision records that is kept beside the checkout."""
    folder = ROOT.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("the real decision records are not beside this checkout")
    return folder


@contextlib.contextmanager
def opened_window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A window that stays open between its pages."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    context.new_page()
    try:
        yield context
    finally:
        context.close()


@contextlib.contextmanager
def opened_page(window: BrowserContext, log: PageLog) -> Iterator[Page]:
    """A new page of a window, recorded in `log`; whatever its sites keep is forgotten when it closes."""
    before = list(window.pages)

    def note(request: Request) -> None:
        if not _is_late(request, before):
            log.requests.append(request.url)

    listeners = {
        "request": note,
        "console": partial(_note_console_error, log),
        "weberror": lambda failure: log.console_errors.append(str(failure.error)),
    }
    for event, listener in listeners.items():
        window.on(event, listener)
    try:
        yield window.new_page()
    finally:
        for page in window.pages:
            if page not in before:
                page.close()
        for event, listener in listeners.items():
            window.remove_listener(event, listener)
        _forget(window, log)


def _is_late(request: Request, before: list[Page]) -> bool:
    """Whether a page asked that was there before, or has gone: icons are fetched when all else is done."""
    from playwright.sync_api import Error

    try:
        page = request.frame.page
    except Error:  # a page that is only just opening
        return False
    return page.is_closed() or page in before


def _forget(window: BrowserContext, log: PageLog) -> None:
    """Empty the cookies and the storage of every place that was asked for something."""
    window.clear_cookies()
    places = {f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, log.requests)}
    session = window.new_cdp_session(window.pages[0])
    for place in sorted(places - {"data://", "blob://"}):
        session.send("Storage.clearDataForOrigin", {"origin": place, "storageTypes": "all"})
    session.detach()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep the request log out of the test output."""


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _note_console_error(log: PageLog, message: Any) -> None:
    if message.type == "error":
        log.console_errors.append(message.text)


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in LOOPBACK


def _without_browser(reason: str) -> NoReturn:
    if os.environ.get("ALIGNMENT_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and ALIGNMENT_REQUIRE_BROWSER=1 asks for one", pytrace=False)
    pytest.skip(reason)
