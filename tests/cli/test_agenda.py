"""`alignment agenda`: the hour as Markdown, for one team, and nothing else on standard output."""

import re

import pytest
from markdown_it import MarkdownIt

TWO = {"one": "rain", "two": "wind"}
UNKNOWN = "- {{id: {0}, question: Which {0}, explorers: [jo], report_back: 2026-11-10}}\n"
HOSTILE = (
    "# Heading", "@everyone", "see #12 and !7", "<b>bold</b>", "**loud**", "`code`", "[x](http://x)", "![x](y)", "- item", "1. item",
    "> quote", "| a | b |", "&lt;b&gt;", "~~gone~~", "===", "---", "::error::x", "\\", "a\u202eb", "__x__", "+ x",
)  # fmt: skip


@pytest.fixture
def teams(folder):
    """Two teams that share a folder of records."""
    for team, name in TWO.items():
        (folder / "docs" / "alignment" / team).mkdir(parents=True)
        (folder / "docs" / "alignment" / team / "strategy.md").write_text(
            "---\nwhere: W\nwhy: Y\nstatus: active\n---\n"
        )
        (folder / "docs" / "alignment" / team / "unknowns.yml").write_text(UNKNOWN.format(name))
    (folder / "mkdocs.yml").write_text("site_name: S\nplugins: [alignment]\n")
    return folder


def test_it_prints_the_hour(run, site):
    result = run("agenda")
    assert result.exit_code == 0 and result.stderr == ""
    heads = re.findall(r"(?m)^#+ .*", result.stdout)
    assert heads[0].startswith("# This week's hour: ") and heads[0].endswith(", 22 November 2026")
    assert [head for head in heads if re.match(r"## \d\. ", head)] == [
        head for head in heads if head.startswith("## ")
    ][1:8]
    assert heads[1] == "## Who came back" and "## Before you leave" in heads
    assert result.stdout.endswith("Fewer questions do not mean a better team.\n")


def test_an_item_says_who_where_and_what_it_ends_with(run, teams):
    text = run("agenda", "--team", "one").stdout
    at = text.index("- **jo was to come back on 10 November 2026")
    item = text[at:].split("\n\n")[0].splitlines()
    assert item[1:] == [
        "  - Who can answer: jo",
        "  - Record: docs/alignment/one/unknowns.yml:1 (Which rain)",
        "  - Ends with: a finding, or a new date",
    ]


@pytest.mark.parametrize(
    ("words", "team"),
    [
        (("--team", "two"), "wind"),
        (("docs/alignment/one",), "rain"),
        (("docs/alignment/two/unknowns.yml",), "wind"),
        (("docs/alignment", "--team", "one"), "rain"),
    ],
)
def test_whose_hour_it_is(run, teams, words, team):
    result = run("agenda", *words)
    assert result.exit_code == 0, result.stderr
    other = next(name for name in TWO.values() if name != team)
    assert f"Which {team}" in result.stdout and f"Which {other}" not in result.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Error: several teams keep records here: one, two\nHint: say whose hour it is: --team one"),
        (("--team", "tvo"), "Error: no team with records has the id 'tvo'\nHint: did you mean 'two'?"),
        (("--team", "two", "docs/alignment/one"), "Error: no team with records has the id 'two'"),
        (("nowhere",), "Error: "),
        (("--team", "one", "--today", "soon"), "Error: "),
    ],
)
def test_where_it_is_not_clear_nothing_is_printed(run, teams, words, says):
    result = run("agenda", *words)
    assert result.exit_code == 2 and result.stdout == "" and result.stderr.startswith(says)


def test_without_records_it_says_how_to_begin(run, folder):
    (folder / "docs" / "alignment").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: S\nplugins: [alignment]\n")
    result = run("agenda")
    assert result.exit_code == 2 and result.stdout == "" and "alignment init" in result.stderr


def test_the_day_decides(run, teams):
    assert "to come back on" not in run("agenda", "--team", "one", "--today", "2026-11-10").stdout
    assert "to come back on" in run("agenda", "--team", "one", "--today", "2026-11-11").stdout


def test_a_broken_record_is_mended_first_and_stops_nothing(run, teams):
    (teams / "docs" / "alignment" / "one" / "steps.yml").write_text("- {id: x\n")
    result = run("agenda", "--team", "one")
    assert result.exit_code == 0 and "## Mend first" in result.stdout
    assert result.stdout.index("Mend first") < result.stdout.index("## 1. ")


def test_a_team_without_questions_is_asked_what_the_records_do_not_see(run, folder):
    (folder / "alignment").mkdir()
    (folder / "alignment" / "team.yml").write_text("name: Crew")
    result = run("agenda", "alignment")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("# This week's hour: Crew, ")
    assert "The records raise no question this week. What do they not see?" in result.stdout


def test_the_same_records_print_the_same(run, teams):
    assert run("agenda", "--team", "one").stdout == run("agenda", "--team", "one").stdout


@pytest.mark.parametrize("evil", HOSTILE)
def test_record_text_opens_nothing_and_calls_nobody(run, teams, evil):
    """In every place of the agenda that shows what people wrote."""
    folder = teams / "docs" / "alignment" / "one"
    quoted = "'" + evil.replace("'", "''") + "'"
    (folder / "team.yml").write_text(f"name: {quoted}\n", encoding="utf-8")
    (folder / "unknowns.yml").write_text(
        f"- {{id: u, question: {quoted}, explorers: [{quoted}], report_back: 2026-11-10}}\n"
        f"- {{id: v, question: {quoted}, explorers: [{quoted}], findings: [{{date: 2026-11-20, found: {quoted}, so_what: {quoted}}}]}}\n",
        encoding="utf-8",
    )
    (folder / "sessions").mkdir()
    (folder / "sessions" / "2026-11-20.md").write_text(
        f"---\ndate: 2026-11-20\ntitle: {quoted}\ndiscovered: [{quoted}]\nremoved: [{quoted}]\nchanged: [u]\n---\n",
        encoding="utf-8",
    )
    text = run("agenda", "--team", "one").stdout
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in (*tokens, *inner)} & {
        "html_block", "html_inline", "fence", "code_block", "blockquote_open", "ordered_list_open", "hr", "table_open", "link_open", "image", "s_open", "em_open",
    }  # fmt: skip
    heads = [
        inline.content
        for opened, inline in zip(tokens, tokens[1:], strict=False)
        if opened.type == "heading_open"
    ]
    assert all(
        head.startswith("This week's hour: ")
        or re.match(r"\d\. |Who came|Mend|Before|What the|For another", head)
        for head in heads
    )
    assert not re.search(r"(?<!\w)@\w|[#!]\d", text)
    assert not re.search(r"(?m)^\s*::|\u202e", text)


def test_help_says_the_order_and_the_codes(run, folder):
    text = run("agenda", "--help").stdout
    assert "what has to be mended" in text and "Exit codes:" in text and "--team" in text
    assert "agenda" in run("--help").stdout
