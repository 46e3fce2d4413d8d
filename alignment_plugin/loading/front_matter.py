"""Text → front matter and body, with line numbers. No YAML is read here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two parts."""

    front: str | None
    """The YAML between the two `---` lines, or nothing where the file has none."""
    front_line: int
    body: str
    body_line: int
    closed: bool = True
    """False where the second `---` is missing."""


def split(text: str) -> Split:
    """Cut a Markdown file at its front matter; lines count from 1."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return Split(None, 1, text, 1)
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ("---", "..."):
            return Split("\n".join(lines[1 : number - 1]), 2, "\n".join(lines[number:]), number + 1)
    return Split("\n".join(lines[1:]), 2, "", len(lines) + 1, closed=False)
