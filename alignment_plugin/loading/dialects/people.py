"""Names as teams list them → one text a person; used by every dialect for metadata."""

import re

from alignment_plugin.loading.dialects.inline import plain

_MAIL = re.compile(
    r"\s*(?:\\?<[^<>\s]+@[^<>\s]+>|\([^()\s@]+@[^()\s]+\)|(?<=[^\W\d_]\s)[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_SEPARATOR = re.compile(r"(?:\s*[,;\n]\s*(?:and\s+)?|\s+[/|]\s+)(?![^(]*\))")
_HANDLES = re.compile(r"@[\w.-]+(?:\s+@[\w.-]+)+")
"""Nothing but handles, one after the other."""
_BEHIND = re.compile(r"(?<![\w@.-])([\w-][\w.-]*)@(?=[\s,;]|$)")
"""A handle with its mark behind it."""
_ALIKE = re.compile(r"(?:.*\s)?[a-z]+s\s(?:and|&)\s[a-z]+s")
"""Kinds of people, and no names: `users and contributors`."""
_GROUP_OF = re.compile(r"[^A-Z@]+\s(?:and|&)\s[^A-Z@]+\s(?:of|from|in|at)\s\S")
"""Kinds of people of one place, who are not told apart."""
_AND = re.compile(r"\s+(?:and|&)\s+(?![^(]*\))")
_ONE_BODY = re.compile(r"\b(?:team|group|department|board|guild|chapter|council|committee|office)s?\b", re.I)
_LEFT_OPEN = re.compile(
    r"(?:list\b.*|tbd|tbc|todo|n/?a|none|null|nobody|no one|_?no response_?|[-–—?.…\W]*"
    r"|not (?:recorded|known|stated|specified|documented))$",
    re.I | re.DOTALL,
)
_PLACEHOLDER = re.compile(
    r"\s*[\[{(]\s*(?:list|names?|who|everyone|to\s+be)\b[^\]})]*[\]})]?\s*|to\s+be\s+\w+(?:\s+by\b.*)?\W*$",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w.])@(?=\w)")
_ACCOUNT = re.compile(r"(?<=\w)\s*[(\[]\s*@[\w.-]+\s*[)\]](?=\s*(?:[,;&/|]|and\b|$))")
"""The account of somebody whose name stands before it."""
_ADDRESSED = re.compile(r"\[([^\[\]]+)\]\[https?://[^\[\]]*\]")
"""A link with the wrong brackets."""
_LINKS = re.compile(r"(?<=[\w/])\)\s+\[(?=@?\w)")
"""Between links that stand one after the other."""
_ROLE = re.compile(r"\s*(\*\*|__)[^*_:\n]{2,40}(?::\1|\1:)\s+(?=\S)")
"""In bold before a name, what somebody stands for: `**Data**: Ada`."""
_DAY = re.compile(r"\s*\((?=[^()]*\d{4})[\w ,./-]{6,20}\)$")
"""Behind a name, when somebody agreed."""
_AGREED = re.compile(
    r"(?:accept|approv|review|propos|draft|agree|sign|confirm)ed(?:[- ](?:off|on|to))?\s+by\s+(?=\S)", re.I
)
"""Before a name, what somebody did."""
_FILE = re.compile(r"[\w.-]+/[\w./-]*\.\w{2,4}")
_INITIAL = re.compile(r"(?:^|\s)\w\.$")
MAX_LISTED = 2_000
"""Characters of one value that are split into names; more is no list of people."""


def read_people(raw: str) -> tuple[str, ...]:
    """The names in a text, in order: `a, b and c`, handles, links, `Name <mail>`; placeholders give none."""
    if _PLACEHOLDER.match(raw):
        return ()
    raw = _ADDRESSED.sub(r"\1", raw)
    raw = _LINKS.sub("), [", _ROLE.sub("", _BEHIND.sub(r"@\1", raw), count=1))
    if _HANDLES.fullmatch(raw.strip()):
        raw = ", ".join(raw.split())
    text = plain(_MAIL.sub("", raw[:MAX_LISTED]).replace("\n", ", ")).strip()
    text = _HANDLE.sub("", _ACCOUNT.sub("", _unwrapped(text)))
    if _LEFT_OPEN.match(text):
        return ()
    parts = _SEPARATOR.split(text)
    # Before the last comma an `&` belongs to the name of a group: `Home & Garden, Toys`.
    groups = any(" & " in part for part in parts[:-1])
    names = [name for part in parts for name in ([part] if groups else _apart(part))]
    kept = [_trimmed(name) for name in names]
    return tuple(
        dict.fromkeys(name for name in kept if not (_LEFT_OPEN.match(name) or _FILE.fullmatch(name)))
    )


def _trimmed(name: str) -> str:
    """A name without marks around it; the stop after an initial belongs to it."""
    bare = _unwrapped(_AGREED.sub("", _DAY.sub("", name.strip(" \t,;*-•"))))
    return bare if _INITIAL.search(bare) else bare.strip(" .")


def _apart(part: str) -> list[str]:
    """Two people joined by `and`; the name of a team stays whole."""
    whole = _ONE_BODY.search(part) or _GROUP_OF.match(part) or _ALIKE.fullmatch(part)
    return [part] if whole else _AND.split(part)


def _unwrapped(text: str) -> str:
    wrapped = (text[:1], text[-1:]) in {("{", "}"), ("[", "]"), ("(", ")"), ('"', '"')} and text[
        0
    ] not in text[1:-1]
    return text[1:-1].strip() if wrapped else text
