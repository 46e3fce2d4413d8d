"""Where the pages of a records folder go."""

import pytest

from alignment_plugin.adapters.examination import read_project
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


def project(tmp_path, records, *folders, more=""):
    for each in ("docs", *folders):
        (tmp_path / each).mkdir(parents=True, exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: X\nplugins:\n  - alignment:\n      records: {records}\n{more}", encoding="utf-8"
    )
    return find_project(tmp_path, environ={})


def test_folders_of_one_name_are_told_apart(tmp_path):
    """Their section, their team and where their pages go are called by what they stand in."""
    records = "[{path: billing/docs/adr}, {path: search/docs/adr}, {path: docs/decisions}]"
    made = project(tmp_path, records, "billing/docs/adr", "search/docs/adr", "docs/decisions")
    assert [(each.title, each.docs_path) for each in mounts_of(made)] == [
        ("Billing", "billing/adr"),
        ("Search", "search/adr"),
        ("Decisions", "decisions"),
    ]
    assert [each.folder.team for each in made.folders] == ["billing", "search", None]


def test_a_folder_with_nothing_above_that_tells_keeps_its_name(tmp_path):
    """What the project itself is called on a disk is no name of it."""
    made = project(tmp_path, "[{path: docs/adr}, {path: search/docs/adr}]", "docs/adr", "search/docs/adr")
    assert [each.folder.team for each in made.folders] == [None, "search"]
    assert [each.title for each in mounts_of(made)] == ["Adr", "Search"]


def test_records_of_one_number_in_folders_of_one_name_are_two(tmp_path):
    made = project(tmp_path, "[{path: billing/adr}, {path: search/adr}]", "billing/adr", "search/adr")
    for each in made.folders:
        (each.path / "0001-keys.md").write_text("# Keys\n\n## Status\n\nAccepted\n", encoding="utf-8")
    reading = read_project(made)
    assert [record.full_id for record in reading.graph.records] == ["billing/0001-keys", "search/0001-keys"]
    assert reading.findings == ()


def test_a_section_is_called_by_its_title_then_by_its_team(tmp_path):
    records = (
        "[{path: a/adr, team: billing}, {path: b/adr, team: search-web}, {path: c/adr, team: x, title: Ours}]"
    )
    teams = "      teams: {search-web: Search and web}\n"
    found = mounts_of(project(tmp_path, records, "a/adr", "b/adr", "c/adr", more=teams))
    assert [each.title for each in found] == ["Billing", "Search and web", "Ours"]
