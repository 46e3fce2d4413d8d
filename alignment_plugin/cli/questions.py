"""The seven questions, asked one by one on the terminal."""

from collections.abc import Callable

import click

from alignment_plugin.adapters.answers import Answers, Row, day_text
from alignment_plugin.adapters.editing import cleaned, one_line
from alignment_plugin.adapters.errors import AlignmentError

_INTRODUCTION = """\
Seven questions, in your own words. Press Enter to skip one: its place will say what to write there later.
A half-true answer today is worth more than a perfect one never, and every file can be changed.
"""


def asked() -> Answers:
    """What someone answers at the terminal."""
    click.echo(_INTRODUCTION)
    team = _line("What is your team called?")
    you = _line("And you? (You own these records until somebody else does.)")
    _question(1, "Where are we going, and why?", "People can choose on their own only where they share both.")
    where = _line("Where are we going?")
    why = _line("Why do we go there?")
    _question(2, "What other directions could we take?", "Who sees one way has not chosen it. One at a time.")
    directions = _rows("Another direction", _then("What would we see if that one were right?"))
    _question(3, "What are the first five steps?", "The first steps show what was meant. One at a time.")
    steps = _rows("A step", _then("What will you show when it is done?"), most=5)
    _question(
        4, "What other options do we have?", "A choice is worth reading only beside what was not chosen."
    )
    decision = _line("Which choice is in front of you?")
    options = _rows("An option", tuple) if decision else ()
    _question(
        5, "What do we not know?", "The known goes fast. The unknown needs somebody who goes and comes back."
    )
    unknowns = _rows(
        "A question without an answer", lambda: (_line("  Who finds out?"), _day("  Back on which date?"))
    )
    _question(
        6,
        "Are we looking far enough ahead?",
        "Five steps end somewhere. Somebody should see what is behind them.",
    )
    later = _rows("Something that comes after these steps", lambda: ("",))
    horizon = _day("How far do you look? A date, as 2027-06-30")
    _question(
        7,
        "How do we know that we move in the right direction?",
        "Progress that people can see keeps them going.",
    )
    signals = _rows("Something to look at, as a question", _then("Where do you look?"))
    return Answers(
        team, you, where, why, directions, steps, decision, options, unknowns, later, horizon, signals
    )


def _question(number: int, question: str, because: str) -> None:
    click.echo(f"\n{number} of 7. {question}\n{because}")


def _line(prompt: str) -> str:
    return one_line(cleaned(click.prompt(prompt, default="", show_default=False, prompt_suffix=" ")))


def _then(prompt: str) -> Callable[[], Row]:
    return lambda: (_line(f"  {prompt}"),)


def _rows(prompt: str, rest: Callable[[], Row], *, most: int = 9) -> tuple[Row, ...]:
    """Entries until one is skipped."""
    rows: list[Row] = []
    while len(rows) < most and (
        first := _line(f"{prompt} ({'Enter for none' if not rows else 'Enter to go on'}):")
    ):
        rows.append((first, *rest()))
    return tuple(rows)


def _day(prompt: str) -> str:
    """A date or nothing; asks again for anything else."""
    while True:
        text = _line(f"{prompt}:" if not prompt.endswith("?") else prompt)
        try:
            return day_text(text, "Again, please")
        except AlignmentError as error:
            click.echo(error.message)
