"""The command `alignment`. Each command is a file; what is slow to import is imported where it runs."""

import click

from alignment_plugin.cli.agenda import agenda
from alignment_plugin.cli.check import check
from alignment_plugin.cli.diff import diff
from alignment_plugin.cli.export import export
from alignment_plugin.cli.import_ import import_
from alignment_plugin.cli.init import init
from alignment_plugin.cli.new import new
from alignment_plugin.cli.owners import owners
from alignment_plugin.cli.program import Program, debug_option, print_version
from alignment_plugin.cli.rules import rules
from alignment_plugin.cli.schema import schema
from alignment_plugin.cli.show import show


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version.",
)
@debug_option
def main() -> None:
    """Keep decisions, questions and agreements as records, and find out where a team is not aligned.

    \b
    Examples:
      alignment init                 start records for a team, by answering seven questions
      alignment check                read all records and say what to talk about
      alignment diff                 what a branch changes, and who should look
      alignment show 4               one record, with what leans on it
      alignment agenda               this week's hour, to paste into an invitation
      alignment new decision "Leave the batch"
      alignment import docs/adr      existing decisions in our form: show what would change
      alignment export               all records as JSON, or the decisions as MADR

    \b
    Exit codes of every command:
      0  fine
      1  findings that stop a build (check); changes (diff --exit-code); an old block (owners --check)
      2  it could not run
    """


for _command in (init, check, diff, owners, show, agenda, new, rules, schema, import_, export):
    main.add_command(_command)
