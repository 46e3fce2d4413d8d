"""Cells of a comparison: words, and the unknown that would answer where nobody knows."""

from dataclasses import dataclass
from enum import StrEnum


class RatingWord(StrEnum):
    """How an option does on a criterion: words, never points."""

    BETTER = "better"
    BASELINE = "baseline"
    SAME = "same"
    WORSE = "worse"
    PASSES = "passes"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rating:
    """A cell of a comparison."""

    word: RatingWord
    unknown: str = ""
    """For `unknown`: the unknown that would answer it."""

    def __str__(self) -> str:
        return f"{self.word.value} {self.unknown}".strip()


# Ratings are values, so one of each word serves all cells.
RATINGS = {word.value: Rating(word) for word in RatingWord}
"""By word."""
