"""Labels beside the reader: what counts as the same, what does not, and what is shown of it."""

import json

import pytest

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile
from benchmarks.facts import Facts, documents_by_number, labelled, option_title, read
from benchmarks.labels import Case, Share, differences, main, shares, shares_where_said

LABEL = {
    "path": "adr/0002-b.md", "title": "Use “B”", "number": 2, "status": "accepted", "status_raw": "accepted",
    "date": "2024-05-06", "people": ["@Ana", "Lee <lee@example.org>"], "supersedes": ["1"], "superseded_by": [],
    "amends": [], "amended_by": [], "options": ["Option 1: `A`", "**B**."], "chosen": "**B**.",
}  # fmt: skip
FIRST = b"---\nstatus: superseded\n---\n# Use A\n"
SECOND = b"""---
status: accepted
decided: 2024-05-06
owner: lee
people: [ana]
supersedes: [0001-a]
options:
  - id: a
    title: A
  - id: b
    title: B
chosen: b
---
# Use "B"
"""


@pytest.fixture
def facts_read():
    """What the reader makes of the second of two records, and where each number is."""
    sources = [
        SourceFile(f"adr/{name}", name, data, "adr")
        for name, data in (("0001-a.md", FIRST), ("0002-b.md", SECOND))
    ]
    loaded = load_records(sources, settings=Settings(records=(Folder(path="adr", kind="decision"),)))
    graph, _ = link(loaded)
    documents = documents_by_number(loaded.records)
    record = next(each for each in loaded.records if each.id == "0002-b")
    return read(record, graph, documents), documents


def test_the_same_facts_in_other_words_count_as_right(facts_read):
    """Quotes, `@`, mail, capitals of names, numbers for paths, marks and numbering of options make no difference."""
    reader, documents = facts_read
    assert documents == {"1": "adr/0001-a.md", "2": "adr/0002-b.md"}
    assert labelled(LABEL, documents) == reader


@pytest.mark.parametrize(
    ("fact", "changed"),
    [
        ("title", {"title": "Use B"}),
        ("status", {"status": "proposed"}),
        ("date", {"date": "2024-05-07"}),
        ("people", {"people": ["ana"]}),
        ("supersession", {"supersedes": []}),
        ("supersession", {"amends": ["0001-a.md"]}),
        ("supersession", {"amended_by": ["1"]}),
        ("supersession", {"supersedes": [], "superseded_by": ["1"]}),
        ("options", {"options": ["A", "B", "C"]}),
        ("chosen", {"chosen": "A"}),
        ("chosen", {"chosen": ""}),
    ],
)
def test_a_fact_that_differs_is_wrong_and_no_other_is(fact, changed, facts_read):
    reader, documents = facts_read
    case = Case("adr/0002-b.md", False, labelled(LABEL | changed, documents), reader)
    wrong = {name for name, share in shares([case]).items() if share == Share(0, 1)}
    assert wrong == {fact}


def test_nothing_counts_as_right_in_a_document_that_was_not_read(facts_read):
    """Not even a fact on which the document says nothing."""
    case = Case("adr/0002-b.md", False, Facts(title="A"), None)
    assert set(shares([case]).values()) == {Share(0, 1)}


def test_of_a_document_without_a_title_any_title_is_right(facts_read):
    reader, _ = facts_read
    assert Case("adr/0002-b.md", False, Facts(), reader).right("title")


def test_documents_that_say_nothing_on_a_fact_are_left_out_where_said_is_counted(facts_read):
    reader, documents = facts_read
    silent = Case("adr/0003-c.md", False, Facts(title="C"), Facts(title="C"))
    told = Case("adr/0002-b.md", False, labelled(LABEL, documents), reader)
    assert shares([silent, told])["people"] == Share(2, 2)
    assert shares_where_said([silent, told])["people"] == Share(1, 1)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Option 2 - [Use B](https://b.example)", "use b"),
        ("[3] Use **B**,", "use b"),
        ("Option 1.1 - Use B", "use b"),
        ("Option #4: Use B", "use b"),
        ("Option 1 [Supported] - Use B", "use b"),
        ("Option [B] - Use it", "option [b] - use it"),
        ("1. Use `snake_case`", "use snake_case"),
        ("Use the   “B” queue", 'use the "b" queue'),
        ("Options for B", "options for b"),
    ],
)
def test_an_option_is_compared_by_its_words(written, title):
    assert option_title(written) == title


@pytest.mark.parametrize(
    ("written", "other", "same"),
    [
        ("PR#1", "pr#1", True),
        ("PR#1", "1", False),
        ("RFC#1", "1", True),
        ("https://example.org/o/r/pull/1", "o/r#1", True),
        ("https://example.org/o/r/pull/77", "#77", True),
        ("https://example.org/o/r/pull/1", "#1", False),
        ("https://example.org/o/r/pull/1", "https://example.org/o/r/pull/2", False),
    ],
)
def test_a_request_is_compared_by_its_words_and_is_no_document_of_its_number(
    written, other, same, facts_read
):
    _, documents = facts_read
    one, two = (labelled(LABEL | {"supersedes": [each]}, documents) for each in (written, other))
    assert (one == two) is same


def test_a_number_that_two_documents_share_names_neither():
    sources = [SourceFile(f"adr/{name}", name, FIRST, "adr") for name in ("0001-a.md", "0001-b.md")]
    loaded = load_records(sources, settings=Settings(records=(Folder(path="adr", kind="decision"),)))
    assert documents_by_number(loaded.records) == {"1": ""}


def test_a_difference_names_the_document_the_fact_and_both_sides():
    case = Case("adr/0002-b.md", False, Facts(title="B"), Facts(title="A"))
    assert list(differences("some", [case])) == ["some/adr/0002-b.md: title\n  label  'B'\n  reader 'A'"]


@pytest.fixture
def two_documents(tmp_path):
    """A repository with one labelled document to work with and one held out, both labelled wrongly."""
    folder = tmp_path / "corpora" / "some" / "adr"
    folder.mkdir(parents=True)
    (folder / "0001-a.md").write_bytes(FIRST)
    (folder / "0002-b.md").write_bytes(SECOND)
    seen = LABEL | {"title": "not seen so"}
    hidden = LABEL | {"path": "adr/0001-a.md", "title": "not so either", "held_out": True}
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "some.json").write_text(json.dumps([seen, hidden]), "utf-8")
    return ["--labels", str(tmp_path / "labels"), "--corpora", str(tmp_path / "corpora")]


def test_differences_of_held_out_documents_are_shown_only_when_asked_for(two_documents, capsys):
    assert main([*two_documents, "--differences"]) == 0
    shown = capsys.readouterr().out
    assert "adr/0002-b.md: title" in shown
    assert "0001-a" not in shown
    assert main([*two_documents, "--differences", "--held-out"]) == 0
    shown = capsys.readouterr().out
    assert "adr/0001-a.md: title" in shown
    assert "0002-b" not in shown


def test_without_the_documents_it_says_so_and_stops(two_documents, tmp_path, capsys):
    assert main([*two_documents, "--corpora", str(tmp_path / "nowhere")]) == 2
    assert "the documents are not kept with the code" in capsys.readouterr().err
    (tmp_path / "corpora" / "some").rename(tmp_path / "corpora" / "other")
    assert main(two_documents) == 2
    assert "holds no folder some" in capsys.readouterr().err


def test_a_repository_without_labels_is_said_with_those_that_have_some(two_documents, tmp_path, capsys):
    assert main([*two_documents, "--corpus", "none"]) == 2
    assert "has labels of: some" in capsys.readouterr().err
    assert main(["--labels", str(tmp_path / "corpora")]) == 2
    assert "has labels of: nothing" in capsys.readouterr().err


def test_documents_of_a_new_repository_are_looked_for_where_its_labels_say(two_documents, tmp_path, capsys):
    """Also below one another: a folder inside another is not read a second time."""
    nested = tmp_path / "corpora" / "some" / "adr" / "inner"
    nested.mkdir()
    (nested / "0003-a.md").write_bytes(FIRST)
    file = tmp_path / "labels" / "some.json"
    file.write_text(
        json.dumps([*json.loads(file.read_text("utf-8")), LABEL | {"path": "adr/inner/0003-a.md"}]), "utf-8"
    )
    assert main(two_documents) == 0
    assert "2/2 100%" in capsys.readouterr().out
