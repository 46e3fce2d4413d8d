"""The guide to reviewing says what the code says."""

import re
from pathlib import Path

from alignment_plugin.changes import CHANGE_WORDS, LEVELS
from alignment_plugin.records.fields import slug
from alignment_plugin.report.diff_comment import FOLD, MAX_CHARS

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "reviewing.md"


def test_the_table_of_levels_names_words_of_that_level() -> None:
    rows = re.findall(r"(?m)^\| (attention|notable|minor) \| .*? \| (.*) \|$", GUIDE.read_text("utf-8"))
    assert [level for level, _ in rows] == [level.value for level in LEVELS]
    for level, examples in rows:
        words = re.findall(r"`([^`]+)`", examples)
        assert len(words) > 4
        assert {CHANGE_WORDS[word].level.value for word in words} == {level}


def test_the_limits_are_those_of_the_code() -> None:
    text = GUIDE.read_text("utf-8")
    assert f"{MAX_CHARS:,} as code hosts count" in text
    assert FOLD == 15 and "The first fifteen lines" in text


def test_words_are_stable_names() -> None:
    """They are a promise to whoever reads the JSON."""
    assert all(word == slug(word) == rule.word for word, rule in CHANGE_WORDS.items())
