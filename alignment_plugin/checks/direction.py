"""Q1 and Q2: where we go and why, and where else we could go."""

from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import is_over
from alignment_plugin.checks.ask import Ask, Site, listed, quoted, written_day
from alignment_plugin.graph import Key
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.strategy import Direction, DirectionStatus, Strategy, StrategyStatus


def no_diagnosis(site: Site) -> Iterator[Ask]:
    """A strategy that does not say what makes it hard."""
    for strategy in site.strategies:
        if not strategy.diagnosis:
            message = (
                f"{site.name(strategy)}: A direction without the obstacle is a wish. What makes this hard?"
            )
            yield Ask(strategy, message, "write 'diagnosis'", "diagnosis")


def rules_nothing_out(site: Site) -> Iterator[Ask]:
    """A strategy under which everything is still possible."""
    for strategy in site.strategies:
        if not strategy.no_gos and not any(policy.rules_out for policy in strategy.policies):
            message = f"{site.name(strategy)}: Nothing is ruled out. Which reasonable thing will we not do?"
            yield Ask(strategy, message, "write 'rules_out' under a policy, or 'no_gos'", "policies")


def no_shared_how(site: Site) -> Iterator[Ask]:
    """An active strategy that no accepted decision carries out."""
    served = {policy.key.team for each in site.accepted for policy in site.graph.targets(each, "serves")}
    for strategy in site.strategies:
        active = strategy.status is StrategyStatus.ACTIVE and site.has_read(strategy.team, "decision")
        if active and strategy.team not in served:
            message = f'{site.name(strategy)}: We agree on where. Which "how" would change the trip?'
            yield Ask(strategy, message, "decide one, and write the policy it carries out under 'serves'")


def policy_without_action(site: Site) -> Iterator[Ask]:
    """A policy that no decision carries out, or is about to."""
    for strategy in site.strategies:
        if not site.has_read(strategy.team, "decision"):
            continue
        for number, policy in enumerate(strategy.policies):
            serving = site.graph.sources(Key("policy", strategy.team, policy.id), "serves")
            if not any(
                isinstance(each.record, Decision) and not is_over(site.graph, each.record) for each in serving
            ):
                yield Ask(
                    strategy,
                    f"What are we doing because of {quoted(policy.title)}?",
                    f"write 'serves: [{policy.id}]' on the decision that carries it out",
                    f"policies/{number}",
                    policy.id,
                    policy.id,
                )


def action_without_policy(site: Site) -> Iterator[Ask]:
    """An accepted decision that carries out none of the policies that its team has."""
    with_policies = {strategy.team for strategy in site.strategies if strategy.policies}
    for decision in site.accepted:
        if not decision.serves and decision.team in with_policies:
            message = f"Which part of the direction is {site.name(decision)} for?"
            yield Ask(decision, message, "write a policy of the strategy under 'serves'", "serves")


def only_one_direction(site: Site) -> Iterator[Ask]:
    """A strategy that names no other way."""
    for strategy in site.strategies:
        if len(strategy.directions) < 2:
            said = "One direction is written." if strategy.directions else "No directions are written."
            message = f"{site.name(strategy)}: {said} Where else could we be going?"
            yield Ask(
                strategy, message, "add the other ones under 'directions', with their status", "directions"
            )


def no_way_to_know(site: Site) -> Iterator[Ask]:
    """A direction that nothing we see could speak for or against."""
    for strategy, number, direction in _directions(site):
        if not direction.would_switch_if:
            wrong = direction.status is DirectionStatus.TAKEN
            message = f"What would we see if {quoted(direction.title)} were {'wrong' if wrong else 'right'}?"
            pointer = f"directions/{number}/would_switch_if"
            yield Ask(strategy, message, "write 'would_switch_if'", pointer, direction.id, direction.id)


def eliminated_without_reason(site: Site) -> Iterator[Ask]:
    """An eliminated direction without its because."""
    for strategy, number, direction in _directions(site):
        if direction.status is DirectionStatus.ELIMINATED and not direction.because:
            message = f"Why did we eliminate {quoted(direction.title)}?"
            yield Ask(
                strategy,
                message,
                "write 'because'",
                f"directions/{number}/because",
                direction.id,
                direction.id,
            )


def never_eliminated(site: Site) -> Iterator[Ask]:
    """Three directions or more that have stayed open as long as the strategy holds."""
    for strategy in site.strategies:
        undecided = [each.title for each in strategy.directions if each.status is DirectionStatus.OPEN]
        if len(undecided) < 3 or strategy.since is None:
            continue
        if site.is_longer_ago(strategy.since, site.thresholds.never_eliminated):
            titles = listed([quoted(title) for title in undecided])
            message = f"{titles} have been open since {written_day(strategy.since)}. Should we eliminate one?"
            yield Ask(
                strategy, message, "write 'status: eliminated' and 'because' on one of them", "directions"
            )


def _directions(site: Site) -> Iterator[tuple[Strategy, int, Direction]]:
    for strategy in site.strategies:
        for number, direction in enumerate(strategy.directions):
            yield strategy, number, direction
