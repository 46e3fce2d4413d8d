"""The three formats and the comment: golden text, and what holds for every diff."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from alignment_plugin.changes import CHANGE_WORDS, Level
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.report import diff_comment, diff_json, diff_text, owners
from alignment_plugin.report.diff import headline, make_diff, on_changed_lines, with_shown_paths
from alignment_plugin.report.diff_comment import FOLD, marker
from alignment_plugin.report.diff_markup import units
from alignment_plugin.text import Span
from tests.changes.conftest import BASE, edited, graph_of

GOLDEN = Path(__file__).parent / "golden"
DECISION = "decisions/0004-batch.md"
DISSENT = "dissent:\n  - {who: priya, says: Stay until Christmas, commits: true}\n"
BIG_BANG = "  - id: big-bang\n    title: Switch on one night\n    ratings: {proof: passes, blast: worse}\n"
FINDING = Finding(
    "no-plan-b", Severity.WARNING, "If it fails, what do we do?", "docs/alignment/decisions/0004-batch.md", Span(41, 1, 41, 7), record="alignment/0004-batch"
)  # fmt: skip
RENDER = {
    "text": diff_text.render,
    "markdown": diff_comment.render,
    "json": diff_json.render,
    "owners": owners.render,
}


def link(path, line, at_base):
    return f"https://git.example/team/site/blob/{'b' * 40 if at_base else 'c' * 40}/{path}#L{line}"


def a_diff(*swaps, **more):
    """An accepted decision that is edited in many ways, in a repository with a code host."""
    swaps = swaps or (
        ("chosen: shadow", "chosen: stay"), (DISSENT, ""), (BIG_BANG, ""), ("check_by: 2027-02-28\n", ""), ("confidence: leaning", "confidence: confident"),
        ("tags: [batch]", "tags: [ledger]"), ("everything in one run", "everything in two runs"),
    )  # fmt: skip
    files = edited(DECISION, *swaps)
    files = {
        **files,
        "decisions/0002-ledger.md": files["decisions/0002-ledger.md"].replace("accepted", "deprecated"),
    }
    made = make_diff(graph_of(BASE), graph_of(files), base="main", head="leave|the_batch")
    return replace(
        made,
        base_commit="b" * 40,
        head_commit="c" * 40,
        parted=True,
        key="docs/alignment",
        permalink=link,
        findings=(FINDING,),
        **more,
    )


@pytest.mark.parametrize("name", RENDER)
def test_a_format_writes_what_it_wrote_before(name):
    written = RENDER[name](a_diff())
    golden = GOLDEN / f"{name}.txt"
    assert written == golden.read_text(encoding="utf-8")


def test_the_first_fifteen_lines_say_what_a_reviewer_needs():
    lines = diff_comment.render(a_diff()).split("\n")
    top = "\n".join(lines[:FOLD])
    assert lines[0] == "<!-- alignment:diff key=docs/alignment -->"
    assert lines[1] == "### Alignment: 5 changes need attention, 1 notable, 2 minor"
    for said in (
        "deprecated",
        "chosen option changed after acceptance",
        "option eliminated: Switch on one night",
        "dissent removed: priya",
    ):
        assert said in top
    assert "Shadow ledger | Stay on the batch" in top
    assert "**Elsewhere:**" in top and "0004 leans on 0002, which is now deprecated" in top
    assert "**Who should look:** **Priya** (whose dissent was removed from 0004)" in top
    assert "**Not asked yet, as far as the records say:** Priya, Samir." in top
    assert "<details>" not in top


def test_what_is_folded_holds_every_change():
    text = diff_comment.render(a_diff())
    for title in (
        "All that needs attention (5)",
        "Notable (1)",
        "Findings on changed lines (1)",
        "Minor (2)",
    ):
        assert f"<summary>{title}</summary>" in text
    assert "prose changed" in text and "two runs" not in text


def test_nothing_that_needs_attention_shows_the_rest_at_once():
    made = make_diff(
        graph_of(BASE), graph_of(edited(DECISION, ("confidence: leaning", "confidence: confident")))
    )
    lines = diff_comment.render(made).split("\n")
    assert lines[1] == "### Alignment: nothing needs attention: 1 notable"
    assert "| 0004 How we leave the batch | confidence changed | leaning | confident |" in lines


def test_only_another_form_is_one_line():
    files = {
        path: text.replace("settles\n", "settles  \n")
        .replace("status: ", "status:  ")
        .replace("by: lee", "by:  lee")
        for path, text in BASE.items()
    }
    files = {path: text for path, text in files.items() if text != BASE[path]}
    same = make_diff(graph_of(BASE), graph_of({**BASE, **files}))
    assert same.files == len(files) > 3
    assert headline(same) == f"{len(files)} files changed, no change of meaning"
    assert (
        diff_comment.render(same).split("\n")[1]
        == f"### Alignment: {len(files)} files changed, no change of meaning"
    )
    assert diff_text.render(same).split("\n")[0] == f"{len(files)} files changed, no change of meaning."
    assert json.loads(diff_json.render(same))["changes"] == []


def test_without_any_change_it_says_so():
    assert headline(make_diff(graph_of(BASE), graph_of(BASE))) == "no change of meaning"


@pytest.mark.parametrize("limit", [1_000, 1_500, 2_500, 4_000, 60_000])
def test_sections_are_left_out_whole_and_from_the_bottom(limit):
    text = diff_comment.render(a_diff(), max_chars=limit)
    assert units(text) <= limit
    assert text.count("<details>") == text.count("</details>") == text.count("<summary>")
    assert "Alignment: 5 changes need attention" in text
    if limit < 4_000:
        assert (
            f"Left out to stay within {limit:,} characters: " in text
            and "minor. `alignment diff` shows all." in text
        )
    else:
        assert ("Left out" in text) == (limit < 60_000)


def test_a_thousand_changes_fit():
    many = {
        f"decisions/{n:04}-x.md": f"---\nstatus: accepted\nowner: '@p{n} 😀'\n---\n\n# {'😀' * 60} {n}\n"
        for n in range(1, 600)
    }
    rejected = {path: text.replace("accepted", "rejected") for path, text in many.items()}
    made = replace(make_diff(graph_of(many), graph_of(rejected)), permalink=link)
    text = diff_comment.render(made)
    assert units(text) <= 60_000 and "599 changes need attention" in text
    assert "more, below" in text
    assert len(json.loads(diff_json.render(made))["changes"]) == 599


def test_the_marker_holds_nothing_but_a_name():
    assert marker("docs/alignment") == "<!-- alignment:diff key=docs/alignment -->"
    assert marker("a --> <b> ж\n@x") == "<!-- alignment:diff key=a-b-x -->"
    assert marker("") == "<!-- alignment:diff key=records -->"


def test_without_a_code_host_nothing_is_linked():
    from alignment_plugin.report.diff import no_link

    assert "](<" not in diff_comment.render(replace(a_diff(), permalink=no_link))


def test_what_is_gone_is_linked_where_it_was():
    files = {path: text for path, text in BASE.items() if path != "decisions/0002-ledger.md"}
    text = diff_comment.render(replace(make_diff(graph_of(BASE), graph_of(files)), permalink=link))
    assert f"/blob/{'b' * 40}/docs/alignment/decisions/0002-ledger.md#L1" in text


def test_json_keeps_its_promise():
    """`schema_version` 1: these fields stay; others may be added."""
    said = json.loads(diff_json.render(a_diff()))
    assert said["schema_version"] == 1 and (said["base"], said["head"]) == ("main", "leave|the_batch")
    first = said["changes"][0]
    assert {"level", "what", "record", "field", "old", "new", "path", "line"} <= set(first)
    assert (first["level"], first["what"], first["record"]) == (
        "attention",
        "deprecated",
        "alignment/0002-ledger",
    )
    assert {"record", "because"} <= set(said["consequences"][0])
    assert {"who", "because"} <= set(said["reviewers"][0])
    assert {each["level"] for each in said["changes"]} == {level.value for level in Level}


def test_findings_are_those_on_changed_lines():
    changed = {FINDING.path: (range(40, 42),)}
    assert on_changed_lines([FINDING], changed) == (FINDING,)
    assert on_changed_lines([replace(FINDING, span=Span.at(42))], changed) == ()
    assert on_changed_lines([replace(FINDING, path="other.md")], changed) == ()


def test_paths_are_put_through_what_the_reader_needs():
    shown = with_shown_paths(a_diff(), lambda path: f"site/{path}")
    assert all(
        each.path.startswith("site/docs/")
        for each in (*shown.changes, *shown.consequences.told, *shown.findings)
    )


def test_every_change_that_others_feel_can_be_said_of_what_leans_on_it():
    """Otherwise a sentence would end in nothing: `0007 leans on 0004, `."""
    for word in CHANGE_WORDS.values():
        assert bool(word.now) or word.level is not Level.ATTENTION, word.word
        assert not word.now or word.now.split()[0] in ("which", "whose", "to"), word.word
        assert word.sentence and word.why.endswith("."), word.word


def test_a_terminal_shows_both_sides_and_the_next_move():
    text = diff_text.render(a_diff())
    assert (
        "attention[accepted-choice-changed] 0004 How we leave the batch: chosen option changed after acceptance\n  before: Shadow ledger\n  after:  Stay on the batch\n  hint: leave"
        in text
    )
    assert "\x1b[" not in text and "\x1b[1;31m" in diff_text.render(a_diff(), color=True)


def test_the_same_records_write_the_same():
    for render in RENDER.values():
        assert render(a_diff()) == render(a_diff())
