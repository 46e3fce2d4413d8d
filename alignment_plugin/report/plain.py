"""Text that others wrote → text that does nothing to the terminal or the runner it is shown on."""

import json
import re
import unicodedata
from typing import Any

# U+200C and U+200D join letters and emoji; all other invisible characters may hide or turn text.
_JOINERS = frozenset("\u200c\u200d")
_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PLAIN = re.compile(r"[\x20-\x7e]*")


def plain(text: str) -> str:
    """One line: what does not show is written as an escape, and nothing in it is a runner's command."""
    if not _PLAIN.fullmatch(text):
        text = "".join(_shown(char) for char in text)
    # GitHub's runner looks for this older form of a command anywhere in a line.
    return text.replace("##[", "## [")


def without_commands(report: str) -> str:
    """The same report, in which no line starts as a command of GitHub's runner does."""
    return re.sub(r"(?m)^(\s*)::", r"\1: :", report)


def json_text(value: Any) -> str:
    """JSON in ASCII, so that nothing in it shows as something else, and in which no runner finds a command."""
    # The same text to a reader of JSON.
    return json.dumps(value, indent=2).replace("##[", "##\\u005b") + "\n"


def _shown(char: str) -> str:
    if char == "\t":
        return "    "
    if char == "\n":
        return " "
    if unicodedata.category(char) not in _HARMFUL or char in _JOINERS:
        return char
    return char.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """The columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
