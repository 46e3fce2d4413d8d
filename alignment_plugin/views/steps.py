"""What comes next: known steps go, unknown ones wait for somebody who explores."""

from dataclasses import dataclass

from alignment_plugin.graph import Entity, Key, key_of
from alignment_plugin.records.step import Certainty, Step, StepState
from alignment_plugin.views.decision import Related
from alignment_plugin.views.neighbourhood import neighbourhood
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import Wait, crumbs, wait_for
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

_ORDER = (StepState.DOING, StepState.NEXT, StepState.LATER)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step with what it waits for."""

    number: int
    """Its place among all that is to come; 0 for what is done or dropped."""
    step: Step
    thing: Entity
    owner: str
    waits: tuple[Wait, ...]
    follows: tuple[Entity, ...]
    answers: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The steps to come: what can go, and what somebody explores first."""

    known: tuple[StepView, ...]
    unknown: tuple[StepView, ...]
    complete: bool
    """Whether all are here, so that each can be pointed at."""


def lanes(site: Site, team: str, limit: int | None = None) -> Lanes:
    """The first steps to come in two lanes, numbered across both: doing, next, later."""
    views = [_view(site, step, number) for number, step in enumerate(_to_come(site, team)[:limit], 1)]
    return Lanes(
        tuple(view for view in views if view.step.certainty is Certainty.KNOWN),
        tuple(view for view in views if view.step.certainty is Certainty.UNKNOWN),
        limit is None,
    )


def step_numbers(site: Site, team: str) -> dict[Key, int]:
    """The number that each step to come has on the pages."""
    return {key_of(step): number for number, step in enumerate(_to_come(site, team), 1)}


def _to_come(site: Site, team: str) -> list[Step]:
    steps = [step for step in site.graph.of(Step, team) if step.state in _ORDER]
    return sorted(steps, key=lambda step: _ORDER.index(step.state))


def _view(site: Site, step: Step, number: int = 0) -> StepView:
    graph = site.graph
    return StepView(
        number,
        step,
        site.entity(step),
        site.person(step.team, step.owner) if step.owner else "",
        tuple(wait_for(site, each) for each in graph.targets(step, "waits_for")),
        graph.targets(step, "follows_from"),
        graph.targets(step, "answers"),
    )


def steps_page(site: Site, team: str) -> Page:
    """All steps of one team: to come, done, dropped."""
    steps = site.graph.of(Step, team)
    origin = steps[0].origin if steps else None
    return Page(
        path=site.plan.page(team, "steps"),
        title=site.settings.page_title("steps"),
        template="steps.html",
        context={
            "lanes": lanes(site, team),
            "done": _views(site, steps, StepState.DONE),
            "dropped": _views(site, steps, StepState.DROPPED),
        },
        name="steps",
        team=team,
        source=origin.path if origin else "",
        description=f"What {site.team_name(team)} does next, and what has to be found out first.",
        search=("What goes without asking, and what waits for an answer.",),
        folder=origin.folder if origin else "",
        wide=True,
    )


def _views(site: Site, steps: tuple[Step, ...], state: StepState) -> tuple[StepView, ...]:
    return tuple(_view(site, step) for step in reversed(steps) if step.state is state)


def step_page(site: Site, step: Step) -> Page:
    """The page of one step."""
    return Page(
        path=site.plan.records[key_of(step)],
        title=plain(step.name),
        template="step.html",
        context={
            "view": _view(site, step),
            "neighbourhood": neighbourhood(site, step),
            "connected": _connected(site, step),
            "about": site.findings_about(step),
            "crumbs": crumbs(site, step.team, "steps"),
        },
        team=step.team,
        key=key_of(step),
        parent=site.plan.page(step.team, "steps"),
        source=step.origin.path,
        description=_summary(step),
        search=(step.state.value.capitalize(), _summary(step)),
        prose=Prose(step.origin.body, step.origin.path, step.origin.format),
        folder=step.origin.folder,
    )


def _summary(step: Step) -> str:
    lane = "A known step: go." if step.certainty is Certainty.KNOWN else "Explored before it is done."
    return f"{lane} We will look at: {shortened(plain(step.demo))}" if step.demo else lane


def _connected(site: Site, step: Step) -> tuple[Related, ...]:
    """What else has to do with a step, except what it waits for."""
    graph = site.graph
    found = [Related("Follows from", each) for each in graph.targets(step, "follows_from")]
    found += [Related("Tries out", each) for each in graph.targets(step, "answers")]
    found += [Related("Holds back", each) for each in graph.sources(step, "waits_for")]
    found += [Related("Could be changed by", each) for each in graph.sources(step, "may_change")]
    found += [Related("Came from", each) for each in graph.sources(step, "led_to")]
    found += [Related("Changed in", each) for each in graph.sources(step, "changed")]
    return tuple(found + [Related("Misread in", each) for each in graph.sources(step, "about")])
