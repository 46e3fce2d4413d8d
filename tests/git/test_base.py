"""Which two sides are compared, in every situation that a clone can be in."""

import shlex
import shutil
from pathlib import Path

import pytest

from alignment_plugin.adapters.errors import GitError

from .conftest import CONFIG, FOLDER, Clone, Start, decision, ids

FIRST, SECOND, THIRD = f"{FOLDER}/0001-first.md", f"{FOLDER}/0002-second.md", f"{FOLDER}/0003-third.md"


def run_hint(clone: Clone, error: pytest.ExceptionInfo[GitError]) -> None:
    """Run the command that an error prints, as whoever reads it would."""
    program, *words = shlex.split(error.value.hint)
    assert program == "git"
    clone.git(*words)


def test_a_stale_branch_shows_only_what_it_changed_itself(upstream: Clone) -> None:
    """Fifty records that came to main since then are not gone."""
    clone = upstream.clone("mine")
    clone.branch("feature")
    clone.commit({THIRD: decision("Third")})
    upstream.commit({f"{FOLDER}/{number:04}-late.md": decision(f"Late {number}") for number in range(10, 60)})
    clone.git("fetch", "--quiet")
    sides = clone.sides("origin/main")
    assert ids(sides) == (["0001-first", "0002-second"], ["0001-first", "0002-second", "0003-third"])
    assert sides.merge_base_of == ("origin/main", "HEAD")
    assert sides.base.commit == clone.git("rev-parse", "HEAD~1")
    assert sides.tip == upstream.git("rev-parse", "main") != sides.base.commit
    assert list(sides.changed_lines) == [THIRD]


def test_three_dots_ask_for_the_same_and_two_dots_for_the_trees_as_they_are(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    upstream.commit({f"{FOLDER}/0004-late.md": decision("Late")})
    upstream.switch("feature")
    assert ids(upstream.sides("main...feature"))[0] == ["0001-first", "0002-second"]
    assert ids(upstream.sides("main..."))[0] == ["0001-first", "0002-second"]
    two = upstream.sides("main..feature")
    assert ids(two)[0] == ["0001-first", "0002-second", "0004-late"]
    assert two.merge_base_of is None


def test_a_rebased_branch_parts_from_where_it_stands_now(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    upstream.commit({f"{FOLDER}/0004-late.md": decision("Late")})
    upstream.switch("feature")
    upstream.git("rebase", "--quiet", "main")
    sides = upstream.sides("main")
    assert sides.base.commit == upstream.git("rev-parse", "main")
    assert list(sides.changed_lines) == [THIRD]


def test_without_a_word_the_default_branch_of_the_remote_is_the_base(upstream: Clone) -> None:
    clone = upstream.clone("mine")
    clone.branch("feature")
    clone.commit({THIRD: decision("Third")})
    sides = clone.sides()
    assert (sides.base.name, sides.head.name) == ("origin/main", "HEAD")
    assert list(sides.changed_lines) == [THIRD]


def test_the_branch_that_a_pull_request_goes_to_is_the_base(upstream: Clone) -> None:
    upstream.branch("release")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    clone = upstream.clone("mine")
    clone.branch("feature", "origin/release")
    clone.commit({FIRST: decision("First", "rejected")})
    assert clone.sides(GITHUB_BASE_REF="release").base.name == "origin/release"
    assert list(clone.sides(GITHUB_BASE_REF="release").changed_lines) == [FIRST]


@pytest.fixture
def pull(upstream: Clone) -> Clone:
    """An upstream with a merge commit as a code host makes it, on a ref of its own."""
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    upstream.commit({f"{FOLDER}/0004-late.md": decision("Late")})
    upstream.git("checkout", "--quiet", "--detach", "main")
    upstream.git("merge", "--quiet", "--no-ff", "-m", "merge", "feature")
    upstream.git("update-ref", "refs/pull/7/merge", "HEAD")
    upstream.switch("main")
    return upstream


def checkout_of_pull(pull: Clone, depth: int) -> tuple[Clone, dict[str, str]]:
    """A clone as a runner has it, and what the runner says."""
    runner = Clone(pull.path.parent / "runner", pull.environ)
    runner.path.mkdir()
    runner.git("init", "--quiet")
    runner.git("remote", "add", "origin", f"file://{pull.path}")
    spec = "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    runner.git("fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", spec)
    runner.switch("refs/remotes/pull/7/merge")
    return runner, {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": runner.git("rev-parse", "HEAD")}


def test_on_the_merge_commit_of_a_pull_request_its_first_parent_is_the_base(pull: Clone) -> None:
    runner, said = checkout_of_pull(pull, depth=2)
    for environ in (said, {}):
        sides = runner.sides(**environ)
        assert sides.base.name == "HEAD^1"
        assert sides.base.commit == pull.git("rev-parse", "main")
        assert list(sides.changed_lines) == [THIRD]


def test_a_merge_commit_at_depth_1_says_how_to_get_its_parent(pull: Clone) -> None:
    runner, said = checkout_of_pull(pull, depth=1)
    with pytest.raises(GitError, match="the commit before it is not in this clone") as error:
        runner.sides(**said)
    run_hint(runner, error)
    assert list(runner.sides(**said).changed_lines) == [THIRD]


def test_a_branch_into_which_main_was_merged_is_no_pull_request(upstream: Clone) -> None:
    """Its first parent is its own past: what main brought would be shown as its work."""
    clone = upstream.clone("mine")
    clone.branch("feature")
    clone.commit({THIRD: decision("Third")})
    upstream.commit({f"{FOLDER}/0004-late.md": decision("Late")})
    clone.git("fetch", "--quiet")
    clone.git("merge", "--quiet", "-m", "merge", "origin/main")
    head = clone.git("rev-parse", "HEAD")
    for environ in ({}, {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": "0" * 40}, {"GITHUB_SHA": head}):
        sides = clone.sides(**environ)
        assert sides.base.name == "origin/main"
        assert list(sides.changed_lines) == [THIRD]


def test_gitlab_says_the_base_of_a_merge_request(upstream: Clone) -> None:
    base = upstream.git("rev-parse", "HEAD")
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    head = upstream.git("rev-parse", "HEAD")
    sides = upstream.sides(CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_SHA=head)
    assert (sides.base.commit, sides.merge_base_of) == (base, None)
    assert list(sides.changed_lines) == [THIRD]


def test_a_gitlab_base_that_is_not_here_says_how_to_get_it(upstream: Clone) -> None:
    base = upstream.git("rev-parse", "HEAD")
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    runner = upstream.clone("runner", "--depth=1", "--branch=feature")
    with pytest.raises(GitError, match="is not in this clone") as error:
        runner.sides(CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    run_hint(runner, error)
    assert list(runner.sides(CI_MERGE_REQUEST_DIFF_BASE_SHA=base).changed_lines) == [THIRD]


def test_gitlab_merges_the_result_first_where_it_is_asked_to(pull: Clone) -> None:
    pull.switch("refs/pull/7/merge")
    pull.git("update-ref", "-d", "refs/pull/7/merge")
    fork = pull.git("merge-base", "main", "feature")
    sides = pull.sides(CI_MERGE_REQUEST_EVENT_TYPE="merged_result", CI_MERGE_REQUEST_DIFF_BASE_SHA=fork)
    assert sides.base.commit == pull.git("rev-parse", "main")
    assert list(sides.changed_lines) == [THIRD]


def test_a_shallow_clone_without_a_common_commit_prints_the_command_that_helps(upstream: Clone) -> None:
    """It never compares the two trees instead."""
    upstream.branch("feature")
    for number in range(3):
        upstream.commit({THIRD: decision(f"Third {number}")})
    upstream.switch("main")
    upstream.commit({f"{FOLDER}/0004-late.md": decision("Late")})
    clone = upstream.clone("mine", "--depth=1", "--no-single-branch", "--branch=feature")
    for expression in (None, "origin/main", "origin/main...HEAD"):
        with pytest.raises(GitError, match="cut off before 'origin/main' and 'HEAD' parted") as error:
            clone.sides(expression)
    assert error.value.hint == "git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main"
    run_hint(clone, error)
    assert list(clone.sides().changed_lines) == [THIRD]


def test_a_clone_of_one_branch_prints_the_command_that_brings_the_default_branch(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    clone = upstream.clone("mine", "--depth=1", "--branch=feature")
    with pytest.raises(GitError, match="does not know the default branch of 'origin'") as error:
        clone.sides()
    run_hint(clone, error)
    assert list(clone.sides().changed_lines) == [THIRD]


def test_a_base_that_was_not_fetched_says_how_to_get_it(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    upstream.switch("main")
    clone = upstream.clone("mine", "--single-branch", "--branch=feature")
    with pytest.raises(GitError, match="there is no revision 'origin/main' in this clone") as error:
        clone.sides("origin/main")
    run_hint(clone, error)
    assert list(clone.sides("origin/main").changed_lines) == [THIRD]


def test_a_base_branch_that_is_deleted_is_said_to_be_none(upstream: Clone) -> None:
    upstream.branch("old-base")
    upstream.switch("main")
    clone = upstream.clone("mine")
    upstream.git("branch", "-D", "old-base")
    clone.git("fetch", "--quiet", "--prune")
    with pytest.raises(GitError, match="no revision 'origin/old-base'"):
        clone.sides("origin/old-base")


def test_a_default_branch_that_is_gone_is_looked_for_again(upstream: Clone) -> None:
    clone = upstream.clone("mine")
    upstream.git("branch", "-m", "main", "trunk")
    clone.git("fetch", "--quiet", "--prune")
    clone.branch("feature")
    clone.commit({THIRD: decision("Third")})
    with pytest.raises(GitError, match="was 'origin/main' when it was last looked for, and is gone") as error:
        clone.sides()
    fetch, _, set_head = error.value.hint.partition(" && ")
    clone.git(*fetch.split()[1:])
    clone.git(*set_head.split()[1:])
    assert clone.sides().base.name == "origin/trunk"


def test_branches_without_a_common_commit_are_not_compared_silently(upstream: Clone) -> None:
    upstream.git("checkout", "--quiet", "--orphan", "other")
    upstream.commit()
    with pytest.raises(GitError, match="'main' and 'HEAD' have no commit in common") as error:
        upstream.sides("main")
    assert "main..HEAD" in error.value.hint
    assert ids(upstream.sides("main..HEAD")) == (["0001-first", "0002-second"],) * 2


def test_a_name_that_only_the_remote_has_is_asked_back(upstream: Clone) -> None:
    upstream.branch("release")
    upstream.switch("main")
    clone = upstream.clone("mine")
    with pytest.raises(GitError) as error:
        clone.sides("release")
    assert error.value.hint == "did you mean 'origin/release'?"


@pytest.mark.parametrize(
    "expression", ["--upload-pack=x", "-x", "", "a b", "HEAD~9", "..nope", "deadbeef", "x\ny"]
)
def test_what_names_no_revision_is_said_and_is_no_option(upstream: Clone, expression: str) -> None:
    with pytest.raises(GitError, match="there is no revision"):
        upstream.sides(expression)


def test_without_a_remote_a_base_has_to_be_named(upstream: Clone) -> None:
    with pytest.raises(GitError, match="no remote whose default branch") as error:
        upstream.sides()
    assert "HEAD~1" in error.value.hint


def test_before_the_first_commit_everything_is_new(start: Start) -> None:
    clone = start()
    clone.write("mkdocs.yml", CONFIG)
    clone.write(FIRST, decision("First"))
    sides = clone.sides()
    assert ids(sides) == ([], ["0001-first"])
    assert list(sides.changed_lines) == [FIRST]


def test_the_working_tree_is_the_newer_side_where_it_is_dirty(upstream: Clone) -> None:
    assert upstream.sides("HEAD").head.name == "HEAD"
    upstream.write(THIRD, decision("Third"))
    upstream.write(FIRST, decision("First").replace("proposed", "rejected"))
    sides = upstream.sides("HEAD")
    assert (sides.head.name, sides.head.commit) == ("working tree", "")
    assert ids(sides)[1] == ["0001-first", "0002-second", "0003-third"]
    assert sides.changed_lines == {FIRST: (range(2, 3),), THIRD: (range(1, 6),)}
    assert ids(upstream.sides("HEAD...HEAD"))[1] == ["0001-first", "0002-second"], "HEAD was named"


def test_files_that_git_ignores_do_not_make_it_dirty(upstream: Clone) -> None:
    upstream.commit({".gitignore": "site/\n"})
    upstream.write("site/index.html", "x")
    assert upstream.sides("HEAD").head.name == "HEAD"


def test_what_is_dirty_elsewhere_in_the_repository_does_not_count(start: Start) -> None:
    clone = start(files={"handbook/mkdocs.yml": CONFIG, f"handbook/{FIRST}": decision("First")})
    clone.write("elsewhere.txt", "x")
    assert clone.sides("HEAD", below="handbook").head.name == "HEAD"


def test_the_index_is_the_newer_side_where_it_is_asked_for(upstream: Clone) -> None:
    upstream.write(THIRD, decision("Third"))
    upstream.git("add", THIRD)
    upstream.write(THIRD, decision("Third", "rejected"))
    upstream.write(f"{FOLDER}/0004-not-added.md", decision("Fourth"))
    sides = upstream.sides("HEAD", staged=True)
    assert (sides.head.name, sides.head.commit) == ("index", "")
    assert ids(sides)[1] == ["0001-first", "0002-second", "0003-third"]
    assert b"proposed" in next(each.data for each in sides.head.reading.sources if each.path == THIRD)
    assert list(sides.changed_lines) == [THIRD]


def test_the_index_that_a_commit_prepares_is_the_one_that_its_hook_reads(upstream: Clone) -> None:
    """`git commit --all` fills another index, and names it relative to the top."""
    upstream.write(THIRD, decision("Third"))
    prepared = Clone(upstream.path, {**upstream.environ, "GIT_INDEX_FILE": ".git/next-index"})
    prepared.git("add", "--all")
    assert upstream.sides("HEAD", staged=True).changed_lines == {}
    assert list(prepared.sides("HEAD", staged=True).changed_lines) == [THIRD]


def test_the_index_and_a_named_side_exclude_each_other(upstream: Clone) -> None:
    with pytest.raises(GitError, match="names both sides"):
        upstream.sides("HEAD..HEAD", staged=True)


def test_a_merge_that_is_not_finished_leaves_no_index_to_read(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({FIRST: decision("Mine")})
    upstream.switch("main")
    upstream.commit({FIRST: decision("Theirs")})
    with pytest.raises(AssertionError, match="git merge feature"):
        upstream.git("merge", "feature")
    with pytest.raises(GitError, match="a merge is not finished"):
        upstream.sides("HEAD", staged=True)
    assert upstream.sides("HEAD").head.name == "working tree"


def test_a_folder_that_is_in_no_repository_says_so(tmp_path: Path, environ: dict[str, str]) -> None:
    clone = Clone(tmp_path / "plain", environ)
    clone.write("mkdocs.yml", CONFIG)
    clone.write(FIRST, decision("First"))
    with pytest.raises(GitError, match="is in no git repository"):
        clone.sides("HEAD")


def test_without_git_it_says_what_is_missing(upstream: Clone) -> None:
    for path in ("", "/nowhere"):
        with pytest.raises(GitError, match="git is not installed, or not on the PATH"):
            upstream.sides("HEAD", PATH=path)


def test_what_a_hook_says_of_another_repository_does_not_mislead(upstream: Clone, start: Start) -> None:
    other = start("other", {"README": "x"})
    there = {"GIT_DIR": str(other.path / ".git"), "GIT_WORK_TREE": str(other.path), "GIT_INDEX_FILE": "x"}
    upstream.commit({THIRD: decision("Third")})
    sides = upstream.sides(
        "HEAD~1", **there, GIT_EXTERNAL_DIFF="false", GIT_DIFF_OPTS="-u9", GIT_PAGER="false"
    )
    assert list(sides.changed_lines) == [THIRD]


def test_what_is_configured_for_people_does_not_mislead(upstream: Clone) -> None:
    upstream.commit({FIRST: decision("First", "rejected"), ".gitattributes": "*.md -diff\n"})
    for name, value in {
        "color.ui": "always", "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.external": "false",
        "diff.renames": "copies", "core.quotePath": "false", "diff.context": "9", "diff.interHunkContext": "9",
        "diff.relative": "true", "status.showUntrackedFiles": "no", "core.pager": "false",
        "status.branch": "true", "diff.orderFile": "/nowhere",
    }.items():  # fmt: skip
        upstream.git("config", name, value)
    assert upstream.sides("HEAD~1").changed_lines == {FIRST: (range(2, 3),)}
    upstream.write(THIRD, decision("Third"))
    assert upstream.sides("HEAD").head.name == "working tree"


def test_a_repository_is_left_as_it_was(upstream: Clone) -> None:
    """Not even the index is written again, as `git status` would."""
    upstream.write(FIRST, decision("First"))
    (upstream.path / FIRST).touch()
    before = {path: path.stat().st_mtime_ns for path in (upstream.path / ".git").rglob("*")}
    upstream.sides("HEAD")
    assert {path: path.stat().st_mtime_ns for path in (upstream.path / ".git").rglob("*")} == before


def test_a_second_working_tree_is_a_repository_too(upstream: Clone) -> None:
    upstream.git("worktree", "add", "--quiet", "-b", "feature", "../second")
    second = Clone(upstream.path.parent / "second", upstream.environ)
    second.commit({THIRD: decision("Third")})
    assert list(second.sides("main").changed_lines) == [THIRD]


def test_a_folder_that_is_reached_by_a_link_is_the_same_project(upstream: Clone) -> None:
    link = upstream.path.parent / "link"
    link.symlink_to(upstream.path)
    upstream.write(THIRD, decision("Third"))
    assert list(Clone(link, upstream.environ).sides("HEAD").changed_lines) == [THIRD]


def test_git_is_found_although_the_project_has_a_program_of_that_name(
    upstream: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search path with an empty entry means the working folder, which is the project's."""
    monkeypatch.chdir(upstream.path)
    upstream.write("git", "#!/bin/sh\nexit 9\n")
    (upstream.path / "git").chmod(0o755)
    folder = str(Path(shutil.which("git") or "").parent)
    assert upstream.sides("HEAD", PATH=f":{folder}").head.name == "working tree"
