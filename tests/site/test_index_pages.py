"""A records folder's own index page: it stays, or our log stands in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import build_site, write_project

FILES = {
    "adr/README.md": "# Our own list\n\n| ADR | Status |\n|---|---|\n| [A](0001-a.md) | Accepted |\n",
    "adr/0001-a.md": "# A\n\n## Context\n\nSee [the list](README.md).\n\n## Decision\n\nY\n\n## Consequences\n\nZ\n",
}


@pytest.mark.parametrize(("index", "log"), [("keep", "adr/log/"), ("replace", "adr/")])
def test_the_index_of_a_folder_stays_unless_the_log_is_to_stand_there(
    index: str, log: str, tmp_path: Path
) -> None:
    """Either way its status is read, and links among records lead to what stands there."""
    options = {"records": [{"path": "docs/adr", "index": index}]}
    built = build_site(write_project(tmp_path, FILES, options)).ok()
    page = built.text("adr/index.html")
    assert ("Our own list" in page) == (index == "keep")
    assert "0001-a/" in built.text(f"{log}index.html")
    record = built.text("adr/0001-a/index.html")
    assert '<a href="../">the list</a>' in record
    assert "Accepted" in record
    assert not [text for text in built.warnings if "README" in text]
