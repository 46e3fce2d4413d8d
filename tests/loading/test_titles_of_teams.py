"""The titles of real teams' documents: keys in front and behind, headings, lines and lists above them."""

import pytest

REST = "\n\n## Context\n\nx\n\n## Decision\n\ny\n"


@pytest.mark.parametrize(
    ("heading", "name", "title", "status"),
    [
        ("RFC 005: Keys elsewhere", "005-keys.md", "Keys elsewhere", "unknown"),
        ("RFC: Keys elsewhere", "keys.md", "Keys elsewhere", "unknown"),
        ("Draft: Keys elsewhere", "0005-keys.md", "Keys elsewhere", "draft"),
        ("ADR: Keys elsewhere", "0005-keys.md", "Keys elsewhere", "unknown"),
        ("Keys elsewhere - ADR 005", "005-keys.md", "Keys elsewhere", "unknown"),
        ("Keys as in ADR 004", "005-keys.md", "Keys as in ADR 004", "unknown"),
        ("OSEP #5: Keys elsewhere", "005-keys.md", "Keys elsewhere", "unknown"),
        ("D-TEC-005 — Keys elsewhere", "D-TEC-005-keys.md", "Keys elsewhere", "unknown"),
        ("Shop Enhancement #: Keys elsewhere", "keys.md", "Keys elsewhere", "unknown"),
        ("Shop Enhancement 3: Keys", "QEP-3-keys.md", "Keys", "unknown"),
        ("Cold Start Improvement: keys", "QEP-3-keys.md", "Cold Start Improvement: keys", "unknown"),
        ("Shop Enhancement 4: Keys", "QEP-3-keys.md", "Shop Enhancement 4: Keys", "unknown"),
        ("RFC11 for keys elsewhere", "RFC-0011-keys.md", "RFC11 for keys elsewhere", "unknown"),
        ("HIP XXX: Keys elsewhere", "0000_keys.md", "Keys elsewhere", "unknown"),
        ("RFC NNNN - Keys elsewhere", "0000-keys.md", "Keys elsewhere", "unknown"),
        ("Feature Name: `keys`", "54-keys.md", "keys", "unknown"),
        ("TITLE: Keys elsewhere", "0005-keys.md", "Keys elsewhere", "unknown"),
        ("CEP 23 - Keys elsewhere", "cep-0023.md", "Keys elsewhere", "unknown"),
        ("Architecture Decision Record: Keys", "adr-005-keys.md", "Keys", "unknown"),
        ("Enhancement Proposal-554: Keys", "keys.md", "Keys", "unknown"),
        ("ADR-4 Keys elsewhere", "ADR-5_keys.md", "Keys elsewhere", "unknown"),
        ("ADR-4 and what came of it", "0005-keys.md", "ADR-4 and what came of it", "unknown"),
        ("2023-04: Keys elsewhere", "ADR-2023-04-keys.md", "Keys elsewhere", "unknown"),
        ("2021-06-14 - Keys elsewhere", "2021-06-14-keys.md", "Keys elsewhere", "unknown"),
    ],
)
def test_a_key_in_front_of_a_title_is_neither_title_nor_status(read_files, heading, name, title, status):
    record = read_files({name: f"# {heading}{REST}"}).only
    assert (record.title, record.status.value) == (title, status)


@pytest.mark.parametrize("said", ["ADR-004", "title", "Neat-Enhancement-Idea"])
def test_front_matter_that_names_nothing_gives_way_to_the_heading(read_files, said):
    """Also where the template's words were left as they are."""
    text = f"---\ntitle: {said}\n---\n\n## ADR-004: Keys elsewhere{REST}"
    assert read_files({"adr-004-keys.md": text}).only.title == "Keys elsewhere"


def test_a_heading_that_says_where_it_stands_is_no_title(read_files):
    table = "| | |\n|---|---|\n| Feature Name | Keys elsewhere |\n| Start Date | 2021-11-25 |"
    record = read_files({"0002-keys.md": f"{table}\n\n# State: ACCEPTED\n\n# Summary\n\nx\n"}).only
    assert (record.title, record.status.value) == ("Keys elsewhere", "accepted")


def test_front_matter_may_have_a_name_in_place_of_a_title(read_files):
    assert (
        read_files({"keys.md": f"---\nname: Keys elsewhere\n---\n\n## Proposal\n\nx{REST}"}).only.title
        == "Keys elsewhere"
    )
    assert (
        read_files({"keys.md": f"---\nname: keys\n---\n\n# Keys elsewhere{REST}"}).only.title
        == "Keys elsewhere"
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Network and requests", "Network and requests"),
        ("This is a sentence.", "Some keys"),
        ("Draft", "Some keys"),
        ("One line\n\nAnd another", "Some keys"),
        ("Network and requests\n\n- Status: draft\n- Date: 2024-05-03", "Network and requests"),
    ],
)
def test_a_line_above_all_headings_is_the_title(read_files, line, title):
    text = f"{line}\n\nSynopsis\n--------\n\nx\n\nDecision\n--------\n\ny\n"
    assert read_files({"0004-some-keys.rst": text}).only.title == title


def test_a_comment_of_a_template_is_no_title(read_files):
    """Where the front matter is broken, its comment looks like a heading."""
    front = "---\n# These are optional metadata elements. Feel free to remove any of them.\n\n<p>x</p>\n\nstatus: accepted\n---"
    assert read_files({"0001-a.md": f"<p>y</p>\n\n{front}\n# Keys{REST}"}).only.title == "Keys"


def test_a_list_above_all_headings_may_state_the_title(read_files):
    head = "- Feature Name: keys_elsewhere\n- Start Date: 2020-07-28\n\n# Terms\n\nx\n"
    assert read_files({"0005-authorities.md": f"{head}{REST}"}).only.title == "keys_elsewhere"
    assert (
        read_files({"0005-authorities.md": f"{head.replace('keys_elsewhere', '')}{REST}"}).only.title
        == "Terms"
    )


def test_a_remark_that_looks_like_a_heading_is_no_title(read_files):
    assert read_files({"keys.md": f"### THIS WAS DONE ELSEWHERE\n\n# Keys\n\nx{REST}"}).only.title == "Keys"


def test_the_heading_above_all_others_is_the_title_whatever_its_level(read_files):
    head = "- Start Date: 2021-06-11\n- RFC PR:\n\n### Keys elsewhere\n\nx\n"
    assert read_files({"001-cli-keys.md": head}).only.title == "Keys elsewhere"
    assert read_files({"001-cli-keys.md": f"{head}\n### Motivation\n\ny\n"}).only.title == "Cli keys"


@pytest.mark.parametrize(
    ("stated", "stays"),
    [("Keys", False), ("ADR-1: keys!", False), ("Other words", True), ("ADR-1", False)],
)
def test_a_heading_of_other_words_than_the_front_matters_title_stays(read_files, stated, stays):
    """Nothing of a document is lost."""
    record = read_files(
        {"0001-a.md": f"---\ntitle: '{stated}'\nstate: accepted\n---\n\n# 1. Keys{REST}"}
    ).only
    assert ("# 1. Keys" in record.origin.body) is stays


@pytest.mark.parametrize("above", ["", "\n\n"])
def test_headings_without_a_space_are_headings_where_the_text_opens_with_one(read_files, above):
    """As people wrote them before CommonMark; in code they are none, and elsewhere they name a channel."""
    text = f"{above}#Keys elsewhere\n\n##Status\n\nAccepted\n\n##Context\n\n```\n#define KEYS\n```\n\n#keys is dear.\n"
    record = read_files({"0005-keys.md": text}).only
    assert (record.title, record.status.value) == ("Keys elsewhere", "accepted")
    assert "## Context" in record.origin.body
    assert "\n#define KEYS\n" in record.origin.body
    assert "\n#keys is dear." in record.origin.body
    other = read_files(
        {"0006-keys.md": "#keys is dear.\n\n# Keys elsewhere\n\n#keys is where we talk.\n"}
    ).only
    assert other.title == "Keys elsewhere"
    assert other.origin.body.count("#keys is") == 2
