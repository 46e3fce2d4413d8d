"""The repository around a project, asked through the program `git`. Nothing here changes files or refs."""

import os
import posixpath
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignment_plugin.adapters.errors import GitError

# How to reach a remote and where configuration stands; all else of GIT_* speaks of another repository or
# changes what git prints, and a hook sets it for the repository that it runs in.
_KEPT = (
    "GIT_CONFIG_", "GIT_SSH", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_", "GIT_ASKPASS", "GIT_ALLOW_PROTOCOL",
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
)  # fmt: skip
# No pager, no lock for a refreshed index, no program that watches files, no path read as a pattern.
_ALWAYS = ("--no-pager", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, seen from a folder in it."""

    program: str
    """Where `git` is."""
    start: Path
    """The folder that git runs in: a project's, or that of its records."""
    top: Path
    """The top of the working tree, without symbolic links."""
    prefix: str
    """`start` below `top`, with `/`; empty where it is the top itself."""
    environ: dict[str, str]
    """What git is run with: see `clean`."""

    def inside(self, path: Path) -> str | None:
        """An absolute path relative to the repository, with `/`; `.` for its top, nothing outside of it."""
        below = Path(os.path.relpath(path, self.start)).as_posix()
        name = posixpath.normpath(posixpath.join(self.prefix, below))
        return None if name == ".." or name.startswith("../") else name

    def below_top(self, real: Path) -> str | None:
        """The same for a path without symbolic links."""
        name = Path(os.path.relpath(real, self.top)).as_posix()
        return None if name == ".." or name.startswith("../") else name

    def outside(self, name: str) -> Path:
        """A path of the repository as an absolute one, by way of `start`."""
        return Path(os.path.normpath(self.start / posixpath.relpath(name, self.prefix or ".")))

    def command(self, *words: str) -> list[str]:
        """A command line."""
        return [self.program, *_ALWAYS, *words]

    def run(self, *words: str, given: bytes | None = None) -> bytes:
        """What git prints; raises GitError with its own words where it fails."""
        done = self._done(words, given)
        if done.returncode != 0:
            raise GitError(f"git says: {last_words(done.stderr)}")
        return done.stdout

    def ask(self, *words: str) -> str:
        """The line that git prints, or an empty string where it says no."""
        done = self._done(words)
        return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else ""

    def _done(self, words: Sequence[str], given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*words),
            cwd=self.start,
            env=self.environ,
            input=given if given is not None else b"",
            capture_output=True,
            check=False,
        )

    def commit(self, revision: str) -> str:
        """The full sha of the commit that a revision means, or an empty string."""
        return self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")

    def parents(self, commit: str) -> tuple[str, ...]:
        """The commits that a commit was made from; none where the history is cut off."""
        return tuple(self.ask("rev-list", "--parents", "-n", "1", commit).split()[1:])

    def is_shallow(self) -> bool:
        """Whether the history ends before its beginning."""
        return self.ask("rev-parse", "--is-shallow-repository") == "true"

    def is_dirty(self, places: Sequence[Path]) -> bool:
        """Whether anything at these places is not as the last commit has it."""
        return bool(
            self.run(
                "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal",
                "--ignore-submodules=all", "--", *self.pathspecs(places),
            )
        )  # fmt: skip

    def pathspecs(self, places: Sequence[Path]) -> list[str]:
        """The places that lie in the repository, relative to `start`."""
        found = [each for each in places if self.inside(each) is not None]
        return [Path(os.path.relpath(each, self.start)).as_posix() for each in found]

    def remotes(self) -> tuple[str, ...]:
        """Names of the remotes, `origin` first."""
        names = self.ask("remote").split()
        return tuple(sorted(names, key=lambda name: name != "origin"))


def repository_at(start: Path, environ: Mapping[str, str]) -> Repository:
    """The repository that a folder belongs to; raises GitError where there is none or no git."""
    # A relative entry would find a program in the project's own folder.
    folders = [each for each in environ.get("PATH", "").split(os.pathsep) if Path(each).is_absolute()]
    program = shutil.which("git", path=os.pathsep.join(folders))
    if program is None:
        raise GitError(
            "git is not installed, or not on the PATH", hint="install git; comparing with a base needs it"
        )
    bare = Repository(program, start, start, "", clean(environ))
    done = bare._done(("rev-parse", "--show-toplevel"))
    if done.returncode != 0:
        raise _no_repository(start, done.stderr)
    top = Path(os.fsdecode(done.stdout).removesuffix("\n"))
    prefix = bare.ask("rev-parse", "--show-prefix").rstrip("/")
    return Repository(program, start, top, prefix, bare.environ | _own_index(bare, top, environ))


def _own_index(repository: Repository, top: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The index that a hook of this repository speaks of: `git commit -a` prepares one beside the usual."""
    if not (named := environ.get("GIT_INDEX_FILE", "")):
        return {}
    index = Path(os.path.normpath(top / named))
    folder = repository.ask("rev-parse", "--absolute-git-dir")
    return (
        {"GIT_INDEX_FILE": str(index)} if folder and index.parent.resolve() == Path(folder).resolve() else {}
    )


def _no_repository(start: Path, stderr: bytes) -> GitError:
    words = stderr.decode("utf-8", "replace")
    if "dubious ownership" in words:
        return GitError(
            f"git does not read the repository at {start}, because it belongs to another user",
            hint=f"if you trust it: git config --global --add safe.directory {start}",
        )
    if "not a git repository" in words:
        return GitError(
            f"{start} is in no git repository, so there is no base to compare with",
            hint="run it in a clone, or leave the base out",
        )
    return GitError(f"git finds no working tree at {start}: {last_words(stderr)}")


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would mislead git; English words, and no question to a terminal."""
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or _is_kept(name)}
    return kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def _is_kept(name: str) -> bool:
    return name.startswith(_KEPT)


def last_words(stderr: bytes) -> str:
    """The last line that git wrote, without its `fatal:`."""
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines:
        return "it says nothing"
    # A hint below the failure is of no use without the failure.
    said = [line for line in lines if line.startswith(("fatal:", "error:"))] or lines
    return said[-1].removeprefix("fatal: ").removeprefix("error: ")
