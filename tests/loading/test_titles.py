"""A heading → the title alone."""

import pytest

from alignment_plugin.loading.dialects.titles import Title, bare_title, is_unfilled


@pytest.mark.parametrize(
    ("heading", "name", "title", "number"),
    [
        ("1. Record decisions", "0001-record.md", "Record decisions", 1),
        ("ADR-003: Use SES", "adr-003-ses.md", "Use SES", 3),
        ("ADR003: Use SES", "x.md", "Use SES", 3),
        ("[ADR 12] Use SES", "0012-ses.md", "Use SES", 12),
        ("RFC 0007 - Chairs", "7.md", "Chairs", 7),
        ("RFD 77 Disks", "0077/README.md", "Disks", 77),
        ("KEP-412: Warm", "412-warm/README.md", "Warm", 412),
        ("GDR-012 — Glue", "x.md", "Glue", 12),
        ("25 Domain names", "025-domains.md", "Domain names", 25),
        ("009-helm-controller", "009-helm.md", "helm-controller", 9),
        ("ADR: Use SES", "x.md", "Use SES", None),
        ("Draft: Use SES", "x.md", "Use SES", None),
        ("3. [Superseded by ADR-17] Old way", "0003-x.md", "Old way", 3),
        # What only looks like a number of the record.
        ("2 factor login", "0007-2-factor-login.md", "2 factor login", None),
        ("3 ways to mend", "mending.md", "3 ways to mend", None),
        ("Version 2 of the API", "0002-version-2.md", "Version 2 of the API", None),
        ("Phase 2: Walls", "0009-walls.md", "Phase 2: Walls", None),
        ("EC2: how we start it", "0009-ec2.md", "EC2: how we start it", None),
        ("RFC 2119 keywords", "0009-words.md", "RFC 2119 keywords", None),
        ("2024", "2024.md", "2024", None),
        ("Azure: Internal", "0004-azure.md", "Azure: Internal", None),
    ],
)
def test_a_number_and_a_status_in_front_are_no_title(heading, name, title, number):
    assert bare_title(heading, name) == Title(title, number)


@pytest.mark.parametrize(
    "title", ["KEP Template", "{short title of solved problem and solution}", "N/A", "(fill me in)"]
)
def test_a_title_of_a_template_is_none(title):
    assert is_unfilled(title)


def test_the_number_of_a_heading_is_a_name_where_the_file_has_none(read_files):
    """`[[12]]` and a bare 12 elsewhere find the record."""
    assert read_files({"use-ses.md": "# ADR-012: Use SES\n"}).only.aliases == ("12",)
    assert read_files({"0012-use-ses.md": "# ADR-012: Use SES\n"}).only.aliases == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Title\n\nMoving house\n\n## Status\n\nAccepted\n", "Moving house"),
        ("## ADR-004: Moving house\n\n### Status\n\nAccepted\n", "Moving house"),
        ("---\ntitle: Moving house\n---\n\n## 4. Boxes\n\nMany.\n", "Moving house"),
    ],
)
def test_a_title_is_found_below_its_own_name_and_behind_the_records_key(read_files, text, title):
    record = read_files({"adr-004-move.md": text}).only
    assert record.title == title
    assert title not in record.origin.body


def test_an_item_that_holds_nothing_is_read_past(read_files):
    """A list that breaks off, below a heading for options."""
    assert read_files({"0001-a.md": "# A\n\n## Considered Options\n\n* One\n*\n"}).only.title == "A"
    assert read_files({"0001-a.md": "# A\n\n## Decision Outcome\n\n* One\n*\n"}).only.title == "A"
