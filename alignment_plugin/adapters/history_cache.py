"""What old commits meant, kept in a folder of the project so that the next build need not read them again."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from alignment_plugin.adapters.kept import code_digest, is_behind_link, keep, read_kept
from alignment_plugin.changes.happenings import Happening
from alignment_plugin.graph import Key

SCHEMA = 1
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
        _ignore(self.file.parent)
        keep(self.file, body)


def opened_cache(project: Path) -> HistoryCache:
    """The cache of a project, with what it holds; one that cannot be trusted is as if it were empty."""
    folder = project / ".cache" / "alignment"
    if is_behind_link(folder):
        return HistoryCache(None)
    file = folder / f"history-{SCHEMA}.json"
    return HistoryCache(file, _read(file))


def _read(file: Path) -> dict[str, tuple[Happening, ...]]:
    try:
        known = json.loads(read_kept(file) or "{}")
        return {key: tuple(_happening(each) for each in found) for key, found in known.items()}
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}


def _ignore(folder: Path) -> None:
    """Have git pass over a folder."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if not (ignore := folder / ".gitignore").exists():
            ignore.write_text("# Made by builds; safe to delete.\n*\n", "utf-8")


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
