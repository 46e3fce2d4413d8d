"""`alignment show`: one record on the terminal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.project_options import config_option, day_of, from_here, project_of, today_option

if TYPE_CHECKING:
    from alignment_plugin.graph import Entity, Key, RecordGraph


@click.command(short_help="Show a record and what leans on it.")
@click.argument("name", metavar="ID")
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
def show(name: str, where: Path | None, today: str | None, config: Path | None) -> None:
    """Show a record: what it says, what it leans on, what leans on it, and what is open about it.

    ID is its id, a number that its file starts with, a name that it had before, or team/id where several
    teams keep records. Policies, directions, signals, members and terms are found as well.

    \b
    Examples:
      alignment show 0004-leave-the-batch
      alignment show 4
      alignment show settlement/strategy

    \b
    Exit codes:
      0  shown
      2  nothing has that name, or several things have it
    """
    from alignment_plugin.adapters.examination import examine
    from alignment_plugin.report.page import render

    project = project_of((where,) if where else (), config).checked()
    examined = examine(project, day_of(today, project.settings))
    entity = _found(examined.graph, name)
    names = _names(examined.graph, entity)
    about = [each for each in examined.findings if each.record in names]
    page = render(examined.graph, entity, about, color=has_color(sys.stdout), shown=from_here(project.root))
    click.echo(page, nl=False, color=True)


def _found(graph: "RecordGraph", name: str) -> "Entity":
    """The one thing that a name means; raises NotFoundError for none or several."""
    from alignment_plugin.adapters.errors import NotFoundError
    from alignment_plugin.findings import did_you_mean

    keys = _keys(graph, name)
    if len(keys) == 1:
        return graph.entities[keys[0]]
    if keys:
        names = "\n".join(f"  {key.full_id} ({key.kind}): {graph.entities[key].name}" for key in keys)
        raise NotFoundError(f"'{name}' could be:\n{names}", hint="write the full id of the one that is meant")
    near = did_you_mean(name, sorted({text for key in graph.entities for text in (key.id, key.full_id)}))
    raise NotFoundError(
        f"nothing has the id, number or former name '{name}'",
        hint=near or "'alignment check' names all records that could not be read",
    )


def _names(graph: "RecordGraph", entity: "Entity") -> set[str]:
    """The ids under which findings stand about a thing: its own, and for a record those of its parts."""
    if entity.part is not None or entity.record is None:
        return {entity.key.full_id}
    return {each.key.full_id for each in graph.entities.values() if each.record is entity.record}


def _keys(graph: "RecordGraph", name: str) -> "tuple[Key, ...]":
    """What a name means to any team; a whole record before a part of one."""
    found: dict[Key, None] = {}
    for team in graph.teams:
        found |= dict.fromkeys(graph.resolve(name, team=team))
    whole = [
        key for key in found if graph.entities[key].part is None and graph.entities[key].record is not None
    ]
    return tuple(sorted(whole or found))
