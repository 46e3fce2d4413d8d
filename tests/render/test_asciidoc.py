"""AsciiDoc: headings, lists, tables and code as HTML; what is not known stands as it was written."""

import re

import pytest

from alignment_plugin.render.asciidoc import asciidoc_html
from alignment_plugin.render.cleaning import cleaned


def shown(text):
    """The text as it stands on the page, without the line ends between tags."""
    return re.sub(r">\n+<", "><", cleaned(asciidoc_html(text))).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("== Context\n\nText.", '<h2 id="_context">Context</h2><p>Text.</p>'),
        ("[#here]\n=== Context", '<h3 id="here">Context</h3>'),
        ("Context\n-------\n\nText.", '<h2 id="_context">Context</h2><p>Text.</p>'),
        ("* a\n** b\n* c", "<ul><li>a\n<ul><li>b</li></ul></li><li>c</li></ul>"),
        (". a\n.. b\n. c", "<ol><li>a\n<ol><li>b</li></ol></li><li>c</li></ol>"),
        ("* a\n\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("* a\n+\n----\nx\n----\n* b", '<ul><li>a\n<pre><code class="language-text">x</code></pre></li><li>b</li></ul>'),
        ("- [x] a\n- [ ] b", "<ul><li>☑ a</li><li>☐ b</li></ul>"),
        ("Term:: its words\nOther::\n  more", "<dl><dt>Term</dt><dd>its words</dd><dt>Other</dt><dd>more</dd></dl>"),
        ("[source,yaml]\n----\na: <b>\n----", '<pre><code class="language-yaml">a: &lt;b&gt;</code></pre>'),
        ("```py\nx\n```", '<pre><code class="language-py">x</code></pre>'),
        ("....\na\n....", '<pre><code class="language-text">a</code></pre>'),
        ("NOTE: Mind.", '<div class="admonition note"><p class="admonition-title">Note</p><p>Mind.</p></div>'),
        ("[TIP]\n====\nMind.\n====", '<div class="admonition tip"><p class="admonition-title">Tip</p><p>Mind.</p></div>'),
        ("[quote,Ann]\n____\nWords.\n____", "<blockquote><p>Words.</p><p>— Ann</p></blockquote>"),
        ("|===\n|A |B\n\n|c |d\n|===", "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"),
        ('[cols="1,1"]\n|===\n|a\n|b\n2+|c\n|===', '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td colspan="2">c</td></tr></tbody></table>'),
        ("a\n\n'''\n\nb", "<p>a</p><hr><p>b</p>"),
        ("// hidden\na\n\n////\nhidden\n////", "<p>a</p>"),
        (":name: Ann\n\nBy {name} and {nobody}.", "<p>By Ann and {nobody}.</p>"),
        ("include::other.adoc[]", '<pre><code class="language-text">include::other.adoc[]</code></pre>'),
        ("image::plan.png[The plan]", '<p><img src="plan.png" alt="The plan"></p>'),
        ("++++\n<script>x</script>\n++++", '<pre><code class="language-text">&lt;script&gt;x&lt;/script&gt;</code></pre>'),
        ("----\nnever closed", '<pre><code class="language-text">never closed</code></pre>'),
    ],
)  # fmt: skip
def test_blocks(text, html):
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*b* _i_ `c` #m# x^2^ a~1~", "<strong>b</strong> <em>i</em> <code>c</code> <mark>m</mark> x<sup>2</sup> a<sub>1</sub>"),
        ("**b**ig `*c*` +*p*+ 2 * 3 * 4", "<strong>b</strong>ig <code>*c*</code> *p* 2 * 3 * 4"),
        ("snake_case_word and a*b*c", "snake_case_word and a*b*c"),
        ("xref:0002-b.adoc[the other]", '<a href="0002-b.adoc">the other</a>'),
        ("<<part,a part>> and <<part>>", '<a href="#part">a part</a> and <a href="#part">part</a>'),
        ("link:x.md[x] https://example.org/a[b^]", '<a href="x.md">x</a> <a href="https://example.org/a">b</a>'),
        ("See https://example.org/a.", 'See <a href="https://example.org/a">https://example.org/a</a>.'),
        ("link:javascript:alert(1)[x]", "<a>x</a>"),
        ("xref:0002-b#part[x] mailto:a@b.org[us]", '<a href="0002-b.adoc#part">x</a> <a href="mailto:a@b.org">us</a>'),
        ("a <word> & more", "a &lt;word&gt; &amp; more"),
        ('"`quoted`"', "“quoted”"),
        ("one +\ntwo", "one<br>\ntwo"),
        ("a footnote:[b]", "a <small>(b)</small>"),
        ("[[here]]a", '<span id="here"></span>a'),
    ],
)  # fmt: skip
def test_inline(text, html):
    assert shown(text) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "text",
    ["* a\n+\n" * 3000, "\n".join("=" * length for length in range(4, 300)), "*" * 30_000, "|===\n" * 2000, "a::\n" * 3000],
    ids=["attached", "fences", "stars", "tables", "terms"],
)  # fmt: skip
def test_nothing_makes_it_raise(text):
    assert asciidoc_html(text) is not None


def test_what_stands_below_the_title_is_no_paragraph_and_its_attributes_are_known():
    text = "Ada Byron <ada@example.org>\nv0.1, 2026-05-16\n:status: accepted\n\nIt is {status}.\n"
    shown = asciidoc_html(text)
    assert shown == ("<p>Ada Byron &lt;ada@example.org&gt;<br>\nv0.1, 2026-05-16</p>\n<p>It is accepted.</p>")


@pytest.mark.parametrize("text", ["We say so:\n:status: accepted\n", "Ada Byron\nbuilt it\n"])
def test_other_paragraphs_stay_whole(text):
    assert asciidoc_html(text) == f"<p>{text.strip()}</p>"


def test_a_reference_to_a_heading_says_its_words():
    shown = asciidoc_html("See <<_the_slow_way>> and <<_the_slow_way,that>>.\n\n=== The slow way\n\nText.\n")
    assert '<a href="#_the_slow_way">The slow way</a> and <a href="#_the_slow_way">that</a>' in shown
