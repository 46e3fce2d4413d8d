"""Q6 and Q7: whether we look far enough ahead, and how we know that the direction is right."""

from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import last_reading, next_look
from alignment_plugin.checks.ask import Ask, Site, quoted, written_day
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Signal, Strategy


def not_far_enough(site: Site) -> Iterator[Ask]:
    """A team with a strategy and no step for later."""
    for strategy in site.strategies:
        steps = site.of(Step, strategy.team)
        if site.has_read(strategy.team, "step") and not any(step.state is StepState.LATER for step in steps):
            message = f"{site.name(strategy)}: No step is for later. What comes after these?"
            yield Ask(strategy, message, "write a step with 'state: later'")


def horizon_passed(site: Site) -> Iterator[Ask]:
    """A strategy that looks ahead to a day behind us."""
    for strategy in site.strategies:
        if strategy.horizon and site.is_past(strategy.horizon):
            message = (
                f"{site.name(strategy)} looked as far as {written_day(strategy.horizon)}. What comes after?"
            )
            yield Ask(strategy, message, "write a new 'horizon', or the strategy that follows", "horizon")


def no_signal(site: Site) -> Iterator[Ask]:
    """A strategy with nothing to look at."""
    for strategy in site.strategies:
        if not strategy.signals:
            message = f"{site.name(strategy)}: How do we know that we move in the right direction?"
            yield Ask(strategy, message, "write 'signals' with 'question', 'look_at' and 'every'", "signals")


def signal_not_looked_at(site: Site) -> Iterator[Ask]:
    """A signal whose last reading is older than it may be."""
    for strategy in site.strategies:
        for number, signal in enumerate(strategy.signals):
            if (message := _not_looked_at(site, strategy, signal)) is not None:
                hint = "write what we see now under 'readings'"
                yield Ask(strategy, message, hint, f"signals/{number}/readings", signal.id, signal.id)


def _not_looked_at(site: Site, strategy: Strategy, signal: Signal) -> str | None:
    signal = _until_today(site, signal)
    last = last_reading(signal)
    asked = quoted(signal.question)
    if last is not None:
        if not site.is_past(next_look(signal)):
            return None
        return f"{asked}: The last reading is of {written_day(last.date)}. When did we last look?"
    if signal.every is None or not signal.every.count:
        return None
    due = signal.every.after(strategy.since) if strategy.since else None
    if strategy.since is not None and not site.is_past(due):
        return None
    return f"{asked}: No reading is written. When did we last look?"


def _until_today(site: Site, signal: Signal) -> Signal:
    """The signal without readings of days to come, which are slips of the pen."""
    past = tuple(reading for reading in signal.readings if reading.date <= site.today)
    return signal if past == signal.readings else signal.model_copy(update={"readings": past})


def nothing_shown(site: Site) -> Iterator[Ask]:
    """A team with nothing done and nothing looked at of late."""
    days = site.thresholds.nothing_shown
    for strategy in site.strategies:
        if not site.has_read(strategy.team, "step"):
            continue
        if strategy.since and not site.is_longer_ago(strategy.since, days):
            continue
        if not _has_shown(site, strategy, days):
            said = f"No step is done, and no reading is from the last {days} days."
            message = f"{site.name(strategy)}: {said} What can we show each other?"
            yield Ask(strategy, message, "write 'state: done' on a step, or a reading of a signal")


def _has_shown(site: Site, strategy: Strategy, days: int) -> bool:
    if any(step.state is StepState.DONE for step in site.of(Step, strategy.team)):
        return True
    signals = (_until_today(site, signal) for signal in strategy.signals)
    readings = (reading for signal in signals for reading in signal.readings)
    return any(not site.is_longer_ago(reading.date, days) for reading in readings)
