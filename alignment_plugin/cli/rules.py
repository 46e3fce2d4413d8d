"""`alignment rules`: what each finding means."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option

if TYPE_CHECKING:
    from alignment_plugin.findings import Rule

_STOPS = {
    "error": "stops a build: the record cannot be trusted",
    "warning": "a gap; stops a build only with --strict",
    "question": "for the weekly hour; never stops anything",
}


@click.command(short_help="List the findings, or explain one.")
@click.argument("code", required=False)
@debug_option
def rules(code: str | None) -> None:
    """List all findings, or explain the one with this CODE: when it fires and why it matters.

    An error means that a record cannot be trusted, and stops a build. A warning is a gap, and stops a
    strict one. A question is for the weekly hour, and stops nothing.

    \b
    Examples:
      alignment rules
      alignment rules no-plan-b

    \b
    Exit codes:
      0  fine
      2  there is no finding of that name
    """
    from alignment_plugin.adapters.errors import NotFoundError
    from alignment_plugin.checks import RULES
    from alignment_plugin.findings import did_you_mean

    if code is None:
        click.echo(_table(RULES))
        return
    rule = next((each for each in RULES if each.code == code.strip().casefold()), None)
    if rule is None:
        near = did_you_mean(code, [each.code for each in RULES])
        raise NotFoundError(f"there is no finding '{code}'", hint=near or "'alignment rules' lists them all")
    click.echo(_page(rule))


def _table(known: "Sequence[Rule]") -> str:
    """All findings by group, one a line."""
    columns = max(len(rule.code) for rule in known)
    blocks = []
    for group in dict.fromkeys(rule.group for rule in known):
        lines = [
            f"  {rule.code:<{columns}}  {rule.severity.value:<8}  {rule.fires_when}"
            for rule in known
            if rule.group == group
        ]
        blocks.append("\n".join([group, *lines]))
    return "\n\n".join(blocks)


def _page(rule: "Rule") -> str:
    """One finding: how serious, when, why, and how to live with it."""
    severity = rule.severity.value
    accept = (
        "To live with it for a while, write on the record:\n\n"
        f"  accept:\n    - finding: {rule.code}\n      because: why we live with it\n"
        "      until: the last day it holds"
    )
    parts = (
        f"{rule.code} ({severity}, {rule.group})",
        f"  {severity}: {_STOPS[severity]}.",
        _wrapped(f"Fires when {rule.fires_when.rstrip('.')}."),
        _wrapped(rule.why),
        *([] if severity == "error" else [accept]),
    )
    return "\n\n".join(parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 88)
