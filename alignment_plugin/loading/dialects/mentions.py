"""The only option that a decision speaks of, where no sentence of it says in so many words what was chosen."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.choice_words import OPENING
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import MAX_COMPARED, NUMBER, WORD
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section

_CLAUSE = re.compile(r"[.;,!?](?=\s|$)|\s(?:and|but|while|whereas)\s")
_MIXED = re.compile(
    r"\b(?:both|combin\w+|mix\w*|hybrid|together\s+with|along\s+with|alongside|as\s+well\s+as)\b", re.I
)
_UNSURE = re.compile(
    r"\b(?:later|future|at\s+first|first|initially|for\s+now|until|if|unless|would|could|might|may|previously|currently)\b",
    re.I,
)
_START = re.compile(r"^\W*\w")
_FROM = re.compile(r"\bfrom\s[^,.;]{2,60}?\sto\s", re.I)
_DECIDES = re.compile(
    r"\b(?:use|using|adopt|switch|migrate|move|introduce|choose|go\s+with|implement|build|add|keep|stay|start|install|pick|take)\b",
    re.I,
)
_MARKED = re.compile(r"(`+|\*\*|__)([^`*_]{2,60})\1")
MAX_OPENING = 600
"""Characters in which a decision says what was chosen, if it does so first."""
MAX_TEXT = 4_000
"""Characters of a decision that are looked through."""
MAX_GAP = 2
"""Words that may stand between two words of a title."""
_DENIED = re.compile(
    r"\b(?:not|no|nor|neither|never|without|cannot|\w+n['’]t|reject\w*|discard\w*|dismiss\w*|declin\w*|abandon\w*|against"
    r"|instead|rather|unlike|than|later|future|for\s+now|at\s+first|first|initially|until|if|unless|would|could|might"
    r"|previously|replac\w+|remov\w+|drop\w*|migrat\w+|mov(?:e|ing)\s+from|away\s+from|both|combin\w+|mix\w*"
    r"|(?:will|shall|to|we)\s+(?:be\s+)?decided?\s+(?:later|after|once|when)|undecided|pending|no\s+decision|not\s+yet"
    r"|together\s+with|along\s+with|alongside)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^a-z])")
_WORDS = re.compile(r"[^\W_]+(?:['’.+#/-][^\W_]+)*")
_LABEL = re.compile(
    rf"\b({WORD})s?\s+\(?(#?{NUMBER}\b(?:\s*(?:,|and|&|or|\+|/)+\s*#?(?:\d{{1,2}}[a-z]?|[a-h])\b)*)", re.I
)
_NUMBER = re.compile(NUMBER, re.I)
_LEADING = frozenset({"a", "an", "the", "use", "using", "adopt", "adopting"})
_BLANK = re.compile(r"\{[^{}]*\}")
"""What a template leaves to be filled in."""
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def take_mentioned(taking: Extraction, section: Section, options: Options) -> None:
    """Set `chosen` where the sentences of a section that deny nothing name one option and no other."""
    if len(options.drafts) > MAX_COMPARED:
        return
    names = [_name(plain(draft.title.text)) for draft in options.drafts]
    found: set[int] = set()
    place: Block | None = None
    for block in _texts(section):
        for sentence in _SENTENCE.split(_BLANK.sub("", plain(block.text))):
            if mentioned := _mentioned(sentence, names, options):
                found |= set() if _DENIED.search(_IN_BRACKETS.sub("", sentence)) else mentioned
                place = place or block
    if len(found) == 1 and place is not None:
        draft = options.drafts[found.pop()]
        taking.put("chosen", taking.scalar(draft.id, place, draft.title.text))


def take_own_word(taking: Extraction, section: Section, options: Options) -> None:
    """Set `chosen` where a decision calls an option by a name that no other has: `We move to Markdown.`

    A name is a word with a capital inside a sentence, or one that is marked; what a clause denies is no choice.
    """
    if not 1 < len(options.drafts) <= MAX_COMPARED:
        return
    owners = _owners([plain(draft.title.text) for draft in options.drafts])
    first = next(_texts(section), None)
    found: set[int] = set()
    denied: set[int] = set()
    decides = False
    for clause in _clauses(first.text[:MAX_OPENING]) if first else ():
        named = {owners[word] for word in _names_in(clause) if word in owners}
        if _DENIED.search(clause):
            denied |= named
        else:
            decides |= bool(named) and _DECIDES.search(clause) is not None
            found |= named
    if first is not None and decides and len(found) == 1 and not found & denied:
        draft = options.drafts[found.pop()]
        taking.put("chosen", taking.scalar(draft.id, first, draft.title.text))


def _clauses(text: str) -> Iterator[str]:
    """The clauses of the sentences that are about now; none where two things are mixed, or one is named outright."""
    if _MIXED.search(text) or OPENING.match(text):
        return
    for sentence in _SENTENCE.split(text):
        if not _UNSURE.search(sentence):
            # The capital at the start makes no name.
            opened = _START.sub(lambda found: found[0].lower(), _FROM.sub("to ", sentence))
            yield from _CLAUSE.split(opened)


def _owners(titles: list[str]) -> dict[str, int]:
    """Each word, in small letters, that stands in one title only, and the title's place."""
    owners: dict[str, int] = {}
    shared: set[str] = set()
    for index, title in enumerate(titles):
        for word in {word.casefold() for word in _WORDS.findall(title)}:
            if owners.setdefault(word, index) != index:
                shared.add(word)
    return {word: index for word, index in owners.items() if word not in shared and len(word) > 2}


def _names_in(clause: str) -> Iterator[str]:
    """The words of a clause that are names, in small letters."""
    for found in _MARKED.finditer(clause):
        yield from (word.casefold() for word in _WORDS.findall(found[2]))
    words = _WORDS.findall(plain(clause))
    yield from (word.casefold() for word in words if word != word.lower())


def _texts(section: Section) -> Iterator[Block]:
    """Paragraphs, the items of lists and what stands in quotes, up to a number of characters."""
    left = MAX_TEXT
    stack = list(reversed(section.blocks))
    while stack and left > 0:
        block = stack.pop()
        if block.kind == "paragraph":
            left -= len(block.text)
            yield block
        elif block.is_list or block.kind in ("list_item", "blockquote"):
            stack += reversed(block.parts)


def _name(title: str) -> tuple[str, ...]:
    """The words by which a sentence may name an option: without its label, what stands in brackets, and `Use`."""
    words = _WORDS.findall(_LABEL.sub("", _IN_BRACKETS.sub("", title)))
    while words and words[0].casefold() in _LEADING:
        words = words[1:]
    return tuple(words)


def _mentioned(sentence: str, names: list[tuple[str, ...]], options: Options) -> set[int]:
    """The options whose number or words a sentence holds; not one whose words only are a part of another's."""
    words = _WORDS.findall(sentence)
    found = {index for index, name in enumerate(names) if _holds(words, name)}
    parts = {
        index
        for index in found
        for other in found
        if index != other and set(names[index]) < set(names[other])
    }
    numbered = (
        options.titles.numbered(f"{label[1]} {number}")
        for label in _LABEL.finditer(sentence)
        for number in _NUMBER.findall(label[2])
    )
    return (found - parts) | {index for index in numbered if index is not None}


def _holds(words: list[str], name: tuple[str, ...]) -> bool:
    """Whether all words of a name stand in a sentence in order and near one another; a single one as written."""
    if len(name) < 2:
        return len(name) == 1 and len(name[0]) > 1 and name[0] in words
    lowered, sought = [word.casefold() for word in words], [word.casefold() for word in name]
    return any(word == sought[0] and _goes_on(lowered, start, sought) for start, word in enumerate(lowered))


def _goes_on(words: list[str], at: int, sought: list[str]) -> bool:
    for word in sought[1:]:
        near = words[at + 1 : at + 2 + MAX_GAP]
        if word not in near:
            return False
        at += 1 + near.index(word)
    return True
