"""Small real things that somebody new can do first: the team's own, then what the records wait for today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alignment_plugin.analysis.life_cycle import UnknownState, is_waiting, next_look, unknown_state
from alignment_plugin.graph import Entity, Key
from alignment_plugin.records.decision import Decision, Option
from alignment_plugin.records.onboarding import Onboarding
from alignment_plugin.records.record import Record
from alignment_plugin.records.strategy import Signal
from alignment_plugin.records.term import Term
from alignment_plugin.records.unknown import Unknown
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

_MADE = 4
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,5}(?![\w-])")
_EVERYBODY_KNOWS = frozenset(
    {"OK", "ID", "IDS", "URL", "PDF", "TV", "UK", "US", "EU", "AM", "PM", "CEO", "TODO"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to do: words around a link, and how small it is."""

    words: str
    thing: Entity | None = None
    after: str = ""
    label: str = ""
    page: str = ""
    """A team's page to do it on, by its name."""
    day: date | None = None


def first_changes(site: Site, team: str) -> tuple[Change, ...]:
    """The line that misled them, the team's own, then a few that the records wait for and nobody named yet."""
    own = [each for record in site.graph.of(Onboarding, team) for each in record.first_contributions]
    said = " ".join(own).casefold()
    made = [change for change in _one_of_each(site, team, said) if change is not None]
    misled = Change("Mend the line on these pages that misled you.", label="any page, one sentence")
    return (misled, *(Change(each) for each in own), *made[:_MADE])


def _one_of_each(site: Site, team: str, said: str) -> Iterator[Change | None]:
    """Of each kind the first that the team's own list does not name."""
    for kind in (_misled, _explorer, _reading, _argument, _term):
        yield next((change for change, words in kind(site, team) if not _is_in(words, said)), None)


def _is_in(words: str, said: str) -> bool:
    return bool(words) and all(word in said for word in plain(words).casefold().split())


def _misled(site: Site, team: str) -> Iterator[tuple[Change, str]]:
    for finding in site.findings:
        if (
            finding.code == "difference-not-fixed"
            and finding.is_open
            and finding.record.startswith(f"{team}/")
        ):
            found = site.graph.resolve(finding.record.partition("/")[2], team=team)
            thing = site.graph.entities[found[0]] if len(found) == 1 else None
            yield Change("Find the line that misled somebody:", thing, label="one sentence"), ""


def _explorer(site: Site, team: str) -> Iterator[tuple[Change, str]]:
    nobody = [
        each
        for each in site.graph.of(Unknown, team)
        if not each.explorers and unknown_state(each) is UnknownState.OPEN
    ]
    for unknown in sorted(nobody, key=lambda each: each.report_back or date.max):
        yield Change("Go and find out:", site.entity(unknown), label="nobody has gone yet"), ""


def _reading(site: Site, team: str) -> Iterator[tuple[Change, str]]:
    """Signals in the order in which they are to be looked at."""
    strategy = site.graph.strategy(team)
    signals = strategy.signals if strategy else ()

    def due(signal: Signal) -> date:
        return next_look(signal) or (date.min if not signal.readings else date.max)

    for signal in sorted(signals, key=due):
        thing = site.graph.get(Key("signal", team, signal.id))
        day = next_look(signal)
        late = day is None or day < site.today
        where = plain(signal.look_at or "").partition(",")[0]
        yield Change(
            "Look, and write down what you see:", thing, label="one reading" + ("" if late else ", to take on"),
            day=None if late else day,
        ), where  # fmt: skip


def _argument(site: Site, team: str) -> Iterator[tuple[Change, str]]:
    """An option of an open choice that nobody argued for or against."""
    for decision in site.graph.of(Decision, team):
        for option in decision.options if is_waiting(decision) else ():
            if not option.good or not option.bad:
                yield _for_or_against(site, decision, option), option.name


def _for_or_against(site: Site, decision: Decision, option: Option) -> Change:
    side = "against" if option.good else "for"
    name = plain(option.name)
    return Change(f"Write what speaks {side} “{name}” in", site.entity(decision), label="one line")


def _term(site: Site, team: str) -> Iterator[tuple[Change, str]]:
    """Short forms that several records use and the glossary does not have; else a word of one's own."""
    known = " ".join(text for each in site.graph.of(Term, team) for text in (each.term, each.means))
    used: dict[str, set[str]] = {}
    for record in site.graph.records:
        if record.team == team:
            for word in _short_forms(record):
                used.setdefault(word, set()).add(record.id)
    missing = [word for word, where in used.items() if len(where) > 1 and word not in known]
    for word in sorted(missing, key=lambda each: (-len(used[each]), each)):
        yield (
            Change(f"Ask what “{word}” stands for, and write it into the", page="glossary", label="one word"),
            "",
        )
    asked = "Write the word that you had to ask about into the"
    yield Change(asked, page="glossary", label="one word"), "word glossary"


def _short_forms(record: Record) -> set[str]:
    text = f"{record.name} {shortened(record.origin.body, 4000)} {getattr(record, 'because', '') or ''}"
    return set(_ACRONYM.findall(text)) - _EVERYBODY_KNOWS
