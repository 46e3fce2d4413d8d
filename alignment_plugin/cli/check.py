"""`alignment check`: read all records and say what is wrong and what to talk about."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from alignment_plugin.cli.outputs import Output, outputs_among
from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.project_options import config_option, today_option

# The names in report.FORMATS, so that help needs no import; a test holds them together.
FORMAT_NAMES = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What a run of `alignment check` was asked for, one field an option."""

    paths: tuple[Path, ...]
    format_name: str
    outputs: tuple[Output, ...]
    base: str | None
    only_changed: bool
    baseline: Path | None
    write_baseline: Path | None
    stats: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    no_questions: bool
    fail_on: str | None
    strict: bool
    today: str | None
    explain: Path | None
    config: Path | None


def _words(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


@click.command(short_help="Read all records and say what to talk about.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    callback=outputs_among(FORMAT_NAMES, example="json=findings.json"),
    metavar="FORMAT=FILE",
    help="Also write them to a file. May be given several times.",
)
@click.option(
    "--base",
    metavar="REV",
    help="Compare with a branch or commit, from where the two parted; 'auto' finds it, as in CI.",
)
@click.option(
    "--only-changed", is_flag=True, help="Only what the change brings; without --base the base is found."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings in this file are old: they are counted, and stop nothing.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write all open findings to such a file, and end.",
)
@click.option("--stats", is_flag=True, help="Print how many there are of each code, instead of the findings.")
@click.option(
    "--select",
    multiple=True,
    callback=_words,
    metavar="CODES",
    help="Only these: codes or groups, with commas between: --select no-plan-b,Q2",
)
@click.option("--ignore", multiple=True, callback=_words, metavar="CODES", help="All but these.")
@click.option("--no-questions", is_flag=True, help="Leave out what only asks and never stops a build.")
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "never")),
    help="From which findings on the exit code is 1. Otherwise the option 'fail_on', which is 'error'.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.option(
    "--explain",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Print how one document is read: its form and why, where each value stands, what is left.",
)
@today_option
@config_option
@debug_option
def check(**given: Any) -> None:
    """Read all records, link them, and say what is wrong and what to talk about.

    PATHS are files or folders to report on; all of the project is read all the same. Without PATHS the
    project around the working folder is checked. Without a mkdocs.yml above it, a folder given as PATH
    is read as a folder of records.

    \b
    Examples:
      alignment check
      alignment check docs/adr
      alignment check --format github --output sarif=findings.sarif
      alignment check --select Q4 --no-questions
      alignment check --today 2027-01-01        what will be due at New Year?
      alignment check --base origin/main --only-changed
      alignment check --write-baseline old.json     begin with many old findings
      alignment check --baseline old.json           and hear of new ones only
      alignment check --explain docs/adr/0001-x.md  how is this one read?

    \b
    Exit codes:
      0  fine, or only findings below --fail-on
      1  findings at or above --fail-on (accepted ones do not count)
      2  it could not run
    """
    options = CheckOptions(**given)
    if options.explain is not None:
        from alignment_plugin.cli.explain import explain

        explain(options.explain, options.config)
        return
    _refuse_contradictions(options)
    from alignment_plugin.cli.checking import checked, print_check, write_old

    found = checked(options)
    if options.write_baseline is not None:
        write_old(options.write_baseline, found)
        return
    print_check(options, found, color=has_color(sys.stdout))
    click.get_current_context().exit(1 if found.fails else 0)


def _refuse_contradictions(options: CheckOptions) -> None:
    """Raise UsageError for options that say two things."""
    if options.stats and options.format_name != "text":
        raise click.UsageError(f"--stats prints a table of its own; leave out --format {options.format_name}")
    if options.write_baseline is not None and options.only_changed:
        raise click.UsageError("a baseline holds all findings; leave out --only-changed to write one")
