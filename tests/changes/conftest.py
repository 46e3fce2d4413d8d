"""Two sets of records made from text: a small team, and the same team after an edit."""

from collections.abc import Callable, Mapping

import pytest

from alignment_plugin.graph import RecordGraph
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.text import SourceFile

Graph = Callable[..., RecordGraph]
FOLDER = "docs/alignment"

STRATEGY = """\
where: Every merchant sees a true balance.
why: They plan their week by it.
status: active
owner: noor
since: 2026-01-05
horizon: 2027-06-30
diagnosis: One bad record stops the night.
policies:
  - id: ledger-first
    title: The ledger is right before it is fast
    rules_out: [No balance from a cache]
  - id: small-steps
    title: One cohort at a time
free: [Names of branches]
no_gos:
  - id: no-weekend
    says: No switch at a weekend
directions:
  - id: events
    title: Post every sale as an event
    status: open
    would_switch_if: Events get lost
  - id: faster-batch
    title: Run the batch faster
    status: open
signals:
  - id: mismatches
    question: How many balances differ?
    every: 2w
    readings:
      - {date: 2026-11-02, saw: Four a day}
review: {on: 2026-11-01, every: 6mo}
"""

DECISION = """\
---
status: accepted
owner: noor
opened: 2026-10-06
decided: 2026-10-20
decided_by: agreed
reversibility: two-way
confidence: leaning
consulted: [priya]
informed: [lee]
affects: [portal]
tags: [batch]
serves: [ledger-first]
takes: [events]
depends_on: [0002-ledger]
criteria:
  - {id: proof, must: true, question: 'Can we prove it every day?'}
  - {id: blast, question: 'Who is hurt if it goes wrong?'}
options:
  - id: stay
    title: Stay on the batch
    good: [Known failure modes]
    bad: [One bad record stops everyone]
    ratings: {proof: passes, blast: baseline}
  - id: shadow
    title: Shadow ledger
    good: [Wrong balances stay in one cohort]
    bad: [Two systems for nine months]
    ratings: {proof: passes, blast: better}
  - id: big-bang
    title: Switch on one night
    ratings: {proof: passes, blast: worse}
chosen: shadow
because: It proves the ledger every day.
success: [Thirty days below five mismatches]
check_by: 2027-02-28
plan_b: stay
switch_if: More than five mismatches
dissent:
  - {who: priya, says: Stay until Christmas, commits: true}
assumptions: [{says: Events arrive in order}]
leaves_free: [Cohort order]
second_order: [Finance reconciles twice]
review: {on: 2026-11-17, every: 6w}
accept:
  - {finding: no-plan-b, because: It is written elsewhere, until: 2027-01-31}
---

# How we leave the batch

The nightly batch settles
everything in one run.

```yaml
cohort:
  first: 1
```
"""

PROPOSED = DECISION.replace("status: accepted", "status: proposed")

BASE: Mapping[str, str] = {
    "strategy.md": f"---\n{STRATEGY}---\n",
    "decisions/0002-ledger.md": "---\nstatus: accepted\nowner: priya\nsuccess: [It balances]\n---\n\n# One ledger a currency\n",
    "decisions/0004-batch.md": DECISION,
    "decisions/0005-cohorts.md": "---\nstatus: proposed\nowner: samir\ndepends_on: [0004-batch]\n---\n\n# Which cohorts go first\n",
    "steps.yml": (
        "- {id: schema, title: Agree the schema, certainty: known, state: doing, owner: samir, demo: Ten sales,"
        " follows_from: [0004-batch]}\n"
        "- {id: refunds, title: Handle early refunds, certainty: unknown, state: next, waits_for: [order]}\n"
        "- {id: retire, title: Retire the batch, certainty: known, state: later}\n"
    ),
    "unknowns.yml": (
        "- {id: order, question: 'Do events arrive in order?', explorers: [samir], report_back: 2026-12-01,"
        " may_change: [0004-batch]}\n"
        "- {id: load, question: 'Does it hold at month-end?', explorers: [lee]}\n"
    ),
    "team.yml": (
        "name: Settlement\n"
        "members:\n"
        "  - {id: noor, name: Noor Haddad, role: lead, handle: noor-h}\n"
        "  - {id: priya, name: Priya, contact: desk 4}\n"
        "  - {id: samir, name: Samir}\n"
        "  - {id: lee, name: Lee}\n"
        "owns: [settlement ledger]\n"
        "provides: [true balances]\n"
        "depends_on: [{team: portal, for: screens, confirmed: false}]\n"
    ),
    "glossary.yml": "- {term: Cohort, means: Merchants that move together, not: A team}\n",
    "sessions/2026-11-17.md": "---\nminutes: 60\npresent: [noor, lee]\nchanged: [0004-batch]\n---\n",
    "back-briefs/2026-11-lee.md": (
        "---\nby: lee\ndate: 2026-11-20\nabout: [0004-batch]\n"
        "differences: [{about: 0004-batch, heard: At once, meant: By cohort, cause: page-unclear}]\n---\n"
    ),
    "onboarding.yml": "paths: [{id: all, title: Everybody, read: [strategy, 0004-batch]}]\n",
}  # fmt: skip


def graph_of(files: Mapping[str, str]) -> RecordGraph:
    """The records of some files of one folder."""
    sources = [
        SourceFile(f"{FOLDER}/{path}", path, text.encode("utf-8", "surrogatepass"), FOLDER)
        for path, text in sorted(files.items())
    ]
    return link(load_records(sources))[0]


def edited(path: str, *swaps: tuple[str, str], base: Mapping[str, str] = BASE) -> dict[str, str]:
    """The files after an edit; what is to be swapped must be there."""
    text = base[path]
    for old, new in swaps:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        text = text.replace(old, new)
    return {**base, path: text}


@pytest.fixture(scope="session")
def base() -> RecordGraph:
    """The team before the edit."""
    return graph_of(BASE)
