"""`alignment schema` accepts what the reader accepts; `alignment rules` knows every finding."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from alignment_plugin.checks import RULES
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar, read_yaml
from alignment_plugin.loading.place import place_of
from alignment_plugin.records.kinds import KINDS

from .conftest import Run

DOCS = Path(__file__).parents[2] / "docs"
_WORDS = {"true": True, "false": False}


def plain(node: Node | None) -> Any:
    """What an editor sees: text, truth values, whole numbers, lists, mappings."""
    match node:
        case Scalar(text=text, quoted=quoted):
            return (
                text
                if quoted
                else _WORDS.get(text, int(text) if text.isdigit() and text == str(int(text)) else text)
            )
        case Items(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}
    return {}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_our_own_records_fit_their_schema(run: Run, kind: str) -> None:
    schema = json.loads(run("schema", kind).output)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = 0
    for path in (*DOCS.glob("alignment/**/*"), *DOCS.glob("examples/**/*")):
        place = place_of(path.relative_to(DOCS).as_posix(), "docs")
        if not path.is_file() or place is None or place.kind is None or place.kind.name != kind:
            continue
        text = path.read_text(encoding="utf-8")
        front = split(text).front if path.suffix == ".md" else text
        errors = [
            f"{path.name}: {error.message[:200]}"
            for error in validator.iter_errors(plain(read_yaml(front or "")))
        ]
        assert errors == []
        found += 1
    assert found or kind in ("onboarding",)


def test_a_slip_of_the_pen_does_not_fit(run: Run) -> None:
    schema = json.loads(run("schema", "step").output)
    step = {"id": "a", "title": "A", "certainty": "known", "state": "next"}
    validator = Draft202012Validator(schema)
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


def test_the_table_has_every_rule_and_each_has_a_page(run: Run) -> None:
    table = run("rules").output
    for rule in RULES:
        assert f"  {rule.code} " in table
        assert rule.why.split()[0] in run("rules", rule.code).output
