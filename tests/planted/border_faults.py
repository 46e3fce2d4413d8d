"""Faults between teams, over time, for newcomers, and in how the records hold together."""

from tests.planted.decision_faults import (
    AGE,
    BATCH,
    BOAT,
    E_MAIL,
    LEDGER,
    PAYOUTS,
    SALE,
    SCREEN,
    SEASON,
    WATCH,
)
from tests.planted.plant import FIRST, Fault, add, cut, drop, turn

SETTLEMENT, PORTAL, FINANCE = "payments/settlement", "payments/merchant-portal", "payments/finance-ops"
OLD = f"{SETTLEMENT}/decisions/0001-one-nightly-batch.md"

FAULTS = (
    # Between teams
    Fault(
        "a yes is taken back", "dependency-not-confirmed", "merchant-portal/team", "confirmed: false",
        (turn(f"{PORTAL}/team.yml", "confirmed: true", "confirmed: false"),),
    ),
    Fault(
        "a yes that the other page does not know of", "dependency-not-confirmed", "settlement/team", "confirmed: true",
        (turn(f"{FINANCE}/team.yml", "provides:\n  - reconciling twice a day\n", "provides:\n"),),
        path=f"{SETTLEMENT}/team.yml",
    ),
    Fault(
        "owned twice, in other capitals", "overlap", "finance-ops/team", "- Merchant  Exports",
        (turn(f"{FINANCE}/team.yml", "  - payouts to banks\n", "  - payouts to banks\n  - Merchant  Exports\n"),),
    ),
    Fault(
        "what is needed is owned by nobody", "gap", "merchant-portal/team", "    for: merchant invoices",
        (turn(f"{FINANCE}/team.yml", "  - merchant invoices\n  - reconciliation report\n", "  - reconciliation report\n"),),
        path=f"{PORTAL}/team.yml",
    ),
    Fault(
        "two teams say that it is not theirs", "gap", "settlement/team", "  - card terminals",
        (
            turn(f"{SETTLEMENT}/team.yml", "does_not_own:\n", "does_not_own:\n  - card terminals\n"),
            add(f"{PORTAL}/team.yml", "  - team: settlement\n    for: settlement ledger\n    confirmed: true\n"),
        ),
    ),
    Fault(
        "a team is affected and not told", "affected-not-told", "settlement/0006-stop-the-balance-e-mail", "affects: [merchant-portal]",
        (turn(E_MAIL, "informed: [lee]\n", "informed: [lee]\naffects: [merchant-portal]\n"),),
    ),
    Fault(
        "those who were asked are taken off the list", "affected-not-told", "settlement/0005-what-identifies-a-sale", "affects: [finance-ops]",
        (turn(SALE, "consulted: [priya, noor, finance-ops]", "consulted: [priya, noor]"),),
    ),
    # Decay
    Fault(
        "no day to look again", "no-review", "settlement/0003-no-instant-payouts", FIRST,
        (cut(PAYOUTS, "review:\n  on: 2026-10-01\n  every: 3mo\n"),),
    ),
    Fault(
        "a review without a rhythm", "no-review", "crossing/strategy", "  on: 2026-10-01",
        (cut("crossing/strategy.md", "  every: 6w\n"),),
    ),
    Fault(
        "the day to look again has passed", "review-overdue", "settlement/strategy", "  on: 2026-10-20",
        (turn(f"{SETTLEMENT}/strategy.md", "  every: 6w", "  every: 2w"),),
    ),
    Fault(
        "looked at long ago", "review-overdue", "crossing/0001-which-season", "  on: 2026-10-04",
        (turn(SEASON, "  every: 3mo", "  every: 1mo"),),
    ),
    Fault(
        "the ground moves in a session", "suspect-link", "crossing/0004-everyone-keeps-a-watch", "depends_on:",
        (turn("crossing/sessions/2026-11-15.md", "changed: [sail-to-madeira, water-under-sail]", "changed: [sail-to-madeira, 0002-catamaran-or-monohull]"),),
        path=WATCH,
    ),
    Fault(
        "the ground moves by an outcome", "suspect-link", "settlement/0004-how-we-leave-the-batch", "depends_on:",
        (turn(LEDGER, "  - date: 2026-11-12\n", "  - date: 2026-11-20\n"),),
        path=BATCH,
    ),
    Fault(
        "what it leans on is given up", "broken-premise", "settlement/0004-how-we-leave-the-batch", "depends_on:",
        (turn(LEDGER, "status: accepted", "status: deprecated"),),
        path=BATCH,
    ),
    Fault(
        "what it leans on is rejected", "broken-premise", "merchant-portal/0003-how-we-say-the-age", "depends_on:",
        (turn(f"{PORTAL}/decisions/0002-refresh-every-ten-minutes.md", "status: accepted", "status: rejected"),),
        also={("broken-premise", "merchant-portal/ten-minute-refresh"): "the step follows from it as well"},
        path=AGE,
    ),
    Fault(
        "a newcomer reads what was replaced", "broken-premise", "settlement/onboarding", "read:",
        (turn(f"{SETTLEMENT}/onboarding.yml", "0002-one-ledger-per-currency, ", "0001-one-nightly-batch, "),),
    ),
    Fault(
        "the direction that it takes is eliminated", "broken-premise", "merchant-portal/0001-one-balance-screen", "takes:",
        (turn(f"{PORTAL}/strategy.md", "status: taken", "status: eliminated"),),
        path=SCREEN,
    ),
    Fault(
        "two weeks without a session", "not-talked-about", "crossing/strategy", FIRST,
        (drop("crossing/sessions/2026-11-15.md"),),
        path="crossing/strategy.md",
    ),
    Fault(
        "no session was ever written", "not-talked-about", "merchant-portal/strategy", FIRST,
        (drop(f"{PORTAL}/sessions/2026-11-18.md"),),
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "a day of talking", "too-many-hours", "settlement/strategy", FIRST,
        (turn(f"{SETTLEMENT}/sessions/2026-11-17.md", "minutes: 60", "minutes: 420"),),
        path=f"{SETTLEMENT}/strategy.md",
    ),
    # Newcomers
    Fault(
        "someone leaves who owns", "no-one-to-ask", "merchant-portal/0002-refresh-every-ten-minutes", "owner: kofi",
        (turn(f"{PORTAL}/team.yml", "    name: Kofi\n", "    name: Kofi\n    left: 2026-11-15\n"),),
        also={
            ("no-one-to-ask", "merchant-portal/ten-minute-refresh"): "it is theirs as well",
            ("no-one-to-ask", "merchant-portal/exports"): "it is theirs as well",
        },
        path=f"{PORTAL}/decisions/0002-refresh-every-ten-minutes.md",
    ),
    Fault(
        "the owner goes missing", "no-one-to-ask", "crossing/0004-everyone-keeps-a-watch", FIRST,
        (cut(WATCH, "owner: tomas\n"),),
    ),
    Fault(
        "an owner whom nobody knows", "no-one-to-ask", "settlement/strategy", "owner: nora",
        (turn(f"{SETTLEMENT}/strategy.md", "owner: noor", "owner: nora"),),
    ),
    Fault(
        "nobody heard them tell it back", "no-back-brief-yet", "merchant-portal/marta", "- id: marta",
        (turn(f"{PORTAL}/team.yml", "    name: Marta\n", "    name: Marta\n    joined: 2026-11-07\n"),),
    ),
    Fault(
        "another of that name has told it back, in another team", "no-back-brief-yet", "finance-ops/samir", "- id: samir",
        (turn(f"{FINANCE}/team.yml", "    role: lead\n", "    role: lead\n  - id: samir\n    name: Samir\n    joined: 2026-10-01\n"),),
    ),
    Fault(
        "a back-brief is deleted", "no-back-brief-yet", "crossing/jo", "- id: jo",
        (drop("crossing/back-briefs/2026-10-jo.md"),),
        path="crossing/team.yml",
    ),
    Fault(
        "a line that misled stays as it is", "difference-not-fixed", "settlement/2026-10-samir", "- about: 0004-how-we-leave-the-batch",
        (cut(f"{SETTLEMENT}/back-briefs/2026-10-samir.md", "    fixed_in: cohort\n"),),
    ),
    # Holding together
    Fault(
        "a decision leans on nothing", "unknown-reference", "settlement/0004-how-we-leave-the-batch", "depends_on:",
        (turn(BATCH, "depends_on: [0002-one-ledger-per-currency]", "depends_on: [0002-one-ledger-a-currency]"),),
    ),
    Fault(
        "a step waits for nothing that there is", "unknown-reference", "crossing/choose-jump-off", "waits_for: [stop-at-mindelo]",
        (turn("crossing/steps.yml", "waits_for: [stop-in-cape-verde]", "waits_for: [stop-at-mindelo]"),),
    ),
    Fault(
        "a policy is renamed in one place", "unknown-reference", "settlement/0003-no-instant-payouts", "serves:",
        (turn(PAYOUTS, "serves: [balance-not-payout]", "serves: [balance-before-payout]"),),
    ),
    Fault(
        "a sentence leads nowhere", "unknown-reference", "crossing/0004-everyone-keeps-a-watch", "[[nights|an open question]]",
        (turn(WATCH, "[[night-watch|an open question]]", "[[nights|an open question]]"),),
    ),
    Fault(
        "a rating of no criterion", "unknown-reference", "crossing/0002-catamaran-or-monohull", "comfort: better",
        (turn(BOAT, "rest: better, range: worse", "rest: better, range: worse, comfort: better"),),
    ),
    Fault(
        "an unknown cell names no unknown that there is", "unknown-reference", "settlement/0004-how-we-leave-the-batch", "unknown month-end-lod}",
        (turn(BATCH, "two-systems: worse, month-end: unknown month-end-load", "two-systems: worse, month-end: unknown month-end-lod"),),
    ),
    Fault(
        "a scenario thinks of nothing", "unknown-reference", "settlement/onboarding", "think_of: [ledger-fist]",
        (turn(f"{SETTLEMENT}/onboarding.yml", "think_of: [ledger-first]", "think_of: [ledger-fist]"),),
    ),
    Fault(
        "a finding is accepted that there is not", "unknown-reference", "settlement/team", "accept:",
        (turn(f"{SETTLEMENT}/team.yml", "name: Settlement\n", "name: Settlement\naccept: [{finding: gaps, because: The portal answers in December.}]\n"),),
    ),
    Fault(
        "a file is renamed", "unknown-reference", "crossing/0005-who-may-turn-us-back", "depends_on:",
        (drop(WATCH),),
        also={
            ("unknown-reference", "crossing/onboarding"): "the path reads it",
            ("unknown-reference", "crossing/watch"): "the term shows it",
            ("unknown-reference", "crossing/standby"): "the term shows it",
            ("unknown-reference", "crossing/2026-11-01"): "the session changed it",
            ("relation-contradiction", "crossing/0003-three-watch-keepers"): "nothing takes its place any more",
        },
        path="crossing/decisions/0005-who-may-turn-us-back.md",
    ),
    Fault(
        "one id twice", "duplicate-id", "settlement/event-schema", "- id: event-schema  # here",
        (add(f"{SETTLEMENT}/steps.yml", "- id: event-schema  # here\n  title: Print the schema\n  certainty: known\n  state: later\n  owner: lee\n  demo: The print\n"),),
    ),
    Fault(
        "a step and an unknown with one id", "duplicate-id", "crossing/provision", "- id: provision",
        (add("crossing/unknowns.yml", "- id: provision\n  question: Who eats what?\n  explorers: [wei]\n  report_back: 2026-12-01\n"),),
    ),
    Fault(
        "superseded, and by nothing", "relation-contradiction", "settlement/0001-one-nightly-batch", "status: superseded",
        (cut(BATCH, "supersedes: [0001-one-nightly-batch]\n"),),
        path=OLD,
    ),
    Fault(
        "replaced, and it still says accepted", "relation-contradiction", "settlement/0004-how-we-leave-the-batch", "supersedes:",
        (turn(OLD, "status: superseded", "status: accepted"),),
        path=BATCH,
    ),
    Fault(
        "each replaces the other", "relation-contradiction", "settlement/0001-one-nightly-batch", "supersedes:",
        (turn(OLD, "affects: [finance-ops]\n", "affects: [finance-ops]\nsupersedes: [0004-how-we-leave-the-batch]\n"),),
    ),
    Fault(
        "a decision replaces itself", "relation-contradiction", "settlement/0004-how-we-leave-the-batch", "supersedes:",
        (turn(BATCH, "supersedes: [0001-one-nightly-batch]", "supersedes: [0001-one-nightly-batch, 0004-how-we-leave-the-batch]"),),
    ),
    Fault(
        "decisions lean on each other in a ring", "dependency-cycle", "settlement/0002-one-ledger-per-currency", "depends_on:",
        (turn(LEDGER, "affects: [finance-ops]\n", "affects: [finance-ops]\ndepends_on: [0005-what-identifies-a-sale]\n"),),
    ),
    Fault(
        "steps wait for each other", "dependency-cycle", "crossing/cross", "waits_for: [night-watch, say-it-aloud]",
        (turn("crossing/steps.yml", "waits_for: [night-watch]", "waits_for: [night-watch, say-it-aloud]"),),
    ),
    Fault(
        "a day that no calendar has", "bad-value", "settlement/0006-stop-the-balance-e-mail", "check_by:",
        (turn(E_MAIL, "check_by: 2026-12-10", "check_by: 2026-11-31"),),
    ),
    Fault(
        "a word outside its set", "bad-value", "crossing/0002-catamaran-or-monohull", "confidence:",
        (turn(BOAT, "confidence: leaning", "confidence: fairly sure"),),
    ),
    Fault(
        "a required field is missing", "bad-value", "merchant-portal/one-balance", "- id: one-balance",
        (cut(f"{PORTAL}/steps.yml", "  title: Put the balance on one screen, and link to it from the others\n"),),
    ),
    Fault(
        "a slip of the pen in a field's name", "unknown-field", "settlement/0004-how-we-leave-the-batch", "swich_if:",
        (turn(BATCH, "switch_if:", "swich_if:"),),
        also={("no-plan-b", "settlement/0004-how-we-leave-the-batch"): "what the field says is not read"},
    ),
    Fault(
        "a name with an at-sign", "unreadable-record", "", "owner: @ana",
        (turn("crossing/steps.yml", "owner: ana", "owner: @ana"),),
    ),
)  # fmt: skip
