"""What several pages say alike: names in a row, the way back, what is waited for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import UnknownState, is_late, unknown_state
from alignment_plugin.graph import Entity
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.plan import Target
from alignment_plugin.views.site import Site


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that is waited for, and where it stands."""

    thing: Entity
    state: str
    """`late`, `out`, `nobody`, `back`, `settled`, `dropped`; of a step, its own state."""
    over: bool = False
    """Whether it holds nothing back any more."""
    who: str = ""
    several: bool = False
    day: date | None = None
    says: str = ""
    """What came back, or why nobody looks any more."""


def crumbs(site: Site, team: str, name: str) -> tuple[tuple[str, Target], ...]:
    """The way back from a record's page: the team's first page, then the list."""
    return (
        (site.team_name(team), Target(site.plan.page(team, "home"))),
        (site.settings.page_title(name), Target(site.plan.page(team, name))),
    )


def together(words: Iterable[str]) -> str:
    """`A, B and C`."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def waiting_state(unknown: Unknown, today: date) -> str:
    """Where a question stands on the board: `late`, `out`, `nobody`, `back`, `settled`, `dropped`."""
    state = unknown_state(unknown)
    if state is not UnknownState.OPEN:
        return state.value
    if not unknown.explorers:
        return "nobody"
    return "late" if is_late(unknown, today) else "out"


def wait_for(site: Site, thing: Entity) -> Wait:
    """What is said of something that a step waits for."""
    record = thing.record
    if isinstance(record, Unknown):
        last = max(record.findings, key=lambda each: each.date, default=None)
        return Wait(
            thing,
            waiting_state(record, site.today),
            over=unknown_state(record) is not UnknownState.OPEN,
            who=together(site.people(record, record.explorers)),
            several=len(record.explorers) > 1,
            day=last.date if last else record.report_back,
            says=record.dropped_because or (last.found if last else ""),
        )
    if isinstance(record, Step):
        return Wait(thing, record.state.value, over=record.state in (StepState.DONE, StepState.DROPPED))
    return Wait(thing, "")
