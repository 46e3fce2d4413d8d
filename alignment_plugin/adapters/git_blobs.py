"""The contents of many files of a repository in one go."""

import hashlib
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from typing import IO

from alignment_plugin.adapters.errors import GitError
from alignment_plugin.adapters.git import Repository, last_words

_CHUNK = 1 << 16
_LONG_ID = 64


def read_blobs(repository: Repository, ids: Iterable[str], *, most: int) -> dict[str, bytes]:
    """Blob id → its first `most` bytes, by one process for all of them."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            repository.command("cat-file", "--batch", "--buffer"),
            cwd=repository.start,
            env=repository.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
        with process:
            assert process.stdin is not None and process.stdout is not None
            # Both pipes are of limited size: who writes all of it before reading would wait forever.
            writer = threading.Thread(target=_write, args=(process.stdin, wanted), daemon=True)
            writer.start()
            try:
                found = dict(_answers(process.stdout, most))
            finally:
                process.stdout.close()
                writer.join()
        said.seek(0)
        if process.returncode != 0 or len(found) < len(wanted):
            raise GitError(f"git cannot read a file of the revision: {last_words(said.read())}")
    return found


def blob_id(data: bytes, *, like: str) -> str:
    """The id that git gives to contents, in a repository that has ids `like` one."""
    kind = "sha256" if len(like) == _LONG_ID else "sha1"
    made = hashlib.new(kind, b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    return made.hexdigest()


def _write(stdin: IO[bytes], ids: list[str]) -> None:
    try:
        with stdin:
            stdin.write("".join(f"{each}\n" for each in ids).encode())
    except OSError:
        pass  # git has ended before its time, and what it said is reported


def _answers(stdout: IO[bytes], most: int) -> Iterator[tuple[str, bytes]]:
    """What `git cat-file --batch` prints: a line `<id> blob <size>`, the bytes and a line's end, again and again."""
    while header := stdout.readline():
        words = header.decode().split()
        if len(words) != 3:
            raise GitError(f"the repository lacks an object that it needs: {' '.join(words)}")
        size = int(words[2])
        data = stdout.read(min(size, most))
        _skip(stdout, size - len(data) + 1)
        yield words[0], data


def _skip(stdout: IO[bytes], count: int) -> None:
    while count > 0 and (passed := stdout.read(min(count, _CHUNK))):
        count -= len(passed)


def fetch_missing(repository: Repository, remote: str, revision: str, ids: Iterable[str]) -> None:
    """Fetch those of some blobs that are not here yet from the remote that has them, in one call."""
    lacking = _lacking(repository, revision)
    wanted = [each for each in dict.fromkeys(ids) if each in lacking]
    if not wanted:
        return
    try:
        # As git itself does it for a checkout; `--filter` as the trees and commits are all here.
        repository.run(
            "-c", "fetch.negotiationAlgorithm=noop", "fetch", remote, "--no-tags", "--no-write-fetch-head",
            "--recurse-submodules=no", "--filter=blob:none", "--quiet", "--stdin",
            given="".join(f"{each}\n" for each in wanted).encode(),
        )  # fmt: skip
    except GitError as error:
        those = "1 file of {} is" if len(wanted) == 1 else f"{len(wanted)} files of {{}} are"
        raise GitError(
            f"{those.format(revision[:12])} not in this partial clone, and could not be fetched: "
            + error.message.removeprefix("git says: "),
            hint=f"git fetch --refetch --no-filter {remote}",
        ) from None


def promisor(repository: Repository) -> str:
    """The remote that has what a partial clone left out, or an empty string where nothing is left out."""
    lines = repository.ask("config", "--bool", "--get-regexp", r"^remote\..*\.promisor$").splitlines()
    names = [line.removesuffix(" true") for line in lines if line.endswith(" true")]
    return names[0].removeprefix("remote.").removesuffix(".promisor") if names else ""


def _lacking(repository: Repository, revision: str) -> frozenset[str]:
    listed = repository.run("rev-list", "--objects", "--missing=print", "--no-walk", "--quiet", revision)
    return frozenset(line[1:] for line in listed.decode().split("\n") if line.startswith("?"))
