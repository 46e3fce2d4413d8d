"""What an editor sees in a YAML file, what our reader says of it, and records to try both on."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import yaml
from jsonschema import Draft7Validator, FormatChecker

from alignment_plugin.findings import Severity
from alignment_plugin.loading import load_records
from alignment_plugin.loading.schema import schema_of
from alignment_plugin.records.kinds import KINDS, Kind, kind_named
from alignment_plugin.text import SourceFile

OF_FIELDS = ("bad-value", "unknown-field")
"""Codes of what is wrong in fields; what else a reader finds, a schema cannot say."""


def seen_by_an_editor(text: str) -> Any:
    """The values of a YAML text by the core schema of YAML 1.2, with dates as text."""
    node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return None if node is None else _value(node)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    text = node.value
    if node.style:
        return text
    if re.fullmatch("~|null|Null|NULL|", text):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text[0] in "tT"
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text) else text


@cache
def validator(kind: str) -> Draft7Validator:
    """The schema of a kind, with dates looked up in the calendar."""
    declared = kind_named(kind)
    assert declared is not None
    schema = schema_of(declared)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=FormatChecker(["date"]))


def schema_errors(kind: str, text: str) -> list[str]:
    """What the schema of a kind has against a YAML text."""
    return [error.message[:200] for error in validator(kind).iter_errors(seen_by_an_editor(text))]


def reader_errors(path: str, text: str) -> list[str]:
    """What our reader has against the fields of a file by itself."""
    name = PurePosixPath(path)
    folder = "docs/alignment"
    source = SourceFile(f"{folder}/{name}", str(name), text.encode(), folder)
    return [
        each.message
        for each in load_records([source]).findings
        if each.severity is Severity.ERROR and each.code in OF_FIELDS
    ]


def place_for(kind: Kind) -> str:
    """A file that is one record of a kind."""
    return f"{kind.places[0]}.yml" if kind.single else f"{kind.places[0]}/some-name.yml"


SOUND: dict[str, dict[str, str]] = {
    "strategy": {"where": "There.", "why": "For them.", "status": "draft"},
    "decision": {"status": "draft", "owner": "ana"},
    "step": {"title": "Go", "certainty": "known", "state": "next"},
    "unknown": {"question": "Who is there?"},
    "team": {"name": "Us"},
    "session": {"date": "2026-11-17"},
    "back-brief": {"by": "lee", "date": "2026-11-17"},
    "term": {"term": "settled", "means": "Paid out."},
    "onboarding": {"first_contributions": "Mend a word."},
}
"""For each kind, a record with no more than it needs."""

VALUES = (
    "~", '""', '"  "', "word", "Some words", "two-words", "7", "-7", "0", "2024", "1.5", "1000000", '"7"', "true", "True", "yes", "NO", "maybe",
    "2026-11-22", '"2026-11-22"', "2026-02-30", "2026-1-2", "22.11.2026", "14d", "0d", "00014d", "6 MO", "3M", "never", "Never", "con", "a_b", "-a", "a-", "a--b",
    "[]", "[~]", "[a]", "[a, 7, true]", '[""]', "[[a]]", "[{a: b}]", "{a: b}", "{id: a}", "[{id: a}]", "{says: x}", "[{says: x, id: b}]",
    "[{id: A b}]", "{date: 2026-11-22}", "accepted", "ACCEPTED", "one_way", "One Way", "next", "Agreed", "leader pick",
    "{every: 2w}", "{on: 2026-11-22, every: never}", "{on: soon}", "{a: better}", "{a: Unknown who knows, b: ~}", "{a: betterer}", "{a: better than b}",
    "{id: a, title: B, status: open}", "[{id: a, title: B, status: opened}]", "{id: a, question: Why}", "{id: a, question: Why, must: Yes}", "{team: x, mode: Service}",
    "{team: x, for: y, nope: z}", "{who: a, says: b, commits: perhaps}", "{result: held}", "{result: Held, date: 2026-11-22}", "{finding: gap, because: so, until: 2026-12-31}",
    "{id: a, title: t, rules_out: [x, {says: y}, 3]}", "{id: a, title: t, rules_out: z}", "{id: a, ratings: {x: same}}", "{id: a, good: b, bad: [c, d]}",
    "{id: a, question: Why, readings: [{date: 2026-11-22, saw: It}]}", "{id: a, question: Why, readings: {date: 2026-11-22}}", "{cause: Page Unclear}", "{cause: nobody}",
    "{id: a, title: t, scenarios: [{situation: s, think_of: b}]}", "{found: x, date: 2026-11-22}", "{id: a, name: ~, joined: 2026-11-22}",
)  # fmt: skip
"""Values of every sort that people write, right and wrong."""


ON_ALL = ("id", "team", "aliases", "accept", "kind")
"""Fields that every kind has; they are tried on one of them."""


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The names of a kind's own fields as YAML has them, one that the theme reads, and one that is wrong."""
    names = schema_of(kind)["definitions"]["Record"]["properties"]
    common = ON_ALL[:-1] if kind.name == "step" else ()
    return (*(name for name in names if name not in ON_ALL), *common, "icon", "ownr")


def trials(kind: Kind) -> Iterator[str]:
    """YAML of one record after another: each field with each value, and each needed field left out."""
    sound = SOUND[kind.name]
    for field in fields_of(kind):
        for value in VALUES:
            yield _yaml({**sound, field: value})
    for left_out in sound:
        yield _yaml({"accept": "[]", **{name: each for name, each in sound.items() if name != left_out}})


def _yaml(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def seen_differently(text: str) -> bool:
    """What an editor cannot see as we do, or sees better: an empty field of a wrong name, capitals of `True`."""
    return "ownr: ~" in text or bool(re.search(r"^(id|team): True$", text, re.M))


ALL_KINDS = tuple(kind.name for kind in KINDS)
