"""Files in which one run keeps for the next what it found out: checked when read, and written whole."""

import contextlib
import hashlib
from functools import cache
from pathlib import Path

from alignment_plugin.adapters.writing import write_atomically

_PACKAGE = Path(__file__).parent.parent
_READERS = ("analysis", "changes", "loading", "records", "graph.py", "settings.py", "text.py")
_MOST = 64 * 1024 * 1024
"""Bytes of a file that is read; a larger one is none of ours."""


def is_behind_link(folder: Path) -> bool:
    """Whether a folder, or the one it stands in, is a link: there we would write into somebody else's folder."""
    return any(each.is_symlink() for each in (folder, folder.parent))


def read_kept(file: Path) -> str:
    """What was kept, or an empty string where nothing is there or it was damaged."""
    try:
        if file.is_symlink() or file.stat().st_size > _MOST:
            return ""
        digest, _, body = file.read_bytes().partition(b"\n")
        body = body.removesuffix(b"\n")
        return body.decode() if hashlib.sha256(body).hexdigest().encode() == digest else ""
    except (OSError, ValueError):
        return ""


def keep(file: Path, body: str) -> None:
    """Write what `read_kept` gives back; a disk that refuses is no fault."""
    data = body.encode()
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, hashlib.sha256(data).hexdigest().encode() + b"\n" + data + b"\n")


@cache
def code_digest() -> str:
    """A digest of the code that reads records and compares them: what it makes of a file changes with it."""
    digest = hashlib.sha256()
    for name in _READERS:
        place = _PACKAGE / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
