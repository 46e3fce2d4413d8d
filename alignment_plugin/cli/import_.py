"""`alignment import`: write documents that were there before in our form, after showing what would change."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.project_options import config_option, day_of, from_here, scope_of, today_option
from alignment_plugin.report.color import Paint, paint
from alignment_plugin.report.plain import plain, without_commands

if TYPE_CHECKING:
    from alignment_plugin.adapters.import_notes import Note
    from alignment_plugin.adapters.importing import Import, Imported
    from alignment_plugin.adapters.project import Project

Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a run of `alignment import` was asked for, one field an option."""

    paths: tuple[Path, ...]
    write: bool
    brief: bool
    today: str | None
    config: Path | None


@click.command("import", short_help="Write existing decision documents in our form.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the files. Without it nothing is written.")
@click.option("--brief", is_flag=True, help="Name the files that would change, without showing how.")
@today_option
@config_option
@debug_option
def import_(**given: Any) -> None:
    """Show how decision documents in other forms would read in ours; with --write, write them so.

    The site and all checks read such documents as they are, so this is only for those who want more fields
    in them. Each gets front matter with our fields. A line leaves the text once a field says all of it;
    all other text stays as it is, and so do file names and front matter that is not ours. Every file
    is read back first: one that would not say the same as before is left alone, and named.

    PATHS are files or folders; without them, all decisions of the project. The difference goes to standard
    output, and what needs a person's look to standard error.

    \b
    Examples:
      alignment import                       show what would change
      alignment import docs/adr --brief      only which files
      alignment import docs/adr/0007-x.md --write
      alignment import docs/adr --write

    \b
    Exit codes:
      0  fine, also where there is nothing to do
      2  it could not run, or a file could not be written
    """
    options = ImportOptions(**given)
    from alignment_plugin.adapters.importing import planned_import

    scope = scope_of(options.paths, options.config)
    project = scope.project.checked()
    planned = planned_import(project, scope.holds, day_of(options.today, project.settings))
    shown = from_here(project.root)
    if options.write:
        _write(planned, project, shown)
    else:
        _show(planned, shown, brief=options.brief)
    colored = paint(color=has_color(sys.stderr))
    hints: set[str] = set()
    for note in planned.notes:
        lines = _note(note, shown, colored, with_hint=note.hint not in hints)
        click.echo(without_commands("\n".join(lines)), err=True, color=True)
        hints.add(note.hint)
    click.echo(_summary(planned, written=options.write), err=True)


def _write(planned: "Import", project: "Project", shown: Shown) -> None:
    """Write the files one after the other, each whole; raises NotWrittenError at the first that cannot be."""
    from alignment_plugin.adapters.writing import write_inside

    for imported in planned.files:
        file = project.root / imported.path
        write_inside(file.parent, file, imported.new, new=False)
        click.echo(plain(shown(imported.path)))


def _show(planned: "Import", shown: Shown, *, brief: bool) -> None:
    colored = paint(color=has_color(sys.stdout))
    for imported in planned.files:
        name = shown(imported.path)
        lines = [plain(name)] if brief else list(_difference(imported, name, colored))
        click.echo(without_commands("\n".join(lines)), color=True)


def _difference(imported: "Imported", name: str, colored: Paint) -> Iterator[str]:
    from alignment_plugin.adapters.importing import diff_of

    roles = {"+": "good", "-": "gone", "@": "quiet"}
    for line in diff_of(imported, name):
        role = "title" if line.startswith(("--- ", "+++ ")) else roles.get(line[:1])
        yield colored(plain(line), role) if role else plain(line)


def _note(note: "Note", shown: Shown, colored: Paint, *, with_hint: bool) -> Iterator[str]:
    """What a person decides, with its place; what to do about it where that was not said before."""
    place = colored(f"{plain(shown(note.path))}:{note.line}:{note.column}:", "place")
    yield f"{place} {plain(note.message)}"
    if note.hint and with_hint:
        yield f"  hint: {plain(note.hint)}"


def _summary(planned: "Import", *, written: bool) -> str:
    """What was done or would be, in one line."""
    count = len(planned.files)
    documents = "document is" if count == 1 else "documents are"
    would = "document" if count == 1 else "documents"
    parts = [
        f"{count:,} {documents} now in our form."
        if written
        else f"{count:,} {would} would change; nothing is written yet. Add --write to write them."
        if count
        else "Nothing to write."
    ]
    if planned.left:
        parts.append(f"Left as they are: {len(planned.left):,}, each with its reason above.")
    if planned.own:
        parts.append(f"In our form already: {planned.own:,}.")
    return " ".join(parts)
