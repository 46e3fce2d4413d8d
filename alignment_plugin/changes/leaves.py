"""Which decisions can be known by their file's name and bytes alone, so that they need not be read as records."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

from alignment_plugin.changes.mentions import Mentions, mentions_of
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.own_form import DOCUMENT_KEYS, HEADING, OWN, is_own
from alignment_plugin.loading.place import MARKDOWN, Place
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.relations import link_fields
from alignment_plugin.text import SourceFile

# A block of YAML whose first field stands at the start of its line, as all of its fields do then.
_OPENING = re.compile(rb"---[ \t]*\n(?:[ ]*(?:#[^\n]*)?\n)*(?=[A-Za-z_]\w*:[ \n])")
_CLOSING = re.compile(rb"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
# The same as in text, with the line's end before it: bytes are searched for that many times as quickly.
_HEADING = re.compile(HEADING.pattern.replace("^", r"\n").encode(), re.M | re.I)
# Where a field begins.
_FIELD = re.compile(rb"\n(?=[^\s#\]}-][^:\n]*:)")
_WAITING = re.compile(rb"unknown\s+\w")
_NAMED_OTHERWISE = frozenset({"kind", "id", "team", "aliases"})
"""Fields by which a file's record is another one than its place says, or has other names too."""
_LINKS = {path[0][1] for path, _ in link_fields(Decision)} | {"options", "plan_b"}
"""Fields in which a decision names others: an option by a rating that waits, plan B where it is a way of its own."""


class ReadAll(Exception):
    """Something for which all files have to be read."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A decision in our form, whose only name is its file's."""

    path: str
    stem: str
    group: tuple[str, str]
    """Its records folder, and the team's folders in it."""
    mentions: Mentions
    depends_on: bytes
    """What it depends on, as written."""


def leaf_of(source: SourceFile, place: Place, *, max_kb: int) -> Leaf | None:
    """A decision's file as a leaf, or nothing where it has to be read.

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
    named = b"\n".join(value for name, value in links if name != "options" or _waits(value))
    if (mentions := mentions_of(named)) is None:
        return None
    depends_on = b"\n".join(value for name, value in links if name == "depends_on")
    return Leaf(source.path, place.stem, (source.folder, place.group), mentions, depends_on)


def _shows(start: bytes, value: bytes) -> bool:
    """Whether a field is one of ours, with text on its line."""
    is_ours = start[:1].isalpha() and _key(start) in OWN
    return is_ours and value[:1] == b" " and value.lstrip(b" ")[:1] not in {b"", b"\n", b"#"}


def _waits(options: bytes) -> bool:
    """Whether a rating may wait for an unknown."""
    lowered = options.lower()
    return b"unknown" in lowered and _WAITING.search(lowered) is not None


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
