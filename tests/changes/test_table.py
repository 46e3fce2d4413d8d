"""Old, new, expected: what fires for which edit, and what must not."""

import pytest

from alignment_plugin.changes import CHANGE_WORDS, Level, compare
from tests.changes.conftest import BASE, PROPOSED, edited, graph_of

DECISION = "decisions/0004-batch.md"
NOTHING: frozenset[tuple[str, str]] = frozenset()


def on_proposed(*swaps):
    """An edit of a decision that is not accepted yet."""
    before = {**BASE, DECISION: PROPOSED}
    return before, edited(DECISION, *swaps, base=before)


def on(path, *swaps):
    """An edit of one file."""
    return BASE, edited(path, *swaps)


def without(path):
    """One file less."""
    return BASE, {name: text for name, text in BASE.items() if name != path}


def renamed(path, new_path, *swaps):
    """A file under another name, with an edit."""
    files = edited(path, *swaps)
    return BASE, {(new_path if name == path else name): text for name, text in files.items()}


NEW_DECISION = "---\nstatus: {0}\nowner: lee\n---\n\n# Something else altogether\n"

FIRES = {
    # Where a decision stands
    "accepted": (*on("decisions/0005-cohorts.md", ("proposed", "accepted")), {("accepted", "status"), ("accepted-without-success", "success")}),
    "accepted with success": (*on("decisions/0005-cohorts.md", ("status: proposed", "status: accepted\nsuccess: [It works]")), {("accepted", "status"), ("success-changed", "success/0")}),
    "rejected": (*on("decisions/0005-cohorts.md", ("proposed", "rejected")), {("rejected", "status")}),
    "deferred": (*on("decisions/0005-cohorts.md", ("proposed", "deferred")), {("status-changed", "status")}),
    "deprecated": (*on(DECISION, ("status: accepted", "status: deprecated")), {("deprecated", "status")}),
    "superseded": (*on(DECISION, ("status: accepted", "status: superseded")), {("superseded", "status")}),
    "reopened": (*on(DECISION, ("status: accepted", "status: proposed")), {("reopened", "status")}),
    "superseded by what another record says": (
        BASE, {**BASE, "decisions/0009-x.md": "---\nstatus: accepted\nowner: lee\nsuccess: [a]\nsupersedes: [0002-ledger]\n---\n\n# X\n"},
        {("superseded", "status"), ("record-added", ""), ("accepted", "status")},
    ),
    # History
    "the choice after acceptance": (*on(DECISION, ("chosen: shadow", "chosen: stay")), {("accepted-choice-changed", "chosen")}),
    "the reason after acceptance": (*on(DECISION, ("It proves the ledger every day.", "It is cheap.")), {("accepted-reason-changed", "because")}),
    "success after acceptance": (*on(DECISION, ("Thirty days below five mismatches", "Ten days below fifty")), {("accepted-success-changed", "success/0")}),
    "success gone after acceptance": (*on(DECISION, ("success: [Thirty days below five mismatches]\n", "")), {("accepted-success-changed", "success/0")}),
    "a criterion gone after acceptance": (
        *on(DECISION, ("  - {id: blast, question: 'Who is hurt if it goes wrong?'}\n", "")), {("accepted-criteria-changed", "criteria/1")},
    ),
    "a must-have after acceptance": (*on(DECISION, ("must: true", "must: false")), {("accepted-criteria-changed", "criteria/0/must")}),
    # The same before acceptance
    "the choice of a proposal": (*on_proposed(("chosen: shadow", "chosen: stay")), {("chosen-changed", "chosen")}),
    "the reason of a proposal": (*on_proposed(("It proves the ledger every day.", "It is cheap.")), {("because-changed", "because")}),
    "success of a proposal": (*on_proposed(("Thirty days below five mismatches", "Ten days below fifty")), {("success-changed", "success/0")}),
    "a criterion comes": (*on_proposed(("criteria:\n", "criteria:\n  - {id: cost, question: 'What does it cost?'}\n")), {("criterion-added", "criteria/0")}),
    "a criterion goes": (*on_proposed(("  - {id: blast, question: 'Who is hurt if it goes wrong?'}\n", "")), {("criterion-removed", "criteria/1")}),
    "a criterion is reworded": (*on_proposed(("Who is hurt if it goes wrong?", "Who pays?")), {("criterion-changed", "criteria/1/question")}),
    "a must-have": (*on_proposed(("must: true", "must: false")), {("must-changed", "criteria/0/must")}),
    # Options
    "an option comes": (*on(DECISION, ("  - id: big-bang", "  - {id: hourly, title: Hourly}\n  - id: big-bang")), {("option-added", "options/2")}),
    "an option goes": (
        *on(DECISION, ("  - id: big-bang\n    title: Switch on one night\n    ratings: {proof: passes, blast: worse}\n", "")), {("option-eliminated", "options/2")},
    ),
    "an option now fails a must": (*on(DECISION, ("{proof: passes, blast: worse}", "{proof: fails, blast: worse}")), {("option-eliminated", "options/2/ratings/proof")}),
    "a rating of the chosen option": (*on(DECISION, ("blast: better", "blast: same")), {("reason-rating-changed", "options/1/ratings/blast")}),
    "a rating of another": (*on(DECISION, ("blast: worse", "blast: same")), {("rating-changed", "options/2/ratings/blast")}),
    "a rating that the reason names": (
        {**BASE, DECISION: BASE[DECISION].replace("every day.\n", "every day, and the blast is small.\n")},
        edited(DECISION, ("blast: worse", "blast: same"), base={**BASE, DECISION: BASE[DECISION].replace("every day.\n", "every day, and the blast is small.\n")}),
        {("reason-rating-changed", "options/2/ratings/blast")},
    ),
    "an argument": (*on(DECISION, ("Known failure modes", "We know how it fails")), {("argument-changed", "options/0/good/0")}),
    "another order of options": (
        *on(DECISION, ("  - id: big-bang\n    title: Switch on one night\n    ratings: {proof: passes, blast: worse}\n", ""),
            ("options:\n", "options:\n  - id: big-bang\n    title: Switch on one night\n    ratings: {proof: passes, blast: worse}\n")),
        {("order-changed", "options/0")},
    ),
    "an option's title": (*on(DECISION, ("title: Shadow ledger", "title: Ledger in the shadow")), {("title-changed", "options/1/title")}),
    # People
    "dissent goes": (*on(DECISION, ("dissent:\n  - {who: priya, says: Stay until Christmas, commits: true}\n", "")), {("dissent-removed", "dissent/0")}),
    "dissent under another name": (*on(DECISION, ("who: priya, says: Stay", "who: samir, says: Stay")), {("dissent-removed", "dissent/0"), ("dissent-added", "dissent/0")}),
    "dissent comes": (*on(DECISION, ("dissent:\n", "dissent:\n  - {who: lee, says: Too soon}\n")), {("dissent-added", "dissent/0")}),
    "dissent reworded": (*on(DECISION, ("Stay until Christmas", "Whatever you like")), {("dissent-changed", "dissent/0/says")}),
    "somebody no longer commits": (*on(DECISION, ("commits: true", "commits: false")), {("commitment-changed", "dissent/0/commits")}),
    "the owner goes": (*on(DECISION, ("owner: noor\n", "")), {("owner-removed", "owner")}),
    "another owner": (*on(DECISION, ("owner: noor", "owner: lee")), {("owner-changed", "owner")}),
    "somebody less was asked": (*on(DECISION, ("consulted: [priya]", "consulted: []")), {("people-changed", "consulted/0")}),
    # Dates
    "the check date goes": (*on(DECISION, ("check_by: 2027-02-28\n", "")), {("check-date-removed", "check_by")}),
    "the check date moves": (*on(DECISION, ("check_by: 2027-02-28", "check_by: 2027-05-31")), {("date-changed", "check_by")}),
    "the review goes": (*on(DECISION, ("review: {on: 2026-11-17, every: 6w}\n", "")), {("check-date-removed", "review")}),
    "the review is never": (*on(DECISION, ("every: 6w", "every: never")), {("check-date-removed", "review/every")}),
    "reviewed today": (*on(DECISION, ("on: 2026-11-17", "on: 2026-11-22")), {("date-changed", "review/on")}),
    "the date to come back goes": (*on("unknowns.yml", ("report_back: 2026-12-01,", "")), {("check-date-removed", "report_back")}),
    "the horizon goes": (*on("strategy.md", ("horizon: 2027-06-30\n", "")), {("check-date-removed", "horizon")}),
    # Links
    "a link comes": (*on("decisions/0005-cohorts.md", ("[0004-batch]", "[0004-batch, 0002-ledger]")), {("link-added", "depends_on/1")}),
    "a link goes": (*on(DECISION, ("serves: [ledger-first]\n", "")), {("link-removed", "serves/0")}),
    "a link leads elsewhere": (*on(DECISION, ("serves: [ledger-first]", "serves: [small-steps]")), {("link-removed", "serves/0"), ("link-added", "serves/0")}),
    # Other fields of a decision
    "an assumption": (*on(DECISION, ("Events arrive in order", "Events arrive in time")), {("assumption-changed", "assumptions/0/says")}),
    "plan B": (*on(DECISION, ("plan_b: stay", "plan_b: big-bang")), {("plan-b-changed", "plan_b")}),
    "the door": (*on(DECISION, ("two-way", "one-way")), {("reversibility-changed", "reversibility")}),
    "less is free": (*on(DECISION, ("leaves_free: [Cohort order]\n", "")), {("freedom-changed", "leaves_free/0")}),
    "it failed": (*on(DECISION, ("check_by:", "outcome: [{result: failed, saw: Nine a day}]\ncheck_by:")), {("outcome-failed", "outcome/0")}),
    "it held": (*on(DECISION, ("check_by:", "outcome: [{result: held}]\ncheck_by:")), {("outcome-added", "outcome/0")}),
    "a field that no rule names comes": (*on(DECISION, ("check_by:", "biases: [We like new things]\ncheck_by:")), {("field-added", "biases/0")}),
    "a field that no rule names changes": (*on(DECISION, ("confidence: leaning", "confidence: confident")), {("field-changed", "confidence")}),
    "a field that no rule names goes": (*on(DECISION, ("decided_by: agreed\n", "")), {("field-removed", "decided_by")}),
    "a finding is accepted": (*on(DECISION, ("accept:\n", "accept:\n  - {finding: stuck, because: Holidays}\n")), {("finding-accepted", "accept/0")}),
    "a finding is accepted for longer": (*on(DECISION, ("until: 2027-01-31", "until: 2029-01-31")), {("acceptance-changed", "accept/0/until")}),
    "tags": (*on(DECISION, ("tags: [batch]", "tags: [ledger]")), {("tags-changed", "tags/0")}),
    "a title": (*on(DECISION, ("# How we leave the batch", "# How we leave it")), {("title-changed", "title")}),
    "prose": (*on(DECISION, ("everything in one run", "everything in two runs")), {("prose-changed", "prose")}),
    "code in prose, by its spaces": (*on(DECISION, ("\n  first: 1", "\n    first: 1")), {("prose-changed", "prose")}),
    # The strategy
    "where": (*on("strategy.md", ("Every merchant sees a true balance.", "Some do.")), {("where-changed", "where")}),
    "why": (*on("strategy.md", ("They plan their week by it.", "We like it.")), {("why-changed", "why")}),
    "a policy goes": (*on("strategy.md", ("  - id: small-steps\n    title: One cohort at a time\n", "")), {("policy-removed", "policies/1")}),
    "a policy comes": (*on("strategy.md", ("policies:\n", "policies:\n  - {id: safe, title: Safe before fast}\n")), {("policy-added", "policies/0")}),
    "a policy says something else": (*on("strategy.md", ("One cohort at a time", "Two cohorts at a time")), {("policy-changed", "policies/1/title")}),
    "a policy no longer rules something out": (*on("strategy.md", ("    rules_out: [No balance from a cache]\n", "")), {("limit-removed", "policies/0/rules_out/0")}),
    "a no-go goes": (*on("strategy.md", ("no_gos:\n  - id: no-weekend\n    says: No switch at a weekend\n", "")), {("limit-removed", "no_gos/0")}),
    "a no-go is reworded": (*on("strategy.md", ("No switch at a weekend", "No switch on a Sunday")), {("limit-changed", "no_gos/0/says")}),
    "a direction is taken": (*on("strategy.md", ("status: open\n    would", "status: taken\n    would")), {("direction-taken", "directions/0/status")}),
    "a direction is eliminated": (*on("strategy.md", ("    title: Run the batch faster\n    status: open", "    title: Run the batch faster\n    status: eliminated")), {("direction-eliminated", "directions/1/status")}),
    "a direction vanishes": (*on("strategy.md", ("  - id: faster-batch\n    title: Run the batch faster\n    status: open\n", "")), {("direction-removed", "directions/1")}),
    "a direction comes": (*on("strategy.md", ("directions:\n", "directions:\n  - {id: third, title: Buy it, status: open}\n")), {("direction-added", "directions/0")}),
    "another sign for a direction": (*on("strategy.md", ("Events get lost", "Events come twice")), {("direction-changed", "directions/0/would_switch_if")}),
    "a signal goes": (
        *on("strategy.md", ("signals:\n  - id: mismatches\n    question: How many balances differ?\n    every: 2w\n    readings:\n      - {date: 2026-11-02, saw: Four a day}\n", "")),
        {("signal-removed", "signals/0")},
    ),
    "a signal comes": (*on("strategy.md", ("signals:\n", "signals:\n  - {id: calls, question: 'Who calls?'}\n")), {("signal-added", "signals/0")}),
    "a signal is looked at less": (*on("strategy.md", ("every: 2w", "every: 4w")), {("signal-changed", "signals/0/every")}),
    "a reading": (*on("strategy.md", ("readings:\n", "readings:\n      - {date: 2026-11-16, saw: Two a day}\n")), {("reading-added", "signals/0/readings/0")}),
    "a reading is changed": (*on("strategy.md", ("saw: Four a day", "saw: None")), {("reading-changed", "signals/0/readings/0/saw")}),
    "a strategy comes into force": (
        edited("strategy.md", ("status: active", "status: draft")), BASE, {("put-in-force", "status")},
    ),
    # Steps and unknowns
    "a step is done": (*on("steps.yml", ("state: doing", "state: done")), {("step-done", "state")}),
    "a step is dropped": (*on("steps.yml", ("state: doing", "state: dropped")), {("step-dropped", "state")}),
    "a step moves along": (*on("steps.yml", ("state: later", "state: next")), {("step-moved", "state")}),
    "a step goes to the other lane": (*on("steps.yml", ("certainty: unknown", "certainty: known")), {("certainty-changed", "certainty")}),
    "an answer comes back": (*on("unknowns.yml", ("explorers: [lee]", "explorers: [lee], findings: [{date: 2026-11-20, found: It holds}]")), {("finding-reported", "findings/0")}),
    "a question is dropped": (*on("unknowns.yml", ("explorers: [lee]", "explorers: [lee], dropped_because: Nobody needs it")), {("unknown-dropped", "dropped_because")}),
    "an answer leads to something": (*on("unknowns.yml", ("may_change: [0004-batch]", "may_change: [0004-batch], led_to: [0005-cohorts]")), {("link-added", "led_to/0")}),
    # A team
    "somebody new": (*on("team.yml", ("members:\n", "members:\n  - {id: kim}\n")), {("member-added", "members/0")}),
    "somebody leaves": (*on("team.yml", ("id: lee, name: Lee", "id: lee, name: Lee, left: 2026-11-20")), {("member-left", "members/3/left")}),
    "somebody is taken out": (*on("team.yml", ("  - {id: lee, name: Lee}\n", "")), {("member-removed", "members/3")}),
    "a detail of a member": (*on("team.yml", ("contact: desk 4", "contact: desk 5")), {("detail-changed", "members/1/contact")}),
    "no longer ours": (*on("team.yml", ("owns: [settlement ledger]\n", "")), {("ownership-removed", "owns/0")}),
    "ours now": (*on("team.yml", ("owns: [settlement ledger]", "owns: [settlement ledger, nightly batch]")), {("ownership-added", "owns/1")}),
    "no longer provided": (*on("team.yml", ("provides: [true balances]\n", "")), {("promise-removed", "provides/0")}),
    "provided now": (*on("team.yml", ("provides: [true balances]", "provides: [true balances, a feed]")), {("promise-added", "provides/1")}),
    "they said yes": (*on("team.yml", ("confirmed: false", "confirmed: true")), {("dependency-changed", "depends_on/0/confirmed")}),
    # Sessions, back-briefs, terms, onboarding
    "a term means something else": (*on("glossary.yml", ("Merchants that move together", "Merchants of one size")), {("term-redefined", "means")}),
    "a session": (*on("sessions/2026-11-17.md", ("minutes: 60", "minutes: 90")), {("field-changed", "minutes")}),
    "a difference is fixed": (*on("back-briefs/2026-11-lee.md", ("cause: page-unclear", "cause: page-unclear, fixed_in: strategy")), {("field-added", "differences/0/fixed_in")}),
    "another order of reading": (*on("onboarding.yml", ("[strategy, 0004-batch]", "[0004-batch, strategy]")), {("order-changed", "paths/0/read/0")}),
    # Whole records
    "a new record": (BASE, {**BASE, "decisions/0009-x.md": NEW_DECISION.format("proposed")}, {("record-added", "")}),
    "a new record that is accepted at once": (
        BASE, {**BASE, "decisions/0009-x.md": NEW_DECISION.format("accepted")}, {("record-added", ""), ("accepted", "status"), ("accepted-without-success", "success")},
    ),
    "a record goes that nothing names": (*without("decisions/0005-cohorts.md"), {("record-removed", "")}),
    "a record goes that others name": (*without("decisions/0002-ledger.md"), {("removed-while-leaned-on", "")}),
    "renamed, and nothing names it": (*renamed("decisions/0005-cohorts.md", "decisions/0005-first-cohorts.md"), {("record-renamed", "")}),
    "renamed with an alias": (
        *renamed("decisions/0002-ledger.md", "decisions/0002-one-ledger.md", ("status:", "aliases: [0002-ledger]\nstatus:")), {("record-renamed", ""), ("alias-added", "aliases/0")},
    ),
    "renamed without an alias": (*renamed("decisions/0002-ledger.md", "decisions/0002-one-ledger.md"), {("renamed-without-alias", "")}),
    "a former name goes": (
        edited(DECISION, ("tags:", "aliases: [old-batch]\ntags:")), BASE, {("alias-removed", "aliases/0")},
    ),
    "renamed and reworded a little": (
        *renamed("decisions/0005-cohorts.md", "decisions/0005-first.md", ("# Which cohorts go first", "# Which cohorts shall go first")), {("record-renamed", ""), ("title-changed", "title")},
    ),
    "moved to another team": (*renamed("decisions/0005-cohorts.md", "portal/decisions/0005-cohorts.md"), {("record-moved", "")}),
    "a file under another name": (*renamed("team.yml", "team.md", ("name: Settlement\n", "---\nname: Settlement\n"), ("confirmed: false}]\n", "confirmed: false}]\n---\n")), {("file-moved", "")}),
    "a file that can no longer be read": (*on(DECISION, ("owner: noor", "owner: @noor")), {("unreadable", "")}),
    "a file that can be read again": (edited(DECISION, ("owner: noor", "owner: @noor")), BASE, {("readable", "")}),
    "a list that can no longer be read": (*on("steps.yml", ("- {id: retire", "- {id: retire, &a")), {("unreadable", "")}),
}  # fmt: skip

SILENT = {
    "nothing": (BASE, BASE),
    "white space at line ends": on(DECISION, ("settles\n", "settles   \n")),
    "line ends": (BASE, {**BASE, DECISION: BASE[DECISION].replace("\n", "\r\n")}),
    "rewrapped prose": on(DECISION, ("settles\neverything in", "settles everything\nin")),
    "a blank line more": on(DECISION, ("# How we leave the batch\n", "\n\n# How we leave the batch\n\n")),
    "a comment in YAML": on(DECISION, ("owner: noor", "owner: noor  # who else")),
    "a comment in prose": on(DECISION, ("everything in one run.", "everything in one run.\n<!-- more? -->")),
    "order of keys": on(DECISION, ("owner: noor\n", ""), ("chosen: shadow", "owner: noor\nchosen: shadow")),
    "quotes": on(DECISION, ("because: It proves", "because: 'It proves"), ("every day.\n", "every day.'\n")),
    "a folded scalar": on(DECISION, ("because: It proves the ledger every day.", "because: >-\n  It proves\n  the ledger\n  every day.")),
    "a literal scalar": on(DECISION, ("because: It proves the ledger every day.", "because: |\n  It proves\n  the ledger every day.")),
    "a list in lines": on(DECISION, ("tags: [batch]", "tags:\n  - batch")),
    "one value for a list of one": on(DECISION, ("tags: [batch]", "tags: batch")),
    "a mapping in lines": on(DECISION, ("review: {on: 2026-11-17, every: 6w}", "review:\n  every: 6w\n  on: 2026-11-17")),
    "a reference by number": on("decisions/0005-cohorts.md", ("[0004-batch]", "[4]")),
    "a reference with its team": on("decisions/0005-cohorts.md", ("[0004-batch]", "[alignment/0004-batch]")),
    "a reference in another spelling": on("decisions/0005-cohorts.md", ("[0004-batch]", "[ADR-4]")),
    "an owner by full name": on(DECISION, ("owner: noor", "owner: Noor Haddad")),
    "the same stretch in other units": on(DECISION, ("every: 6w", "every: 42d")),
    "a word in capitals": on(DECISION, ("status: accepted", "status: Accepted")),
    "yes for true": on(DECISION, ("must: true", "must: yes")),
    "order of names": (edited(DECISION, ("informed: [lee]", "informed: [lee, samir]")), edited(DECISION, ("informed: [lee]", "informed: [samir, lee]"))),
    "order of readings": (
        edited("strategy.md", ("readings:\n", "readings:\n      - {date: 2026-11-16, saw: Two}\n")),
        edited("strategy.md", ("saw: Four a day}\n", "saw: Four a day}\n      - {date: 2026-11-16, saw: Two}\n")),
    ),
    "an option's id, followed where it is named": (
        edited(DECISION, ("chosen: shadow", "chosen: shadow")),
        edited(DECISION, ("- id: shadow", "- id: shadow")),
    ),
    "a page that is no record": (BASE, {**BASE, "notes/x.md": "# Notes\n"}),
}  # fmt: skip


def fired(old, new):
    """(word, field) of every change."""
    return {(each.what, each.field) for each in compare(graph_of(old), graph_of(new))}


@pytest.mark.parametrize("name", FIRES)
def test_what_fires(name):
    old, new, expected = FIRES[name]
    assert fired(old, new) == expected


@pytest.mark.parametrize("name", SILENT)
def test_what_must_not_fire(name):
    old, new = SILENT[name]
    assert fired(old, new) == NOTHING


def test_every_declared_word_is_fired_by_a_row():
    """Otherwise a word could stand in the reference that nobody ever sees; a date that passed needs a day."""
    seen = {what for _, _, expected in FIRES.values() for what, _ in expected}
    assert set(CHANGE_WORDS) - seen == {
        "date-passed",
        "outcome-removed",
        "outcome-changed",
        "finding-changed",
    }


def test_an_outcome_is_history():
    with_outcome = edited(DECISION, ("check_by:", "outcome: [{result: held, saw: Two a day}]\ncheck_by:"))
    other = {**with_outcome, DECISION: with_outcome[DECISION].replace("Two a day", "None at all")}
    failed = {**with_outcome, DECISION: with_outcome[DECISION].replace("result: held", "result: failed")}
    assert fired(with_outcome, BASE) == {("outcome-removed", "outcome/0")}
    assert fired(with_outcome, other) == {("outcome-changed", "outcome/0/saw")}
    assert fired(with_outcome, failed) == {("outcome-failed", "outcome/0/result")}


def test_an_answer_that_is_edited_is_told():
    with_answer = edited("unknowns.yml", ("[lee]", "[lee], findings: [{date: 2026-11-20, found: It holds}]"))
    other = {
        **with_answer,
        "unknowns.yml": with_answer["unknowns.yml"].replace("It holds", "It breaks at noon"),
    }
    assert fired(with_answer, other) == {("finding-changed", "findings/0/found")}


def test_ids_of_parts_are_details_where_everything_follows_them():
    """Renaming an option, a criterion or a policy is not a new choice, a new question or a new link."""
    text = (
        BASE[DECISION]
        .replace("shadow\n", "shadow-ledger\n")
        .replace("blast", "harm")
        .replace("ledger-first", "first")
    )
    files = {**BASE, DECISION: text, "strategy.md": BASE["strategy.md"].replace("ledger-first", "first")}
    assert fired(BASE, files) == {
        ("detail-changed", "options/1/id"), ("detail-changed", "criteria/1/id"), ("detail-changed", "policies/0/id"),
    }  # fmt: skip


def test_a_renamed_record_that_is_followed_by_its_links_is_one_change():
    files = {
        path.replace("0002-ledger", "0002-books"): text.replace("0002-ledger", "0002-books")
        for path, text in BASE.items()
    }
    assert fired(BASE, files) == {("renamed-without-alias", "")}


def test_a_team_under_another_name_is_moves_and_nothing_else():
    files = {f"settlement/{path}": text for path, text in BASE.items()}
    changes = compare(graph_of({f"money/{path}": text for path, text in BASE.items()}), graph_of(files))
    assert {each.what for each in changes} == {"record-moved"}


def test_the_order_of_steps_is_meaning():
    lines = BASE["steps.yml"].splitlines(keepends=True)
    found = compare(graph_of(BASE), graph_of({**BASE, "steps.yml": "".join((lines[1], lines[0], lines[2]))}))
    assert [(each.what, each.old, each.new, each.level) for each in found] == [
        ("order-changed", "Agree the schema", "Handle early refunds", Level.MINOR)
    ]


def test_filling_in_what_was_empty_edits_no_history():
    bare = {**BASE, DECISION: BASE[DECISION].replace("success: [Thirty days below five mismatches]\n", "")}
    assert fired(bare, BASE) == {("success-changed", "success/0")}


def test_a_date_that_passed_is_told_of_only_where_the_record_changed():
    from datetime import date

    late = date(2027, 3, 1)
    touched = edited(DECISION, ("tags: [batch]", "tags: [ledger]"))
    assert compare(graph_of(BASE), graph_of(BASE), today=late) == ()
    told = {each.what for each in compare(graph_of(BASE), graph_of(touched), today=late)}
    assert "date-passed" in told
    in_time = {each.what for each in compare(graph_of(BASE), graph_of(touched), today=date(2027, 2, 28))}
    assert "date-passed" not in in_time


def test_places_are_those_of_head_and_of_base_for_what_is_gone():
    before, after = (
        edited("decisions/0005-cohorts.md", ("owner: samir", "owner: lee")),
        without("decisions/0005-cohorts.md"),
    )
    (owner,) = compare(graph_of(BASE), graph_of(before))
    assert (owner.path, owner.line, owner.is_gone) == ("docs/alignment/decisions/0005-cohorts.md", 3, False)
    (gone,) = compare(graph_of(BASE), graph_of(after[1]))
    assert (gone.path, gone.is_gone) == ("docs/alignment/decisions/0005-cohorts.md", True)


def test_long_texts_are_cut_where_they_begin_to_differ():
    same = "It proves the ledger every day, and " * 8
    before = {
        **BASE,
        DECISION: BASE[DECISION].replace("It proves the ledger every day.", same + "it is cheap."),
    }
    after = {
        **BASE,
        DECISION: BASE[DECISION].replace("It proves the ledger every day.", same + "it is quick."),
    }
    (change,) = compare(graph_of(before), graph_of(after))
    assert change.old.endswith("it is cheap.") and change.new.endswith("it is quick.")
    assert max(len(change.old), len(change.new)) <= 160 and change.old.startswith("…")


def test_the_most_urgent_comes_first():
    files = edited(
        DECISION,
        ("tags: [batch]", "tags: [x]"),
        ("chosen: shadow", "chosen: stay"),
        ("confidence: leaning", "confidence: confident"),
    )
    levels = [each.level for each in compare(graph_of(BASE), graph_of(files))]
    assert levels == [Level.ATTENTION, Level.NOTABLE, Level.MINOR]
