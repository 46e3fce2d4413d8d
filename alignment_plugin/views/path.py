"""A whole reading path in order, as one document for paper: what each thing on it says, without the way to it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from alignment_plugin.analysis.life_cycle import UnknownState, last_reading, unknown_state
from alignment_plugin.graph import Entity
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Direction, Policy, Signal, Strategy
from alignment_plugin.records.team import Member, Team
from alignment_plugin.records.term import Term
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.asking import whom_to_ask
from alignment_plugin.views.decision import decision_view
from alignment_plugin.views.directions import direction_views
from alignment_plugin.views.page import Page
from alignment_plugin.views.parts import crumbs, together, wait_for
from alignment_plugin.views.reading import PathView, ReadingView, path_views
from alignment_plugin.views.site import Site
from alignment_plugin.views.steps import lanes
from alignment_plugin.views.stopped import removals_of
from alignment_plugin.views.team import needs_of

Pairs = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list or preformatted text of a record's own words."""

    kind: str
    """`p`, `h`, `ul` or `pre`."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing to read, with what it says."""

    line: ReadingView
    kind: str
    data: Any
    """What its part of the template needs."""
    source: str
    """The file that links in it are relative to."""
    prose: tuple[Block, ...] = ()


def path_page(site: Site, team: str, path_id: str) -> Page:
    """All of one path, in order; the id is one of the team's paths."""
    view = next(each for each in path_views(site, team) if each.path.id == path_id)
    return _page(site, team, view)


def path_pages(site: Site, team: str) -> Iterator[Page]:
    """A document for each path that has something to read."""
    for view in path_views(site, team):
        if view.stretches:
            yield _page(site, team, view)


def _page(site: Site, team: str, view: PathView) -> Page:
    start = site.plan.page(team, "start")
    return Page(
        path=view.document.path,
        title=view.path.title,
        template="path.html",
        context={
            "view": view,
            "team_name": site.team_name(team),
            "stretches": tuple(
                (stretch, tuple(_chapter(site, team, each) for each in stretch.readings))
                for stretch in view.stretches
            ),
            "crumbs": crumbs(site, team, "start"),
        },
        team=team,
        parent=start,
        description=f"The path “{view.path.title}” of {site.team_name(team)}, all in order, to read on paper.",
        search=(f"A reading path of {site.team_name(team)}, as one document.",),
    )


def _chapter(site: Site, team: str, line: ReadingView) -> Chapter:
    thing = line.reading.thing
    if thing is None:
        strategy = site.graph.strategy(team)
        source = strategy.origin.path if strategy else ""
        return Chapter(line, line.reading.page, _page_data(site, team, line.reading.page), source)
    origin = thing.record.origin if thing.record else None
    source = origin.path if origin else ""
    whole = thing.part is None and origin is not None
    prose = blocks(origin.body, origin.format) if whole and origin else ()
    return Chapter(line, _kind(thing), _record_data(site, thing), source, prose)


def _kind(thing: Entity) -> str:
    known = {"strategy": "home", "decision": "decision", "team": "team"}
    return known.get(thing.key.kind, "pairs")


def _home(site: Site, team: str, strategy: Strategy | None) -> dict[str, Any]:
    return {"strategy": strategy, "lanes": lanes(site, team, limit=5)}


def _directions(site: Site, team: str) -> Any:
    strategy = site.graph.strategy(team)
    return direction_views(site, strategy) if strategy else ()


def _open(site: Site, team: str) -> Any:
    found = [each for each in site.graph.of(Unknown, team) if unknown_state(each) is UnknownState.OPEN]
    return tuple((each, wait_for(site, site.entity(each))) for each in found)


def _team(site: Site, team: str) -> dict[str, Any]:
    return {"record": site.graph.one(Team, team), "needs": needs_of(site, team)}


def _page_data(site: Site, team: str, name: str) -> Any:
    made: dict[str, Callable[[], Any]] = {
        "home": lambda: _home(site, team, site.graph.strategy(team)),
        "directions": lambda: _directions(site, team),
        "people": lambda: whom_to_ask(site, team),
        "unknowns": lambda: _open(site, team),
        "stopped": lambda: removals_of(site, team),
        "team": lambda: _team(site, team),
    }
    return made[name]() if name in made else None


def _record_data(site: Site, thing: Entity) -> Any:
    record = thing.record
    if isinstance(record, Decision) and thing.part is None:
        return decision_view(site, record)
    if isinstance(record, Strategy) and thing.part is None:
        return _home(site, record.team, record)
    if thing.key.kind == "team":
        return _team(site, thing.key.team)
    return tuple(
        (label, said) for label, texts in _pairs(site, thing) if (said := tuple(filter(None, texts)))
    )


def _pairs(site: Site, thing: Entity) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """What a small record or a part says, each under a label."""
    match thing.part or thing.record:
        case Policy() as policy:
            yield "So we will not have or do", tuple(each.says for each in policy.rules_out)
        case Direction() as direction:
            yield "State", (direction.status.value.capitalize(),)
            yield "What speaks for it", direction.good
            yield "Because", (direction.because,)
            yield "How we would know", (direction.would_switch_if,)
        case Signal() as signal:
            last = last_reading(signal)
            yield "Where we look", (signal.look_at,)
            yield "What we saw last", (last.saw if last else None,)
        case Member() as member:
            yield "Role", (member.role,)
            yield "Ask about", (", ".join(member.ask_about),)
        case Term() as term:
            yield "It means", (term.means,)
            yield "It is not", (term.not_,)
        case Unknown() as unknown:
            yield "Why it matters", (unknown.matters_because,)
            yield "Who finds out", (together(site.people(unknown, unknown.explorers)),)
            yield (
                "What came back",
                tuple(f"{each.found} {each.so_what or ''}".strip() for each in unknown.findings),
            )
        case Step() as step:
            yield "State", (step.state.value.capitalize(),)
            yield "Who", (site.person(step.team, step.owner) if step.owner else None,)
            yield "What we will look at", (step.demo,)
        case Session() as session:
            yield "What we discovered", session.discovered
            yield "What we stopped", session.removed
        case BackBrief() as brief:
            yield "What was heard", tuple(each.heard for each in brief.differences)
            yield "What was meant", tuple(each.meant for each in brief.differences)


def blocks(body: str, written: str = "markdown") -> tuple[Block, ...]:
    """Markdown as blocks whose text is a field's: enough to read, without tables and pictures."""
    if written != "markdown":
        return (Block("pre", (body.strip("\n"),)),) if body.strip() else ()
    text = re.sub(r"<!--.*?-->", "", body, flags=re.S)
    found: list[Block] = []
    for number, part in enumerate(re.split(r"^(?:```|~~~)[^\n]*$", text, flags=re.M)):
        if number % 2:
            found.append(Block("pre", (part.strip("\n"),)))
        else:
            found += (block for each in re.split(r"\n\s*\n", part) for block in _block(each.strip()))
    return tuple(found)


def _block(text: str) -> Iterator[Block]:
    lines = text.splitlines()
    if not lines or re.match(r"<|!\[|\[[^\]]+\]:|[-=*_]{3,}\s*$", text):
        return
    if heading := re.match(r"#{1,6}\s+(.*?)\s*#*$", lines[0]):
        yield Block("h", (heading[1],))
        yield from _block("\n".join(lines[1:]).strip())
    elif re.match(r"\s*(?:[-*+]|\d+[.)])\s", lines[0]):
        yield Block("ul", tuple(_items(lines)))
    elif text.startswith("|"):
        yield Block("pre", (text,))
    else:
        yield Block("p", (text.lstrip("> "),))


def _items(lines: list[str]) -> Iterator[str]:
    item = ""
    for line in lines:
        if found := re.match(r"\s*(?:[-*+]|\d+[.)])\s+(.*)", line):
            if item:
                yield item
            item = found[1]
        else:
            item += f" {line.strip()}"
    if item:
        yield item
