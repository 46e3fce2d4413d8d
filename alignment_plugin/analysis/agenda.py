"""Findings of one team → this week's hour: at most seven questions, in an order that anyone can retrace."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.agenda_items import Item, items_of, listed
from alignment_plugin.analysis.endings import Question
from alignment_plugin.analysis.life_cycle import is_late, next_look
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.graph import Entity, RecordGraph, key_of
from alignment_plugin.records.calendar import day_words
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.unknown import Report, Unknown

MOST = 7
"""Questions that fit into an hour."""
_OF_ONE_CODE = 2
_OF_ONE_DECISION = 3
_LATER = 20
_LATELY = 14
"""Days for which someone who came back is told of."""

HOW_PICKED = (
    "first what has to be mended, then what is new in the last seven days, then what is late, "
    "then what most other records lean on; at most two questions of one kind, and three about one decision. "
    "Fewer questions do not mean a better team."
)
CLOSING = (
    "Which record did we change?",
    "What did you hear? Each says it once, in their own words.",
    "What can we stop?",
)
NOTHING = "The records raise no question this week. What do they not see?"
_ROWS = (
    (Question.Q1, "Where are we going, and why?", "who can say it in one sentence, without looking?"),
    (Question.Q2, "What other directions are there?", "where else could we be going?"),
    (Question.Q3, "What are the first five steps?", "which one would you leave out first?"),
    (Question.Q4, "What other options?", "what would somebody who disagrees with us do?"),
    (Question.Q5, "What is known, and what is not?", "what do we take for granted?"),
    (Question.Q6, "Are we looking far enough ahead?", "what comes after these steps?"),
    (Question.Q7, "How do we know it is the right direction?", "what can we look at together?"),
)
_LATE = frozenset(
    {"explorer-not-back", "success-not-checked", "horizon-passed", "signal-not-looked-at", "review-overdue"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One of the seven questions, with what the records ask under it."""

    question: Question
    title: str
    items: tuple[Item, ...]
    calm: str
    """What to ask where the records ask nothing."""


@dataclass(frozen=True, slots=True)
class Return:
    """Someone who came back with an answer."""

    unknown: Unknown
    about: Entity
    who: tuple[str, ...]
    report: Report

    @property
    def names(self) -> str:
        """`Ana, Jo and Wei`; empty where nobody is named."""
        return listed(self.who, "and")


@dataclass(frozen=True, slots=True)
class LastHour:
    """What the hour before this one left behind."""

    session: Session
    about: Entity
    changed: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """One team's hour in the week of a day."""

    team: str
    today: date
    first: tuple[Item, ...]
    """At most seven, in the order in which they were picked."""
    later: tuple[Item, ...]
    """What comes next, for another week."""
    rows: tuple[Row, ...]
    came_back: tuple[Return, ...]
    """Newest first."""
    last_hour: LastHour | None

    def of(self, question: Question) -> tuple[Item, ...]:
        """The items asked under a question, in the order in which they were picked."""
        return tuple(item for item in self.first if item.question is question)


def agenda_of(graph: RecordGraph, findings: Iterable[Finding], *, today: date, team: str) -> Agenda:
    """The hour of one team: of its open findings, those to ask first and those for another week."""
    found = items_of(graph, _open_of(graph, findings, team), team, today)
    items = sorted(found, key=lambda item: _order(item, today))
    first = _picked(items)
    chosen = {id(item) for item in first}
    later = [item for item in items if id(item) not in chosen]
    last = _last_session(graph, team, today)
    return Agenda(
        team,
        today,
        first,
        tuple(later[:_LATER]),
        tuple(_rows(graph, team, first, today)),
        _came_back(graph, team, today, last.date if last else None),
        LastHour(last, _entity(graph, last), graph.targets(last, "changed")) if last else None,
    )


def _open_of(graph: RecordGraph, findings: Iterable[Finding], team: str) -> Iterator[Finding]:
    """Open findings about a team's records, and about files of its that could not be read."""
    paths = {each.origin.path for each in graph.records if each.team == team}
    paths |= {each.path for each in graph.unread if each.team == team}
    for finding in findings:
        whose = finding.record.startswith(f"{team}/") if finding.record else finding.path in paths
        if finding.is_open and whose:
            yield finding


def _order(item: Item, today: date) -> tuple[int, int, tuple[str, int, int, str, str], str]:
    """Sort key: mend, new, late, all others; within each what most lean on, then the place."""
    return _turn(item, today), -len(item.subject.leaning), item.finding.order, item.ask


def _turn(item: Item, today: date) -> int:
    if item.finding.severity is Severity.ERROR or item.question is Question.MEND:
        return 0
    if item.subject.news is not None:
        return 1
    return 2 if _is_late(item, today) else 3


def _is_late(item: Item, today: date) -> bool:
    """Whether a date that somebody wrote has passed: to come back, to look, or to live with it."""
    record = item.about.record if item.about else None
    if item.finding.code in _LATE or (isinstance(record, Unknown) and is_late(record, today)):
        return True
    said = record.accept if record else ()
    about_it = (each.until for each in said if each.finding.strip().casefold() == item.finding.code)
    return any(until is not None and until < today for until in about_it)


def _picked(items: Iterable[Item]) -> tuple[Item, ...]:
    """The first seven, of which no more than two are of one kind, and three about one decision."""
    kinds: Counter[str] = Counter()
    decisions: Counter[str] = Counter()
    first: list[Item] = []
    for item in items:
        code = item.finding.code
        decision = item.about.key.full_id if item.about and item.about.key.kind == "decision" else ""
        if kinds[code] == _OF_ONE_CODE or decisions[decision] == _OF_ONE_DECISION:
            continue
        kinds[code] += 1
        decisions[decision] += bool(decision)
        first.append(item)
    return tuple(first[:MOST])


def _rows(graph: RecordGraph, team: str, first: tuple[Item, ...], today: date) -> Iterator[Row]:
    own_words = {Question.Q6: _after_the_last_step(graph, team), Question.Q7: _next_look(graph, team, today)}
    for question, title, ask in _ROWS:
        items = tuple(item for item in first if item.question is question)
        yield Row(question, title, items, own_words.get(question) or f"Ask it anyway: {ask}")


def _after_the_last_step(graph: RecordGraph, team: str) -> str:
    later = [step for step in graph.of(Step, team) if step.state is StepState.LATER]
    return f"Ask it anyway: what comes after '{later[-1].title.rstrip('.')}'?" if later else ""


def _next_look(graph: RecordGraph, team: str, today: date) -> str:
    """The signal that is looked at next, where a day for it can be told."""
    strategy = graph.strategy(team)
    dated = [(next_look(each), each.question) for each in strategy.signals] if strategy else []
    ahead = [(day, asked) for day, asked in dated if day is not None and day >= today]
    return f"Next look: '{min(ahead)[1]}' on {day_words(min(ahead)[0])}." if ahead else ""


def _last_session(graph: RecordGraph, team: str, today: date) -> Session | None:
    held = [each for each in graph.of(Session, team) if each.date is not None and each.date <= today]
    return max(held, key=lambda each: (each.date or today, each.id), default=None)


def _came_back(graph: RecordGraph, team: str, today: date, last: date | None) -> tuple[Return, ...]:
    """The latest finding of each unknown, where it came in the last 14 days or since the last session."""
    found = []
    for unknown in graph.of(Unknown, team):
        reports = [each for each in unknown.findings if each.date <= today]
        report = max(reports, key=lambda each: each.date, default=None)
        if report and ((today - report.date).days <= _LATELY or (last and report.date >= last)):
            names = tuple(_name(graph, team, word) for word in unknown.explorers)
            found.append(Return(unknown, _entity(graph, unknown), names, report))
    return tuple(sorted(found, key=lambda each: each.report.date, reverse=True))


def _name(graph: RecordGraph, team: str, word: str) -> str:
    member = graph.person(team, word)
    return (member.name or member.id) if member else word


def _entity(graph: RecordGraph, record: Session | Unknown) -> Entity:
    return graph.entities.get(key_of(record)) or Entity(key_of(record), record.name, record)
