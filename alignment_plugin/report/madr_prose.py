"""The prose of a decision → where its sections stand in a MADR document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from alignment_plugin.loading.dialects import outline_of
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.roles import sections_by_role
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.dialect import BodyFormat

CONTEXT = "## Context and Problem Statement"
_CONTEXT = re.compile(
    r"(?:context|problem|background|motivation|summary|introduction|abstract|user stor|issue|intent)\w*\b"
)
_MORE = re.compile(r"more information$")
_PLACES = {
    "drivers": "drivers",
    "outcome": "outcome",
    "consequences": "consequences",
    "success": "confirmation",
    "options": "options",
    "loose options": "options",
    "treatments": "options",
    "alternatives": "options",
}


@dataclass(slots=True)
class Prose:
    """Text in Markdown, by the section of MADR that it goes to."""

    first: list[str] = field(default_factory=list)
    drivers: str = ""
    outcome: str = ""
    consequences: str = ""
    confirmation: str = ""
    options: str = ""
    treatments: dict[str, str] = field(default_factory=dict)
    """What is said of single options, by their names."""
    other: list[str] = field(default_factory=list)
    """Sections that MADR does not know; they stay sections."""
    more: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with those below it."""

    heading: str
    """As written; empty for text before the first."""
    text: str
    role: str
    name: str


def prose_of(decision: Decision, *, quotes: bool) -> Prose:
    """What its fields do not hold; with `quotes`, what could be read as fields is quoted at the end."""
    prose = Prose()
    origin = decision.origin
    if not origin.body.strip():
        return prose
    if origin.format != BodyFormat.MARKDOWN:
        prose.more.append(_fenced(origin.body))
        return prose
    for part in _parts(origin.body):
        _place(part, prose, quotes=quotes)
    _apart(prose, [option.name for option in decision.options])
    return prose


def _apart(prose: Prose, names: list[str]) -> None:
    """Take out of the text on options what stands below the name of one."""
    left: list[str] = []
    for part in _parts(prose.options):
        name = next((each for each in names if _key(each) == _key(part.heading.lstrip("# "))), None)
        if name is not None and name not in prose.treatments:
            prose.treatments[name] = part.text
        else:
            left.append(f"{part.heading}\n\n{part.text}")
    prose.options = "\n\n".join(left).strip("\n")


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).casefold()))


def _place(part: _Part, prose: Prose, *, quotes: bool) -> None:
    place = _PLACES.get(part.role)
    if not part.heading:
        _put_first(part, prose)
    elif part.role == "context" or (place is None and _CONTEXT.match(part.name)):
        known = any(CONTEXT in each for each in prose.first)
        prose.first.append(f"{part.heading if known else CONTEXT}\n\n{part.text}")
    elif _MORE.match(part.name):
        prose.more.append(part.text)
    elif place is None:
        prose.other.append(f"{part.heading}\n\n{part.text}")
    elif quotes:
        prose.more.append(_quoted(f"{part.heading}\n\n{part.text}"))
    else:
        before = getattr(prose, place)
        setattr(prose, place, f"{before}\n\n{part.text}".strip("\n"))


def _put_first(part: _Part, prose: Prose) -> None:
    """Text before the first heading says what it is about."""
    if part.text.strip():
        prose.first.append(f"{CONTEXT}\n\n{part.text}")


def _parts(body: str) -> Iterator[_Part]:
    """The sections of the highest level, each with what is below it."""
    outline = outline_of(body, BodyFormat.MARKDOWN)
    roles = {
        section.index: role for role, sections in sections_by_role(outline).items() for section in sections
    }
    headed = [each for each in outline.sections if each.heading]
    level = min((each.level for each in headed), default=1)
    tops = [each for each in headed if each.level <= level and each.heading]
    starts = [each.heading.start for each in tops if each.heading]
    lines = outline.lines
    ends = [*starts, len(lines)]
    yield _Part("", "".join(lines[: ends[0]]).strip("\n"), "", "")
    for section, end in zip(tops, ends[1:], strict=True):
        assert section.heading is not None
        heading = "".join(lines[section.heading.start : section.heading.end]).rstrip()
        text = "".join(lines[section.heading.end : end]).strip("\n")
        yield _Part(heading, text, roles.get(section.index, ""), section.name)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip("\n").split("\n"))


def _fenced(text: str) -> str:
    """Text in another markup, in a fence that nothing in it closes."""
    longest = max((len(found) for found in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"
