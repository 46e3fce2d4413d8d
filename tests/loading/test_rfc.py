"""Requests for comments: bullets at the top, front matter, or a section `Meta`."""

import pytest

BULLETS = """\
- Feature Name: `borrowed_ladders`
- Start Date: 2020-03-04
- RFC PR: [example/rfcs#12](https://example.org/12)

# Summary

Ladders may be lent.

# Rationale and alternatives

- Buy more ladders. They are dear.
- **Ropes**: light, and hard to climb
- What is the impact of not doing this?
"""
META = """\
# Meta
[meta]: #meta
- Name: Lend the ladders
- Start Date: 2020-03-04
- Author(s): [@kim](https://example.org/kim), lou
- Status: Approved <!-- Draft, Approved -->
- RFC Pull Request: (leave blank)
- Supersedes: [RFC 0007](0007-chairs.md)

# Summary

Ladders may be lent.
"""


def test_bullets_are_read_and_the_rest_of_them_stays(read_files):
    rfc = read_files({"0012-borrowed-ladders.md": BULLETS}).only
    assert (rfc.title, rfc.status, rfc.origin.dialect) == ("borrowed_ladders", "unknown", "rfc")
    assert str(rfc.decided) == "2020-03-04" or str(rfc.opened) == "2020-03-04"
    assert rfc.origin.body.startswith("- RFC PR: [example/rfcs#12](https://example.org/12)\n")


def test_alternatives_are_options_named_by_their_first_sentence_or_bold_words(read_files):
    rfc = read_files({"0012-borrowed-ladders.md": BULLETS}).only
    assert [option.name for option in rfc.options] == ["Buy more ladders", "Ropes"]
    assert "They are dear." in rfc.origin.body
    assert "light, and hard to climb" in rfc.origin.body


def test_a_meta_section_is_read_and_is_not_the_title(read_files):
    rfc = read_files({"0012-ladders.md": META, "0007-chairs.md": "# Chairs\n"}).decisions["0012-ladders"]
    assert (rfc.title, rfc.status, rfc.people) == ("Lend the ladders", "accepted", ("kim", "lou"))
    assert (str(rfc.opened), rfc.supersedes) == ("2020-03-04", ("0007-chairs",))


@pytest.mark.parametrize(
    ("front", "title", "status"),
    [
        ("feature: wind-mill\nstart-date: 2022-05-06\nauthor: Mo\n", "wind-mill", "unknown"),
        ("stage: accepted\nstart-date: 2022-05-06\n", "Mills", "accepted"),
        ("stage: ready-for-release\nstart-date: 2022-05-06T00:00:00.000Z\n", "Mills", "accepted"),
    ],
)
def test_front_matter_with_a_start_date(read_files, front, title, status):
    """Communities have the feature's name, the author and a stage in it."""
    heading = "" if "feature" in front else "# Mills\n\n"
    rfc = read_files({"0044-mills.md": f"---\n{front}---\n\n{heading}## Summary\n\nThey turn.\n"}).only
    assert (rfc.title, rfc.status, str(rfc.opened), rfc.origin.dialect) == (
        title,
        status,
        "2022-05-06",
        "rfc",
    )


def test_a_placeholder_of_the_template_names_nothing(read_files):
    text = META.replace("Lend the ladders", "(fill in the feature name)").replace(
        "[RFC 0007](0007-chairs.md)", '(put "N/A" unless this replaces one)'
    )
    rfc = read_files({"0012-lend-ladders.md": text}).only
    assert (rfc.title, rfc.supersedes) == ("Lend ladders", ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- Name: `pack` the ladders", "pack the ladders"),
        ("- **Name:** **Lend** the ladders", "Lend the ladders"),
        ("- **Name**: The *long* ladders", "The long ladders"),
        ("- Name: `lend ladders`", "lend ladders"),
        ("- **Name: Lend the ladders**", "Lend the ladders"),
    ],
)
def test_marks_around_the_name_or_a_part_of_it_are_no_part_of_the_title(read_files, line, title):
    """Also where the first word alone stands in them."""
    text = META.replace("- Name: Lend the ladders", line)
    assert read_files({"0012-ladders.md": text}).only.title == title


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("[PR#7](https://example.org/o/r/pull/7)", ("PR#7",)),
        ("https://example.org/o/r/pull/7", ("o/r#7",)),
        ("[PR 7](https://example.org/o/r/pull/7)", ("o/r#7",)),
        ("[the plan](https://example.org/plan), [RFC#9](https://example.org/9), many others", ("the plan", "RFC#9")),
        ("[RFC 7](0007-chairs.md), [RFC#9](https://example.org/9)", ("0007-chairs", "RFC#9")),
        ("https://example.org/plans/stools", ("https://example.org/plans/stools",)),
        ("many others", ()),
    ],
)  # fmt: skip
def test_what_is_superseded_elsewhere_is_kept_and_is_no_record_here(read_files, written, names):
    """By the words of the link, or by its address; nothing that the number of a record here would match."""
    text = META.replace("[RFC 0007](0007-chairs.md)", written)
    read = read_files({"0012-ladders.md": text, "0007-chairs.md": "# Chairs\n"})
    assert read.decisions["0012-ladders"].supersedes == names
