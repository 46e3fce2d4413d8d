"""A body cut into sections by its lines alone is the same as one parsed as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment_plugin.loading.dialects.outline import Outline, outline, parsed_outline
from alignment_plugin.loading.front_matter import split

LINES = (
    *(
        "# A\n",
        "## B ##\n",
        "### `C`\n",
        "  ## D\n",
        "#no\n",
        "#\n",
        "text\n",
        "> q\n",
        ">\n",
        "\n",
        "\n",
        "---\n",
        "===\n",
    ),
    *(
        "```\n",
        "````md\n",
        "~~~\n",
        "  ```\n",
        "<!-- c\n",
        "-->\n",
        "<div>\n",
        "</div>\n",
        "<pre>\n",
        "</pre>\n",
    ),
    *(
        "* i\n",
        "  j\n",
        "    k\n",
        "1. n\n",
        "| a | b |\n",
        "|---|---|\n",
        "<b>x</b>\n",
        "<!-- d -->\n",
        "\ttab\n",
    ),
)


def seen(found: Outline) -> list[object]:
    return [(each.level, each.title, each.heading, each.blocks) for each in found.sections]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_any_lines_fall_into_the_same_sections(lines):
    body = "".join(lines)
    assert seen(outline(body)) == seen(parsed_outline(body))


def test_real_documents_fall_into_the_same_sections(corpora):
    files = sorted(corpora.glob("*/**/*.md"))
    assert len(files) > 500
    for file in files[::7]:
        body = split(file.read_text("utf-8", errors="replace")).body
        assert seen(outline(body)) == seen(parsed_outline(body)), file


@pytest.mark.parametrize("label", ["[a]: https://example.org/x\n", "  [A]: <https://example.org/x> 'T'\n"])
def test_link_definitions_are_known_before_their_section_is_parsed(label):
    assert outline(f"# T\n\n[a]\n\n# U\n\n{label}").references["A"]["href"] == "https://example.org/x"
