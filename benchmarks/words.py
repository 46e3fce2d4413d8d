"""Words that the invented records are made of: a team that looks after a shop's orders."""

import random
import re

PEOPLE = ("noor", "priya", "samir", "lee", "ana", "tomasz", "yuki", "ines", "oluwaseun")
TEAMS = ("checkout", "finance-ops", "warehouse", "support")
POLICIES = ("ledger-first", "one-owner", "show-weekly", "undo-cheaply")
DIRECTIONS = ("events-per-order", "hourly-runs")
TAGS = ("batch", "ledger", "returns", "labels", "stock", "prices", "night", "reports")

THINGS = (
    "order queue", "returns desk", "stock count", "price list", "label printer", "nightly run", "customer search",
    "delivery slot", "refund rule", "product feed", "address check", "invoice layout", "voucher store",
    "picking route", "supplier file", "audit trail", "retry policy", "test data", "release day", "on-call book",
)  # fmt: skip
VERBS = (
    "split", "keep", "move", "rename", "retire", "share", "measure", "cache", "hand over", "rewrite",
    "freeze", "shorten", "publish", "archive",
)  # fmt: skip
PLACES = (
    "the Leipzig depot", "small merchants", "the first cohort", "orders from abroad", "the evening shift",
    "same-day orders", "gift orders", "the mobile shop", "large parcels", "the spring sale",
)  # fmt: skip
GAINS = (
    "a wrong number stays in one place", "people see it the same day", "nobody has to wait for the night",
    "the count is right to the piece", "support can answer without asking us", "one of us can run it alone",
    "we can go back within an hour", "the rule fits on half a page",
)  # fmt: skip
COSTS = (
    "two ways of working for about six weeks", "the warehouse has to learn a new screen",
    "old reports need a second source", "the first month-end needs somebody at the desk",
    "we lose the history before last March", "it costs one more service to look after",
    "tests take four minutes longer", "finance-ops must change their close",
)  # fmt: skip
CRITERIA = (
    ("right-to-the-cent", "Can we prove every day that the numbers are right?"),
    ("who-is-hurt", "Who is hurt if it goes wrong?"),
    ("two-systems", "How long do we run two systems?"),
    ("busy-days", "Does it keep up on the busiest days?"),
    ("newcomers", "Can somebody new run it after a week?"),
)
_SENTENCES = (
    "The {thing} was made for {place}, and it still shows.",
    "Since {month} we have seen three days on which the {thing} held up {place} until noon.",
    "Nobody planned it so: each change was small, and each was right on its day.",
    "We asked {name} to look at it with people from {place}, and what came back surprised us.",
    "If we {verb} the {thing}, {gain}.",
    "The price is plain: {cost}.",
    "What we do not know yet is how {place} will use the {thing} once it is quicker.",
    "We looked at the ways out that somebody on the team would have defended, and at none that nobody would.",
    "A smaller step is to {verb} the {thing} for {place} only, and to look again after a month.",
    "It is not about speed. It is about who has to be asked before anything moves.",
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def sentence(rng: random.Random) -> str:
    """One sentence about the shop."""
    return rng.choice(_SENTENCES).format(
        thing=rng.choice(THINGS), place=rng.choice(PLACES), month=rng.choice(_MONTHS), verb=rng.choice(VERBS),
        name=rng.choice(PEOPLE).capitalize(), gain=rng.choice(GAINS), cost=rng.choice(COSTS),
    )  # fmt: skip


def paragraph(rng: random.Random, sentences: int) -> str:
    """Sentences in a row."""
    return " ".join(sentence(rng) for _ in range(sentences))


def said(text: str) -> str:
    """A phrase with a capital first."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """A phrase as a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
