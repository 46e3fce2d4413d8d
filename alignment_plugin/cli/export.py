"""`alignment export`: the records for other programs, or the decisions as MADR files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignment_plugin.cli.program import debug_option
from alignment_plugin.cli.project_options import config_option, day_of, scope_of, today_option
from alignment_plugin.report.plain import plain

if TYPE_CHECKING:
    from alignment_plugin.adapters.examination import Examination
    from alignment_plugin.adapters.exporting import MadrFile
    from alignment_plugin.cli.project_options import Scope

FORMAT_NAMES = ("json", "madr")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a run of `alignment export` was asked for, one field an option."""

    paths: tuple[Path, ...]
    format_name: str
    output: Path | None
    force: bool
    today: str | None
    config: Path | None


@click.command(short_help="Give the records to other programs, or back as MADR.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="json",
    show_default=True,
    help="JSON with all records, or a MADR file for each decision.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file for JSON, otherwise standard output; the folder for MADR files.",
)
@click.option("--force", is_flag=True, help="Write over MADR files that are there already.")
@today_option
@config_option
@debug_option
def export(**given: Any) -> None:
    """Write all records as JSON, or all decisions as MADR files.

    PATHS are files or folders; without them, all records of the project. The JSON has each record with its
    fields, what it links to, what links to it, and its page on the site. Its shape is a promise: later
    versions add to it and take nothing away.

    A MADR file holds all of a decision. What MADR has no place for stands in its last section, and standard
    error says which fields those are.

    \b
    Examples:
      alignment export > records.json
      alignment export docs/alignment/decisions --output decisions.json
      alignment export --format madr --output build/madr

    \b
    Exit codes:
      0  written
      2  it could not run, or a file could not be written
    """
    options = ExportOptions(**given)
    if options.format_name == "madr" and options.output is None:
        raise click.UsageError("--format madr writes one file a decision; name their folder with --output")
    if options.force and options.format_name != "madr":
        raise click.UsageError("--force is for MADR files; a JSON file is always written anew")
    from alignment_plugin.adapters.examination import examine

    scope = scope_of(options.paths, options.config)
    project = scope.project.checked()
    examination = examine(project, day_of(options.today, project.settings))
    if options.format_name == "madr":
        _write_madr(options, scope, examination)
    else:
        _write_json(options, scope, examination)


def _write_json(options: ExportOptions, scope: "Scope", examination: "Examination") -> None:
    from alignment_plugin.adapters.exporting import urls_of
    from alignment_plugin.cli.reporting import write_report
    from alignment_plugin.report.records_json import render

    records = [each for each in examination.graph.records if scope.holds(each.origin.path)]
    text = render(examination.graph, records, urls_of(scope.project, examination))
    if options.output is None:
        click.echo(text, nl=False)
    else:
        write_report(options.output, text)
    _tell_unread(examination, scope)


def _write_madr(options: ExportOptions, scope: "Scope", examination: "Examination") -> None:
    from alignment_plugin.adapters.exporting import madr_files, write_madr
    from alignment_plugin.records.decision import Decision

    assert options.output is not None
    decisions = [each for each in examination.graph.of(Decision) if scope.holds(each.origin.path)]
    files = list(madr_files(examination.graph, decisions))
    write_madr(options.output, files, force=options.force)
    for each in files:
        click.echo(plain(str(options.output / each.path)))
    _tell_elsewhere(options.output, files)
    _tell_unread(examination, scope)


def _tell_elsewhere(folder: Path, files: "Sequence[MadrFile]") -> None:
    """Say what MADR has no place for, and what a reader of MADR would take otherwise."""
    for each in files:
        path = plain(str(folder / each.path))
        if each.madr.elsewhere:
            names = ", ".join(dict.fromkeys(each.madr.elsewhere))
            click.echo(f"{path}: under More Information, as MADR has no place for it: {names}", err=True)
        if not each.faithful:
            click.echo(
                f"{path}: all of it is there, but read as MADR some of it says something else; compare it with "
                f"{plain(each.record.origin.path)}",
                err=True,
            )
    count = len(files)
    click.echo(f"{count:,} {'decision' if count == 1 else 'decisions'} written as MADR.", err=True)


def _tell_unread(examination: "Examination", scope: "Scope") -> None:
    """Say which records are missing in an export because nobody could read them."""
    for each in examination.graph.unread:
        if scope.holds(each.path):
            click.echo(
                f"{plain(each.path)}: left out, as it cannot be read; 'alignment check' says why", err=True
            )
