"""Q4: the comparison."""

import pytest

HEAD = """\
title: Boat
status: accepted
criteria:
  - {id: insured, question: 'Are we insured?', must: true}
  - {id: rest, question: 'Can we sleep?'}
options:
"""
MONO = (
    "  - {id: mono, title: Monohull, good: [Known], bad: [Rolls], ratings: {insured: passes, rest: baseline}}"
)
CAT = "  - {id: cat, title: Catamaran, good: [Level], bad: [Slow], ratings: {insured: passes, rest: better}}"
TAIL = "chosen: mono\nplan_b: cat"
DOCUMENT = """\
# Use Postgres

## Considered Options

* Postgres
* Files

## Decision Outcome

Chosen option: "Files", because we know them.
"""
STRATEGY = """\
where: Antigua
why: To see whether we can
status: active
policies:
  - {id: rest, title: Rest first, rules_out: [{id: six-hours, says: Six-hour watches}]}
no_gos:
  - {id: race, says: A race}
directions:
  - {id: cat, title: Catamaran, status: eliminated, because: Nobody has reefed one.}
"""


def boat(*, head: str = HEAD, mono: str = MONO, cat: str = CAT, tail: str = TAIL) -> dict[str, str]:
    return {"decisions/0002-boat.yml": f"{head}{mono}\n{cat}\n{tail}\n"}


PROPOSED = HEAD.replace("accepted", "proposed")
OVER = HEAD.replace("accepted", "rejected")

CASES = [
    ("no option", "one-option", {"decisions/0001-a.yml": "#!\nstatus: accepted\nserves: [x]\n"}),
    ("one option", "one-option", {"decisions/0001-a.yml": "status: proposed\noptions:\n  - {id: one} #!\n"}),
    ("two options", "one-option", boat()),
    ("a draft has none yet", "one-option", {"decisions/0001-a.yml": "status: draft\nserves: [x]\n"}),
    ("a draft has one", "one-option", {"decisions/0001-a.yml": "status: draft\noptions:\n  - {id: one} #!\n"}),
    ("it is superseded", "one-option", {"decisions/0001-a.yml": "status: superseded\nserves: [x]\n"}),
    ("a document has none", "one-option", {"decisions/0001-a.md": "# Postgres\n\n## Status\n\nAccepted\n"}),
    ("nothing for one not taken", "straw-man", boat(cat=CAT.replace("good: [Level], ", "") + " #!")),
    ("nothing against the chosen one", "straw-man", boat(mono=MONO.replace("bad: [Rolls], ", "") + " #!")),
    ("both sides are told", "straw-man", boat()),
    ("nothing against one not taken", "straw-man", boat(cat=CAT.replace("bad: [Slow], ", ""))),
    ("nothing is chosen yet", "straw-man", boat(head=PROPOSED, cat=CAT.replace("good: [Level], ", ""), tail="#")),
    ("a document without arguments", "straw-man", {"decisions/0001-a.md": DOCUMENT}),
    ("a blank cell", "comparison-hole", boat(cat=CAT.replace(", rest: better", "") + " #!")),
    ("a row without words", "comparison-hole", boat(cat="  - {id: cat, title: Catamaran} #!")),
    ("an unknown that names none", "comparison-hole", boat(cat=CAT.replace("better", "unknown") + " #!")),
    (
        "an unknown that names one",
        "comparison-hole",
        boat(cat=CAT.replace("better", "unknown sleep"))
        | {"unknowns.yml": "- {id: sleep, question: 'Do we sleep?', explorers: [ana]}\n"},
    ),
    ("a full comparison", "comparison-hole", boat()),
    ("without criteria there are no cells", "comparison-hole", boat(head="status: draft\noptions:\n", mono="  - {id: a}", cat="  - {id: b}", tail="#")),
    ("it was rejected", "comparison-hole", boat(head=OVER, cat="  - {id: cat}")),
    (
        "one word for all",
        "criterion-does-not-separate",
        boat(head=HEAD.replace("sleep?'}", "sleep?'} #!"), cat=CAT.replace("better", "baseline")),
    ),
    (
        "all the same as the baseline",
        "criterion-does-not-separate",
        boat(head=HEAD.replace("sleep?'}", "sleep?'} #!"), cat=CAT.replace("better", "same")),
    ),
    ("a must may be passed by all", "criterion-does-not-separate", boat()),
    ("a blank may differ", "criterion-does-not-separate", boat(cat=CAT.replace(", rest: better", ""))),
    (
        "what nobody knows may differ",
        "criterion-does-not-separate",
        boat(mono=MONO.replace("baseline", "unknown"), cat=CAT.replace("better", "unknown")),
    ),
    ("the chosen one fails a must", "chosen-fails-must", boat(mono=MONO.replace("passes", "fails") + " #!")),
    ("another one fails a must", "chosen-fails-must", boat(cat=CAT.replace("passes", "fails"))),
    ("it fails what is no must", "chosen-fails-must", boat(mono=MONO.replace("baseline", "fails"))),
    ("the choice was rejected", "chosen-fails-must", boat(head=OVER, mono=MONO.replace("passes", "fails"))),
    ("an option that is not there", "chosen-not-an-option", boat(tail="chosen: monohull #!")),
    ("a plan B that is not there", "chosen-not-an-option", boat(tail="chosen: mono\nplan_b: ketch #!")),
    ("a title in place of an id", "chosen-not-an-option", boat(tail="chosen: Monohull #!")),
    ("both are there", "chosen-not-an-option", boat()),
    ("a document has its own words", "chosen-not-an-option", {"decisions/0001-a.md": DOCUMENT.replace("Files\"", "Oracle\"")}),
    (
        "the chosen one breaks a no-go and what a policy rules out",
        "breaks-a-policy",
        {"strategy.yml": STRATEGY} | boat(mono=MONO.replace("good:", "breaks: [race, six-hours], good:") + " #!"),
    ),
    (
        "another option breaks it",
        "breaks-a-policy",
        {"strategy.yml": STRATEGY} | boat(cat=CAT.replace("good:", "breaks: [race], good:")),
    ),
    ("plan B is eliminated", "plan-b-ruled-out", {"strategy.yml": STRATEGY} | boat(tail=TAIL + " #!")),
    (
        "plan B was rejected elsewhere",
        "plan-b-ruled-out",
        {"decisions/0001-cat.yml": "status: rejected\nbecause: Too slow\nchosen: no\noptions: [{id: no}]\n"}
        | boat(tail=TAIL + " #!"),
    ),
    (
        "plan B is another direction, still open",
        "plan-b-ruled-out",
        {"strategy.yml": STRATEGY.replace("eliminated", "open")} | boat(),
    ),
    (
        "it was eliminated without a reason",
        "plan-b-ruled-out",
        {"strategy.yml": STRATEGY.replace(", because: Nobody has reefed one.", "")} | boat(),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_options(case, expect):
    expect(case)


def test_an_option_written_by_its_title_gets_the_id_as_a_hint(look):
    assert look(boat(tail="chosen: Monohull")).one("chosen-not-an-option").hint == "did you mean 'mono'?"


def test_each_blank_cell_is_a_question_of_its_own(look):
    files = boat(mono=MONO.replace(", rest: baseline", ""), cat=CAT.replace(", rest: better", ""))
    assert [each.value for each in look(files).of("comparison-hole")] == ["mono rest", "cat rest"]


def test_a_hole_asks_who_could_find_out(look):
    assert look(boat(cat=CAT.replace(", rest: better", ""))).one("comparison-hole").message == (
        "'Can we sleep?': no answer yet for 'Catamaran' in 'Boat'. Who could find out?"
    )


def test_a_ruled_out_plan_b_quotes_the_reason(look):
    assert look({"strategy.yml": STRATEGY} | boat()).one("plan-b-ruled-out").message == (
        "Plan B of 'Boat' is ruled out elsewhere: 'Nobody has reefed one'. Could we still fall back on it?"
    )
