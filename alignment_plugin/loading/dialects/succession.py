"""What took the place of what: references after words such as `superseded by`, for every dialect."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from alignment_plugin.loading.dialects.inline import References, Wording, wording
from alignment_plugin.records.fields import slug

_PARTLY = r"(?:part(?:ly|ially)|in[- ]part)"
_ON = r"(?::?\s*\(?\d{4}-\d\d-\d\d\)?\s+|[-_ ]+)"
"""What may stand between the verb and its preposition: a day."""
_TAKEN = rf"(?:super[sc]e+ded|replaced|obsoleted){_ON}(?:\(?(?P<within>{_PARTLY})\)?[-_ ]+)?(?:by|with|in favou?r of)"
_HEADED = rf"super[sc]e+ded(?:\s+(?P<part>{_PARTLY}))?:(?=[\s*_])"
"""The same as a name with a colon."""
_TAKES = r"(?:super[sc]e+d(?:es?|ing)|replaces|obsoletes)"
_AMENDED = r"(?:amended|extended|refined|clarified|updated)[-_ ]+by"
_AMENDS = r"(?:amends|extends|refines|clarifies|updates)"
_VERB = re.compile(
    rf"(?P<partly>\b{_PARTLY}[-_ ]+)?\b(?:(?P<taken>{_TAKEN}\b|{_HEADED})|(?P<takes>{_TAKES}\b)"
    rf"|(?P<amended>{_AMENDED}\b)|(?P<amends>{_AMENDS}\b))",
    re.I,
)
_OPENING = re.compile(
    r"\W*(?:(?:note|status|warning|important|update)\W+)?"
    r"(?:this\s+(?:decision|m?adr|record|document|proposal|rfc|design|(?-i:[A-Z]{2,6}))\s+(?:(?:is|was|has\s+been)\s+(?:now\s+)?)?"
    rf"|(?:is|was|has\s+been)\s+)?(?:(?:updates|amends|extends|also)\s+(?:and\s+)?)?"
    rf"(?:part(?:ly|ially)[-_ ]+)?(?:{_HEADED}|(?:{_TAKEN}|{_TAKES}|{_AMENDED}|{_AMENDS})\b)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_PREFIXED = re.compile(
    r"\b(?:m?adr?|dr|rfc|kep|pep|oep|(?-i:[A-Z]{1,4}EP)|decision|record|no\.?)s?[-_ #:]*(\d{1,8})\b(?![-\w])",
    re.I,
)
_NAMED = re.compile(r"(?<![\w./-])(?:[a-z]+[-_]?)?\d{1,8}[-_][a-z][\w-]*", re.I)
_PATH = re.compile(r"(?:https?://)?[\w.~%#@/:-]*\.(?:md|markdown|html?|rst|adoc)\b", re.I)
_NUMBERS = re.compile(r"[\s:#\[(\"'_`]*(\d{1,8})(?=[\s,;.)\]\"'&]|$)(?:\s*(?:,|&|and)(?=\s*#?\d))?")
_ONE_WORD = re.compile(r"[\w.-]+")
_STEPS = re.compile(r"/?(?:[\w.-]+/)+(?=[\w.-]*\d)(?=[\w.-]*[a-zA-Z])[\w.-]+/?")
_COMMAS = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+(?:and|&)\s+")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_TICKET = re.compile(
    r"https?://[^/\s]+/([^/\s]+/[^/\s]+)/(?:-/)?(?:pull|pulls|issues|merge_requests|pull-requests)/(\d{1,8})/?(?:[?#].*)?"
)
"""A request or an issue, as hosts of code address them."""
_COUNTS = re.compile(r"\W*(?:[A-Za-z]{1,8}[-_ ]?)?\d{1,8}\W*")
"""Words that would name a record here by its number."""
_NOTHING = frozenset({"", "none", "null", "n-a", "na", "no", "false", "tbd", "tbc", "unknown"})
_PAGE = re.compile(r"\.(?:md|markdown|mdx|html?|rst|adoc|asciidoc|txt)$", re.I)
_FOLDER_PAGES = frozenset({"readme", "index", "_index"})
MAX_READ = 5_000


@dataclass(frozen=True, slots=True)
class Succession:
    """References on both sides, in the order they were written: slugs of files, else numbers."""

    supersedes: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    """What it changes or replaces in part."""
    amended_by: tuple[str, ...] = ()

    def sides(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each field with its references."""
        return tuple((name, getattr(self, name)) for name in SIDES)

    def and_also(self, other: "Succession") -> "Succession":
        """The references of both."""
        return Succession(*(getattr(self, name) + getattr(other, name) for name in SIDES))


SIDES = ("supersedes", "superseded_by", "amends", "amended_by")


def read_succession(
    source: str, references: References | None = None, *, opening: bool = False
) -> Succession:
    """What inline Markdown says to supersede or to be superseded by; in part, it amends or is amended.

    With `opening` only where the text opens with such words, as in a list of links.
    """
    if not _VERB.search(source[:MAX_READ]):
        return Succession()
    words = wording(source[:MAX_READ], references)
    if opening and not _OPENING.match(words.text):
        return Succession()
    verbs = list(_VERB.finditer(words.text))
    sides: dict[str, list[str]] = {name: [] for name in SIDES}
    for place, verb in enumerate(verbs):
        end = verbs[place + 1].start() if place + 1 < len(verbs) else len(words.text)
        stop = _SENTENCE_END.search(words.text, verb.end(), end)
        sides[_side(verb)] += _named(words, verb.end(), stop.start() if stop else end)
    return Succession(*(_once(sides[name]) for name in SIDES))


def _side(verb: re.Match[str]) -> str:
    """The field that a verb speaks of; what is replaced in part is amended."""
    partly = bool(verb["partly"] or verb["within"] or verb["part"])
    if verb["taken"]:
        return "amended_by" if partly else "superseded_by"
    if verb["takes"]:
        return "amends" if partly else "supersedes"
    return "amended_by" if verb["amended"] else "amends"


def read_references(source: str, references: References | None = None) -> tuple[str, ...]:
    """All records that a value such as `ADR-0005`, `[x](0005-x.md)` or `0005-x` names."""
    words = wording(source[:MAX_READ].strip(), references)
    found = _named(words, 0, len(words.text))
    single = words.text.strip().strip("\"'[]{}")
    if not found and (_ONE_WORD.fullmatch(single) or _STEPS.fullmatch(single)):
        found = [target_id(single) or ""]
    return tuple(each for each in _once(found) if each not in _NOTHING)


def read_outside(source: str, references: References | None = None) -> tuple[str, ...]:
    """What a list of references names by an address that is no document here: its words, else the address.

    A piece between commas counts where it is nothing but a link or an address.
    """
    words = wording(source[:MAX_READ].strip(), references)
    found: list[str] = []
    start = 0
    for comma in (*_COMMAS.finditer(words.text), None):
        end = comma.start() if comma else len(words.text)
        piece = words.text[start:end].strip(" .")
        target = next(
            (
                link.target
                for link in words.links
                if words.text[link.start : link.end].strip() == piece
                and start <= link.start
                and link.end <= end
            ),
            piece,
        )
        if _ADDRESS.fullmatch(target) and target_id(target) is None:
            found.append(_outside_name(piece, target))
        start = comma.end() if comma else end
    return tuple(each for each in _once(found) if each)


def _outside_name(words: str, address: str) -> str:
    """The words of a link, unless they would pass for the number of a record here; then its address, cut short."""
    if words != address and not _COUNTS.fullmatch(words) and "/" not in words:
        return words
    if ticket := _TICKET.fullmatch(address):
        return f"{ticket[1]}#{ticket[2]}"
    last = address.rstrip("/").rpartition("/")[2]
    return "" if _COUNTS.fullmatch(last) else address


def target_id(target: str) -> str | None:
    """The slug of the document that a link leads to; nothing where it leads to no document."""
    parts = _split(target)
    if parts is None:
        return None
    scheme, path = parts
    is_page = bool(_PAGE.search(path)) or "/blob/" in path or "/tree/" in path
    if scheme and not (scheme in ("http", "https") and is_page):
        return None
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    stem = _PAGE.sub("", steps[-1]) if steps else ""
    if stem.casefold() in _FOLDER_PAGES and len(steps) > 1:
        stem = steps[-2]
    return slug(stem) or None


def _split(target: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(target)
        return parts.scheme, unquote(parts.path)
    except ValueError:
        return None


def _named(words: Wording, start: int, end: int) -> list[str]:
    """References between two places of a text: links, and outside of them `ADR-5`, `0005-x`, numbers."""
    found: list[tuple[int, str]] = []
    bare = list(words.text[:end])
    for link in words.links:
        if start <= link.start < end and (target := target_id(link.target)):
            found.append((link.start, target))
        if target_id(link.target) or "://" in link.target:
            bare[link.start : link.end] = "\0" * (len(bare[link.start : link.end]))
    found += _bare("".join(bare), start)
    return [name for _, name in sorted(found)]


def _bare(text: str, start: int) -> Iterator[tuple[int, str]]:
    for match in _PATH.finditer(text, start):
        if target := target_id(match[0]):
            yield match.start(), target
    text = _PATH.sub(lambda path: "\0" * len(path[0]), text)
    covered = set()
    for match in _NAMED.finditer(text, start):
        covered.add(match.start())
        yield match.start(), slug(_PAGE.sub("", match[0]))
    for match in _PREFIXED.finditer(text, start):
        if match.start() not in covered:
            yield match.start(), match[1]
    place = start
    while number := _NUMBERS.match(text, place):
        yield number.start(1), number[1]
        place = number.end()


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
