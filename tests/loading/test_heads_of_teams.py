"""What real teams state about a document in ways of their own: keys, people, days, front matter, folders."""

import pytest

from alignment_plugin.findings import Severity
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile

REST = "\n\n## Context\n\nx\n\n## Decision\n\ny\n"


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


def test_a_line_anywhere_that_says_no_more_names_what_was_replaced(read_files):
    files = {"0011-yarn.md": f"# Yarn{REST}", "0012-bun.md": f"# Bun{REST}"}
    line = "We had trouble.\n\nSupersedes [11. Yarn](0011-yarn.md)\n\nIt replaces [12. Bun](0012-bun.md), perhaps."
    found = read_files({**files, "0029-npm.md": f"# Npm\n\n## Context\n\n{line}\n"})
    assert found.decisions["0029-npm"].supersedes == ("0011-yarn",)


def test_directives_that_are_lines_state_things(read_files):
    """As some communities write them in reStructuredText."""
    head = ".. author:: Ida Holm\n.. date-accepted:: 2021-12-25\n.. ticket-url::\n.. highlight:: haskell\n"
    text = f"Keys\n====\n\n{head}\nSome text.\n\nContext\n-------\n\nx\n"
    record = read_files({"0000-keys.rst": text}).only
    assert (record.people, str(record.decided)) == (("Ida Holm",), "2021-12-25")


@pytest.mark.parametrize(
    ("name", "field"),
    [("date-issued", "decided"), ("Date started", "opened"), ("Filed on", "opened"), ("Ratified at", "decided"),
     ("Date of birth", None), ("Born on", None)],
)  # fmt: skip
def test_a_day_is_named_by_what_was_done(read_files, name, field):
    record = read_files({"0001-a.md": f"# Keys\n\n- Status: accepted\n- {name}: 2024-05-03{REST}"}).only
    days = {"decided": record.decided, "opened": record.opened}
    assert {key for key, day in days.items() if day} == ({field} if field else set())


def test_what_is_deprecated_for_another_one_is_superseded(read_files):
    record = read_files(
        {"0008-a.md": f"# Keys\n\n## Status\n\nDeprecated (replaced by ADR #0012){REST}"}
    ).only
    assert (record.status, record.superseded_by) == ("superseded", ("0012",))


def test_an_admonition_may_hold_the_status(read_files):
    text = "Keys\n====\n\n.. admonition:: Status\n\n   Accepted\n\nContext\n-------\n\nx\n\nDecision\n--------\n\ny\n"
    assert read_files({"20220826-keys.rst": text}).only.status == "accepted"


def test_fields_between_two_rules_below_the_title_are_read(read_files):
    """The second rule would make a heading of the last of them."""
    text = "# Keys\n\n---\nStatus: Accepted\nDeciders: Ada, Bo\nDate: 2020-Jan-02\n---\n\n## Context\n\nx\n"
    record = read_files({"0001-keys.md": text}).only
    assert (record.status.value, record.people, str(record.decided)) == (
        "accepted",
        ("Ada", "Bo"),
        "2020-01-02",
    )
    assert "Ada" not in record.origin.body


def test_a_document_that_is_fenced_as_a_whole_is_read(read_files):
    text = "```markdown\n# Keys elsewhere\n\n## Status\n\nAccepted\n\n## Context\n\nWe say `x`.\n```\n"
    record = read_files({"0001-keys.md": text}).only
    assert (record.title, record.status.value) == ("Keys elsewhere", "accepted")
    assert "We say `x`." in record.origin.body
    assert "```" not in record.origin.body


def test_a_document_with_code_at_both_ends_is_no_fenced_one(read_files):
    text = "```md\n# Not this\n```\n\n# Keys\n\nx\n\n```\ny\n```\n"
    assert read_files({"0001-keys.md": text}).only.title == "Keys"


def test_a_number_behind_a_mark_is_a_reference(read_files):
    text = "9 Keys\n######\n\nStatus\n======\n\nAccepted\n\nSupercedes `_0003 Doors`\n"
    assert read_files({"0009-keys.rst": text}).only.supersedes == ("0003",)


@pytest.mark.parametrize(
    ("said", "supersedes"),
    [
        ("This PDEP supersedes PDEP-10, which asked for more.", ("10",)),
        ("This ADR replaces [ADR-4](0004-doors.md).", ("0004-doors",)),
        ("This RFC supersedes nothing.", ()),
        ("This replaces the 4 doors.", ()),
        ("We hope that this RFC supersedes RFC 4.", ()),
    ],
)
def test_a_paragraph_may_open_with_what_the_record_replaces(read_files, said, supersedes):
    record = read_files({"0012-keys.md": f"# Keys\n\n## Abstract\n\nKeys are new.\n\n{said}\n"}).only
    assert record.supersedes == supersedes
    assert said in record.origin.body


def test_one_item_right_below_its_name_is_read(read_files):
    """As some write all of a document."""
    text = "# Keys\n\n\nStatus\n- Accepted (in hindsight)\n\n\nDate recorded\n- 2025-12-31 (later)\n\n\nContext\n- Doors.\n"
    record = read_files({"0012-keys.md": text}).only
    assert (record.status.value, str(record.decided)) == ("accepted", "2025-12-31")


def test_several_items_below_a_name_state_nothing(read_files):
    text = "# Keys\n\nStatus\n- Proposed\n- Accepted\n\nContext\n- Doors.\n"
    assert read_files({"0012-keys.md": text}).only.status.value == "unknown"


def test_what_opens_a_page_of_mdx_is_no_text(read_files):
    text = '---\ntitle: Keys\n---\n\nimport Intro from "@site/intro";\n\n<Intro>\n\nDoors.\n\n</Intro>\n\n## Decision\n\nx\n'
    record = read_files({"keys.mdx": text}).only
    assert record.title == "Keys"
    assert "import" not in record.origin.body
    assert "Intro" not in record.origin.body
    assert "Doors." in record.origin.body


def test_fields_below_one_of_the_front_matter_are_read(read_files):
    text = "---\n    title: 0006 Keys\n    adr:\n        author: Ada Berg\n        created: 05-Feb-2024\n        status:  accepted\n---\n\n## Context\n\nx\n"
    record = read_files({"0006-keys.md": text}).only
    assert (record.title, record.status.value, str(record.opened)) == ("Keys", "accepted", "2024-02-05")
    assert "Ada Berg" in (record.owner, *record.people)


def test_one_field_below_another_states_nothing(read_files):
    """What a tool keeps there is not what the document says."""
    text = "---\ntitle: Keys\npage:\n  status: draft\n---\n\n## Context\n\nx\n"
    assert read_files({"0006-keys.md": text}).only.status.value == "unknown"


def test_of_steps_with_boxes_the_ticked_one_may_be_a_status(read_files):
    text = "# Keys\n\n* [x] Proposed\n* [ ] Prototype: Not Started\n* [ ] Implementation: Not Started\n\n## Summary\n\nx\n"
    assert read_files({"keys.md": text}).only.status.value == "proposed"
