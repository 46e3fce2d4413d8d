"""The wheel by itself, in a folder of its own: it starts a project and builds its site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import ROOT, TODAY, write_files

pytestmark = pytest.mark.slow

CODE = "import sys; sys.path.insert(0, {wheel!r}); from alignment_plugin.cli import main; sys.exit(main())"
BUILD = "import sys; sys.path.insert(0, {wheel!r}); from mkdocs.__main__ import cli; cli()"
WHERE = "import sys; sys.path.insert(0, {wheel!r}); import alignment_plugin.adapters.assets as a; print(a.__file__)"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs code whose first place to import from is the installed wheel."""
    target = tmp_path_factory.mktemp("installed")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)

    def in_folder(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "ALIGNMENT_TODAY": TODAY,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONNOUSERSITE": "1",
        }
        environment.pop("PYTHONPATH", None)
        command = [sys.executable, "-c", code.format(wheel=str(target)), *arguments]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    return in_folder


@pytest.fixture(scope="module")
def project(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `alignment init` makes of an empty folder."""
    folder = tmp_path_factory.mktemp("project")
    made = run(CODE, "init", "--yes", cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def test_the_installed_package_is_the_one_that_runs(run: Run, tmp_path: Path) -> None:
    assert Path(run(WHERE, cwd=tmp_path).stdout.strip()).is_relative_to(tmp_path.parent.parent)
    assert str(ROOT) not in run(WHERE, cwd=tmp_path).stdout


def test_it_holds_what_pages_are_made_from_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("templates/alignment/_base/decision.html", "assets/alignment.css", "assets/alignment.js"):
        assert f"alignment_plugin/{part}" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"alignment_plugin", "mkdocs_alignment"}


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "alignment_plugin"
    files = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= set(zipfile.ZipFile(wheel).namelist())


def test_a_new_project_builds_its_site(run: Run, project: Path) -> None:
    built = run(BUILD, "build", cwd=project)
    assert built.returncode == 0, built.stderr
    home = next((project / "site").rglob("alignment/index.html")).read_text("utf-8")
    assert 'class="al-lead"' in home or "al-empty" in home
    assert list((project / "site" / "assets" / "alignment").glob("main.*.min.css"))
    assert list((project / "site" / "assets" / "alignment").glob("*.js"))


def test_a_template_of_the_users_own_is_taken_first(run: Run, project: Path) -> None:
    own = '{% extends "_base/home.html" %}\n{% block lead %}<p class="al-lead">From our own template.</p>{% endblock %}\n'
    config = project / "mkdocs.yml"
    before = config.read_text("utf-8")
    theme = before.replace("name: material", "name: material\n  custom_dir: overrides", 1)
    assert theme != before
    try:
        config.write_text(theme, encoding="utf-8")
        write_files(project, {"overrides/alignment/home.html": own})
        built = run(BUILD, "build", "--site-dir", "other", cwd=project)
        assert built.returncode == 0, built.stderr
        assert "From our own template." in next((project / "other").rglob("alignment/index.html")).read_text(
            "utf-8"
        )
    finally:
        config.write_text(before, encoding="utf-8")
