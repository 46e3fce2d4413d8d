"""A file's place → its kind, its team and its id. The convention that `new` writes, read back."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from alignment_plugin.records.fields import slug
from alignment_plugin.records.kinds import BY_PLACE, Kind

MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
YAML = frozenset({".yml", ".yaml"})
TEXT = frozenset({".rst", ".adoc", ".asciidoc"})
PROSE = MARKDOWN | TEXT
_READ = PROSE | YAML
INDEX = frozenset({"readme", "index", "_index"})
_TEMPLATE = re.compile(
    r"^template([.-].*)?$|^(adr|madr|rfc|kep|decision)[a-z_-]*[-_]template([-_][a-z-]+)?$|^0000-(template([.-].*)?|.*[-_]template)$|^n{3,4}[-_]|^y{4}m{2}d{2}-|^_",
    re.I,
)
_NUMBERED = re.compile(r"(?:(?:adr|rfc|kep|pep|rfd|decision)[-_]?)?\d{2,}(?:[-_]|$)", re.I)
COMPANION = "kep.yaml"
"""A file with the fields of the README beside it."""
_LISTING = re.compile(
    r"(?:architect\w+[-_ ])?(?:adrs?|decisions?|rfcs?)[-_ ](?:log|index|list|overview|register)", re.I
)
_SKIPPED = frozenset({COMPANION, "mkdocs.yml", "mkdocs.yaml"})


def is_index(stem: str) -> bool:
    """Whether a file is called as pages are that list others: README, index, decision-log."""
    return stem.lower() in INDEX or bool(_LISTING.fullmatch(stem))


@dataclass(frozen=True, slots=True)
class Place:
    """What a file's place says about it."""

    kind: Kind | None
    """None where only the file itself can say it."""
    group: str
    """The folders above the kind's, which name a team; empty for the records folder itself."""
    stem: str
    suffix: str


def folders_with(name: str, insides: Iterable[str]) -> frozenset[str]:
    """The folders in which a file of that name stands, in any case."""
    named = (PurePosixPath(inside) for inside in insides if inside.lower().endswith(name))
    return frozenset(str(path.parent) for path in named if path.name.lower() == name)


def place_of(
    inside: str,
    folder: str,
    *,
    kind: Kind | None = None,
    one_record: frozenset[str] = frozenset(),
) -> Place | None:
    """What the place says, or nothing where the file is no record for certain.

    `inside` is relative to the records folder, `folder` the folder itself; `kind` is what the
    folder's option says of every file in it; `one_record` are folders whose README is their one record.
    """
    above, _, name = inside.rpartition("/")
    stem, suffix = posixpath.splitext(name)
    suffix = suffix.lower()
    if suffix not in _READ or inside.startswith(".") or "/." in inside:
        return None
    is_skipped = _TEMPLATE.match(stem) and stem.lower() not in INDEX
    if name.lower() in _SKIPPED or is_skipped or _LISTING.fullmatch(stem):
        return None
    alone = bool(one_record) and (above or ".") in one_record
    if stem.lower() in INDEX:
        return _folder_record(above, folder, kind, suffix, known=alone)
    if alone and suffix in PROSE:
        return None
    found, group = _kind_of(above, folder, kind)
    found = found or BY_PLACE.get(stem.lower())
    if suffix in TEXT and (found is None or found.name != "decision"):
        return None
    return Place(found, group, stem, suffix)


@lru_cache(1_024)
def _kind_of(above: str, folder: str, kind: Kind | None) -> tuple[Kind | None, str]:
    """The kind of what stands in a folder, where the folder says one, and the folders above that one."""
    folders = above.split("/") if above else []
    for at in range(len(folders) - 1, -1, -1):
        if (found := BY_PLACE.get(folders[at].lower())) is not None:
            return found, "/".join(folders[:at])
    root = kind or BY_PLACE.get(PurePosixPath(folder).name.lower())
    return root, "" if root is not None else above


def _folder_record(above: str, folder: str, kind: Kind | None, suffix: str, *, known: bool) -> Place | None:
    """A README that is the record of its folder: a numbered or dated one, or one known to hold a record."""
    name = above.rpartition("/")[2]
    if not name or _TEMPLATE.match(name) or not (known or _NUMBERED.match(name)):
        return None
    found, group = _kind_of(above, folder, kind)
    if found is None or found.name != "decision":
        return None
    return Place(found, group, name, suffix)


def team_named(group: str, folder: str) -> str:
    """The team's id as its folder says it."""
    return slug(PurePosixPath(group).name or PurePosixPath(folder).name) or "team"


def readable_stem(stem: str) -> str:
    """A file's stem as words: `0004-leave-the-batch` → `Leave the batch`."""
    words = re.sub(r"^(adr|rfc|kep|pep)?[-_]?\d+[-_]", "", stem, flags=re.I) or stem
    text = re.sub(r"[-_]+", " ", words).strip()
    return text[:1].upper() + text[1:] if text else stem
