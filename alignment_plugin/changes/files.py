"""The files of one side of a comparison: their names first, and what stands in them once it is asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from alignment_plugin.text import SourceFile


class Listed(NamedTuple):
    """A file of a records folder by its name. A tuple, as there are thousands."""

    path: str
    inside: str
    folder: str
    contents: str
    """What its bytes are told apart by: the same for the same."""


class Files:
    """The files of one side, in order."""

    def __init__(
        self, listed: Iterable[Listed], fetch: Callable[[Sequence[str]], Mapping[str, bytes]]
    ) -> None:
        self.listed = {each.path: each for each in listed}
        """By path."""
        self._fetch = fetch
        self._read: dict[str, SourceFile] = {}

    def read(self, only: AbstractSet[str] | None = None) -> tuple[SourceFile, ...]:
        """The files, or `only` those, with what stands in them; asked for at once, and never twice."""
        wanted = [each for each in self.listed.values() if only is None or each.path in only]
        if new := [each for each in wanted if each.path not in self._read]:
            found = self._fetch([each.contents for each in new])
            for each in new:
                source = SourceFile(each.path, each.inside, found[each.contents], each.folder)
                self._read[each.path] = source
        return tuple(self._read[each.path] for each in wanted)


def changed_files(old: Files, new: Files) -> frozenset[str]:
    """Paths of what is not byte for byte the same on both sides."""
    before, after = old.listed, new.listed
    return frozenset(path for path in {**before, **after} if before.get(path) != after.get(path))
