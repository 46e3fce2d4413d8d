"""Records whose every text tries to run: nothing of it does, on any page, in search or in the navigation."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pydantic import BaseModel

from alignment_plugin.records.duration import Duration
from alignment_plugin.records.fields import LinksTo
from alignment_plugin.records.kinds import KINDS, Kind
from alignment_plugin.records.rating import Rating
from alignment_plugin.views import TEAM_PAGES
from tests.browser.conftest import search_for
from tests.conftest import PageLog
from tests.site.building import Built, build_site, once, write_project
from tests.site.pages import read_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

PRODUCT = 7331 * 7
PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "[click](javascript:window.pwned=1) <javascript:window.pwned=1>",
    "word {: onfocus=window.pwned=1 autofocus tabindex=0 }",
    "\n# heading\n---\ntitle: taken over\n---\n",
    "{{ 7331*7 }} {{7331*7}} {% raw %} ${7331*7}",
    "</title><script>window.pwned=1</script>",
    "\"><svg onload=window.pwned=1> '><svg onload=window.pwned=1>",
    "`</code><script>window.pwned=1</script>` **<b onclick=window.pwned=1>** [[<img src=x onerror=window.pwned=1>]]",
    "--><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<img src=https://evil.example/pixel.png> ![x](https://evil.example/pixel.png)",
)
HOSTILE = "zebra " + " ".join(PAYLOADS)
"""`zebra` is a word that search finds."""
SHORT = "zebra <img src=x onerror=window.pwned=1> <svg onload=window.pwned=1>"

PROSE = """
# Heading <img src=x onerror=window.pwned=1> {: onclick=window.pwned=1 }

<script>window.pwned=1</script>
<svg onload=window.pwned=1><animate onbegin=window.pwned=1 attributeName=x dur=1s></svg>
<style>@import url(https://evil.example/x.css); * { background: url(https://evil.example/y.png) }</style>
<link rel="stylesheet" href="https://evil.example/x.css">
<iframe src="javascript:parent.pwned=1"></iframe> <iframe srcdoc="<script>parent.pwned=1</script>"></iframe>
<object data="https://evil.example/x"></object> <embed src="https://evil.example/x">
<form action="javascript:window.pwned=1"><button autofocus onfocus=window.pwned=1>b</button></form>
<video src="https://evil.example/x" poster="https://evil.example/p.png" onerror=window.pwned=1></video>
<math><mtext><img src=x onerror=window.pwned=1></mtext></math>
<base href="https://evil.example/"> <meta http-equiv="refresh" content="0;url=https://evil.example/">
<div style="background:url(https://evil.example/z.png)" class="mermaid al-chosen" id="__search">graph</div>
<details open ontoggle=window.pwned=1><summary>s</summary>d</details>

[a](javascript:window.pwned=1) [b](JaVaScRiPt:window.pwned=1) [c](data:text/html,<script>window.pwned=1</script>)
[d](vbscript:x) [e][ref] ![f](javascript:window.pwned=1) ![g](https://evil.example/g.png) ![h](//evil.example/h.png)
<a href="&#106;avascript:window.pwned=1">i</a> <a href="java\tscript:window.pwned=1">j</a>

A paragraph. {: onfocus=window.pwned=1 autofocus tabindex=0 style="background:url(https://evil.example/s.png)" }

{{ 7331*7 }} {% for x in (1,) %}{{ x }}{% endfor %}

```mermaid
graph TD; A["<img src=x onerror=window.pwned=1>"]-->B
```

``` {.python onclick=window.pwned=1 #__palette}
x
```

## Second <script>window.pwned=1</script>

[[<img src=x onerror=window.pwned=1>]] [[zebra|<img src=x onerror=window.pwned=1>]] [[0001-x|<svg onload=window.pwned=1>]]

[ref]: javascript:window.pwned=1 "onmouseover=window.pwned=1"
"""
VARIANTS = 7


def filled(model: type[BaseModel], variant: int) -> dict[str, Any]:
    """Values for every field of a model, with hostile words wherever words may stand.

    Each variant leaves other optional fields out and takes other words of closed sets.
    """
    values: dict[str, Any] = {}
    for number, (name, info) in enumerate(model.model_fields.items()):
        if name in ("id", "team", "origin") and not _links(info.metadata):
            continue
        if not info.is_required() and variant and number % VARIANTS == variant:
            continue
        links = _links(info.metadata)
        value = _value(info.annotation, variant)
        values[info.alias or name] = value if not links or variant % 2 else SHORT
    if "id" in model.model_fields:
        values["id"] = "x"
    return values


def _links(metadata: list[Any]) -> bool:
    return any(isinstance(each, LinksTo) for each in metadata)


def _value(annotation: Any, variant: int) -> Any:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(arguments[0], variant)
    if origin in (typing.Union, types.UnionType):
        return _value(next(each for each in arguments if each is not type(None)), variant)
    if origin is tuple:
        return [_value(arguments[0], variant)]
    if origin is dict:
        return {"x": _value(arguments[1], variant)}
    if issubclass(annotation, Enum):
        words = [
            each.value for each in annotation if each.value != "unknown" or annotation.__name__ == "Certainty"
        ]
        return words[variant % len(words)]
    if issubclass(annotation, BaseModel):
        return filled(annotation, variant)
    plain = {
        str: HOSTILE,
        date: "2026-11-17",
        bool: "true",
        int: "30",
        Duration: "2w",
        Rating: "unknown " + SHORT,
    }
    return plain[annotation]


def _entry(kind: Kind, variant: int) -> dict[str, Any]:
    values = filled(kind.model, variant)
    values.pop("accept", None)
    if kind.name == "decision":
        values.pop("supersedes", None)
        values.pop("superseded_by", None)
        if variant % 3:
            values |= {"chosen": "x", "plan_b": "x"}
        if variant == 1:
            values["supersedes"] = ["0000-x"]
    if kind.name == "unknown" and variant % 3:
        values.pop("dropped_because", None)
        if variant % 3 == 2:
            values.pop("findings", None)
    return values


def hostile_files() -> dict[str, str]:
    """One folder of records of every kind."""
    files: dict[str, str] = {}
    for kind in KINDS:
        entries = [_entry(kind, variant) for variant in range(VARIANTS)]
        place = kind.places[0]
        if kind.listed:
            for number, entry in enumerate(entries):
                entry["id"] = f"{kind.name}-{number}"
            files[f"{place}.yml"] = yaml.safe_dump(entries)
        elif kind.single:
            entry = entries[0] | ({"status": "active"} if kind.name == "strategy" else {})
            entry.pop("id", None)
            files[f"{place}.md"] = _document(entry | ({"team": "zebras"} if kind.name == "strategy" else {}))
        else:
            files |= {f"{place}/{number:04}-x.md": _document(entry) for number, entry in enumerate(entries)}
    files["decisions/0100-from-a-heading.md"] = _document({"status": "accepted"})
    return {f"alignment/{path}": text for path, text in files.items()}


def _document(entry: dict[str, Any]) -> str:
    entry.pop("id", None)
    return f"---\n{yaml.safe_dump(entry)}---\n{PROSE}"


ORDINARY = "# Ordinary\n\n[[0001-x]] [[step-1]] [[unknown-2]] [[term-0]] [[zebras]] [[step-3|<b>words</b>]] [[nothing]]\n"


@pytest.fixture(scope="session")
def hostile(shared: Path) -> Built:
    """The site of hostile records; their references lead nowhere, so nothing may stop the build."""

    def make(folder: Path) -> Built:
        options = {
            "fail_on": "never",
            "records": [{"path": "docs/alignment", "title": SHORT, "note": HOSTILE}],
            "titles": {"log": SHORT, "directions": SHORT},
        }
        extensions = [
            "attr_list",
            "md_in_html",
            "admonition",
            "def_list",
            "footnotes",
            "pymdownx.superfences",
            "pymdownx.highlight",
            {"toc": {"permalink": True}},
        ]
        files = {**hostile_files(), "index.md": ORDINARY}
        return build_site(write_project(folder, files, options, markdown_extensions=extensions))

    return once(shared, "hostile", make).ok()


@pytest.fixture(scope="session")
def hostile_address(hostile: Built, serve_site: Callable[[Path], str]) -> str:
    return serve_site(hostile.folder)


GROUPS = {
    "decisions": "alignment/decisions/",
    "steps": "alignment/steps/",
    "unknowns": "alignment/unknowns/",
    "sessions": "alignment/sessions/",
    "back-briefs": "alignment/back-briefs/",
    "all else": "",
}

RUNS = """() => {
  const urls = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc']
  return [...document.querySelectorAll('*')].flatMap(each => [...each.attributes].filter(one =>
    (/^on/i.test(one.name) && /pwned/.test(one.value))
    || (urls.includes(one.name) && /^[\\s\\0]*(javascript|vbscript|data:text)/i.test(one.value))
    || (/evil\\.example/.test(one.value) && ['src', 'style', 'poster', 'data', 'srcset'].includes(one.name)))
    .map(one => `${each.tagName} ${one.name}=${one.value}`.slice(0, 200)))
}"""


@pytest.fixture
def dialogs(page: Page) -> list[str]:
    """What asked the reader something."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    return asked


def pages_in(built: Built, group: str) -> Iterator[str]:
    start = GROUPS[group]
    others = [each for each in GROUPS.values() if each]
    for page in read_site(built.folder):
        if page.path.startswith(start) and (start or not page.path.startswith(tuple(others))):
            yield page.path


def what_ran(page: Page) -> list[str]:
    """Signs that some of the text did what it wanted."""
    found: list[str] = page.evaluate(RUNS)
    if page.evaluate("window.pwned !== undefined"):
        found.append("window.pwned is set")
    html: str = page.content()
    if str(PRODUCT) in html:
        found.append("a template expression was worked out")
    return found


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_runs_on_any_page(
    group: str, page: Page, page_log: PageLog, dialogs: list[str], hostile: Built, hostile_address: str
) -> None:
    paths = list(pages_in(hostile, group))
    assert paths
    ran = {}
    for path in paths:
        page.goto(hostile_address + path)
        if found := what_ran(page):
            ran[path] = found
        if not page.title().endswith(" - Small") and path not in {"index.html", "404.html"}:
            ran[path] = [*ran.get(path, []), f"the title became {page.title()!r}"]
    assert not ran
    assert dialogs == []
    assert page_log.foreign_requests == []
    # An image named x that nobody has is all that may be left of the payloads.
    assert [text for text in page_log.console_errors if "Failed to load resource" not in text] == []


def test_every_kind_of_page_was_among_them(hostile: Built) -> None:
    site = read_site(hostile.folder)
    for path in (
        "index.md",
        "directions.md",
        "team.md",
        "glossary.md",
        "decisions/0001-x.md",
        "steps/step-1.md",
        "unknowns/unknown-1.md",
        "sessions/0001-x.md",
        "back-briefs/0001-x.md",
    ):
        assert "zebra" in site.at(f"alignment/{path}").text(), path
    assert len([page for page in site if page.path.startswith("alignment/")]) > len(TEAM_PAGES) + 4 * VARIANTS


def test_headings_and_ids_of_records_take_nothing_over(hostile: Built) -> None:
    """The theme finds its own controls by these ids."""
    for page in read_site(hostile.folder):
        if page.path != "404.html":
            assert len(page.all("h1")) == 1, page.path
            assert not [
                each
                for each in page.within("md-content")
                if each.attributes.get("id", "").startswith("__")
                and not each.attributes["id"].startswith("__codelineno")
            ], page.path
            assert not page.all("base"), page.path


def test_nothing_runs_in_the_results_of_a_search(
    page: Page, page_log: PageLog, dialogs: list[str], hostile_address: str
) -> None:
    page.goto(hostile_address)
    for words in ("zebra", "onerror", "<img", "window.pwned"):
        search_for(page, words)
        page.wait_for_function(
            "!/Initializing|Type to start/.test(document.querySelector('.md-search-result__meta').textContent)"
        )
        if words == "zebra":
            page.locator(".md-search-result__item a").first.wait_for()
        assert what_ran(page) == []
    assert dialogs == []
    assert page_log.foreign_requests == []


def test_nothing_runs_while_a_reader_moves_through_a_page(
    page: Page, page_log: PageLog, dialogs: list[str], hostile_address: str
) -> None:
    """Focus, hover and click on everything of ours that can take them."""
    page.goto(hostile_address + "alignment/decisions/0001-x/")
    page.evaluate(
        """() => { for (const each of document.querySelectorAll('.md-content__inner *, .md-nav *'))
            for (const name of ['focus', 'blur', 'mouseover', 'mouseenter', 'toggle', 'error', 'load', 'animationstart'])
              each.dispatchEvent(new Event(name)) }"""
    )
    assert what_ran(page) == []
    assert dialogs == []
    assert page_log.foreign_requests == []
