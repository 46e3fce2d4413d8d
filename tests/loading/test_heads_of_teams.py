"""What real teams state about a document in ways of their own: keys, people, days, front matter, folders."""

import pytest

from alignment_plugin.findings import Severity
from alignment_plugin.loading import load_records
from alignment_plugin.loading.dialects.people import read_people
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile

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
        ("Shop Enhancement 4: Keys", "QEP-3-keys.md", "Shop Enhancement 4: Keys", "unknown"),
        ("RFC11 for keys elsewhere", "RFC-0011-keys.md", "RFC11 for keys elsewhere", "unknown"),
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


def test_the_status_in_bold_is_the_one_that_was_picked(read_files):
    written = "# Keys\n\n* Status: In review, **Accepted**, Done"
    assert read_files({"0001-a.md": f"{written}{REST}"}).only.status == "accepted"
    assert read_files({"0001-a.md": f"# Keys\n\n* Status: **Draft**, see below{REST}"}).only.status == "draft"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("SEP Status: Draft", "draft"),
        ("Status: Tentative", "proposed"),
        ("Status: **Pitch**", "draft"),
        ("Step Status: Draft", "unknown"),
    ],
)
def test_a_status_is_said_in_the_words_of_a_community(read_files, line, status):
    assert (
        read_files({"0001-a.md": f"# Keys\n\n- {line}\n- Start Date: 2020-02-28{REST}"}).only.status == status
    )


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("[Ida](@ida) [Jo](@jo)", ("Ida", "Jo")),
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


def test_what_stands_at_the_foot_is_read_beside_a_status_at_the_head(read_files):
    """One thing alone below a rule may be about anything."""
    head, foot = (
        "# Keys\n\n## Status\n\nAccepted",
        "\n---\n\n**Date:** 2026-03-25\n**Decision Makers:** Ida\n",
    )
    record = read_files({"0001-a.md": f"{head}{REST}{foot}"}).only
    assert (str(record.decided), record.people) == ("2026-03-25", ("Ida",))
    assert read_files({"0001-a.md": f"{head}{REST}\n---\n\nAuthor: nobody you know\n"}).only.people == ()


@pytest.mark.parametrize("line", ["Superseded: 2019-12-19 by [2](0002-b.md)", "Superseded by [2](0002-b.md)"])
def test_a_day_may_stand_inside_what_says_the_successor(read_files, line):
    first = f"# A\n\n{line}{REST}"
    found = read_files({"0001-a.md": first, "0002-b.md": f"# B{REST}"}).decisions["0001-a"]
    assert found.superseded_by == ("0002-b",)


@pytest.mark.parametrize("day", ["09\\30\\2024", "2024-09-30", "2024-30-09", "2024 September 30"])
def test_a_day_may_be_written_in_odd_ways(read_files, day):
    assert (
        str(read_files({"0001-a.md": f"# A\n\nDate: {day}\n\n## Status\n\nAccepted{REST}"}).only.decided)
        == "2024-09-30"
    )


@pytest.mark.parametrize(
    "changelog", ["- 2020-02-27: Written\n- 2020-04-16: Changed", "2020-02-27: Written\n2020-04-16: Changed",
                  "### 2020-02-27\n\n- Written\n\n### 2020-04-16\n\n- Changed"],
)  # fmt: skip
def test_a_changelog_tells_days_in_items_lines_and_headings(read_files, changelog):
    record = read_files({"adr-001-a.md": f"# ADR 001: A\n\n## Changelog\n\n{changelog}{REST}"}).only
    assert (str(record.opened), record.origin.dialect) == ("2020-02-27", "tendermint")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "> **Superseded in part:** ADR 2 supersedes Section 2.2. The rest is also superseded: no.",
            "amended_by",
        ),
        ("**Superseded:** ADR 2, since May.", "superseded_by"),
        ("**Superseded in part by** ADR 2.", "amended_by"),
    ],
)
def test_a_label_says_the_successor(read_files, head, name):
    files = {"0002-b.md": f"# B{REST}", "0001-a.md": f"# A\n\n{head}{REST}"}
    found = read_files(files).decisions["0001-a"]
    assert {"amended_by": found.amended_by, "superseded_by": found.superseded_by}[name] == ("2",)


def test_front_matter_may_stand_below_a_comment(read_files):
    licence = "<!--\nCopyright of the makers\n\nLicence: MIT\n-->\n\n"
    record = read_files(
        {
            "0001-a.md": f"{licence}---\ntitle: Keys\nauthors:\n  - '@ida'\nstatus: accepted\n---\n\n# Keys{REST}"
        }
    ).only
    assert (record.title, record.status.value, record.people) == ("Keys", "accepted", ("ida",))


def test_a_document_with_text_for_front_matter_is_read_without_it(read_files):
    """Its headings say what it is; a file without such headings is refused, as nobody knows what was meant."""
    read = read_files({"0001-a.md": f"---\ntag:Keys\n---\n\n# A\n\n## Status\n\nAccepted{REST}"})
    assert (read.only.title, read.only.status.value) == ("A", "accepted")
    (found,) = read.findings
    assert (found.code, found.severity, found.span.line) == ("unreadable-record", Severity.WARNING, 2)
    assert found.message.endswith("the document is read without them")
    refused = read_files({"0001-a.md": "---\ntag:Keys\n---\n\nJust words.\n"})
    assert refused.decisions == {}
    assert [each.severity for each in refused.findings] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("front", "status", "severity"),
    [
        ("- status: accepted\n- date: 2024-05-03\n- status: draft", "accepted", Severity.WARNING),
        ("- accepted\n- 2024-05-03", "unknown", Severity.WARNING),
        ("- chosen: x\n- status: draft\n- leaves_free: y", None, Severity.ERROR),
    ],
)
def test_a_list_for_front_matter_has_the_fields_of_all_its_entries(read_files, front, status, severity):
    """Of our own form nothing is guessed."""
    read = read_files({"0001-a.md": f"---\n{front}\n---\n\n# A{REST}"})
    assert [str(each.status) for each in read.decisions.values()] == ([status] if status else [])
    assert [(each.code, each.severity, each.span.line) for each in read.findings] == [
        ("unreadable-record", severity, 2)
    ]


def _loaded(files: dict[str, str], kind: str | None):
    sources = [SourceFile(f"all/{inside}", inside, text.encode(), "all") for inside, text in files.items()]
    return load_records(sources, settings=Settings(records=(Folder(path="all", kind=kind),)))


def test_front_matter_may_have_a_name_in_place_of_a_title(read_files):
    assert (
        read_files({"keys.md": f"---\nname: Keys elsewhere\n---\n\n## Proposal\n\nx{REST}"}).only.title
        == "Keys elsewhere"
    )
    assert (
        read_files({"keys.md": f"---\nname: keys\n---\n\n# Keys elsewhere{REST}"}).only.title
        == "Keys elsewhere"
    )


def test_days_may_have_a_section_of_their_own(read_files):
    head = "# Keys\n\n## Related issues\n\n- None\n\n## Timeline\n\n- Start Date: 2023-07-11\n- Date Landed:\n\n## Summary\n\nx\n"
    record = read_files({"0016-keys.md": head}).only
    assert (str(record.opened), record.origin.dialect) == ("2023-07-11", "rfc")


def test_comments_in_a_table_of_asciidoc_are_no_values(read_files):
    rows = "| Status\n| Draft\n\n| Author\n| ida\n\n// Write all of them.\n| Created\n| 2020-01-02\n"
    record = read_files(
        {"0007-keys.adoc": f'= Keys\n\n[cols="1h,1"]\n|===\n{rows}|===\n\n== Context\n\nx\n'}
    ).only
    assert (record.status.value, record.people, str(record.opened)) == ("draft", ("ida",), "2020-01-02")


def test_a_page_for_a_numbered_folder_is_its_record():
    """As some makers of sites call it."""
    assert [
        each.title for each in _loaded({"ADR-0007-keys/_index.md": f"# Keys{REST}"}, "decision").records
    ] == ["Keys"]
    assert (
        _loaded(
            {"0001-a.md": f"# A{REST}", "_index.md": "# All\n", "_draft.md": "# B\n"}, "decision"
        ).records[1:]
        == ()
    )


def test_a_readme_with_a_status_is_the_record_of_its_folder():
    """What stands beside it goes with it; a list of records has no status in its front matter."""
    files = {
        "keys/README.md": f"---\nstate: approved\n---\n\n# Keys{REST}",
        "keys/notes.md": "# Notes\n",
        "README.md": "---\nstate: approved\n---\n\n# All\n",
        "boxes/README.md": "# Boxes\n",
        "boxes/more.md": f"# More{REST}",
    }
    assert [each.title for each in _loaded(files, None).records] == ["Keys", "More"]


def test_a_readme_alone_in_its_folder_is_a_record_where_all_files_are_decisions():
    files = {
        "keys/README.md": f"# Keys{REST}",
        "old/README.md": "# Old ones\n",
        "old/boxes/README.md": f"# Boxes{REST}",
    }
    assert [each.title for each in _loaded(files, "decision").records] == ["Keys", "Boxes"]
    beside = files | {"steps.yml": "- id: pack\n  title: Pack\n"}
    assert [each.kind for each in _loaded(beside, None).records] == ["step"]


def test_a_day_in_the_name_says_nothing_beside_a_day_that_is_written(read_files):
    """In our form, where the headings are a document's: so `import` may write the day that the name told."""
    text = f"---\nstatus: unknown\ndecided: 2023-05-10\nleaves_free: The rest.\n---\n\n# Keys{REST}"
    record = read_files({"20230510-keys.md": text}).only
    assert (str(record.decided), record.opened) == ("2023-05-10", None)
    before = read_files({"20230510-keys.md": f"# Keys{REST}"}).only
    assert "2023-05-10" in {str(before.decided), str(before.opened)}


@pytest.mark.parametrize(
    "head",
    [
        "## Overview\n\nWhich tool?\n\n* Date: 2021/12/25\n* Status: Decided\n* Deciders: Ida Holm",
        "\t\n\t* Status: accepted\n\t* Deciders: Ida Holm\n\t* Date: 2021-12-25\n\t\n\t## Context\n\n",
        "```\nStatus: Accepted\nDate: Written down 2021-12-25 (agreed before)\nAuthor: Ida Holm\n```",
        "## Preamble\n\n    Author:  Ida Holm <IHOLM>\n    Sponsor:\n    Date:    2021-12-25\n    Status:  Accepted",
        "Ida Holm\n\nLast updated: December 25, 2021.\n\nThe proposal was accepted.",
    ],
)
def test_what_is_stated_of_a_document_stands_in_many_places(read_files, head):
    record = read_files({"0001-a.md": f"# Keys\n\n{head}{REST}"}).only
    assert (record.status, str(record.decided), record.people) == ("accepted", "2021-12-25", ("Ida Holm",))


@pytest.mark.parametrize(
    "text",
    [
        "## Motivation\n\nWe saw this:\n\n- Status: 404\n- Deciders: nobody\n- a third\n- a fourth\n- a fifth",
        "Ida Holm\n\nwrote this.",
        "The status page was accepted.",
        "Once this proposal is accepted, we begin. If it was accepted, good.",
    ],
)
def test_other_text_states_nothing(read_files, text):
    record = read_files({"0001-a.md": f"# Keys\n\n{text}{REST}"}).only
    assert (record.status, record.people) == ("unknown", ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            'The design suggestion [keys](https://example.org) has been marked "approved in principle".',
            "accepted",
        ),
        ("<p><b>Legacy</b><br/>It was accepted before there was a process.</p>", "accepted"),
        ("This RFC has been superseded, see below.", "superseded"),
        ("This proposal by the board was rejected elsewhere.", "unknown"),
    ],
)
def test_a_sentence_says_what_became_of_a_document(read_files, text, status):
    """Only where nothing else states it."""
    assert read_files({"0001-a.md": f"# Keys\n\n{text}{REST}"}).only.status == status
    stated = read_files({"0001-a.md": f"# Keys\n\n{text}\n\n- Status: draft{REST}"})
    assert (stated.only.status, stated.findings) == ("draft", ())


@pytest.mark.parametrize("rule", ["----", "-----"])
def test_front_matter_may_have_longer_rules(read_files, rule):
    record = read_files(
        {"0001-a.md": f"{rule}\nauthors: Ida\nstate: draft\n{rule}\n\n# RFD 9 Keys{REST}"}
    ).only
    assert (record.title, record.status, record.people) == ("RFD 9 Keys", "draft", ("Ida",))
    other = read_files({"0001-a.md": f"{rule}\n\nSome text.\n\n{rule}\n\n# Keys{REST}"}).only
    assert "Some text." in other.origin.body


def test_a_status_goes_on_in_the_next_line(read_files):
    text = "7. Keys\n=======\n\nStatus\n------\n\nApproved, partially superseded by\n`ADR-0008 <./0008-b.rst>`__.\n"
    found = read_files(
        {
            "0007-a.rst": f"{text}\nContext\n-------\n\nx\n",
            "0008-b.rst": "B\n=\n\nStatus\n------\n\nAccepted\n",
        }
    )
    assert found.decisions["0007-a"].amended_by == ("0008-b",)


def test_a_folder_of_decisions_is_of_the_team_that_is_named():
    """Its own folders are no teams'; without a kind they may be."""
    source = SourceFile("repo/docs/adr/0001-a.md", "docs/adr/0001-a.md", f"# Keys{REST}".encode(), "repo")
    for kind, team in (("decision", "shop"), (None, "docs")):
        settings = Settings(records=(Folder(path="repo", kind=kind, team="shop"),))
        assert [each.team for each in load_records([source], settings=settings).records] == [team]


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


def test_a_line_anywhere_that_says_no_more_names_what_was_replaced(read_files):
    files = {"0011-yarn.md": f"# Yarn{REST}", "0012-bun.md": f"# Bun{REST}"}
    line = "We had trouble.\n\nSupersedes [11. Yarn](0011-yarn.md)\n\nIt replaces [12. Bun](0012-bun.md), perhaps."
    found = read_files({**files, "0029-npm.md": f"# Npm\n\n## Context\n\n{line}\n"})
    assert found.decisions["0029-npm"].supersedes == ("0011-yarn",)


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


def test_directives_that_are_lines_state_things(read_files):
    """As some communities write them in reStructuredText."""
    head = ".. author:: Ida Holm\n.. date-accepted:: 2021-12-25\n.. ticket-url::\n.. highlight:: haskell\n"
    text = f"Keys\n====\n\n{head}\nSome text.\n\nContext\n-------\n\nx\n"
    record = read_files({"0000-keys.rst": text}).only
    assert (record.people, str(record.decided)) == (("Ida Holm",), "2021-12-25")


def test_a_comment_of_a_template_is_no_title(read_files):
    """Where the front matter is broken, its comment looks like a heading."""
    front = "---\n# These are optional metadata elements. Feel free to remove any of them.\n\n<p>x</p>\n\nstatus: accepted\n---"
    assert read_files({"0001-a.md": f"<p>y</p>\n\n{front}\n# Keys{REST}"}).only.title == "Keys"


def test_a_list_that_no_words_on_options_lead_to_is_none(read_files):
    lead = "One alternative is to leave it.\n\nMost ways are gone. It can only happen in these cases:"
    text = f"# Keys\n\n## Alternatives\n\n{lead}\n\n1. There is a ring.\n2. There is no end.\n"
    assert read_files({"0001-a.md": text}).only.options == ()
    listed = text.replace("in these cases", "in these ways")
    assert len(read_files({"0001-a.md": listed}).only.options) == 2


def test_what_an_option_is_stands_in_front_of_its_name(read_files):
    headings = "### Alternative: Rent\n\nDear.\n\n### Rejected option: Buy\n\nSlow."
    record = read_files({"0001-a.md": f"# Keys\n\n## Rationale and alternatives\n\n{headings}\n"}).only
    assert [each.name for each in record.options] == ["Rent", "Buy"]


@pytest.mark.parametrize(
    ("name", "field"),
    [("date-issued", "decided"), ("Date started", "opened"), ("Filed on", "opened"), ("Ratified at", "decided"),
     ("Date of birth", None), ("Born on", None)],
)  # fmt: skip
def test_a_day_is_named_by_what_was_done(read_files, name, field):
    record = read_files({"0001-a.md": f"# Keys\n\n- Status: accepted\n- {name}: 2024-05-03{REST}"}).only
    days = {"decided": record.decided, "opened": record.opened}
    assert {key for key, day in days.items() if day} == ({field} if field else set())


def test_a_list_above_all_headings_may_state_the_title(read_files):
    head = "- Feature Name: keys_elsewhere\n- Start Date: 2020-07-28\n\n# Terms\n\nx\n"
    assert read_files({"0005-authorities.md": f"{head}{REST}"}).only.title == "keys_elsewhere"
    assert (
        read_files({"0005-authorities.md": f"{head.replace('keys_elsewhere', '')}{REST}"}).only.title
        == "Terms"
    )


def test_a_remark_that_looks_like_a_heading_is_no_title(read_files):
    assert read_files({"keys.md": f"### THIS WAS DONE ELSEWHERE\n\n# Keys\n\nx{REST}"}).only.title == "Keys"


def test_what_is_deprecated_for_another_one_is_superseded(read_files):
    record = read_files(
        {"0008-a.md": f"# Keys\n\n## Status\n\nDeprecated (replaced by ADR #0012){REST}"}
    ).only
    assert (record.status, record.superseded_by) == ("superseded", ("0012",))


def test_words_that_no_alternative_is_known_are_none(read_files):
    text = f"# Keys{REST}\n## Rationale and alternatives\n\n* No viable alternatives known to the author;\n"
    assert read_files({"0001-a.md": text}).only.options == ()


def test_the_heading_above_all_others_is_the_title_whatever_its_level(read_files):
    head = "- Start Date: 2021-06-11\n- RFC PR:\n\n### Keys elsewhere\n\nx\n"
    assert read_files({"001-cli-keys.md": head}).only.title == "Keys elsewhere"
    assert read_files({"001-cli-keys.md": f"{head}\n### Motivation\n\ny\n"}).only.title == "Cli keys"


def test_an_admonition_may_hold_the_status(read_files):
    text = "Keys\n====\n\n.. admonition:: Status\n\n   Accepted\n\nContext\n-------\n\nx\n\nDecision\n--------\n\ny\n"
    assert read_files({"20220826-keys.rst": text}).only.status == "accepted"
