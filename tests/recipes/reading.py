"""The recipes as data: which there are, what their steps run, and how a page of the guide prints them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "recipes"
GITHUB = tuple(sorted((RECIPES / "github").glob("*.yml")))
GITLAB = RECIPES / "gitlab/alignment.gitlab-ci.yml"
_FENCE = re.compile(r"^```\w+ title=\"([^\"]+)\"\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def read(path: Path) -> dict[str, Any]:
    """A recipe's YAML; the key `on` of a workflow is a text, as its host reads it."""
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    """Every step of a workflow, in order."""
    for job in read(workflow)["jobs"].values():
        yield from job["steps"]


def step(name: str, title: str) -> dict[str, Any]:
    """The step of that name in `recipes/github/NAME.yml`."""
    return next(each for each in steps(RECIPES / f"github/{name}.yml") if each.get("name") == title)


def gitlab_script(job: str) -> str:
    """What a job of GitLab runs, as one script of its shell."""
    lines = read(GITLAB)[job]["script"]
    assert isinstance(lines, list)
    return "\n".join(lines)


def printed(page: str) -> dict[str, list[str]]:
    """The files that a page of the guide prints, by the title of the fence."""
    found: dict[str, list[str]] = {}
    for title, text in _FENCE.findall((ROOT / "docs/guide" / page).read_text("utf-8")):
        found.setdefault(title, []).append(text)
    return found
