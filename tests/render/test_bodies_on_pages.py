"""The words of real documents on built pages: nothing lost, nothing fetched, links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import Built, build_site, write_project
from tests.site.pages import BuiltSite, HtmlPage, read_site
from tests.site.properties import EVERY_PAGE, lost_links

FOLDER = "decisions"
HEAD = "# {title}\n\nStatus: accepted\n\n"
BODIES = {
    "0001-several-titles": "# Context\n\nOne.\n\n# Context\n\nTwo.\n\n# Decision\n\n- Three.\n",
    "0002-no-title": "Words without a heading.\n\n#### Deep\n\n## Higher\n\n##### Deeper\n",
    "0003-angle-brackets": "Use <name> and List<String>, not <title>.\n\n- a <path>\n\n<details>\n<summary>More</summary>\n\n**bold** and <other>\n\n</details>\n\nEnd.\n",
    "0004-templates": "{% for x in y %}{{ x }}{% endfor %} {{< shortcode >}} {{ 7*7 }} :rocket: :material-check:\n\n{% raw %}\n\n- {{ z }}\n",
    "0005-mermaid": '```mermaid\ngraph TD; A-->B\n```\n\n<div class="mermaid">graph LR; C-->D</div>\n',
    "0006-never-closed": "Before.\n\n```\ncode <b>\n\n# no heading\n",
    "0007-links": (
        "[beside](0008-html.md) [place](0008-html.md#a-part) [dot](./0008-html.md) [page](0008-html.html) "
        "[folder](../decisions/0008-html/) [root](/docs/decisions/0008-html.md) [bare root](docs/decisions/0008-html.md) "
        "[guide](../guide.md) [picture page](plan.png) [code](../../src/tool.py) [gone](gone.md) "
        "[ref] and [words][ref], https://example.org/bare?a=b. "
        "![plan](plan.png) ![lost](lost.png) ![far](https://example.org/far.png) [![badge](https://example.org/b.svg)](0008-html.md)\n\n"
        "[ref]: 0008-html.md 'A title'\n\nSee [above](#some--part).\n\n## Some / Part\n\nHere.\n"
    ),
    "0008-html": "## A part\n\n<table><tr><td>\n\n**cell**\n\n</td><td align=\"center\">two</td></tr></table>\n\n- [x] done\n- [ ] todo\n\nText:\n- item\n  - nested\n\n~~gone~~ and a note[^1].\n\n[^1]: The note.\n",
    "0009-same-ids": '<a id="part"></a>\n\n## Part\n\n<h2 id="part">Part</h2>\n\n## Part\n\n[to it](#part)\n',
}  # fmt: skip
RST = "Use reStructuredText\n====================\n\n:Status: Accepted\n\nContext\n-------\n\nA ``literal``, :doc:`a page <0008-html>` and `a file <0008-html.md>`_.\n\n.. code-block:: python\n   :caption: x\n\n   1 < 2\n\n.. include:: ../guide.md\n\n.. unknown:: thing\n\n   with words\n"
ADOC = "= Use AsciiDoc\n:status: Accepted\n\n== Context\n\nA `literal` and xref:0008-html.md[a page].\n\n* one\n** two\n\n----\n1 < 2\n----\n\ninclude::../guide.md[]\n"


def project(folder: Path, **config: object) -> Path:
    """A project with all of those among its docs."""
    files: dict[str, str | bytes] = {
        f"{FOLDER}/{name}.md": ("" if "no-title" in name else HEAD.format(title=name[5:].replace("-", " ")))
        + body
        for name, body in BODIES.items()
    }
    files |= {
        f"{FOLDER}/0010-rst.rst": RST,
        f"{FOLDER}/0011-adoc.adoc": ADOC,
        f"{FOLDER}/plan.png": b"\x89PNG",
        "guide.md": "# Guide\n\nsecret words of the guide\n",
    }
    write_project(folder, files, **config)
    (folder / "src").mkdir()
    (folder / "src" / "tool.py").write_text("x = 1\n")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site with what MkDocs sites have by default, built strictly."""
    folder = project(tmp_path_factory.mktemp("bodies"), markdown_extensions=[])
    return build_site(folder, strict=True).ok()


@pytest.fixture(scope="module")
def site(built: Built) -> BuiltSite:
    return read_site(built.folder)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same with the extensions that many sites have, and with a code host."""
    folder = project(
        tmp_path_factory.mktemp("full"),
        markdown_extensions=[
            "attr_list", "md_in_html", "admonition", "footnotes", "def_list", "pymdownx.details",
            {"pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": "!!python/name:pymdownx.superfences.fence_code_format"}]}},
            {"toc": {"permalink": True}},
        ],
        edit_uri_template="https://github.example.org/o/r/edit/main/docs/{path}",
    )  # fmt: skip
    text = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(text.replace("'!!python/name:pymdownx.superfences.fence_code_format'", "!!python/name:pymdownx.superfences.fence_code_format"))  # fmt: skip
    return read_site(build_site(folder).ok().folder)


def prose(site: BuiltSite, name: str) -> str:
    """The HTML of a record's own words."""
    html = (site.folder / FOLDER / name / "index.html").read_text("utf-8")
    found = re.search(
        r'<div class="al-prose">(.*?)</div>\s*(?:<h2 id="al-|<p class="al-source">)', html, re.S
    )
    assert found, name
    return found[1]


def words(html: str) -> str:
    """What a reader sees."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def page(site: BuiltSite, name: str) -> HtmlPage:
    return site.at(f"{FOLDER}/{name}.md")


@pytest.mark.parametrize("broken", EVERY_PAGE, ids=lambda each: each.__name__)
def test_no_page_has(broken, site: BuiltSite, full: BuiltSite) -> None:
    assert not broken(site)
    assert not broken(full)


def test_a_strict_build_says_what_is_missing_and_goes_on(built: Built) -> None:
    assert built.failure is None
    assert not [text for text in built.warnings if "gone.md" in text]
    assert any("gone.md" in text for text in built.messages)


def test_several_titles_keep_their_order_and_get_ids_of_their_own(site: BuiltSite) -> None:
    html = prose(site, "0001-several-titles")
    assert re.findall(r'<h(\d) id="([^"]+)"', html) == [
        ("3", "context"),
        ("3", "context_1"),
        ("3", "decision"),
    ]


def test_headings_without_a_title_skip_no_level(site: BuiltSite) -> None:
    assert re.findall(r"<h(\d)", prose(site, "0002-no-title")) in (["3", "3", "4"], ["3", "4"])


def test_words_in_angle_brackets_are_shown(site: BuiltSite, full: BuiltSite) -> None:
    for each in (site, full):
        html = prose(each, "0003-angle-brackets")
        for word in ("&lt;name&gt;", "List&lt;String&gt;", "&lt;title&gt;", "&lt;path&gt;", "&lt;other&gt;"):
            assert word in html
        assert re.search(r"<details>.*<strong>bold</strong>.*</details>\s*<p>End.</p>", html, re.S)


def test_templates_and_shortcodes_are_text(site: BuiltSite) -> None:
    shown = words(prose(site, "0004-templates"))
    for text in ("{% for x in y %}{{ x }}{% endfor %}", "{{&lt; shortcode &gt;}}", "{{ 7*7 }}", ":rocket:", "{% raw %}", "{{ z }}"):  # fmt: skip
        assert text in shown


def test_a_diagram_is_shown_as_source_and_nothing_is_fetched(site: BuiltSite, full: BuiltSite) -> None:
    """The theme fetches a script from elsewhere for each element of class `mermaid`."""
    for each in (site, full):
        html = prose(each, "0005-mermaid")
        assert "graph TD; A--&gt;B" in html
        assert not re.search(r'class="[^"]*(?<![\w-])mermaid(?![\w-])', html)


def test_code_that_never_ends_is_code_to_the_end(site: BuiltSite, full: BuiltSite) -> None:
    for each in (site, full):
        html = prose(each, "0006-never-closed")
        assert "# no heading" in re.sub(r"<[^>]+>", "", re.search(r"<pre.*?</pre>", html, re.S)[0])  # type: ignore[index]
        assert "Before." in html


def test_links_between_records_lead_to_their_pages(site: BuiltSite) -> None:
    html = prose(site, "0007-links")
    for name in ("beside", "dot", "page", "folder", "root", "bare root", "ref", "words"):
        assert re.search(rf'<a href="\.\./0008-html/"[^>]*>{name}</a>', html), name
    assert '<a href="../0008-html/#a-part">place</a>' in html
    assert '<a href="../../guide/">guide</a>' in html
    assert '<a href="#some-part">above</a>' in html


def test_what_is_not_in_the_site_is_shown_as_its_words(site: BuiltSite) -> None:
    html = prose(site, "0007-links")
    assert '<a class="al-missing" title="This file is not in the site: gone.md">gone</a>' in html
    assert '<a class="al-missing" title="This file is not in the site: ../../src/tool.py">code</a>' in html
    assert '<span class="al-missing" title="This picture is not here: lost.png">lost</span>' in html


def test_a_file_outside_the_docs_is_shown_at_the_code_host(full: BuiltSite) -> None:
    html = prose(full, "0007-links")
    assert '<a href="https://github.example.org/o/r/blob/main/src/tool.py">code</a>' in html
    assert 'title="This file is not in the site: gone.md"' in html


def test_pictures_beside_a_record_are_shown_and_those_from_elsewhere_are_links(site: BuiltSite) -> None:
    html = prose(site, "0007-links")
    assert re.search(r'<img[^>]* src="\.\./plan\.png"', html)
    assert '<a class="al-outside" href="https://example.org/far.png">far</a>' in html
    assert '<a href="../0008-html/">badge</a>' in html
    assert "<img" not in html.replace(re.search(r"<img[^>]*plan[^>]*>", html)[0], "")  # type: ignore[index]


def test_an_address_in_a_sentence_is_a_link(site: BuiltSite) -> None:
    assert '<a href="https://example.org/bare?a=b">https://example.org/bare?a=b</a>.' in prose(
        site, "0007-links"
    )


def test_tables_tasks_lists_and_struck_words_are_what_they_were(site: BuiltSite, full: BuiltSite) -> None:
    for each in (site, full):
        html = prose(each, "0008-html")
        assert re.search(r"<td>\s*<p><strong>cell</strong></p>\s*</td>", html)
        assert "<li>☑ done</li>" in html
        assert re.search(r"<li>item\s*<ul>\s*<li>nested</li>", html)
        assert "<del>gone</del>" in html
        assert "The note." in words(html)


def test_a_footnote_leads_to_its_words_and_back(site: BuiltSite, full: BuiltSite) -> None:
    for each in (site, full):
        html = prose(each, "0008-html")
        assert re.search(r'<sup id="([^"]+)"><a [^>]*href="#([^"]+)">1</a></sup>', html)
        assert re.search(r'<li id="([^"]+)">\s*<p>The note\.', html)
        assert "[^1]" not in html


def test_no_id_stands_twice(site: BuiltSite) -> None:
    ids = re.findall(r'\sid="([^"]+)"', prose(site, "0009-same-ids"))
    assert len(ids) == len(set(ids))
    assert "part" in ids


def test_restructured_text_is_readable_and_reads_no_file(site: BuiltSite, full: BuiltSite) -> None:
    html = prose(site, "0010-rst")
    assert re.search(r'<h3 id="context">Context</h3>\s*<p>A <code>literal</code>', html)
    assert html.count('href="../0008-html/"') == 2
    assert "1 &lt; 2" in html
    assert ".. include:: ../guide.md" in html
    assert "with words" in html
    assert "secret words" not in html
    assert "Shown from reStructuredText." in html
    assert 'Where something looks odd, <a href="https://github.example.org/o/r/edit/main/docs/decisions/0010-rst.rst">' in prose(full, "0010-rst")  # fmt: skip


def test_asciidoc_is_readable_and_reads_no_file(site: BuiltSite) -> None:
    html = prose(site, "0011-adoc")
    assert re.search(
        r'<h3 id="_context">Context</h3>\s*<p>A <code>literal</code> and <a href="../0008-html/">', html
    )
    assert re.search(r"<li>one\s*<ul>\s*<li>two</li>", html)
    assert "1 &lt; 2" in html
    assert "include::../guide.md[]" in html
    assert "secret words" not in html


def test_every_link_and_place_is_there(site: BuiltSite) -> None:
    assert lost_links(site) == []
