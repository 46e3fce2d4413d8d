"""Answers → the files that a team starts with. Text only; nothing is written here."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from alignment_plugin.adapters.answers import Answers, Row
from alignment_plugin.adapters.editing import Value, one_line, yaml_of
from alignment_plugin.adapters.new_records import id_of
from alignment_plugin.adapters.templates import (
    DECISION,
    PROSE,
    STRATEGY,
    TEAM,
    commented,
    fields_text,
    markdown_record,
)
from alignment_plugin.records.fields import RESERVED


class _Ids:
    """Hands out ids that no other record of the team has."""

    def __init__(self) -> None:
        self.taken = {"strategy", "team", "onboarding", *RESERVED}

    def new(self, text: str, otherwise: str) -> str:
        """An id from words; a number follows where it is taken."""
        base = id_of(text, longest=40) or otherwise
        found, number = base, 1
        while found in self.taken:
            number += 1
            found = f"{base}-{number}"
        self.taken.add(found)
        return found


def records_of(answers: Answers, today: date) -> dict[str, str]:
    """Record files by their path in the records folder."""
    answers = _without_links(answers)
    ids = _Ids()
    people = _people(answers)
    owner = people.get(answers.you, "")
    title = answers.decision or "The first choice in front of us"
    stem = f"0001-{ids.new(title, 'decision')}"
    return {
        "strategy.md": _strategy(answers, owner, ids),
        f"decisions/{stem}.md": _decision(answers, title, owner, today, ids),
        "steps.yml": _steps(answers, ids),
        "unknowns.yml": _unknowns(answers, people, ids),
        "team.yml": _team(answers, people),
        "glossary.yml": _GLOSSARY,
    }


def _without_links(answers: Answers) -> Answers:
    """The same answers with `[[` parted: there is no record yet that could be meant."""

    def parted(value: Any) -> Any:
        return value.replace("[[", "[ [") if isinstance(value, str) else tuple(map(parted, value))

    return replace(answers, **{field.name: parted(getattr(answers, field.name)) for field in fields(answers)})


def _people(answers: Answers) -> dict[str, str]:
    """Everyone who is named → their id in other records."""
    ids = _Ids()
    names = dict.fromkeys([answers.you, *(explorer for _, explorer, _ in answers.unknowns)])
    return {name: ids.new(name, "member") for name in names if name}


def team_id(answers: Answers) -> str:
    """The team's name in full ids."""
    return _Ids().new(answers.team, "our-team")


def _strategy(answers: Answers, owner: str, ids: _Ids) -> str:
    fields: dict[str, Value] = {"team": team_id(answers), "status": "draft"}
    if owner:
        fields["owner"] = owner
    fields["where"] = answers.where or "Not written yet. Where are we going?"
    fields["why"] = answers.why or "Not written yet. Why do we go there?"
    if answers.directions:
        fields["directions"] = [
            _known(id=ids.new(title, "direction"), title=title, status="open", would_switch_if=sign)
            for title, sign in answers.directions
        ]
    if answers.horizon:
        fields["horizon"] = date.fromisoformat(answers.horizon)
    if answers.signals:
        fields["signals"] = [
            _known(id=ids.new(question, "signal"), question=question, look_at=place, every="14d")
            for question, place in answers.signals
        ]
    return markdown_record(STRATEGY, fields, body=_STRATEGY_PROSE)


def _decision(answers: Answers, title: str, owner: str, today: date, ids: _Ids) -> str:
    fields: dict[str, Value] = {"status": "draft", "opened": today}
    if owner:
        fields["owner"] = owner
    if answers.options:
        fields["options"] = [_known(id=ids.new(each, "option"), title=each) for (each,) in answers.options]
    return markdown_record(DECISION, fields, title=title, body=PROSE["decision"])


def _steps(answers: Answers, ids: _Ids) -> str:
    entries = [_step(row, "next", ids) for row in answers.steps] + [
        _step(row, "later", ids) for row in answers.later
    ]
    return _list_file(_STEPS, _STEP_EXAMPLE, entries)


def _step(row: Row, state: str, ids: _Ids) -> dict[str, Value]:
    title, demo = (*row, "")[:2]
    return _known(id=ids.new(title, "step"), title=title, certainty="known", state=state, demo=demo)


def _unknowns(answers: Answers, people: Mapping[str, str], ids: _Ids) -> str:
    entries: list[dict[str, Value]] = []
    for question, explorer, back in answers.unknowns:
        entry = _known(id=ids.new(question, "unknown"), question=question)
        if explorer:
            entry["explorers"] = [people[explorer]]
        if back:
            entry["report_back"] = date.fromisoformat(back)
        entries.append(entry)
    return _list_file(_UNKNOWNS, _UNKNOWN_EXAMPLE, entries)


def _team(answers: Answers, people: Mapping[str, str]) -> str:
    known: dict[str, Value] = {"name": answers.team} if answers.team else {}
    if people:
        known["members"] = [{"id": identity, "name": name} for name, identity in people.items()]
    return "# Who we are, what is ours and what is not.\n" + fields_text(TEAM, known)


def _known(**texts: str) -> dict[str, Value]:
    return {name: text for name, text in texts.items() if text}


def _list_file(head: str, example: str, entries: Sequence[dict[str, Value]]) -> str:
    written = "".join(_dashed(yaml_of(entry)) for entry in entries)
    return commented(head) + commented(example) + written


def _dashed(entry: str) -> str:
    first, *rest = entry.rstrip("\n").split("\n")
    return "".join([f"- {first}\n", *(f"  {line}\n" if line else "\n" for line in rest)])


def mkdocs_config(name: str, records: Sequence[tuple[str, str]]) -> str:
    """A `mkdocs.yml` for a site that asks no other host; `records` are (path, team) of several folders."""
    # MkDocs puts the name into pages as it is, and its YAML would read `No` as a truth value.
    shown = json.dumps(one_line(name).replace("<", "").replace(">", "") or "Our team", ensure_ascii=False)
    return _MKDOCS.replace("PLUGIN\n", plugin_lines(records)).replace("SITE_NAME", shown)


def plugin_lines(records: Sequence[tuple[str, str]]) -> str:
    """Our entry in the list of plugins."""
    if not records:
        return "  - alignment\n"
    lines = ["  - alignment:", "      records:"]
    for path, team in records:
        lines.append(f"        - path: {json.dumps(path, ensure_ascii=False)}")
        lines += [f"          team: {team}"] if team else []
    return "\n".join(lines) + "\n"


_STRATEGY_PROSE = """\
<!-- What would you tell someone on their first day? Write [[id]] to link to a record. -->
"""
INDEX = """\
# Welcome

[[strategy]] is where to begin: what we want, why, and how we choose on the way.

The records behind these pages are files beside them. Change one, and open a pull request.
"""
_STEPS = """\
Q3. What are the first five steps? In their order; at most five are next or doing.
certainty: known is go without asking; unknown is that someone explores first.
state: next, doing, done, later or dropped. demo: what we will look at when it is done.
"""
_STEP_EXAMPLE = """\
- id: first-balance
  title: Show the first balance
  certainty: unknown
  state: next
  owner: ana
  demo: One real balance on the screen
  waits_for: [who-reads-the-batch]

"""
_UNKNOWNS = """\
Q5. What do we not know? Each with somebody who goes, and a date on which they are back.
"""
_UNKNOWN_EXAMPLE = """\
- id: who-reads-the-batch
  question: Who reads the nightly batch?
  explorers: [ana]
  report_back: 2026-12-01
  matters_because: we would break whoever does
  may_change: [ids of decisions, directions or steps that the answer could overturn]

"""
_GLOSSARY = commented("""\
Words that mean something particular here.
- term: settled
  means: The money has reached the merchant's bank.
  not: Paid. Paid money may still be on its way.
""")
_MKDOCS = """\
site_name: SITE_NAME

theme:
  name: material
  # Fonts of the reader's own system: nothing is asked from another host.
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle:
        icon: material/weather-night
        name: Switch to dark
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle:
        icon: material/weather-sunny
        name: Switch to light

plugins:
  - search
PLUGIN

markdown_extensions:
  - attr_list
  - admonition
  - toc:
      permalink: true
"""
