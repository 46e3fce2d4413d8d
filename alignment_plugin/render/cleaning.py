"""HTML that somebody else wrote → HTML with what could run, load or pretend taken out, and no word lost."""

import re
from functools import partial

import nh3

from alignment_plugin.render.links import DEFERRED, SCHEMES

_TAGS = frozenset(
    ("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details",
     "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
     "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong",
     "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var")
)  # fmt: skip
_OTHER_TAGS = frozenset(
    ("acronym", "address", "applet", "area", "article", "aside", "audio", "base", "basefont", "bdi", "bdo", "big",
     "body", "button", "canvas", "center", "data", "datalist", "dialog", "dir", "embed", "fieldset", "font", "footer",
     "form", "frame", "frameset", "head", "header", "hgroup", "html", "iframe", "legend", "link", "main", "map",
     "marquee", "math", "menu", "meta", "meter", "nav", "noframes", "noscript", "object", "optgroup", "option",
     "output", "param", "picture", "plaintext", "portal", "progress", "rp", "rt", "ruby", "script", "search",
     "section", "select", "slot", "source", "strike", "style", "svg", "template", "textarea", "time", "title", "track",
     "tt", "video", "wbr", "xmp")
)  # fmt: skip
_EMPTY = frozenset(
    ("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr")
)  # fmt: skip
_ENDS_BY_ITSELF = frozenset(
    ("colgroup", "dd", "dt", "li", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr")
)
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "scope", "headers", "align"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "col": {"span"},
    "colgroup": {"span"},
    "code": {"data-lang"},
}
_TAG_LIKE = re.compile(
    r"<(?:(?P<end>/?)(?P<name>[a-z][^\s/<>]*)(?P<rest>[^<>]*)>|(?P<other>\?|!(?!--)|!--))", re.I
)
# Most prose becomes no more than this; possessive, as it may be long.
_PLAIN = re.compile(
    r"(?:[^<]++|</?(?:p|ul|ol|li|em|strong|code|blockquote)>|<(?:br|hr) ?/?>"
    rf'|<a href="{DEFERRED}[\w.%/~-]*\?w?">|</a>)*+',
    re.ASCII,
)
_PLAIN_TAG = re.compile(r"<(/?)(p|ul|ol|li|em|strong|code|blockquote|a)\b")


def cleaned(rendered: str, *, diagrams: bool = False) -> str:
    """HTML with what could run, load or pretend taken out; a `<word>` that is no tag of HTML is shown.

    `diagrams` says that the site serves Mermaid itself; otherwise its source is shown, as the theme would
    fetch a script from elsewhere for each element of class `mermaid`.
    """
    if _is_clean(rendered):
        return rendered
    return nh3.clean(
        _with_words_shown(rendered),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=partial(_attribute, dropped=frozenset() if diagrams else frozenset({"mermaid"})),
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "svg", "math"},
    )


def _is_clean(rendered: str) -> bool:
    """Whether nothing stands in it but text and plain tags without attributes, each ended in its turn."""
    if not _PLAIN.fullmatch(rendered):
        return False
    opened: list[str] = []
    for end, name in _PLAIN_TAG.findall(rendered):
        if not end and not (name == "a" and "a" in opened):
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def _attribute(tag: str, name: str, value: str, *, dropped: frozenset[str]) -> str | None:
    if name == "class":
        kept = [word for word in value.split() if word not in dropped and not word.startswith(("al-", "md-"))]
        return " ".join(kept) or None
    if name == "id":
        ours = value.startswith(("al-", "__")) and not value.startswith(("__codelineno", "__tabbed"))
        return None if ours else value
    if tag == "input" and name == "type":
        # Task lists and content tabs; nothing that could take what a reader types.
        return value if value in ("checkbox", "radio") else "hidden"
    return value


def _with_words_shown(rendered: str) -> str:
    """Angle brackets that are words, as `<name>`, written so that cleaning does not take them for tags.

    Words are: what HTML does not know; and a tag that needs an end and has none, which a browser would let
    swallow what follows. In code they are written so already.
    """
    if "<" not in rendered:
        return rendered
    last_end = _last_ends(rendered)
    last_comment = rendered.rfind("-->")

    def shown(found: re.Match[str]) -> str:
        if found["other"]:
            is_comment = found["other"] == "!--" and last_comment >= found.end()
            return found[0] if is_comment else f"&lt;{found[0][1:]}"
        if _is_tag(found, last_end):
            return found[0]
        return f"&lt;{found[0][1:-1]}&gt;"

    return _TAG_LIKE.sub(shown, rendered)


def _last_ends(rendered: str) -> dict[str, int]:
    """Name of a tag → where its last end tag stands."""
    return {found[1].lower(): found.start() for found in re.finditer(r"</([a-z][^\s/<>]*)", rendered, re.I)}


def _is_tag(found: re.Match[str], last_end: dict[str, int]) -> bool:
    name = found["name"].lower()
    if name not in _TAGS and name not in _OTHER_TAGS:
        return False
    if found["end"] or name in _ENDS_BY_ITSELF:
        return True
    if name in _EMPTY:
        return name in _TAGS or bool(found["rest"].strip(" /"))
    if last_end.get(name, -1) > found.start():
        return True
    # An anchor that was never closed is common, and holds nothing.
    return name == "a" and "=" in found["rest"]
