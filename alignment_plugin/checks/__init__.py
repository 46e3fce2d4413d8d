"""The graph on a day → findings: one explicit table of checks, each a function that asks one question."""

from collections.abc import Iterator, Mapping
from datetime import date

from alignment_plugin.checks import (
    acceptance,
    between,
    commitment,
    decay,
    direction,
    horizon,
    newcomers,
    options,
    pace,
    steps,
    unknowns,
)
from alignment_plugin.checks.acceptance import accepted
from alignment_plugin.checks.ask import Ask, Check, Site, is_own
from alignment_plugin.checks.rules import RULES, SEVERITY_OF
from alignment_plugin.findings import Finding, Severity, in_order
from alignment_plugin.graph import RecordGraph
from alignment_plugin.records.anchor import anchor
from alignment_plugin.settings import Settings

__all__ = ["CHECKS", "OF_A_CHANGE", "RULES", "accepted", "finding_of", "run_checks"]

CHECKS: Mapping[str, Check] = {
    "no-diagnosis": direction.no_diagnosis,
    "rules-nothing-out": direction.rules_nothing_out,
    "no-shared-how": direction.no_shared_how,
    "policy-without-action": direction.policy_without_action,
    "action-without-policy": direction.action_without_policy,
    "only-one-direction": direction.only_one_direction,
    "no-way-to-know": direction.no_way_to_know,
    "eliminated-without-reason": direction.eliminated_without_reason,
    "never-eliminated": direction.never_eliminated,
    "no-next-steps": steps.no_next_steps,
    "more-than-five": steps.more_than_five,
    "nothing-to-show": steps.nothing_to_show,
    "looks-like-ticket": steps.looks_like_ticket,
    "one-option": options.one_option,
    "straw-man": options.straw_man,
    "comparison-hole": options.comparison_hole,
    "criterion-does-not-separate": options.criterion_does_not_separate,
    "chosen-fails-must": options.chosen_fails_must,
    "chosen-not-an-option": options.chosen_not_an_option,
    "breaks-a-policy": options.breaks_a_policy,
    "plan-b-ruled-out": options.plan_b_ruled_out,
    "no-success": commitment.no_success,
    "success-not-checked": commitment.success_not_checked,
    "no-plan-b": commitment.no_plan_b,
    "one-way-in-a-hurry": commitment.one_way_in_a_hurry,
    "decided-before-known": commitment.decided_before_known,
    "unanswered-dissent": commitment.unanswered_dissent,
    "nothing-left-free": commitment.nothing_left_free,
    "failed-but-standing": commitment.failed_but_standing,
    "conflict-in-force": commitment.conflict_in_force,
    "slow-without-question": steps.slow_without_question,
    "fast-on-open-question": steps.fast_on_open_question,
    "no-explorer": unknowns.no_explorer,
    "explorer-not-back": unknowns.explorer_not_back,
    "finding-unused": unknowns.finding_unused,
    "nothing-unknown": unknowns.nothing_unknown,
    "not-far-enough": horizon.not_far_enough,
    "horizon-passed": horizon.horizon_passed,
    "no-signal": horizon.no_signal,
    "signal-not-looked-at": horizon.signal_not_looked_at,
    "nothing-shown": horizon.nothing_shown,
    "stuck": pace.stuck,
    "remove-without-effects": pace.remove_without_effects,
    "only-adding": pace.only_adding,
    "dependency-not-confirmed": between.dependency_not_confirmed,
    "overlap": between.overlap,
    "gap": between.gap,
    "affected-not-told": between.affected_not_told,
    "no-review": decay.no_review,
    "review-overdue": decay.review_overdue,
    "suspect-link": decay.suspect_link,
    "broken-premise": decay.broken_premise,
    "not-talked-about": pace.not_talked_about,
    "too-many-hours": pace.too_many_hours,
    "no-one-to-ask": newcomers.no_one_to_ask,
    "no-back-brief-yet": newcomers.no_back_brief_yet,
    "difference-not-fixed": newcomers.difference_not_fixed,
    "unknown-reference": acceptance.unknown_codes,
}
"""Code → the check that asks for it. Codes that only loading and linking give are not here."""

OF_A_CHANGE = frozenset({"history-edited"})
"""Codes that need two moments: a base to compare with."""


def run_checks(graph: RecordGraph, *, today: date, settings: Settings) -> Iterator[Finding]:
    """What the records ask on a day, by path, line, column and code; nothing is accepted yet."""
    site = Site(graph, today, settings)
    yield from in_order(finding_of(code, ask) for code, check in CHECKS.items() for ask in check(site))


def finding_of(code: str, ask: Ask) -> Finding:
    """A question with its code, severity and place."""
    record = ask.record
    severity = SEVERITY_OF[code]
    if severity is Severity.ERROR and not is_own(record):
        # As in linking: a document that was there before stops no build.
        severity = Severity.WARNING
    return Finding(
        code,
        severity,
        ask.message,
        record.origin.path,
        record.origin.place(ask.pointer),
        record=f"{record.team}/{ask.part}" if ask.part else record.full_id,
        pointer=ask.pointer,
        anchor=anchor(record, ask.pointer),
        hint=ask.hint,
        value=ask.value,
        related=ask.related,
    )
