"""A second reading takes over what the first has read of files that did not change."""

from alignment_plugin.loading import load_records
from alignment_plugin.settings import Settings, read_settings
from alignment_plugin.text import SourceFile


def source(name: str, text: str) -> SourceFile:
    return SourceFile(f"docs/alignment/{name}", name, text.encode(), "docs/alignment")


STEPS = source("steps.yml", "- id: one\n  title: One\n  certainty: known\n  state: next\n")
DECISION = source("decisions/0001-x.md", "---\nstatus: accepted\nowner: priya\n---\n\n# X\n")
EDITED = source("decisions/0001-x.md", "---\nstatus: accepted\nowner: lee\n---\n\n# X\n")
STRATEGY = source("strategy.md", "---\nteam: orders\nstatus: active\nwhere: There\nwhy: So\n---\n")


def test_unchanged_files_give_the_same_records() -> None:
    """The very same values, so that comparing two readings can pass over them."""
    first = load_records([DECISION, STEPS])
    again = load_records([EDITED, STEPS], earlier=first)
    assert again.records[1] is first.records[1]
    assert again.records[0] is not first.records[0]
    assert again.records == load_records([EDITED, STEPS]).records
    assert again.texts["docs/alignment/decisions/0001-x.md"].count("lee") == 1


def test_another_team_reads_all_again() -> None:
    """A strategy names the team of all files around it."""
    first = load_records([DECISION, STEPS])
    again = load_records([DECISION, STEPS, STRATEGY], earlier=first)
    assert {record.team for record in again.records} == {"orders"}
    back = load_records([DECISION, STEPS], earlier=again)
    assert back.records == first.records


def test_other_settings_read_all_again() -> None:
    """A team's own status words are read by the settings."""
    first = load_records([DECISION])
    settings, wrong = read_settings({"statuses": {"accepted": "proposed"}})
    assert not wrong
    again = load_records([DECISION], settings=settings, earlier=first)
    assert again.records == load_records([DECISION], settings=settings).records
    assert again.records != load_records([DECISION], settings=Settings()).records
