"""What stops a run. Faults in records never do: those are findings.

AlignmentError
├── ConfigurationError   mkdocs.yml, an option, an environment variable
├── NotFoundError        no project, no records, no record of that name
├── NotWrittenError      a file that is not written, with the reason
└── GitError             no repository, no such revision, no base to compare with
"""

from collections.abc import Iterable


class AlignmentError(Exception):
    """Stops a run; shown as its message, without a traceback."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        """The next move; may be empty."""


class ConfigurationError(AlignmentError):
    """An option or a configuration file that says nothing usable."""

    @classmethod
    def listing(cls, problems: Iterable[str]) -> "ConfigurationError":
        """One error that says all that is wrong."""
        return cls("\n".join(problems))


class NotFoundError(AlignmentError):
    """Nothing stands where something was looked for."""


class NotWrittenError(AlignmentError):
    """A file that was left as it was."""


class GitError(AlignmentError):
    """The repository cannot say what was asked of it."""
