"""Who decided, wrote and agreed, in the ways in which real teams name people."""

import pytest

from alignment_plugin.loading.dialects.people import read_people

REST = "\n\n## Context\n\nx\n\n## Decision\n\ny\n"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("[Ida](@ida) [Jo](@jo)", ("Ida", "Jo")),
        ("[@ida](host.example/ida/) [@jo](host.example/jo/)", ("ida", "jo")),
        ("[Ida Holm], [Jo Lund]", ("Ida Holm", "Jo Lund")),
        ("[Ida Holm]", ("Ida Holm",)),
        ("[ida][https://example.org/ida]", ("ida",)),
        ("**Data**: Ida Holm (Jun 12, 2024)", ("Ida Holm",)),
        ("Ida Holm (data, since 2024 or so)", ("Ida Holm (data, since 2024 or so)",)),
        ("Shop, Home & Garden, Toys", ("Shop", "Home & Garden", "Toys")),
        ("Ida, Jo & Kim", ("Ida", "Jo", "Kim")),
        ("Ida, specs/keys.yaml", ("Ida",)),
        ("Our users and contributors", ("Our users and contributors",)),
        ("_No response_", ()),
        ("Ida Holm ida@example.org, Jo", ("Ida Holm", "Jo")),
        ("Ida Holm \\<ida@example.org\\>", ("Ida Holm",)),
        ("ida@example.org", ("ida@example.org",)),
        ("Not recorded", ()),
        ("Ida, accepted by Jo, (Kim Lund)", ("Ida", "Jo", "Kim Lund")),
        ("Approved by the board", ("the board",)),
        ("Ida Holm (ida@example.org), Jo", ("Ida Holm", "Jo")),
    ],
)
def test_people_are_told_apart(raw, names):
    assert read_people(raw) == names


@pytest.mark.parametrize(
    "head",
    [
        "@ida @jo-lund",
        "| author | revision |\n|---|---|\n| ida, jo-lund | 1 |",
        "## Decision Contributors\n\n- ida\n- jo-lund",
        "## Status\n\nAccepted\n\nInvolved: ida and jo-lund",
        "**Participants:**\n\n- [@ida](https://example.org/ida)\n- jo-lund",
        "**Date:** 2024-05-03\n**Participants**\n- ida\n- jo-lund",
        "## Deciders\n\n- **Data**: ida (Jun 12, 2024)\n- **Shop**: jo-lund",
    ],
)
def test_people_stand_in_many_places(read_files, head):
    assert read_files({"0001-a.md": f"# Keys\n\n{head}{REST}"}).only.people == ("ida", "jo-lund")


@pytest.mark.parametrize(
    "said",
    [
        "- name: ida\n    url: https://example.org\n  - name: jo-lund",
        "- ida\n  - jo-lund",
        "{ ida, jo-lund }",
    ],
)
def test_people_stand_in_front_matter(read_files, said):
    text = f"---\nauthors:\n  {said}\n---\n\n# Keys{REST}"
    assert read_files({"0001-a.md": text}).only.people == ("ida", "jo-lund")


@pytest.mark.parametrize(
    ("status", "people"),
    [
        ("Accepted by Engineering (Ida, Jo Lund)", ("Ida", "Jo Lund")),
        ("- Accepted by: Ida & Jo", ("Ida", "Jo")),
        ("Approved by Ida Holm and Jo Lund on 3 May 2024.", ("Ida Holm", "Jo Lund")),
        ("Accepted by the board", ()),
        ("Superseded by Keys Elsewhere", ()),
        ("Proposed by Engineering (see below)", ()),
    ],
)
def test_a_status_says_who_agreed(read_files, status, people):
    assert read_files({"0001-a.md": f"# Keys\n\n## Status\n\n{status}{REST}"}).only.people == people


def test_a_mail_address_beside_names_is_nobody_else(read_files):
    head = "Author: Ida Holm\n\nContact: ida@example.org"
    record = read_files({"0001-a.md": f"# Keys\n\n{head}{REST}"}).only
    assert (record.owner, record.people) == (None, ("Ida Holm",))
    assert "Contact: ida@example.org" in record.origin.body
    beside = read_files({"0001-a.md": f"# Keys\n\nAuthors: Ida Holm, jo@example.org{REST}"}).only
    assert beside.people == ("Ida Holm", "jo@example.org")
    assert (
        read_files({"0001-a.md": f"# Keys\n\nContact: ida@example.org{REST}"}).only.owner == "ida@example.org"
    )


def test_front_matter_with_a_key_twice_keeps_both(read_files):
    text = (
        f"---\nTitle: Keys\nAuthor: Ida Holm <ida@example.org>\nAuthor: Jo Lund\n---\n\n# Other words{REST}"
    )
    record = read_files({"0001-a.md": text}).only
    assert (record.title, record.people) == ("Keys", ("Ida Holm", "Jo Lund"))
