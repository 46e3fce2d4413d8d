"""Where a project keeps the schemas that its editors read, and the line by which a YAML file names its own."""

import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from alignment_plugin.loading.place import YAML
from alignment_plugin.loading.schema import schema_of
from alignment_plugin.records.kinds import BY_PLACE, Kind

SCHEMA_FOLDER = ".alignment"
"""Below the folder of `mkdocs.yml`."""


def schema_name(kind: Kind) -> str:
    """The name of the file with a kind's schema."""
    return f"{kind.name}.schema.json"


def schema_text(kind: Kind) -> str:
    """That file's text: ASCII, the same on every run."""
    return json.dumps(schema_of(kind), indent=2) + "\n"


def schema_line(kind: Kind, file: Path, root: Path) -> str:
    """The comment that opens a YAML file of a kind: a relative path, which needs no network."""
    schema = PurePath(os.path.relpath(root / SCHEMA_FOLDER / schema_name(kind), file.parent)).as_posix()
    return f"# yaml-language-server: $schema={schema}\n"


def line_for_new(kind: Kind, file: Path, root: Path) -> str:
    """That comment where the project has the schema, and nothing where an editor would look for it in vain."""
    return schema_line(kind, file, root) if (root / SCHEMA_FOLDER / schema_name(kind)).is_file() else ""


def with_schemas(files: Mapping[Path, str], root: Path) -> dict[Path, str]:
    """New files by their path, those in YAML with that comment, and the schemas that they name."""
    opened, schemas = dict(files), dict[Path, str]()
    for path, text in files.items():
        kind = BY_PLACE.get(path.stem)
        if kind is not None and path.suffix in YAML:
            opened[path] = schema_line(kind, path, root) + text
            schemas[root / SCHEMA_FOLDER / schema_name(kind)] = schema_text(kind)
    return opened | schemas
