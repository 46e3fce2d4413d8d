"""What old commits meant, kept in a folder of the project so that the next build need not read them again."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from alignment_plugin.changes.happenings import Happening
from alignment_plugin.graph import Key

SCHEMA = 1
_PACKAGE = Path(__file__).parent.parent
_READERS = ("analysis", "changes", "loading", "records", "graph.py", "settings.py", "text.py")
_MOST = 64 * 1024 * 1024
"""Bytes of a cache that is read; a larger one is none of ours."""
_NAMES = tuple(each.name for each in fields(Happening))


@dataclass(slots=True)
class HistoryCache:
    """Key → what happened. What is not asked for is forgotten when it is saved."""

    file: Path | None
    """Nothing where no cache is kept."""
    known: Mapping[str, tuple[Happening, ...]] = field(default_factory=dict)
    used: dict[str, tuple[Happening, ...]] = field(default_factory=dict)

    def get(self, key: str) -> tuple[Happening, ...] | None:
        """What is known under a key."""
        found = self.known.get(key)
        if found is not None:
            self.used[key] = found
        return found

    def keep(self, key: str, found: tuple[Happening, ...]) -> None:
        """Remember what was found out."""
        self.used[key] = found

    def save(self) -> None:
        """Write what was used, where that is another than what was read; a disk that refuses is no fault."""
        if self.file is None or self.used.keys() == self.known.keys():
            return
        body = json.dumps({key: [_plain(each) for each in found] for key, found in sorted(self.used.items())})
        with contextlib.suppress(OSError):
            _write(self.file, f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}\n")


def opened_cache(project: Path) -> HistoryCache:
    """The cache of a project, with what it holds; one that cannot be trusted is as if it were empty."""
    folder = project / ".cache" / "alignment"
    # A link there would make us write into somebody else's folder.
    if any(each.is_symlink() for each in (folder, folder.parent)):
        return HistoryCache(None)
    file = folder / f"history-{SCHEMA}.json"
    return HistoryCache(file, _read(file))


def _read(file: Path) -> dict[str, tuple[Happening, ...]]:
    try:
        if file.is_symlink() or file.stat().st_size > _MOST:
            return {}
        digest, _, body = file.read_text("utf-8").partition("\n")
        body = body.removesuffix("\n")
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            return {}
        return {key: tuple(_happening(each) for each in found) for key, found in json.loads(body).items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    ignore = file.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("# Made by builds; safe to delete.\n*\n", "utf-8")
    handle, name = tempfile.mkstemp(dir=file.parent, prefix="history-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            part.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _plain(happening: Happening) -> list[Any]:
    return [getattr(happening, name).isoformat() if name == "day" and happening.day else getattr(happening, name)
            for name in _NAMES]  # fmt: skip


def _happening(values: list[Any]) -> Happening:
    """One from its JSON; raises ValueError or TypeError for anything else."""
    given = dict(zip(_NAMES, values, strict=True))
    given["record"] = _key(given["record"])
    given["part"] = _key(given["part"]) if given["part"] is not None else None
    given["day"] = date.fromisoformat(given["day"]) if given["day"] is not None else None
    given["replaces"] = tuple(_text(each) for each in given["replaces"])
    for name in _NAMES:
        if name not in ("record", "part", "day", "replaces", "is_gone"):
            _text(given[name])
    return Happening(**{**given, "is_gone": given["is_gone"] is True})


def _key(value: Any) -> Key:
    kind, team, name = value
    return Key(_text(kind), _text(team), _text(name))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text is expected")
    return value


def cache_key(context: str, files: list[tuple[str, str, str]]) -> str:
    """The key of one commit's changes: the blobs on both sides, and all that they are read with."""
    text = json.dumps([SCHEMA, code_digest(), context, files])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def code_digest() -> str:
    """A digest of the code that reads records and compares them: what it makes of a blob changes with it."""
    digest = hashlib.sha256()
    for name in _READERS:
        place = _PACKAGE / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
