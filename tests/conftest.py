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
    from playwright.sync_api import Browser, Page

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


@pytest.fixture
def page(browser: Browser, page_log: PageLog) -> Iterator[Page]:
    """A fresh page of 1280 by 900 pixels, with storage of its own, recorded in `page_log`."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.on("request", lambda request: page_log.requests.append(request.url))
    context.on("console", partial(_note_console_error, page_log))
    context.on("weberror", lambda failure: page_log.console_errors.append(str(failure.error)))
    yield context.new_page()
    context.close()


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
