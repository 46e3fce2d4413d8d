"""Inline AsciiDoc → HTML: emphasis, code, links, pictures. What is not known stays as it is written."""

import html
import re
from collections.abc import Mapping

_DEEPEST = 6
_LONGEST = 400
"""Characters between two marks; further apart, they are text."""
_LONGEST_TEXT = 20_000
"""Characters of a paragraph; a longer one is no prose, and is shown as it stands."""
_INLINE = re.compile(
    rf"""
      \\(?P<escaped>[*_`\#+^~<{{\[]|https?:|link:|xref:)
    | (?P<macro>link|xref|mailto):(?P<target>[^\s\[\]]{{1,500}})\[(?P<words>(?:[^\]\\]|\\.){{0,500}})\]
    | (?P<url>(?:https?|ftp)://[^\s\[\]<>"]{{1,1000}})(?:\[(?P<url_words>(?:[^\]\\]|\\.){{0,500}})\])?
    | <<(?P<cross>[^<>,]{{1,200}})(?:,\s*(?P<cross_words>[^<>]{{0,300}}))?>>
    | image:(?P<image>[^\s:\[\]][^\s\[\]]{{0,500}})\[(?P<alt>[^\]]{{0,300}})\]
    | footnote(?:ref)?:[\w-]*\[(?P<note>[^\]]{{1,1000}})\]
    | (?:kbd|btn|menu):[^\s\[\]]*\[(?P<key>[^\]]{{1,100}})\]
    | pass:\w*\[(?P<passed>[^\]]{{0,{_LONGEST}}})\]
    | \+\+\+(?P<plus3>.{{1,{_LONGEST}}}?)\+\+\+ | \+\+(?P<plus2>.{{1,{_LONGEST}}}?)\+\+
    | \[\[(?P<anchor>[\w:.-]{{1,100}})(?:,[^\]]{{0,100}})?\]\]
    | \[(?:[.\#%][\w.\#%-]{{1,80}}|[a-z-]{{1,40}})\](?=\#)(?P<hash>\#\#?)(?P<marked>[^\#]{{1,{_LONGEST}}})(?P=hash)
    | "`(?P<quoted>[^`]{{1,{_LONGEST}}})`" | '`(?P<single>[^`]{{1,{_LONGEST}}})`'
    | ``(?P<code2>.{{1,{_LONGEST}}}?)`` | (?<!\w)`(?P<code>\S|\S[^`]{{0,{_LONGEST}}}?\S)`(?!\w)
    | \*\*(?P<bold2>.{{1,{_LONGEST}}}?)\*\* | (?<![\w*])\*(?P<bold>[^\s*]|[^\s*].{{0,{_LONGEST}}}?\S)\*(?![\w*])
    | __(?P<italic2>.{{1,{_LONGEST}}}?)__ | (?<![\w_])_(?P<italic>[^\s_]|[^\s_].{{0,{_LONGEST}}}?\S)_(?![\w_])
    | (?<!\w)\+(?P<plus>[^\s+]|[^\s+][^+]{{0,{_LONGEST}}}?\S)\+(?!\w)
    | (?<![\w\#])\#(?P<mark>[^\s\#]|[^\s\#][^\#]{{0,{_LONGEST}}}?\S)\#(?![\w\#])
    | \^(?P<sup>[^\s^]{{1,60}})\^ | ~(?P<sub>[^\s~]{{1,60}})~
    | \{{(?P<attribute>[A-Za-z0-9_-]{{1,60}})\}}
    | \ \+(?P<break>\n|$)
    """,
    re.X | re.S,
)
_TAGS = {
    "bold": "strong", "bold2": "strong", "italic": "em", "italic2": "em", "mark": "mark", "marked": "mark",
    "sup": "sup", "sub": "sub", "key": "kbd",
}  # fmt: skip
_AS_THEY_STAND = frozenset({"escaped", "passed", "plus", "plus2", "plus3"})
_SIGNS = {
    "nbsp": "\xa0", "sp": " ", "empty": "", "blank": "", "plus": "+", "asterisk": "*", "startsb": "[", "endsb": "]",
    "vbar": "|", "caret": "^", "tilde": "~", "backtick": "`", "apos": "'", "quot": '"', "lt": "<", "gt": ">",
    "amp": "&", "zwsp": "\u200b",
}  # fmt: skip


def inline_html(text: str, attributes: Mapping[str, str], depth: int = 0) -> str:
    """The words as HTML; `attributes` are the document's own, by their names."""
    if len(text) > _LONGEST_TEXT:
        return html.escape(text, quote=False)
    parts: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        parts += (html.escape(text[at : found.start()], quote=False), _part(found, attributes, depth))
        at = found.end()
    return "".join((*parts, html.escape(text[at:], quote=False)))


def _part(found: re.Match[str], attributes: Mapping[str, str], depth: int) -> str:
    """What stands between two marks, or a macro."""
    kind = found.lastgroup or ""
    given = {name: value for name, value in found.groupdict().items() if value is not None}
    for name in ("target", "url", "cross", "image"):
        if name in given:
            return _link(name, given, attributes, depth)
    words = given.get(kind, "")
    nested = inline_html(words, attributes, depth + 1) if depth < _DEEPEST else html.escape(words)
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{nested}</{_TAGS[kind]}>"
    return _marked(kind, words, nested, attributes) or html.escape(found[0], quote=False)


def _marked(kind: str, words: str, nested: str, attributes: Mapping[str, str]) -> str:
    """HTML of what is no link and no emphasis; empty where it is not known."""
    shown = html.escape(words, quote=False)
    match kind:
        case "code" | "code2":
            return f"<code>{html.escape(words.strip('+'), quote=False)}</code>"
        case "quoted" | "single":
            return f"“{shown}”" if kind == "quoted" else f"‘{shown}’"
        case "anchor":
            return f'<span id="{html.escape(words)}"></span>'
        case "note":
            return f"<small>({nested})</small>"
        case "attribute":
            value = attributes.get(words.lower(), _SIGNS.get(words, f"{{{words}}}"))
            return html.escape(value, quote=False) or "\u200b"
        case "break":
            return "<br>\n"
    return shown if kind in _AS_THEY_STAND else ""


def _link(name: str, given: Mapping[str, str], attributes: Mapping[str, str], depth: int) -> str:
    target, said = given[name], ""
    match name:
        case "image":
            return picture(target, given.get("alt", ""))
        case "cross":
            said = given.get("cross_words", "")
        case "url":
            target, tail = _without_tail(target) if "url_words" not in given else (target, "")
            words = _first_value(given.get("url_words", ""))
            return _anchor(target, words, attributes, depth) + html.escape(tail)
        case "target":
            said = _first_value(given.get("words", ""))
    if name == "cross" or given.get("macro") == "xref":
        target = _place(target)
    elif given.get("macro") == "mailto":
        target = f"mailto:{target}"
    return _anchor(target, said or attributes.get(target, target.lstrip("#")), attributes, depth)


def _place(target: str) -> str:
    """What a cross reference leads to: a file or a place in one; a name alone is a place in this document."""
    file, mark, place = target.partition("#")
    if not mark:
        return target if "." in target.rpartition("/")[2] else f"#{target}"
    file = f"{file}.adoc" if file and "." not in file else file
    return f"{file}#{place}" if place else file


def _anchor(target: str, words: str, attributes: Mapping[str, str], depth: int) -> str:
    target = re.sub(r"\{([\w-]+)\}", lambda found: attributes.get(found[1].lower(), found[0]), target)
    shown = html.escape(words or target)
    if words and depth < _DEEPEST:
        shown = inline_html(words, attributes, depth + 1)
    return f'<a href="{html.escape(target)}">{re.sub(r"</?a[^>]*>", "", shown)}</a>'


def picture(target: str, attributes: str) -> str:
    """A picture with what it says for those who do not see it."""
    return f'<img src="{html.escape(target)}" alt="{html.escape(_first_value(attributes))}">'


def _first_value(attributes: str) -> str:
    """What stands in the brackets of a macro, without the attributes after the words."""
    words = attributes.replace("\\]", "]")
    if words.startswith('"') and (quoted := re.match(r'"([^"]*)"', words)):
        return quoted[1]
    return re.split(r",\s*\w+=|,\s*\d+(?:,|$)", words, maxsplit=1)[0].rstrip("^")


def _without_tail(url: str) -> tuple[str, str]:
    """A URL in a sentence, and the signs that end the sentence."""
    bare = url.rstrip(".,;:!?'")
    if bare.endswith(")") and "(" not in bare:
        bare = bare.rstrip(")")
    return bare, url[len(bare) :]
