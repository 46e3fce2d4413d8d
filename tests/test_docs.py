"""The records printed in the guide are valid, each page's own and all of them together."""

import re
from pathlib import Path

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.loading.mkdocs_config import plugin_options, read_config
from alignment_plugin.settings import read_settings

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide"
RECORDS = "docs/alignment"
_BLOCK = re.compile(rf'^```yaml title="({RECORDS}/[^"]+)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)


def printed_records(page: Path) -> dict[str, str]:
    """The records that a page of the guide prints, by the file that it says they stand in."""
    return dict(_BLOCK.findall(page.read_text("utf-8")))


PAGES = {page.relative_to(GUIDE).as_posix(): printed_records(page) for page in sorted(GUIDE.rglob("*.md"))}
WRITING = {
    path: text
    for name, records in PAGES.items()
    if name.startswith("writing/")
    for path, text in records.items()
}
EVERYTHING = {path: text for records in PAGES.values() for path, text in records.items()} | WRITING


def errors_in(records: dict[str, str], project: Path) -> list[Finding]:
    """What is wrong with the records once they are files of one team."""
    for path, text in records.items():
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    loaded = load_records(read_folder(project / RECORDS, project=project).sources)
    _, unsound = link(loaded)
    return [each for each in (*loaded.findings, *unsound) if each.severity is Severity.ERROR]


@pytest.mark.parametrize("page", [name for name, records in PAGES.items() if records])
def test_records_printed_on_a_page_are_valid_beside_those_of_the_guide(page: str, tmp_path: Path) -> None:
    """A page may print its own state of a record: the tour shows a decision before it is complete."""
    assert errors_in(EVERYTHING | PAGES[page], tmp_path) == []


def test_the_guide_prints_a_record_of_every_place() -> None:
    """Otherwise a change of the fences would empty the tests above in silence."""
    places = {Path(path).relative_to(RECORDS).parts[0] for path in EVERYTHING}
    assert places == {
        "strategy.md", "decisions", "steps.yml", "unknowns.yml", "team.yml", "glossary.yml", "onboarding.yml", "sessions", "back-briefs",
    }  # fmt: skip


@pytest.mark.parametrize("page", sorted(PAGES))
def test_options_printed_on_a_page_are_options_that_there_are(page: str) -> None:
    """Each fence that says it is `mkdocs.yml` is read as one."""
    printed = re.findall(
        r'^```yaml title="mkdocs.yml"\n(.*?)^```$',
        (GUIDE / page).read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    for text in printed:
        assert read_settings(plugin_options(read_config(text, {}), "alignment").options)[1] == ()
