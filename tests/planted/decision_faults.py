"""Faults in decisions: options, comparison, commitment, stagnation and removing."""

from tests.planted.plant import FIRST, Fault, cut, turn

SETTLEMENT, PORTAL = "payments/settlement", "payments/merchant-portal"
BATCH = f"{SETTLEMENT}/decisions/0004-how-we-leave-the-batch.md"
LEDGER = f"{SETTLEMENT}/decisions/0002-one-ledger-per-currency.md"
PAYOUTS = f"{SETTLEMENT}/decisions/0003-no-instant-payouts.md"
SALE = f"{SETTLEMENT}/decisions/0005-what-identifies-a-sale.md"
E_MAIL = f"{SETTLEMENT}/decisions/0006-stop-the-balance-e-mail.md"
SCREEN = f"{PORTAL}/decisions/0001-one-balance-screen.md"
AGE = f"{PORTAL}/decisions/0003-how-we-say-the-age.md"
SEASON = "crossing/decisions/0001-which-season.md"
BOAT = "crossing/decisions/0002-catamaran-or-monohull.md"
WATCH = "crossing/decisions/0004-everyone-keeps-a-watch.md"
BACK = "crossing/decisions/0005-who-may-turn-us-back.md"

FAULTS = (
    # The comparison
    Fault(
        "a draft with one option", "one-option", "settlement/0008-which-merchants-are-cohort-1", "- id: smallest-first",
        (turn(f"{SETTLEMENT}/decisions/0008-which-merchants-are-cohort-1.md", "tags: [merchants]\n", "tags: [merchants]\noptions:\n  - id: smallest-first\n"),),
    ),
    Fault(
        "the options that lost are deleted", "one-option", "settlement/0006-stop-the-balance-e-mail", "- id: stop-it",
        (
            cut(E_MAIL, """  - id: keep-it
    title: Keep it until the batch is off
    good:
      - Nobody has to change a habit twice
    bad:
      - It sends yesterday's balance with today's date on it
    ratings: {who-misses-it: baseline, what-it-costs: baseline}
  - id: send-at-noon
    title: Send it at noon instead
    good:
      - Right on more days
    bad:
      - At noon a merchant is serving customers
    ratings: {who-misses-it: worse, what-it-costs: same}
"""),
        ),
        also={("chosen-not-an-option", "settlement/0006-stop-the-balance-e-mail"): "plan B was one of them"},
    ),
    Fault(
        "nothing is said against the choice", "straw-man", "settlement/0004-how-we-leave-the-batch", "- id: shadow-by-cohort",
        (cut(BATCH, "    bad:\n      - Two systems for about nine months\n"),),
    ),
    Fault(
        "nothing is said for the boat that was not taken", "straw-man", "crossing/0002-catamaran-or-monohull", "- id: catamaran-42",
        (cut(BOAT, "    good:\n      - Level bunks, better sleep\n"),),
    ),
    Fault(
        "an unknown cell forgets its unknown", "comparison-hole", "merchant-portal/0003-how-we-say-the-age", "at-midnight: better}  # here",
        (turn(AGE, """    good:
      - A merchant need not do sums
    bad:
      - It must change while one looks at it
    ratings: {understood: passes, noticed: unknown read-the-age, at-midnight: better}
""", """    good:
      - A merchant need not do sums
    bad:
      - It must change while one looks at it
    ratings: {understood: passes, noticed: unknown, at-midnight: better}  # here
"""),),
    ),
    Fault(
        "a cell is blank", "comparison-hole", "crossing/0004-everyone-keeps-a-watch", "ratings: {help-at-once: passes, sleep: worse}",
        (turn(WATCH, "{help-at-once: passes, sleep: worse, learn: better}", "{help-at-once: passes, sleep: worse}"),),
    ),
    Fault(
        "a criterion with the same word for all", "criterion-does-not-separate", "settlement/0006-stop-the-balance-e-mail", "- id: what-it-costs",
        (
            turn(E_MAIL, "{who-misses-it: worse, what-it-costs: better}", "{who-misses-it: worse, what-it-costs: same}"),
            turn(E_MAIL, "{who-misses-it: baseline, what-it-costs: baseline}", "{who-misses-it: baseline, what-it-costs: same}"),
        ),
    ),
    Fault(
        "two boats that sleep alike", "criterion-does-not-separate", "crossing/0002-catamaran-or-monohull", "- id: rest",
        (turn(BOAT, "rest: better, range: worse", "rest: same, range: worse"),),
    ),
    Fault(
        "the choice fails a must", "chosen-fails-must", "settlement/0005-what-identifies-a-sale", "{never-twice: fails, refunds-carry-it: better",
        (turn(SALE, "{never-twice: passes, refunds-carry-it: better", "{never-twice: fails, refunds-carry-it: better"),),
    ),
    Fault(
        "another choice, which fails a must", "chosen-fails-must", "crossing/0001-which-season", "{insured: fails",
        (turn(SEASON, "chosen: this-winter", "chosen: in-june"),),
    ),
    Fault(
        "the choice is no option", "chosen-not-an-option", "settlement/0004-how-we-leave-the-batch", "chosen:",
        (turn(BATCH, "chosen: shadow-by-cohort", "chosen: shadow-per-cohort"),),
    ),
    Fault(
        "plan B is no option", "chosen-not-an-option", "crossing/0004-everyone-keeps-a-watch", "plan_b:",
        (turn(WATCH, "plan_b: pairs", "plan_b: two-at-a-time"),),
    ),
    Fault(
        "the choice breaks a rule of the strategy", "breaks-a-policy", "settlement/0003-no-instant-payouts", "breaks: [one-person-steps]",
        (
            turn(PAYOUTS, "    ratings: {no-credit: passes, what-merchants-ask: baseline, this-year: baseline}\n", "    ratings: {no-credit: passes, what-merchants-ask: baseline, this-year: baseline}\n    breaks: [one-person-steps]\n"),
            turn(f"{SETTLEMENT}/strategy.md", "  - A settlement step that only one of us can run.", "  - id: one-person-steps\n    says: A settlement step that only one of us can run."),
        ),
    ),
    Fault(
        "plan B is eliminated elsewhere", "plan-b-ruled-out", "settlement/0004-how-we-leave-the-batch", "plan_b:",
        (turn(f"{SETTLEMENT}/strategy.md", "    status: open\n    title: Keep batch", "    status: eliminated\n    because: It stays coupled.\n    title: Keep batch"),),
        path=BATCH,
    ),
    # The commitment
    Fault(
        "nobody says what success is", "no-success", "settlement/0003-no-instant-payouts", FIRST,
        (cut(PAYOUTS, "success:\n  - No merchant of the ten largest leaves us for faster payouts by 31 March.\n"),),
    ),
    Fault(
        "the day to look has passed", "success-not-checked", "settlement/0006-stop-the-balance-e-mail", "check_by: 2026-11-21",
        (turn(E_MAIL, "check_by: 2026-12-10", "check_by: 2026-11-21"),),
    ),
    Fault(
        "what was seen is deleted", "success-not-checked", "settlement/0002-one-ledger-per-currency", "check_by: 2026-11-15",
        (cut(LEDGER, "outcome:\n  - date: 2026-11-12\n    result: held\n    saw: 214 refunds in two currencies in October, none of them with a rate.\n"),),
    ),
    Fault(
        "plan B is deleted", "no-plan-b", "settlement/0004-how-we-leave-the-batch", FIRST,
        (cut(BATCH, "plan_b: hourly-batch\n"),),
    ),
    Fault(
        "a plan B without a sign", "no-plan-b", "crossing/0002-catamaran-or-monohull", FIRST,
        (cut(BOAT, "switch_if: Average sleep is under five hours on the Madeira leg.\n"),),
    ),
    Fault(
        "a door that closes, on the next day", "one-way-in-a-hurry", "settlement/0005-what-identifies-a-sale", "decided: 2026-10-23",
        (turn(SALE, "decided: 2026-11-03", "decided: 2026-10-23"),),
    ),
    Fault(
        "a door that closes, and nobody was asked", "one-way-in-a-hurry", "crossing/0002-catamaran-or-monohull", FIRST,
        (cut(BOAT, "consulted: [tomas, ana, jo, wei]\n"),),
    ),
    Fault(
        "a two-way door turns out to close", "one-way-in-a-hurry", "merchant-portal/0001-one-balance-screen", "decided: 2026-09-08",
        (turn(SCREEN, "reversibility: two-way", "reversibility: one-way"), turn(SCREEN, "decided: 2026-09-21", "decided: 2026-09-08")),
    ),
    Fault(
        "accepted while the answer is out", "decided-before-known", "settlement/0006-stop-the-balance-e-mail", "status: accepted",
        (turn(f"{SETTLEMENT}/unknowns.yml", "may_change: [hourly-batch]", "may_change: [0006-stop-the-balance-e-mail]"),),
        path=E_MAIL,
    ),
    Fault(
        "a proposal is accepted before its answer is in", "decided-before-known", "merchant-portal/0003-how-we-say-the-age", "status: accepted",
        (turn(AGE, "status: proposed", "status: accepted"),),
        also={
            (code, "merchant-portal/0003-how-we-say-the-age"): "it was written as a proposal, and promises nothing yet"
            for code in ("no-success", "no-plan-b", "nothing-left-free", "no-review")
        },
    ),
    Fault(
        "somebody does not carry it", "unanswered-dissent", "settlement/0004-how-we-leave-the-batch", "commits: false",
        (turn(BATCH, "commits: true", "commits: false"),),
    ),
    Fault(
        "a navigator who does not carry it", "unanswered-dissent", "crossing/0002-catamaran-or-monohull", "commits: no",
        (turn(BOAT, "commits: true", "commits: no"),),
    ),
    Fault(
        "nothing is left to the team", "nothing-left-free", "settlement/0003-no-instant-payouts", FIRST,
        (cut(PAYOUTS, "leaves_free:\n  - How the portal words the expected payout day\n"),),
    ),
    Fault(
        "it failed, and stands", "failed-but-standing", "settlement/0002-one-ledger-per-currency", "result: failed",
        (turn(LEDGER, "result: held", "result: failed"),),
    ),
    Fault(
        "two that cannot both hold", "conflict-in-force", "settlement/0003-no-instant-payouts", "conflicts_with:",
        (turn(PAYOUTS, "affects: [merchant-portal]\n", "affects: [merchant-portal]\nconflicts_with: [0006-stop-the-balance-e-mail]\n"),),
    ),
    Fault(
        "two teams that cannot both hold", "conflict-in-force", "merchant-portal/0001-one-balance-screen", "conflicts_with:",
        (turn(SCREEN, "takes: fewer-screens\n", "takes: fewer-screens\nconflicts_with: [settlement/0004-how-we-leave-the-batch]\n"),),
    ),
    # Stagnation and removing
    Fault(
        "a proposal waits for five weeks", "stuck", "merchant-portal/0003-how-we-say-the-age", "status: proposed",
        (turn(AGE, "opened: 2026-11-16", "opened: 2026-10-16"),),
    ),
    Fault(
        "nobody picks one", "stuck", "crossing/0005-who-may-turn-us-back", "status: proposed",
        (turn(BACK, "opened: 2026-11-08", "opened: 2026-10-31"),),
    ),
    Fault(
        "a removal without its effects", "remove-without-effects", "settlement/0006-stop-the-balance-e-mail", "  - The 07:00 balance e-mail",
        (cut(E_MAIL, """second_order:
  - Support tells two of the eleven by phone, as they read it before opening.
  - Nobody notices a late batch from a missing e-mail any more, so the alarm must.
"""),),
    ),
    Fault(
        "eight screens go, and nobody asks who used them", "remove-without-effects", "merchant-portal/0001-one-balance-screen", "  - The balance on eight screens",
        (cut(SCREEN, "second_order:\n  - Support rewrites the two answers that name the old screens.\n"),),
    ),
    Fault(
        "the one removal is forgotten", "only-adding", "crossing/strategy", FIRST,
        (cut("crossing/sessions/2026-11-01.md", "removed:\n  - The fortnightly call with the sailing club\n"),),
        path="crossing/strategy.md",
    ),
)  # fmt: skip
