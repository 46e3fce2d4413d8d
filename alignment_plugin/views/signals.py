"""Whether we move in the right direction: what we look at, what we saw, what we show each other."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import is_live, next_look
from alignment_plugin.graph import Entity
from alignment_plugin.records.duration import Duration, Unit
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Reading, Signal, Strategy
from alignment_plugin.views.page import Page
from alignment_plugin.views.plot import Plot, plot_of
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain

_UNITS = {Unit.DAYS: "day", Unit.WEEKS: "week", Unit.MONTHS: "month", Unit.YEARS: "year"}


@dataclass(frozen=True, slots=True)
class SignalView:
    """One signal: what we ask, where we look, what we saw."""

    signal: Signal
    title: str
    """The question as plain text."""
    every: str
    next_look: date | None
    readings: tuple[Reading, ...]
    """Newest first."""
    plot: Plot | None
    """Where they are numbers."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Something that was shown, or will be."""

    thing: Entity
    demo: str


def signals_page(site: Site, team: str) -> Page:
    """The signals of one team, and what it shows."""
    strategy = site.graph.strategy(team)
    steps = [step for step in site.graph.of(Step, team) if step.demo]
    return Page(
        path=site.plan.page(team, "signals"),
        title=site.settings.page_title("signals"),
        template="signals.html",
        context={
            "signals": _signals(strategy),
            "shown": _demos(site, [step for step in reversed(steps) if step.state is StepState.DONE]),
            "coming": _demos(site, [step for step in steps if is_live(step)]),
        },
        name="signals",
        team=team,
        source=strategy.origin.path if strategy else "",
        description=f"How {site.team_name(team)} knows that it moves in the right direction.",
        search=tuple(plain(each.question) for each in strategy.signals) if strategy else (),
        folder=strategy.origin.folder if strategy else "",
    )


def _signals(strategy: Strategy | None) -> tuple[SignalView, ...]:
    return tuple(
        SignalView(
            signal,
            plain(signal.question),
            every_words(signal.every) if signal.every else "",
            next_look(signal),
            tuple(sorted(signal.readings, key=lambda reading: reading.date, reverse=True)),
            plot_of(signal.readings),
        )
        for signal in (strategy.signals if strategy else ())
    )


def every_words(duration: Duration) -> str:
    """`14d` as `every 14 days`."""
    if not duration.count:
        return "never again"
    unit = _UNITS[duration.unit]
    return f"every {unit}" if duration.count == 1 else f"every {duration.count} {unit}s"


def _demos(site: Site, steps: list[Step]) -> tuple[Demo, ...]:
    return tuple(Demo(site.entity(step), step.demo or "") for step in steps)
