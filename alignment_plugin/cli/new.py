"""`alignment new`: write a record down."""

from collections.abc import Sequence
from pathlib import Path

import click

from alignment_plugin.cli.program import debug_option
from alignment_plugin.cli.project_options import config_option, day_of, project_of, today_option
from alignment_plugin.report.plain import plain

# The names in adapters.new_records.NEW_KINDS, so that help needs no import; a test holds them together.
KIND_NAMES = ("decision", "step", "unknown", "session", "back-brief", "term", "member")


def _pairs(
    _ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"'{value}' sets nothing; write field=value, as owner=ana")
        if not text.strip():
            raise click.BadParameter(
                f"'{name.strip()}' has no value; leave it out, or write {name.strip()}=..."
            )
        pairs.append((name.strip(), text))
    return tuple(pairs)


@click.command(short_help="Write a new record.")
@click.argument("kind", type=click.Choice(KIND_NAMES))
@click.argument("title", required=False, default="")
@click.option("--team", metavar="ID", help="Whose record it is, where several teams keep records.")
@click.option("--id", "identity", metavar="ID", help="Its name in links. Otherwise made from the title.")
@click.option(
    "--set",
    "fields",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=VALUE",
    help="A field of the record. Name a list several times: --set explorers=ana --set explorers=jo",
)
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
def new(
    kind: str,
    title: str,
    team: str | None,
    identity: str | None,
    fields: tuple[tuple[str, str], ...],
    where: Path | None,
    today: str | None,
    config: Path | None,
) -> None:
    """Write a new record of a KIND, and print its place.

    A decision, a session or a back-brief becomes a file of its own. A step, an unknown, a term or a
    member is added to its list, in which every other byte stays as it is. TITLE is what it says: the
    title of a decision or a step, the question of an unknown, the word of a term, the name of a member,
    who told a back-brief. Nothing is written that 'alignment check' would call an error.

    \b
    Examples:
      alignment new decision "Leave the nightly batch"
      alignment new step "Show the first balance" --set owner=noor --set demo="One balance, live"
      alignment new unknown "Who reads the batch?" --set explorers=ana --set report_back=2026-12-01
      alignment new term "settled" --set means="The money has reached the merchant's bank."
      alignment new session
      alignment new back-brief "Lee"

    \b
    Exit codes:
      0  written
      2  not written, with the reason
    """
    from alignment_plugin.adapters.errors import AlignmentError
    from alignment_plugin.adapters.new_records import Request, add_record

    title = title.strip()
    if not title and kind != "session":
        raise AlignmentError(f"a {kind} needs a title", hint=f'alignment new {kind} "..."')
    project = project_of((where,) if where else (), config).checked()
    day = day_of(today, project.settings)
    written = add_record(project, Request(kind, title, team, identity, fields), day)
    click.echo(plain(f"{_shown(written.path)}:{written.line}"))


def _shown(path: Path) -> str:
    """A path from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
