"""`alignment init`: start records for a team, by answering the seven questions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option
from alignment_plugin.cli.project_options import today_option
from alignment_plugin.report.plain import plain

if TYPE_CHECKING:
    from alignment_plugin.adapters.answers import Answers
    from alignment_plugin.adapters.start import Site, Started


@click.command(short_help="Start records for a team, by answering seven questions.")
@click.argument(
    "folder", metavar="[DIR]", required=False, default=".", type=click.Path(path_type=Path, file_okay=False)
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the answers from a YAML or Markdown file instead of asking.",
)
@click.option("--yes", is_flag=True, help="Ask nothing, and write a start that any team can change.")
@today_option
@debug_option
def init(folder: Path, source: Path | None, yes: bool, today: str | None) -> None:
    """Start records for a team in DIR, by answering seven questions one by one. Enter skips a question.

    Writes docs/alignment/ with a strategy, a first decision, steps, unknowns, the team and a glossary;
    .alignment/ with schemas, by which editors help with the YAML files among them; and a mkdocs.yml and
    a docs/index.md where there are none. A file that is there is never changed.

    \b
    A YAML file for --from may have these keys, each of them optional:
      team, you          names, as people say them
      where, why         Q1, text
      directions         Q2, a list of texts, or of title and would_switch_if
      steps              Q3, a list of texts, or of title and demo
      decision, options  Q4, a text, and a list of texts
      unknowns           Q5, a list of texts, or of question, explorer, report_back
      later, horizon     Q6, a list of texts, and a date
      signals            Q7, a list of texts, or of question and look_at
    A Markdown file has team and you in its front matter, and a heading for each question, as '## Q2'.
    Below it stand lines that start with '- ', with '|' between the parts of one; below Q1 a paragraph
    that says where, and another that says why.

    \b
    Examples:
      alignment init
      alignment init --from answers.yml our-site
      alignment init --yes

    \b
    Exit codes:
      0  written
      2  not written, with the reason
    """
    from alignment_plugin.adapters.answers import STARTER, answers_from
    from alignment_plugin.adapters.errors import AlignmentError
    from alignment_plugin.adapters.start import site_at, start
    from alignment_plugin.cli.project_options import day_of
    from alignment_plugin.settings import Settings

    if source is not None and yes:
        raise AlignmentError("--from and --yes both say where the answers come from; keep one of them")
    root = Path(os.path.normpath(Path.cwd() / folder))
    day = day_of(today, Settings())
    site = site_at(root, os.environ)
    answers = STARTER if yes else answers_from(source) if source is not None else _asked()
    _report(site, start(site, answers, day))


def _asked() -> "Answers":
    """What someone answers at the terminal; raises an AlignmentError where they stop halfway."""
    from alignment_plugin.adapters.errors import AlignmentError
    from alignment_plugin.cli.questions import asked

    try:
        return asked()
    except click.Abort:
        click.echo()
        raise AlignmentError(
            "the questions were not answered to the end, so nothing was written",
            hint="answers can come from a file with --from FILE, or from a starter with --yes",
        ) from None


def _report(site: "Site", started: "Started") -> None:
    """Say what was written, what was left alone, and what comes next."""
    for path in started.written:
        click.echo(f"wrote       {_shown(path)}")
    for path in started.left_alone:
        click.echo(f"left alone  {_shown(path)} (it is there already)")
    if started.to_add:
        assert site.config is not None
        click.echo(
            f"\nAdd to {_shown(site.config)}, and keep other plugins; if there are none, add search:\n"
        )
        click.echo(started.to_add)
    here = "" if site.root == Path.cwd() else f"cd {_shown(site.root)}, then "
    click.echo(f"\nNext: {here}run 'mkdocs serve' and open http://127.0.0.1:8000/")
    click.echo("Then 'alignment check' says what to talk about. Change any file; its comments say how.")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return plain(path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path))
