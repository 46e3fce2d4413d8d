"""`alignment schema` writes what editors read; `alignment rules` knows every finding."""

import json
from pathlib import Path

from jsonschema import Draft7Validator

from alignment_plugin.checks import RULES
from alignment_plugin.records.kinds import KINDS

from .conftest import Run


def test_a_slip_of_the_pen_does_not_fit(run: Run) -> None:
    schema = json.loads(run("schema", "step").output)
    step = {"id": "a", "title": "A", "certainty": "known", "state": "next"}
    validator = Draft7Validator(schema)
    assert validator.is_valid([step])
    assert not validator.is_valid([{**step, "ownr": "x"}])
    assert not validator.is_valid([{**step, "state": "soon"}])


def test_schemas_are_written_to_a_folder(run: Run, folder: Path) -> None:
    assert run("schema", "--output", "out").exit_code == 0
    assert {path.name for path in (folder / "out").iterdir()} == {
        f"{kind.name}.schema.json" for kind in KINDS
    }
    assert json.loads((folder / "out/term.schema.json").read_text()) == json.loads(
        run("schema", "term").output
    )


def test_all_schemas_are_one_object_by_kind(run: Run) -> None:
    every = json.loads(run("schema").output)
    assert list(every) == [kind.name for kind in KINDS]
    assert every["step"] == json.loads(run("schema", "step").output)


def test_a_kind_that_there_is_not_is_told_with_the_nearest(run: Run) -> None:
    result = run("schema", "decisoin")
    assert result.exit_code == 2
    assert result.stderr == "Error: there is no kind 'decisoin'\nHint: did you mean 'decision'?\n"


def test_schemas_that_cannot_be_written_are_told(run: Run, folder: Path) -> None:
    (folder / "out").write_text("a file")
    result = run("schema", "--output", "out/in")
    assert result.exit_code == 2
    assert result.stderr == "Error: --output: nothing can be written to out/in: not a directory\n"


def test_the_table_has_every_rule_and_each_has_a_page(run: Run) -> None:
    table = run("rules").output
    for rule in RULES:
        assert f"  {rule.code} " in table
        assert rule.why.split()[0] in run("rules", rule.code).output
