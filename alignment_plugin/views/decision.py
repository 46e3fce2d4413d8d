"""The page of one decision: the outcome first, then what it rests on, then what leans on it."""

from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.comparison import Comparison, comparison_of
from alignment_plugin.analysis.life_cycle import is_late, is_over, is_waiting, standing, unknown_state
from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.decision import Decision, DecisionStatus, Option
from alignment_plugin.records.step import Step
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.decision_past import Event, git_events
from alignment_plugin.views.neighbourhood import neighbourhood, told_word
from alignment_plugin.views.opening import Opening, opening_of, summary_of, without
from alignment_plugin.views.own_word import own_word
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import crumbs
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import as_sentence, plain


@dataclass(frozen=True, slots=True)
class Related:
    """Something connected, with how, and a note where its state matters."""

    label: str
    thing: Entity
    note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A dissent with the name that people use."""

    who: str
    says: str
    commits: bool | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What the page of a decision says."""

    decision: Decision
    standing: str
    own: bool
    """Whether it is written in our form, so that what is missing is worth a question."""
    over: bool
    waiting: bool
    owner: str
    since: date | None
    chosen: Option | None
    because: str
    plan_b: str
    own_word: str
    """The team's own status word, where it is not ours."""
    summary: str
    opening: Opening
    """Of its own words, where the page says nothing else first."""
    comparison: Comparison
    dissent: tuple[Voice, ...]
    successors: tuple[Entity, ...]
    replaced_on: date | None
    replaced_because: str
    leans_on: tuple[Related, ...]
    leant_on_by: tuple[Related, ...]
    could_change: tuple[Related, ...]
    history: tuple[Event, ...]


def decision_page(site: Site, decision: Decision) -> Page:
    """The page of one decision."""
    view = decision_view(site, decision)
    body = decision.origin.body
    return Page(
        path=site.plan.records[key_of(decision)],
        title=plain(decision.name),
        template="decision.html",
        context={
            "view": view,
            "neighbourhood": neighbourhood(site, decision),
            "about": site.findings_about(decision),
            "crumbs": crumbs(site, decision.team, "log"),
            "before_source": _before_source(site, decision),
        },
        team=decision.team,
        key=key_of(decision),
        parent=site.plan.page(decision.team, "log"),
        source=decision.origin.path,
        description=view.summary,
        search=tuple(part for part in (view.standing.capitalize(), view.summary, *decision.tags) if part),
        prose=Prose(
            without(body, view.opening.lines) if view.opening.whole else body,
            decision.origin.path,
            decision.origin.format,
            below=2,
            own=view.own,
        ),
        folder=decision.origin.folder,
    )


def _before_source(site: Site, decision: Decision) -> str:
    sentences = []
    for label, words in (
        ("Decided by", decision.people),
        ("Consulted", decision.consulted),
        ("Told", decision.informed),
    ):
        if words:
            sentences.append(f"{label}: {', '.join(site.people(decision, words))}.")
    if decision.tags:
        sentences.append(f"Tags: {', '.join(decision.tags)}.")
    return " ".join(sentences)


def decision_view(site: Site, decision: Decision) -> DecisionView:
    """Everything the templates of a decision need."""
    graph = site.graph
    state = standing(graph, decision)
    plan_b = decision.option(decision.plan_b)
    successors = graph.successors(decision)
    replaced = next((each for each in successors if each.decided), None)
    owner = decision.owner or (decision.people[0] if len(decision.people) == 1 else "")
    over, waiting, chosen = is_over(graph, decision), is_waiting(decision), decision.option(decision.chosen)
    says_more = over or waiting or chosen or decision.because
    return DecisionView(
        decision=decision,
        standing=state.value,
        own=decision.origin.dialect == "alignment",
        over=over,
        waiting=waiting,
        owner=site.person(decision.team, owner) if owner else "",
        since=decision.opened,
        chosen=chosen,
        because=as_sentence(decision.because or ""),
        plan_b=plan_b.name if plan_b else decision.plan_b or "",
        own_word=own_word(decision, successors),
        summary=summary_of(decision),
        opening=Opening() if says_more else opening_of(decision),
        comparison=comparison_of(graph, decision),
        dissent=tuple(
            Voice(site.person(decision.team, each.who), each.says, each.commits) for each in decision.dissent
        ),
        successors=tuple(site.entity(each) for each in successors),
        replaced_on=replaced.decided if replaced else None,
        replaced_because=(replaced.because or "") if replaced else "",
        leans_on=_leans_on(site, decision),
        leant_on_by=_leant_on_by(site, decision),
        could_change=_could_change(site, decision),
        history=_history(site, decision),
    )


def _leans_on(site: Site, decision: Decision) -> tuple[Related, ...]:
    graph = site.graph
    found = [Related("Policy", each) for each in graph.targets(decision, "serves")]
    found += [Related("Direction", each) for each in graph.targets(decision, "takes")]
    found += [
        Related("Decision", each, _state_note(site, each)) for each in graph.targets(decision, "depends_on")
    ]
    found += [Related("Replaces", site.entity(each)) for each in graph.predecessors(decision)]
    amended = (*graph.targets(decision, "amends"), *graph.sources(decision, "amended_by"))
    found += [Related("Changes in part", each) for each in {each.key: each for each in amended}.values()]
    found += [Related("Cannot stand beside", each) for each in graph.targets(decision, "conflicts_with")]
    found += [Related("Came from", each) for each in graph.sources(decision, "led_to")]
    return tuple(found)


def _state_note(site: Site, entity: Entity) -> str:
    if isinstance(entity.record, Decision):
        state = standing(site.graph, entity.record)
        if state not in (DecisionStatus.ACCEPTED, DecisionStatus.UNKNOWN):
            return f", {state.value}"
    return ""


def _leant_on_by(site: Site, decision: Decision) -> tuple[Related, ...]:
    graph = site.graph
    found = [Related(_step_label(each), each) for each in graph.sources(decision, "follows_from")]
    found += [
        Related("Decision", each, _state_note(site, each)) for each in graph.sources(decision, "depends_on")
    ]
    found += [Related("Replaced by", site.entity(each)) for each in graph.successors(decision)]
    amending = (*graph.sources(decision, "amends"), *graph.targets(decision, "amended_by"))
    found += [Related("Changed in part by", each) for each in {each.key: each for each in amending}.values()]
    found += [Related("Cannot stand beside", each) for each in graph.sources(decision, "conflicts_with")]
    found += [
        Related("Team", each, f", {told_word(decision, each)}") for each in graph.targets(decision, "affects")
    ]
    mentions = graph.sources(decision, "changed", "about", "see", "read", "think_of")
    found += [Related(_mention(each), each) for each in mentions]
    return tuple(found)


def _mention(entity: Entity) -> str:
    return {
        "session": "Changed in",
        "back-brief": "Misread in",
        "term": "Explains",
        "onboarding": "Read in",
    }.get(entity.key.kind, entity.key.kind.capitalize())


def _step_label(entity: Entity) -> str:
    state = entity.record.state.value if isinstance(entity.record, Step) else ""
    return f"Step, {state}" if state else "Step"


def _could_change(site: Site, decision: Decision) -> tuple[Related, ...]:
    return tuple(
        Related("Unknown", each, _unknown_note(site, each.record))
        for each in site.graph.sources(decision, "may_change")
        if isinstance(each.record, Unknown)
    )


def _unknown_note(site: Site, unknown: Unknown) -> str:
    who = ", ".join(site.people(unknown, unknown.explorers))
    if unknown.findings:
        return f" Back: {unknown.findings[-1].found}"
    if is_late(unknown, site.today):
        return f" {who} {'was' if len(unknown.explorers) == 1 else 'were'} to be back." if who else " Late."
    return (
        f" {who} {'is' if len(unknown.explorers) == 1 else 'are'} out."
        if who
        else f" {unknown_state(unknown).value.capitalize()}."
    )


def _history(site: Site, decision: Decision) -> tuple[Event, ...]:
    graph = site.graph
    events = []
    if decision.opened:
        events.append(Event(decision.opened, "Opened."))
    if decision.decided:
        events.append(Event(decision.decided, _decided_words(site, decision)))
    events += [
        Event(each.decided, "Replaced by", site.entity(each), ".")
        for each in graph.successors(decision)
        if each.decided is not None
    ]
    for each in decision.outcome:
        if each.date:
            events.append(Event(each.date, f"Looked back: {each.result.value}."))
    for entity in graph.sources(decision, "may_change"):
        if isinstance(entity.record, Unknown):
            events += [
                Event(report.date, "A finding came back:", entity, f": {report.found}")
                for report in entity.record.findings
            ]
    events += [
        Event(day, "Changed in", entity, ".")
        for entity in graph.sources(decision, "changed")
        if (day := getattr(entity.record, "date", None)) is not None
    ]
    if decision.review and decision.review.on:
        events.append(Event(decision.review.on, "Looked at again: still true?"))
    events += git_events(site, decision)
    return tuple(sorted(events, key=lambda event: event.date, reverse=True))


def _decided_words(site: Site, decision: Decision) -> str:
    state = decision.status
    word = (
        state.value.capitalize()
        if state in (DecisionStatus.REJECTED, DecisionStatus.DEFERRED)
        else "Accepted"
    )
    picked = f"{site.person(decision.team, decision.owner)} picked" if decision.owner else "The lead picked"
    how = {"leader-pick": f" {picked}.", "agreed": " All agreed."}.get(decision.decided_by or "", "")
    voices = [
        f"{site.person(decision.team, each.who)} disagreed{' and committed' if each.commits else ''}."
        for each in decision.dissent
    ]
    return f"{word}.{how}{' ' if voices else ''}{' '.join(voices)}"
