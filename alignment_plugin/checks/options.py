"""Q4, the comparison: what else we could do, and whether the choice follows from what is written."""

from collections.abc import Iterator, Sequence

from alignment_plugin.analysis.life_cycle import is_over, is_waiting
from alignment_plugin.checks.ask import Ask, Site, is_own, listed, quoted
from alignment_plugin.findings import did_you_mean
from alignment_plugin.graph import without_number
from alignment_plugin.records.decision import Criterion, Decision, DecisionStatus, Option
from alignment_plugin.records.rating import RatingWord
from alignment_plugin.records.strategy import DirectionStatus, Strategy

_UNSAID = {
    "bad": "against it. Would someone who wanted another recognise this?",
    "good": "for it. Would its supporter recognise this?",
}
_LIKE_THE_REST = frozenset({RatingWord.BASELINE, RatingWord.SAME})


def one_option(site: Site) -> Iterator[Ask]:
    """A decision with nothing to choose from; a draft may have none yet."""
    for decision in site.standing:
        if len(decision.options) > 1 or (decision.status is DecisionStatus.DRAFT and not decision.options):
            continue
        has = "has one option" if decision.options else "names no options"
        asked = "could we do" if is_waiting(decision) else "could we have done"
        message = f"{site.name(decision)} {has}. What else {asked}?"
        yield Ask(decision, message, "add under 'options' what somebody would have defended", "options")


def straw_man(site: Site) -> Iterator[Ask]:
    """An option not taken with nothing for it, or the one taken with nothing against it."""
    for decision in site.standing:
        if decision.option(decision.chosen) is None:
            continue
        for number, option in enumerate(decision.options):
            missing = "bad" if option.id == decision.chosen else "good"
            if not getattr(option, missing):
                where = f"{quoted(option.name)} in {site.name(decision)}"
                message = f"{where} has nothing said {_UNSAID[missing]}"
                yield Ask(decision, message, f"write '{missing}'", f"options/{number}/{missing}", option.id)


def comparison_hole(site: Site) -> Iterator[Ask]:
    """A cell that is blank, or unknown without saying which unknown would answer it."""
    for decision in site.standing:
        for number, option in enumerate(decision.options):
            if decision.criteria and not option.ratings:
                questions = listed([quoted(criterion.question) for criterion in decision.criteria])
                yield _hole(site, decision, option, questions, f"options/{number}/ratings", option.id)
                continue
            for criterion in _without_word(decision, option):
                pointer = f"options/{number}/ratings/{criterion.id}"
                yield _hole(
                    site, decision, option, quoted(criterion.question), pointer, f"{option.id} {criterion.id}"
                )


def _without_word(decision: Decision, option: Option) -> Iterator[Criterion]:
    for criterion in decision.criteria:
        rating = option.ratings.get(criterion.id)
        if rating is None or (rating.word is RatingWord.UNKNOWN and not rating.unknown):
            yield criterion


def _hole(site: Site, decision: Decision, option: Option, questions: str, pointer: str, value: str) -> Ask:
    message = (
        f"{questions}: no answer yet for {quoted(option.name)} in {site.name(decision)}. Who could find out?"
    )
    return Ask(decision, message, "write a word, or 'unknown' with the id of an unknown", pointer, value)


def criterion_does_not_separate(site: Site) -> Iterator[Ask]:
    """A criterion that is no must and on which all options are alike."""
    for decision in site.standing:
        for number, criterion in enumerate(decision.criteria):
            if not criterion.must and _all_alike(decision.options, criterion.id):
                asked = quoted(criterion.question)
                message = (
                    f"No option of {site.name(decision)} differs on {asked}. Does this matter to the choice?"
                )
                hint = "take the criterion out, or say where the options differ"
                yield Ask(decision, message, hint, f"criteria/{number}", criterion.id)


def _all_alike(options: Sequence[Option], criterion: str) -> bool:
    """Whether all have one word; being the same as the baseline is no difference either."""
    ratings = (option.ratings.get(criterion) for option in options)
    words = {rating and rating.word for rating in ratings}
    if len(options) < 2 or words & {None, RatingWord.UNKNOWN}:
        return False
    return len(words) == 1 or words <= _LIKE_THE_REST


def chosen_fails_must(site: Site) -> Iterator[Ask]:
    """The chosen option fails what every option had to pass."""
    for decision in site.graph.of(Decision):
        option = decision.option(decision.chosen)
        if option is None or is_over(site.graph, decision):
            continue
        for criterion in decision.criteria:
            rating = option.ratings.get(criterion.id)
            if criterion.must and rating is not None and rating.word is RatingWord.FAILS:
                yield Ask(
                    decision,
                    f"{quoted(option.name)} was chosen in {site.name(decision)} and fails a must-have, "
                    f"{quoted(criterion.question)}. Is it still a must?",
                    "take 'must' off the criterion, or choose another option",
                    f"options/{decision.options.index(option)}/ratings/{criterion.id}",
                    criterion.id,
                )


def chosen_not_an_option(site: Site) -> Iterator[Ask]:
    """A choice or a plan B that is not on the list."""
    for decision in site.graph.of(Decision):
        if not is_own(decision):
            continue
        ids = [option.id for option in decision.options]
        for name, said in (("chosen", decision.chosen), ("plan_b", decision.plan_b)):
            if said and said not in ids:
                message = (
                    f"'{name}' of {site.name(decision)} says {quoted(said)}, which is none of its options. "
                    "Which is meant?"
                )
                yield Ask(decision, message, _nearest_option(decision, said), name, said)


def _nearest_option(decision: Decision, said: str) -> str:
    titled = [option.id for option in decision.options if (option.title or "").casefold() == said.casefold()]
    if titled:
        return f"did you mean '{titled[0]}'?"
    near = did_you_mean(said, [option.id for option in decision.options])
    return near or "write the id of an option, or add it under 'options'"


def breaks_a_policy(site: Site) -> Iterator[Ask]:
    """The chosen option breaks what the strategy rules out."""
    limits = {strategy.team: _limits(strategy) for strategy in site.strategies}
    for decision in site.standing:
        option = decision.option(decision.chosen)
        for number, broken in enumerate(option.breaks if option else ()):
            says = limits.get(decision.team, {}).get(broken)
            if option is not None and says is not None:
                yield Ask(
                    decision,
                    f"{quoted(option.name)} was chosen in {site.name(decision)} and breaks {quoted(says)}. "
                    "Which of the two still holds?",
                    "choose another option, or change what the strategy rules out",
                    f"options/{decision.options.index(option)}/breaks/{number}",
                    broken,
                )


def _limits(strategy: Strategy) -> dict[str, str]:
    """Id → words of all that a strategy rules out; a policy's own id stands for the policy."""
    limits = (*strategy.no_gos, *(limit for policy in strategy.policies for limit in policy.rules_out))
    return {policy.id: policy.title for policy in strategy.policies} | {
        limit.id: limit.says for limit in limits if limit.id
    }


def plan_b_ruled_out(site: Site) -> Iterator[Ask]:
    """A plan B that the team has ruled out elsewhere, with a reason."""
    ruled_out = _ruled_out(site)
    for decision in site.standing:
        reason = ruled_out.get((decision.team, decision.plan_b or ""))
        if reason is not None:
            said = f"Plan B of {site.name(decision)} is ruled out elsewhere: {quoted(reason)}."
            message = f"{said} Could we still fall back on it?"
            yield Ask(
                decision,
                message,
                "write another 'plan_b', or open that way again",
                "plan_b",
                decision.plan_b or "",
            )


def _ruled_out(site: Site) -> dict[tuple[str, str], str]:
    """(team, id) → why it was eliminated as a direction, or rejected as a decision."""
    rejected = [
        each for each in site.graph.of(Decision) if each.status is DecisionStatus.REJECTED and each.because
    ]
    found = {(each.team, without_number(each.id)): each.because or "" for each in rejected}
    for strategy in site.strategies:
        for direction in strategy.directions:
            if direction.status is DirectionStatus.ELIMINATED and direction.because:
                found[strategy.team, direction.id] = direction.because
    return found
