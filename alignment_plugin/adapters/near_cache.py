"""What is known of unchanged files, kept for the next comparison so that it need not read them again.

It is kept in git's own folder: no commit can bring one along that hides what leans on a change.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from alignment_plugin.adapters.git import Repository
from alignment_plugin.adapters.kept import code_digest, is_behind_link, keep, read_kept
from alignment_plugin.changes.leaves import Leaf
from alignment_plugin.changes.mentions import Mentions
from alignment_plugin.changes.nearby import Remembered
from alignment_plugin.settings import Settings

SCHEMA = 1
WORTH_IT = 1_000
"""Files of a project; fewer are read as quickly."""
_SOME = 16
"""It is written again where one file in so many is new in it."""


class NearCache:
    """What is known of the files of a project."""

    def __init__(self, file: Path | None = None, context: str = "") -> None:
        self._file = file
        """Nothing where no cache is kept."""
        self._context = context
        self.known: Remembered = _read(file, context) if file else {}

    def save(self, known: Remembered) -> None:
        """Write what is known now; what is not in it is forgotten. A disk that refuses is no fault."""
        new = known.keys() - self.known.keys()
        if self._file is None or len(new) * _SOME <= len(known):
            return
        files = [_plain(contents, leaf) for (_, contents), leaf in known.items()]
        keep(self._file, json.dumps([self._context, files], separators=(",", ":")))


def opened_near_cache(repository: Repository, settings: Settings, *, files: int) -> NearCache:
    """The cache of a project of so many `files`; one that cannot be trusted is as if it were empty."""
    if files < WORTH_IT or not (common := repository.ask("rev-parse", "--git-common-dir")):
        return NearCache()
    folder = repository.start / common / "alignment"
    if is_behind_link(folder):
        return NearCache()
    # A repository may hold several projects.
    project = hashlib.sha256(os.fsencode(repository.prefix)).hexdigest()[:8]
    options = settings.model_dump_json(include={"records", "statuses", "max_file_kb"})
    return NearCache(folder / f"near-{SCHEMA}-{project}.json", f"{SCHEMA} {code_digest()} {options}")


def _read(file: Path, context: str) -> dict[tuple[str, str], Leaf]:
    try:
        kept, files = json.loads(read_kept(file) or '["", []]')
        known = map(_leaf, files if kept == context else ())
        return {(leaf.path, contents): leaf for contents, leaf in known}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _plain(contents: str, leaf: Leaf) -> list[Any]:
    numbers = " ".join(sorted(each.decode() for each in leaf.mentions.numbers))
    text = leaf.mentions.text.decode()
    return [leaf.path, contents, list(leaf.names), *leaf.group, leaf.is_decision, numbers, text,
            leaf.depends_on.decode()]  # fmt: skip


def _leaf(values: list[Any]) -> tuple[str, Leaf]:
    """The contents and what is known of them; raises ValueError, TypeError or AttributeError for anything else."""
    path, contents, names, folder, group, is_decision, numbers, text, depends_on = values
    mentions = Mentions(frozenset(numbers.encode().split()), text.encode())
    return contents, Leaf(path, tuple(names), (folder, group), is_decision, mentions, depends_on.encode())
