"""`alignment diff`: what means something different between two revisions, and who should look."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignment_plugin.cli.outputs import Output, outputs_among
from alignment_plugin.cli.program import debug_option, has_color
from alignment_plugin.cli.progress import progress_on
from alignment_plugin.cli.project_options import config_option, day_of, from_here, project_of, today_option

if TYPE_CHECKING:
    from datetime import date

    from alignment_plugin.adapters.project import Project
    from alignment_plugin.adapters.revisions import Sides
    from alignment_plugin.report.diff import Diff

# The names that `rendered` knows, so that help needs no import; a test holds them together.
FORMAT_NAMES = ("text", "markdown", "json")
MAX_CHARS = 60_000


@click.command(short_help="Say what means something different between two revisions.")
@click.argument("revisions", required=False, metavar="[BASE | BASE...HEAD | BASE..HEAD]")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="text",
    show_default=True,
    help="How to print the changes.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    callback=outputs_among(FORMAT_NAMES, example="markdown=comment.md"),
    metavar="FORMAT=FILE",
    help="Also write them to a file. May be given several times.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything means something different.")
@click.option(
    "--max-chars",
    type=click.IntRange(1_000, 65_536),
    default=MAX_CHARS,
    show_default=True,
    metavar="N",
    help="How long the Markdown may be at most, counted as code hosts count (UTF-16).",
)
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
def diff(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    revisions: str | None,
    format_name: str,
    outputs: tuple[Output, ...],
    exit_code: bool,
    max_chars: int,
    staged: bool,
    where: Path | None,
    today: str | None,
    config: Path | None,
) -> None:
    """Say what means something different: what was decided, eliminated, promised or dropped; what leans on
    it; and who should look. White space, wrapping, quoting and the order of keys are no change.

    BASE and BASE...HEAD compare with the commit at which the two parted, BASE..HEAD with BASE as it is now.
    Without HEAD it is the working tree where that has changes. Without anything the base of the pull request
    is looked for: in CI from the environment, else the default branch of the remote.

    \b
    Examples:
      alignment diff                       what does my branch change?
      alignment diff main
      alignment diff v1.0..v2.0
      alignment diff --staged              what am I about to commit?
      alignment diff --format markdown --output json=changes.json > comment.md

    \b
    Exit codes:
      0  printed
      1  something means something different (with --exit-code only)
      2  it could not run
    """
    from alignment_plugin.adapters.revisions import compared_nearby

    project = project_of((where,) if where else (), config).checked()
    day = day_of(today, project.settings)
    with progress_on(sys.stderr) as tell:
        sides = compared_nearby(project, revisions, staged=staged, environ=os.environ, tell=tell)
    found = diff_of(sides, project, day)
    for name, path in outputs:
        _write(path, rendered(found, name, project, max_chars=max_chars))
    color = has_color(sys.stdout)
    click.echo(rendered(found, format_name, project, max_chars=max_chars, color=color), nl=False, color=True)
    click.get_current_context().exit(1 if exit_code and found.changes else 0)


def _write(path: Path, text: str) -> None:
    # What writes files brings a YAML writer along, which printing does without.
    from alignment_plugin.cli.reporting import write_report

    write_report(path, text)


def diff_of(sides: "Sides", project: "Project", today: "date") -> "Diff":
    """All that two sides say about each other, with paths as the project has them."""
    from alignment_plugin.adapters.examination import findings_within
    from alignment_plugin.adapters.memory import collector_paused
    from alignment_plugin.report.diff import make_diff, on_changed_lines

    base, head = sides.base, sides.head
    with collector_paused():
        made = make_diff(base.reading.graph, head.reading.graph, base=base.name, head=head.name, today=today)
        found = findings_within(head.project, head.reading, today, sides.changed_lines.keys())
    return replace(
        made,
        findings=on_changed_lines(found, sides.changed_lines),
        notes=tuple(f"{side.name}: {side.note}" for side in (base, head) if side.note),
        base_commit=base.commit,
        head_commit=head.commit,
        parted=sides.merge_base_of is not None and sides.tip != base.commit,
        key="-".join(each.folder.path for each in project.folders),
    )


def rendered(
    found: "Diff", name: str, project: "Project", *, max_chars: int = MAX_CHARS, color: bool = False
) -> str:
    """The diff in a format, with the paths that this format wants."""
    from alignment_plugin.report import diff_comment, diff_json, diff_text
    from alignment_plugin.report.diff import with_shown_paths

    if name == "json":
        return diff_json.render(found)
    if name == "markdown":
        shown = with_shown_paths(found, from_top(project.root))
        shown = replace(shown, permalink=_permalink(found.base_commit, found.head_commit))
        return diff_comment.render(shown, max_chars=max_chars)
    return diff_text.render(with_shown_paths(found, from_here(project.root)), color=color)


def from_top(root: Path) -> Callable[[str], str]:
    """Turns a path of the project into one from the top of the repository."""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), root)
    return lambda path: Path(os.path.relpath(root / path, top)).as_posix() if path else path


def _permalink(base_commit: str, head_commit: str) -> Callable[[str, int, bool], str]:
    """Addresses of lines on the code host, where the environment of a CI job says which that is."""
    from urllib.parse import quote

    env = os.environ
    server, repository = env.get("GITHUB_SERVER_URL", ""), env.get("GITHUB_REPOSITORY", "")
    project, blob = env.get("CI_PROJECT_URL", ""), "/-/blob/"
    if server and repository:
        project, blob = f"{server}/{repository}", "/blob/"
    known = project.startswith(("https://", "http://")) and not set(project) & set(" <>()[]\"'\\\n\r\t")

    def link(path: str, line: int, at_base: bool) -> str:
        commit = base_commit if at_base else head_commit
        if not known or not commit or not path or path.startswith("../"):
            return ""
        return f"{project}{blob}{commit}/{quote(path, safe='/')}#L{line}"

    return link
