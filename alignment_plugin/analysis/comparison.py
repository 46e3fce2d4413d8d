"""A decision's options side by side: what each cell of the comparison says. Words only; nothing is summed."""

from dataclasses import dataclass

from alignment_plugin.analysis.life_cycle import is_waiting
from alignment_plugin.graph import Entity, RecordGraph
from alignment_plugin.records.decision import Criterion, Decision, Option
from alignment_plugin.records.rating import RatingWord


@dataclass(frozen=True, slots=True)
class Column:
    """One option."""

    option: Option
    chosen: bool
    plan_b: bool
    fails_must: bool
    role: str
    """`Chosen` (`Proposed` where the choice is still to be made), `Plan B`, `Fails a must`, `Baseline` or `Option`."""
    label: str
    """The option's name with its role, for a screen that shows one option below the other."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one option does on one criterion."""

    word: str
    unknown: Entity | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion; a cell is nothing where nothing is written."""

    criterion: Criterion
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table."""

    columns: tuple[Column, ...] = ()
    musts: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    baseline: str = ""
    argued: bool = False
    """Whether anything is written for or against any option."""
    neutral: bool = False


def fails_must(decision: Decision, option: Option) -> bool:
    """Whether an option fails a must-have."""
    return any(
        (rating := option.ratings.get(criterion.id)) is not None and rating.word is RatingWord.FAILS
        for criterion in decision.criteria
        if criterion.must
    )


def comparison_of(graph: RecordGraph, decision: Decision) -> Comparison:
    """The options in the order they were recorded, must-haves before the rest."""
    columns = tuple(_column(decision, option) for option in decision.options)
    rows = [_row(graph, decision, criterion) for criterion in decision.criteria]
    baseline = next((each.option.name for each in columns if _is_baseline(each.option)), "")
    options = decision.options
    return Comparison(
        columns,
        tuple(row for row in rows if row.criterion.must),
        tuple(row for row in rows if not row.criterion.must),
        baseline,
        any(option.good or option.bad or option.neutral for option in options),
        any(option.neutral for option in options),
    )


def _is_baseline(option: Option) -> bool:
    return any(rating.word is RatingWord.BASELINE for rating in option.ratings.values())


def _column(decision: Decision, option: Option) -> Column:
    chosen = option.id == decision.chosen
    plan_b = option.id == decision.plan_b
    fails = fails_must(decision, option)
    role = "Option"
    if chosen:
        role = "Proposed" if is_waiting(decision) else "Chosen"
    elif plan_b:
        role = "Plan B"
    elif fails:
        role = "Fails a must"
    elif _is_baseline(option):
        role = "Baseline"
    ending = f" · {role.lower()}" if chosen else " · plan B" if plan_b else ""
    return Column(option, chosen, plan_b, fails, role, option.name + ending)


def _row(graph: RecordGraph, decision: Decision, criterion: Criterion) -> Row:
    cells: list[Cell | None] = []
    for option in decision.options:
        rating = option.ratings.get(criterion.id)
        if rating is None:
            cells.append(None)
            continue
        found = (
            graph.resolve(rating.unknown, team=decision.team, kinds=("unknown",)) if rating.unknown else ()
        )
        cells.append(Cell(rating.word.value, graph.entities[found[0]] if len(found) == 1 else None))
    return Row(criterion, tuple(cells))
