"""`alignment check`: read all records and say what is wrong and what to talk about."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.project_options import config_option, day_of, scope_of, today_option

# The names in report.FORMATS, so that help needs no import; a test holds them together.
FORMAT_NAMES = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
Output = tuple[str, Path]


def _outputs(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[Output, ...]:
    outputs = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"'{value}' names no file; write FORMAT=FILE, as json=findings.json")
        if name not in FORMAT_NAMES:
            raise click.BadParameter(f"there is no format '{name}'; formats are {', '.join(FORMAT_NAMES)}")
        outputs.append((name, Path(path)))
    return tuple(outputs)


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
    callback=_outputs,
    metavar="FORMAT=FILE",
    help="Also write them to a file. May be given several times.",
)
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
@today_option
@config_option
@debug_option
def check(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    paths: tuple[Path, ...],
    format_name: str,
    outputs: tuple[Output, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_questions: bool,
    fail_on: str | None,
    strict: bool,
    today: str | None,
    config: Path | None,
) -> None:
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

    \b
    Exit codes:
      0  fine, or only findings below --fail-on
      1  findings at or above --fail-on (accepted ones do not count)
      2  it could not run
    """
    from alignment_plugin.adapters.examination import examine
    from alignment_plugin.cli.reporting import add_step_summary, chosen_by, rendered, run_of, write_report
    from alignment_plugin.report.run import fails

    wanted = chosen_by(select, ignore, no_questions=no_questions)
    scope = scope_of(paths, config)
    project = scope.project.checked()
    examined = examine(project, day_of(today, project.settings))
    run = run_of(examined, [each for each in examined.findings if wanted(each) and scope.holds(each.path)])
    for name, path in outputs:
        write_report(path, rendered(run, name, project))
    click.echo(rendered(run, format_name, project, color=has_color(sys.stdout)), nl=False, color=True)
    if format_name == "github":
        add_step_summary(run, project)
    threshold = "warning" if strict else fail_on or project.settings.fail_on.value
    click.get_current_context().exit(1 if fails(run, threshold) else 0)
