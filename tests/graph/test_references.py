"""References: by slug, number, alias, team; and in prose."""

import pytest

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.loading.references import references_in
from alignment_plugin.text import SourceFile


def graph_of(files):
    sources = [SourceFile(f"docs/a/{name}", name, text.encode(), "docs/a") for name, text in files.items()]
    return link(load_records(sources))


DECISION = "---\nstatus: accepted\nopened: 2026-01-01\n{}---\n# {}\n"
FILES = {
    "sea/decisions/0004-leave.md": DECISION.format("aliases: [go-away]\n", "Leave"),
    "sea/decisions/0005-stay.md": DECISION.format("", "Stay"),
    "land/decisions/0004-walk.md": DECISION.format("", "Walk"),
    "land/decisions/0006-leave.md": DECISION.format("", "Leave too"),
}


@pytest.mark.parametrize(
    ("raw", "team", "expected"),
    [
        ("0004-leave", "sea", ["sea/0004-leave"]),
        ("4", "sea", ["sea/0004-leave"]),
        ("0004", "land", ["land/0004-walk"]),
        ("ADR-4", "sea", ["sea/0004-leave"]),
        ("go-away", "sea", ["sea/0004-leave"]),
        ("0004-leave.md", "sea", ["sea/0004-leave"]),
        ("land/0004-walk", "sea", ["land/0004-walk"]),
        ("land/4", "sea", ["land/0004-walk"]),
        ("0004-walk", "sea", ["land/0004-walk"]),
        ("5", "land", []),
        ("land/0005-stay", "sea", []),
        ("nothing", "sea", []),
        ("https://example.org/o/r/pull/4", "sea", []),
    ],
)
def test_a_reference_looks_in_its_own_team_first(raw, team, expected):
    graph, findings = graph_of(FILES)
    assert [key.full_id for key in graph.resolve(raw, team=team)] == expected
    assert findings == ()


def test_a_number_that_two_records_take_is_ambiguous():
    files = {
        "decisions/0004-a.md": DECISION.format("", "A"),
        "decisions/0004-b.md": DECISION.format("", "B"),
        "decisions/0005-c.md": DECISION.format("depends_on: [4]\n", "C"),
    }
    _, (finding,) = graph_of(files)
    assert finding.code == "unknown-reference"
    assert "a/0004-a" in finding.message
    assert "a/0004-b" in finding.message
    assert (finding.path, finding.span.line) == ("docs/a/decisions/0005-c.md", 4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [[0004-leave]].", ["0004-leave"]),
        ("[[0004-leave|why we left]]", ["0004-leave"]),
        ("[[sea/0004-leave]] and [[5]]", ["sea/0004-leave", "5"]),
        ("`[[code]]` and ``[[more]]``", []),
        ("```\n[[fence]]\n```\n[[out]]", ["out"]),
        ("~~~~\n[[fence]]\n~~~\n[[still]]\n~~~~", []),
        ("<!-- [[hidden]] -->", []),
        ("[[1]](https://example.org)", []),
        ("[[1]][link]", []),
        ("[[ -f x ]]", []),
        (r"\[[escaped]]", []),
    ],
)
def test_references_in_prose_pass_over_code_and_links(text, found):
    assert [each.target for each in references_in(text)] == found


def test_a_reference_in_prose_has_line_and_column():
    (reference,) = references_in("one\ntwo [[x]]\n")
    assert (reference.span.line, reference.span.column, reference.span.end_column) == (2, 5, 10)


def test_a_reference_to_nothing_in_prose_is_told_with_the_nearest_id():
    files = {"decisions/0001-leave.md": DECISION.format("", "Leave") + "\nAs [[0001-laeve]] says.\n"}
    _, (finding,) = graph_of(files)
    assert (finding.code, finding.span.line, finding.span.column) == ("unknown-reference", 7, 4)
    assert "0001-leave" in finding.hint


def test_a_ring_is_told_once_on_its_first_record():
    step = "- id: {}\n  title: T\n  certainty: known\n  state: next\n  waits_for: [{}]\n"
    _, findings = graph_of(
        {"steps.yml": step.format("b", "c") + step.format("c", "a") + step.format("a", "b")}
    )
    assert [(each.code, each.record) for each in findings] == [("dependency-cycle", "a/a")]


def test_a_long_chain_needs_no_recursion():
    step = "- id: s{}\n  title: T\n  certainty: known\n  state: next\n  waits_for: [s{}]\n"
    text = "".join(step.format(n, n + 1) for n in range(1_500)) + step.format(1_500, 0)
    _, findings = graph_of({"steps.yml": text})
    assert [each.code for each in findings] == ["dependency-cycle"]


def test_references_into_an_unreadable_file_are_not_called_missing():
    files = {
        "unknowns.yml": "- id: &a x\n",
        "strategy.md": "---\nwhere: [\n---\n",
        "decisions/0002-b.md": "---\nstatus: @\nopened: x\n---\n# B\n",
        "decisions/0001-a.md": DECISION.format("serves: [policy]\ndepends_on: [0002-b, '2']\n", "A"),
        "steps.yml": "- id: s\n  title: T\n  certainty: unknown\n  state: next\n  waits_for: [x]\n",
    }
    _, findings = graph_of(files)
    assert findings == ()


def test_a_record_that_stands_twice_is_told_with_both_places():
    files = {"decisions/Foo.md": DECISION.format("", "One"), "decisions/foo.md": DECISION.format("", "Two")}
    _, (finding,) = graph_of(files)
    assert finding.code == "duplicate-id"
    assert finding.related[0].path == "docs/a/decisions/Foo.md"
    assert finding.path == "docs/a/decisions/foo.md"
