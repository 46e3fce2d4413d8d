"""What leans on what changed, and who should look at it."""

from datetime import date

from alignment_plugin.changes import compare, consequences, reviewers
from tests.changes.conftest import BASE, edited, graph_of

DECISION = "decisions/0004-batch.md"


def both(old, new):
    """(changes, consequences) of two sets of files."""
    before, after = graph_of(old), graph_of(new)
    changes = compare(before, after)
    return changes, consequences(changes, before, after)


def told(old, new):
    """The sentences about what leans on the changes."""
    return [each.because for each in both(old, new)[1].told]


def people(old, new, **more):
    """Name → reasons of those who should look."""
    before, after = graph_of(old), graph_of(new)
    changes = compare(before, after)
    found = reviewers(changes, consequences(changes, before, after).told, before, after, **more)
    return {each.name: each for each in found}


def test_what_leans_on_a_changed_decision_is_named_with_the_reason():
    assert told(BASE, edited(DECISION, ("chosen: shadow", "chosen: stay"))) == [
        "0005 leans on 0004, whose chosen option changed",
        "“Start here” reads 0004, whose chosen option changed",
        "“Agree the schema” follows from 0004, whose chosen option changed",
    ]


def test_two_links_are_followed_and_not_three():
    found = told(BASE, edited("decisions/0002-ledger.md", ("status: accepted", "status: deprecated")))
    assert found[:2] == [
        "0004 leans on 0002, which is now deprecated",
        "0005 leans on 0004, which leans on 0002, which is now deprecated",
    ]
    chain = {
        f"decisions/000{n}-x.md": f"---\nstatus: proposed\nowner: lee\ndepends_on: [000{n - 1}-x]\n---\n\n# Number {n}\n"
        for n in range(2, 6)
    }
    first = "---\nstatus: accepted\nowner: lee\nsuccess: [a]\n---\n\n# Number 1\n"
    files = {"decisions/0001-x.md": first, **chain}
    assert told(files, {**files, "decisions/0001-x.md": first.replace("accepted", "rejected")}) == [
        "0002 leans on 0001, which is now rejected",
        "0003 leans on 0002, which leans on 0001, which is now rejected",
    ]


def test_what_still_names_a_removed_record_is_named():
    files = {path: text for path, text in BASE.items() if path != "decisions/0002-ledger.md"}
    assert told(BASE, files)[0] == "0004 leans on 0002, which is gone"
    cleaned = {**files, DECISION: files[DECISION].replace("depends_on: [0002-ledger]\n", "")}
    assert not [each for each in told(BASE, cleaned) if "0002" in each]


def test_what_still_names_an_old_id_is_named():
    files = {path.replace("0002-ledger", "0002-books"): text for path, text in BASE.items()}
    by_id = {path: text.replace("[0002-ledger]", "[one-ledger]") for path, text in BASE.items()}
    old = {path.replace("0002-ledger", "one-ledger"): text for path, text in by_id.items()}
    new = {path.replace("one-ledger", "books"): text for path, text in old.items()}
    # The number still leads there, so nothing is lost.
    assert told(BASE, {path: text.replace("[0002-ledger]", "[2]") for path, text in files.items()}) == []
    assert told(old, new)[0] == "0004 leans on “One ledger a currency”, which has another id now"


def test_what_takes_its_place_is_no_consequence_of_it():
    new = "---\nstatus: accepted\nowner: lee\nsuccess: [a]\nsupersedes: [0002-ledger]\ndepends_on: [0002-ledger]\n---\n\n# X\n"
    found = told(BASE, {**BASE, "decisions/0009-x.md": new})
    assert found[0].startswith("0004 leans on 0002, which is now superseded")
    assert not [each for each in found if each.startswith("0009")]


def test_what_nobody_acts_on_is_left_out():
    old = {
        **BASE,
        "decisions/0005-cohorts.md": BASE["decisions/0005-cohorts.md"].replace("proposed", "rejected"),
    }
    assert not [
        each
        for each in told(old, edited(DECISION, ("chosen: shadow", "chosen: stay"), base=old))
        if "0005" in each
    ]


def test_a_removed_policy_is_felt_by_what_serves_it():
    files = edited(
        "strategy.md",
        (
            "  - id: ledger-first\n    title: The ledger is right before it is fast\n    rules_out: [No balance from a cache]\n",
            "",
        ),
    )
    assert told(BASE, files)[0] == "0004 serves “The ledger is right before it is fast”, which is gone"


def test_an_answer_is_felt_by_what_it_could_change():
    assert "0004 could be changed by “Do events arrive in order?”, to which an answer came back" in told(
        BASE,
        edited(
            "unknowns.yml",
            (
                "report_back: 2026-12-01,",
                "report_back: 2026-12-01, findings: [{date: 2026-11-20, found: They do not}],",
            ),
        ),
    )


def test_ten_are_told_and_the_rest_is_counted():
    many = {
        f"decisions/1{n:03}-x.md": f"---\nstatus: proposed\nowner: lee\ndepends_on: [0002-ledger]\n---\n\n# {'abcdefghijklmno'[n] * 9}\n"
        for n in range(15)
    }
    files = {**BASE, **many}
    _, found = both(
        files, edited("decisions/0002-ledger.md", ("status: accepted", "status: rejected"), base=files)
    )
    assert len(found.told) == 10 and found.more == 15 + 1 + 3 - 10


def test_only_changes_that_others_feel_have_consequences():
    assert (
        told(
            BASE,
            edited(
                DECISION, ("tags: [batch]", "tags: [x]"), ("confidence: leaning", "confidence: confident")
            ),
        )
        == []
    )


def test_owners_of_what_changed_and_of_what_leans_on_it_look():
    found = people(BASE, edited(DECISION, ("chosen: shadow", "chosen: stay")))
    assert found["Noor Haddad"].because == ("owns 0004, whose chosen option changed",)
    assert found["Samir"].because[0] == "owns 0005, which leans on 0004, whose chosen option changed"
    assert found["Samir"].because[-1] == "explores “Do events arrive in order?”, which could change 0004"
    assert (
        "sees 0004 differently" in found["Priya"].because and "was asked about 0004" in found["Priya"].because
    )


def test_whose_dissent_was_removed_comes_first_and_was_not_asked():
    found = people(
        BASE,
        edited(DECISION, ("dissent:\n  - {who: priya, says: Stay until Christmas, commits: true}\n", "")),
    )
    first = next(iter(found.values()))
    assert first.name == "Priya" and first.because[0] == "whose dissent was removed from 0004"
    assert not any("was asked" in each for each in first.because)
    assert first.asked is False


def test_who_was_not_asked_as_far_as_the_records_say():
    found = people(BASE, edited(DECISION, ("chosen: shadow", "chosen: stay")))
    assert {name for name, each in found.items() if not each.asked} == {"Samir"}
    asked = edited(DECISION, ("consulted: [priya]", "consulted: [priya, samir]"))
    then = {**asked, DECISION: asked[DECISION].replace("chosen: shadow", "chosen: stay")}
    assert all(each.asked for each in people(asked, then).values())


def test_who_told_it_back_was_asked():
    """Lee explores what could change 0004, was informed, and told it back."""
    bare = {
        **BASE,
        DECISION: BASE[DECISION].replace("informed: [lee]\n", "").replace("depends_on", "depends_on"),
    }
    files = {**bare, "unknowns.yml": bare["unknowns.yml"].replace("[lee]", "[lee], may_change: [0004-batch]")}
    found = people(files, edited(DECISION, ("chosen: shadow", "chosen: stay"), base=files))
    assert found["Lee"].asked is True
    alone = {path: text for path, text in files.items() if not path.startswith("back-briefs")}
    found = people(alone, edited(DECISION, ("chosen: shadow", "chosen: stay"), base=alone))
    assert found["Lee"].asked is False


def test_the_owner_before_is_told():
    found = people(BASE, edited(DECISION, ("owner: noor", "owner: lee")))
    assert found["Noor Haddad"].because == ("owned 0004 before",)


def test_one_person_by_two_names_is_one():
    files = edited("decisions/0005-cohorts.md", ("owner: samir", "owner: Noor Haddad"))
    found = people(files, edited(DECISION, ("chosen: shadow", "chosen: stay"), base=files))
    assert len(found["Noor Haddad"].because) == 2


def test_who_has_left_is_said_to_have():
    files = edited("team.yml", ("id: noor,", "id: noor, left: 2026-11-20,"))
    new = edited(DECISION, ("chosen: shadow", "chosen: stay"), base=files)
    assert people(files, new, today=date(2026, 11, 21))["Noor Haddad"].left is True
    assert people(files, new, today=date(2026, 11, 20))["Noor Haddad"].left is False


def test_handles_are_those_of_the_team_record():
    assert (
        people(BASE, edited(DECISION, ("chosen: shadow", "chosen: stay")))["Noor Haddad"].handle == "noor-h"
    )


def test_typos_call_nobody():
    assert people(BASE, edited(DECISION, ("tags: [batch]", "tags: [x]"))) == {}
