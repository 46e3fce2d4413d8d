"""Two graphs → what means something different, what leans on it, and who should look."""

from alignment_plugin.changes.change import Change
from alignment_plugin.changes.compare import compare
from alignment_plugin.changes.consequences import Consequence, Consequences, consequences
from alignment_plugin.changes.history import edited_after_acceptance
from alignment_plugin.changes.reviewers import Reviewer, reviewers
from alignment_plugin.changes.words import CHANGE_WORDS, LEVELS, ChangeWord, Level

__all__ = [
    "CHANGE_WORDS", "LEVELS", "Change", "ChangeWord", "Consequence", "Consequences", "Level", "Reviewer", "compare",
    "consequences", "edited_after_acceptance", "reviewers",
]  # fmt: skip
