"""Markdown that was written for a code host reads the same with the site's Markdown."""

import re

import markdown
import pytest
from markdown_it import MarkdownIt

from alignment_plugin.render.portable import portable
from alignment_plugin.render.tangled import is_tangled

HOST = MarkdownIt("commonmark").enable("table")
STOCK = ("toc", "tables", "fenced_code", "sane_lists")
FULL = ("toc", "tables", "pymdownx.superfences", "attr_list", "md_in_html", "admonition", "sane_lists")


def shown(text, extensions=FULL):
    """The text as the site shows it."""
    for_site = portable(text, nested_fences="pymdownx.superfences" in extensions)
    return for_site.restored(markdown.Markdown(extensions=list(extensions)).convert(for_site.text))


def skeleton(html):
    """The tags that make the form of a text, and its words; paragraphs inside items count as none."""
    html = re.sub(r"</?(?:p|div|span|a|em|strong|thead|tbody)\b[^>]*>", "", html)
    html = re.sub(r"<(\w+)[^>]*>", r"<\1>", html.replace("&quot;", '"'))
    return re.sub(r"\s+", "", html)


SAME = {
    "a list right below a text": "Text:\n- a\n- b\n",
    "a list indented by two": "- a\n  - b\n    - c\n- d\n",
    "a numbered list with a list below": "1. a\n   - b\n2. c\n",
    "numbers in parentheses": "1) a\n2) b\n",
    "a list that starts at four": "4. a\n5. b\n",
    "a paragraph in an item": "- a\n\n  more\n- b\n",
    "a list in an item after a paragraph": "- a\n\n  more:\n  - b\n  - c\n- d\n",
    "an item that goes on without indentation": "- a\ngoes on\n- b\n",
    "a heading right below a list": "- a\n## b\n",
    "a line that opens with the number of a request": "a\n#12 b\n\n#13 c\n",
    "an item that opens with the number of a request": "- #12\n- #13 c\n  #14\n",
    "code in an item": "- a\n  ```\n  x\n\n    y\n  ```\n- b\n",
    "code that an item begins with": "- ```\n  x\n  ```\n- b\n",
    "a table right below a text": "Text\n| a | b |\n|---|---|\n| c | d |\n\nEnd\n",
    "a table in an item": "- a\n  | b | c |\n  |---|---|\n  | d | e |\n- f\n",
    "code that never ends": "a\n\n```\nb\n\n# c\n",
    "code with more than a language": "```yaml title and more\na: b\n```\n",
    "code with fences in it": "````\n```\na\n```\n````\n",
    "indented fences": "a\n\n  ```\n  b\n  ```\n",
    "a list in a quotation": "> a\n> - b\n>   - c\n",
    "an indented heading": "a\n\n ## b\n",
    "tabs": "- a\n\t- b\n\t\t- c\n",
    "two kinds of lists": "1. a\n\nText\n\n- b\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
@pytest.mark.parametrize("extensions", [STOCK, FULL], ids=["stock", "full"])
def test_it_is_shown_as_on_a_code_host(text, extensions):
    assert skeleton(shown(text, extensions)) == skeleton(HOST.render(text))


@pytest.mark.parametrize(
    "text",
    [
        "Text\n\n- a\n    - b\n\n        more\n\n- c\n",
        "!!! note\n    - a\n    - b\n",
        '??? "Title"\n\n    ```py\n    x = 1\n    ```\n',
        "Term\n\n:   Definition\n\n    - a\n",
        "| a |\n|---|\n| b |\n",
        "```py\nx = 1\n```\n",
        "1. a\n2. b\n",
        '<div class="grid" markdown>\n\n- a\n\n</div>\n',
    ],
)
def test_what_was_written_for_the_site_is_not_touched(text):
    assert portable(text, nested_fences=True).text == text


def test_markdown_between_html_is_read_and_html_stays():
    text = "<details>\n<summary>More</summary>\n\n- **a**\n\n```yaml\nb: c\n```\n\n</details>\n\nEnd\n"
    html = shown(text)
    assert re.search(
        r"<details>\s*<summary>More</summary>.*<li><strong>a</strong></li>.*</details>", html, re.S
    )
    assert "alhtml" not in html


def test_a_word_that_looks_like_our_mark_is_kept():
    html = shown("alhtml0x\n\n<details>\n\n- a\n\n</details>\n")
    assert "<p>alhtml0x</p>" in html


@pytest.mark.parametrize(("word", "title"), [("NOTE", "Note"), ("warning", "Warning")])
def test_an_alert_of_a_code_host_has_its_name(word, title):
    html = shown(f"> [!{word}]\n> Take care.\n")
    assert f"<strong>{title}</strong>" in html
    assert "[!" not in html


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "[a](" * 3000,
        "<a " * 3000,
        "---\n" * 3000,
        "# a\n\n" * 3000,
        "a\n" * 3000,
        "```\n" * 3000,
        "a " * 40_000,
    ],
)
def test_text_that_would_take_minutes_is_told_apart(text):
    assert is_tangled(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + "x << y\n" * 3000 + "```\n",
        "- [a](b)\n\n" * 3000,
        "word " * 5000,
        "| a | [b](c) |\n" * 900,
        "# a\n\nb\n\n" * 900,
    ],
)
def test_long_text_of_people_is_not(text):
    assert not is_tangled(text)
