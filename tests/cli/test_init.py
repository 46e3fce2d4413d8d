"""`alignment init`: a site that is sound at once, whatever the answers hold."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment_plugin.adapters.answers import Answers
from alignment_plugin.adapters.examination import examine
from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.start import site_at, start
from alignment_plugin.findings import Severity
from alignment_plugin.records import Strategy

from .conftest import Run, all_bytes

DAY = date(2026, 11, 22)
ANSWERS = """\
Team: "X" <script>
José
To Antigua: by #1 @end
because [[nope]] is {{ no }}
By freighter
it is cheap

Rig the boat
A photo

Which boat?
mono
cata

Can Jo hold a watch?
Tomás
soon
2027-02-01

Reach port

2027-06-30
Do we sleep?
the log

"""
HOSTILE = st.text(max_size=40) | st.sampled_from(
    ["---", "'", '"', "# x", "- a", "a: b", "@x", "`x", "{a}", "[a, b]", "a\n\n---\nstatus: x", "no", "null", "0010",
     "2026-01-01", "!x", "*x", "&x", "|", ">", "%", "\t", "::error::x", "a #b", "con", "strategy", "<b>"]
)  # fmt: skip


def errors(root: Path) -> list[str]:
    examined = examine(find_project(root, environ={}).checked(), DAY)
    return [f"{each.path} {each.message}" for each in examined.findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("answers", [ANSWERS, "\n" * 12])
def test_answers_become_a_sound_site(folder: Path, run: Run, answers: str) -> None:
    assert run("init", input=answers).exit_code == 0
    assert errors(folder) == []
    names = {"strategy.md", "steps.yml", "unknowns.yml", "team.yml", "glossary.yml", "decisions"}
    assert {path.name for path in (folder / "docs/alignment").iterdir()} == names


def test_what_was_answered_is_what_is_read(folder: Path, run: Run) -> None:
    run("init", input=ANSWERS)
    graph = examine(find_project(folder, environ={}), DAY).graph
    (strategy,) = graph.of(Strategy)
    assert (strategy.where, strategy.why) == ("To Antigua: by #1 @end", "because [ [nope]] is {{ no }}")
    assert [each.would_switch_if for each in strategy.directions] == ["it is cheap"]
    assert {record.name for record in graph.records} >= {"Which boat?", "Reach port", "Can Jo hold a watch?"}


def test_ending_the_input_early_writes_nothing(folder: Path, run: Run) -> None:
    result = run("init", input="Team\n")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert list(folder.iterdir()) == []


def test_nothing_is_ever_overwritten(site: Path, run: Run) -> None:
    (site / "docs/alignment/steps.yml").unlink()
    before = all_bytes(site)
    result = run("init", "--yes")
    after = all_bytes(site)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"docs/alignment/steps.yml"}
    assert "left alone  docs/alignment/strategy.md" in result.output


def test_a_config_without_the_plugin_is_left_and_the_lines_are_shown(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    result = run("init", "--yes")
    assert (folder / "mkdocs.yml").read_text() == "site_name: x\n"
    assert "plugins:\n  - alignment\n" in result.output


def test_decisions_that_are_there_stay_in_the_site(folder: Path, run: Run) -> None:
    (folder / "docs/adr").mkdir(parents=True)
    (folder / "docs/adr/0001-x.md").write_text("# 1. Use X\n\n## Status\n\nAccepted\n")
    run("init", "--yes")
    assert "Read 8 records of 1 team (our-team)" in run("check").output


YAML = """\
team: Settlement
you: Noor
where: |
  To fresh balances
  on two lines
directions: [Wait, {title: Buy it, would_switch_if: it is cheaper}]
unknowns:
  - question: "Who reads the batch?"
    explorer: Ana
    report_back: 2026-12-01
horizon: 2027-06-30
"""
MARKDOWN = """\
---
team: Settlement
you: Noor
---
## Q1. Where and why
To fresh balances
on two lines

## Q2
- Wait
- Buy it | it is cheaper

## 5. Unknown
- Who reads the batch? | Ana | 2026-12-01

## Q6
2027-06-30
"""


@pytest.mark.parametrize(("name", "text"), [("a.yml", YAML), ("a.md", MARKDOWN)])
def test_answers_come_from_a_file(folder: Path, run: Run, name: str, text: str) -> None:
    (folder / name).write_text(text)
    assert run("init", "--from", name, "site").exit_code == 0
    (strategy,) = examine(find_project(folder / "site", environ={}), DAY).graph.of(Strategy)
    assert strategy.where == "To fresh balances\non two lines"
    assert (strategy.team, strategy.owner, str(strategy.horizon)) == ("settlement", "noor", "2027-06-30")
    assert [each.id for each in strategy.directions] == ["wait", "buy-it"]
    assert errors(folder / "site") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("wher: x", "a.yml:1: there is no answer called 'wher'"),
        ("where: [a]", "'where' wants text"),
        ("a: [", "a.yml:"),
        ("- x", "this holds no answers"),
        ("horizon: soon", "'soon' is not a date; write it as 2026-11-22"),
        ("unknowns: [{question: a, back: b}]", "'back' is no field of 'unknowns'"),
        ("steps: [{demo: b}]", "has no title"),
    ],
)
def test_a_wrong_file_of_answers_is_told_and_nothing_written(
    folder: Path, run: Run, text: str, says: str
) -> None:
    (folder / "a.yml").write_text(text)
    result = run("init", "--from", "a.yml", "site")
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (folder / "site").exists()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(HOSTILE, min_size=12, max_size=12))
def test_no_answer_can_break_the_records(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    from alignment_plugin.adapters.editing import cleaned, one_line

    root = tmp_path_factory.mktemp("site")
    t = [one_line(text) for text in texts]
    rows = tuple((text, other) for text, other in zip(t[4:7], t[7:10], strict=True) if text)
    answers = Answers(
        team=t[0], you=t[1], where=cleaned(texts[2]), why=cleaned(texts[3]), directions=rows, steps=rows, later=rows,
        decision=t[10], options=tuple((text,) for text, _ in rows), signals=rows,
        unknowns=tuple((text, other, "2026-12-01") for text, other in rows),
    )  # fmt: skip
    start(site_at(root, {}), answers, DAY)
    assert errors(root) == []
    (strategy,) = examine(find_project(root, environ={}), DAY).graph.of(Strategy)
    assert strategy.where == answers.where or not answers.where
    assert tuple(each.title for each in strategy.directions) == tuple(text for text, _ in rows)


@pytest.mark.slow
def test_mkdocs_builds_what_init_writes(site: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=site, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert (site / "site/index.html").is_file()
