"""What git's history says of records: told once, in order, by the names of now, and never from a broken cache."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alignment_plugin.adapters.examination import read_project
from alignment_plugin.adapters.history import past_of_project
from alignment_plugin.adapters.history_cache import opened_cache
from alignment_plugin.adapters.project import find_project
from alignment_plugin.changes.past import Past
from alignment_plugin.graph import Key
from tests.site.story import (
    FINDING,
    FOLDER,
    TEAM,
    UNKNOWN,
    Repository,
    accepted,
    begin,
    copied,
    decision,
    strategy,
    tell,
)

TODAY = date(2026, 11, 22)
CACHE = ".cache/alignment/history-1.json"


def past_of(made: Repository, today: date = TODAY) -> Past | None:
    """The past of the records in a working tree."""
    project = find_project(made.path, environ=made.environ)
    return past_of_project(project, read_project(project), today, made.environ)


def told(past: Past | None) -> list[tuple[str, str, str]]:
    """Day, what and whose, newest first."""
    assert past is not None
    return [(m.day.isoformat(), each.what, each.record.id) for m in past.moments for each in m.happenings]


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return begin(tmp_path / "project")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The whole story, to be copied."""
    return tell(begin(tmp_path_factory.mktemp("written") / "project"))


@pytest.fixture
def story(written: Repository, tmp_path: Path) -> Repository:
    return copied(written, tmp_path / "project")


def key(name: str, team: str = "crew") -> Key:
    """A decision; without a strategy its team has the name of the folder."""
    return Key("decision", team, name)


def test_each_change_of_meaning_is_told_on_the_day_of_its_commit(story: Repository) -> None:
    found = told(past_of(story))
    assert found[0] == ("2026-11-19", "direction-eliminated", "strategy")
    for line in (
        ("2026-11-18", "finding-reported", "refunds"),
        ("2026-11-17", "accepted", "0006-mail"),
        ("2026-11-17", "stopped", "0006-mail"),
        ("2026-11-12", "reading-added", "strategy"),
        ("2026-11-10", "accepted-success-changed", "0004-leave"),
        ("2026-11-03", "member-added", "team"),
        ("2026-11-03", "record-added", "refunds"),
        ("2026-10-20", "accepted", "0004-leave"),
        ("2026-10-20", "superseded", "0001-batch"),
        ("2026-10-06", "record-added", "0004-leave"),
    ):
        assert line in found


def test_a_typo_in_the_prose_is_no_news(story: Repository) -> None:
    assert not [line for line in told(past_of(story)) if line[0] == "2026-10-22"]


def test_reasons_are_those_of_that_moment(made: Repository) -> None:
    made.commit("2026-10-01", {"decisions/0001-a.md": accepted("A")})
    made.commit(
        "2026-10-08",
        {"decisions/0001-a.md": accepted("A").replace("It still proves", "It only seems to prove")},
    )
    past = past_of(made)
    assert past is not None
    first = past.moments[-1].happenings[0]
    assert (
        first.what == "accepted" and first.reason == "Cohort by cohort. It still proves the ledger every day."
    )
    assert past.moments[0].happenings[0].what == "accepted-reason-changed"


def test_before_the_days_that_are_shown_only_decisions_are_read(made: Repository) -> None:
    made.commit("2026-01-05", {"decisions/0001-a.md": decision("A"), "unknowns.yml": UNKNOWN})
    made.commit("2026-01-12", {"decisions/0001-a.md": accepted("A"), "unknowns.yml": UNKNOWN + FINDING})
    assert {line[2] for line in told(past_of(made))} == {"0001-a"}
    past = past_of(made)
    assert past is not None
    assert [(day.isoformat(), each.what) for day, each in past.of(key("0001-a", "alignment"))][-1] == (
        "2026-01-05",
        "record-added",
    )


def test_a_renamed_decision_keeps_its_past(made: Repository) -> None:
    made.commit("2026-01-05", {"decisions/0001-a.md": decision("How we leave the batch")})
    made.commit(
        "2026-02-02", {"decisions/0001-a.md": None, "decisions/0003-b.md": decision("How we leave the batch")}
    )
    made.commit("2026-03-02", {"decisions/0003-b.md": accepted("How we leave the batch")})
    past = past_of(made)
    assert past is not None
    whats = {each.what for _, each in past.of(key("0003-b", "alignment"))}
    assert {"record-added", "accepted"} <= whats
    assert past.first_written(key("0003-b", "alignment")) == date(2026, 1, 5)
    assert not past.of(key("0001-a", "alignment"))


def test_what_came_by_a_merge_happened_when_it_was_merged(made: Repository) -> None:
    made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
    made.git("checkout", "--quiet", "-b", "topic")
    made.commit("2026-10-05", {"decisions/0001-a.md": decision("A", "deferred")})
    made.commit("2026-10-06", {"decisions/0001-a.md": accepted("A")})
    made.git("checkout", "--quiet", "main")
    at = "2026-10-20T12:00:00+00:00"
    made.git("merge", "--quiet", "--no-ff", "-m", "m", "topic", GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
    found = told(past_of(made))
    assert ("2026-10-20", "accepted", "0001-a") in found
    assert not [line for line in found if line[0] in ("2026-10-05", "2026-10-06")]


def test_the_day_is_the_committers_own(made: Repository) -> None:
    made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
    late = "2026-10-03T23:30:00-08:00"
    made.git("commit", "--quiet", "--amend", "--no-edit", GIT_COMMITTER_DATE=late)
    assert told(past_of(made))[0][0] == "2026-10-03"


def test_a_file_alone_is_read_as_beside_the_others(made: Repository) -> None:
    """A page that is no record stays none where a commit changes nothing but it."""
    made.commit(
        "2026-10-01",
        {"strategy.md": strategy(), "notes.md": "# Notes\n", "decisions/0001-a.md": decision("A")},
    )
    made.commit("2026-10-08", {"notes.md": "# Notes\n\nstatus: accepted\n\nMore.\n"})
    made.commit("2026-10-09", {"decisions/0001-a.md": accepted("A")})
    past = past_of(made)
    assert {each.record.team for m in past.moments for each in m.happenings} == {"crew"}  # type: ignore[union-attr]
    assert not [line for line in told(past) if line[0] == "2026-10-08"]


def test_a_strategy_that_comes_later_names_the_team_of_what_was_before(made: Repository) -> None:
    made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
    made.commit("2026-10-08", {"strategy.md": strategy(), "decisions/0001-a.md": accepted("A")})
    past = past_of(made)
    assert past is not None
    assert {each.what for _, each in past.of(key("0001-a"))} >= {"record-added", "accepted"}


def test_a_folder_without_an_option_for_its_kind_is_still_one_of_decisions(tmp_path: Path) -> None:
    made = begin(tmp_path / "project", {"records": "docs/choices"})
    place = "../choices/"
    made.commit(
        "2026-10-01",
        {f"{place}0001-a.md": "# A\n\n## Status\n\nProposed\n\n## Context\n\nC.\n\n## Decision\n\nD.\n"},
    )
    made.commit(
        "2026-10-08",
        {f"{place}0001-a.md": "# A\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n## Decision\n\nD.\n"},
    )
    assert ("2026-10-08", "accepted", "0001-a") in told(past_of(made))


def test_nothing_is_asked_of_git_where_the_option_says_none(tmp_path: Path) -> None:
    made = begin(tmp_path / "project", {"history_days": 0})
    made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
    assert past_of(made) is None
    assert not (made.path / ".cache").exists()


def test_a_folder_may_keep_its_past_to_itself(tmp_path: Path) -> None:
    made = begin(tmp_path / "project", {"records": [{"path": "docs/alignment", "history": False}]})
    made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
    assert past_of(made) is None


def test_a_project_in_no_repository_is_left_alone_unless_it_asks(tmp_path: Path) -> None:
    for name, options in (("silent", {}), ("asking", {"history_days": 30})):
        made = begin(tmp_path / name, options)
        made.commit("2026-10-01", {"decisions/0001-a.md": decision("A")})
        shutil.rmtree(made.path / ".git")
        past = past_of(made)
        if not options:
            assert past is None
        else:
            assert past is not None and past.problem.endswith("is in no git repository") and not past.moments


def test_records_that_were_never_committed_have_no_past(tmp_path: Path) -> None:
    made = begin(tmp_path / "project", {"history_days": 30})
    made.git("commit", "--quiet", "--allow-empty", "-m", "nothing")
    (made.path / FOLDER / "decisions").mkdir(parents=True)
    (made.path / FOLDER / "decisions/0001-a.md").write_text(decision("A"))
    past = past_of(made)
    assert past is not None and past.problem == "git does not know these records yet"


@pytest.mark.parametrize("depth", [1, 3])
def test_a_shallow_clone_says_where_its_history_begins_and_tells_nothing_of_that_commit(
    depth: int, story: Repository
) -> None:
    past = past_of(story.clone("shallow", f"--depth={depth}"))
    assert past is not None
    assert past.begins == {1: date(2026, 11, 19), 3: date(2026, 11, 17)}[depth]
    days = {line[0] for line in told(past)}
    assert days == {1: set(), 3: {"2026-11-18", "2026-11-19"}}[depth]
    assert past.first_written(key("0001-batch")) is None


def test_a_partial_clone_says_what_it_lacks_and_fetches_nothing(story: Repository) -> None:
    story.git("config", "uploadpack.allowFilter", "true")
    clone = story.clone("partial", "--filter=blob:none")
    before = clone.git("count-objects", "-v")
    project = find_project(clone.path, environ=clone.environ)
    asked = project.settings.model_copy(update={"history_days": 365})
    asked.model_fields_set.add("history_days")
    past = past_of_project(replace(project, settings=asked), read_project(project), TODAY, clone.environ)
    assert past is not None and past.problem.startswith("this clone lacks earlier versions of the records")
    assert past.remedy == "git fetch --refetch --no-filter origin"
    assert clone.git("count-objects", "-v") == before


def test_the_same_past_comes_from_the_cache_and_without_it(story: Repository) -> None:
    cold = past_of(story)
    assert (story.path / CACHE).is_file()
    assert past_of(story) == cold
    assert story.git("status", "--porcelain") == "", "the cache is nothing to commit"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _edited(path: Path) -> None:
    path.write_text(path.read_text().replace("accepted", "rejected"))


def _of_other_shape(path: Path) -> None:
    body = json.dumps({each: [["accepted"]] for each in json.loads(path.read_text().partition("\n")[2])})
    path.write_text(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}\n")


def _bytes(path: Path) -> None:
    path.write_bytes(b"\xff\x00\xfe")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [_cut, _edited, _of_other_shape, _bytes, _folder])
def test_a_cache_that_was_spoilt_is_read_again(spoil: Callable[[Path], None], story: Repository) -> None:
    cold = past_of(story)
    spoil(story.path / CACHE)
    assert opened_cache(story.path).known == {}
    assert past_of(story) == cold


def test_a_cache_behind_a_link_is_neither_read_nor_written(story: Repository, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (story.path / ".cache").symlink_to(elsewhere, target_is_directory=True)
    assert past_of(story) is not None
    assert not list(elsewhere.iterdir())


def test_another_reading_of_the_status_is_another_past(story: Repository) -> None:
    """What the cache knows was read by certain options, and others make something else of the same file."""
    before = told(past_of(story))
    story.commit("2026-11-20", {"decisions/0009-x.md": decision("X", "blessed")})
    config = (story.path / "mkdocs.yml").read_text()
    assert ("2026-11-20", "accepted", "0009-x") not in told(past_of(story))
    (story.path / "mkdocs.yml").write_text(
        config.replace("alignment: {}", "alignment: {statuses: {blessed: accepted}}")
    )
    after = told(past_of(story))
    assert ("2026-11-20", "accepted", "0009-x") in after
    assert [line for line in after if line[0] != "2026-11-20"] == before


def test_the_cache_forgets_what_no_build_asks_for(story: Repository) -> None:
    past_of(story)
    many = len(opened_cache(story.path).known)
    story.git("reset", "--quiet", "--hard", "HEAD~5")
    past_of(story)
    assert 0 < len(opened_cache(story.path).known) < many


def test_a_team_file_alone_still_names_its_members(story: Repository) -> None:
    story.commit("2026-11-20", {"team.yml": TEAM})
    past = past_of(story)
    assert past is not None
    assert [each.what for each in past.moments[0].happenings] == ["member-removed"]
