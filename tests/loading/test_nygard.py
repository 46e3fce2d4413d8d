"""Status, Context, Decision, Consequences, as adr-tools writes them and people bend them."""

import pytest

SECTIONS = "## Context\n\nIt rains.\n\n## Decision\n\nWe will build a roof.\n\n## Consequences\n\nDry.\n"


def adr(status: str, date: str = "Date: 2021-03-04\n", title: str = "7. Build a roof") -> str:
    return f"# {title}\n\n{date}\n## Status\n\n{status}\n\n{SECTIONS}"


def test_the_form_of_adr_tools(read_files):
    found = read_files({"0007-build-a-roof.md": adr("Accepted")}).only
    assert (found.title, found.status, str(found.decided)) == ("Build a roof", "accepted", "2021-03-04")
    assert (found.origin.dialect, found.origin.body) == ("nygard", SECTIONS)


@pytest.mark.parametrize(
    ("status", "read", "raw"),
    [
        ("✅ Accepted", "accepted", "✅ Accepted"),
        ("🤔 Proposed", "proposed", "🤔 Proposed"),
        ("✅", "accepted", "✅"),
        (":x: Rejected", "rejected", ":x: Rejected"),
        ("- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected", "accepted", "Accepted"),
        ("In force since May", "accepted", "In force since May"),
        ("Accepted | Rejected | Superseded", "unknown", "Accepted | Rejected | Superseded"),
        ("Shelved", "unknown", "Shelved"),
    ],
)
def test_status_words(read_files, status, read, raw):
    found = read_files({"0007-build-a-roof.md": adr(status)}).only
    assert (found.status, found.origin.status_raw) == (read, raw)


@pytest.mark.parametrize(
    ("status", "read", "field", "others"),
    [
        ("Superseded by [9. Tents](0009-tents.md)", "superseded", "superseded_by", ("0009-tents",)),
        (
            "Accepted\n\nSuperseded by [9. Tents](0009-tents.md)",
            "superseded",
            "superseded_by",
            ("0009-tents",),
        ),
        ("Accepted\n\nSupercedes ADR 3", "accepted", "supersedes", ("3",)),
        ("Accepted\n\nAmended by [9. Tents](0009-tents.md)", "accepted", "amended_by", ("0009-tents",)),
        ("Accepted\n\nAmends [3. Umbrellas](0003-umbrellas.md)", "accepted", "amends", ("0003-umbrellas",)),
        ("Amends ADR 3", "unknown", "amends", ("3",)),
        ("Partly superseded by ADR 9", "accepted", "amended_by", ("9",)),
        ("Accepted, superseded in part by ADR 9", "accepted", "amended_by", ("9",)),
        ("Superseded partially by ADR 9", "accepted", "amended_by", ("9",)),
        ("Superseded by AD009-tents", "superseded", "superseded_by", ("0009-tents",)),
    ],
)
def test_succession_in_full_and_in_part(read_files, status, read, field, others):
    """What is replaced in part still holds: its status stays, and the relation says in which way."""
    files = {
        "0007-build-a-roof.md": adr(status),
        "0009-tents.md": adr("Accepted"),
        "0003-umbrellas.md": adr("Accepted"),
    }
    found = read_files(files).decisions["0007-build-a-roof"]
    assert (found.status, getattr(found, field)) == (read, others)


def test_options_wherever_headings_call_themselves_so(read_files):
    text = adr("Accepted").replace(
        "It rains.",
        "It rains.\n\n### Option 1: Roof\n\nAdvantages:\n\n- dry\n\n### Option 2 - Tent\n\nDisadvantages:\n\n- wet\n",
    )
    found = read_files(
        {"0007-build.md": text.replace("We will build a roof.", "We will go with option 1.")}
    ).only
    assert [(each.name, each.good, each.bad) for each in found.options] == [
        ("Option 1: Roof", ("dry",), ()),
        ("Option 2 - Tent", (), ("wet",)),
    ]
    assert found.chosen == found.options[0].id


def test_options_from_sections_that_argue_side_by_side(read_files):
    text = adr("Accepted").replace(
        "It rains.",
        "It rains.\n\n### Roof\n\nPros:\n\n- dry\n\nCons:\n\n- dear\n\n### Tent\n\nPros:\n\n- cheap\n\nCons:\n\n- wet\n",
    )
    found = read_files({"0007-build.md": text}).only
    assert [(each.id, each.good, each.bad) for each in found.options] == [
        ("roof", ("dry",), ("dear",)),
        ("tent", ("cheap",), ("wet",)),
    ]


def test_consequences_stay_in_the_prose(read_files):
    assert "## Consequences\n\nDry.\n" in read_files({"0007-build.md": adr("Accepted")}).only.origin.body


def test_a_changelog_above_it_gives_the_days(read_files):
    """So Tendermint and the Cosmos SDK write it."""
    text = (
        "# ADR 007: Build a roof\n\n## Changelog\n\n- 2021-05-06: second draft\n- 2021-03-04: first draft\n\n"
        f"## Status\n\nACCEPTED Not Implemented\n\n{SECTIONS}"
    )
    found = read_files({"adr-007-roof.md": text}).only
    assert (found.title, found.status, found.origin.dialect) == ("Build a roof", "accepted", "tendermint")
    assert (str(found.opened), str(found.decided)) == ("2021-03-04", "2021-05-06")
    assert "second draft" in found.origin.body
