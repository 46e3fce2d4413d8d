"""Which lines of which files are not as the base has them."""

import os
import re
from collections.abc import Sequence

from alignment_plugin.adapters.git import Repository

Ranges = tuple[range, ...]
# Whatever the user's configuration says, the form is this one, and no program of theirs takes part.
_FORM = (
    "--unified=0", "--inter-hunk-context=0", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--text", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/",
    "--no-indent-heuristic", "-O/dev/null",
)  # fmt: skip
_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_NAMED = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92}


def lines_changed(repository: Repository, sides: Sequence[str], names: Sequence[str]) -> dict[str, Ranges]:
    """Path in the repository → lines of the newer side, from 1, that the older does not have.

    `sides` are two commits, one commit for the working tree, or `--cached` and one commit for the index;
    `names` are folders of the repository. Where lines were only taken out, the line before and the line after
    are changed.
    """
    if not names:
        return {}
    return _parsed(repository.run("-C", str(repository.top), "diff", *_FORM, *sides, "--", *names))


def _parsed(patch: bytes) -> dict[str, Ranges]:
    found: dict[str, list[range]] = {}
    name: str | None = None
    in_head = False
    for line in patch.split(b"\n"):
        # Within a hunk every line starts with a sign, so these words are git's own.
        if line.startswith(b"diff --git "):
            name, in_head = None, True
        elif in_head and line.startswith(b"+++ "):
            name = _name(line[4:])
        elif hunk := _HUNK.match(line):
            in_head = False
            if name is not None:
                found.setdefault(name, []).append(_range(int(hunk[1]), int(hunk[2] or 1)))
    return {name: tuple(ranges) for name, ranges in found.items()}


def _range(first: int, count: int) -> range:
    return range(first, first + count) if count else range(max(1, first), first + 2)


def _name(written: bytes) -> str | None:
    """The path behind `b/`, nothing for a file that is gone; a strange name stands in quotes with escapes."""
    if written.startswith(b'"'):
        written = _ESCAPE.sub(lambda found: bytes([_byte(found[1])]), written[1:].rpartition(b'"')[0])
    else:
        # git puts a tab behind a name with a space in it.
        written = written.removesuffix(b"\t")
    return os.fsdecode(written[2:]) if written.startswith(b"b/") else None


def _byte(escape: bytes) -> int:
    return int(escape, 8) if escape.isdigit() else _NAMED[escape]
