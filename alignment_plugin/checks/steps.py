"""Q3, and Q5 for steps: what comes next, fast where it is known and slowly where it is not."""

import re
from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import UnknownState, is_live, unknown_state
from alignment_plugin.checks.ask import Ask, Site, related
from alignment_plugin.graph import key_of
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.step import Certainty, Step, StepState
from alignment_plugin.records.unknown import Unknown

_MOST = 5
_PAST = frozenset({StepState.DONE, StepState.DROPPED})
# Names of standards and formats look like ticket keys, and are none.
_NO_TRACKER = "ADR|AES|CVE|DIN|ECMA|EN|HTTP|IEC|IEEE|ISO|KEP|PCI|PEP|PSD|RFC|SHA|TLS|UTF|WCAG"
_TICKET = re.compile(
    rf"\b(?!(?:{_NO_TRACKER})-)[A-Z][A-Z0-9]+-\d+\b|(?<!\w)#\d+\b|\d\s?%|\bper ?cent\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:h|hrs?|hours?)\b"
)


def no_next_steps(site: Site) -> Iterator[Ask]:
    """A team with a strategy and no step that is next or being done."""
    for strategy in site.strategies:
        if site.has_read(strategy.team, "step") and not any(map(is_live, site.of(Step, strategy.team))):
            message = f"{site.name(strategy)}: No step is next. What are the first five?"
            yield Ask(strategy, message, "write steps with 'state: next'")


def more_than_five(site: Site) -> Iterator[Ask]:
    """More steps next or being done than anyone keeps in mind."""
    for strategy in site.strategies:
        live = [step for step in site.of(Step, strategy.team) if is_live(step)]
        if len(live) > _MOST:
            yield Ask(
                strategy,
                f"{site.name(strategy)}: More than five steps are next or being done. Which can wait?",
                "write 'state: later' on those that can",
                related=tuple(related(live[_MOST:], site)),
            )


def nothing_to_show(site: Site) -> Iterator[Ask]:
    """A step still to be done that says nothing about what we will look at."""
    for step in _ahead(site):
        if not step.demo:
            yield Ask(step, f"What will we look at when {site.name(step)} is done?", "write 'demo'", "demo")


def looks_like_ticket(site: Site) -> Iterator[Ask]:
    """A title with a ticket key, a percentage or hours in it."""
    for step in _ahead(site):
        if found := _TICKET.search(step.title):
            message = (
                f"{site.name(step)} reads like a ticket, which belongs in the tracker. What does it settle?"
            )
            yield Ask(step, message, "say in 'title' what will be settled", "title", found[0])


def slow_without_question(site: Site) -> Iterator[Ask]:
    """An unknown step that waits for nothing and tries nothing out."""
    for step in _ahead(site):
        if step.certainty is Certainty.UNKNOWN and not step.waits_for and not step.answers:
            said = f"{site.name(step)} is unknown and waits for nothing."
            message = f"{said} What do we need to find out, and who goes?"
            yield Ask(step, message, "write the unknown, and name it under 'waits_for'", "waits_for")


def fast_on_open_question(site: Site) -> Iterator[Ask]:
    """A known step that builds on a decision which an open question could overturn."""
    for step in _ahead(site):
        if step.certainty is not Certainty.KNOWN:
            continue
        settling = {entity.key for entity in site.graph.targets(step, "answers", "waits_for")}
        for link in site.links(step, "follows_from"):
            decision = site.graph.entities[link.target].record
            if not isinstance(decision, Decision):
                continue
            for unknown in open_questions(site, decision):
                if key_of(unknown) not in settling:
                    yield _fast(site, step, decision, unknown, link.pointer)


def _fast(site: Site, step: Step, decision: Decision, unknown: Unknown, pointer: str) -> Ask:
    return Ask(
        step,
        f"With {site.name(step)} we move fast on {site.name(decision)}, "
        f"but {site.name(unknown)} could overturn it. Should the step wait?",
        f"write '{unknown.id}' under 'waits_for', or under 'answers' if the step tries it out",
        pointer,
        f"{decision.full_id} {unknown.full_id}",
        related=tuple(related((unknown,), site)),
    )


def open_questions(site: Site, decision: Decision) -> Iterator[Unknown]:
    """Unknowns nobody has come back from that may change a decision."""
    if not site.holds_its_id(decision):
        return
    for entity in site.graph.sources(decision, "may_change"):
        unknown = entity.record
        if isinstance(unknown, Unknown) and unknown_state(unknown) is UnknownState.OPEN:
            yield unknown


def _ahead(site: Site) -> Iterator[Step]:
    """Steps neither done nor dropped."""
    return (step for step in site.graph.of(Step) if step.state not in _PAST)
