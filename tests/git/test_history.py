"""What a change is asked: of accepted decisions that it edits, and of names that the base has given away."""

from textwrap import dedent

import pytest

from alignment_plugin.adapters.since import change_findings
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.graph import RecordGraph
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.text import SourceFile

ACCEPTED = """\
    status: accepted
    chosen: kafka
    because: It keeps what was said.
    success: [No message is lost., Nobody calls at night.]
    criteria:
      - {id: cost, question: What it costs}
    options:
      - {id: kafka, title: Kafka}
      - {id: rabbit, title: Rabbit}
"""


def graph(files: dict[str, str]) -> RecordGraph:
    """The records of a few files in the folder of a team."""
    sources = [SourceFile(path, path, dedent(text).encode(), "crew") for path, text in files.items()]
    loaded = load_records(sources)
    assert not loaded.findings
    return link(loaded)[0]


def decisions(**texts: str) -> RecordGraph:
    """Decisions by id, with `_` for `-`; a leading letter keeps Python content and is left out."""
    return graph({f"decisions/{name[1:].replace('_', '-')}.yml": text for name, text in texts.items()})


def edits(before: str, after: str) -> list[Finding]:
    """What is asked of an edit of one decision."""
    base, head = decisions(n0001_x=before), decisions(n0001_x=after)
    return [each for each in change_findings(base, head, base, name="main") if each.code == "history-edited"]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("chosen: kafka", "chosen: rabbit", "chosen"),
        ("It keeps what was said.", "We like it.", "because"),
        ("    because: It keeps what was said.\n", "", "because"),
        ("No message is lost.", "Few messages are lost.", "success"),
        (", Nobody calls at night.", "", "success"),
        ("What it costs", "What it costs in a year", "criteria"),
        ("question: What it costs", "question: What it costs, must: true", "criteria"),
    ],
)
def test_an_edit_of_what_was_agreed_on_is_asked_about(old: str, new: str, field: str) -> None:
    assert old in ACCEPTED
    (finding,) = edits(ACCEPTED, ACCEPTED.replace(old, new))
    assert (finding.pointer, finding.severity) == (field, Severity.WARNING)
    assert finding.message.endswith("Is this a new decision?")
    assert "supersedes: [0001-x]" in finding.hint


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ACCEPTED, ACCEPTED),
        (ACCEPTED.replace("accepted", "proposed"), ACCEPTED.replace("kafka\n", "rabbit\n")),
        (ACCEPTED.replace("    because: It keeps what was said.\n", ""), ACCEPTED),
        (ACCEPTED, ACCEPTED.replace("It keeps what was said.", ">\n      It keeps\n      what was said.")),
        (
            ACCEPTED,
            ACCEPTED.replace("because: It keeps what was said.", 'because: "It keeps what was said."'),
        ),
        (ACCEPTED, ACCEPTED.replace("kafka", "opt-kafka")),
        (ACCEPTED, ACCEPTED.replace("accepted", "superseded")),
        (ACCEPTED, ACCEPTED + "    outcome: [{result: failed}]\n    title: Another title\n"),
    ],
    ids=[
        "same",
        "not accepted yet",
        "filled in",
        "wrapped",
        "quoted",
        "renamed option",
        "superseded",
        "other fields",
    ],
)
def test_what_is_no_edit_of_history_is_not(before: str, after: str) -> None:
    assert edits(before, after) == []


def test_a_decision_that_was_superseded_is_history_too() -> None:
    before = ACCEPTED.replace("accepted", "superseded")
    assert len(edits(before, before.replace("chosen: kafka", "chosen: rabbit"))) == 1


def test_a_decision_is_known_again_under_another_id() -> None:
    base = decisions(n0001_x=ACCEPTED)
    head = decisions(
        n0002_y=ACCEPTED.replace("We", "I").replace("said.", "heard.") + "    aliases: [0001-x]\n"
    )
    found = list(change_findings(base, head, base, name="main"))
    assert [(each.code, each.record) for each in found] == [("history-edited", "crew/0002-y")]


ONE, OTHER = "status: proposed\ntitle: One\n", "status: proposed\ntitle: Quite another\n"
FORK = {"n0001_x": ONE}


def taken(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """What is said of ids and numbers, where the two branches parted with 0001-x."""
    found = change_findings(decisions(**FORK), decisions(**here), decisions(**there), name="origin/main")
    return [each.message for each in found if each.code == "duplicate-id"]


def test_a_number_that_the_other_branch_has_taken_is_an_error() -> None:
    here, there = FORK | {"n0007_x": OTHER}, FORK | {"n0007_y": OTHER}
    (finding,) = change_findings(decisions(**FORK), decisions(**here), decisions(**there), name="origin/main")
    assert (
        finding.message == "number 7 is also that of 'Quite another' on origin/main, decisions/0007-y.yml:1"
    )
    assert finding.hint == "the next free number is 8: call this one '0008-x'"
    assert finding.severity is Severity.ERROR


def test_an_id_that_the_other_branch_has_taken_is_an_error() -> None:
    assert taken(FORK | {"n0007_x": ONE}, FORK | {"n0007_x": OTHER}) == [
        "'0007-x' is also the id of 'Quite another' on origin/main, decisions/0007-x.yml:1"
    ]


def test_a_number_that_was_taken_before_the_branches_parted_is_one_too() -> None:
    assert len(taken(FORK | {"n0001_other": OTHER}, FORK)) == 1


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (FORK, FORK | {"n0007_y": OTHER}),
        (FORK | {"n0008_x": OTHER}, FORK | {"n0007_y": OTHER}),
        (FORK | {"n0007_x": OTHER}, FORK | {"n0007_x": OTHER}),
        ({"n0001_y": ONE}, FORK),
        (FORK | {"nx": OTHER}, FORK | {"ny": OTHER}),
    ],
    ids=[
        "nothing new here",
        "another number",
        "the same record, merged in part",
        "renamed here",
        "no numbers",
    ],
)
def test_what_does_not_meet_is_not_said(here: dict[str, str], there: dict[str, str]) -> None:
    assert taken(here, there) == []


def test_entries_of_one_file_meet_as_well() -> None:
    """Both branches put a step with one id into steps.yml, at different places: git merges that."""
    step = "- {{id: go, title: {}, certainty: known, state: next}}\n"
    base, here, there = (
        graph({}),
        graph({"steps.yml": step.format("Go")}),
        graph({"steps.yml": step.format("Run")}),
    )
    (finding,) = change_findings(base, here, there, name="main")
    assert finding.message == "'go' is also the id of 'Run' on main, steps.yml:1"
    assert "aliases" in finding.hint


def test_documents_that_were_there_before_are_only_warned_about() -> None:
    madr = '# One\n\n* Status: accepted\n\n## Decision Outcome\n\nChosen option: "A", because it is.\n'
    base, head = graph({}), graph({"decisions/0007-x.md": madr})
    there = graph({"decisions/0007-y.md": madr.replace("One", "Two")})
    (finding,) = change_findings(base, head, there, name="main")
    assert finding.severity is Severity.WARNING
