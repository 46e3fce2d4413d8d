"""Where the pages of a records folder go."""

import pytest

from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.workspace import mounts_of


@pytest.mark.parametrize(
    ("folder", "docs_path"),
    [(".adr", "adr"), ("team/.adr", "adr"), ("adr", "adr"), ("docs/adr", "adr"), ("docs", "")],
)
def test_no_page_stands_below_a_name_with_a_dot_in_front(tmp_path, folder, docs_path):
    """Hosts leave such files out, or do not serve them."""
    (tmp_path / "docs").mkdir()
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: X\nplugins:\n  - alignment:\n      records: {folder}\n", encoding="utf-8"
    )
    (mount,) = mounts_of(find_project(tmp_path, environ={}))
    assert (mount.folder, mount.docs_path) == (folder, docs_path)


def test_a_title_has_no_dot_in_front(tmp_path):
    for each in ("docs", "docs/adr", ".decision-log"):
        (tmp_path / each).mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\nplugins:\n  - alignment:\n      records: [{path: docs/adr}, {path: .decision-log}]\n",
        encoding="utf-8",
    )
    assert [each.title for each in mounts_of(find_project(tmp_path, environ={}))] == ["Adr", "Decision log"]
