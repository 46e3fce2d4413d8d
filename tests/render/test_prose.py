"""A record's own words as HTML: nothing runs, nothing loads from elsewhere, links work from the page."""

import re

import pytest

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.render.cleaning import cleaned
from alignment_plugin.render.code import preformatted
from alignment_plugin.render.inline import inline
from alignment_plugin.render.links import Here, Links
from alignment_plugin.render.prose import distinct, linked, lowered, referenced
from alignment_plugin.text import SourceFile
from alignment_plugin.views.plan import Mount, plan_site

DECISION = "---\nstatus: accepted\nopened: 2026-01-01\n---\n# {}\n"


def here_at(path="alignment/decisions/0001-a.md", **options):
    """Links as a page among two decisions writes them; the docs hold a picture and a page."""
    files = {"decisions/0001-a.md": "A *star*", "decisions/0002-b.md": "B <b>"}
    sources = [
        SourceFile(f"docs/alignment/{name}", name, DECISION.format(title).encode(), "docs/alignment")
        for name, title in files.items()
    ]
    graph, _ = link(load_records(sources))
    plan = plan_site(graph, [Mount("docs/alignment", "alignment")])
    others = {"alignment/decisions/plan.png": "alignment/decisions/plan.png", "guide.md": "guide/"}
    return Here(Links(graph, plan, docs_prefix="docs", file_url=others.get, **options), path, "alignment")


SOURCE = "docs/alignment/decisions/0001-a.md"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<script>alert(1)</script>words", "words"),
        ("<img src=x onerror=alert(1)>", '<img src="x">'),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<p onfocus="alert(1)" autofocus tabindex="0">x</p>', "<p>x</p>"),
        ("<svg onload=alert(1)><a></a></svg>", ""),
        ("<iframe src=https://example.org></iframe>", ""),
        ('<p style="position:fixed">x</p>', "<p>x</p>"),
        ('<div class="mermaid">graph</div>', "<div>graph</div>"),
        ('<div class="al-lead note">x</div>', '<div class="note">x</div>'),
        ('<form action="https://example.org"><input type="text"></form>', '<input type="hidden">'),
        ("<meta http-equiv=refresh content=0>", ""),
        ('<h2 id="al-title">x</h2>', "<h2>x</h2>"),
        ('<base href="https://example.org/">', ""),
    ],
)
def test_what_could_run_or_pretend_is_taken_out(written, kept):
    assert cleaned(written) == kept


@pytest.mark.parametrize(
    "kept",
    [
        '<table><thead><tr><th scope="col">x</th></tr></thead></table>',
        '<details open=""><summary>x</summary></details>',
        '<pre><code class="language-py">x</code></pre>',
        '<p><abbr title="x">y</abbr> <kbd>z</kbd></p>',
        '<ol start="3"><li>x</li></ol>',
    ],
)
def test_what_prose_is_made_of_stays(kept):
    assert cleaned(kept) == kept


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("0002-b.md", "../0002-b/"),
        ("0002-b.md#part", "../0002-b/#part"),
        ("../../guide.md", "../../../guide/"),
        ("plan.png", "../plan.png"),
        ("https://example.org/x", "https://example.org/x"),
        ("#here", "#here"),
        ("/docs/alignment/decisions/0002-b.md", "../0002-b/"),
        ("docs/alignment/decisions/0002-b.md", "../0002-b/"),
        ("/alignment/decisions/0002-b", "../0002-b/"),
        ("./0002-b.html#part", "../0002-b/#part"),
        ("../decisions/0002-b/", "../0002-b/"),
        ("0002-b", "../0002-b/"),
    ],
)
def test_links_are_relative_to_the_source_and_work_from_the_page(written, url):
    assert linked(f'<a href="{written}">x</a>', here_at(), SOURCE) == f'<a href="{url}">x</a>'


def test_without_directory_urls_a_page_is_a_file():
    here = here_at(use_directory_urls=False)
    assert linked('<a href="0002-b.md">x</a>', here, SOURCE) == '<a href="0002-b.html">x</a>'


def test_a_link_to_nothing_is_its_words_and_is_told():
    missing = []
    shown = linked('<a href="gone.md">x</a>', here_at(), SOURCE, missing.append)
    assert shown == '<a class="al-missing" title="This file is not in the site: gone.md">x</a>'
    assert missing == ["gone.md"]


def test_a_picture_that_is_not_here_is_what_it_says():
    shown = linked('<img src="gone.png" alt="a plan"><img src="a/gone.png" alt="">', here_at(), SOURCE)
    assert re.sub(r"<[^>]+>", "|", shown) == "|a plan||gone.png|"


def test_a_file_that_only_the_code_host_has_is_linked_there():
    here = here_at(code_url={"src/x.py": "https://example.org/x.py"}.get)
    shown = linked('<a href="../../../src/x.py#L3">x</a>', here, SOURCE)
    assert shown == '<a href="https://example.org/x.py#L3">x</a>'


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("#a-b", "#a-b"),
        ("#a--b", "#a-b"),
        ("#A_B", "#a-b"),
        ("#nowhere", "#nowhere"),
        ("#", "#"),
    ],
)
def test_a_place_is_found_by_the_names_that_code_hosts_give_it(written, place):
    html = f'<h2 id="a-b">A & B</h2><a href="{written}">x</a>'
    assert linked(html, here_at(), SOURCE).endswith(f'<a href="{place}">x</a>')


def test_a_foreign_picture_in_a_link_is_its_words():
    shown = linked(
        '<a href="0002-b.md"><img src="https://example.org/x.svg" alt="state"></a>', here_at(), SOURCE
    )
    assert shown == '<a href="../0002-b/">state</a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<h2 id="a">x</h2><h2 id="a">y</h2>', '<h2 id="a">x</h2><h2 id="a_1">y</h2>'),
        ('<h2 id="a">x</h2><h2 id="a">y</h2><h2 id="a_1">z</h2>', '<h2 id="a">x</h2><h2 id="a_2">y</h2><h2 id="a_1">z</h2>'),
        ('<a id="a"></a><h2 id="a">y</h2>', '<a id="a"></a><h2 id="a_1">y</h2>'),
        ('<h2 id="a">x</h2><span id="a">y</span>', '<h2 id="a">x</h2><span>y</span>'),
    ],
)  # fmt: skip
def test_no_id_stands_twice(written, shown):
    assert distinct(written) == shown


@pytest.mark.parametrize(
    "source", ["https://example.org/x.png", "//example.org/x.png", "HTTP://example.org/x"]
)
def test_a_foreign_picture_becomes_a_link(source):
    shown = linked(f'<img src="{source}" alt="a plan">', here_at(), SOURCE)
    assert shown == f'<a class="al-outside" href="{source}">a plan</a>'


def test_code_that_shows_a_link_is_left_alone():
    code = '<pre><code>&lt;a href="0002-b.md"&gt;</code></pre>'
    assert linked(code, here_at(), SOURCE) == code


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("<h1>a</h1><h1>b</h1>", "33"),
        ("<h2>a</h2><h4>b</h4><h2>c</h2>", "343"),
        ("<h4>a</h4><h2>b</h2><h3>c</h3>", "334"),
        ("<h1>a</h1><h2>b</h2><h6>c</h6>", "345"),
    ],
)
def test_headings_come_below_ours_and_skip_no_level(written, levels):
    shown = lowered(written, below=2)
    assert "".join(shown[at + 2] for at in range(len(shown)) if shown.startswith("<h", at)) == levels


def test_other_markup_is_shown_as_it_stands():
    assert (
        preformatted("\n.. raw:: html\n\n   <b>\n")
        == '<pre class="al-text"><code>.. raw:: html\n\n   &lt;b&gt;</code></pre>'
    )


def test_a_reference_shows_the_records_name_and_its_words_mean_nothing_to_markdown():
    shown = referenced("See [[1]].", here_at("index.md"))
    assert (
        shown
        == 'See <a class="al-ref" href="alignment/decisions/0001-a/" title="Decision: A star">A star</a>.'
    )
    assert "&#42;" in referenced("[[1|a *star*]]", here_at("index.md"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain & <b>", "plain &amp; &lt;b&gt;"),
        ("ours &amp; &lt;b&gt; &#x27;", "ours &amp; &lt;b&gt; &#39;"),
        ("`&amp;`", "<code>&amp;amp;</code>"),
        ("`code` and **strong**", "<code>code</code> and <strong>strong</strong>"),
        ("[b](0002-b.md)", '<a href="../0002-b/">b</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("two * three * four", "two * three * four"),
        ("snake_case_word", "snake_case_word"),
        ("# no heading\n---\n{: onfocus=x }", "# no heading\n---\n{: onfocus=x }"),
        ("{{7*7}}", "{{7*7}}"),
        ("one\n\ntwo", "one<br><br>two"),
        ("![x](https://example.org/x.png)", '!<a href="https://example.org/x.png">x</a>'),
        ("[[nothing]]", '<span class="al-missing">nothing</span>'),
    ],
)
def test_a_field_knows_code_emphasis_links_and_nothing_else(text, shown):
    assert inline(text, here_at(), SOURCE) == shown


def test_a_site_that_serves_mermaid_itself_keeps_its_diagrams():
    assert cleaned('<pre class="mermaid"><code>graph</code></pre>', diagrams=True).startswith(
        '<pre class="mermaid">'
    )
