"""`--output FORMAT=FILE`, as the commands that write reports have it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

Output = tuple[str, Path]
"""A format and the file for it."""
Callback = Callable[[click.Context, click.Parameter, Sequence[str]], tuple[Output, ...]]


def outputs_among(formats: Sequence[str], *, example: str) -> Callback:
    """What reads the option where `formats` can be written; `example` is shown where no file is named."""

    def outputs(
        _ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]
    ) -> tuple[Output, ...]:
        return tuple(_output(value, formats, example) for value in values)

    return outputs


def _output(value: str, formats: Sequence[str], example: str) -> Output:
    name, equals, path = value.partition("=")
    if not equals or not path:
        raise click.BadParameter(f"'{value}' names no file; write FORMAT=FILE, as {example}")
    if name not in formats:
        raise click.BadParameter(f"there is no format '{name}'; formats are {', '.join(formats)}")
    return name, Path(path)
