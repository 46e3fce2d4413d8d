"""What a file could name, by its bytes alone: everything that its records name, and some that they do not."""

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from alignment_plugin.graph import number_in
from alignment_plugin.records.fields import MAX_ID, slug

T = TypeVar("T")
# As `slug` sees a text: small letters and digits, and everything else stands between words.
_AS_WORDS = bytes(
    ord(chr(each).lower()) if each < 0x80 and chr(each).isalnum() else 0x20  # noqa: PLR2004 - ASCII
    for each in range(256)
)
# Days are everywhere, and a number within one is no reference. A reference ends where its number ends.
_NUMBERS = re.compile(rb"[0-9][0-9]*(?![0-9A-Za-z])(?:-[0-9][0-9]-[0-9][0-9](?![-\w]))?")
_DAY = len("2026-11-22")
# What may stand before the number in a reference, as `ADR-` does, back to where the reference starts.
_BEFORE = re.compile(rb"(?:^|[^\w-])#?(?:[A-Za-z]{2,5}[-_ ]?)?$")
_LONGEST_BEFORE = len(" #abcde-")
_FEW = 32
"""Names that are looked for one by one; of more, those whose words a text has."""
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True)
class Mentions:
    """The words and numbers of a text."""

    numbers: frozenset[bytes]
    """Without leading zeros; of days, none."""
    text: bytes
    """Its words, with a space between each two and around them."""

    @cached_property
    def words(self) -> frozenset[bytes]:
        """Each of its words."""
        return frozenset(self.text.split())


def mentions_of(data: bytes) -> Mentions | None:
    """What a text could name; nothing where its bytes do not tell."""
    if not data.isascii():
        try:
            decoded = data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if _OTHER_DIGITS.search(decoded):
            return None
        data = decoded.casefold().encode()
    text = b" %b " % b" ".join(data.translate(_AS_WORDS).split())
    return Mentions(frozenset(_numbers_in(data)), text)


def _numbers_in(data: bytes) -> Iterator[bytes]:
    """The numbers by which a text could name something."""
    for found in _NUMBERS.finditer(data):
        number, start = found[0], found.start()
        is_day = len(number) == _DAY and b"-" in number
        if not is_day and _BEFORE.search(data[max(0, start - _LONGEST_BEFORE) : start]):
            yield number.partition(b"-")[0].lstrip(b"0") or b"0"


class Names(Generic[T]):
    """Names, each with what it is a name of. Who uses one in a reference, however written, mentions it."""

    def __init__(self) -> None:
        self._numbered: dict[bytes, list[T]] = defaultdict(list)
        """What is cited by a number: then each way of writing the name has that."""
        self._spelled: dict[bytes, list[tuple[bytes, T]]] = defaultdict(list)
        """Longest word → how the name stands in a text."""

    def add(self, name: str, thing: T) -> None:
        """One more."""
        slugged = slug(name)
        number = number_in(slugged, leading=True)
        if number is not None:
            self._numbered[b"%d" % number].append(thing)
        elif slugged:
            words = slugged.encode().split(b"-")
            # A long name is cut, perhaps within a word, and the reference goes on.
            is_cut = len(slugged) >= MAX_ID - 1
            whole = words[:-1] if is_cut else words
            spelling = b" %b%b" % (b" ".join(words), b"" if is_cut else b" ")
            self._spelled[max(whole, key=len, default=b"")].append((spelling, thing))

    @property
    def numbers(self) -> AbstractSet[bytes]:
        """The numbers by which some are cited."""
        return self._numbered.keys()

    def found_in(self, mentions: Mentions) -> Iterator[T]:
        """What a text mentions; some more than once."""
        for number in self._numbered.keys() & mentions.numbers:
            yield from self._numbered[number]
        yield from self.spelled_in(mentions)

    def spelled_in(self, mentions: Mentions) -> Iterator[T]:
        """The same of what is not cited by a number."""
        if not self._spelled:
            return
        if len(self._spelled) <= _FEW:
            near = [longest for longest in self._spelled if longest in mentions.text]
        else:
            near = [longest for longest in mentions.words | {b""} if longest in self._spelled]
        for longest in near:
            for spelling, thing in self._spelled[longest]:
                if spelling in mentions.text:
                    yield thing
