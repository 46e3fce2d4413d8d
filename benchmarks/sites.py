"""The two sites that are built side by side: ours of records, and a plain one of as many pages."""

import shutil
from pathlib import Path

from benchmarks.files import plain_pages, record_files, write
from benchmarks.generate import TODAY, entries

_CONFIG = """\
site_name: Benchmark
theme:
  name: material
  font: false
use_directory_urls: true
"""
_OURS = f"""\
plugins:
  - search
  - alignment:
      today: {TODAY.isoformat()}
"""
_PLAIN = """\
plugins:
  - search
nav:
  - index.md
not_in_nav: /pages/*
"""
_INDEX = "# Welcome\n\nThe pages are found by search.\n"


def make_ours(folder: Path, count: int) -> Path:
    """A site of `count` records."""
    return _made(
        folder, _OURS, {f"alignment/{path}": text for path, text in record_files(entries(count)).items()}
    )


def make_plain(folder: Path, count: int) -> Path:
    """A plain MkDocs and Material site of as many pages with the same words."""
    return _made(folder, _PLAIN, plain_pages(entries(count)))


def _made(folder: Path, plugins: str, docs: dict[str, str]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    write({"index.md": _INDEX, **docs}, folder / "docs")
    write({"mkdocs.yml": _CONFIG + plugins}, folder)
    return folder


def pages_built(folder: Path) -> int:
    """How many pages the site has."""
    return sum(1 for _ in (folder / "site").rglob("*.html"))
