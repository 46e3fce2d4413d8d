"""How GitHub's runner reads a line of output: the escaping rules of workflow commands, undone."""

import re
from typing import NamedTuple

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    """One workflow command."""

    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> list[Command]:
    """Every command that a runner would obey in what a step prints, of either form that it knows."""
    found = []
    for line in re.split(r"\r\n|\r|\n", output):
        if line.strip().startswith("::"):
            found.append(_command(line.strip()))
        elif "##[" in line:
            found.append(Command(line[line.index("##[") :], {}, ""))
    return found


def _command(line: str) -> Command:
    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(",") if pair)
    return Command(
        name, {key.strip(): _undone(value, _PROPERTY) for key, _, value in pairs}, _undone(data, _DATA)
    )


def _undone(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for escaped, char in table:
        text = text.replace(escaped, char)
    return text
