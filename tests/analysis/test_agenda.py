"""The hour: which questions are asked first, under which of the seven, of whom, and what each ends with."""

from collections import Counter
from datetime import date

import pytest

from alignment_plugin.analysis.endings import ENDINGS, QUESTION_OF, Question, ends_with, question_of
from alignment_plugin.checks import RULES

STRATEGY = """\
---
team: crew
where: West.
why: The wind.
status: active
owner: ana
since: 2026-11-01
diagnosis: The wind turns.
review: {on: 2026-11-20, every: 6mo}
policies: [{id: slow, title: Slow is safe, rules_out: [racing]}]
directions:
  - {id: west, title: West, status: taken, would_switch_if: The wind turns}
  - {id: east, title: East, status: open, would_switch_if: The wind holds}
signals: [{id: mood, question: How is the mood, every: 1w, readings: [{date: 2026-11-20, saw: Good}]}]
---
"""
TEAM = "members: [{id: ana, name: Ana}, {id: jo, name: Jo}, {id: gone, name: Gone, left: 2026-01-01}]"
QUIET = {
    "crew/strategy.md": STRATEGY,
    "crew/team.yml": TEAM,
    "crew/steps.yml": """\
- {id: a, title: A step, certainty: known, state: next, owner: ana, demo: A boat}
- {id: z, title: Round the world, certainty: known, state: later, demo: A globe}
""",
    "crew/unknowns.yml": "- {id: far, question: How far, explorers: [jo], report_back: 2026-12-01}",
    "crew/sessions/2026-11-20.md": "---\ndate: 2026-11-20\ndiscovered: [We differ]\nchanged: [a]\nremoved: [The log]\n---\n",
    "crew/decisions/0001-a.yml": """\
title: A
status: accepted
owner: ana
opened: 2026-06-01
decided: 2026-06-10
serves: [slow]
options: [{id: x, good: [g], bad: [b]}, {id: y, good: [g], bad: [b]}]
chosen: x
because: B
success: [S]
check_by: 2027-01-01
leaves_free: [F]
review: {on: 2026-11-20, every: 6mo}
""",
}


def late(name: str, day: str = "2026-11-10", more: str = "") -> str:
    return f"- {{id: {name}, question: Is {name} so, explorers: [jo], report_back: {day}{more}}}\n"


def codes(items) -> list[str]:
    return [item.finding.code for item in items]


def about(items) -> list[str]:
    return [item.about.key.id for item in items]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_has_its_question_and_its_end(rule):
    assert rule.code in QUESTION_OF, f"say in endings.py what the hour ends with after '{rule.code}'"
    words = ends_with(rule.code)
    assert words and words != ends_with("no such code")
    assert words[0].islower() or words[0] == "`"
    assert words[-1] not in ".?!" and words.count("`") % 2 == 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_groups_lead_to_the_seven_questions(rule):
    themes = {
        "integrity": {Question.MEND},
        "stagnation": {Question.Q4},
        "removing": {Question.Q3, Question.LEAVING},
        "teams": {Question.Q3},
        "decay": {Question.Q1},
        "newcomers": {Question.Q1},
    }
    assert question_of(rule.code) in themes.get(rule.group, {rule.group})


def test_no_code_is_asked_twice_or_no_longer_exists():
    written = [code for table in ENDINGS.values() for code in table]
    assert sorted(written) == sorted({rule.code for rule in RULES})


def test_a_quiet_team_is_asked_nothing_and_still_has_seven_rows(hour):
    agenda = hour(QUIET)
    assert codes(agenda.first) == [] and agenda.later == ()
    assert [row.question for row in agenda.rows] == [f"Q{number}" for number in range(1, 8)]
    assert all(row.calm and row.items == () for row in agenda.rows)
    assert agenda.rows[5].calm == "Ask it anyway: what comes after 'Round the world'?"
    assert agenda.rows[6].calm == "Next look: 'How is the mood' on 27 November 2026."


def test_the_order_is_mend_new_late_leaned_upon_and_then_by_place(hour):
    files = QUIET | {
        "crew/decisions/0001-a.yml": QUIET["crew/decisions/0001-a.yml"].replace("leaves_free: [F]", ""),
        "crew/decisions/0002-b.yml": "title: B\nstatus: proposed\nopened: 2026-09-01\nowner: ana\noptions: [x, y]\ndepends_on: [0001-a]\n".replace(
            "[x, y]", "[{id: x}, {id: y}]"
        ),
        "crew/decisions/0003-c.yml": "title: C\nstatus: proposed\nopened: 2026-11-19\nowner: ana\noptions: [{id: x}]\n",
        "crew/steps.yml": QUIET["crew/steps.yml"]
        + "- {id: b, title: Blind, certainty: known, state: later, follows_from: [nowhere]}\n",
        "crew/unknowns.yml": late("rain"),
    }
    agenda = hour(files)
    assert codes(agenda.first) == [
        "unknown-reference",  # mend
        "one-option",  # new: opened three days ago
        "explorer-not-back",  # late
        "nothing-left-free",  # B leans on A
        "stuck",  # by place: decisions before steps
        "nothing-to-show",
    ]


@pytest.mark.parametrize(
    ("opened", "new"),
    [("2026-11-22", True), ("2026-11-15", True), ("2026-11-14", False), ("2026-11-23", False)],
)
def test_new_is_what_happened_in_the_last_seven_days(hour, opened, new):
    (item,) = hour(
        QUIET
        | {
            "crew/decisions/0002-b.yml": f"title: B\nstatus: proposed\nopened: {opened}\nowner: ana\noptions: [{{id: x}}]\n"
        }
    ).first
    assert (item.subject.news is not None) is new


@pytest.mark.parametrize(
    ("path", "text", "code", "words"),
    [
        ("decisions/0002-b.yml", "title: B\nstatus: accepted\nowner: ana\nserves: [slow]\ndecided: 2026-11-18\nsuccess: [s]\nleaves_free: [f]\noptions: [{id: x}]\nreview: {on: 2026-11-18, every: 1y}", "one-option", "Decided on 18 November 2026"),
        ("unknowns.yml", "- {id: u, question: U, explorers: [jo], report_back: 2026-11-01, findings: [{date: 2026-11-20, found: F}]}", None, ""),
        ("back-briefs/b.md", "---\nby: jo\ndate: 2026-11-20\ndifferences: [{heard: H, cause: page-unclear}]\n---\n", "difference-not-fixed", "Told back on 20 November 2026"),
        ("sessions/2026-11-20.md", "---\ndate: 2026-11-20\nchanged: [b]\n---\n", "nothing-to-show", "Changed in"),
    ],
)  # fmt: skip
def test_what_is_new_is_said(hour, path, text, code, words):
    files = QUIET | {f"crew/{path}": text}
    if code == "nothing-to-show":
        files["crew/steps.yml"] = (
            QUIET["crew/steps.yml"] + "- {id: b, title: B, certainty: known, state: later}\n"
        )
    agenda = hour(files)
    assert [item.subject.news.words for item in agenda.first if item.finding.code == code] == (
        [words] if code else []
    )


def test_a_date_to_live_with_it_that_has_passed_is_late(hour):
    expired = "accept: [{finding: nothing-to-show, because: B, until: 2026-11-01}]"
    steps = f"- {{id: b, title: B, certainty: known, state: later}}\n- {{id: c, title: C, certainty: known, state: next, owner: ana, {expired}}}\n"
    assert about(
        hour(
            QUIET
            | {
                "crew/steps.yml": steps,
                "crew/sessions/2026-11-20.md": "---\ndate: 2026-11-20\nremoved: [R]\n---\n",
            }
        ).first
    ) == ["c", "b"]


def test_what_is_accepted_is_not_asked(hour):
    living = "accept: [{finding: nothing-to-show, because: B, until: 2026-12-01}]"
    steps = f"- {{id: c, title: C, certainty: known, state: next, owner: ana, {living}}}\n- {{id: z, title: Z, certainty: known, state: later, demo: D}}\n"
    assert (
        hour(
            QUIET
            | {
                "crew/steps.yml": steps,
                "crew/sessions/2026-11-20.md": "---\ndate: 2026-11-20\nremoved: [R]\n---\n",
            }
        ).first
        == ()
    )


def test_no_more_than_two_of_one_kind_and_seven_in_all(hour):
    lonely = "".join(f"- {{id: n{number}, question: N{number}, explorers: []}}\n" for number in range(4))
    files = QUIET | {
        "crew/unknowns.yml": "".join(late(f"l{number}") for number in range(5)) + lonely,
        "crew/strategy.md": "---\nteam: crew\nwhere: W\nwhy: Y\nstatus: draft\n---\n",
    }
    agenda = hour(files | {"crew/decisions/0001-a.yml": "title: A\nstatus: draft\nowner: ana\n"})
    assert len(agenda.first) == 7
    assert max(Counter(codes(agenda.first)).values()) <= 2
    assert codes(agenda.first).count("explorer-not-back") == 2
    assert codes(agenda.later).count("explorer-not-back") == 3
    everything = {item.finding for item in (*agenda.first, *agenda.later)}
    assert len(everything) == len(agenda.first) + len(agenda.later)
    shown = [item for row in agenda.rows for item in row.items]
    shown += [*agenda.of(Question.MEND), *agenda.of(Question.LEAVING)]
    assert {id(item) for item in shown} == {id(item) for item in agenda.first}


def test_one_decision_does_not_fill_the_hour_and_the_strategy_may(hour):
    bare = "title: A\nstatus: accepted\nowner: ana\ndecided: 2026-11-20\nconfidence: coin-toss\noptions: [{id: x}]\nchosen: x\n"
    agenda = hour(
        {
            "crew/strategy.md": "---\nteam: crew\nwhere: W\nwhy: Y\nstatus: draft\nowner: ana\n---\n",
            "crew/decisions/0001-a.yml": bare,
        }
    )
    assert Counter(about(agenda.first)) == {"0001-a": 3, "strategy": 4}
    assert "0001-a" in about(agenda.later)


def test_what_waits_for_another_week_ends_somewhere(hour):
    agenda = hour(QUIET | {"crew/unknowns.yml": "".join(late(f"l{number}") for number in range(60))})
    assert len(agenda.later) == 20


@pytest.mark.parametrize("team", ["crew", "shore"])
def test_a_team_is_asked_about_its_own_records_alone(hour, team):
    files = {
        f"{each}/{path.partition('/')[2]}": text.replace("team: crew", f"team: {each}")
        for each in ("crew", "shore")
        for path, text in QUIET.items()
    }
    files |= {f"{each}/unknowns.yml": late(each) for each in ("crew", "shore")}
    agenda = hour(files, team=team)
    assert about(agenda.first) == [team]


@pytest.mark.parametrize(
    ("files", "code", "who"),
    [
        ({"crew/unknowns.yml": late("rain", more=", explorers: [jo, ana]").replace("explorers: [jo], ", "")}, "explorer-not-back", "Jo or Ana"),
        ({"crew/unknowns.yml": "- {id: u, question: U, explorers: []}"}, "no-explorer", ""),
        ({"crew/decisions/0002-b.yml": "title: B\nstatus: proposed\nowner: '@jo'\noptions: [{id: x}]\n"}, "one-option", "Jo"),
        ({"crew/decisions/0002-b.yml": "title: B\nstatus: proposed\nowner: gone\noptions: [{id: x}]\n"}, "one-option", ""),
        ({"crew/decisions/0002-b.yml": "title: B\nstatus: proposed\nowner: gone\noptions: [{id: x}]\n"}, "no-one-to-ask", ""),
        ({"crew/decisions/0002-b.yml": "title: B\nstatus: proposed\nowner: somebody else\noptions: [{id: x}]\n"}, "one-option", "somebody else"),
        ({"crew/decisions/0001-a.yml": QUIET["crew/decisions/0001-a.yml"] + "dissent: [{who: jo, says: No, commits: false}]\nplan_b: y\nswitch_if: S\n"}, "unanswered-dissent", "Jo"),
        ({"crew/strategy.md": STRATEGY.replace("diagnosis", "#")}, "no-diagnosis", "Ana"),
        ({"crew/strategy.md": STRATEGY.replace("serves", "x").replace("{id: slow", "{id: fast, title: Fast}, {id: slow")}, "policy-without-action", "Ana"),
        ({"crew/team.yml": "members: [{id: ana, name: Ana}, {id: wei, name: Wei, joined: 2026-10-01}]"}, "no-back-brief-yet", "Wei"),
        ({"crew/team.yml": TEAM + "\ndepends_on: [{team: shore, for: weather}]"}, "dependency-not-confirmed", "Ana"),
        ({"crew/back-briefs/b.md": "---\nby: jo\nwith: ana\ndate: 2026-11-20\ndifferences: [{heard: H, cause: page-unclear}]\n---\n"}, "difference-not-fixed", "Jo or Ana"),
    ],
)  # fmt: skip
def test_who_can_answer_is_whom_the_record_names(hour, files, code, who):
    agenda = hour(QUIET | files)
    assert [item.answered_by for item in (*agenda.first, *agenda.later) if item.finding.code == code] == [who]


def test_an_item_says_what_hangs_on_it_and_links_what_it_names(hour):
    steps = "- {id: w, title: Wait, certainty: unknown, state: later, demo: D, waits_for: [rain]}\n"
    agenda = hour(
        QUIET
        | {
            "crew/steps.yml": QUIET["crew/steps.yml"] + steps,
            "crew/unknowns.yml": late("rain", more=", may_change: [0001-a]"),
        }
    )
    known = {item.finding.code: item for item in agenda.first}
    (hangs,) = known["explorer-not-back"].evidence
    assert hangs.words == "What hangs on it:" and [each.name for each in hangs.things] == ["Wait", "A"]
    assert [each.name for each in known["decided-before-known"].also] == ["Is rain so"]


def test_a_statement_is_asked_as_a_question(hour):
    agenda = hour(
        QUIET
        | {
            "crew/steps.yml": QUIET["crew/steps.yml"].replace(
                "demo: A boat", "demo: A boat, follows_from: [nix]"
            )
        }
    )
    (item,) = agenda.first
    assert item.ask == "No decision has the id 'nix'. What is meant?"
    assert agenda.of(Question.MEND) == (item,)


def test_a_file_that_cannot_be_read_is_asked_about_by_its_place(hour):
    agenda = hour(QUIET | {"crew/decisions/0009-z.yml": "title: [\n"})
    (item,) = agenda.of(Question.MEND)
    assert item.finding.path.endswith("0009-z.yml") and item.ask.endswith("?")


@pytest.mark.parametrize(
    ("found", "back"),
    [
        ("2026-11-08", True),  # 14 days ago
        ("2026-11-07", False),
        ("2026-11-23", False),  # not yet
    ],
)
def test_who_came_back_in_the_last_fortnight_is_told(hour, found, back):
    unknowns = (
        f"- {{id: u, question: U, explorers: [jo], findings: [{{date: {found}, found: F}}], led_to: [a]}}"
    )
    assert [each.names for each in hour(QUIET | {"crew/unknowns.yml": unknowns}).came_back] == (
        ["Jo"] if back else []
    )


def test_who_came_back_since_the_last_session_is_told_however_long_ago_it_was(hour):
    files = {path: text for path, text in QUIET.items() if "sessions" not in path}
    files["crew/sessions/2026-09-01.md"] = "---\ndate: 2026-09-01\n---\n"
    files["crew/unknowns.yml"] = (
        "- {id: u, question: U, explorers: [jo], findings: [{date: 2026-09-01, found: F}]}"
    )
    assert [each.report.found for each in hour(files).came_back] == ["F"]


def test_the_last_hour_is_the_latest_that_was_held(hour):
    files = QUIET | {
        "crew/sessions/2026-11-25.md": "---\ndate: 2026-11-25\nchanged: [far]\n---\n",
        "crew/sessions/2026-11-13.md": "---\ndate: 2026-11-13\n---\n",
    }
    last = hour(files).last_hour
    assert last.session.date == date(2026, 11, 20)
    assert [each.key.id for each in last.changed] == ["a"] and last.session.removed == ("The log",)


@pytest.mark.parametrize(
    "files",
    [
        {"crew/team.yml": TEAM},
        {"crew/unknowns.yml": late("rain")},
        {"crew/glossary.yml": "- {term: Wind, means: Air}"},
        {"crew/decisions/0001-a.md": "# A\n\nWords.\n"},
        {"crew/sessions/s.md": "---\ndiscovered: [D]\n---\n"},
    ],
)
def test_a_team_without_a_strategy_has_an_hour(hour, files):
    agenda = hour(files)
    assert len(agenda.rows) == 7
    assert all(item.ends_with for item in agenda.first)


def test_the_order_does_not_hang_on_the_order_of_the_findings(hour):
    files = QUIET | {
        "crew/unknowns.yml": "".join(late(f"l{number}") for number in range(9)),
        "crew/strategy.md": "---\nteam: crew\nwhere: W\nwhy: Y\nstatus: active\n---\n",
    }
    one, other = hour(files), hour(files, turned=True)
    assert one.first == other.first and one.later == other.later


def test_a_thing_of_two_kinds_is_the_one_in_the_findings_file(hour):
    files = QUIET | {
        "crew/glossary.yml": "- {id: rain, term: Rain, means: Water}",
        "crew/unknowns.yml": late("rain"),
    }
    assert [item.about.key.kind for item in hour(files).first] == ["unknown"]
