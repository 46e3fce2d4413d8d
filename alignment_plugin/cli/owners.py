"""`alignment owners`: who should look at a change, and CODEOWNERS from what the records say."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.progress import progress_on
from alignment_plugin.cli.project_options import config_option, day_of, project_of, today_option

if TYPE_CHECKING:
    from alignment_plugin.adapters.project import Project
    from alignment_plugin.report.owners import Ownership

FORMAT_NAMES = ("text", "json", "codeowners")


@click.command(short_help="Say who should look at a change, or write CODEOWNERS.")
@click.argument("revisions", required=False, metavar="[BASE | BASE...HEAD | BASE..HEAD]")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="text",
    show_default=True,
    help="How to print them. codeowners prints a block of CODEOWNERS for all records, without comparing.",
)
@click.option("--check", is_flag=True, help="Say whether the block in CODEOWNERS is up to date.")
@click.option("--staged", is_flag=True, help="Compare with what is staged, instead of the working tree.")
@click.option(
    "--in",
    "where",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The project, or the folder of records. Otherwise the one around the working folder.",
)
@today_option
@config_option
@debug_option
def owners(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    revisions: str | None,
    format_name: str,
    check: bool,
    staged: bool,
    where: Path | None,
    today: str | None,
    config: Path | None,
) -> None:
    """Say who should look at what changed, and why: owners of what changed and of what leans on it, those
    who were asked, and those who see it differently. Revisions are those of 'alignment diff'.

    With --format codeowners, print the lines for CODEOWNERS instead: which record file is whose, by the
    `handle` that each member has in team.yml. --check compares them with the file in the repository.

    \b
    Examples:
      alignment owners
      alignment owners main
      alignment owners --format codeowners >> .github/CODEOWNERS
      alignment owners --check

    \b
    Exit codes:
      0  printed, or the block is up to date
      1  the block in CODEOWNERS is missing or out of date (with --check only)
      2  it could not run
    """
    project = project_of((where,) if where else (), config).checked()
    if (check or format_name == "codeowners") and revisions is not None:
        raise click.UsageError("CODEOWNERS says whose the records are now: leave the revisions out")
    if check and format_name == "json":
        raise click.UsageError("--check looks at CODEOWNERS; leave --format out")
    if check:
        click.get_current_context().exit(_checked(project))
    if format_name == "codeowners":
        click.echo(_owned(project).block, nl=False)
        return
    _print_reviewers(project, revisions, format_name, staged=staged, today=today)


def _print_reviewers(
    project: "Project", revisions: str | None, format_name: str, *, staged: bool, today: str | None
) -> None:
    from alignment_plugin.adapters.revisions import compared_nearby
    from alignment_plugin.cli.diff import diff_of
    from alignment_plugin.report.owners import render, render_json

    day = day_of(today, project.settings)
    with progress_on(sys.stderr) as tell:
        sides = compared_nearby(project, revisions, staged=staged, environ=os.environ, tell=tell)
    found = diff_of(sides, project, day)
    text = render_json(found) if format_name == "json" else render(found, color=has_color(sys.stdout))
    click.echo(text, nl=False, color=True)


def _owned(project: "Project") -> "Ownership":
    """Whose files are whose; says on standard error whose handle is missing."""
    from alignment_plugin.adapters.examination import read_project
    from alignment_plugin.cli.diff import from_top
    from alignment_plugin.report.owners import ownership
    from alignment_plugin.report.plain import plain

    owned = ownership(read_project(project).graph, from_top(project.root))
    if owned.without_handle:
        names = ", ".join(plain(each) for each in owned.without_handle)
        click.echo(
            f"No handle is known for: {names}. Write 'handle: their-name' below 'members' in team.yml.",
            err=True,
        )
    return owned


def _checked(project: "Project") -> int:
    """Exit code: whether CODEOWNERS holds the block that the records give."""
    from alignment_plugin.report.owners import PLACES, block_in, same_block

    owned = _owned(project)
    top = next(
        (each for each in (project.root, *project.root.parents) if (each / ".git").exists()), project.root
    )
    place = next((each for each in PLACES if (top / each).is_file()), "")
    if not place:
        click.echo(f"There is no CODEOWNERS. Run: alignment owners --format codeowners > {PLACES[0]}")
        return 1
    block = block_in(_text_of(top / place))
    if block is None:
        click.echo(f"{place} has no block of ours. Run: alignment owners --format codeowners >> {place}")
        return 1
    if not same_block(block, owned.block):
        click.echo(
            f"{place} is out of date. Replace its lines from '# alignment: owners' to '# alignment: end' with "
            "what 'alignment owners --format codeowners' prints."
        )
        return 1
    click.echo(f"{place} is up to date.")
    return 0


def _text_of(path: Path) -> str:
    from alignment_plugin.adapters.errors import ConfigurationError

    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise ConfigurationError(f"{path} cannot be read: {reason}") from None
