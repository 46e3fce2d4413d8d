"""What to compare with what: the base in every situation, and never two trees where a branch was meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from alignment_plugin.adapters.errors import GitError
from alignment_plugin.adapters.git import Repository

WORKING_TREE, INDEX = "working tree", "index"
_PULL_MERGE = re.compile(r"refs/pull/\d+/merge")
_SHA = re.compile(r"[0-9a-f]{7,64}")


class Place(Enum):
    """Where one side of a comparison is read from."""

    COMMIT = "commit"
    WORKING_TREE = "working tree"
    INDEX = "index"
    NOTHING = "nothing"
    """Before the first commit."""


@dataclass(frozen=True, slots=True)
class Point:
    """One side of a comparison."""

    name: str
    """What the user calls it."""
    commit: str = ""
    """Its full sha; empty where it is no commit."""
    place: Place = Place.COMMIT


@dataclass(frozen=True, slots=True)
class Choice:
    """The two sides that are compared."""

    base: Point
    head: Point
    merge_base_of: tuple[str, str] | None = None
    """Base and head as the user calls them, where the base side is the commit at which they parted."""
    tip: str = ""
    """The newest commit of the base, where the base side may be an older one."""
    names_head: bool = False
    """Whether the newer side is one that the user named."""


def chosen(
    repository: Repository,
    expression: str | None,
    *,
    staged: bool,
    environ: Mapping[str, str],
    places: Sequence[Path],
) -> Choice:
    """The two sides that an expression means, or, without one, the situation.

    `places` are those whose changes make the working tree another side than HEAD. Raises GitError where a
    side is not here, with the command that fetches it.
    """
    if expression is None:
        return _by_situation(repository, _head(repository, staged=staged, places=places), environ)
    left, dots, right = _taken_apart(expression)
    if not dots:
        head = _head(repository, staged=staged, places=places)
        if left == "HEAD" and not repository.commit("HEAD"):
            # A hook compares with HEAD before the first commit as well.
            return _by_situation(repository, head, environ)
        return _from_fork(repository, left, head)
    if staged:
        raise GitError(
            f"'{expression}' names both sides, and --staged names the index as one of them",
            hint=f"leave one out: '{left}' with --staged, or '{expression}' alone",
        )
    head = _named(repository, right)
    if dots == "...":
        return replace(_from_fork(repository, left, head), names_head=True)
    return Choice(_named(repository, left), head, names_head=True)


def _taken_apart(expression: str) -> tuple[str, str, str]:
    """Base, dots and head; an empty side is HEAD, as git has it."""
    for dots in ("...", ".."):
        left, found, right = expression.partition(dots)
        if found:
            return left or "HEAD", dots, right or "HEAD"
    return expression, "", ""


def _head(repository: Repository, *, staged: bool, places: Sequence[Path]) -> Point:
    """HEAD where nothing has changed since, else the working tree; the index where it is asked for."""
    if staged:
        return Point(INDEX, place=Place.INDEX)
    commit = repository.commit("HEAD")
    if not commit or repository.is_dirty(places):
        return Point(WORKING_TREE, place=Place.WORKING_TREE)
    return Point("HEAD", commit)


def _named(repository: Repository, revision: str) -> Point:
    if commit := repository.commit(revision):
        return Point(revision, commit)
    raise _no_revision(repository, revision)


def _from_fork(repository: Repository, base: str, head: Point) -> Choice:
    """From the commit at which `head` left `base`."""
    tip = _named(repository, base).commit
    newest = head.commit or repository.commit("HEAD")
    name = head.name if head.commit else "HEAD"
    fork = repository.ask("merge-base", tip, newest) if newest else tip
    if not fork:
        raise _no_fork(repository, base, name)
    return Choice(Point(base, fork), head, (base, head.name), tip)


def _by_situation(repository: Repository, head: Point, environ: Mapping[str, str]) -> Choice:
    newest = repository.commit("HEAD")
    if not newest:
        return Choice(Point("an empty repository", place=Place.NOTHING), head)
    if _is_pull_merge(repository, newest, environ):
        return Choice(_first_parent(repository, newest), head)
    if (sha := environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")) and _runs_here(newest, environ):
        if not repository.commit(sha):
            raise GitError(
                f"the base of the merge request, {sha[:12]}, is not in this clone",
                hint=f"git fetch --depth=1 {_remote(repository)} {sha}",
            )
        return Choice(Point(sha[:12], repository.commit(sha)), head)
    return _from_fork(repository, _target(repository, environ), head)


def _is_pull_merge(repository: Repository, head: str, environ: Mapping[str, str]) -> bool:
    """Whether HEAD is the commit that a code host made to see what merging would give.

    A branch into which its own base was merged looks the same, so the host itself has to say it.
    """
    if _PULL_MERGE.fullmatch(environ.get("GITHUB_REF", "")):
        return environ.get("GITHUB_SHA", head) == head and _is_merge(repository, head)
    if environ.get("CI_MERGE_REQUEST_EVENT_TYPE", "") in ("merged_result", "merge_train"):
        return _runs_here(head, environ) and _is_merge(repository, head)
    names = repository.ask("for-each-ref", f"--points-at={head}", "--format=%(refname)", "refs").split()
    return any(re.search(r"(^|/)pull/\d+/merge$", name) for name in names) and _is_merge(repository, head)


def _runs_here(head: str, environ: Mapping[str, str]) -> bool:
    return environ.get("CI_COMMIT_SHA", head) == head


def _is_merge(repository: Repository, commit: str) -> bool:
    """Whether its own text names two parents, which it does where they are not here as well."""
    text = repository.run("cat-file", "commit", commit).partition(b"\n\n")[0]
    return text.count(b"\nparent ") >= 2


def _first_parent(repository: Repository, head: str) -> Point:
    if parent := repository.commit(f"{head}^1"):
        return Point("HEAD^1", parent)
    raise GitError(
        "HEAD is the merge commit of a pull request, and the commit before it is not in this clone",
        hint=f"git fetch --deepen=1 {_remote(repository)} {head}",
    )


def _remote(repository: Repository) -> str:
    return next(iter(repository.remotes()), "origin")


def _target(repository: Repository, environ: Mapping[str, str]) -> str:
    """The branch that this one goes to: what the code host says, else the default branch of the remote."""
    if not repository.remotes():
        raise GitError(
            "there is no base to compare with: this repository has no remote whose default branch it could be",
            hint="name one: HEAD for what is not committed yet, HEAD~1 for the last commit, or a branch",
        )
    remote = _remote(repository)
    if branch := environ.get("GITHUB_BASE_REF", ""):
        return f"{remote}/{branch}"
    default = repository.ask("symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD")
    if default:
        name = default.removeprefix("refs/remotes/")
        if repository.commit(default):
            return name
        raise GitError(
            f"the default branch of '{remote}' was '{name}' when it was last looked for, and is gone",
            hint=f"git fetch {remote} && git remote set-head {remote} --auto",
        )
    if repository.commit(f"refs/remotes/{remote}/HEAD"):
        return f"{remote}/HEAD"
    usual = [each for each in ("main", "master") if repository.commit(f"refs/remotes/{remote}/{each}")]
    if len(usual) == 1:
        return f"{remote}/{usual[0]}"
    raise GitError(
        f"there is no base to compare with: this clone does not know the default branch of '{remote}'",
        hint=_fetch(repository, remote, f"+HEAD:refs/remotes/{remote}/HEAD"),
    )


def _fetch(repository: Repository, remote: str, *specs: str) -> str:
    """The command that brings a branch with all of its history."""
    whole = "--unshallow " if repository.is_shallow() else ""
    return " ".join((f"git fetch {whole}{remote}", *specs))


def _branch_spec(repository: Repository, name: str) -> tuple[str, str] | None:
    """Remote and refspec of `origin/main`, or nothing where no remote has such a name."""
    for remote in repository.remotes():
        branch = name.removeprefix(f"{remote}/")
        if branch != name:
            source = "HEAD" if branch == "HEAD" else f"refs/heads/{branch}"
            return remote, f"+{source}:refs/remotes/{remote}/{branch}"
    return None


def _no_fork(repository: Repository, base: str, head: str) -> GitError:
    if not repository.is_shallow():
        return GitError(
            f"'{base}' and '{head}' have no commit in common, so there is none at which they parted",
            hint=f"to compare them as they are, write '{base}..{head}'",
        )
    remote, spec = _branch_spec(repository, base) or (_remote(repository), "")
    specs = [spec] if spec else []
    return GitError(
        f"the history in this clone is cut off before '{base}' and '{head}' parted",
        hint=_fetch(repository, remote, *specs),
    )


def _no_revision(repository: Repository, revision: str) -> GitError:
    return GitError(f"there is no revision '{revision}' in this clone", hint=_way_to(repository, revision))


def _way_to(repository: Repository, revision: str) -> str:
    """What to do about a revision that is not here."""
    if found := _branch_spec(repository, revision):
        return _fetch(repository, *found)
    remotes = repository.remotes()
    for remote in remotes:
        if repository.commit(f"refs/remotes/{remote}/{revision}"):
            return f"did you mean '{remote}/{revision}'?"
    if not remotes or not (_SHA.fullmatch(revision) or _is_branch_name(repository, revision)):
        return _cut_off(repository, remotes) or "'git branch --all' and 'git log' list what there is"
    if _SHA.fullmatch(revision):
        return f"git fetch {remotes[0]} {revision}"
    branch = f"+refs/heads/{revision}:refs/remotes/{remotes[0]}/{revision}"
    return f"{_fetch(repository, remotes[0], branch)}, and then name it '{remotes[0]}/{revision}'"


def _is_branch_name(repository: Repository, name: str) -> bool:
    return repository.ask("check-ref-format", "--branch", name) == name


def _cut_off(repository: Repository, remotes: Sequence[str]) -> str:
    if not remotes or not repository.is_shallow():
        return ""
    return f"the history in this clone is cut off; for all of it: git fetch --unshallow {remotes[0]}"
