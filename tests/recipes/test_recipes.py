"""The recipes are what their hosts read, ask for no right that they do not need, and are printed as they are."""

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from alignment_plugin.adapters.editor_schemas import SCHEMA_FOLDER, schema_name
from alignment_plugin.loading.place import YAML, place_of
from alignment_plugin.records.kinds import KINDS
from alignment_plugin.report import FORMATS
from tests.report.test_formats import ALL as EVERY_SORT

from .reading import GITHUB, GITLAB, RECIPES, ROOT, gitlab_script, printed, read, steps

READTHEDOCS = RECIPES / "readthedocs/.readthedocs.yaml"
PRE_COMMIT = RECIPES / "pre-commit/.pre-commit-config.yaml"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
ALLOWED = {
    "alignment-check": {"contents": "read"},
    "alignment-code-scanning": {"contents": "read", "security-events": "write"},
    "alignment-diff": {"contents": "read"},
    "alignment-comment": {"actions": "read", "pull-requests": "write"},
    "alignment-pages": {"contents": "read", "pages": "write", "id-token": "write"},
}
PRINTED = {
    "recipes.md": {
        **{f".github/workflows/{path.name}": path for path in GITHUB},
        ".gitlab-ci.yml": GITLAB,
        ".pre-commit-config.yaml": PRE_COMMIT,
        ".readthedocs.yaml": READTHEDOCS,
        "mkdocs.yml": RECIPES / "backstage/mkdocs.yml",
    },
    "editors.md": {".vscode/settings.json": RECIPES / "editors/settings.json"},
}


def ran(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """A tool beside this Python; its schemas come with it, so it asks no network."""
    tool, *rest = map(str, words)
    command = [str(Path(sys.executable).with_name(tool)), *rest]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", GITHUB),
        ("vendor.gitlab-ci", (GITLAB,)),
        ("vendor.readthedocs", (READTHEDOCS,)),
    ],
)
def test_a_recipe_fits_the_schema_of_its_host(schema: str, paths: tuple[Path, ...]) -> None:
    result = ran("check-jsonschema", "--builtin-schema", schema, *paths)
    assert result.returncode == 0, result.stdout


def test_the_schema_of_a_host_would_see_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "x.yml"
    broken.write_text(GITHUB[0].read_text("utf-8").replace("runs-on:", "runs_on:"), encoding="utf-8")
    assert ran("check-jsonschema", "--builtin-schema", "vendor.github-workflows", broken).returncode == 1


def test_pre_commit_reads_our_hook_and_the_configuration_that_we_print() -> None:
    assert ran("pre-commit", "validate-manifest", MANIFEST).returncode == 0
    assert ran("pre-commit", "validate-config", PRE_COMMIT).returncode == 0


@pytest.mark.parametrize("workflow", GITHUB, ids=lambda path: path.stem)
def test_a_workflow_asks_for_the_rights_it_needs_and_no_more(workflow: Path) -> None:
    """What stands at the top holds for every job that says nothing itself."""
    whole = read(workflow)
    given: dict[str, str] = {}
    for job in whole["jobs"].values():
        given |= job.get("permissions", whole["permissions"])
    assert given == ALLOWED[workflow.stem]


@pytest.mark.parametrize("workflow", GITHUB, ids=lambda path: path.stem)
def test_a_workflow_keeps_what_others_wrote_away_from_the_shell(workflow: Path) -> None:
    """Values of an event reach a script as variables; actions are pinned; nothing of a fork runs with rights."""
    text = workflow.read_text("utf-8")
    assert "pull_request_target" not in text
    for each in steps(workflow):
        assert "${{" not in each.get("run", ""), each
        if "uses" in each:
            assert re.fullmatch(r"(actions|github)/[\w/-]+@v\d+", each["uses"])
        if each.get("uses", "").startswith("actions/checkout"):
            assert each["with"]["persist-credentials"] == "false"
            assert workflow.stem != "alignment-comment", "nothing is checked out where there are rights"


def test_a_comparison_has_the_merge_commit_and_its_parent() -> None:
    for name in ("alignment-check", "alignment-diff"):
        checkout = next(
            each for each in steps(RECIPES / f"github/{name}.yml") if "checkout" in each.get("uses", "")
        )
        assert checkout["with"]["fetch-depth"] == "2"
    assert read(GITLAB)[".alignment"]["variables"]["GIT_DEPTH"] == "0"


def test_the_comment_waits_for_the_workflow_of_that_name_and_takes_its_artifact() -> None:
    comment, diff = (
        read(RECIPES / "github/alignment-comment.yml"),
        read(RECIPES / "github/alignment-diff.yml"),
    )
    assert comment["on"]["workflow_run"]["workflows"] == [diff["name"]]
    (upload,) = (
        each for each in steps(RECIPES / "github/alignment-diff.yml") if "upload" in each.get("uses", "")
    )
    (download,) = (
        each for each in steps(RECIPES / "github/alignment-comment.yml") if "download" in each.get("uses", "")
    )
    assert upload["with"]["name"] == download["with"]["name"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    "script",
    [each["run"] for path in GITHUB for each in steps(path) if "run" in each and "shell" not in each]
    + [gitlab_script(job) for job in ("alignment-check", "alignment-note", "pages")],
)
def test_every_script_is_one_that_a_shell_can_read(script: str) -> None:
    read_by_shell = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
    assert (read_by_shell.returncode, read_by_shell.stderr) == (0, "")


@pytest.mark.parametrize(
    ("page", "title"), [(page, title) for page, files in PRINTED.items() for title in files]
)
def test_a_page_prints_a_recipe_as_it_is(page: str, title: str) -> None:
    assert PRINTED[page][title].read_text("utf-8") in printed(page).get(title, [])


def test_every_recipe_is_printed() -> None:
    files = {path for path in RECIPES.rglob("*") if path.is_file()}
    assert files == {path for files in PRINTED.values() for path in files.values()}


def test_the_editor_settings_give_every_yaml_record_the_schema_of_its_kind() -> None:
    """Tried on the examples, of which every list is YAML, and on a file for each kind."""
    patterns = json.loads((RECIPES / "editors/settings.json").read_text("utf-8"))["yaml.schemas"]
    kinds = {f"./{SCHEMA_FOLDER}/{schema_name(kind)}": kind.name for kind in KINDS}
    assert set(patterns) == set(kinds)
    records = [path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/examples").rglob("*.yml")]
    records += [
        f"docs/alignment/{kind.places[0]}{'' if kind.single else '/x'}.yml"
        for kind in KINDS
        if kind.name != "term"
    ]
    assert len(records) > 12
    for record in records:
        place = place_of(record.removeprefix("docs/examples/").removeprefix("docs/alignment/"), "docs")
        assert place is not None and place.kind is not None and place.suffix in YAML
        # `**/` may stand for no folder at all.
        found = {
            kinds[schema]
            for schema, globs in patterns.items()
            if any(fnmatch(record, glob) or fnmatch(record, glob.replace("**/", "")) for glob in globs)
        }
        assert found == {place.kind.name}, record


def test_the_problem_matcher_reads_every_finding_in_its_place() -> None:
    """JavaScript and Python agree on what this pattern uses."""
    (text,) = printed("editors.md")[".vscode/tasks.json"]
    (task,) = json.loads(text)["tasks"]
    assert task["command"].endswith("--format concise")
    matcher = task["problemMatcher"]["pattern"]
    lines = FORMATS["concise"].render(EVERY_SORT).splitlines()
    found = [re.match(matcher["regexp"], line) for line in lines]
    seen = [
        tuple(each[matcher[part]] for part in ("file", "line", "column", "severity", "code"))
        if each
        else None
        for each in found
    ]
    assert seen == [
        (each.path, str(each.span.line), str(each.span.column), each.severity.value, each.code)
        for each in EVERY_SORT.open
    ]
