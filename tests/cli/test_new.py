"""`alignment new` and `show`: one more record, and every other byte as it was."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment_plugin.adapters.editing import value_of, with_entry, yaml_of
from alignment_plugin.adapters.errors import NotWrittenError
from alignment_plugin.adapters.new_records import NEW_KINDS
from alignment_plugin.cli.new import KIND_NAMES
from alignment_plugin.loading.nodes import Items, Mapping, Scalar, read_yaml

from .conftest import Run, all_bytes

ENTRY = "id: added\nname: 'It''s: added'\n"


def test_the_kinds_in_the_help_are_those_that_can_be_written() -> None:
    assert NEW_KINDS == KIND_NAMES


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_each_kind_is_written_where_it_says_and_found_by_name(site: Path, run: Run, kind: str) -> None:
    more = ("--set", "means=In the bank.") if kind == "term" else ()
    before = all_bytes(site)
    result = run("new", kind, "Lee the first", *more)
    assert result.exit_code == 0, result.stderr
    path, _, line = result.output.strip().rpartition(":")
    after = all_bytes(site)
    assert {name for name in after if after[name] != before.get(name)} == {path}
    name = {"decision": "2", "session": "2026-11-22", "back-brief": "2026-11-lee-the-first"}.get(
        kind, "lee-the-first"
    )
    assert f"{path}:{line}" in run("show", name).output
    assert run("check").exit_code == 0


def test_lists_dates_and_inner_fields_are_set(site: Path, run: Run) -> None:
    words = (
        "--set",
        "consulted=ana",
        "--set",
        "consulted=jo: b",
        "--set",
        "review.on=2026-11-22",
        "--set",
        "review.every=6mo",
    )
    assert run("new", "decision", "Use *X* `now`", *words).exit_code == 0
    text = Path("docs/alignment/decisions/0002-use-x-now.md").read_text()
    assert "consulted:\n  - ana\n  - 'jo: b'\n" in text
    assert "review:\n  on: 2026-11-22\n  every: 6mo\n" in text
    assert "Decision: Use *X* `now`\n" in run("show", "2").output


def test_decisions_are_numbered_as_the_others_are(folder: Path, run: Run) -> None:
    Path("adr").mkdir()
    Path("adr/ADR-009-old.md").write_text("# Old\n\n## Status\n\nAccepted\n")
    Path("adr/2020-01-01-notes.md").write_text("# Notes\n")
    assert run("new", "decision", "New", "--in", "adr").output == "adr/adr-010-new.md:1\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["step"], "a step needs a title"),
        (["step", "日本"], "holds no letter from a to z"),
        (["step", "x", "--id", "../x"], "'../x' is not an id"),
        (["decision", "x", "--id", "../../x"], "write --id x"),
        (["step", "x", "--set", "ownr=a"], "'ownr' is no field of a step; did you mean 'owner'?"),
        (["step", "x", "--set", "state=soon"], "'soon' is none of next, doing"),
        (["step", "x", "--set", "follows_from=nope"], "no decision has the id 'nope'"),
        (["step", "x", "--set", "owner=a", "--set", "owner=b"], "'owner' is given twice"),
        (["step", "x", "--set", "owner"], "write field=value"),
        (["unknown", "x", "--set", "report_back=2026-02-31"], "not in the calendar"),
        (["term", "x"], "'means' is missing"),
        (["step", "x", "--team", "our-tea"], "there is no team 'our-tea' here; did you mean 'our-team'?"),
        (["decision", "x", "--id", "0001-how-do-we-keep-our-decisions"], "is already the id of"),
        (["step", "x", "--id", "in-a-wiki", "--set", "id=strategy"], "strategy"),
        (["story", "x"], "is not one of 'decision'"),
    ],
)
def test_wrong_input_is_told_and_nothing_written(site: Path, run: Run, words: list[str], says: str) -> None:
    before = all_bytes(site)
    result = run("new", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert all_bytes(site) == before


def test_a_list_that_cannot_be_read_is_left(site: Path, run: Run) -> None:
    path = Path("docs/alignment/steps.yml")
    path.write_text("- id: a\n  title: &x b\n")
    result = run("new", "step", "x")
    assert result.exit_code == 2
    assert "docs/alignment/steps.yml: line 2: '&x' names a place to repeat" in result.stderr
    assert path.read_text() == "- id: a\n  title: &x b\n"


def test_a_link_out_of_the_records_is_not_followed(site: Path, run: Run) -> None:
    outside = site / "outside.yml"
    outside.write_text("- id: a\n  title: b\n  certainty: known\n  state: next\n")
    Path("docs/alignment/steps.yml").unlink()
    Path("docs/alignment/steps.yml").symlink_to(outside)
    before = outside.read_bytes()
    result = run("new", "step", "x")
    assert result.exit_code == 2
    assert "symbolic link" in result.stderr
    assert outside.read_bytes() == before


def test_several_teams_want_to_be_told_apart(folder: Path, run: Run) -> None:
    run("init", "--yes")
    for team in ("one", "two"):
        Path(f"docs/alignment/{team}").mkdir()
        Path(f"docs/alignment/{team}/steps.yml").write_text(
            "- id: a\n  title: A\n  certainty: known\n  state: next\n"
        )
    assert "several teams keep records here: our-team, one, two" in run("new", "step", "x").stderr
    assert run("new", "step", "x", "--team", "two").output.startswith("docs/alignment/two/steps.yml:")
    assert "'a' could be:\n  one/a (step): A\n  two/a (step): A\n" in run("show", "a").stderr
    assert run("show", "two/a").exit_code == 0


@pytest.mark.parametrize("name", ["1", "0001", "how-do-we", "ADR-1"])
def test_show_finds_a_decision_by_number(site: Path, run: Run, name: str) -> None:
    result = run("show", name)
    if name == "how-do-we":
        assert result.exit_code == 2 and "Hint: " in result.stderr
    else:
        assert result.output.startswith("Decision: How do we keep our decisions?\ndraft  our-team/0001-")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- E\n"),
        ("# only a comment", "# only a comment\n- E\n"),
        ("[]\n", "- E\n"),
        ("[]  # none yet\n", "# none yet\n- E\n"),
        ("- id: a\n  # its own\n# not its own\n", "- id: a\n  # its own\n- E\n# not its own\n"),
        ("- id: a\n  text: |\n    one\n\n    two\n", "- id: a\n  text: |\n    one\n\n    two\n- E\n"),
        ("- id: a\n  empty:\n", "- id: a\n  empty:\n- E\n"),
        ("- id: a\r\n- id: b", "- id: a\r\n- id: b\r\n- E\r\n"),
        ("  - id: a\n", "  - id: a\n  - E\n"),
        ("\ufeff- {id:   a}   # x\n", "\ufeff- {id:   a}   # x\n- E\n"),
        ("name: t\nmembers:\n- id: a\n\nowns: [x]\n", "name: t\nmembers:\n- id: a\n- E\n\nowns: [x]\n"),
        ("members: []\nowns: [x]\n", "members:\n  - E\nowns: [x]\n"),
        ("members:  # who\nowns: [x]\n", "members:  # who\n  - E\nowns: [x]\n"),
        ("- id: a\n...\n", "- id: a\n- E\n...\n"),
        ("owns: [x]", "owns: [x]\nmembers:\n  - E\n"),
    ],
)
def test_an_entry_is_added_at_the_end_of_its_list(before: str, after: str) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    data, line = with_entry(before.encode(), ENTRY, keys=("members",), add_key="owns" in before)
    shown = re.sub(r"( *)- id: added\r?\n *name: 'It''s: added'\r?\n", rf"\1- E{end}", data.decode())
    assert shown == after
    assert "- id: added" in re.split(r"\r\n|\n", data.decode())[line - 1]


@pytest.mark.parametrize("before", ["- {id: a", "- &x a\n", "[{id: a}]\n", "a: b\n", "just text\n", "\xff"])
def test_a_file_to_which_nothing_can_be_added_is_refused(before: str) -> None:
    with pytest.raises(NotWrittenError):
        with_entry(before.encode("latin-1"), ENTRY, keys=("steps",))


_LINES = st.sampled_from(
    ["- id: a", "  title:  'b'   # why", "  x: {a: 1,  b: [c]}", "", "# note", "  # note", "  t: >-", "    folded", "    text",
     "  list:", "    - one", "    -   two", "  - odd", "members:", "  empty:", "- \"q\": 'r'", "...", "---"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(_LINES, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_every_other_byte_stays(lines: list[str], end: str, closed: bool) -> None:
    before = (end.join(lines) + (end if closed else "")).encode()
    try:
        after, line = with_entry(before, ENTRY, keys=("members",), add_key=True)
    except NotWrittenError:
        return
    assert line <= after.decode().count("\n")
    start = len(os.path.commonprefix([before, after]))
    rest = len(os.path.commonprefix([before[start:][::-1], after[start:][::-1]]))
    assert start + rest == len(before), "what was there is what is left around the new entry"


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60))
def test_any_text_reads_back_as_it_is(text: str) -> None:
    value = value_of(text)
    node = read_yaml(yaml_of({"a": value, "b": [value], "c": {"d": value}}))
    assert isinstance(node, Mapping)
    items = node.get("b")
    assert isinstance(items, Items)
    first = node.get("a")
    if value == "":
        return
    assert isinstance(first, Scalar)
    expected = (
        {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )
    assert first.text == expected
    assert items.items[0].text == expected  # type: ignore[union-attr]  # a scalar, as above
