"""reStructuredText: shown as readable HTML, without reading, running or asking for anything."""

import re
import subprocess
import sys

import pytest

from alignment_plugin.render.bodies import body_html, written_in
from alignment_plugin.render.cleaning import cleaned
from alignment_plugin.render.rst import rst_html


def shown(text):
    """The text as it stands on the page."""
    return cleaned(rst_html(text))


def words(html):
    """What a reader sees."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Title\n=====\n\nText.\n", '<h2 id="title">Title</h2>\n<p>Text.</p>\n'),
        ("A ``code`` and *em* and **strong**.\n", "<p>A <code>code</code> and <em>em</em> and <strong>strong</strong>.</p>\n"),
        ("- a\n- b\n\n  - c\n", "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("3. a\n4. b\n", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("::\n\n   a < b\n", '<pre><code class="language-text">a &lt; b</code></pre>\n'),
        (".. code-block:: python\n   :linenos:\n\n   a < b\n", '<pre><code class="language-python">a &lt; b</code></pre>\n'),
        (":Status: x\n", '<table><tbody>\n<tr><th scope="row">Status</th><td>x</td></tr>\n</tbody></table>\n'),
        (".. note:: Mind *this*.\n", '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>Mind <em>this</em>.</p>\n</div>\n'),
        ("`b <0002-b.rst>`_\n", '<p><a class="reference external" href="0002-b.rst">b</a></p>\n'),
    ],
)  # fmt: skip
def test_the_markup_becomes_html(text, html):
    assert shown(text).replace(' class="simple"', "") == html.replace(' class="simple"', "")


def test_a_header_as_a_mail_has_is_one_table_also_where_lines_were_taken_out_of_it():
    text = (
        "PEP: 9\n\nAuthor: Ada <ada@example.org>,\n        Bob\n\n\nType: Process\nPost-History:\n\n"
        "Abstract\n========\n\nNote: this is text.\n"
    )
    heads = re.findall(r'<th scope="row">(.*?)</th>', shown(text))
    assert heads == ["PEP", "Author", "Type", "Post-History"]
    assert "<p>Note: this is text.</p>" in shown(text)


def test_a_text_that_starts_with_a_word_and_a_colon_has_no_header():
    assert (
        shown("Note: this is text.\n\nMore: of it.\n") == "<p>Note: this is text.</p>\n<p>More: of it.</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (":doc:`the other <0002-b>`", '<a class="reference external" href="0002-b">the other</a>'),
        (":ref:`a part <part>`", "<span>a part</span>"),
        (":py:func:`~a.b.c`", "<code>c</code>"),
        (":setting:`A_B`", "<code>A_B</code>"),
        (":pep:`words <8#naming>`", '<a class="reference external" href="https://peps.python.org/pep-0008/#naming">words</a>'),
        ("`nowhere`_", "<span>nowhere</span>"),
    ],
)  # fmt: skip
def test_what_only_a_book_knows_is_its_words(text, html):
    assert html in shown(text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        ".. include:: /etc/hostname\n",
        ".. literalinclude:: /etc/hostname\n",
        ".. raw:: html\n\n   <script>alert(1)</script>\n",
        ".. raw:: html\n   :file: /etc/hostname\n",
        ".. raw:: html\n   :url: https://example.org/x\n",
        ".. csv-table:: x\n   :file: /etc/hostname\n",
        ".. csv-table:: x\n   :url: https://example.org/x\n",
        ".. mermaid::\n\n   graph TD\n",
        ".. toctree::\n\n   other\n",
        ".. |today| date::\n",
    ],
)
def test_what_would_read_run_or_ask_is_shown_as_it_stands(text):
    html = shown("Before |today|.\n\n" + text + "\nAfter.\n")
    for word in re.findall(r"\w+", text):
        if word != "today":
            assert word in words(html)
    assert "<script" not in html
    assert "After." in html


def test_no_picture_is_opened(tmp_path):
    (tmp_path / "secret.svg").write_text("<svg>secret</svg>")
    html = rst_html(f".. image:: {tmp_path}/secret.svg\n   :loading: embed\n   :scale: 50\n   :alt: a plan\n")
    assert "<svg" not in html
    assert f'<img src="{tmp_path}/secret.svg" alt="a plan">' in html


def test_a_role_of_one_document_is_not_known_in_the_next():
    assert "<code>" not in shown(".. role:: mine\n\n:mine:`x`\n")
    assert "<code>x</code>" in shown(":mine:`x`\n")


def test_footnotes_stand_where_they_were_written():
    html = shown("A [1]_.\n\n.. [1] The *note*.\n")
    assert re.search(
        r'href="#(footnote-1)".*<dt id="\1">\[1\]</dt>\s*<dd><p>The <em>note</em>.</p>', html, re.S
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title\n===\n\nShort rule.\n",
        "A\n=\n\nB\n-\n\nC\n~\n\nD\n-\n\nE\n~\n\nF\n=\n",
        "+---+\n| a |\n+--\n",
        ".. unknown:: x\n   :y: z\n\n   content\n",
        "*never closed and ``never closed\n",
        "  indented\n    more\n  less\n",
        "|undefined| and [9]_\n",
        ".. [#x] a\n.. [#x] b\n",
    ],
)
def test_faults_lose_no_word(text):
    found = words(shown(text))
    assert all(word in found for word in re.findall(r"[A-Za-z]\w+", text))


@pytest.mark.parametrize("text", ["* a\n+\n" * 3000, "|a|b\n|-|-\n" * 2000, "- " * 3000 + "a"])
def test_what_is_no_such_markup_is_given_up_and_shown_as_it_stands(text):
    assert body_html(text, "rst") == ""


def test_the_page_says_what_it_was_written_in_and_leads_there():
    assert 'reStructuredText. Where something looks odd, <a href="https://x/y?a&amp;b">see' in written_in(
        "rst", "https://x/y?a&b"
    )
    assert written_in("markdown", "https://x") == ""


def test_docutils_is_loaded_for_a_document_in_this_markup_alone():
    """It takes a while to start, and most projects have no use for it."""
    code = (
        "import sys; import alignment_plugin.adapters.mkdocs_pages; from alignment_plugin.render.bodies import body_html;"
        "body_html('= a', 'asciidoc'); assert 'docutils' not in sys.modules;"
        "body_html('a', 'rst'); assert 'docutils' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
