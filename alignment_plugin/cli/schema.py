"""`alignment schema`: JSON Schemas of the kinds, for editors."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.program import debug_option
from alignment_plugin.report.plain import plain

if TYPE_CHECKING:
    from alignment_plugin.records.kinds import Kind


@click.command(short_help="Print JSON Schemas, for editors.")
@click.argument("kind", required=False)
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write one file a kind into this folder: decision.schema.json, ...",
)
@debug_option
def schema(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a KIND, or one object with the schemas of all kinds by their names.

    With it, an editor completes the fields of a YAML record, explains them, and marks what 'alignment
    check' would call an error in them. It needs no network. Run it again after an upgrade.

    \b
    Examples:
      alignment schema decision
      alignment schema --output .alignment

    Beside mkdocs.yml, in the folder .alignment, the schemas are found by 'alignment new': a YAML file
    that it starts then says in its first line which one is its own. In a file that is there already,
    write that line yourself, with the path from the file to the schema:

    \b
      # yaml-language-server: $schema=../../.alignment/step.schema.json

    \b
    Exit codes:
      0  fine
      2  there is no such kind, or a file could not be written
    """
    from alignment_plugin.adapters.errors import NotFoundError
    from alignment_plugin.findings import did_you_mean
    from alignment_plugin.loading.schema import schema_of
    from alignment_plugin.records.kinds import KINDS

    kinds = [each for each in KINDS if kind in (None, each.name)]
    if not kinds:
        names = [each.name for each in KINDS]
        near = did_you_mean(kind or "", names) or f"kinds are {', '.join(names)}"
        raise NotFoundError(f"there is no kind '{kind}'", hint=near)
    if folder is not None:
        for path in _written(kinds, folder):
            click.echo(plain(str(path)))
    elif kind is not None:
        click.echo(json.dumps(schema_of(kinds[0]), indent=2))
    else:
        click.echo(json.dumps({each.name: schema_of(each) for each in kinds}, indent=2))


def _written(kinds: "Sequence[Kind]", folder: Path) -> list[Path]:
    """Write the schemas; the paths of the files. All are written before anything is printed."""
    from alignment_plugin.adapters.editor_schemas import schema_name, schema_text
    from alignment_plugin.adapters.errors import NotWrittenError
    from alignment_plugin.adapters.writing import write_atomically

    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            paths.append(folder / schema_name(kind))
            write_atomically(paths[-1], schema_text(kind).encode())
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NotWrittenError(f"--output: nothing can be written to {folder}: {reason}") from None
    return paths
