"""A decision → a MADR 4 document (https://adr.github.io/madr/); its last section takes what MADR has no place for."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alignment_plugin.records.decision import Decision, DecisionStatus, Option
from alignment_plugin.report.madr_prose import Prose, prose_of
from alignment_plugin.report.madr_rest import rest_of

_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9 ._/-]*[A-Za-z0-9.]")
_YAML_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_SIDES = (("Good", "good"), ("Neutral", "neutral"), ("Bad", "bad"))

Reference = Callable[[str], str]
"""What a decision writes to name another → a Markdown link to that one's file, or the text itself."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is laid out, where the same could be read in more than one way."""

    quotes: bool = False
    """Whether what is left of sections that MADR gives a meaning is quoted below, and not put into them."""
    headed: bool = False
    """Whether options are headings, and no list before them."""


LAYOUTS = (Layout(), Layout(quotes=True), Layout(headed=True), Layout(quotes=True, headed=True))


@dataclass(frozen=True, slots=True)
class Madr:
    """A document, and what of the decision MADR has no place for."""

    text: str
    elsewhere: tuple[str, ...]
    """Fields that stand under More Information."""


def madr_of(decision: Decision, reference: Reference, layout: Layout) -> Madr:
    """A decision as MADR."""
    prose = prose_of(decision, quotes=layout.quotes)
    rest = tuple(rest_of(decision, reference))
    blocks = [
        _front(decision, reference),
        f"# {decision.name}",
        *prose.first,
        *_listed("## Decision Drivers", decision.drivers, prose.drivers),
        *(_headed(decision, prose) if layout.headed else _options(decision)),
        *_outcome(decision, prose),
        *([] if layout.headed else _arguments(decision, prose)),
        *prose.other,
        *_more(decision, reference, prose, [line for _, line in rest]),
    ]
    text = "\n\n".join(block.strip("\n") for block in blocks if block.strip())
    return Madr(f"{text}\n", tuple(name for name, _ in rest))


def _front(decision: Decision, reference: Reference) -> str:
    makers = dict.fromkeys(([decision.owner] if decision.owner else []) + list(decision.people))
    day = decision.decided or decision.opened
    lines = [
        *_named("status", _status(decision, reference)),
        *_named("date", day.isoformat() if day else ""),
        *_named("decision-makers", *makers),
        *_named("consulted", *decision.consulted),
        *_named("informed", *decision.informed),
    ]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _status(decision: Decision, reference: Reference) -> str:
    if decision.status is DecisionStatus.UNKNOWN:
        return ""
    if decision.status is DecisionStatus.SUPERSEDED and decision.superseded_by:
        return f"superseded by {', '.join(map(reference, decision.superseded_by))}"
    return decision.status.value


def _named(key: str, *values: str) -> Iterator[str]:
    """`key: value`, or a list in brackets; nothing for no values."""
    written = [_yaml(value) for value in values if value]
    if len(written) == 1 and key in ("status", "date"):
        yield f"{key}: {written[0]}"
    elif written:
        yield f"{key}: [{', '.join(written)}]"


def _yaml(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    simple = _WORDS.fullmatch(text) and text.casefold() not in _YAML_WORDS
    return text if simple else json.dumps(text, ensure_ascii=False)


def _listed(heading: str, texts: tuple[str, ...], left: str = "") -> Iterator[str]:
    if texts or left:
        yield heading
        yield "\n".join(f"* {text}" for text in texts)
        yield left


def _options(decision: Decision) -> Iterator[str]:
    """The list of options; MADR wants the section even where nobody wrote any down."""
    yield "## Considered Options"
    yield "\n".join(f"* {option.name}" for option in decision.options)


def _headed(decision: Decision, prose: Prose) -> Iterator[str]:
    yield "## Considered Options"
    for option in decision.options:
        yield from _about(option, prose)
    yield prose.options


def _outcome(decision: Decision, prose: Prose) -> Iterator[str]:
    chosen = decision.option(decision.chosen)
    because = (decision.because or "").strip()
    sentence = because
    if chosen:
        end = "" if because.endswith((".", "!", "?")) else "."
        sentence = f'Chosen option: "{chosen.name}"' + (f", because {because}{end}" if because else ".")
    yield "## Decision Outcome"
    yield sentence
    yield prose.outcome
    yield from _listed("### Consequences", decision.second_order, prose.consequences)
    yield from _confirmation(decision, prose)


def _confirmation(decision: Decision, prose: Prose) -> Iterator[str]:
    if len(decision.success) == 1 and not prose.confirmation:
        yield "### Confirmation"
        yield decision.success[0]
    else:
        yield from _listed("### Confirmation", decision.success, prose.confirmation)


def _arguments(decision: Decision, prose: Prose) -> Iterator[str]:
    argued = [each for each in decision.options if _said(each) or each.name in prose.treatments]
    if argued or prose.options:
        yield "## Pros and Cons of the Options"
        for option in argued:
            yield from _about(option, prose)
        yield prose.options


def _about(option: Option, prose: Prose) -> Iterator[str]:
    yield f"### {option.name}"
    yield prose.treatments.get(option.name, "")
    yield _said(option)


def _said(option: Option) -> str:
    return "\n".join(f"* {word}, because {text}" for word, name in _SIDES for text in getattr(option, name))


def _more(decision: Decision, reference: Reference, prose: Prose, rest: list[str]) -> Iterator[str]:
    ended = decision.status is DecisionStatus.SUPERSEDED
    sides = (
        ("Supersedes", decision.supersedes),
        ("Superseded by", () if ended else decision.superseded_by),
        ("Amends", decision.amends),
        ("Amended by", decision.amended_by),
    )
    lines = [f"* {words} {reference(raw)}" for words, references in sides for raw in references]
    if lines or rest or prose.more:
        yield "## More Information"
        yield "\n".join((*lines, *rest))
        yield from prose.more
