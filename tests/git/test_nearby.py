"""A comparison that reads what is near, from commits, the index and the working tree."""

from datetime import date

import pytest

from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.revisions import Sides, compared, compared_nearby
from alignment_plugin.cli.diff import diff_of, rendered

from .conftest import Clone, Start

_TODAY = date(2026, 11, 22)
_DECISION = "---\nstatus: accepted\nowner: ana\nbecause: It is quick.\n{}---\n\n# We go on\n\nSome words.\n"


def both(clone: Clone, *, staged: bool = False) -> tuple[Sides, Sides]:
    project = find_project(clone.path, environ=clone.environ)
    return (
        compared(project, "main", staged=staged, environ=clone.environ),
        compared_nearby(project, "main", staged=staged, environ=clone.environ),
    )


@pytest.fixture
def many(start: Start) -> Clone:
    """A site of two dozen decisions on `main`, each leaning on the one before it; a branch is checked out."""
    files = {"mkdocs.yml": "site_name: Ours\nplugins: [alignment]\n"}
    for number in range(1, 25):
        leans = f"depends_on: [{number - 1}]\n" if number > 1 else ""
        files[f"docs/alignment/decisions/{number:04}-way.md"] = _DECISION.format(leans)
    clone = start(files=files)
    clone.branch("change")
    return clone


@pytest.mark.parametrize("place", ["commit", "index", "working tree"])
def test_what_is_near_says_what_everything_says(many: Clone, place: str) -> None:
    """The same is printed in each format, and most files are not read as records."""
    changed = _DECISION.format("depends_on: [9]\n").replace("accepted", "rejected")
    many.write("docs/alignment/decisions/0010-way.md", changed)
    many.write("docs/alignment/decisions/0030-way.md", _DECISION.format("depends_on: [10]\n"))
    if place != "working tree":
        many.git("add", "--all")
    if place == "commit":
        many.commit()
    whole, near = both(many, staged=place == "index")
    assert len(near.head.reading.sources) < len(whole.head.reading.sources) - 10
    texts = [
        [rendered(diff_of(sides, sides.head.project, _TODAY), name, sides.head.project)
         for name in ("text", "markdown", "json")]
        for sides in (whole, near)
    ]  # fmt: skip
    assert texts[0] == texts[1]
    assert "0011" in texts[0][0]


def test_other_options_make_everything_be_read(many: Clone) -> None:
    """A word for a status is an option: any record may stand elsewhere by it."""
    many.write("mkdocs.yml", "site_name: Ours\nplugins:\n- alignment:\n    statuses: {done: accepted}\n")
    many.write("docs/alignment/decisions/0010-way.md", _DECISION.format(""))
    whole, near = both(many)
    assert near.head.reading.sources == whole.head.reading.sources
