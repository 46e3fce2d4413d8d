"""What a file could name, by its bytes alone: everything that its records name, and some that they do not."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, NamedTuple, TypeVar

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
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")


class Mentions(NamedTuple):
    """The words and numbers of a text. A tuple, as there is one for each file."""

    numbers: frozenset[bytes]
    """Without leading zeros; of days, none."""
    text: bytes
    """Its words, with a space between each two and around them."""

    @property
    def words(self) -> AbstractSet[bytes]:
        """Each of its words, and the empty one: a name of one word that may be cut has no other."""
        return {b"", *self.text.split()}


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
    """Names, each with what it is a name of, to be found in a text."""

    def __init__(self) -> None:
        self._numbered: dict[bytes, list[T]] = defaultdict(list)
        """By the number that cites it."""
        self._spelled: dict[bytes, list[tuple[bytes, T]]] = defaultdict(list)
        """Longest word → how the name stands in a text."""

    def add(self, name: str, thing: T) -> None:
        """One more."""
        sought = _sought(name)
        if sought.number:
            self._numbered[sought.number].append(thing)
        elif sought.spelling:
            self._spelled[sought.longest].append((sought.spelling, thing))

    def found_in(self, mentions: Mentions) -> Iterator[T]:
        """What a text mentions; some more than once."""
        for number in self._numbered.keys() & mentions.numbers:
            yield from self._numbered[number]
        for longest in self._spelled.keys() & mentions.words:
            for spelling, thing in self._spelled[longest]:
                if spelling in mentions.text:
                    yield thing


class Texts(Generic[T]):
    """Texts, each with what it is the text of, to be found by what they mention."""

    def __init__(self, texts: Iterable[tuple[Mentions, T]]) -> None:
        self._things: list[T] = []
        self._starts: list[int] = []
        """Where each begins in all of them."""
        self._with_number: dict[bytes, list[T]] = defaultdict(list)
        parts: list[bytes] = []
        start = 0
        for mentions, thing in texts:
            self._things.append(thing)
            self._starts.append(start)
            parts.append(mentions.text)
            start += len(mentions.text)
            for number in mentions.numbers:
                self._with_number[number].append(thing)
        self._all = b"".join(parts)

    def mentioning(self, name: str) -> Iterator[T]:
        """What mentions a name; some more than once."""
        sought = _sought(name)
        yield from self._with_number.get(sought.number, ())
        # Each text starts and ends with a space, so that no name is found across two.
        at = self._all.find(sought.spelling) if sought.spelling else -1
        while at >= 0:
            yield self._things[bisect_right(self._starts, at) - 1]
            at = self._all.find(sought.spelling, at + 1)


class _Sought(NamedTuple):
    """How a name is looked for. Who uses it in a reference, however written, mentions it."""

    number: bytes = b""
    """What is cited by a number: then each way of writing the name has that."""
    longest: bytes = b""
    """Else the longest of its words; empty where the only one may be cut."""
    spelling: bytes = b""
    """And how it stands in a text."""


def _sought(name: str) -> _Sought:
    slugged = slug(name)
    number = number_in(slugged, leading=True)
    if number is not None:
        return _Sought(number=b"%d" % number)
    if not slugged:
        return _Sought()
    words = slugged.encode().split(b"-")
    # A long name is cut, perhaps within a word, and the reference goes on.
    is_cut = len(slugged) >= MAX_ID - 1
    whole = words[:-1] if is_cut else words
    spelling = b" %b%b" % (b" ".join(words), b"" if is_cut else b" ")
    return _Sought(longest=max(whole, key=len, default=b""), spelling=spelling)
