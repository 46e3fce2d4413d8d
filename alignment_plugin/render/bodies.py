"""A record's own words in another markup than Markdown → HTML, not cleaned yet."""

import html

_NAMES = {"rst": "reStructuredText", "asciidoc": "AsciiDoc"}


def body_html(text: str, format: str) -> str:  # noqa: A002 - what records call it
    """The text as HTML; empty where its markup is not known or cannot be read."""
    try:
        if format == "rst":
            from alignment_plugin.render.rst import rst_html

            return rst_html(text)
        if format == "asciidoc":
            from alignment_plugin.render.asciidoc import asciidoc_html

            return asciidoc_html(text)
    except Exception:  # whatever a foreign parser stumbles over in a foreign text, no page is lost
        return ""
    return ""


def written_in(format: str, url: str) -> str:  # noqa: A002 - what records call it
    """A line that says what the words were written in, with a link to them; clean HTML."""
    name = _NAMES.get(format)
    if name is None:
        return ""
    source = f' Where something looks odd, <a href="{html.escape(url)}">see the source</a>.' if url else ""
    return f'\n<p class="al-note">Shown from {name}.{source}</p>'
