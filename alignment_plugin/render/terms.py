"""Words of the glossary in a page's HTML: the first time each stands in running text, it leads to its meaning.

One pass over the HTML: markup is stepped over, never changed, and nothing is parsed into a tree.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import escape as markup

from alignment_plugin.records.term import Term
from alignment_plugin.views.words import plain, shortened

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>", re.S
)
_LEFT_ALONE = frozenset(
    (
        *(
            "a",
            "abbr",
            "button",
            "caption",
            "code",
            "dfn",
            "kbd",
            "label",
            "option",
            "pre",
            "script",
            "select",
            "style",
        ),
        *("summary", "svg", "textarea", "th", "time", "title", "h1", "h2", "h3", "h4", "h5", "h6"),
    )
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means, and the anchor at which the glossary says so."""

    id: str
    means: str
    """As an attribute's value."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one team, ready to be found."""

    pattern: re.Pattern[str]
    """Any of them as it may stand in HTML; the longest first."""
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    """The same words by what follows their first letter: looking for each is faster than looking for any."""
    meanings: Mapping[str, Meaning]
    """Word with a small first letter, as in HTML → its meaning."""


def vocabulary(terms: Sequence[Term]) -> Vocabulary | None:
    """The words to look for; nothing where the team has none."""
    meanings: dict[str, Meaning] = {}
    for term in terms:
        # Fields escape quotation marks, prose does not.
        for word in filter(None, (escape(plain(term.term), quote=False), str(markup(plain(term.term))))):
            means = f"{plain(term.term)}: {plain(term.means)}" + (
                f" Not: {plain(term.not_)}" if term.not_ else ""
            )
            meanings.setdefault(_small(word), Meaning(term.id, escape(shortened(means, 300))))
    if not meanings:
        return None
    forms = {form for word in meanings for form in (word, word[0].upper() + word[1:])}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(re.escape(form) for form in longest_first))
    by_ending = tuple((word[1:], (word, word[0].upper() + word[1:])) for word in meanings)
    return Vocabulary(pattern, by_ending, meanings)


def _small(word: str) -> str:
    return word[0].lower() + word[1:]


def _without_drawing(html: str) -> str:
    """The page without its first drawing, which is long, and in which no word is a link."""
    before, _, rest = html.partition("<svg")
    return before + rest.partition("</svg>")[2] if rest else before


def explained(html: str, words: Vocabulary, glossary: Callable[[str], str]) -> str:
    """HTML in which each word is a link where it first stands in text; `glossary` gives the URL of an anchor."""
    text = _without_drawing(html)
    forms = [form for ending, both in words.forms if ending in text for form in both if form in text]
    if not forms:
        return html
    wanted = {words.meanings[_small(form)].id for form in forms}
    parts: list[str] = []
    done: set[str] = set()
    closed_by, depth, at = "", 0, 0
    for tag in _MARKUP.finditer(html):
        text = html[at : tag.start()]
        if closed_by or not any(form in text for form in forms):
            parts.append(text)
        else:
            parts.append(_linked(text, words, done, glossary))
        parts.append(tag[0])
        at = tag.end()
        name = (tag[2] or "").lower()
        if not closed_by and name in _LEFT_ALONE and not tag[1] and not tag[0].endswith("/>"):
            closed_by, depth = name, 1
        elif name == closed_by and name:
            depth += -1 if tag[1] else 1
            closed_by = closed_by if depth else ""
        if done == wanted:
            break
    rest = html[at:]
    parts.append(rest if closed_by or done == wanted else _linked(rest, words, done, glossary))
    return "".join(parts)


def _linked(text: str, words: Vocabulary, done: set[str], glossary: Callable[[str], str]) -> str:
    parts: list[str] = []
    at = 0
    for found in words.pattern.finditer(text):
        meaning = words.meanings[_small(found[0])]
        if meaning.id in done or _inside_a_word(text, found.start(), found.end()):
            continue
        done.add(meaning.id)
        url = escape(glossary(meaning.id))
        link = f'<a class="al-term" href="{url}" aria-description="{meaning.means}" data-al-means="{meaning.means}">'
        parts += (text[at : found.start()], f"{link}{found[0]}</a>")
        at = found.end()
    return "".join((*parts, text[at:]))


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether letters, digits or a hyphen go on before or behind; an entity's `&` and `;` do too."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(each.isalnum() or each in "_-" for each in (before, after) if each) or before in ("&", "#")
