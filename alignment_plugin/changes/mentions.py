"""What a file could name, by its bytes alone: everything that its records name, and some that they do not."""

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The words and numbers of a text."""

    words: frozenset[bytes]
    numbers: frozenset[bytes]
    """Without leading zeros; of days, none."""
    data: bytes

    @property
    def spelled(self) -> bytes:
        """Its words in order, with one space around each."""
        return b" %b " % b" ".join(self.data.translate(_AS_WORDS).split())


def mentions_of(data: bytes) -> Mentions | None:
    """What a text could name; nothing where its bytes do not tell."""
    if not data.isascii():
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        if _OTHER_DIGITS.search(text):
            return None
        data = text.casefold().encode()
    numbers = {
        each.partition(b"-")[0].lstrip(b"0") or b"0"
        for each in set(_NUMBERS.findall(data))
        if len(each) != _DAY or b"-" not in each
    }
    return Mentions(frozenset(data.translate(_AS_WORDS).split()), frozenset(numbers), data)


class Names(Generic[T]):
    """Names, each with what it is a name of. Who uses one in a reference, however written, mentions it."""

    def __init__(self) -> None:
        self._numbered: dict[bytes, list[T]] = defaultdict(list)
        """What is cited by a number: then each way of writing the name has that."""
        self._spelled: dict[bytes, list[tuple[frozenset[bytes], bytes, T]]] = defaultdict(list)
        """Longest word → all whole words of the name, and the name as `Mentions.spelled` has it."""

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
            needle = b" %b" % b" ".join(words) + (b"" if is_cut else b" ")
            whole = words[:-1] if is_cut else words
            self._spelled[max(whole, key=len, default=b"")].append((frozenset(whole), needle, thing))

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
        words = mentions.words | {b""} if b"" in self._spelled else mentions.words
        if self._spelled.keys().isdisjoint(words):
            return
        for longest in self._spelled.keys() & words:
            for whole, needle, thing in self._spelled[longest]:
                if whole <= mentions.words and needle in mentions.spelled:
                    yield thing
