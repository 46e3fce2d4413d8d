"""Newcomers: someone to ask, and to tell it back to."""

import pytest

TEAM = "members:\n  - {id: ana, name: Ana%s}\n"
BRIEF = "by: %s\ndate: 2026-11-20\n"


def team(more: str = "") -> dict[str, str]:
    return {"team.yml": TEAM % more}


def owned(owner: str, status: str = "accepted") -> dict[str, str]:
    return {"decisions/0001-a.yml": f"status: {status}\nchosen: a\nowner: {owner}\n"}


def difference(more: str, mark: str = "#!") -> dict[str, str]:
    return {
        "back-briefs/2026-11-jo.yml": f"by: jo\ndate: 2026-11-01\ndifferences:\n  - {{heard: West, {more}}} {mark}\n"
    }


CASES = [
    ("a decision without an owner", "no-one-to-ask", {"decisions/0001-a.yml": "#!\nstatus: accepted\nchosen: a\n"}),
    ("a rejected one without an owner", "no-one-to-ask", {"decisions/0001-a.yml": "status: rejected\nchosen: a\n"}),
    ("a strategy without an owner", "no-one-to-ask", {"strategy.yml": "#!\nwhere: A\nwhy: B\nstatus: active\n"}),
    (
        "a live step without an owner, and one for later",
        "no-one-to-ask",
        {
            "steps.yml": "- {id: a, title: A, certainty: known, state: next} #!\n"
            "- {id: b, title: B, certainty: known, state: later}\n"
        },
    ),
    ("a document without an owner", "no-one-to-ask", {"decisions/0001-a.md": "# A\n\n## Status\n\nAccepted\n"}),
    ("the owner left yesterday", "no-one-to-ask", team(", left: 2026-11-21") | owned("ana #!")),
    ("the owner leaves today", "no-one-to-ask", team(", left: 2026-11-22") | owned("ana")),
    ("the owner left, and it is superseded", "no-one-to-ask", team(", left: 2026-01-01") | owned("ana", "superseded")),
    ("the owner is here, by name", "no-one-to-ask", team() | owned("Ana")),
    ("the owner is on no list", "no-one-to-ask", team() | owned("bo #!")),
    ("the owner is a team", "no-one-to-ask", {"crew/team.yml": TEAM % "", "crew/decisions/0001-a.yml": owned("ops")["decisions/0001-a.yml"], "ops/team.yml": "name: Ops\n"}),
    ("nobody keeps a list", "no-one-to-ask", owned("bo")),
    ("day fifteen", "no-back-brief-yet", {"team.yml": TEAM.replace("%s}", ", joined: 2026-11-07} #!")}),
    ("day fourteen", "no-back-brief-yet", team(", joined: 2026-11-08")),
    ("told back, by id", "no-back-brief-yet", team(", joined: 2026-11-01") | {"back-briefs/a.yml": BRIEF % "ana"}),
    ("told back, by name", "no-back-brief-yet", team(", joined: 2026-11-01") | {"back-briefs/a.yml": BRIEF % "Ana"}),
    ("someone else told it back", "no-back-brief-yet", {"team.yml": TEAM.replace("%s}", ", joined: 2026-11-01} #!"), "back-briefs/a.yml": BRIEF % "jo"}),
    (
        "another of that name told it back, in another team",
        "no-back-brief-yet",
        {
            "crew/team.yml": TEAM.replace("%s}", ", joined: 2026-11-01} #!"),
            "ops/team.yml": TEAM % ", joined: 2026-11-01",
            "ops/back-briefs/a.yml": BRIEF % "ana",
        },
    ),
    ("joined and left", "no-back-brief-yet", team(", joined: 2026-01-01, left: 2026-02-01")),
    ("nobody knows when", "no-back-brief-yet", team()),
    ("the page was unclear", "difference-not-fixed", difference("cause: page-unclear")),
    ("we are not aligned", "difference-not-fixed", difference("cause: not-aligned")),
    ("it was misread", "difference-not-fixed", difference("cause: misread", "")),
    ("it is fixed", "difference-not-fixed", difference("cause: page-unclear, fixed_in: glossary", "")),
    ("nobody knows why", "difference-not-fixed", difference("meant: East", "")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_newcomers(case, expect):
    expect(case)


def test_a_newcomer_is_a_part_of_the_team(look):
    finding = look(team(", joined: 2026-11-02")).one("no-back-brief-yet")
    assert (finding.record, finding.pointer) == ("crew/ana", "members/0")
    assert finding.message == "Ana joined on 2 November 2026. Has anyone heard Ana tell it back?"


def test_a_document_whose_owner_left_is_asked(look):
    files = team(", left: 2026-01-01") | {
        "decisions/0001-a.md": "---\nowner: ana\n---\n# A\n\n## Status\n\nAccepted\n"
    }
    message = "'A' is owned by Ana, who left on 1 January 2026. Who knows now?"
    assert look(files).one("no-one-to-ask").message == message


def test_what_is_not_agreed_on_asks_where_it_is_written(look):
    finding = look(difference("about: west, cause: not-aligned")).one("difference-not-fixed")
    assert finding.message == (
        "'west' was heard as 'West', and we are not aligned on it. Where do we write what we mean?"
    )
