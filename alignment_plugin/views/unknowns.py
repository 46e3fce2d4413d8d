"""What we do not know yet: who is out, when they are back, what hangs on it."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import UnknownState, unknown_state
from alignment_plugin.graph import Entity, Key, key_of
from alignment_plugin.records.unknown import Report, Unknown
from alignment_plugin.views.decision import Related
from alignment_plugin.views.neighbourhood import neighbourhood
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import crumbs, together, waiting_state
from alignment_plugin.views.site import Site
from alignment_plugin.views.steps import step_numbers
from alignment_plugin.views.words import plain, shortened

_RANK = {"late": 0, "out": 1, "nobody": 2}
_WORDS = {
    "out": "Out",
    "late": "Late",
    "nobody": "Who goes?",
    "back": "Back",
    "settled": "Settled",
    "dropped": "Dropped",
}


@dataclass(frozen=True, slots=True)
class UnknownView:
    """One question: where it stands, and what hangs on it."""

    unknown: Unknown
    thing: Entity
    state: str
    """`late`, `out`, `nobody`, `back`, `settled` or `dropped`."""
    label: str
    """The state as people read it."""
    who: str
    hangs: tuple[Related, ...]
    led_to: tuple[Related, ...]
    report: Report | None
    """The latest finding."""


def unknowns_page(site: Site, team: str) -> Page:
    """The board of one team's unknowns."""
    unknowns = site.graph.of(Unknown, team)
    origin = unknowns[0].origin if unknowns else None
    numbers = step_numbers(site, team)
    views = [_view(site, unknown, numbers) for unknown in unknowns]
    return Page(
        path=site.plan.page(team, "unknowns"),
        title=site.settings.page_title("unknowns"),
        template="unknowns.html",
        context={
            "out": tuple(sorted((view for view in views if view.state in _RANK), key=_board_order)),
            "back": _newest_first(views, "back"),
            "settled": _newest_first(views, "settled"),
            "dropped": tuple(view for view in views if view.state == "dropped"),
            "before_source": _NOTE,
        },
        name="unknowns",
        team=team,
        source=origin.path if origin else "",
        description=f"What {site.team_name(team)} does not know yet, who finds out, and when they are back.",
        search=("Who is out finding what, and what waits until they are back.",),
        folder=origin.folder if origin else "",
        wide=True,
    )


_NOTE = (
    "“Late” counts from your own clock. Coming back with “we still do not know” counts as back: "
    "write it down and pick a new date."
)


def _board_order(view: UnknownView) -> tuple[int, date]:
    return _RANK[view.state], view.unknown.report_back or date.max


def _newest_first(views: list[UnknownView], state: str) -> tuple[UnknownView, ...]:
    found = [view for view in views if view.state == state]
    return tuple(sorted(found, key=lambda view: view.report.date if view.report else date.min, reverse=True))


def unknown_page(site: Site, unknown: Unknown) -> Page:
    """The page of one unknown."""
    view = _view(site, unknown, {})
    summary = _summary(view)
    return Page(
        path=site.plan.records[key_of(unknown)],
        title=plain(unknown.name),
        template="unknown.html",
        context={
            "view": view,
            "neighbourhood": neighbourhood(site, unknown),
            "connected": _connected(site, unknown),
            "about": site.findings_about(unknown),
            "crumbs": crumbs(site, unknown.team, "unknowns"),
        },
        team=unknown.team,
        key=key_of(unknown),
        parent=site.plan.page(unknown.team, "unknowns"),
        source=unknown.origin.path,
        description=summary,
        search=(view.label, summary),
        prose=Prose(unknown.origin.body, unknown.origin.path, unknown.origin.format),
        folder=unknown.origin.folder,
    )


def _summary(view: UnknownView) -> str:
    if view.report:
        return shortened(plain(view.report.found))
    if view.unknown.dropped_because:
        return shortened(plain(view.unknown.dropped_because))
    if view.unknown.matters_because:
        return shortened(plain(view.unknown.matters_because))
    return f"{view.who} finds out." if view.who else "Nobody has gone yet."


def _view(site: Site, unknown: Unknown, numbers: dict[Key, int]) -> UnknownView:
    state = waiting_state(unknown, site.today)
    return UnknownView(
        unknown,
        site.entity(unknown),
        state,
        _label(unknown, state, site.today),
        together(site.people(unknown, unknown.explorers)),
        _hangs(site, unknown, numbers),
        tuple(_numbered("", each, numbers) for each in site.graph.targets(unknown, "led_to")),
        max(unknown.findings, key=lambda each: each.date, default=None),
    )


def _label(unknown: Unknown, state: str, today: date) -> str:
    if state == "late" and unknown.report_back is not None:
        days = (today - unknown.report_back).days
        return f"Late, {days} {'day' if days == 1 else 'days'}"
    return _WORDS[state]


def _hangs(site: Site, unknown: Unknown, numbers: dict[Key, int]) -> tuple[Related, ...]:
    """Each thing once: what is held back, what could change, what asks in its comparison."""
    graph = site.graph
    still_open = unknown_state(unknown) is UnknownState.OPEN
    holds, could = ("Holds back", "Could change") if still_open else ("Held back", "Could have changed")
    found = [_numbered(holds, each, numbers) for each in graph.sources(unknown, "waits_for")]
    found += [_numbered(could, each, numbers) for each in graph.targets(unknown, "may_change")]
    found += [Related("Asked in the comparison of", each) for each in graph.sources(unknown, "asks")]
    first: dict[Key, Related] = {}
    for each in found:
        first.setdefault(each.thing.key, each)
    return tuple(first.values())


def _numbered(words: str, thing: Entity, numbers: dict[Key, int]) -> Related:
    if thing.key.kind == "direction":
        return Related(f"{words} the direction", thing)
    if thing.key.kind != "step":
        return Related(words, thing)
    number = numbers.get(thing.key)
    step = f"step {number}," if number else "the step"
    return Related(f"{words} {step}" if words else step.capitalize(), thing)


def _connected(site: Site, unknown: Unknown) -> tuple[Related, ...]:
    graph = site.graph
    found = [Related("Tried by", each) for each in graph.sources(unknown, "answers")]
    found += [Related("Changed in", each) for each in graph.sources(unknown, "changed")]
    found += [Related("Misread in", each) for each in graph.sources(unknown, "about")]
    return tuple(found + [Related("Explained with", each) for each in graph.sources(unknown, "see")])
