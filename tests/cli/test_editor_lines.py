"""The first line of a YAML file names its schema, which is a file of the project: nothing is asked from a network."""

import re
from pathlib import Path

import pytest

from alignment_plugin.adapters.editor_schemas import schema_text
from alignment_plugin.records.kinds import kind_named

from .conftest import Run, all_bytes

LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
KIND_OF = {"steps": "step", "unknowns": "unknown", "team": "team", "glossary": "term"}


def named_schema(path: Path) -> Path:
    """The file that the first line of a YAML file names."""
    found = LINE.match(path.read_text("utf-8"))
    assert found, path
    return (path.parent / found[1]).resolve()


def test_each_yaml_file_of_a_start_names_a_schema_that_is_there(site: Path) -> None:
    files = sorted((site / "docs/alignment").glob("*.yml"))
    assert {path.stem for path in files} == set(KIND_OF)
    for path in files:
        kind = kind_named(KIND_OF[path.stem])
        assert kind is not None
        assert named_schema(path).read_text("utf-8") == schema_text(kind)


def test_a_list_that_new_starts_names_its_schema(site: Path, run: Run) -> None:
    glossary = site / "docs/alignment/glossary.yml"
    schema = named_schema(glossary)
    glossary.unlink()
    assert run("new", "term", "settled", "--set", "means=Paid out.").exit_code == 0
    assert named_schema(glossary) == schema
    assert run("check", "--fail-on", "error").exit_code == 0


def test_a_list_of_a_team_in_a_folder_below_names_the_same_schema(folder: Path, run: Run) -> None:
    (folder / "docs/alignment/depot").mkdir(parents=True)
    (folder / "docs/alignment/depot/strategy.md").write_text(
        "---\nstatus: draft\nwhere: a\nwhy: b\n---\n", encoding="utf-8"
    )
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [alignment]\n", encoding="utf-8")
    run("schema", "--output", ".alignment")
    assert run("new", "unknown", "Who pays?").exit_code == 0
    assert named_schema(folder / "docs/alignment/depot/unknowns.yml").is_file()


def test_without_schemas_no_line_is_written(folder: Path, run: Run) -> None:
    """An editor would complain about a file that is not there."""
    (folder / "records").mkdir()
    assert run("new", "step", "Go", "--in", "records").exit_code == 0
    assert (folder / "records/steps.yml").read_text("utf-8").startswith("- id: go\n")


@pytest.mark.parametrize("head", ["", "# ours\n", "# yaml-language-server: $schema=../x.json\n"])
def test_in_a_file_that_is_there_every_other_byte_stays(site: Path, run: Run, head: str) -> None:
    steps = site / "docs/alignment/steps.yml"
    before = (head + "# one\n- {id: a, title: A, certainty: known, state: next} # two\n").encode()
    steps.write_bytes(before)
    assert run("new", "step", "Go").exit_code == 0
    assert steps.read_bytes().startswith(before)


def test_a_schema_that_is_there_is_left_alone_by_init_and_renewed_by_schema(site: Path, run: Run) -> None:
    schema = site / ".alignment/step.schema.json"
    fresh = schema.read_text("utf-8")
    schema.write_text("{}", encoding="utf-8")
    assert "left alone  .alignment/step.schema.json" in run("init", "--yes").output
    assert schema.read_text("utf-8") == "{}"
    before = all_bytes(site / "docs")
    assert run("schema", "--output", ".alignment").exit_code == 0
    assert schema.read_text("utf-8") == fresh
    assert all_bytes(site / "docs") == before
