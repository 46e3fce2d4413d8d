"""The same records make the same bytes, wherever and however they are built; a page costs what it says."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.building import MIDNIGHT, TODAY, build_site, copy_own_project, write_project
from tests.site.conftest import own_site_built

# Where the day is another one than here.
_FAR = "America/Los_Angeles" if time.timezone <= 0 else "Pacific/Kiritimati"
THERE = {"TZ": _FAR, "LC_ALL": "C", "PYTHONHASHSEED": "4242", "LANG": "de_DE.UTF-8"}


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _built(project: Path, environment: dict[str, str]) -> Path:
    given = {
        **os.environ,
        "ALIGNMENT_TODAY": TODAY,
        "SOURCE_DATE_EPOCH": MIDNIGHT,
        "NO_MKDOCS_2_WARNING": "1",
    }
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env={**given, **environment},
        check=True,
        capture_output=True,
    )
    return project / "site"


@pytest.mark.slow
def test_another_folder_process_time_zone_locale_and_hash_seed_make_the_same_bytes(
    shared: Path, tmp_path: Path
) -> None:
    here = own_site_built(shared, use_directory_urls=True)
    there = copy_own_project(tmp_path / "far" / "away" / "in a folder", use_directory_urls=True)
    first, second = _tree(here.folder), _tree(_built(there, THERE))
    assert first.keys() == second.keys()
    assert [path for path, digest in first.items() if second[path] != digest] == []


def _decisions(number: int) -> dict[str, str]:
    record = "---\nstatus: accepted\nowner: a\ndecided: 2026-11-{day:02}\nbecause: Reason {n}.\n---\n\n# Choice {n}\n"
    files = {
        f"alignment/decisions/{n:04}-choice.md": record.format(n=n, day=n % 20 + 1)
        for n in range(1, number + 1)
    }
    return {**files, "alignment/strategy.md": "---\nteam: t\nstatus: active\nwhere: A.\nwhy: B.\n---\n"}


def test_the_page_of_a_record_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    """Ten thousand records in the navigation of ten thousand pages would be a site of gigabytes."""
    pages = [
        build_site(write_project(tmp_path / str(number), _decisions(number)))
        .ok()
        .text("alignment/decisions/0007-choice/index.html")
        for number in (20, 200)
    ]
    assert pages[0] == pages[1]
