"""`alignment agenda`: this week's hour, to paste into an invitation."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option
from alignment_plugin.cli.project_options import config_option, day_of, from_here, scope_of, today_option

if TYPE_CHECKING:
    from alignment_plugin.cli.project_options import Scope
    from alignment_plugin.graph import RecordGraph
    from alignment_plugin.settings import Settings


@click.command(short_help="Print this week's hour, to paste into an invitation.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--team", metavar="ID", help="Whose hour it is, where several teams keep records.")
@today_option
@config_option
@debug_option
def agenda(path: Path | None, team: str | None, today: str | None, config: Path | None) -> None:
    """Print a team's agenda for one good hour, as Markdown to paste into a calendar invitation.

    Who came back with an answer, the seven questions with at most seven that the records ask, who can
    answer each, where its record stands and what it ends with; then what the last hour changed and what
    waits for another week. It is the page "This week's hour", and has no other lines on standard output.

    PATH is a project, a folder of records or a team's part of one. Without it the project around the
    working folder is read.

    \b
    Order of the questions:
      what has to be mended, then what is new in the last seven days, then what is late,
      then what most other records lean on, then by place;
      at most two of one kind, and three about one decision.

    \b
    Examples:
      alignment agenda
      alignment agenda --team settlement
      alignment agenda docs/alignment/settlement > invitation.md
      alignment agenda --today 2026-12-01        what will there be to ask then?

    \b
    Exit codes:
      0  printed, also where the records ask nothing
      2  it could not run, or it is not clear whose hour is meant
    """
    from alignment_plugin.adapters.examination import examine
    from alignment_plugin.analysis.agenda import agenda_of
    from alignment_plugin.report.agenda import render

    scope = scope_of((path,) if path else (), config)
    project = scope.project.checked()
    day = day_of(today, project.settings)
    examined = examine(project, day)
    whose = _team(examined.graph, scope, team)
    hour = agenda_of(examined.graph, examined.findings, today=day, team=whose)
    name = _name(examined.graph, project.settings, whose)
    click.echo(render(hour, team=name, shown=from_here(project.root)), nl=False)


def _team(graph: "RecordGraph", scope: "Scope", wanted: str | None) -> str:
    """The one team that is meant; raises NotFoundError for none, ConfigurationError for several."""
    from alignment_plugin.adapters.errors import ConfigurationError, NotFoundError
    from alignment_plugin.findings import did_you_mean

    here = {record.team for record in graph.records if scope.holds(record.origin.path)}
    teams = [team for team in graph.teams if team in here]
    if wanted is not None:
        if wanted in teams:
            return wanted
        near = did_you_mean(wanted, teams) or f"teams are {', '.join(teams) or 'none'}"
        raise NotFoundError(f"no team with records has the id '{wanted}'", hint=near)
    if len(teams) > 1:
        raise ConfigurationError(
            f"several teams keep records here: {', '.join(teams)}",
            hint=f"say whose hour it is: --team {teams[0]}",
        )
    if not teams:
        raise NotFoundError("there are no records here", hint="'alignment init' writes the first ones")
    return teams[0]


def _name(graph: "RecordGraph", settings: "Settings", team: str) -> str:
    """What people call the team."""
    from alignment_plugin.records.team import Team

    record = graph.one(Team, team)
    return settings.teams.get(team) or (record.name if record else team)
