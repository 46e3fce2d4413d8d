"""The frame around all commands: exit codes, errors without tracebacks, text that is safe to print."""

import gc
import os
import sys
import traceback
from collections.abc import Callable
from typing import IO, Any, TypeVar

import click

from alignment_plugin.adapters.errors import AlignmentError
from alignment_plugin.cli.outlet import open_outlets
from alignment_plugin.report.plain import plain, without_commands

DISTRIBUTION = "mkdocs-alignment"
COULD_NOT_RUN = 2
C = TypeVar("C", bound=Callable[..., Any])


class Program(click.Group):
    """A group that ends every failure with one message and exit code 2."""

    ending: click.exceptions.Exit | None = None
    """How the command ended, where the process ends with it."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a process that ends with the command: nothing is freed before its end."""
        gc.disable()
        # Looking for them among all packages takes time, and records are read by our rules alone.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        try:
            return super().__call__(*args, **kwargs)
        except SystemExit as ending:
            if not isinstance(ending.code, int):
                raise
            # Taking apart what was read costs more than a tenth of reading it.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(ending.code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which they were added: the order in which people need them."""
        return list(self.commands)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run with streams that can write any text, and whose reader may leave."""
        open_outlets()
        try:
            return super().main(*args, **kwargs)
        except AlignmentError as error:  # while printing the help, which is before any command
            say_error(error.message, error.hint)
            return sys.exit(COULD_NOT_RUN)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its exit code is 2 for anything that stops it."""
        try:
            return super().invoke(ctx)
        except click.exceptions.Exit as ending:
            # It holds all that the command had read, which would be taken apart as soon as nobody holds it.
            self.ending = None if gc.isenabled() else ending
            raise
        except click.ClickException:
            raise
        except AlignmentError as error:
            say_error(error.message, error.hint)
        except (KeyboardInterrupt, EOFError, click.Abort):
            click.echo("\nStopped.", err=True)
        except Exception as error:  # noqa: BLE001 - the last resort: a crash is never shown as findings
            _say_crash(error, debug=bool(ctx.meta.get("alignment.debug")))
        return ctx.exit(COULD_NOT_RUN)


def say_error(message: str, hint: str = "") -> None:
    """Print why a command did not run, and the next move; an indented line goes on with the one above."""
    lines = [
        plain(line) if line.startswith("  ") else f"Error: {plain(line)}" for line in message.split("\n")
    ]
    if hint:
        first, *rest = hint.split("\n")
        lines += [f"Hint: {plain(first)}", *map(plain, rest)]
    click.echo(without_commands("\n".join(lines)), err=True)


def _say_crash(error: Exception, *, debug: bool) -> None:
    if debug:
        click.echo(traceback.format_exc(), err=True)
    what = plain(f"{type(error).__name__}: {error}")[:200]
    click.echo(
        f"Error: this is a mistake in alignment, not in your records ({what}). "
        "Please report it with the output of the same command and --debug.",
        err=True,
    )


def _keep_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["alignment.debug"] = True


def debug_option(command: C) -> C:
    """Adds `--debug`, before a command or after it."""
    option = click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_keep_debug,
        help="Show the traceback if alignment itself goes wrong.",
    )
    return option(command)


def print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Print name and version, and end."""
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"alignment {version(DISTRIBUTION)}")
    except PackageNotFoundError:
        click.echo(f"alignment, of no version: {DISTRIBUTION} is not installed")
    ctx.exit()


def has_color(stream: IO[Any]) -> bool:
    """Whether a stream is a terminal that wants colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
