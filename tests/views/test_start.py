"""Start here: what to read, what the records say, whom to ask, what to change first; and all of it on paper."""

import re

import pytest

from alignment_plugin.views.asking import whom_to_ask
from alignment_plugin.views.first_changes import first_changes
from alignment_plugin.views.path import Block, blocks, path_page, path_pages
from alignment_plugin.views.start import people_to_meet, start_page

STRATEGY = """\
---
where: Balances within a minute.
why: Two merchants left.
status: active
owner: noor
horizon: 2027-09-30
policies:
  - {id: ledger-first, title: The ledger is never wrong., rules_out: [cutover without proof]}
free: [Language]
directions:
  - {id: events, title: Post events., status: taken, would_switch_if: Mismatches stay.}
signals:
  - {id: mismatch, question: "Do they differ?", look_at: "Demo, Thursdays", every: 14d, readings: [{date: 2026-11-12, saw: 41}]}
---
"""
DECISION = """\
---
status: accepted
owner: noor
decided: 2026-10-20
serves: [ledger-first]
supersedes: [old]
options: [{id: a, title: Shadow, good: [x], bad: [y]}, {id: b, title: Hourly, good: [x], bad: [y]}]
chosen: a
because: It proves the ledger.
success: [Thirty calm days.]
plan_b: b
switch_if: It differs in February.
dissent: [{who: priya, says: Hourly is sooner., commits: true}]
leaves_free: [cohort order]
---
# How we leave

Why it was hard.
"""
OLD = "---\nstatus: superseded\noutcome: [{result: failed, saw: Late every week.}]\n---\n# The old way\n"
UNKNOWNS = """\
- id: nobody
  question: Would they notice?
- id: out
  question: Who reads it?
  explorers: [priya]
  report_back: 2026-11-26
"""
TEAM = """\
name: Settlement
members:
  - {id: noor, name: Noor, role: lead, ask_about: [strategy]}
  - {id: priya, name: Priya, ask_about: [ledger]}
  - {id: gone, name: Gone, ask_about: [nothing], left: 2026-01-01}
  - {id: lee, name: Lee, joined: 2026-11-02}
"""
ONBOARDING = """\
paths:
  - id: cook
    title: For cooks
    read: [decide, ledger-first, out]
    scenarios: [{situation: It is night., think_of: [ledger-first]}]
first_contributions: ["Write a word into the glossary.", "Look at the Demo."]
"""
FULL = {
    "strategy.md": STRATEGY,
    "decisions/decide.md": DECISION,
    "decisions/old.md": OLD,
    "unknowns.yml": UNKNOWNS,
    "team.yml": TEAM,
    "onboarding.yml": ONBOARDING,
    "steps.yml": "- {id: s, title: Agree the schema, certainty: known, state: doing, owner: priya, follows_from: [decide]}",
}


@pytest.fixture
def full(make):
    return make(FULL)


def test_every_question_has_what_the_records_say_beside_it(full, shown):
    html = shown(full, start_page(full, "crew"))
    assert html.source.count("What the records say</summary>") == 9
    for words in (
        "Balances within a minute.", "Mismatches stay.", "Agree the schema", "We weighed: Shadow; Hourly.", "Priya sees it differently",
        "It works if: Thirty calm days.", "if this happens: It differs in February.", "We look as far as 30 September 2027",
        "41. Seen on 12 November 2026", "Language", "cohort order", "cutover without proof",
    ):  # fmt: skip
        assert words in html.text, words


def test_what_is_superseded_stands_only_where_it_explains(full, shown):
    html = shown(full, start_page(full, "crew"))
    made = html.source.split("Tell it back</h2>")[0]
    assert "it replaced" in made and made.count(">The old way<") == 2  # in the made path and in the own one
    assert 'data-al-check="decision/crew/old"' not in made


def test_a_topic_has_a_person_and_a_reason(full):
    rows = {row.about or row.thing.name: row for row in whom_to_ask(full, "crew")}
    assert rows["Strategy"].who == "Noor, lead"
    assert [each.words for each in rows["Strategy"].reasons] == ["Keeps the direction", "Owns"]
    assert rows["Who reads it?"].who == "Priya"
    other = rows["The other side of “How we leave”"]
    assert other.who == "Priya"
    assert [each.words for each in other.reasons][1:] == [
        "We switch if: It differs in February.",
        "The choice holds if: Thirty calm days.",
    ]
    assert rows["Being new here"].who == "Lee"
    assert "Nothing" not in rows


def test_the_day_before_names_three_people(full, shown):
    assert [(each.who, each.about) for each in people_to_meet(full, "crew")] == [
        ("Noor", "keeps the direction"),
        ("Priya", "sees “How we leave” differently"),
    ]
    text = shown(full, start_page(full, "crew")).text
    assert "A buddy: Lee" in text and "and who else?" in text and "tell it back to Noor" in text


def test_first_changes_come_from_the_records_and_never_twice(full):
    changes = first_changes(full, "crew")
    words = [each.words for each in changes]
    assert words[0] == "Mend the line on these pages that misled you."
    assert words[1:3] == ["Write a word into the glossary.", "Look at the Demo."]
    assert [each.thing.key.id for each in changes if each.thing] == ["nobody"]


def test_a_short_form_that_nobody_explained_is_a_first_change(make):
    site = make(
        {f"decisions/{n}.md": f"---\nstatus: accepted\n---\n# D{n}\n\nWe keep the EPC here.\n" for n in "ab"}
    )
    assert "Ask what “EPC” stands for, and write it into the" in [
        each.words for each in first_changes(site, "crew")
    ]
    known = make({"strategy.md": STRATEGY, "glossary.yml": "- {term: EPC, means: A code}",
                  **{f"decisions/{n}.md": "---\nstatus: accepted\n---\n# D\n\nThe EPC.\n" for n in "ab"}})  # fmt: skip
    assert not any("EPC" in each.words for each in first_changes(known, "crew"))


def test_an_option_of_an_open_choice_waits_for_an_argument(make):
    site = make(
        {
            "decisions/a.md": "---\nstatus: proposed\noptions: [{id: x, title: Ex, good: [g]}]\n---\n# Who may\n"
        }
    )
    assert "Write what speaks against “Ex” in" in [each.words for each in first_changes(site, "crew")]


def test_nothing_written_is_a_question_everywhere(make, shown):
    site = make({"strategy.md": "---\nstatus: draft\nwhere: W\nwhy: Y\n---\n"})
    html = shown(site, start_page(site, "crew"))
    for words in ("Where else could we be going?", "What would you do first?", "Is nothing unknown?", "What should be?",
                  "Who knows about what?", "who was new last, and still knows"):  # fmt: skip
        assert words in html.text, words
    for page in path_pages(site, "crew"):
        shown(site, page)


def test_no_number_but_minutes_and_dates_is_made(full, shown):
    text = shown(full, start_page(full, "crew")).text
    assert not re.search(r"\d+ of \d+|\d ?%|score|grade", text)


def test_a_path_is_one_document_in_order(full, shown):
    start = full.plan.page("crew", "start")
    assert [page.path for page in path_pages(full, "crew")] == [
        start.replace(".md", "/start.md"),
        start.replace(".md", "/cook.md"),
    ]
    html = shown(full, path_page(full, "crew", "cook"))
    places = [
        html.text.index(words)
        for words in ("Why it was hard.", "cutover without proof", "Who finds out Priya", "It is night.")
    ]
    assert places == sorted(places)
    whole = shown(full, path_page(full, "crew", "start"))
    for words in (
        "Day 1",
        "Balances within a minute.",
        "Thirty calm days.",
        "of which we saw: Late every week.",
        "Agree the schema",
    ):
        assert words in whole.text, words


def test_every_kind_of_thing_can_be_on_a_path(make, shown):
    kinds = {
        "glossary.yml": "- {id: t, term: Tee, means: A thing}",
        "sessions/2026-11-01.md": "---\ndiscovered: [We differ]\n---\n",
        "back-briefs/b.md": "---\nby: lee\ndate: 2026-11-01\ndifferences: [{heard: This, meant: That}]\n---\n",
        "onboarding.yml": "paths: [{id: all, title: All, read: [t, 2026-11-01, b, events, mismatch, lee, s, strategy, team, nobody]}]",
    }
    site = make({**FULL, **kinds})
    text = shown(site, path_page(site, "crew", "all")).text
    for words in (
        "A thing",
        "We differ",
        "This",
        "That",
        "Post events",
        "Demo, Thursdays",
        "Lee",
        "Agree the schema",
        "Would they notice?",
    ):
        assert words in text, words


def test_prose_becomes_blocks_without_tables_of_contents_or_pictures():
    body = (
        "# H\n\nOne\ntwo.\n\n- a\n  b\n- c\n\n![x](y.png)\n\n<div>z</div>\n\n```\ncode\n\nmore\n```\n\nEnd."
    )
    assert blocks(body) == (
        Block("h", ("H",)), Block("p", ("One\ntwo.",)), Block("ul", ("a b", "c")), Block("pre", ("code\n\nmore",)), Block("p", ("End.",)),
    )  # fmt: skip


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make(
        {
            **FULL,
            "strategy.md": STRATEGY.replace("Two merchants left.", f"'{evil}'"),
            "team.yml": TEAM.replace("Noor", f"'{evil}'", 1),
        }
    )
    for page in (start_page(site, "crew"), *path_pages(site, "crew")):
        assert "<script" not in shown(site, page).source
