"""`alignment check --explain`: how one document is read, in words."""

from pathlib import Path

import pytest

from .conftest import Run

NYGARD = """\
# 7. Build a roof

Date: 2021-03-04

## Status

Approved ✅

## Context

It rains.

## Decision

We will build one.

## Consequences

Dry.
"""
KEP = "title: Warm starts\nowning-sig: x\nauthors: [ann]\nstatus: implementable\ncreation-date: 2021-02-30\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with old decisions, as the working folder."""
    files = {
        "mkdocs.yml": "site_name: S\nplugins:\n  - alignment:\n      records:\n        - {path: adr, kind: decision}\n",
        "adr/0007-roof.md": NYGARD,
        "adr/12-warm/README.md": "# KEP-12: Warm starts\n\n## Summary\n\nWarm.\n",
        "adr/12-warm/kep.yaml": KEP,
        "adr/0009-own.md": "---\nstatus: draft\nowner: ann\nplan_b: x\n---\n# Ours\n\nText.\n",
        "adr/README.md": "# Log\n",
        "elsewhere.md": "# No\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_dialect_and_why_then_the_values_with_their_lines_then_what_is_left(
    folder: Path, run: Run
) -> None:
    result = run("check", "--explain", "adr/0007-roof.md")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[:2] == [
        "adr/0007-roof.md: a decision in Markdown, read as 'nygard'",
        "  because 'Status' on line 5, 'Context' on line 9, 'Decision' on line 13 and 'Consequences' on line 17",
    ]
    assert [line.split()[0] for line in lines[4:12]] == [
        *("kep", "pep", "rfd", "rfc", "oep", "log4brains", "madr", "tendermint")
    ]
    assert "  status   accepted, written 'Approved ✅'\n           └ line 7, column 1\n" in result.output
    assert "  decided  2021-03-04\n           └ line 3, column 7\n" in result.output
    assert "  not found: opened, owner, people, options, chosen, because\n" in result.output
    assert lines[-3:] == [
        "  line 9     Context (1 line)",
        "  line 13    Decision (1 line)",
        "  line 17    Consequences (1 line)",
    ]


def test_values_from_another_file_are_named_with_it_and_problems_are_listed(folder: Path, run: Run) -> None:
    for name in ("README.md", "kep.yaml"):
        output = run("check", "--explain", f"adr/12-warm/{name}").output
        assert "because adr/12-warm/kep.yaml stands beside it" in output
        assert "└ adr/12-warm/kep.yaml:4:9" in output
        assert "adr/12-warm/kep.yaml:5:16  bad-value: '2021-02-30' is not in the calendar" in output
        assert "write the whole day, as in 2026-11-22" in output


def test_our_own_form_is_known_by_its_fields(folder: Path, run: Run) -> None:
    output = run("check", "--explain", "adr/0009-own.md").output
    assert "read as 'alignment'\n  because its fields are ours: 'status', 'owner', 'plan_b'\n" in output


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("adr/0008-none.md", "0008-none.md"),
        ("adr", "adr is a folder; one document is explained at a time"),
        ("elsewhere.md", "elsewhere.md is in none of the records folders, which are: adr"),
        ("adr/README.md", "adr/README.md is not read as a record"),
    ],
)
def test_a_wrong_file_is_said_with_2(folder: Path, run: Run, file: str, words: str) -> None:
    result = run("check", "--explain", file)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert words in result.output
