"""A finding → an item of the hour: what is asked, of which record, who can answer, what makes it worth an hour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.endings import Question, ends_with, question_of
from alignment_plugin.analysis.life_cycle import is_over
from alignment_plugin.findings import Finding
from alignment_plugin.graph import LINK_KINDS, Entity, Key, RecordGraph
from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.calendar import day_words
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step, StepState
from alignment_plugin.records.strategy import Signal, Strategy
from alignment_plugin.records.team import Member
from alignment_plugin.records.unknown import Unknown

_NEW = 7
"""Days for which something is new: from one weekly hour to the next."""
_LEANS = ("depends_on", "serves", "takes", "follows_from", "waits_for", "asks", "team")
_NAMED = 3
_ASKED_OF = {
    "relation-contradiction": "Which one holds?",
    "duplicate-id": "Which one keeps it?",
    "unreadable-record": "Who mends it?",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words, and the things they end in."""

    words: str
    things: tuple[Entity, ...] = ()
    more: bool = False
    """Whether there are others that are not named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about, and what makes that worth an hour: the same for all findings about it."""

    about: Entity | None
    """The record or part; nothing where the file could not be read."""
    news: Evidence | None
    """What happened to it in the last seven days."""
    leaning: tuple[Entity, ...]
    """What leans on it, waits for it, or may be changed by its answer."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the hour."""

    finding: Finding
    subject: Subject
    question: Question
    ask: str
    """The finding's message, as a question where it only states."""
    also: tuple[Entity, ...]
    """Other things that the question names."""
    who: tuple[str, ...]
    """Who can answer, as people say their names."""
    ends_with: str

    @property
    def about(self) -> Entity | None:
        """The record or part; nothing where the file could not be read."""
        return self.subject.about

    @property
    def answered_by(self) -> str:
        """`Ana, Jo or Wei`; empty where the record names nobody."""
        return listed(self.who, "or")

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What makes it worth asking: what is new about it, and what hangs on it besides what it names."""
        found = [self.subject.news] if self.subject.news else []
        if leaning := tuple(each for each in self.subject.leaning if each not in self.also):
            waits = self.about is not None and self.about.key.kind in ("unknown", "step")
            words = "What hangs on it:" if waits else "What leans on it:"
            found.append(Evidence(words, leaning[:_NAMED], more=len(leaning) > _NAMED))
        return tuple(found)


def listed(names: tuple[str, ...], word: str) -> str:
    """Names as a sentence has them, with `and` or `or` before the last."""
    *most, last = names or ("",)
    return f"{', '.join(most)} {word} {last}" if most else last


def items_of(graph: RecordGraph, findings: Iterable[Finding], team: str, today: date) -> Iterator[Item]:
    """Findings as questions of the hour, in their order."""
    known: dict[tuple[str, str], Subject] = {}
    for finding in findings:
        name = (finding.record, finding.path)
        if name not in known:
            about = _entity(graph, finding, team)
            known[name] = Subject(about, _news(graph, about, today), _leaning(graph, about))
        yield _item(graph, finding, known[name], team, today)


def _item(graph: RecordGraph, finding: Finding, subject: Subject, team: str, today: date) -> Item:
    return Item(
        finding,
        subject,
        question_of(finding.code),
        _asked(finding),
        tuple(each for each in _also(graph, finding) if each != subject.about),
        _who(graph, finding, subject.about, team, today),
        ends_with(finding.code),
    )


def _asked(finding: Finding) -> str:
    message = finding.message.strip()
    if message.endswith("?"):
        return message
    asks = _ASKED_OF.get(finding.code, "What is meant?")
    return f"{message[:1].upper()}{message[1:].rstrip('.;')}. {asks}"


def _entity(graph: RecordGraph, finding: Finding, team: str) -> Entity | None:
    """What the finding is about; of two kinds with one id, the one in the finding's file."""
    name = finding.record.partition("/")[2]
    keys = (Key(kind, team, name) for kind in LINK_KINDS)
    found = [entity for key in keys if (entity := graph.get(key)) is not None]
    here = [each for each in found if each.record is not None and each.record.origin.path == finding.path]
    return next(iter((*here, *found)), None)


def _also(graph: RecordGraph, finding: Finding) -> Iterator[Entity]:
    """Things that a finding's value names by their full ids."""
    for word in finding.value.split():
        team, slash, name = word.partition("/")
        keys = (Key(kind, team, name) for kind in LINK_KINDS if slash)
        yield from (entity for key in keys if (entity := graph.get(key)) is not None)


# Who can answer


def _who(
    graph: RecordGraph, finding: Finding, about: Entity | None, team: str, today: date
) -> tuple[str, ...]:
    """Names that the record gives, without those who left; the owner of the strategy where it gives none."""
    words = () if finding.code == "no-one-to-ask" else _words(finding, about)
    keeper = graph.strategy(team)
    personal = about is not None and isinstance(about.record, Decision | Step | Unknown)
    if not words and keeper is not None and keeper.owner and not personal:
        words = (keeper.owner,)
    return tuple(dict.fromkeys(name for word in words if (name := _person(graph, team, word, today))))


def _words(finding: Finding, about: Entity | None) -> tuple[str, ...]:
    if about is not None and isinstance(about.part, Member):
        return (about.part.id,)
    match about.record if about else None:
        case Decision() as decision:
            return _of_decision(finding, decision)
        case Unknown() as unknown:
            return unknown.explorers
        case Step() | Strategy() as record:
            return (record.owner,) if record.owner else ()
        case BackBrief() as brief:
            return (brief.by, brief.with_) if brief.with_ else (brief.by,)
    return ()


def _of_decision(finding: Finding, decision: Decision) -> tuple[str, ...]:
    """Who sees it differently where that is what is asked, else the owner, else those who decided."""
    field, _, rest = finding.pointer.partition("/")
    number = rest.partition("/")[0]
    if field == "dissent" and number.isdecimal() and int(number) < len(decision.dissent):
        return (decision.dissent[int(number)].who,)
    return (decision.owner,) if decision.owner else decision.people[:_NAMED]


def _person(graph: RecordGraph, team: str, word: str, today: date) -> str:
    word = word.strip().lstrip("@")
    member = graph.person(team, word)
    if member is None:
        return word
    return "" if member.left is not None and member.left < today else member.name or member.id


# What makes it worth an hour


def _news(graph: RecordGraph, about: Entity | None, today: date) -> Evidence | None:
    """The latest of what happened to it in the last seven days."""
    happened = _happened(graph, about) if about else ()
    recent = [(day, what) for day, what in happened if day and 0 <= (today - day).days <= _NEW]
    return max(recent, key=lambda each: each[0])[1] if recent else None


def _happened(graph: RecordGraph, about: Entity) -> Iterator[tuple[date | None, Evidence]]:
    days: list[tuple[str, date | None]] = []
    part = about.part
    match about.record:
        case Decision() as decision:
            days += [("Opened on", decision.opened), ("Decided on", decision.decided)]
            days += [("We looked back on", outcome.date) for outcome in decision.outcome]
        case Unknown() as unknown:
            days += [("An answer came back on", report.date) for report in unknown.findings]
        case BackBrief() as brief:
            days.append(("Told back on", brief.date))
        case Strategy() as strategy if part is None:
            days.append(("It holds since", strategy.since))
    if isinstance(part, Signal):
        days += [("We looked on", reading.date) for reading in part.readings]
    yield from ((day, Evidence(f"{words} {day_words(day)}")) for words, day in days if day)
    for source in _changed_in(graph, about):
        if isinstance(source.record, Session):
            yield source.record.date, Evidence("Changed in", (source,))


def _changed_in(graph: RecordGraph, about: Entity) -> tuple[Entity, ...]:
    """Sessions that changed it, or the strategy that holds it."""
    whole = about.record if about.part is not None and isinstance(about.record, Strategy) else None
    return (*graph.sources(about.key, "changed"), *(graph.sources(whole, "changed") if whole else ()))


def _leaning(graph: RecordGraph, about: Entity | None) -> tuple[Entity, ...]:
    """What leans on it and still counts, each once; on a strategy, what leans on its parts too."""
    found = [source for key in _keys(about) for source in graph.sources(key, *_LEANS) if source != about]
    found += graph.targets(about.key, "may_change") if about else ()
    return tuple(each for each in {each.key: each for each in found}.values() if _counts(graph, each))


def _keys(about: Entity | None) -> Iterator[Key]:
    if about is None:
        return
    yield about.key
    if about.part is None and isinstance(about.record, Strategy):
        strategy = about.record
        yield from (Key("policy", strategy.team, each.id) for each in strategy.policies)
        yield from (Key("direction", strategy.team, each.id) for each in strategy.directions)


def _counts(graph: RecordGraph, source: Entity) -> bool:
    match source.record:
        case Decision() as decision:
            return not is_over(graph, decision)
        case Step() as step:
            return step.state not in (StepState.DONE, StepState.DROPPED)
    return True
