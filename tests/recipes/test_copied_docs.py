"""A plugin that copies all docs elsewhere before the build, as TechDocs does, leaves the records ours."""

from pathlib import Path

from tests.site.building import build_site, write_project

COPYING = """\
import shutil, tempfile

def on_config(config):
    copied = tempfile.mkdtemp(dir=config.config_file_path.rpartition("/")[0])
    config.docs_dir = shutil.copytree(config.docs_dir, copied, dirs_exist_ok=True)
    return config
"""
STRATEGY = "---\nstatus: draft\nwhere: There.\nwhy: For them.\n---\n\nSome prose.\n"
DECISION = "---\nstatus: draft\nowner: ana\nopened: 2026-11-20\n---\n\n# Which boat\n"


def test_a_record_is_one_page_of_ours_and_none_of_the_docs(tmp_path: Path) -> None:
    (tmp_path / "copying.py").write_text(COPYING, encoding="utf-8")
    files = {"alignment/strategy.md": STRATEGY, "alignment/decisions/0001-which-boat.md": DECISION}
    project = write_project(tmp_path, files, nav=[{"Home": "index.md"}], hooks=["copying.py"])
    built = build_site(project).ok()
    plain = write_project(tmp_path / "plain", files, nav=[{"Home": "index.md"}])
    pages = {path.relative_to(built.folder) for path in built.folder.rglob("*.html")}
    ordinary = build_site(plain).ok().folder
    assert pages == {path.relative_to(ordinary) for path in ordinary.rglob("*.html")}
    assert not [message for message in built.messages if "strategy.md" in message and "nav" in message]
