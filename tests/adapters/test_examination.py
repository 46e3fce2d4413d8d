"""A project's folders → findings that no single record could give."""

from datetime import date
from pathlib import Path

from alignment_plugin.adapters.examination import examine
from alignment_plugin.adapters.project import project_at

TODAY = date(2026, 11, 22)


def project(folder: Path, files: dict[str, str]) -> Path:
    """A project whose docs hold `files`."""
    (folder / "mkdocs.yml").write_text("site_name: T\nplugins: [alignment]\n", "utf-8")
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "mkdocs.yml"


def test_a_folder_without_records_is_told(tmp_path):
    config = project(tmp_path, {"alignment/README.md": "# Only words\n"})
    found = examine(project_at(config, {}), TODAY).findings
    assert [(each.code, each.path) for each in found] == [("no-records", "docs/alignment")]


def test_a_folder_in_which_one_file_cannot_be_read_is_not_called_empty(tmp_path):
    config = project(tmp_path, {"alignment/unknowns.yml": "a: &a [x]\n"})
    found = examine(project_at(config, {}), TODAY).findings
    assert [each.code for each in found] == ["unreadable-record"]


def test_a_symbolic_link_is_told_and_not_followed(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Not for publishing\n", "utf-8")
    config = project(tmp_path, {"alignment/decisions/0001-a.md": "# A\n"})
    (tmp_path / "docs/alignment/decisions/0002-b.md").symlink_to(secret)
    (tmp_path / "docs/alignment/elsewhere").symlink_to(tmp_path)
    examination = examine(project_at(config, {}), TODAY)
    assert [each.name for each in examination.graph.records] == ["A"]
    told = {each.path for each in examination.findings if "symbolic link" in each.message}
    assert told == {"docs/alignment/decisions/0002-b.md", "docs/alignment/elsewhere"}
