"""The documents of one records folder, and what they say of each other; asked only by dialects, and lazily."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath

from alignment_plugin.loading.decoding import Refusal, decoded
from alignment_plugin.loading.dialects.dates import DayOrder, day_order
from alignment_plugin.loading.dialects.document import Elsewhere
from alignment_plugin.loading.dialects.index_table import Row, index_rows
from alignment_plugin.loading.dialects.surroundings import Companion
from alignment_plugin.loading.nodes import Mapping, NodeError, read_yaml
from alignment_plugin.loading.place import COMPANION, INDEX, MARKDOWN, TEXT, folders_with, is_index
from alignment_plugin.records.fields import slug
from alignment_plugin.text import SourceFile

MAX_KB = 256
DATE_LINES = 40
"""Lines of a document in which dates tell the order of day and month."""
_DATED = re.compile(r"(?im)^.{0,60}\b(?:date|created|updated|decided|accepted|proposed|on)\b.{0,80}$")
_NUMBER = re.compile(r"(?:[a-z]{1,8}[-_]?)?0*(\d{1,6})(?=[-_]|$)")
_DAY = re.compile(r"\d{8}(?:-|$)|\d{4}-\d{2}-\d{2}")


class DocumentFolder:
    """The files of a records folder. Every question is answered once, on first asking."""

    def __init__(self, sources: Iterable[SourceFile]) -> None:
        self._sources = {source.inside: source for source in sources}
        self._companions: dict[str, Companion | None] = {}
        self._told = False

    @cached_property
    def with_companion(self) -> frozenset[str]:
        """Folders in which a `kep.yaml` stands; each is one record, its README."""
        return folders_with(COMPANION, self._sources)

    def companion_of(self, inside: str) -> Companion | None:
        """The `kep.yaml` beside a README."""
        path = PurePosixPath(inside)
        if str(path.parent) not in self.with_companion or path.stem.lower() not in INDEX:
            return None
        if inside not in self._companions:
            self._companions[inside] = self._read_companion(str(path.parent / COMPANION))
        return self._companions[inside]

    def _read_companion(self, inside: str) -> Companion | None:
        source = self._sources.get(inside.removeprefix("./"))
        text = decoded(source.data, max_kb=MAX_KB) if source else None
        if source is None or text is None or isinstance(text, Refusal):
            return None
        try:
            node = read_yaml(text)
        except NodeError:
            return None
        return Companion(COMPANION, source.path, node) if isinstance(node, Mapping) else None

    @cached_property
    def _order(self) -> DayOrder:
        return day_order(
            line
            for text in self._texts()
            for line in _DATED.findall("\n".join(text.split("\n", DATE_LINES)[:DATE_LINES]))
        )

    def day_order(self) -> DayOrder:
        """Which of day and month the folder's documents write first."""
        return self._order

    def first_open_date(self) -> bool:
        """True on the first asking: an order that nothing settles is said once a folder."""
        first, self._told = not self._told, True
        return first

    def _texts(self) -> Iterator[str]:
        for inside, source in self._sources.items():
            if PurePosixPath(inside).suffix.lower() in MARKDOWN | TEXT:
                text = decoded(source.data, max_kb=MAX_KB)
                if isinstance(text, str):
                    yield text

    def indexed_status(self, inside: str) -> tuple[str, Elsewhere] | None:
        """The status that an index of the folder, as its README, gives to a document."""
        row = self._row_of(inside)
        return (row[0].status, row[1]) if row and row[0].status else None

    def indexed_date(self, inside: str) -> tuple[str, Elsewhere] | None:
        """The date that it gives to the document."""
        row = self._row_of(inside)
        return (row[0].date, row[1]) if row and row[0].date else None

    def _row_of(self, inside: str) -> tuple[Row, Elsewhere] | None:
        stem = _stem(inside)
        return self._index.get(self.known_as(stem)) or self._index.get(stem)

    @cached_property
    def _index(self) -> dict[str, tuple[Row, Elsewhere]]:
        found: dict[str, tuple[Row, Elsewhere]] = {}
        for inside, source in self._sources.items():
            path = PurePosixPath(inside)
            if not is_index(path.stem) or path.suffix.lower() not in MARKDOWN or self._is_record(path):
                continue
            text = decoded(source.data, max_kb=MAX_KB)
            for row in index_rows(text) if isinstance(text, str) else ():
                same = self._numbered.get(int(row.document), []) if row.document.isdigit() else []
                document = same[0] if len(same) == 1 else self.known_as(row.document)
                found.setdefault(document, (row, Elsewhere(path.name, source.path, row.span)))
        return found

    def _is_record(self, readme: PurePosixPath) -> bool:
        """Whether a README is the record of its folder, and lists no others."""
        folder = readme.parent
        return str(folder) in self.with_companion or _NUMBER.match(folder.name.lower()) is not None

    def known_as(self, reference: str) -> str:
        """The reference as a file's name, where no file has it and just one has its number.

        A bare number stays: it is looked up when the records are linked.
        """
        if reference.isdigit() or reference in self._stems:
            return reference
        found = _NUMBER.match(reference)
        if found is None or _DAY.match(reference):
            return reference
        same = self._numbered.get(int(found[1]), [])
        return same[0] if len(same) == 1 else reference

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(
            _stem(inside)
            for inside in self._sources
            if PurePosixPath(inside).suffix.lower() in MARKDOWN | TEXT
        )

    @cached_property
    def _numbered(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for stem in sorted(self._stems):
            if (number := _NUMBER.match(stem)) and not _DAY.match(stem):
                found[int(number[1])].append(stem)
        return found


def _stem(inside: str) -> str:
    """A document's name as links have it: of a README, its folder's."""
    path = PurePosixPath(inside)
    named = path.parent.name if path.stem.lower() in INDEX and path.parent.name else path.stem
    return slug(named)
