"""Faults in where we go, in the steps, in what we do not know and in how we know: Q1, Q2, Q3, Q5, Q6, Q7."""

from tests.planted.plant import FIRST, Fault, add, cut, drop, turn

SETTLEMENT, PORTAL = "payments/settlement", "payments/merchant-portal"
_LEANS_ON_IT = "known steps follow from the decision that the unknown may change"

FAULTS = (
    # Q1
    Fault(
        "the diagnosis goes missing", "no-diagnosis", "settlement/strategy", FIRST,
        (cut(f"{SETTLEMENT}/strategy.md", """diagnosis: >-
  The nightly batch is late because one bad record stops everyone.
  Coupling is the problem, not batch as such. Card schemes still send clearing files, so events cannot make money arrive sooner.
"""),),
    ),
    Fault(
        "a crew forgets what is hard", "no-diagnosis", "crossing/strategy", FIRST,
        (cut("crossing/strategy.md", """diagnosis: >-
  The wind is not the hard part. Two of five have never stood a night watch,
  and we must not arrive before hurricane season ends on 30 November.
"""),),
    ),
    Fault(
        "nothing is ruled out any more", "rules-nothing-out", "merchant-portal/strategy", "- id: every-number-has-an-age",
        (
            cut(f"{PORTAL}/strategy.md", "    rules_out:\n      - a badge that says live\n      - rounding the age down\n"),
            cut(f"{PORTAL}/strategy.md", "    rules_out:\n      - a screen for one merchant, or for some of them\n      - switches that support must know about\n"),
            cut(f"{PORTAL}/strategy.md", "no_gos:\n  - A new screen without one that goes.\n"),
        ),
    ),
    Fault(
        "a crew that would do anything", "rules-nothing-out", "crossing/strategy", "- id: rest-before-speed",
        (
            cut("crossing/strategy.md", "    rules_out:\n      - six-hour watches\n      - spinnaker at night\n"),
            cut("crossing/strategy.md", "    rules_out:\n      - leaving the Canaries before 15 November\n"),
            cut("crossing/strategy.md", "no_gos:\n  - A race, with anyone, for any bet.\n"),
        ),
    ),
    Fault(
        "no decision carries the direction", "no-shared-how", "merchant-portal/strategy", FIRST,
        (
            cut(f"{PORTAL}/decisions/0001-one-balance-screen.md", "serves: [every-number-has-an-age, same-screens-for-all]\n"),
            cut(f"{PORTAL}/decisions/0002-refresh-every-ten-minutes.md", "serves: [every-number-has-an-age]\n"),
        ),
        also={
            ("policy-without-action", "merchant-portal/same-screens-for-all"): "only the first of them served it",
            ("action-without-policy", "merchant-portal/0001-one-balance-screen"): "it serves none now",
            ("action-without-policy", "merchant-portal/0002-refresh-every-ten-minutes"): "it serves none now",
        },
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "decisions serve only a neighbour's direction", "no-shared-how", "merchant-portal/strategy", FIRST,
        (
            turn(f"{PORTAL}/decisions/0001-one-balance-screen.md", "serves: [every-number-has-an-age, same-screens-for-all]", "serves: [settlement/ledger-first]"),
            turn(f"{PORTAL}/decisions/0002-refresh-every-ten-minutes.md", "serves: [every-number-has-an-age]", "serves: [settlement/ledger-first]"),
        ),
        also={("policy-without-action", "merchant-portal/same-screens-for-all"): "only the first of them served it"},
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "a policy that nobody serves", "policy-without-action", "crossing/one-hand-free", "- id: one-hand-free",
        (turn("crossing/strategy.md", "free:\n", "  - id: one-hand-free\n    title: One hand is for the boat.\nfree:\n"),),
    ),
    Fault(
        "the only decision that served a policy stops serving it",
        "policy-without-action", "merchant-portal/same-screens-for-all", "- id: same-screens-for-all",
        (turn(f"{PORTAL}/decisions/0001-one-balance-screen.md", "[every-number-has-an-age, same-screens-for-all]", "[every-number-has-an-age]"),),
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "a decision for no part of the direction", "action-without-policy", "settlement/0006-stop-the-balance-e-mail", FIRST,
        (cut(f"{SETTLEMENT}/decisions/0006-stop-the-balance-e-mail.md", "serves: [balance-not-payout]\n"),),
    ),
    # Q2
    Fault(
        "the other directions are forgotten", "only-one-direction", "merchant-portal/strategy", "- id: fewer-screens",
        (cut(f"{PORTAL}/strategy.md", """  - id: exports-first
    status: open
    title: Good exports first, and let merchants build their own views.
    because: The twenty largest already copy our numbers into sheets of their own.
    would_switch_if: More than half of all visits end in an export by March.
  - id: mobile-app
    status: eliminated
    title: An app for phones.
    because: It would be a second place where the same balance has another age.
    would_switch_if: The phone's browser can no longer show what an app can.
"""),),
    ),
    Fault(
        "no sign for an open direction", "no-way-to-know", "settlement/hourly-batch", "- id: hourly-batch",
        (cut(f"{SETTLEMENT}/strategy.md", "    would_switch_if: Schema work is not done by 15 December.\n"),),
    ),
    Fault(
        "no sign against the direction taken", "no-way-to-know", "crossing/trade-wind-route", "- id: trade-wind-route",
        (cut("crossing/strategy.md", "    would_switch_if: No settled north-easterlies at the Canaries by 10 December.\n"),),
    ),
    Fault(
        "eliminated without a reason", "eliminated-without-reason", "settlement/buy-a-ledger", "- id: buy-a-ledger",
        (cut(f"{SETTLEMENT}/strategy.md", "    because: No vendor met our two-currency refunds in the August trial.\n"),),
    ),
    Fault(
        "an open direction is eliminated in silence", "eliminated-without-reason", "crossing/ship-the-boat", "- id: ship-the-boat",
        (turn("crossing/strategy.md", "    status: open\n", "    status: eliminated\n"),),
    ),
    Fault(
        "three directions stay open for a hundred days", "never-eliminated", "merchant-portal/strategy", "- id: fewer-screens",
        (
            turn(f"{PORTAL}/strategy.md", "since: 2026-09-01", "since: 2026-08-01"),
            turn(f"{PORTAL}/strategy.md", "status: taken", "status: open"),
            turn(f"{PORTAL}/strategy.md", "status: eliminated", "status: open"),
        ),
    ),
    # Q3
    Fault(
        "nothing is next", "no-next-steps", "merchant-portal/strategy", FIRST,
        (
            turn(f"{PORTAL}/steps.yml", "  state: doing\n  owner: marta", "  state: later\n  owner: marta"),
            turn(f"{PORTAL}/steps.yml", "  state: doing\n  owner: kofi", "  state: later\n  owner: kofi"),
            turn(f"{PORTAL}/steps.yml", "  state: next\n", "  state: later\n"),
        ),
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "six things at once", "more-than-five", "settlement/strategy", FIRST,
        (add(f"{SETTLEMENT}/steps.yml", """- {id: alarm, title: Move the alarm, certainty: known, state: next, owner: lee, demo: It rings}
- {id: tips, title: Round tips as the schemes do, certainty: known, state: doing, owner: priya, demo: A receipt}
"""),),
        path=f"{SETTLEMENT}/strategy.md",
    ),
    Fault(
        "a step without a demo", "nothing-to-show", "settlement/shadow-ledger", "- id: shadow-ledger",
        (cut(f"{SETTLEMENT}/steps.yml", "  demo: Mismatch demo\n"),),
    ),
    Fault(
        "a later step without a demo", "nothing-to-show", "crossing/cross", "- id: cross",
        (cut("crossing/steps.yml", "  demo: Landfall\n"),),
    ),
    Fault(
        "a ticket key in a title", "looks-like-ticket", "settlement/event-schema", "SET-142",
        (turn(f"{SETTLEMENT}/steps.yml", "Agree the sale event schema", "SET-142 agree the sale event schema"),),
    ),
    Fault(
        "a percentage in a title", "looks-like-ticket", "crossing/provision", "80%",
        (turn("crossing/steps.yml", "Provision for 25 days", "Provision for 25 days (80% stowed)"),),
    ),
    # Q5
    Fault(
        "an unknown step waits for nothing", "slow-without-question", "settlement/refunds", "- id: refunds",
        (cut(f"{SETTLEMENT}/steps.yml", "  waits_for: [refund-order]\n"),),
    ),
    Fault(
        "a known step turns out not to be known", "slow-without-question", "crossing/provision", "- id: provision",
        (turn("crossing/steps.yml", "  title: Provision for 25 days\n  certainty: known\n", "  title: Provision for 25 days\n  certainty: unknown\n"),),
    ),
    Fault(
        "a step no longer tries out what it builds on", "fast-on-open-question", "crossing/sail-to-madeira", "follows_from: [0002-catamaran-or-monohull]  # here",
        (turn("crossing/steps.yml", "  answers: [night-watch]\n  follows_from: [0002-catamaran-or-monohull]\n", "  follows_from: [0002-catamaran-or-monohull]  # here\n"),),
    ),
    Fault(
        "a question opens under a decision that is being built on", "fast-on-open-question", "merchant-portal/ten-minute-refresh",
        "follows_from: [0002-refresh-every-ten-minutes]",
        (turn(f"{PORTAL}/unknowns.yml", "may_change: [0003-how-we-say-the-age, words-for-age]", "may_change: [0002-refresh-every-ten-minutes]"),),
        also={("decided-before-known", "merchant-portal/0002-refresh-every-ten-minutes"): "the decision itself is accepted"},
        path=f"{PORTAL}/steps.yml",
    ),
    Fault(
        "the explorer is removed", "no-explorer", "merchant-portal/two-ledgers", "- id: two-ledgers",
        (cut(f"{PORTAL}/unknowns.yml", "  explorers: [ioana]\n"),),
    ),
    Fault(
        "an empty list of explorers", "no-explorer", "crossing/water-under-sail", "explorers: []",
        (turn("crossing/unknowns.yml", "  explorers: [wei]\n  report_back: 2026-11-28", "  explorers: []\n  report_back: 2026-11-28"),),
    ),
    Fault(
        "nobody comes back", "explorer-not-back", "merchant-portal/read-the-age", "report_back: 2026-11-21",
        (turn(f"{PORTAL}/unknowns.yml", "report_back: 2026-11-30", "report_back: 2026-11-21"),),
    ),
    Fault(
        "what came back is lost", "explorer-not-back", "settlement/refund-order", "report_back: 2026-11-19",
        (cut(f"{SETTLEMENT}/unknowns.yml", """  findings:
    - date: 2026-11-18
      found: 0.3% of refunds. One scheme only.
      so_what: Hold that scheme's refunds for an hour.
  led_to: [refunds]
"""),),
        also={
            ("decided-before-known", "settlement/0004-how-we-leave-the-batch"): "the question is open again",
            ("fast-on-open-question", "settlement/event-schema"): _LEANS_ON_IT,
            ("fast-on-open-question", "settlement/shadow-ledger"): _LEANS_ON_IT,
            ("fast-on-open-question", "settlement/cohort-1"): _LEANS_ON_IT,
        },
    ),
    Fault(
        "a finding leads nowhere", "finding-unused", "merchant-portal/saturday-load", "- date: 2026-11-05",
        (cut(f"{PORTAL}/unknowns.yml", "  led_to: [0002-refresh-every-ten-minutes]\n"),),
    ),
    Fault(
        "an answer of August is forgotten", "finding-unused", "crossing/cover-before-december", "- date: 2026-08-28",
        (cut("crossing/unknowns.yml", "  led_to: [0001-which-season]\n"),),
    ),
    Fault(
        "the unknowns are thrown away", "nothing-unknown", "merchant-portal/strategy", FIRST,
        (drop(f"{PORTAL}/unknowns.yml"),),
        also={
            ("unknown-reference", record): "it points to one of them"
            for record in (
                "merchant-portal/0002-refresh-every-ten-minutes", "merchant-portal/0003-how-we-say-the-age",
                "merchant-portal/2026-11-18", "merchant-portal/words-for-age",
            )
        },
        path=f"{PORTAL}/strategy.md",
    ),
    # Q6 and Q7
    Fault(
        "nothing is for later", "not-far-enough", "merchant-portal/strategy", FIRST,
        (turn(f"{PORTAL}/steps.yml", "state: later", "state: next"),),
        path=f"{PORTAL}/strategy.md",
    ),
    Fault(
        "the horizon is behind us", "horizon-passed", "settlement/strategy", "horizon:",
        (turn(f"{SETTLEMENT}/strategy.md", "horizon: 2027-09-30", "horizon: 2026-09-30"),),
    ),
    Fault(
        "the horizon was yesterday", "horizon-passed", "crossing/strategy", "horizon:",
        (turn("crossing/strategy.md", "horizon: 2027-01-31", "horizon: 2026-11-21"),),
    ),
    Fault(
        "no signal is left", "no-signal", "merchant-portal/strategy", FIRST,
        (cut(f"{PORTAL}/strategy.md", """signals:
  - id: calls-about-numbers
    question: How many calls a week begin with a number that looks wrong?
    look_at: Support's call book, each Monday
    every: 7d
    readings:
      - date: 2026-11-02
        saw: 41 calls
      - date: 2026-11-09
        saw: 38 calls
      - date: 2026-11-16
        saw: 36 calls
  - id: screens-left
    question: How many screens are left?
    look_at: The menu, counted aloud in the session
    every: 14d
    readings:
      - date: 2026-10-21
        saw: 62 screens
      - date: 2026-11-18
        saw: 54 screens
"""),),
    ),
    Fault(
        "the last reading is lost", "signal-not-looked-at", "settlement/mismatch", "- date: 2026-10-29",
        (cut(f"{SETTLEMENT}/strategy.md", "      - date: 2026-11-12\n        saw: 41 per million\n"),),
    ),
    Fault(
        "looked at every month, and meant to be every week", "signal-not-looked-at", "merchant-portal/screens-left", "- id: screens-left",
        (turn(f"{PORTAL}/strategy.md", """    every: 14d
    readings:
      - date: 2026-10-21
        saw: 62 screens
      - date: 2026-11-18
        saw: 54 screens
""", "    every: 14d\n"),),
    ),
    Fault(
        "the last reading is of next year", "signal-not-looked-at", "settlement/mismatch", "- date: 2026-10-29",
        (turn(f"{SETTLEMENT}/strategy.md", "- date: 2026-11-12\n", "- date: 2027-11-12\n"),),
    ),
    Fault(
        "nothing is done and nothing is read", "nothing-shown", "merchant-portal/strategy", FIRST,
        (
            turn(f"{PORTAL}/steps.yml", "state: done", "state: dropped"),
            cut(f"{PORTAL}/strategy.md", "      - date: 2026-11-02\n        saw: 41 calls\n      - date: 2026-11-09\n        saw: 38 calls\n"),
            turn(f"{PORTAL}/strategy.md", "date: 2026-11-16", "date: 2026-10-05"),
            cut(f"{PORTAL}/strategy.md", "      - date: 2026-11-18\n        saw: 54 screens\n"),
        ),
        also={
            ("signal-not-looked-at", "merchant-portal/calls-about-numbers"): "its last reading is old now",
            ("signal-not-looked-at", "merchant-portal/screens-left"): "its last reading is old now",
        },
        path=f"{PORTAL}/strategy.md",
    ),
)  # fmt: skip
