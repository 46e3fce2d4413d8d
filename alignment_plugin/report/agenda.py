"""This week's hour → Markdown to paste into a calendar invitation. Record text in it is text and nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator

from alignment_plugin.analysis.agenda import CLOSING, HOW_PICKED, NOTHING, Agenda, LastHour, Return
from alignment_plugin.analysis.agenda_items import Item
from alignment_plugin.analysis.endings import Question
from alignment_plugin.graph import Entity
from alignment_plugin.records.calendar import day_words
from alignment_plugin.report.plain import plain, without_commands

# An underscore within a word means nothing, and ids of files are full of them.
_MARKUP = re.compile(r"[\\`*\[\]<>~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_OPENS = re.compile(r"^(\d{0,9})(?=[#+=.)-])")
_PING = re.compile(r"(?<!\w)@(?=\w)|#(?=\d)|!(?=\d)")
# Joins nothing here; a code host takes `@` and `#` for a mention only right before a word.
_APART = "\u200c"
_INSIDE = "  "


def render(agenda: Agenda, *, team: str, shown: Callable[[str], str] = str) -> str:
    """The hour of a team, called `team`; `shown` turns paths of files for the reader."""
    blocks = [
        f"# This week's hour: {_text(team)}, {day_words(agenda.today)}",
        "Sixty minutes, at most seven questions. It worked if a record changed.",
        *([] if agenda.first else [NOTHING]),
        *_back(agenda.came_back, shown),
        *_section("Mend first", agenda.of(Question.MEND), shown),
    ]
    for number, row in enumerate(agenda.rows, 1):
        blocks += _section(f"{number}. {row.title}", row.items, shown, calm=row.calm)
    blocks += ["## Before you leave", "\n".join(f"- **{ask}**" for ask in CLOSING)]
    blocks += [_item(item, shown) for item in agenda.of(Question.LEAVING)]
    blocks += _last_hour(agenda.last_hour, shown) if agenda.last_hour else []
    if agenda.later:
        blocks += ["## For another week", "\n".join(f"- {_text(item.ask)}" for item in agenda.later)]
    blocks.append(f"Picked from the records on {day_words(agenda.today)}: {HOW_PICKED}")
    return without_commands("\n\n".join(blocks) + "\n")


def _section(
    title: str, items: Iterable[Item], shown: Callable[[str], str], *, calm: str = ""
) -> Iterator[str]:
    found = [_item(item, shown) for item in items]
    if found or calm:
        yield f"## {title}"
        yield from found or [f"Nothing found in the records. {_text(calm)}"]


def _item(item: Item, shown: Callable[[str], str]) -> str:
    """One question, with who answers it, its record and what it ends with."""
    because = " ".join(
        _sentence(each.words, (_text(thing.name) for thing in each.things), more=each.more)
        for each in item.evidence
    )
    lines = [
        f"- **{_text(item.ask)}**",
        *([because] if because else []),
        f"Who can answer: {_text(item.answered_by) or 'nobody is named yet'}",
        f"Record: {_place(item, shown)}",
        f"Ends with: {item.ends_with}",
    ]
    return f"\n{_INSIDE}- ".join(lines)


def _sentence(words: str, names: Iterable[str], *, more: bool) -> str:
    named = "; ".join(names)
    return f"{words}{' ' if named else ''}{named}{' and others' if more else ''}".rstrip(".") + "."


def _place(item: Item, shown: Callable[[str], str]) -> str:
    finding = item.finding
    place = f"{_text(shown(finding.path))}:{finding.span.line}"
    return f"{place} ({_text(item.about.name)})" if item.about else place


def _back(found: tuple[Return, ...], shown: Callable[[str], str]) -> Iterator[str]:
    yield "## Who came back"
    if not found:
        yield "Nobody, in the records of the last two weeks. Ask it anyway: who heard something that we did not know?"
    for each in found:
        who = f"**{_text(each.names)}**, on " if each.names else ""
        so = f" So: {_text(each.report.so_what)}" if each.report.so_what else ""
        yield (
            f"- {who}{_text(each.about.name)}\n{_INSIDE}- {_text(each.report.found)}{so}\n"
            f"{_INSIDE}- Record: {_file(each.about, shown)}"
        )


def _last_hour(last: LastHour, shown: Callable[[str], str]) -> Iterator[str]:
    yield "## What the last hour changed"
    lines = [f"- {_text(last.about.name)}: {_file(last.about, shown)}"]
    lines += [f"- Changed: {_text(each.name)}" for each in last.changed]
    lines += [f"- Found out: {_text(each)}" for each in last.session.discovered]
    lines += [f"- Stopped: {_text(each)}" for each in last.session.removed]
    yield "\n".join(lines)


def _file(thing: Entity, shown: Callable[[str], str]) -> str:
    if thing.record is None:
        return _text(thing.key.full_id)
    origin = thing.record.origin
    return f"{_text(shown(origin.path))}:{origin.place(thing.pointer).line}"


def _text(text: str) -> str:
    """Record text on one line that opens nothing, formats nothing and calls nobody."""
    words = " ".join(plain(text).split())
    words = _MARKUP.sub(lambda found: "\\" + found[0], words)
    return _PING.sub(lambda found: found[0] + _APART, _OPENS.sub(r"\1\\", words))
