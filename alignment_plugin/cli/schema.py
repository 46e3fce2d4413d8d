"""`alignment schema`: JSON Schemas of the kinds, for editors."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    """Print the JSON Schema of a KIND, or of all kinds, made from what reads the records.

    With it, an editor completes fields and explains them. In a YAML file, this first line is enough for
    many editors: # yaml-language-server: $schema=step.schema.json

    \b
    Examples:
      alignment schema decision
      alignment schema --output .schemas

    \b
    Exit codes:
      0  fine
      2  there is no such kind, or a file could not be written
    """
    from alignment_plugin.adapters.errors import NotFoundError
    from alignment_plugin.findings import did_you_mean
    from alignment_plugin.records.kinds import KINDS

    kinds = [each for each in KINDS if kind in (None, each.name)]
    if not kinds:
        names = [each.name for each in KINDS]
        near = did_you_mean(kind or "", names) or f"kinds are {', '.join(names)}"
        raise NotFoundError(f"there is no kind '{kind}'", hint=near)
    if folder is not None:
        _write_all(kinds, folder)
    elif kind is not None:
        click.echo(_text(schema_of(kinds[0])))
    else:
        click.echo(_text({each.name: schema_of(each) for each in kinds}))


def schema_of(kind: "Kind") -> dict[str, Any]:
    """The schema of a file of a kind: one record, or an ordered list of them."""
    record = _with_short_forms(kind.model.model_json_schema(by_alias=True))
    definitions = {
        name: each for name, each in record.pop("$defs", {}).items() if name not in ("Origin", "Span")
    }
    _drop_what_the_place_says(record, listed=kind.listed)
    whole = {"anyOf": [{"type": "array", "items": record}, record]} if kind.listed else record
    base = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**base, **whole, "title": kind.label, **({"$defs": definitions} if definitions else {})}


def _drop_what_the_place_says(record: dict[str, Any], *, listed: bool) -> None:
    """Leave out what the reader fills in: where the record was read, its team, a file's id."""
    record["properties"].pop("origin", None)
    optional = (
        {"origin", "team"} if listed and "term" not in record["properties"] else {"origin", "team", "id"}
    )
    record["required"] = [name for name in record.get("required", ()) if name not in optional]
    record["properties"]["kind"] = {
        "type": "string",
        "description": "Its kind, where the place does not say it.",
    }


def _with_short_forms(node: Any) -> Any:
    """One value may stand where a list of them may, and a plain text where a limit may."""
    if isinstance(node, list):
        return [_with_short_forms(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {key: _with_short_forms(value) for key, value in node.items()}
    if node.get("type") != "array" or "items" not in node:
        return node
    items = node["items"]
    if items == {"$ref": "#/$defs/Limit"}:
        items = {"anyOf": [{"type": "string", "minLength": 1}, items]}
    kept = {key: node[key] for key in ("title", "description", "default") if key in node}
    return {**kept, "anyOf": [{"type": "array", "items": items}, items]}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False)


def _write_all(kinds: "Sequence[Kind]", folder: Path) -> None:
    from alignment_plugin.adapters.editing import write_atomically
    from alignment_plugin.adapters.errors import NotWrittenError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            path = folder / f"{kind.name}.schema.json"
            write_atomically(path, (_text(schema_of(kind)) + "\n").encode())
            click.echo(plain(str(path)))
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NotWrittenError(f"--output: nothing can be written to {folder}: {reason}") from None
