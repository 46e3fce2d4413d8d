"""Which option a few words mean: by the same words, by number, by containing one another, by likeness."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from alignment_plugin.loading.dialects.inline import plain

MAX_COMPARED = 60
"""Titles that are compared by likeness, and half the characters of each: keeps the work bounded."""
ENOUGH = 0.66
"""Likeness below this is chance."""
APART = 0.02
"""The best must be better than the second by this."""

WORD = r"(?:option|alt\.?|alternative|approach|proposal|solution|variant|variation|candidate|choice|idea)"
"""What people call an option."""
NUMBER_WORDS = "one|two|three|four|five|six|seven|eight"
"""Numbers of options that people write out."""
NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|[a-z]\d?|[ivx]{{1,4}}|{NUMBER_WORDS})"
"""What counts an option: `2`, `2.1`, `1a`, `b`, `iv`, `two`."""
_LABEL = re.compile(
    rf"^(?:(?:[^\[\]]{{1,40}}\]\W*)?{WORD}s?\W*(?:no\W*)?({NUMBER})\b(?:\s*\[[^\[\]]{{1,40}}\](?=\s*[:–—-]))?"
    r"|#?([0-9]{1,3}[a-z]?)(?=[.):]|\s+[a-z]|$)|([a-z]\d{0,2})[.)])[\W_]*"
)
_PLACES = {
    **{word: number for number, word in enumerate(NUMBER_WORDS.split("|"), 1)},
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
}
_PLACE = re.compile(
    rf"(?:the\s+|our\s+)?(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th)\s+(?:one|{WORD})\b", re.I
)
_SIGN = re.compile(r"[a-z]\d?")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Key:
    """A title as it is compared."""

    exact: str
    words: tuple[str, ...]
    label: str = ""
    """`2` for `Option 2: …`."""
    rest: tuple[str, ...] = ()
    """The words behind the label."""

    @property
    def spoken(self) -> str:
        """The words that say something, on one line."""
        return " ".join(self.rest or self.words)


@lru_cache(maxsize=4096)
def key_of(title: str) -> Key:
    """Inline Markdown of a title or a mention, made comparable."""
    exact = " ".join(plain(title[:400]).casefold().split()).strip(" \"'“”„‘’«»`*_[](){}.,:;")
    words = tuple(_WORD.findall(exact))
    if found := _LABEL.match(exact):
        label = found[1] or found[2] or found[3]
        label = str(_PLACES.get(label, label))
        return Key(exact, words, label, tuple(_WORD.findall(exact[found.end() :])))
    return Key(exact, words)


@dataclass(slots=True)
class Titles:
    """Titles to be found again; indices count in the order they were added."""

    keys: list[Key] = field(default_factory=list)
    counts_anew: bool = False
    """Whether two titles have the same number, as options of two questions do."""
    _exact: dict[str, int] = field(default_factory=dict)
    _spoken: dict[str, int] = field(default_factory=dict)
    _labels: dict[str, int] = field(default_factory=dict)

    def add(self, title: str, label: str = "") -> int:
        """Remember a title; `label` is the number that its list gives it."""
        key, index = key_of(title), len(self.keys)
        self.keys.append(key)
        self._exact.setdefault(key.exact, index)
        for spoken in (" ".join(key.words), key.spoken):
            if spoken:
                self._spoken.setdefault(spoken, index)
        if label := key.label or label:
            self.counts_anew |= label in self._labels
            self._labels.setdefault(label, index)
        return index

    def also(self, index: int, title: str) -> None:
        """Find a title again by other words too."""
        key = key_of(title)
        self._exact.setdefault(key.exact, index)
        for spoken in (" ".join(key.words), key.spoken):
            if spoken:
                self._spoken.setdefault(spoken, index)

    def label(self, index: int, heading: str) -> None:
        """Find a title by the number of a heading too."""
        if label := key_of(heading).label:
            self._labels.setdefault(label, index)

    def same(self, mention: str) -> int | None:
        """The title of the same words, with or without its number."""
        key = key_of(mention)
        if key.exact in self._exact:
            return self._exact[key.exact]
        for spoken in (" ".join(key.words), key.spoken):
            if spoken in self._spoken:
                return self._spoken[spoken]
        return None

    def covers(self, index: int, mention: str) -> bool:
        """Whether a title has all the words of a mention, so that the mention says nothing more."""
        key = key_of(mention)
        return set(key.rest or key.words) <= set(self.keys[index].words)

    def share_a_word(self, index: int, mention: str) -> bool:
        """Whether a title and a mention have a word of some length in common."""
        return any(len(word) > 3 and word in self.keys[index].words for word in key_of(mention).words)

    def numbered(self, mention: str) -> int | None:
        """The title of the same number; where none is numbered, the one at that place."""
        key = key_of(mention)
        place = _PLACE.match(key.exact)
        label = str(_PLACES[place[1]]) if place else key.label
        if not label and _SIGN.fullmatch(key.exact):
            label = key.exact
        if label in self._labels:
            return self._labels[label]
        number = int(label) if label.isdigit() else 0
        if (place or not self._labels) and 0 < number <= len(self.keys):
            return number - 1
        return None

    def lacks(self, heading: str) -> bool:
        """Whether a heading has the number that is missing among those of the titles."""
        counted = sorted(int(label) for label in self._labels if label.isdigit())
        label = key_of(heading).label
        return label.isdigit() and len(counted) > 1 and int(label) < counted[-1] and int(label) not in counted

    def labelled(self, sign: str) -> int | None:
        """The title that is counted by this very sign, as `b` or `2`."""
        return self._labels.get(sign.casefold())

    def like(self, mention: str, among: Sequence[int] | None = None) -> int | None:
        """The title most like it, where one stands out."""
        spoken = key_of(mention).spoken
        indices = range(len(self.keys)) if among is None else among
        scores = sorted(
            ((likeness(spoken, self.keys[index].spoken), -index) for index in indices[:MAX_COMPARED]),
            reverse=True,
        )
        if not scores or scores[0][0] < ENOUGH:
            return None
        if len(scores) > 1 and scores[0][0] - scores[1][0] < APART:
            return None
        return -scores[0][1]

    def find(self, mention: str) -> int | None:
        """The title that is meant, by the surest way that finds one."""
        for found in (self.same(mention), self.numbered(mention), self.like(mention)):
            if found is not None:
                return found
        return None


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how near two phrases are, also where one is the other cut short or with more words."""
    one, other = sorted((one[: 2 * MAX_COMPARED], other[: 2 * MAX_COMPARED]), key=len)
    if not one:
        return 0.0
    some, more = set(one.split()), set(other.split())
    contained = 0.8 + 0.15 * len(some) / len(more) if some <= more else 0.0
    return max(contained, _ratio(one, other), _ratio(one, other[: len(one) + 2]) * 0.95)


def _ratio(one: str, other: str) -> float:
    """Matching characters, in parts of all; nothing where so few are common that it decides nothing."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    enough = ENOUGH - APART
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= enough else 0.0
