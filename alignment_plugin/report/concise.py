"""One line a finding, for editors and for `grep`."""

from alignment_plugin.report.plain import without_commands
from alignment_plugin.report.run import Run
from alignment_plugin.report.text import first_line


def render(run: Run) -> str:
    """The open findings; nothing at all where there are none."""
    return without_commands("".join(f"{first_line(finding)}\n" for finding in run.open))
