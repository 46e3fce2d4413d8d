"""Which of the known options a sentence names, and where: by number, by their words, initials or words of their own."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import NUMBER, WORD, Titles

MAX_GAP = 2
"""Words that may stand between two words of a name."""
_WORDS = re.compile(r"\w+(?:[.'’]\w+)*[+#]*")
_WHOLE = 0.99
"""A share that leaves no word out."""
_MARKED = re.compile(r"`([^`]{2,80})`")
_APART = re.compile(r"[.'’_]")
_NUMBERED = re.compile(
    rf"^\W*(?:{WORD}s?\s+#?{NUMBER}\b(?:\s*[-–—:.)]+)?|[(\[]?(?:\d{{1,2}}|[a-z])[.):\]])\s+(?=\S)", re.I
)
_LABEL = re.compile(
    rf"\b{WORD}s?\s*[:(#]*\s*({NUMBER})(?![\w'’])\)?((?:\s*(?:,|and|&|or|\+|/)+\s*(?:{WORD}\s+)?#?(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|[a-h])(?!\w))*)",
    re.I,
)
_SIGN = re.compile(
    r"\((\d{1,2}[a-z]?|[a-z])\)|(?:^\W*|[:\"“]\s*)(\d{1,2}[a-z]?|[A-Z])[.)]\s|^\W*(\d{1,2}[a-z]?|[A-Z])\W*$",
    re.I,
)
_ORDINAL = re.compile(
    rf"\b(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th)\s+(?:one\b|{WORD}\b)", re.I
)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BEHIND = re.compile(r"(?:(?!\s+(?:because|since|as|due|over|instead|rather)\b)[^,;.:\n]){1,120}")
_HEAD = re.compile(r"\s*(?::\s|\(|\[|\s[-–—]+\s|,\s)")
_ENDING = re.compile(r"(?:(?:at)?ions?|(?<=\w{6})ments?|ings?|ed|ly)$")
_PLURAL = re.compile(r"(?<=[^su])s$")
_SILENT = re.compile(r"e$")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an the and or of to in on at by as is are be we our us it its this that these those for from into with via"
        " per will would should can could do does using use used uses option approach solution alternative way all any"
        " each own new existing one same so then them their they you your i my if when which where while but",
    )
)
"""Words that name nothing."""
_DOING = frozenset(
    re.findall(
        r"\w+",
        "adopt keep move mov switch stay continu implement introduc creat add make mak build have hav provid migrat"
        " migr go choos pick select take tak get chang remain leav stick",
    )
)
"""What is done with a thing: words, without their endings, that name little beside others."""

_Word = tuple[str, int, int, str]
"""A word without its ending, its place in a sentence, and as it is written."""


@dataclass(frozen=True, slots=True)
class Mention:
    """That words of a sentence name an option."""

    option: int
    start: int
    end: int
    words: int = 99
    """How many of its words; a number counts more than words that others have too."""


@dataclass(frozen=True, slots=True)
class _Name:
    """An option's name as it is looked for."""

    words: tuple[str, ...]
    """The words that say something, without their endings."""
    ways: tuple[tuple[str, ...], ...]
    """The words in order, of the whole name and of what stands before an explanation."""
    initials: str
    proper: frozenset[str]
    """Words that are written as names are."""
    written: frozenset[str]
    """All words as they are written."""
    shouts: bool = False
    """Whether it is one word in capitals, which is another than the word in small letters."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word in small letters, without marks inside it and without its ending."""
    word = _APART.sub("", word.casefold())
    for ending in (_PLURAL, _ENDING, _SILENT):
        cut = ending.sub("", word)
        word = cut if len(cut) > 3 else word
    return word


class Names:
    """The names of all options, to be found in sentences of plain text."""

    def __init__(self, shown: Sequence[str], titles: Titles) -> None:
        self._titles = titles
        self._names = _names(shown)
        self._shared = Counter(word for name in self._names for word in set(name.words))
        self._initials = Counter(name.initials for name in self._names)

    def __len__(self) -> int:
        return len(self._names)

    def named(self, sentence: str) -> list[Mention]:
        """Names and numbers of options in a sentence, in order; not one that is a part of a longer one."""
        words = [
            (stem(found[0]), found.start(), found.end(), found[0]) for found in _WORDS.finditer(sentence)
        ]
        found = [*self._by_number(sentence), *self._by_words(words), *self._by_initials(sentence)]
        whole = [each for each in found if not any(_yields(each, other) for other in found)]
        return sorted(set(whole), key=lambda each: (each.start, each.option))

    def _by_number(self, sentence: str) -> Iterator[Mention]:
        for found in _LABEL.finditer(sentence):
            for number in re.findall(NUMBER, f"{found[1]} {found[2]}", re.I):
                option = self._titles.numbered(f"option {number}")
                if option is not None:
                    yield Mention(option, found.start(), found.end())
        for found in _SIGN.finditer(sentence):
            option = self._titles.labelled(found[1] or found[2] or found[3])
            if option is not None:
                yield Mention(option, found.start(), _end_of_name(sentence, found.end()))
        for found in _ORDINAL.finditer(sentence):
            option = self._titles.numbered(found[0])
            if option is not None:
                yield Mention(option, found.start(), found.end())

    def _by_words(self, words: Sequence[_Word]) -> Iterator[Mention]:
        for option, name in enumerate(self._names):
            for way in name.ways:
                alone = len(way) == 1 and len(name.words) > 1
                if alone and self._shared[way[0]] > 1:
                    continue
                yield from _joined(option, way, words)
                for first in range(len(words)):
                    last = _end_of(words, first, way)
                    if last is not None and not (
                        (alone or name.shouts) and words[first][3] not in name.written
                    ):
                        yield Mention(option, words[first][1], words[last][2], len(way))

    def _by_initials(self, sentence: str) -> Iterator[Mention]:
        for option, name in enumerate(self._names):
            if len(name.initials) > 1 and self._initials[name.initials] == 1:
                for found in re.finditer(rf"\b{name.initials}\b", sentence):
                    yield Mention(option, found.start(), found.end())

    def hinted(self, clause: str) -> int | None:
        """The option that the words of a clause tell from the others, where they do."""
        shown = {stem(found[0]): found[0] for found in _WORDS.finditer(clause)}
        marked = {stem(word[0]) for found in _MARKED.finditer(clause) for word in _WORDS.finditer(found[1])}
        shares = sorted(
            ((self._share(name, shown), -number) for number, name in enumerate(self._names)), reverse=True
        )
        best = shares[0]
        if len(shares) < 2:
            return 0 if best[0] > _WHOLE and len(self._names[0].words) > 1 else None
        if best[0] == 0 or best[0] - shares[1][0] < 0.25:
            return None
        name = self._names[-best[1]]
        own = {word for word in name.words if word in shown and self._shared[word] == 1}
        proper = own & marked or any(
            word in name.proper and shown[word] != shown[word].lower() for word in own
        )
        enough = best[0] > 0.7 or (len(own) > 1 and best[0] > 0.33) or (proper and shares[1][0] == 0)
        enough = enough or self.says_all(-best[1], clause)
        return -best[1] if own and enough else None

    def has_more_of_another(self, text: str, option: int) -> bool:
        """Whether a text has all words of another option, and not all of one's own."""
        shown = {stem(found[0]): found[0] for found in _WORDS.finditer(text)}
        shares = [self._share(name, shown) for name in self._names]
        return max(shares) > _WHOLE > shares[option]

    def told(self, text: str, *, proper: bool = False) -> set[int]:
        """The options of which a text has a word that no other one has; only one written as names are, if `proper`."""
        shown = {stem(found[0]): found[0] for found in _WORDS.finditer(text)}
        return {
            number
            for number, name in enumerate(self._names)
            for word in shown.keys() & set(name.words)
            if self._shared[word] == 1
            and (word in name.proper and shown[word] != shown[word].lower() if proper else len(word) > 3)
        }

    def says_all(self, option: int, text: str) -> bool:
        """Whether a text has no word but those of one option's name."""
        return set(_telling(text)) <= set(self._names[option].words)

    def _share(self, name: _Name, shown: dict[str, str]) -> float:
        """How much of a name stands in a clause, from 0 to 1; what all names share counts nothing."""
        weights = {word: self._weight(word) for word in set(name.words)}
        whole = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in shown) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        owners = self._shared[word]
        if owners == len(self._names) > 1:
            return 0.0
        return (0.4 if word in _DOING else 1.0) / owners


def _yields(one: Mention, other: Mention) -> bool:
    """Whether a mention gives way to one of another option that stands in the same place and says more."""
    if other.start >= one.end or one.start >= other.end or one.option == other.option:
        return False
    return (other.words, other.end) > (one.words, one.end)


def _joined(option: int, way: Sequence[str], words: Sequence[_Word]) -> Iterator[Mention]:
    """A name that is written as one word, or in two: `Argo CD` and `ArgoCD`."""
    sought = "".join(way)
    if len(sought) < 5 or len(way) > 3:
        return
    for one, other in zip_longest(words, words[1:]):
        if len(way) > 1 and one[0] == sought:
            yield Mention(option, one[1], one[2], len(way))
        elif len(way) == 1 and other is not None and one[0] + other[0] == sought:
            yield Mention(option, one[1], other[2], 1)


def _end_of(words: Sequence[_Word], first: int, way: Sequence[str]) -> int | None:
    """The place of a name's last word in a sentence, where it starts at `first`."""
    if words[first][0] != way[0]:
        return None
    at = first
    for sought in way[1:]:
        near = [word[0] for word in words[at + 1 : at + 2 + MAX_GAP]]
        if sought not in near:
            return None
        at += 1 + near.index(sought)
    return at


def _name(title: str, telling: Callable[[str], tuple[str, ...]]) -> _Name:
    text = _NUMBERED.sub("", plain(title), count=1)
    parts = (text, _IN_BRACKETS.sub(" ", text), _HEAD.split(text, maxsplit=1)[0])
    ways = {way for part in parts if (way := telling(part))}
    written = [found[0] for found in _WORDS.finditer(text)]
    capitals = [word[0] for word in written if word[0].isupper()]
    words = [word for word in written if word[0].isalpha()]
    initials = "".join(word[0] for word in words).upper() if 1 < len(capitals) == len(words) < 7 else ""
    headline = len(words) > 1 and len(capitals) == len(words)
    proper = frozenset(stem(word) for place, word in enumerate(written) if _is_proper(word, place, headline))
    ordered = tuple(sorted(ways, key=len, reverse=True))
    shouts = len(written) == 1 and written[0].isupper()
    return _Name(telling(text), ordered, initials, proper, frozenset(written), shouts)


def _end_of_name(sentence: str, end: int) -> int:
    """Where the words behind a number end, which say the option's name once more: `A) No cache, because …`."""
    found = _BEHIND.match(sentence, end)
    return found.end() if found and sentence[end - 1] in " )." else end


def _names(shown: Sequence[str]) -> list[_Name]:
    """The names, each with as few words as tell it from the others."""
    names = [_name(text, _bare) for text in shown]
    fuller = [_name(text, _telling) for text in shown]
    for number, name in enumerate(names):
        others = [set(other.words) for place, other in enumerate(fuller) if place != number]
        if any(set(name.words) <= words for words in others):
            alike = any(set(fuller[number].words) == words for words in others)
            names[number] = _name(shown[number], _all) if alike else fuller[number]
    return [_without_shared(name, names) for name in names]


def _without_shared(name: _Name, names: Sequence[_Name]) -> _Name:
    """A name without its shorter ways that another option has too."""
    others = [set(other.words) for other in names if other is not name]
    kept = (way for way in name.ways if way == name.words or not any(set(way) <= each for each in others))
    return replace(name, ways=tuple(kept))


def _is_proper(word: str, place: int, headline: bool) -> bool:
    """Whether a word is written as names are; a capital that all words have, or the first one, makes no name."""
    inner = word[1:] != word[1:].lower() or any(map(str.isdigit, word))
    return inner or (word[0].isupper() and place > 0 and not headline)


def _all(text: str) -> tuple[str, ...]:
    """All words of a text, without their endings."""
    return tuple(stem(found[0]) for found in _WORDS.finditer(text))


def _telling(text: str) -> tuple[str, ...]:
    """Those that say something; where none does, all of them."""
    words = _all(text)
    return tuple(word for word in words if word not in _EMPTY) or words


def _bare(text: str) -> tuple[str, ...]:
    """The same without what is done in front of them: `Move to Redis` is Redis."""
    words = _telling(text)
    while len(words) > 1 and words[0] in _DOING:
        words = words[1:]
    return words
