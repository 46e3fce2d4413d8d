"""`alignment import`: documents in other forms become ours, say the same, and lose nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from alignment_plugin.adapters.examination import Reading, examine, read_project
from alignment_plugin.adapters.importing import Import, facts_of, planned_import
from alignment_plugin.adapters.project import Project, RecordsFolder, bare_project
from alignment_plugin.adapters.said_already import LABELS, tokens
from alignment_plugin.findings import Severity
from alignment_plugin.loading.dialects.dates import day_within
from alignment_plugin.records.decision import Decision
from alignment_plugin.settings import Folder, Settings

TODAY = date(2026, 11, 22)
MADR = """\
---
parent: Decisions # for the menu
status: Approved by the board
date: 2024-03-01
deciders: Ana, Lee
ticket: 77
---
# Use a queue

## Context and Problem Statement

Batches are late.

## Considered Options

* Queue
* Cron

## Decision Outcome

Chosen option: "Queue", because it is quick.

The board asked for numbers first.

### Consequences

* Good, because less waiting

## Pros and Cons of the Options

### Queue

* Good, because quick
* Bad, because new to us

Somebody drew a diagram.
"""
NYGARD = "# 2. Keep logs\n\nDate: 2024-05-06\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n\n## Decision\n\nKept.\n\n## Consequences\n\nMore disk.\n"


@pytest.fixture
def adr(folder: Path) -> Path:
    """A folder of documents without a site."""
    place = folder / "adr"
    place.mkdir()
    return place


def written(place: Path, name: str, text: str) -> Path:
    file = place / name
    file.write_bytes(text.encode())
    return file


def test_without_write_the_difference_is_shown_and_no_byte_changes(adr, run):
    """What would be written is shown line by line; only what a person should look at goes to standard error."""
    file = written(adr, "0001-use-a-queue.md", MADR)
    result = run("import", "adr")
    assert result.exit_code == 0
    assert file.read_text() == MADR
    assert "--- a/adr/0001-use-a-queue.md" in result.stdout
    assert '-Chosen option: "Queue", because it is quick.' in result.stdout
    assert "+chosen: queue" in result.stdout
    assert "1 document would change; nothing is written yet. Add --write" in result.stderr


def test_a_madr_file_becomes_ours_and_keeps_what_its_fields_do_not_say(adr, run):
    """Every field has its value; other keys stay, or get `x-`; prose that says more stays word for word."""
    file = written(adr, "0001-use-a-queue.md", MADR)
    assert run("import", "adr", "--write").exit_code == 0
    assert (
        file.read_text()
        == """\
---
status: accepted
decided: 2024-03-01
people:
  - Ana
  - Lee
options:
  - id: queue
    title: Queue
    good:
      - quick
    bad:
      - new to us
  - id: cron
    title: Cron
chosen: queue
because: it is quick.
second_order:
  - Good, because less waiting
x-status: Approved by the board
parent: Decisions # for the menu
x-ticket: 77
---

# Use a queue

## Context and Problem Statement

Batches are late.

## Decision Outcome

The board asked for numbers first.

## Pros and Cons of the Options

### Queue

Somebody drew a diagram.
"""
    )
    assert run("check", "adr", "--no-questions").exit_code == 0


def test_a_second_run_has_nothing_to_do(adr, run):
    """What is in our form is left as it is."""
    written(adr, "0001-use-a-queue.md", MADR)
    written(adr, "0002-keep-logs.md", NYGARD)
    run("import", "adr", "--write")
    before = {file.name: file.read_bytes() for file in adr.iterdir()}
    again = run("import", "adr", "--write")
    assert again.stdout == ""
    assert "0 documents are now in our form. In our form already: 2." in again.stderr
    assert {file.name: file.read_bytes() for file in adr.iterdir()} == before


def test_line_ends_and_a_byte_order_mark_stay(adr, run):
    """A file with CRLF has CRLF in its front matter too."""
    file = written(adr, "0002-keep-logs.md", "\ufeff" + NYGARD.replace("\n", "\r\n"))
    run("import", "adr", "--write")
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\nstatus: accepted\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"## Status" not in data
    assert b"## Context\r\n\r\nWhy.\r\n" in data


def test_only_what_is_named_is_written(adr, run):
    """PATHS limit the import; the other documents stay in their form."""
    one, other = written(adr, "0001-use-a-queue.md", MADR), written(adr, "0002-keep-logs.md", NYGARD)
    result = run("import", one, "--write")
    assert result.stdout == "adr/0001-use-a-queue.md\n"
    assert other.read_text() == NYGARD


def test_a_date_that_nobody_can_tell_stays_and_is_named_with_its_line(adr, run):
    """Day and month are not guessed; the file is no error afterwards."""
    file = written(adr, "0002-keep-logs.md", NYGARD.replace("2024-05-06", "05/06/2024"))
    result = run("import", "adr", "--write")
    assert "adr/0002-keep-logs.md:3:7: '05/06/2024' may be day/month or month/day" in result.stderr
    assert "Date: 05/06/2024" in file.read_text()
    assert run("check", "adr", "--no-questions").exit_code == 0


def test_dates_that_tell_the_order_to_another_file_stay_beside_ours(adr, run):
    """`25/12/2020` says that days come first, also for the file that is not imported."""
    first = written(adr, "0001-a.md", NYGARD.replace("2024-05-06", "25/12/2020"))
    written(adr, "0002-b.md", NYGARD.replace("2024-05-06", "03/04/2021"))
    run("import", first, "--write")
    assert "decided: 2020-12-25\n" in first.read_text()
    assert "Date: 25/12/2020" in first.read_text()
    decisions = read_project(bare_project(adr)).loaded.records
    assert [str(each.decided) for each in decisions if isinstance(each, Decision)] == [
        "2020-12-25",
        "2021-04-03",
    ]


def test_a_status_that_nobody_knows_is_unknown_and_kept_in_its_words(adr, run):
    """Nothing is guessed: the words stay, and a person is asked."""
    file = written(adr, "0002-keep-logs.md", NYGARD.replace("Accepted", "Blessed"))
    result = run("import", "adr", "--write")
    assert "adr/0002-keep-logs.md:7:1: the status 'Blessed' is none that we know" in result.stderr
    assert "status: unknown\n" in file.read_text()
    assert "x-status: Blessed\n" in file.read_text()


def test_a_line_that_says_more_than_the_fields_stays(adr, run):
    """A comment in a line of the header is not thrown away with it."""
    text = "# Keep logs\n\n* Status: accepted <!-- ask Kim -->\n* Date: 2024-05-06\n\nBecause.\n"
    file = written(adr, "0002-keep-logs.md", text)
    run("import", "adr", "--write")
    assert file.read_text().endswith("# Keep logs\n\n* Status: accepted <!-- ask Kim -->\n\nBecause.\n")


def test_front_matter_that_is_no_yaml_becomes_yaml_and_loses_nothing(adr, run):
    """`@handle` breaks YAML; what was read line by line is written properly, the rest as comments."""
    text = "---\nstatus: accepted\ndeciders: @ana\n  and some more\nnote: a: b\n---\n# Keep logs\n\nText.\n"
    file = written(adr, "0002-keep-logs.md", text)
    result = run("import", "adr", "--write")
    assert result.exit_code == 0
    found = file.read_text()
    assert "people:\n  - ana\n" in found
    assert "#   and some more\n" in found
    assert "x-note: 'a: b'\n" in found
    assert run("check", "adr", "--no-questions").exit_code == 0


def test_a_file_in_another_markup_is_left_and_named(adr, run):
    """reStructuredText has no front matter."""
    file = written(adr, "0003-x.rst", "X\n=\n\nStatus\n------\n\nAccepted\n")
    before = file.read_bytes()
    result = run("import", "adr", "--write")
    assert (
        "adr/0003-x.rst:1:1: left as it is: a file in reStructuredText cannot carry our fields"
        in result.stderr
    )
    assert file.read_bytes() == before


def test_a_file_that_would_be_an_error_in_our_form_is_left_with_the_reason(adr, run):
    """A reference to nothing is a warning in a document from before, and an error in ours."""
    file = written(adr, "0002-keep-logs.md", NYGARD.replace("Accepted", "Superseded by ADR-99"))
    before = file.read_bytes()
    result = run("import", "adr", "--write")
    assert "left as it is: no decision has the id '99'" in result.stderr
    assert "Left as they are: 1, each with its reason above." in result.stderr
    assert file.read_bytes() == before


def test_a_document_without_anything_of_ours_says_by_itself_which_form_it_has(adr, run):
    """A status alone is no sign of our form, so the file names it."""
    file = written(adr, "0004-plain.md", "# Plain\n\nStatus: Draft\n\nText.\n")
    run("import", "adr", "--write")
    assert file.read_text() == "---\nstatus: draft\ndialect: alignment\n---\n\n# Plain\n\nText.\n"
    (record,) = read_project(bare_project(adr)).loaded.records
    assert record.origin.dialect == "alignment"


def test_options_that_cannot_be_told_apart_are_named_with_their_heading(adr, run):
    """A person may name them; their text stays."""
    text = NYGARD + "\n## Considered Options\n\nWe thought of several things.\n"
    file = written(adr, "0002-keep-logs.md", text)
    result = run("import", "adr", "--write")
    assert (
        "adr/0002-keep-logs.md:21:1: no options could be told apart in 'Considered Options'" in result.stderr
    )
    assert "We thought of several things." in file.read_text()


def test_a_record_cannot_write_a_command_of_the_runner(adr, run):
    """A context line of the difference that holds `::` is shown otherwise."""
    written(adr, "0002-keep-logs.md", NYGARD.replace("Why.", "::error::boo\x9b"))
    shown = run("import", "adr").stdout
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert "\x9b" not in shown


def test_brief_names_the_files_alone(adr, run):
    """One path a line, for a folder of hundreds."""
    written(adr, "0001-use-a-queue.md", MADR)
    assert run("import", "adr", "--brief").stdout == "adr/0001-use-a-queue.md\n"


def test_a_folder_that_is_not_there_is_said_without_a_traceback(run):
    """The next move is named."""
    result = run("import", "nowhere")
    assert result.exit_code == 2
    assert "there is nothing at nowhere" in result.stderr


CORPORA = {
    "JabRef+jabref": "docs/decisions",
    "adr+madr": "docs/decisions",
    "alphagov+forms": "ADR",
    "buildpacks+rfcs": "text",
    "clef+handbook": ".",
    "cloudoperators+documentation": "architecture-decision-records",
    "kubernetes+enhancements": "keps",
    "microsoft+code-with-engineering-playbook": "docs",
    "microsoft+semantic-kernel": "docs/decisions",
    "ministryofjustice+cloud-platform": "architecture-decision-record",
    "openedx+openedx-events": "docs/decisions",
    "thomvaill+log4brains": "docs/adr",
}


LARGE = {"kubernetes+enhancements", "buildpacks+rfcs", "microsoft+semantic-kernel", "JabRef+jabref"}
"""Every third document of these is tried: they are long, and written much alike."""


def is_tried(name: str) -> Callable[[str], bool]:
    """Which documents of a project are imported."""
    return lambda path: name not in LARGE or crc32(path.encode()) % 3 == 0


def project_at(root: Path, folder: str) -> Project:
    place = (root / folder).resolve()
    option = Folder(path=folder)
    return Project(root, place, Settings(records=(option,)), (RecordsFolder(option, place),))


@dataclass(frozen=True)
class ProjectImport:
    """A project of real documents, as it is read and as its documents would be imported."""

    root: Path
    folder: str
    reading: Reading
    plan: Import


@pytest.fixture(scope="module", params=CORPORA)
def imported(request: pytest.FixtureRequest, corpora: Path) -> ProjectImport:
    """Each project, read and planned once for all tests."""
    root, folder = (corpora / request.param).resolve(), CORPORA[request.param]
    project = project_at(root, folder)
    return ProjectImport(
        root, folder, read_project(project), planned_import(project, is_tried(root.name), TODAY)
    )


def written_to(copy: Path, imported: ProjectImport) -> Project:
    """The project elsewhere, with every file as it would be written."""
    new = {each.path: each.new for each in imported.plan.files}
    for source in imported.reading.sources:
        file = copy / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(new.get(source.path, source.data))
    return project_at(copy, imported.folder)


def test_real_documents_say_the_same_after_the_import(imported, tmp_path):
    """All facts and all prose are read again, in our form, without an error; nothing is left for a second run."""
    plan, after = imported.plan, written_to(tmp_path, imported)
    before = {each.origin.path: each for each in imported.reading.loaded.records}
    examination = examine(after, TODAY)
    again = {each.origin.path: each for each in examination.graph.records}
    assert before.keys() == again.keys()
    assert [path for path in before if facts_of(before[path]) != facts_of(again[path])] == []
    done = {each.path for each in plan.files}
    assert {again[path].origin.dialect for path in done} <= {"alignment"}
    assert [each for each in examination.findings if each.severity is Severity.ERROR] == []
    assert planned_import(after, lambda path: path in done, TODAY).files == ()
    tried = is_tried(imported.root.name)
    assert {path for path in before if path not in done and tried(path)} == set(plan.left)
    assert set(plan.left) <= {note.path for note in plan.notes}


def test_no_word_of_a_real_document_is_lost(imported):
    """Every word that was in a file is in it afterwards; labels may go, and dates be written in ISO form."""
    lost = {}
    for file in imported.plan.files:
        new = file.new.decode("utf-8-sig")
        words = tokens(new) | LABELS
        gone = [
            line
            for line in file.old.decode("utf-8-sig").splitlines()
            if not tokens(line) <= words and str(day_within(line.partition(":")[2])) not in new
        ]
        if gone:
            lost[file.path] = gone
    assert lost == {}
