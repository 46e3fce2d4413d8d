"""What people write and Markdown reads otherwise → Markdown that says what they meant, line by line the same."""

import re

_TIGHT = re.compile(r"(?:[ \t]*\r?\n)*#{1,2}[A-Z]\w")
"""A text that opens with a heading as people wrote them before CommonMark: `#Title`."""
_TIGHT_HEADING = re.compile(r"^([`~]{3,})(?:.|\n)*?(?:^\1|\Z)|^(#(?=[A-Z])|#{2,6}(?=\w))", re.M)
"""A fenced block, or the mark of such a heading."""
_WRAPPED = re.compile(r"(\s*)(`{3,}|~{3,})(?:markdown|md)[ \t]*(\r?\n(?:(?!\2).*\r?\n)*)\2[ \t]*(\s*)", re.I)
"""A text that stands in a fenced block as a whole."""
_FRAMED = re.compile(
    r"(\s*#[^\r\n]*\s+---[ \t]*\r?\n(?:[A-Za-z][\w -]{1,30}:[^\r\n]*\r?\n){2,12})---(?=[ \t]*(?:\r?\n|$))"
)
"""Fields between two rules below the title, of which the second would make the last field a heading."""
_IMPORTS = re.compile(
    r"(?:[ \t]*\r?\n)*(?:import\s[^\r\n]{1,200}?\sfrom\s+([\"'])[^\"'\r\n]+\1;?[ \t]*(?:\r?\n)+)+"
)
"""The lines that open a page of MDX, of which a reader sees nothing."""
_IMPORTED = re.compile(r"import\s+(?:(\w+)|\{([^{}]*)\})")


def as_meant(body: str) -> str:
    """A Markdown body as its writer saw it."""
    if wrapped := _WRAPPED.fullmatch(body):
        body = f"{wrapped[1]}{wrapped[3]}{wrapped[4]}"
    if imports := _IMPORTS.match(body):
        body = "\n" * imports[0].count("\n") + _without_components(body[imports.end() :], imports[0])
    if _TIGHT.match(body):
        body = _TIGHT_HEADING.sub(lambda found: f"{found[2]} " if found[2] else found[0], body)
    framed = _FRAMED.match(body)
    return f"{framed[1]}{body[framed.end() :]}" if framed else body


def _without_components(body: str, imports: str) -> str:
    """The text without the tags of what was imported; what stands between them stays."""
    found = _IMPORTED.findall(imports)
    names = {name for one, several in found for name in (one, *re.findall(r"\w+", several)) if name}
    if not names:
        return body
    tag = re.compile(
        rf"^([`~]{{3,}})(?:.|\n)*?(?:^\1|\Z)|</?(?:{'|'.join(map(re.escape, sorted(names)))})\b[^<>\n]*>",
        re.M,
    )
    return tag.sub(lambda each: each[0] if each[1] else "", body)
