"""A reading path as people read it: titles, minutes, and why each thing is there."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from alignment_plugin.analysis.reading import Path, Reading, made_path, named, own_paths
from alignment_plugin.graph import Entity
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.onboarding import Scenario
from alignment_plugin.records.step import Step
from alignment_plugin.views.plan import Target
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

_ABOUT_PAGES = {
    "home": "where, why, and what we will not do",
    "directions": "what else we could have done",
    "people": "who knows what, and who saw it differently",
    "log": "the other decisions in force, as you need them",
    "unknowns": "who is out, and what waits for them",
    "stopped": "what we no longer do, and whether it hurt",
    "team": "what is ours, what is not, and who needs whom",
}
_ABOUT_KINDS = {
    "strategy": "where, why, and what we will not do",
    "team": "who we are, and what is ours",
    "policy": "how we choose",
    "direction": "a way to get there",
    "signal": "how we know",
    "unknown": "what we do not know yet",
    "step": "what we do next",
    "term": "a word of ours",
    "member": "someone to know",
    "session": "what we discovered together",
    "back-brief": "what somebody heard before you",
}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One line of a path."""

    id: str
    """What the browser remembers it by."""
    title: str
    place: Target | None
    minutes: int
    why: str
    replaced: tuple[Entity, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class StretchView:
    """One column of a path."""

    title: str
    minutes: int
    talk: bool
    """Whether it ends with somebody telling it back."""
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """A situation, and what speaks to it."""

    scenario: Scenario
    speaks: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """One path."""

    path: Path
    minutes: int
    stretches: tuple[StretchView, ...]
    scenarios: tuple[ScenarioView, ...]
    document: Target
    """The page that holds all of it, in order."""


def path_views(site: Site, team: str) -> tuple[PathView, ...]:
    """The path that is made from the records, then those that the team wrote."""
    paths = (made_path(site.graph, team), *own_paths(site.graph, team))
    return tuple(_path(site, team, path) for path in paths)


def document_of(site: Site, team: str, path_id: str) -> str:
    """Where the page stands that holds a whole path: in a folder beside the first page."""
    start = PurePosixPath(site.plan.page(team, "start"))
    return str(start.with_suffix("") / f"{path_id}.md")


def _path(site: Site, team: str, path: Path) -> PathView:
    readings = [each for stretch in path.stretches for each in stretch.readings]
    decisions = [each for each in readings if each.thing and each.thing.key.kind == "decision"]
    most = max(decisions, key=lambda each: len(each.leaning), default=None)
    top = most if most and most.leaning and len(decisions) > 1 else None
    stretches = tuple(
        StretchView(
            stretch.title,
            stretch.minutes,
            any(each.page == "tell" for each in stretch.readings),
            tuple(_reading(site, team, each, top=each is top) for each in stretch.readings),
        )
        for stretch in path.stretches
    )
    scenarios = tuple(ScenarioView(each, _speaking(site, team, each)) for each in path.scenarios)
    minutes = sum(each.minutes for each in stretches)
    return PathView(path, minutes, stretches, scenarios, Target(document_of(site, team, path.id)))


def _speaking(site: Site, team: str, scenario: Scenario) -> tuple[Entity, ...]:
    keys = [key for name in scenario.think_of for key in named(site.graph, team, name)]
    return tuple(site.graph.entities[key] for key in dict.fromkeys(keys))


def _reading(site: Site, team: str, reading: Reading, *, top: bool) -> ReadingView:
    if reading.thing is None:
        title, place = _page(site, team, reading.page)
        return ReadingView(
            reading.page, title, place, reading.minutes, _ABOUT_PAGES.get(reading.page, ""), (), reading
        )
    key = reading.thing.key
    title = (
        site.settings.page_title("team") if key.kind == "team" and key.team == team else reading.thing.name
    )
    id_ = "home" if key.kind == "strategy" and key.team == team else f"{key.kind}/{key.full_id}"
    why = "most leans on this one" if top else _why(site, reading)
    return ReadingView(id_, title, site.plan.target(key), reading.minutes, why, reading.replaced, reading)


def _page(site: Site, team: str, name: str) -> tuple[str, Target]:
    own = {"people": ("Who to ask", "al-who-to-ask"), "tell": ("Tell it back", "al-tell-it-back")}
    if name in own:
        return own[name][0], Target(site.plan.page(team, "start"), own[name][1])
    return site.settings.page_title(name), Target(site.plan.page(team, name))


def _why(site: Site, reading: Reading) -> str:
    """Why a record is on the path: what leans on it, what it carries out, or what kind of thing it is."""
    assert reading.thing is not None
    record = reading.thing.record
    if not isinstance(record, Decision):
        return _ABOUT_KINDS.get(reading.thing.key.kind, "")
    leaning = next(iter(reading.leaning), None)
    if leaning is not None and isinstance(leaning.record, Step):
        return f"the step “{_short(leaning)}” follows from it"
    if leaning is not None:
        return f"“{_short(leaning)}” leans on it"
    serves = next(iter(site.graph.targets(record, "serves")), None)
    return f"it carries out: {shortened(_short(serves), 80)}" if serves else "it holds today"


def _short(entity: Entity) -> str:
    return plain(entity.name).rstrip(".?!")
