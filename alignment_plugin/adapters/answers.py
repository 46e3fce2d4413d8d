"""Answers to the seven questions: what they are, and how they are read from a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from alignment_plugin.adapters.editing import cleaned, one_line
from alignment_plugin.adapters.errors import AlignmentError, NotFoundError
from alignment_plugin.findings import did_you_mean
from alignment_plugin.loading.decoding import Refusal, decoded
from alignment_plugin.loading.front_matter import split
from alignment_plugin.loading.nodes import Mapping, NodeError, read_yaml
from alignment_plugin.loading.values import values_of

MAX_KB = 256
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a team has said so far; empty where it has not."""

    team: str = ""
    """The team's name as people say it."""
    you: str = ""
    """Who starts this, and owns it until someone else does."""
    where: str = ""
    why: str = ""
    directions: tuple[Row, ...] = ()
    """(title, what we would see if it were right)"""
    steps: tuple[Row, ...] = ()
    """(title, what will be shown)"""
    decision: str = ""
    """The choice in front of us."""
    options: tuple[Row, ...] = ()
    """(title,)"""
    unknowns: tuple[Row, ...] = ()
    """(question, who explores, the date on which they come back)"""
    later: tuple[Row, ...] = ()
    """(title, what will be shown) of steps after the first five"""
    horizon: str = ""
    """A date."""
    signals: tuple[Row, ...] = ()
    """(question, where we look)"""


_ROWS = {
    "directions": ("title", "would_switch_if"),
    "steps": ("title", "demo"),
    "options": ("title",),
    "unknowns": ("question", "explorer", "report_back"),
    "later": ("title", "demo"),
    "signals": ("question", "look_at"),
}
KEYS = tuple(field.name for field in fields(Answers))


def answers_from(path: Path) -> Answers:
    """Answers from YAML or Markdown; raises an AlignmentError that names the place of what is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError(f"--from: {path} cannot be read: {(error.strerror or '').lower()}") from None
    text = decoded(data, max_kb=MAX_KB)
    if isinstance(text, Refusal):
        raise AlignmentError(f"{path}:{text.span.line}: {text.message}", hint=text.hint)
    if path.suffix.lower() not in (".md", ".markdown"):
        return _from_yaml(path, text, 0)
    parts = split(text)
    answers = _from_yaml(path, parts.front, parts.front_line - 1) if parts.front is not None else Answers()
    return _from_headings(answers, parts.body)


def _from_yaml(path: Path, text: str, offset: int) -> Answers:
    try:
        node = read_yaml(text, line_offset=offset)
    except NodeError as error:
        example = f"{error.hint}: {error.example.strip()}" if error.example else error.hint
        raise AlignmentError(f"{path}:{error.span.line}: {error.message}", hint=example) from None
    if node is None:
        return Answers()
    if not isinstance(node, Mapping):
        raise AlignmentError(
            f"{path}: this holds no answers", hint=f"write 'key: value', with keys {', '.join(KEYS)}"
        )
    answers = Answers()
    for key, value in values_of(node).plain.items():
        place = node.key(key)
        where = f"{path}:{place.span.line if place else 1}"
        if key not in KEYS:
            near = did_you_mean(key, KEYS) or f"keys are {', '.join(KEYS)}"
            raise AlignmentError(f"{where}: there is no answer called '{key}'", hint=near)
        answers = replace(answers, **{key: _answer(key, value, where)})
    return answers


def _answer(key: str, value: Any, where: str) -> Any:
    if key in _ROWS:
        rows = value if isinstance(value, list) else [value]
        return tuple(_row(key, each, where) for each in rows)
    if not isinstance(value, str):
        raise AlignmentError(f"{where}: '{key}' wants text, not a list or fields")
    if key == "horizon":
        return day_text(value, where)
    return cleaned(value) if key in ("where", "why") else one_line(value)


def _row(key: str, value: Any, where: str) -> Row:
    names = _ROWS[key]
    if isinstance(value, str):
        return _checked(key, _padded([value], len(names)), where)
    if not isinstance(value, dict) or any(not isinstance(each, str) for each in value.values()):
        raise AlignmentError(f"{where}: an entry of '{key}' is text, or has the fields {', '.join(names)}")
    for name in value:
        if name not in names:
            hint = did_you_mean(name, names) or f"fields are {', '.join(names)}"
            raise AlignmentError(f"{where}: '{name}' is no field of '{key}'", hint=hint)
    return _checked(key, tuple(one_line(value.get(name, "")) for name in names), where)


def _checked(key: str, row: Row, where: str) -> Row:
    if not row[0]:
        raise AlignmentError(f"{where}: an entry of '{key}' has no {_ROWS[key][0]}")
    return (*row[:-1], day_text(row[-1], where)) if key == "unknowns" and row[-1] else row


def _padded(parts: Sequence[str], count: int) -> Row:
    return tuple(one_line(part) for part in [*parts, *[""] * count][:count])


def day_text(text: str, where: str) -> str:
    """The text of a date; raises an AlignmentError that names `where` for any other."""
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError:
        raise AlignmentError(
            f"{where}: '{text.strip()[:40]}' is not a date; write it as 2026-11-22"
        ) from None


def _from_headings(answers: Answers, body: str) -> Answers:
    """Answers below headings that start with the number of a question: `## Q1`, `## 3. First steps`."""
    for number, lines in _sections(body):
        where = f"the answer to Q{number}"
        items = [line.strip()[2:] for line in lines if re.match(r"\s*[-*+] \S", line)]
        prose = "\n".join(line for line in lines if not re.match(r"\s*[-*+] \S", line)).strip()
        rows = [[part.strip() for part in item.split("|")] for item in items]
        answers = replace(answers, **_section_answers(number, rows, prose, where))
    return answers


def _section_answers(number: int, rows: list[list[str]], prose: str, where: str) -> dict[str, Any]:
    """What a section says: prose, and a list whose entries are parted by `|`."""

    def listed(key: str) -> tuple[Row, ...]:
        return tuple(_checked(key, _padded(row, len(_ROWS[key])), where) for row in rows)

    match number:
        case 1:
            first, _, rest = prose.partition("\n\n")
            return {"where": cleaned(first), "why": cleaned(rest)}
        case 2:
            return {"directions": listed("directions")}
        case 3:
            return {"steps": listed("steps")}
        case 4:
            return {"decision": one_line(prose), "options": listed("options")}
        case 5:
            return {"unknowns": listed("unknowns")}
        case 6:
            return {"later": listed("later"), "horizon": day_text(prose, where)}
        case _:
            return {"signals": listed("signals")}


def _sections(body: str) -> Iterator[tuple[int, list[str]]]:
    number, lines = 0, list[str]()
    for line in body.split("\n"):
        if found := re.match(r"#{1,6}\s+Q?([1-7])\b", line, re.I):
            if number:
                yield number, lines
            number, lines = int(found[1]), []
        elif re.match(r"#{1,6}\s", line):
            if number:
                yield number, lines
            number = 0
        else:
            lines.append(line)
    if number:
        yield number, lines


STARTER = Answers(
    decision="How do we keep our decisions?",
    options=(
        ("As records beside our documentation",),
        ("In a wiki",),
        ("In the heads of those who were there",),
    ),
    steps=(
        (
            "Answer the seven questions together, in one hour",
            "The page 'Where we are going', with an answer to each",
        ),
        (
            "Write down the last decision that surprised somebody",
            "Its page, read by the one who was surprised",
        ),
        ("Let somebody tell the direction back", "A back-brief, and the line that misled them"),
    ),
    unknowns=(("Would each of us give the same answer to where we are going, and why?", "", ""),),
    later=(("Look whether the first decision held", "Its page, with what we saw"),),
    signals=(("Does an hour with the open questions end with a changed record?", "Our session notes"),),
)
"""What `--yes` writes: a start that any team can change."""
