"""The JSON Schema of a kind takes a YAML record exactly where our reader has nothing against its fields."""

from pathlib import Path

import pytest

from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.place import place_of
from alignment_plugin.records.kinds import KINDS, Kind

from .schema_cases import (
    ALL_KINDS,
    place_for,
    reader_errors,
    schema_errors,
    seen_differently,
    trials,
)

ROOT = Path(__file__).parents[2]
FOLDERS = ("docs/alignment", "docs/examples", "tests/sites")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_editor_marks_a_record_where_our_reader_finds_an_error_and_nowhere_else(kind: Kind) -> None:
    """Every field of the kind is tried with every sort of value, and every needed field is left out."""
    place = place_for(kind)
    taken, refused, differ = 0, 0, []
    for text in trials(kind):
        ours, theirs = reader_errors(place, text), schema_errors(kind.name, text)
        taken, refused = taken + (not ours), refused + bool(ours)
        if bool(ours) != bool(theirs) and not seen_differently(text):
            differ.append(f"{text!r}: reader {ours}, schema {theirs}")
    assert differ == []
    assert taken > 50 and refused > 50


def records_of(folder: str) -> list[tuple[str, str, str]]:
    """(kind, path, YAML) of every record file below a folder, with the front matter of those in Markdown."""
    found = []
    for path in sorted((ROOT / folder).rglob("*")):
        inside = path.relative_to(ROOT / folder)
        place = place_of(inside.as_posix(), folder) if path.is_file() else None
        if place is None or place.kind is None or place.suffix not in (".md", ".yml", ".yaml"):
            continue
        text = path.read_text("utf-8", errors="replace")
        front = split(text).front if place.suffix == ".md" else text
        if front is not None:
            found.append((place.kind.name, inside.as_posix(), front))
    return found


@pytest.mark.parametrize("folder", FOLDERS[:2])
def test_every_record_of_the_docs_fits(folder: str) -> None:
    records = records_of(folder)
    assert {kind for kind, _, _ in records} >= {"strategy", "decision", "step", "unknown", "team", "term"}
    wrong = {path: found for kind, path, front in records if (found := schema_errors(kind, front))}
    assert wrong == {}


def test_the_records_of_small_sites_fit_where_the_reader_takes_them() -> None:
    """Markdown decisions are left out: their headings say what a field may."""
    compared = 0
    for kind, path, front in records_of("tests/sites"):
        if kind == "decision" and path.endswith(".md"):
            continue
        yaml_path = str(Path(path).with_suffix(".yml"))
        ours, theirs = reader_errors(yaml_path, front), schema_errors(kind, front)
        assert bool(ours) == bool(theirs), (path, ours, theirs)
        compared += 1
    assert compared >= 20


ENTRY = "id: a\ntitle: A\ncertainty: known\nstate: next\n"
LISTS = (
    ("- {id: a, title: A, certainty: known, state: next}\n", True),
    ("- ~\n- {id: a, title: A, certainty: known, state: next}\n", True),
    ("- {title: A, certainty: known, state: next}\n", False),
    ("- {id: ~, title: A, certainty: known, state: next}\n", False),
    ("- just a text\n", False),
    ("steps:\n  - {id: a, title: A, certainty: known, state: next}\n", True),
    ("steps:\n  - {id: a, title: A, certainty: known, state: soon}\n", False),
    ("# nothing yet\n", True),
    (ENTRY, True),
    (ENTRY.removeprefix("id: a\n"), True),
)


@pytest.mark.parametrize(("text", "fits"), LISTS)
def test_a_list_an_empty_file_and_a_single_record_have_each_their_shape(text: str, fits: bool) -> None:
    """In a list an entry says its id; alone in a file, the file does."""
    assert (reader_errors("steps.yml", text) == []) is fits
    assert (schema_errors("step", text) == []) is fits


def test_a_term_in_a_list_needs_no_id() -> None:
    assert schema_errors("term", "- {term: settled, means: Paid out.}\n") == []


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_file_that_is_only_text_fits_no_kind(kind: str) -> None:
    assert schema_errors(kind, "just a text\n")
