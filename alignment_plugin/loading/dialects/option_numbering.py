"""What counts the options of a document in front of their names: letters, roman and dotted numbers, in any brackets."""

import re
from collections.abc import Iterable, Sequence

_MARK = re.compile(
    r"(?:\*\*|__)?(?P<open>[(\[])?#?(?P<sign>\d{1,2}(?:\.\d{1,2}){1,2}|[a-z]\d{0,2}|[ivx]{1,5}|(?<=[(\[])\d{1,2}"
    r"|(?<=#)\d{1,2}|\d{1,2}(?=/\s))"
    r"(?P<close>[)\]]\s*[.:–—-]?|\s*[.:]|/|\s+[–—-](?=\s)|(?<=\.\d)|(?<=\.\d\d)|(?<=#\d)|(?<=#\d\d))(?:\*\*|__)?\s+(?=\S)",
    re.I,
)
_CLOSED = {"(": ")", "[": "]"}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def unnumbered(names: Sequence[str]) -> list[str]:
    """Names without what counts them; as they are, where not all of several are counted from the first on."""
    found = [_MARK.match(name) for name in names]
    marks = [each for each in found if each and _whole(each) and len(name_behind(each)) > 1]
    if len(marks) < 2 or len(marks) < len(names) or not _counts(each["sign"].casefold() for each in marks):  # noqa: PLR2004
        return list(names)
    return [name_behind(each) for each in marks]


def is_counted_line(line: str) -> bool:
    """Whether a line opens with a sign that may count it."""
    return _MARK.match(line) is not None


def name_behind(mark: re.Match[str]) -> str:
    """The words behind a mark that counts."""
    return mark.string[mark.end() :]


def _whole(mark: re.Match[str]) -> bool:
    """Whether a bracket that opens a mark is closed by its own kind."""
    closed = mark["close"][:1]
    return closed == _CLOSED[mark["open"]] if mark["open"] else closed != "]"


def _counts(signs: Iterable[str]) -> bool:
    """Whether signs go on by one each, stand still, or start anew; so that no word or abbreviation is taken for one."""
    listed = list(signs)
    roman = all(sign in _ROMAN for sign in listed)
    places = [_ROMAN.index(sign) + 1 if roman else _place(sign) for sign in listed]
    steps = zip(places, places[1:], strict=False)
    return places[0] == 1 and all(after in (before, before + 1, 1) for before, after in steps)


def _place(sign: str) -> int:
    """Which one a sign is among its like: `b` and `2.2` and `A2` the second."""
    last = sign.rpartition(".")[2]
    digits = last.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits else ord(last[0]) - ord("a") + 1
