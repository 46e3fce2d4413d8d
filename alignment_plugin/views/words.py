"""Records → short plain words: titles, first sentences. No markup in what comes out."""

import re
from functools import cache

from alignment_plugin.loading.heading import plain_text

_LONG = 200


@cache
def plain(text: str) -> str:
    """A field's text without its formatting, on one line."""
    text = re.sub(r"\[\[([^\]|]+\|)?([^\]]+)\]\]", r"\2", text)
    return " ".join(plain_text(text).split())


def as_sentence(text: str) -> str:
    """Text as a sentence of its own: a capital first, a stop at the end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…:" else ".")


def shortened(text: str, limit: int = _LONG) -> str:
    """At most `limit` characters, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


_BEGINNING = 20_000
"""Characters of a document in which its first sentence stands."""
_NO_SENTENCE = re.compile(
    r"#|=+ |[-*+] |\d+[.)] |\||```|~~~|>|<|\[[^\]]+\](?::|\n|$)|\[\[[^\]]*\]\]$|!\[|-{3,}|={3,}|\.{2,}|:[\w-]+:|//"
)
# A heading alone in its paragraph: Markdown's, or reStructuredText's with any sign, also above it.
_UNDERLINED = re.compile(r"(?:([!-/:-@\[-`{-~])\1{2,}\n)?.*\n([!-/:-@\[-`{-~])\2{2,}\s*$")
_HEADED = re.compile(r"^[^\W_].*\n([=~^#*+-])\1{3,}[ \t]*\n(?=[^\S\n]*\S)", re.MULTILINE)
"""A heading by the line below it, with no empty line before its text."""
_REFERRING = re.compile(r"(?<!!)\[([^\[\]]+)\]\[[^\[\]]*\]")


# A line of a header, as `Author: Ana`, or one that goes on with it.
_FIELD = re.compile(r"(?:[A-Z][\w-]{2,30}|[A-Z][\w-]+ [a-z][\w-]+):\s+\S[^.]*(?:\.\S[^.]*)*$|\s+\S")


def first_sentence(prose: str) -> str:
    """The first sentence of prose in any markup; headings, lists, tables, code and comments are passed over."""
    text = re.sub(r"<!--.*?-->", "", prose[:_BEGINNING], flags=re.S)
    text = _HEADED.sub("\n", text)
    for block in re.split(r"\n\s*\n", text):
        block = block.strip()
        if not block or _NO_SENTENCE.match(block) or _UNDERLINED.match(block):
            continue
        if re.match(r"[A-Z][\w ]{1,30}:\s*\S{0,40}$", block) or all(map(_FIELD.match, block.split("\n"))):
            continue
        words = plain(_REFERRING.sub(r"\1", block))
        found = re.match(r"(.+?[.?!])(?=\s+[A-Z\"“(]|$)", words)
        return shortened(found[1] if found else words)
    return ""
