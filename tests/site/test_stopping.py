"""What stops a build, what it leaves behind, and what an option that is wrong is answered with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import TODAY, Built, build_site, write_files, write_project

STRATEGY = "---\nteam: t\nstatus: active\nwhere: There.\nwhy: So.\n---\n"
WRONG = "---\nstatus: accepted\nconfidence: leaning\nownre: a\n---\n\n# Wrong\n"
GAP = "---\nstatus: accepted\nconfidence: leaning\n---\n\n# With gaps\n"

STOPPED = "the site is left as it was"


def built_with(folder: Path, record: str, options: dict[str, Any] | None = None, **config: Any) -> Built:
    """A site of one decision over one that was published before."""
    files = {"alignment/strategy.md": STRATEGY, "alignment/decisions/0001-x.md": record}
    project = write_project(folder, files, options)
    write_files(project / "site", {"published.txt": "before"})
    return build_site(project, **config)


@pytest.mark.parametrize(
    ("record", "fail_on", "strict", "stops"),
    [
        (WRONG, None, False, True),
        (WRONG, "error", False, True),
        (WRONG, "warning", False, True),
        (WRONG, "never", False, False),
        (GAP, None, False, False),
        (GAP, "error", False, False),
        (GAP, "warning", False, True),
        (GAP, "never", False, False),
        (GAP, None, True, True),
        (GAP, "error", True, False),
        (GAP, "never", True, False),
    ],
)
def test_a_build_stops_before_it_touches_the_site(
    record: str, fail_on: str | None, strict: bool, stops: bool, tmp_path: Path
) -> None:
    built = built_with(tmp_path, record, {"fail_on": fail_on} if fail_on else {}, strict=strict)
    assert (built.failure is not None) == stops, built.failure
    assert (built.folder / "published.txt").exists() == stops
    assert (built.folder / "index.html").exists() != stops
    assert any(STOPPED in text for text in (*built.messages, built.failure or "")) == stops


def test_strict_stops_at_a_link_to_nothing_in_a_records_words(tmp_path: Path) -> None:
    record = GAP + "\n[Nothing](nothing.md)\n"
    assert built_with(tmp_path, record, {"fail_on": "never"}, strict=True).failure is not None


def test_the_command_says_what_is_wrong_and_exits_with_one(tmp_path: Path) -> None:
    built_with(tmp_path, WRONG)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tmp_path,
        env={**os.environ, "ALIGNMENT_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "docs/alignment/decisions/0001-x.md:4:1" in run.stderr
    assert "did you mean 'owner'?" in run.stderr
    assert "Traceback" not in run.stderr
    assert (tmp_path / "site" / "published.txt").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"record": "docs/alignment"}, "there is no option 'record'; did you mean 'records'?"),
        ({"fail_on": "errors"}, "fail_on"),
        ({"colors": {"god": "red"}}, "there is no option 'god'; did you mean 'good'?"),
        ({"colors": {"good": "url(https://example.org/x)"}}, "is not a colour"),
        ({"titles": {"lgo": "x"}}, "there is no page 'lgo'; did you mean 'log'?"),
        ({"statuses": {"ratified": "acepted"}}, "which is no status; did you mean 'accepted'?"),
        ({"thresholds": {"stcuk": 3}}, "there is no option 'stcuk'; did you mean 'stuck'?"),
        ({"today": "2026-02-31"}, "'2026-02-31' is not a date"),
        (
            {"records": [{"path": "docs/alignment", "tema": "x"}]},
            "there is no option 'tema'; did you mean 'team'?",
        ),
        ({"records": "docs/alignmnet"}, "there is no folder docs/alignmnet"),
        ({"records": "../elsewhere"}, "lies outside the project folder"),
        ({"records": ["docs", "docs/alignment"]}, "lies inside 'docs' and would be read twice"),
        ({"records": "docs/index.md"}, "is a file; name the folder it stands in"),
    ],
)
def test_an_option_that_is_wrong_is_answered(options: dict[str, Any], says: str, tmp_path: Path) -> None:
    built = built_with(tmp_path, GAP, options)
    assert built.failure is not None
    assert says in "\n".join((*built.messages, built.failure))
    assert (built.folder / "published.txt").exists()


def test_a_day_that_is_none_stops_before_the_site_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project(tmp_path, {"alignment/strategy.md": STRATEGY})
    write_files(project / "site", {"published.txt": "before"})
    monkeypatch.setattr("tests.site.building.TODAY", "today")
    built = build_site(project)
    assert built.failure is not None
    assert "ALIGNMENT_TODAY says 'today', which is no date" in "\n".join((*built.messages, built.failure))
    assert (built.folder / "published.txt").exists()


def test_a_page_by_hand_that_ours_would_hide_is_warned_of(tmp_path: Path) -> None:
    """A record whose page's place is taken goes elsewhere, and that is said."""
    files = {
        "alignment/strategy.md": STRATEGY,
        "alignment/steps.yml": "- id: index\n  title: First\n  certainty: known\n  state: next\n",
    }
    built = build_site(write_project(tmp_path, files)).ok()
    assert any(
        "would take the place of another page, alignment/steps/index.md" in text for text in built.warnings
    )
    assert (built.folder / "alignment/steps/step-index/index.html").is_file()
