"""Words of the glossary in a page: linked once, and only in running text."""

import re
import time

import pytest

from alignment_plugin.records.record import Origin
from alignment_plugin.records.term import Term
from alignment_plugin.render.terms import explained, vocabulary


def term(word: str, means: str = "M", **fields: str) -> Term:
    return Term.model_validate(
        {"id": re.sub(r"\W+", "-", word.lower()).strip("-") or "t", "team": "crew", "term": word, "means": means,
         "origin": Origin("g.yml", "g.yml", "."), **fields}
    )  # fmt: skip


def linked(html: str, *words: str) -> str:
    found = vocabulary([term(each) for each in words])
    assert found is not None
    return re.sub(
        r'<a class="al-term" href="#([^"]*)"[^>]*>(.*?)</a>', r"{\2=\1}", explained(html, found, "#{}".format)
    )


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>A sale is a sale.</p>", "<p>A {sale=sale} is a sale.</p>"),
        ("<p>Sale first</p>", "<p>{Sale=sale} first</p>"),
        ("<p>SALE</p>", "<p>SALE</p>"),
        ("<p>resale sales sale-based pre-sale</p>", "<p>resale sales sale-based pre-sale</p>"),
        ("<p>The per sale rate, a sale</p>", "<p>The {per sale=per-sale} rate, a {sale=sale}</p>"),
        ("<h2>sale</h2><p>sale</p>", "<h2>sale</h2><p>{sale=sale}</p>"),
        ("<a href='x'>a <b>sale</b></a> sale", "<a href='x'>a <b>sale</b></a> {sale=sale}"),
        ("<p><code>sale</code> <pre>sale</pre><th>sale</th><summary>sale</summary></p>", None),
        (
            "<svg><text>sale</text></svg><script>sale</script><style>sale</style><textarea>sale</textarea>",
            None,
        ),
        ("<p title=\"a sale > b\" data-x='sale'>no</p>", None),
        ("<!-- a sale --><br/>", None),
        ("<p>sale &amp; sale</p>", "<p>{sale=sale} &amp; sale</p>"),
        ("<details><p>sale</p></details>", "<details><p>{sale=sale}</p></details>"),
        ("<code>a</code><p>sale</p>", "<code>a</code><p>{sale=sale}</p>"),
    ],
)
def test_a_word_is_linked_the_first_time_it_stands_in_text(html, wanted):
    assert linked(html, "sale", "per sale") == (wanted or html)


def test_a_word_may_hold_what_html_escapes():
    assert linked("<p>R&amp;D</p>", "R&D") == "<p>{R&amp;D=r-d}</p>"
    assert linked("<p>captain&#39;s log</p>", "captain's log") == "<p>{captain&#39;s log=captain-s-log}</p>"
    assert linked("<p>captain's log</p>", "captain's log") == "<p>{captain's log=captain-s-log}</p>"


def test_a_word_is_no_pattern():
    assert linked("<p>axb a.b</p>", "a.b") == "<p>axb {a.b=a-b}</p>"


def test_the_meaning_is_an_attribute_and_stays_one():
    words = vocabulary([term("sale", 'A "thing" <b>', **{"not": "Theft."})])
    assert words is not None
    html = explained("<p>sale</p>", words, "#{}".format)
    assert html.count("sale: A &quot;thing&quot; &lt;b&gt; Not: Theft.") == 2 and "<b>" not in html
    assert 'aria-description="' in html and 'data-al-means="' in html


def test_a_team_without_words_costs_nothing():
    assert vocabulary([]) is None


@pytest.mark.parametrize("piece", ['<a "', "<p x='", "<", "&", "<!--", "sale ", "<code>", '<a b="'])
def test_time_grows_with_the_page_and_not_faster(piece):
    words = vocabulary([term("sale"), term("zebra")])
    assert words is not None
    html = "sale" + piece * (300_000 // len(piece))
    start = time.perf_counter()
    explained(html, words, "#{}".format)
    assert time.perf_counter() - start < 2
