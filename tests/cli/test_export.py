"""`alignment export`: records as JSON with a promised shape, and decisions as MADR that read back the same."""

import json
import re
from pathlib import Path

import pytest

from alignment_plugin.adapters.examination import read_project
from alignment_plugin.adapters.exporting import madr_files
from alignment_plugin.adapters.project import Project, RecordsFolder, bare_project
from alignment_plugin.records.decision import Decision
from alignment_plugin.settings import Folder, Settings

OWN = """\
---
status: accepted
owner: Noor
opened: 2026-01-02
decided: 2026-01-20
reversibility: one-way
tags: [data]
criteria:
  - {id: cost, question: "What does it cost?", must: true}
options:
  - id: queue
    title: A queue
    good: [quick]
    bad: [new]
    ratings: {cost: passes}
  - {id: cron, title: Cron, good: [known]}
chosen: queue
because: batches are late
plan_b: cron
check_by: 2026-06-01
supersedes: [0001-old]
review: {on: 2026-02-01, every: 6mo}
---
# Use a queue

Every night the batch is late.

## What we saw

Graphs.
"""
OLD = "# Old\n\nDate: 2020-02-03\n\n## Status\n\nSuperseded by [2](0002-use-a-queue.md)\n\n## Context\n\nWhy.\n\n## Decision\n\nThat.\n"


@pytest.fixture
def records(folder: Path) -> Path:
    """A site with one decision in our form and one in another."""
    place = folder / "docs" / "decisions"
    place.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [alignment]\n")
    (place / "0002-use-a-queue.md").write_text(OWN)
    (place / "0001-old.md").write_text(OLD)
    (place / "README.md").write_text("# Our decisions\n")
    return place


def exported(result):
    assert result.exit_code == 0
    return {each["id"]: each for each in json.loads(result.stdout)["records"]}


def test_every_key_of_the_promise_is_there(records, run):
    """Keys may be added to a record; none of these goes away."""
    data = json.loads(run("export").stdout)
    assert data["schema_version"] == 1
    wanted = {"id", "kind", "team", "number", "title", "status", "status_raw", "dialect", "path", "line", "url",
              "fields", "links", "inverse"}  # fmt: skip
    assert all(wanted <= each.keys() for each in data["records"])


def test_fields_are_as_declared_with_dates_in_iso_form(records, run):
    """What is not written is null or empty, so that a reader needs no defaults."""
    queue = exported(run("export"))["0002-use-a-queue"]
    fields = queue["fields"]
    assert (queue["number"], queue["status"], queue["kind"], queue["team"]) == (
        2,
        "accepted",
        "decision",
        "decisions",
    )
    assert (fields["owner"], fields["opened"], fields["decided"]) == ("Noor", "2026-01-02", "2026-01-20")
    assert fields["options"][0]["ratings"] == {"cost": "passes"}
    assert fields["review"] == {"on": "2026-02-01", "every": "6mo"}
    assert (fields["switch_if"], fields["biases"]) == (None, [])


def test_links_are_given_from_both_sides(records, run):
    """As written on one record, and as seen from the other; ids are full."""
    found = exported(run("export"))
    queue, old = found["0002-use-a-queue"], found["0001-old"]
    written = {"relation": "supersedes", "to": old["full_id"], "raw": "0001-old"}
    assert written in queue["links"]
    assert {"relation": "supersedes", "from": queue["full_id"]} in old["inverse"]
    assert old["status_raw"] == "Superseded by [2](0002-use-a-queue.md)"
    assert old["dialect"] == "nygard"


def test_a_reference_to_nothing_is_a_link_that_leads_nowhere(records, run):
    """Nothing that was written is left out."""
    (records / "0003-x.md").write_text(OLD.replace("[2](0002-use-a-queue.md)", "ADR-99"))
    assert exported(run("export"))["0003-x"]["links"] == [
        {"relation": "superseded_by", "to": None, "raw": "99"}
    ]


@pytest.mark.parametrize(("option", "ending"), [("", "/"), ("use_directory_urls: false\n", ".html")])
def test_the_address_is_the_one_that_the_site_gives(records, run, option, ending):
    """Without MkDocs running, and by the same options."""
    config = Path("mkdocs.yml")
    config.write_text(config.read_text() + option)
    assert exported(run("export"))["0001-old"]["url"] == f"decisions/0001-old{ending}"


def test_paths_limit_what_is_exported_and_output_takes_a_file(records, run):
    """The links still lead to the records that are left out."""
    result = run("export", records / "0002-use-a-queue.md", "--output", "out.json")
    assert (result.exit_code, result.stdout) == (0, "")
    (only,) = json.loads(Path("out.json").read_text())["records"]
    assert only["id"] == "0002-use-a-queue"
    assert only["links"]


def test_a_record_that_cannot_be_read_is_named(records, run):
    """An export that is short of a record says so."""
    (records / "0004-bad.md").write_text(
        "---\nstatus: accepted\ndecided: &x 2024-01-01\nchosen: a\n---\n# Bad\n"
    )
    assert "docs/decisions/0004-bad.md: left out, as it cannot be read" in run("export").stderr


def test_madr_has_every_part_and_says_what_it_has_no_place_for(records, run):
    """Nothing of the decision is missing in the file; what is no MADR stands in its last section."""
    result = run("export", "--format", "madr", "--output", "out")
    assert result.exit_code == 0
    assert (
        Path("out/0002-use-a-queue.md").read_text()
        == """\
---
status: accepted
date: 2026-01-20
decision-makers: [Noor]
---

# Use a queue

## Context and Problem Statement

Every night the batch is late.

## Considered Options

* A queue
* Cron

## Decision Outcome

Chosen option: "A queue", because batches are late.

## Pros and Cons of the Options

### A queue

* Good, because quick
* Bad, because new

### Cron

* Good, because known

## What we saw

Graphs.

## More Information

* Supersedes [Old](0001-old.md)
* Owner: Noor
* Opened: 2026-01-02
* Reversibility: one-way
* Tags: data
* Check by: 2026-06-01
* Plan b: Cron
* Review: on: 2026-02-01; every: 6mo
* Criteria:
  * What does it cost? (must)
    * A queue: passes
"""
    )
    told = "owner, opened, reversibility, tags, check_by, plan_b, review, criteria"
    assert (
        f"out/0002-use-a-queue.md: under More Information, as MADR has no place for it: {told}"
        in result.stderr
    )
    assert (
        Path("out/0001-old.md")
        .read_text()
        .startswith('---\nstatus: "superseded by [Use a queue](0002-use-a-queue.md)"\n')
    )


def test_madr_files_that_are_there_are_not_written_over(records, run):
    """All of them or none; --force says it is meant."""
    run("export", "--format", "madr", "--output", "out")
    Path("out/0001-old.md").write_text("mine")
    again = run("export", "--format", "madr", "--output", "out")
    assert again.exit_code == 2
    assert "would be overwritten; nothing is written" in again.stderr
    assert Path("out/0001-old.md").read_text() == "mine"
    assert run("export", "--format", "madr", "--output", "out", "--force").exit_code == 0
    assert Path("out/0001-old.md").read_text() != "mine"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "madr"], "name their folder with --output"),
        (["--force"], "--force is for MADR files"),
        (["--format", "xml"], "'xml' is not one of"),
        (["nowhere"], "there is nothing at nowhere"),
        (["--output", "no/such/place.json"], "no/such/place.json is not written"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_next_move(records, run, words, message):
    """Exit code 2, no traceback."""
    result = run("export", *words)
    assert result.exit_code == 2
    assert message in re.sub(r"\s+", " ", result.stderr)


# Documents that MADR itself cannot say: a successor of no number that is not there; drivers within prose.
BEYOND = {"sig-cloud-provider/2392-cloud-controller-manager/README.md", "0066-concepts-guidelines.md"}


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("adr+madr", "docs/decisions"),
        ("JabRef+jabref", "docs/decisions"),
        ("thomvaill+log4brains", "docs/adr"),
        ("cloudoperators+documentation", "architecture-decision-records"),
        ("alphagov+forms", "ADR"),
        ("microsoft+semantic-kernel", "docs/decisions"),
    ],
)
def test_real_decisions_read_back_the_same_after_an_export(corpora, name, inside):
    """Title, status, date, people, drivers, options and what is said of them, choice, reason, succession."""
    root = (corpora / name).resolve()
    option = Folder(path=inside)
    settings = Settings(records=(option,))
    project = Project(root, root / inside, settings, (RecordsFolder(option, root / inside),))
    graph = read_project(project).graph
    files = list(madr_files(graph, graph.of(Decision)))
    assert len(files) == len(graph.of(Decision)) > 0
    assert {each.path for each in files if not each.faithful} <= BEYOND


def test_prose_in_another_markup_stands_in_a_fence(folder, run):
    """Nothing of it is lost, and nothing is read as Markdown that is none."""
    (folder / "adr").mkdir()
    (folder / "adr" / "0001-x.rst").write_text(
        "Use X\n=====\n\nStatus\n------\n\nAccepted\n\nContext\n-------\n\n``x``\n"
    )
    assert len(read_project(bare_project(folder / "adr")).loaded.records) == 1
    run("export", "adr", "--format", "madr", "--output", "out")
    text = (folder / "out" / "0001-x.md").read_text()
    assert text.startswith("---\nstatus: accepted\n---\n\n# Use X\n")
    assert "```text\n" in text
    assert "``x``" in text
