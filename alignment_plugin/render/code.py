"""Code and text of another markup as the theme shows them. For what does not go through the site's Markdown."""

import html


def code_block(text: str, language: str = "") -> str:
    """Code as it stands."""
    kind = html.escape(language or "text")
    return f'<pre><code class="language-{kind}">{html.escape(text, quote=False)}</code></pre>\n'


def preformatted(text: str) -> str:
    """Text of another markup as it stands."""
    return (
        f'<pre class="al-text"><code>{html.escape(text.strip(chr(10)))}</code></pre>' if text.strip() else ""
    )
