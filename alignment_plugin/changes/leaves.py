"""What tells of a file's records whether they are near to a change, so that they need not be read.

Of a decision in our form its file's bytes tell it. Of other records they do not, and what reading them has told is
worth remembering.
"""

import re
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from alignment_plugin.changes.mentions import Mentions, mentions_of
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.loaded import ReadFile
from alignment_plugin.loading.own_form import DOCUMENT_KEYS, HEADING, OWN, is_own
from alignment_plugin.loading.place import MARKDOWN, Place
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.relations import link_fields, references_of
from alignment_plugin.text import SourceFile

# A block of YAML whose first field stands at the start of its line, as all of its fields do then.
_OPENING = re.compile(rb"---[ \t]*\n(?:[ ]*(?:#[^\n]*)?\n)*(?=[A-Za-z_]\w*:[ \n])")
_CLOSING = re.compile(rb"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
# The same as in text, with the line's end before it: bytes are searched for that many times as quickly.
_HEADING = re.compile(HEADING.pattern.replace("^", r"\n").encode(), re.M | re.I)
# Where a field begins.
_FIELD = re.compile(rb"\n(?=[^\s#\]}-][^:\n]*:)")
# What a rating waits for, which may go on over several lines; more than that does no harm.
_AWAITED = re.compile(rb"unknown(\s+\S[^\n]*(?:\n[^\n]*){0,2})", re.I)
_NAMED_OTHERWISE = frozenset({"kind", "id", "team", "aliases"})
"""Fields by which a file's record is another one than its place says, or has other names too."""
_LINKS = {path[0][1] for path, _ in link_fields(Decision)} | {"options", "plan_b"}
"""Fields in which a decision names others: an option by a rating that waits, plan B where it is a way of its own."""


HUBS = frozenset({"strategy", "team"})
"""Kinds on which everything hangs; and what asks about them asks about all records of a team."""


class ReadAll(Exception):
    """Something for which all files have to be read."""


class Leaf(NamedTuple):
    """The records of a file: what they are called, and what they name. A tuple, as there are thousands."""

    path: str
    names: tuple[str, ...]
    group: tuple[str, str]
    """Its records folder, and the team's folders in it."""
    is_decision: bool
    mentions: Mentions
    depends_on: bytes = b""
    """What a decision depends on, as written."""


def leaf_read(source: SourceFile, file: ReadFile) -> Leaf | None:
    """What the records of a file have told, or nothing where it has to be read again each time."""
    kind, group = file.place.kind, (source.folder, file.place.group)
    if kind is None or kind.name in HUBS:
        return None
    if any(each.kind != kind.name or each.team != file.team for each in file.records):
        return None
    names = tuple(dict.fromkeys(name for each in file.records for name in (each.id, *each.aliases)))
    said = [raw for each in file.records for _, _, raw, _ in references_of(each)]
    said += [each.plan_b for each in file.records if isinstance(each, Decision) and each.plan_b]
    mentions = mentions_of("\n".join(said).encode())
    if mentions is None:
        return None
    leans = [name for each in file.records if isinstance(each, Decision) for name in each.depends_on]
    return Leaf(source.path, names, group, kind.name == Decision.kind, mentions, "\n".join(leans).encode())


def leaf_of(source: SourceFile, place: Place, *, max_kb: int) -> Leaf | None:
    """What the bytes of a decision in our form tell, or nothing where it has to be read.

    Raises ReadAll where it may be a document of another form: those are read by what stands beside them.
    """
    data = source.data.replace(b"\r\n", b"\n") if b"\r" in source.data else source.data
    opening = _OPENING.match(data) if place.suffix in MARKDOWN else None
    closing = _CLOSING.search(data, opening.end()) if opening else None
    if closing is None:
        raise ReadAll
    front = data[: closing.start() + 1]
    fields = [each.partition(b":")[::2] for each in _FIELD.split(front)[1:]]
    keys = frozenset(_key(start) for start, _ in fields)
    if not is_own(keys) or not DOCUMENT_KEYS.isdisjoint(keys) or _has_headings(data[closing.end() :]):
        raise ReadAll
    # What is escaped, or under a key that is written at length, is not to be seen in the bytes. And where all
    # fields of ours hold lists, a fault in the YAML would make it a document of another form.
    is_plain = b"\\" not in front and b"\n?" not in front and b"\r" not in front
    if not is_plain or not _NAMED_OTHERWISE.isdisjoint(keys) or not any(starmap(_shows, fields)):
        return None
    if slug(place.stem) in RESERVED or len(source.data) > max_kb * 1024:
        return None
    # A decision in our form says in its fields alone what it has to do with others.
    links = [(name, value) for start, value in fields if (name := _key(start)) in _LINKS]
    named = b"\n".join(_awaited(value) if name == "options" else value for name, value in links)
    if (mentions := mentions_of(named)) is None:
        return None
    depends_on = b"\n".join(value for name, value in links if name == "depends_on")
    return Leaf(source.path, (place.stem,), (source.folder, place.group), True, mentions, depends_on)


def _shows(start: bytes, value: bytes) -> bool:
    """Whether a field is one of ours, with text on its line."""
    is_ours = start[:1].isalpha() and _key(start) in OWN
    return is_ours and value[:1] == b" " and value.lstrip(b" ")[:1] not in {b"", b"\n", b"#"}


def _awaited(options: bytes) -> bytes:
    """The unknowns that ratings may wait for."""
    return b"\n".join(_AWAITED.findall(options)) if b"unknown" in options.lower() else b""


@lru_cache(1_024)
def _key(start: bytes) -> str:
    """The field that the start of a line names."""
    return start.strip(b" \t\"'").decode("utf-8", "replace")


def _has_headings(body: bytes) -> bool:
    """Whether prose has the headings under which other forms keep what we keep in fields; but for its title."""
    if not _HEADING.search(body):
        return False
    _, rest, _ = cut_heading(body.decode("utf-8", "replace"), 1)
    return HEADING.search(rest) is not None
