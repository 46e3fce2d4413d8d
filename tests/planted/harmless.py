"""Changes that nobody has to ask about: whatever is found after one of them is a false alarm."""

from tests.planted.decision_faults import AGE, BATCH, BOAT, E_MAIL, LEDGER, SCREEN, WATCH
from tests.planted.plant import Harmless, add, cut, turn

SETTLEMENT, PORTAL, FINANCE = "payments/settlement", "payments/merchant-portal", "payments/finance-ops"

CHANGES = (
    Harmless("a comment", (turn(BATCH, "takes: events-per-merchant\n", "# taken in October\ntakes: events-per-merchant\n"),)),
    Harmless("a sentence of prose", (add(BATCH, "\nNobody has asked for a fifth way since.\n"),)),
    Harmless("a link to another team's decision", (add(BATCH, "\nThe portal answers with [[merchant-portal/0001-one-balance-screen]].\n"),)),
    Harmless("a reading more", (turn(f"{SETTLEMENT}/strategy.md", "        saw: 41 per million\n", "        saw: 41 per million\n      - date: 2026-11-21\n        saw: 38 per million\n"),)),
    Harmless("fields in another order", (turn(E_MAIL, "owner: noor\nopened: 2026-11-03\n", "opened: 2026-11-03\nowner: noor\n"),)),
    Harmless("a criterion more, answered by all", (
        turn(BOAT, "options:\n", "  - id: berths\n    question: How many can sleep?\noptions:\n"),
        turn(BOAT, "rest: baseline, range: baseline", "rest: baseline, range: baseline, berths: baseline"),
        turn(BOAT, "rest: better, range: worse", "rest: better, range: worse, berths: better"),
    )),
    Harmless("an option more, with a view for and against", (
        turn(E_MAIL, "chosen: stop-it\n", "  - id: ask-them\n    title: Ask the eleven\n    good: [They choose]\n    bad: [They answer in a month]\n    ratings: {who-misses-it: same, what-it-costs: worse}\nchosen: stop-it\n"),
    )),
    Harmless("a must that all options pass", (
        turn(WATCH, "criteria:\n", "criteria:\n  - id: legal\n    must: true\n    question: Does the insurer allow it?\n"),
        turn(WATCH, "{help-at-once: passes, sleep: better", "{legal: passes, help-at-once: passes, sleep: better"),
        turn(WATCH, "{help-at-once: passes, sleep: worse", "{legal: passes, help-at-once: passes, sleep: worse"),
        turn(WATCH, "{help-at-once: passes, sleep: baseline", "{legal: passes, help-at-once: passes, sleep: baseline"),
    )),
    Harmless("an assumption more", (turn(LEDGER, "second_order:\n", "assumptions:\n  - says: Three currencies are all there will be.\nsecond_order:\n"),)),
    Harmless("dissent that commits, with a plan B there", (turn(SCREEN, "removes:\n", "dissent:\n  - who: kofi\n    says: Nine were there for a reason.\n    commits: true\nremoves:\n"),)),
    Harmless("a draft of today without options", (add(f"{PORTAL}/decisions/0004-which-exports.md", "---\nstatus: draft\nowner: kofi\nopened: 2026-11-22\n---\n\n# Which exports\n"),)),
    Harmless("a proposal is rejected, with its reason", (turn(AGE, "status: proposed\n", "status: rejected\nbecause: Nobody reads it.\n"),)),
    Harmless("a step is done", (turn(f"{SETTLEMENT}/steps.yml", "  state: doing\n  owner: samir", "  state: done\n  owner: samir"),)),
    Harmless("a fifth step is next", (add(f"{PORTAL}/steps.yml", "- {id: fees, title: One page on fees, certainty: known, state: next, owner: marta, demo: The page}\n"),)),
    Harmless("a step is called by a standard", (turn("crossing/steps.yml", "title: Have the rig surveyed in Lagos", "title: Have the rig surveyed by ISO-12215"),)),
    Harmless("an unknown that changes nothing yet", (add(f"{PORTAL}/unknowns.yml", "- {id: dark, question: Who reads it at night, explorers: [kofi], report_back: 2026-11-22}\n"),)),
    Harmless("a finding of two weeks ago, for today's hour", (turn(f"{PORTAL}/unknowns.yml", "    - date: 2026-11-05\n      found: Shops leave", "    - date: 2026-11-08\n      found: Shops leave"), cut(f"{PORTAL}/unknowns.yml", "  led_to: [0002-refresh-every-ten-minutes]\n"))),
    Harmless("a session of yesterday", (add("crossing/sessions/2026-11-21.md", "---\ndate: 2026-11-21\nminutes: 30\npresent: [ines, ana]\n---\n\nTwo dolphins.\n"),)),
    Harmless("a newcomer of last week", (turn(f"{FINANCE}/team.yml", "owns:\n", "  - id: eve\n    name: Eve\n    joined: 2026-11-16\nowns:\n"),)),
    Harmless("somebody leaves who owns nothing", (turn("crossing/team.yml", "    name: Jo\n", "    name: Jo\n    left: 2026-11-20\n"),)),
    Harmless("a thing more that a team owns", (turn(f"{PORTAL}/team.yml", "  - merchant exports\n", "  - merchant exports\n  - the call book\n"),)),
    Harmless("a dependency whose time is over", (add(f"{PORTAL}/team.yml", "  - team: settlement\n    for: settlement ledger\n    until: 2026-10-31\n    confirmed: false\n"),)),
    Harmless("a team elsewhere is affected, and told", (turn(LEDGER, "affects: [finance-ops]\n", "affects: [finance-ops, legal]\ninformed: [legal]\n"),)),
    Harmless("a term more", (add("crossing/glossary.yml", "- term: landfall\n  means: The first land in sight.\n  see: [cross]\n"),)),
    Harmless("a file of the same number", (add(f"{SETTLEMENT}/decisions/0008-what-we-call-it.md", "---\nstatus: draft\nowner: lee\nopened: 2026-11-20\n---\n\n# What we call it\n"),)),
    Harmless("lines that end as on Windows", (turn(f"{FINANCE}/team.yml", "name: Finance-ops\n", "name: Finance-ops\r\n"),)),
)  # fmt: skip
