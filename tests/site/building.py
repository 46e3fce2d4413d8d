"""Building sites in tests: in this process, of copies, and once for all workers of a session."""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build as run_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "tests" / "sites"
TODAY = "2026-11-22"
MIDNIGHT = "1795305600"
"""When that day begins, UTC, in seconds; MkDocs writes the day of the build into the sitemap."""
ADDRESS = "https://example.org/somewhere/"
"""Where the sites say that they will be served."""

_PATIENCE = 120
"""Seconds to wait for another worker's build before this one gives up."""


@dataclass(frozen=True)
class Built:
    """What a build left behind and said."""

    project: str
    site: str
    messages: tuple[str, ...] = ()
    """`WARNING: …`, in order."""
    failure: str | None = None
    """What stopped it, or nothing."""

    @property
    def folder(self) -> Path:
        """The built site."""
        return Path(self.site)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was said at level warning or above."""
        return tuple(text for text in self.messages if text.startswith(("WARNING", "ERROR", "CRITICAL")))

    def text(self, path: str) -> str:
        """The text of a file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def ok(self) -> Built:
        """The same, for tests that need the site."""
        assert self.failure is None, self.failure
        return self


class _Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


@contextmanager
def heard() -> Iterator[list[str]]:
    """Everything that MkDocs and its plugins log at level info or above."""
    handler, logger = _Messages(), logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield handler.lines
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


@contextmanager
def _environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGNMENT_TODAY", TODAY)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)
        yield


def build_site(project: Path, **config: Any) -> Built:
    """Build the project in this process, as `mkdocs build` does; `config` goes over `mkdocs.yml`."""
    failure = None
    with _environment(), heard() as lines:
        try:
            loaded = load_config(config_file=str(project / "mkdocs.yml"), **config)
            loaded.plugins.on_startup(command="build", dirty=False)
            run_build(loaded)
            loaded.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            failure = str(error)
    return Built(str(project), str(project / "site"), tuple(lines), failure)


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write small files below `folder`; text as UTF-8 with the line ends it has."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def write_project(
    folder: Path, files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None, **config: Any
) -> Path:
    """A project of Material, search and our plugin with these files among its docs."""
    values = {
        "site_name": "Small",
        "site_url": ADDRESS,
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["attr_list", "md_in_html", "admonition", {"toc": {"permalink": True}}],
        "plugins": ["search", {"alignment": dict(options or {})}],
        **config,
    }
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    if "index.md" not in files:
        files = {"index.md": "# Home\n", **files}
    write_files(folder / "docs", files)
    return folder


def copy_own_project(folder: Path, **config: Any) -> Path:
    """This repository's own docs and configuration in another folder, with `config` over it."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder / "base.yml")
    values = {"INHERIT": "base.yml", "site_url": ADDRESS, **config}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(values), encoding="utf-8")
    return folder


def copy_site(name: str, folder: Path) -> Path:
    """One of `tests/sites` in a folder of its own."""
    return Path(shutil.copytree(SITES / name, folder, dirs_exist_ok=True))


def once(shared: Path, name: str, make: Callable[[Path], Built]) -> Built:
    """What `make` builds in a folder of that name; the first worker builds, the others wait for it."""
    folder, answer = shared / name, shared / f"{name}.json"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        _wait_for(answer)
    else:
        built = _made(folder, make)
        waiting = answer.with_suffix(".part")
        waiting.write_text(json.dumps(asdict(built)), encoding="utf-8")
        waiting.rename(answer)
    found = json.loads(answer.read_text(encoding="utf-8"))
    return Built(**{**found, "messages": tuple(found["messages"])})


def _made(folder: Path, make: Callable[[Path], Built]) -> Built:
    """What was built; whatever went wrong is an answer too, or the others would wait for ever."""
    try:
        return make(folder)
    except Exception:
        return Built(str(folder), str(folder / "site"), (), traceback.format_exc())


def _wait_for(path: Path) -> None:
    for _ in range(_PATIENCE * 10):
        if path.exists():
            return
        time.sleep(0.1)
    pytest.fail(f"another worker never finished {path.stem}")


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this session see."""
    base = factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sites"
