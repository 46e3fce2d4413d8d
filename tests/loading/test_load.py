"""Files → records: kind and team by place, ids, dates, and findings for what is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment_plugin.findings import Severity
from alignment_plugin.loading import load_records
from alignment_plugin.records import Decision, Session, Step, Strategy, Term
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile

STRATEGY = "---\nteam: sea\nstatus: active\nwhere: There.\nwhy: Because.\n---\n"
DECISION = "---\nstatus: accepted\nopened: 2026-01-01\n---\n\n# Leave\n\nWords.\n"


def sources(files, folder="docs/alignment"):
    """Sources of one records folder."""
    return [
        SourceFile(f"{folder}/{name}", name, text if isinstance(text, bytes) else text.encode(), folder)
        for name, text in files.items()
    ]


def load(files, folder="docs/alignment", **options):
    return load_records(sources(files, folder), settings=Settings(**options))


@pytest.mark.parametrize(
    ("name", "kind", "full_id"),
    [
        ("decisions/0004-leave.md", "decision", "alignment/0004-leave"),
        ("adr/0004-leave.md", "decision", "alignment/0004-leave"),
        ("decisions/2026/0004-leave.md", "decision", "alignment/0004-leave"),
        ("payments/decisions/0004-leave.md", "decision", "payments/0004-leave"),
        ("decisions/0004-Leave_the Batch.md", "decision", "alignment/0004-leave-the-batch"),
        ("decisions/0004-leave/README.md", "decision", "alignment/0004-leave"),
    ],
)
def test_kind_team_and_id_come_from_the_place(name, kind, full_id):
    if name.endswith("0004-leave/README.md"):
        name = "decisions/0004-leave/README.md"
    (record,) = load({name: DECISION}).records
    assert (record.kind, record.full_id) == (kind, full_id)


@pytest.mark.parametrize(
    "name", ["decisions/README.md", "decisions/index.md", "decisions/adr-template.md", "decisions/template.md",
             "decisions/0000-template.md", "decisions/.hidden.md", "decisions/picture.png", "words.md",
             "decisions/nnnn-title.md"],
)  # fmt: skip
def test_indexes_templates_and_other_files_are_no_records(name):
    loaded = load({name: DECISION})
    assert loaded.records == ()
    assert loaded.findings == ()


def test_a_strategy_names_the_team_of_its_folder():
    loaded = load({"crew/strategy.md": STRATEGY, "crew/decisions/0001-a.md": DECISION})
    assert {record.team for record in loaded.records} == {"sea"}
    assert loaded.team_folders == {"crew": "sea"}


def test_a_record_says_its_kind_where_its_place_does_not():
    (record,) = load({"notes/monday.md": "---\nkind: session\ndate: 2026-11-16\n---\n# Monday\n"}).records
    assert isinstance(record, Session)
    assert record.name == "Monday"


def test_the_date_of_a_session_is_in_its_name():
    (record,) = load({"sessions/2026-11-16.md": "---\nminutes: 45\n---\n"}).records
    assert isinstance(record, Session)
    assert record.date is not None
    assert record.date.isoformat() == "2026-11-16"


def test_entries_of_a_list_keep_their_order_and_lines():
    entry = "- id: {0}\n  title: {0}\n  certainty: known\n  state: next\n"
    loaded = load({"steps.yml": "# the next ones\n" + "".join(map(entry.format, ("b", "a", "c")))})
    assert [record.id for record in loaded.records] == ["b", "a", "c"]
    assert [record.origin.span.line for record in loaded.records] == [2, 6, 10]
    assert all(isinstance(record, Step) for record in loaded.records)


def test_a_term_takes_its_id_from_its_word():
    (record,) = load(
        {"glossary.yml": "- term: Shadow ledger\n  means: A second one.\n  not: a backup\n"}
    ).records
    assert isinstance(record, Term)
    assert (record.id, record.not_) == ("shadow-ledger", "a backup")


@pytest.mark.parametrize("suffix", ["md", "yml"])
def test_a_strategy_may_be_markdown_or_yaml(suffix):
    text = STRATEGY if suffix == "md" else STRATEGY.replace("---\n", "")
    (record,) = load({f"strategy.{suffix}": text}).records
    assert isinstance(record, Strategy)
    assert record.where == "There."


def wrong(text, name="decisions/0001-a.md", **options):
    """Code, line and column of each finding."""
    return [(each.code, each.span.line, each.span.column) for each in load({name: text}, **options).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nstatus: acepted\nopened: 2026-01-01\n---\n# A\n", [("bad-value", 2, 9)]),
        ("---\nstatus: accepted\nopened: 2026-02-31\n---\n# A\n", [("bad-value", 3, 9)]),
        ("---\nopened: 2026-01-01\n---\n# A\n", [("bad-value", 1, 1)]),
        (
            "---\nstatus: accepted\nopend: 2026-01-01\ndecided: 2026-01-02\n---\n# A\n",
            [("unknown-field", 3, 1)],
        ),
        (
            "---\nstatus: accepted\nsuccess: [Rolls downwind, so worse sleep]\n---\n# A\n",
            [("bad-value", 3, 10)],
        ),
        ("---\nstatus: accepted\nleaves_free:\n  - Cohort 1: 30 days\n---\n# A\n", [("bad-value", 4, 5)]),
        ("---\nstatus: accepted\noptions:\n  - title: No id\n---\n# A\n", [("bad-value", 4, 5)]),
        ("---\nstatus: accepted\noptions:\n  - id: ../../x\n---\n# A\n", [("bad-value", 4, 9)]),
        ("---\nstatus: accepted\ncheck_by: " + "9" * 100_000 + "\n---\n# A\n", [("bad-value", 3, 11)]),
        (
            "---\nstatus: accepted\nowner: @noor\nopened: 2026-01-01\n---\n# A\n",
            [("unreadable-record", 3, 8)],
        ),
        ("---\nstatus: accepted\nopened: 2026-01-01\n", [("unreadable-record", 1, 1)]),
        (b"---\nstatus: \xff\n---\n", [("unreadable-record", 2, 9)]),
        ("---\nstatus: accepted\n---\n# A\x00\n", [("unreadable-record", 4, 4)]),
        ("---\nstatus: accepted\n---\n# A \u202e B\n", [("unreadable-record", 4, 5)]),
        ("x" * 300_000, [("unreadable-record", 1, 1)]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, expected):
    assert wrong(text) == expected


def test_everything_wrong_is_told_at_once_and_the_rest_is_kept():
    text = "---\nstatus: acepted\nopened: 2026-02-31\nownr: x\nbecause: It is.\n---\n# A\n"
    loaded = load({"decisions/0001-a.md": text})
    assert [each.code for each in loaded.findings] == ["bad-value", "bad-value", "unknown-field"]
    (record,) = loaded.records
    assert isinstance(record, Decision)
    assert record.because == "It is."


@pytest.mark.parametrize("start", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_end_are_read(start, end):
    (record,) = load({"decisions/0001-a.md": (start + DECISION.replace("\n", end)).encode()}).records
    assert record.name == "Leave"
    assert record.origin.place("opened").line == 3


def test_a_teams_own_status_words_are_read():
    text = DECISION.replace("accepted", "Ratified")
    (record,) = load({"decisions/0001-a.md": text}, statuses={"ratified": "accepted"}).records
    assert record.status.value == "accepted"


@pytest.mark.parametrize(
    "text", ["# Only a heading\n", "Just words.\n", "", "---\nlayout: page\n---\n# Page\n"]
)
def test_a_document_that_was_there_before_is_a_record_without_a_finding(text):
    loaded = load({"decisions/0007-what-we-do.md": text})
    assert len(loaded.records) == 1
    assert loaded.findings == ()


def test_a_document_with_broken_front_matter_is_read_line_by_line():
    text = "---\nstatus: accepted\ndeciders: @ada, @bo\ntitle: Azure: Internal\n---\n# Azure\n"
    loaded = load({"decisions/0007-azure.md": text})
    assert [each.severity for each in loaded.findings] == [Severity.WARNING]
    (record,) = loaded.records
    assert record.status.value == "accepted"


def test_a_folder_of_unknown_name_is_read_as_decisions_where_an_option_names_it():
    loaded = load({"one.md": "# One\n"}, folder="docs/choices", records=(Folder(path="docs/choices"),))
    assert [record.kind for record in loaded.records] == ["decision"]


@settings(max_examples=150)
@given(
    st.binary(max_size=300), st.sampled_from(["decisions/0001-a.md", "steps.yml", "strategy.md", "team.yml"])
)
def test_any_bytes_are_read_or_told(data, name):
    for start in (b"", b"---\n", b"---\nstatus: accepted\noptions:\n  - id: "):
        loaded = load({name: start + data})
        assert all(each.message and each.span.line >= 1 for each in loaded.findings)


@pytest.mark.parametrize(
    ("front", "severity"),
    [
        ("status: accepted\nowner: @noor", Severity.ERROR),
        ("status: accepted\nowner: @noor\nlayout: page", Severity.WARNING),
        ("status: accepted\ndeciders: @noor", Severity.WARNING),
    ],
)
def test_what_cannot_be_read_stops_a_build_only_in_our_own_form(front, severity):
    (finding,) = load({"decisions/0001-a.md": f"---\n{front}\n---\n# A\n"}).findings
    assert (finding.code, finding.severity) == ("unreadable-record", severity)
