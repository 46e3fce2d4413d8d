"""Q4, the commitment: what a decision promises, what it leaves open, and whether it held."""

from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import standing
from alignment_plugin.checks.ask import Ask, Site, quoted, related, written_day
from alignment_plugin.checks.steps import open_questions
from alignment_plugin.graph import key_of
from alignment_plugin.records.decision import (
    Confidence,
    Decision,
    DecisionStatus,
    Outcome,
    Result,
    Reversibility,
)


def no_success(site: Site) -> Iterator[Ask]:
    """An accepted decision that does not say what we will see."""
    for decision in site.accepted:
        if not decision.success:
            message = f"What will we see if {site.name(decision)} works, and by when?"
            yield Ask(decision, message, "write 'success' and 'check_by'", "success")


def success_not_checked(site: Site) -> Iterator[Ask]:
    """The day to look has passed, and nobody wrote what they saw."""
    for decision in site.in_force:
        if decision.check_by and site.is_past(decision.check_by) and not decision.outcome:
            yield Ask(
                decision,
                f"We meant to look at {site.name(decision)} by {written_day(decision.check_by)}, "
                f"and it is {written_day(site.today)}. Did it hold?",
                "write 'outcome' with 'date', 'result' and 'saw'",
                "check_by",
            )


def no_plan_b(site: Site) -> Iterator[Ask]:
    """A decision that could go wrong without a way out, or without a sign that it is time for it."""
    for decision in site.accepted:
        if not _is_risky(decision) or (decision.plan_b and decision.switch_if):
            continue
        name = site.name(decision)
        if decision.plan_b:
            yield Ask(decision, f"How would we know that {name} fails?", "write 'switch_if'", "switch_if")
        elif decision.switch_if:
            yield Ask(
                decision, f"If {name} fails, what do we do?", "write 'plan_b', one of the options", "plan_b"
            )
        else:
            message = f"If {name} fails, what do we do, and how do we know?"
            yield Ask(decision, message, "write 'plan_b', one of the options, and 'switch_if'", "plan_b")


def _is_risky(decision: Decision) -> bool:
    unsure = decision.confidence in (Confidence.COIN_TOSS, Confidence.LEANING)
    return decision.reversibility is Reversibility.ONE_WAY or unsure or bool(decision.dissent)


def one_way_in_a_hurry(site: Site) -> Iterator[Ask]:
    """A door that closes behind us, gone through fast or alone."""
    for decision in site.accepted:
        if decision.reversibility is not Reversibility.ONE_WAY:
            continue
        message = f"{site.name(decision)}: This door closes behind us, and"
        if not decision.consulted:
            yield Ask(
                decision,
                f"{message} nobody was asked. Who else should look?",
                "write 'consulted'",
                "consulted",
            )
        elif decision.opened and decision.decided:
            days = (decision.decided - decision.opened).days
            if 0 <= days < site.thresholds.hurry:
                when = {0: "on the day it was opened", 1: "a day after it was opened"}
                taken = when.get(days, f"{days} days after it was opened")
                hint = "ask one more, and write the name under 'consulted'"
                yield Ask(
                    decision, f"{message} we decided it {taken}. Who else should look?", hint, "decided"
                )


def decided_before_known(site: Site) -> Iterator[Ask]:
    """An accepted decision that an open question may overturn."""
    for decision in site.accepted:
        for unknown in open_questions(site, decision):
            yield Ask(
                decision,
                f"{site.name(unknown)} is open and could overturn {site.name(decision)}. "
                "Fine if it is cheap to undo. Is it?",
                f"bring back what '{unknown.id}' found, or write under 'switch_if' what would undo this",
                "status",
                unknown.full_id,
                related=tuple(related((unknown,), site)),
            )


def unanswered_dissent(site: Site) -> Iterator[Ask]:
    """Someone who does not carry an accepted decision."""
    for decision in site.accepted:
        for number, dissent in enumerate(decision.dissent):
            if dissent.commits is False:
                who = site.person(decision.team, dissent.who)
                message = f"{site.name(decision)}: What would change {who}'s mind?"
                hint = "write it under 'switch_if', or 'commits: true' once they carry it"
                yield Ask(decision, message, hint, f"dissent/{number}/commits", dissent.who)


def nothing_left_free(site: Site) -> Iterator[Ask]:
    """An accepted decision that leaves nothing to those who carry it out."""
    for decision in site.accepted:
        if not decision.leaves_free:
            message = f"What does {site.name(decision)} leave the team to choose?"
            yield Ask(decision, message, "write 'leaves_free'", "leaves_free")


def failed_but_standing(site: Site) -> Iterator[Ask]:
    """A decision that is accepted although the last look says that it failed."""
    for decision in site.accepted:
        number, last = _last_outcome(decision)
        if last is None or last.result is not Result.FAILED:
            continue
        plan_b = decision.option(decision.plan_b)
        instead = plan_b.name if plan_b else decision.plan_b
        ending = (
            f"Plan B was {quoted(instead)}. Why are we still here?" if instead else "What do we do instead?"
        )
        message = f"{site.name(decision)} failed and still stands. {ending}"
        hint = "write the decision that replaces it, with 'supersedes', or a newer 'outcome'"
        yield Ask(decision, message, hint, f"outcome/{number}/result")


def _last_outcome(decision: Decision) -> tuple[int, Outcome | None]:
    """The latest outcome by date; one without a date is as late as its place in the list."""
    latest: tuple[int, Outcome | None] = (0, None)
    for number, outcome in enumerate(decision.outcome):
        before = latest[1].date if latest[1] else None
        if before is None or outcome.date is None or outcome.date >= before:
            latest = (number, outcome)
    return latest


def conflict_in_force(site: Site) -> Iterator[Ask]:
    """Two accepted decisions of which one says that they cannot stand beside each other; each pair once."""
    seen: set[frozenset[str]] = set()
    for decision in sorted(site.in_force, key=key_of):
        for link in site.links(decision, "conflicts_with"):
            other = site.graph.entities[link.target].record
            if (
                not isinstance(other, Decision)
                or other is decision
                or not _both_accepted(site, decision, other)
            ):
                continue
            pair = frozenset({decision.full_id, other.full_id})
            if pair not in seen:
                seen.add(pair)
                both = f"{site.name(decision)} conflicts with {site.name(other)}, and both are accepted"
                message = f"{both}. Which one holds?"
                hint = "supersede one, or take 'conflicts_with' out if both can stand"
                others = tuple(related((other,), site, "status"))
                yield Ask(decision, message, hint, link.pointer, other.full_id, related=others)


def _both_accepted(site: Site, *decisions: Decision) -> bool:
    return all(standing(site.graph, each) is DecisionStatus.ACCEPTED for each in decisions)
