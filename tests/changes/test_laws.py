"""What holds for any two sets of records, and for any text that people write into them."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from alignment_plugin.changes import compare
from alignment_plugin.report import diff_comment, diff_json, diff_text
from alignment_plugin.report.diff import make_diff
from alignment_plugin.report.diff_markup import safe, units
from tests.changes.conftest import BASE, graph_of

OWN_HTML = re.compile(
    r"<details>|</details>|<summary>[A-Za-z ]+ \([\d,]+\)</summary>|<!-- alignment:diff key=[\w./-]+ -->|\s"
)
# What a host would take for somebody, for something of its own, or for an address.
CALLS = re.compile(r"[@#!$%^~&](?=[\w\"'])|\bGH-\d|https?://|ftp://|www\.\w")

WORDS = st.sampled_from(
    ["@noor", "@org/team", "#12", "!7", "GH-9", "JIRA-12", "o/r#3", "<b>", "<img src=x onerror=y>", "![x](y)", "[a](http://b)", "http://x.test/1",
     "www.x.test", "a@b.test", "|", "\\", "`", "``", "*", "__", "~~", "<!--", "-->", "</details>", "::error::x", "##[error]", "&lt;", "&#60;", "$1",
     ":smile:", "$x$", "- ", "1.", "# ", "[ref]: http://x", "[x][y]", "[^1]", "\u202e", "\u0007", "<https://x>", "`@x`", "%3", "😀", "ж"]
)  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=12), min_size=1, max_size=8).map(" ".join)
NOT_OURS = {
    "image",
    "link_open",
    "html_inline",
    "fence",
    "code_block",
    "hr",
    "blockquote_open",
    "em_open",
    "s_open",
}
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept(text):
    """What of a text a file can hold: loading refuses the rest, with a finding."""
    return "".join(char for char in text if char.isprintable() and char != "\ufeff") or "x"


def quoted(text):
    """Text as a YAML scalar that holds it."""
    return "'" + kept(text).replace("'", "''") + "'"


def one(text, team="a"):
    """A decision that says the same text everywhere."""
    said = quoted(text)
    return (
        f"---\nstatus: accepted\ntitle: {said}\nowner: {said}\nbecause: {said}\nchosen: x\nconsulted: [{said}]\n"
        f"options:\n  - {{id: x, title: {said}}}\n  - {{id: y, title: {said}}}\n"
        f"dissent: [{{who: {said}, says: {said}}}]\nsuccess: [{said}]\ndepends_on: [0002-y]\n---\n\n{kept(text)}\n"
    )


def two_sides(first, second):
    """A decision that changes in everything, and one that leans on it."""
    leaning = (
        f"---\nstatus: proposed\nowner: {quoted(second)}\ndepends_on: [0001-x]\n---\n\n# {quoted(first)}\n"
    )
    before = {"decisions/0001-x.md": one(first), "decisions/0003-z.md": leaning}
    after = {
        "decisions/0001-x.md": one(second)
        .replace("  - {id: y,", "  - {id: z,")
        .replace("chosen: x", "chosen: z"),
        "decisions/0003-z.md": leaning,
    }
    sides = graph_of(before), graph_of(after)
    assert not [each for side in sides for each in side.unread], "the text is to reach the reports"
    return sides


RECORD = st.builds(
    lambda status, owner, links, title: (
        f"---\nstatus: {status}\nowner: {owner}\nsuccess: [a]\ndepends_on: [{links}]\n---\n\n# {title}\n"
    ),
    st.sampled_from(["draft", "proposed", "accepted", "rejected", "superseded"]),
    st.sampled_from(["noor", "lee"]),
    st.sampled_from(["", "0001-a", "0002-b", "0009-none"]),
    st.sampled_from(
        ["One ledger a currency", "One ledger per currency", "Leave the batch", "Stop the mail", "Zero"]
    ),
)
RECORDS = st.dictionaries(
    st.sampled_from(
        [f"{team}decisions/000{n}-{name}.md" for team in ("", "b/") for n, name in enumerate("abcd")]
    ),
    RECORD,
    max_size=5,
)


@QUICK
@given(RECORDS)
def test_a_graph_means_the_same_as_itself(files):
    assert compare(graph_of(files), graph_of(files)) == ()


@QUICK
@given(RECORDS, RECORDS)
def test_swapped_sides_swap_what_came_and_what_went(old, new):
    """And what was the same record under another name is so from both sides."""
    forth, back = compare(graph_of(old), graph_of(new)), compare(graph_of(new), graph_of(old))

    def came(changes):
        return {each.record for each in changes if each.what == "record-added"}

    def went(changes):
        return {each.record for each in changes if each.what in ("record-removed", "removed-while-leaned-on")}

    def renamed(changes):
        return {(each.was, each.record) for each in changes if each.was}

    assert (came(forth), went(forth)) == (went(back), came(back))
    assert renamed(forth) == {(now, was) for was, now in renamed(back)}


@QUICK
@given(RECORDS, RECORDS)
def test_the_order_in_which_files_are_read_is_no_matter(old, new):
    again = dict(reversed(list(new.items())))
    assert compare(graph_of(old), graph_of(new)) == compare(graph_of(old), graph_of(again))


@QUICK
@given(TEXT, TEXT, st.integers(1_000, 6_000))
def test_a_comment_keeps_to_its_length_and_says_the_same_twice(first, second, limit):
    diff = make_diff(*two_sides(first, second))
    text = diff_comment.render(diff, max_chars=limit)
    assert units(text) <= limit
    assert text == diff_comment.render(diff, max_chars=limit)


@QUICK
@given(TEXT, TEXT)
def test_a_comment_is_only_text(first, second):
    """No image, no HTML but ours, no link, nobody called; whatever the records say."""
    text = diff_comment.render(make_diff(*two_sides(first, second), base=first, head=second))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    flat = [each for token in tokens for each in (token, *(token.children or ()))]
    assert [each.tag for each in flat if each.type == "heading_open"] == ["h3"]
    assert not {each.type for each in flat} & NOT_OURS
    assert all(not OWN_HTML.sub("", each.content) for each in flat if each.type == "html_block")
    assert not [each.content for each in flat if each.type == "text" and CALLS.search(each.content)]


@QUICK
@given(TEXT)
def test_safe_text_is_one_line_that_shows_what_was_written(text):
    shown = safe(text)
    assert "\n" not in shown and not CALLS.search(shown)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {shown}") if shown else []
    assert {each.tag for each in tokens} <= {"ul", "li", "p", ""}
    assert sum(each.type == "list_item_open" for each in tokens) <= 1
    assert {each.type for token in tokens for each in (token.children or ())} <= {"text"}


@QUICK
@given(TEXT, TEXT)
def test_no_report_crashes_or_gives_a_runner_a_command(first, second):
    diff = make_diff(*two_sides(first, second))
    for text in (diff_text.render(diff), diff_json.render(diff), diff_comment.render(diff)):
        assert not re.search(r"(?m)^\s*::|##\[", text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", diff_text.render(diff))


def test_the_base_of_these_tests_reads_without_a_fault():
    assert len(graph_of(BASE).records) == 14 and not graph_of(BASE).unread
