"""What a comparison keeps for the next one."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alignment_plugin.adapters import near_cache
from alignment_plugin.adapters.git import repository_at
from alignment_plugin.adapters.near_cache import opened_near_cache
from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.revisions import compared_nearby
from alignment_plugin.cli.diff import diff_of, rendered

from .conftest import Clone, Start, decision

_KEPT = ".git/alignment"


@pytest.fixture
def many(start: Start, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A branch that rejects one of two dozen decisions, in a project that is large enough."""
    monkeypatch.setattr(near_cache, "WORTH_IT", 10)
    files = {"mkdocs.yml": "site_name: Ours\nplugins: [alignment]\n"}
    for number in range(1, 25):
        leans = {"depends_on": f"[{number - 1}]"} if number > 1 else {}
        text = decision("We go on", "accepted", owner="ana", because="It is quick.", **leans)
        files[f"docs/alignment/decisions/{number:04}-way.md"] = text
    files |= {
        f"docs/alignment/steps/{name}.yml": f"- id: {name}\n  title: Go\n  certainty: known\n  state: doing\n  owner: ana\n  follows_from: [{number}]\n"
        for number, name in enumerate(("one", "two", "three", "four"), 18)
    }
    clone = start(files=files)
    clone.branch("change")
    path = clone.path / "docs/alignment/decisions/0010-way.md"
    clone.commit(
        {"docs/alignment/decisions/0010-way.md": path.read_text("utf-8").replace("accepted", "rejected")}
    )
    return clone


def said(clone: Clone) -> tuple[str, int]:
    """What is printed, and of how many files."""
    project = find_project(clone.path, environ=clone.environ)
    sides = compared_nearby(project, "main", environ=clone.environ)
    text = rendered(diff_of(sides, sides.head.project, date(2026, 11, 22)), "text", sides.head.project)
    return text, len(sides.head.reading.sources)


def known(clone: Clone, **options: int) -> int:
    """Of how many files something is kept, under these options."""
    project = find_project(clone.path, environ=clone.environ)
    repository = repository_at(project.root, clone.environ)
    settings = project.settings.model_copy(update=options)
    return len(opened_near_cache(repository, settings, files=100).known)


def test_the_second_comparison_says_the_same_and_reads_less(many: Clone) -> None:
    cold, warm = said(many), said(many)
    assert "0011" in cold[0]
    assert warm[0] == cold[0]
    assert warm[1] < cold[1]
    assert known(many) > 20


def test_it_is_found_from_another_working_tree(many: Clone) -> None:
    cold = said(many)
    many.git("worktree", "add", "--quiet", "--detach", str(many.path.parent / "other"), "HEAD")
    other = replace(many, path=many.path.parent / "other")
    text, files = said(other)
    assert text.replace("/other/", "/upstream/") == cold[0]
    assert files < cold[1]


def test_what_changed_since_is_read(many: Clone) -> None:
    """A file is known by its contents: another step that now leans on what changed is told of."""
    said(many)
    many.git("checkout", "--quiet", "main")
    many.commit(
        {
            "docs/alignment/steps/four.yml": "- id: four\n  title: Go\n  certainty: known\n  state: doing\n  owner: bo\n  follows_from: [10]\n"
        }
    )
    many.git("checkout", "--quiet", "change")
    many.git("rebase", "--quiet", "main")
    text, _ = said(many)
    assert "steps/four.yml" in text


def test_a_small_project_keeps_nothing(many: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_cache, "WORTH_IT", 1_000)
    said(many)
    assert not (many.path / _KEPT).exists()


def test_two_projects_of_one_repository_keep_their_own(many: Clone) -> None:
    """As the paths of their records may be the same."""
    other = replace(many, path=many.path / "other")
    many.switch("main")
    files = {name: (many.path / name).read_text("utf-8") for name in many.git("ls-files").split("\n")}
    many.commit({f"other/{name}": text.replace("ana", "bo") for name, text in files.items()})
    many.branch("both")
    name = "docs/alignment/decisions/0010-way.md"
    many.commit({each: files[name].replace("accepted", "rejected") for each in (name, f"other/{name}")})
    cold = said(many), said(other)
    assert len(list((many.path / _KEPT).iterdir())) == 2
    warm = said(many), said(other)
    assert [text for text, _ in warm] == [text for text, _ in cold]
    assert [files for _, files in warm] < [files for _, files in cold]


def test_under_other_options_nothing_is_known(many: Clone) -> None:
    """They may make another record of the same file."""
    said(many)
    assert known(many, max_file_kb=1) == 0


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def _edited(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"0011-way", b"0099-way"))


def _shorter(file: Path) -> None:
    _hold(file, [[1, 2]])


def _of_other_types(file: Path) -> None:
    _hold(file, [[1, 2, 3, 4, 5, 6, 7, 8, 9]])


def _hold(file: Path, files: list[list[int]]) -> None:
    """The same file with other contents, and a digest that fits."""
    context, _ = json.loads(file.read_text("utf-8").partition("\n")[2])
    near_cache.keep(file, json.dumps([context, files]))


def _no_json(file: Path) -> None:
    near_cache.keep(file, "[")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [_cut, _edited, _shorter, _of_other_types, _no_json, _folder])
def test_what_was_spoilt_is_as_if_it_were_not_there(spoil: Callable[[Path], None], many: Clone) -> None:
    cold = said(many)
    (file,) = (many.path / _KEPT).iterdir()
    spoil(file)
    assert known(many) == 0
    assert said(many) == cold


def test_behind_a_link_nothing_is_read_or_written(many: Clone, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (many.path / _KEPT).symlink_to(elsewhere, target_is_directory=True)
    said(many)
    assert not list(elsewhere.iterdir())


def test_a_git_folder_that_cannot_be_written_is_no_fault(
    many: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = said(many)

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("alignment_plugin.adapters.kept.write_atomically", refuse)
    (file,) = (many.path / _KEPT).iterdir()
    file.unlink()
    assert said(many) == cold
    assert not file.exists()
