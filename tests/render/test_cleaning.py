"""Angle brackets in prose: what is no tag of HTML is a word, and no word is lost."""

import pytest

from alignment_plugin.render.cleaning import cleaned


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>use <name> here</p>", "<p>use &lt;name&gt; here</p>"),
        ("<p>List<String></p>", "<p>List&lt;String&gt;</p>"),
        ("<p><extension-id>/<output></p>", "<p>&lt;extension-id&gt;/&lt;output&gt;</p>"),
        ("<p>a </name> b</p>", "<p>a &lt;/name&gt; b</p>"),
        (
            "<p>the <title> and the rest</p><p>goes on</p>",
            "<p>the &lt;title&gt; and the rest</p><p>goes on</p>",
        ),
        ("<p>a <template> of it</p><p>goes on</p>", "<p>a &lt;template&gt; of it</p><p>goes on</p>"),
        ("<p>Vec<u> and more</p>", "<p>Vec&lt;u&gt; and more</p>"),
        ("<p>a <link> b</p>", "<p>a &lt;link&gt; b</p>"),
        ("<p><?php echo 1 ?></p>", "<p>&lt;?php echo 1 ?&gt;</p>"),
        ("<p>a <!-- that never ends</p><p>b</p>", "<p>a &lt;!-- that never ends</p><p>b</p>"),
        ("<details>\n<p>open for ever</p>", "&lt;details&gt;\n<p>open for ever</p>"),
        ("<p>a <script> b</p><p>c</p>", "<p>a &lt;script&gt; b</p><p>c</p>"),
    ],
)
def test_a_word_in_angle_brackets_is_shown(written, shown):
    assert cleaned(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>a <u>b</u></p>", "<p>a <u>b</u></p>"),
        ('<a name="here"><h2>x</h2>', '<a name="here"><h2>x</h2></a>'),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>a<!-- a hint -->b</p>", "<p>ab</p>"),
        ('<link rel="stylesheet" href="x.css"><p>a</p>', "<p>a</p>"),
        ("<center>a</center>", "a"),
        ("<title>a</title>b", "ab"),
    ],
)
def test_a_tag_is_a_tag(written, shown):
    assert cleaned(written) == shown


def test_code_stays_as_it_was_escaped():
    assert cleaned("<pre><code>&lt;name&gt;</code></pre>") == "<pre><code>&lt;name&gt;</code></pre>"


@pytest.mark.parametrize(
    "written",
    [
        '<p>It goes on from <a href="alignment-reference/0004-x?">0004-x</a>.</p>',
        '<p><a href="alignment-reference/a%2Fb?w">words</a> and <em><a href="alignment-reference/c?">c</a></em></p>',
    ],
)
def test_references_and_plain_tags_stay_as_cleaning_leaves_them(written):
    """What needs no cleaning is what cleaning would give: a comment makes it go the long way."""
    assert cleaned(written) == written == cleaned(f"{written}<!-- x -->")


def test_a_link_within_a_link_is_cleaned():
    """Browsers end the outer one, so it is not left as it is."""
    link = '<a href="alignment-reference/x?">'
    assert cleaned(f"<p>{link}a{link}b</a></a></p>") == f"<p>{link}a</a>{link}b</a></p>"
