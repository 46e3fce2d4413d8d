"""Sites for the tests of this folder; each is built once in a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import Built, build_site, copy_own_project, copy_site, once, shared_folder
from tests.site.pages import BuiltSite, read_site


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers see."""
    return shared_folder(tmp_path_factory)


@pytest.fixture(scope="session", params=[True, False], ids=["directories", "files"])
def own_build(request: pytest.FixtureRequest, shared: Path) -> Built:
    """This repository's own site, with either sort of address."""
    return own_site_built(shared, use_directory_urls=request.param)


@pytest.fixture(scope="session")
def own_site(own_build: Built) -> BuiltSite:
    """The pages of this repository's own site."""
    return read_site(own_build.folder)


def own_site_built(shared: Path, *, use_directory_urls: bool) -> Built:
    """This repository's own site."""
    return once(
        shared,
        f"own-{'directories' if use_directory_urls else 'files'}",
        lambda folder: build_site(copy_own_project(folder, use_directory_urls=use_directory_urls)),
    ).ok()


@pytest.fixture(scope="session")
def site_named(shared: Path) -> Callable[[str], Built]:
    """Builds one of `tests/sites`."""
    return lambda name: once(shared, f"site-{name}", lambda folder: build_site(copy_site(name, folder)))
