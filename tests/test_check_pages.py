"""Each page about a check is true: its example is asked about in its words, and its smallest change answers it."""

import difflib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from alignment_plugin.adapters.examination import Examination, examine
from alignment_plugin.adapters.project import project_at
from alignment_plugin.adapters.since import change_findings
from alignment_plugin.checks import RULES, accepted
from alignment_plugin.findings import Finding, Severity
from scripts.check_pages import (
    LIVING,
    PAGES,
    RECORDS,
    SECTIONS,
    Printed,
    about,
    frame,
    read_page,
    read_pages,
    run,
)

RULE = {rule.code: rule for rule in RULES}
PAGE = read_pages()
CODES = sorted(RULE.keys() & PAGE.keys())
LIVABLE = [code for code in CODES if "accept:" in PAGE[code].sections.get(LIVING, "")]
UNSOUND = {rule.code for rule in RULES if rule.group == "integrity"}
NOT_OUR_WORDS = re.compile(
    r"\b(violation|compliance|health|should have|you must|you should|overdue)\b|!", re.I
)


def examined(
    files: dict[str, str], folder: Path, day: date, base: dict[str, str] | None = None
) -> Examination:
    """What a project says that holds nothing but these files, and what its change from `base` is asked."""
    (folder / "mkdocs.yml").write_text("site_name: T\nplugins: [alignment]\n", "utf-8")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    now = examine(project_at(folder / "mkdocs.yml", {}), day)
    if not base:
        return now
    (folder / "base").mkdir(exist_ok=True)
    then = examined(base, folder / "base", day).graph
    asked = accepted(now.graph, change_findings(then, now.graph, then, name="main"), day)
    return replace(now, findings=(*now.findings, *asked))


def texts(printed: dict[str, Printed]) -> dict[str, str]:
    """Path → text of what a page prints."""
    return {path: each.text for path, each in printed.items()}


def flagged(code: str, folder: Path) -> tuple[Finding, ...]:
    """What the example of a page is asked about."""
    page = PAGE[code]
    return examined(texts(page.flagged), folder, page.day, texts(page.base)).findings


def fine(code: str, folder: Path) -> tuple[Finding, ...]:
    """What the same example is asked once the page's change is made."""
    page = PAGE[code]
    return examined(texts(page.flagged) | texts(page.fine), folder, page.day, texts(page.base)).findings


def test_every_code_has_a_page_and_every_page_a_code():
    assert PAGE.keys() == RULE.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_parts_in_order(code):
    page = PAGE[code]
    last = () if RULE[code].severity is Severity.ERROR else (LIVING,)
    assert page.title == code
    assert page.question.endswith("?")
    assert "\n" not in page.question
    assert tuple(page.sections) == SECTIONS + last
    assert all(text.strip() for text in page.sections.values())


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_severity_and_group_as_the_table_does(code):
    assert PAGE[code].about == about(RULE[code])


@pytest.mark.parametrize("code", CODES)
def test_a_page_asks_and_does_not_scold(code):
    page = PAGE[code]
    text = "\n".join((page.question, *page.sections.values()))
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`", "", text, flags=re.DOTALL | re.MULTILINE)
    assert not NOT_OUR_WORDS.search(prose)


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_asked_about_in_the_words_of_the_page(code, tmp_path):
    assert [each.message for each in flagged(code, tmp_path) if each.code == code] == PAGE[code].says


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_sound_but_for_what_it_shows(code, tmp_path):
    assert not {each.code for each in flagged(code, tmp_path)} & (UNSOUND - {code})


@pytest.mark.parametrize("code", CODES)
def test_the_change_answers_it_and_leaves_the_records_sound(code, tmp_path):
    assert not {each.code for each in fine(code, tmp_path)} & (UNSOUND | {code})


@pytest.mark.parametrize("code", CODES)
def test_the_marked_lines_are_those_that_change(code):
    before = PAGE[code].flagged
    for path, printed in PAGE[code].fine.items():
        if path in before:
            assert printed.marked == changed_lines(before[path].text, printed.text), path
        else:
            assert printed.marked == (), "a new file is new from end to end"


def changed_lines(before: str, after: str) -> tuple[int, ...]:
    """Lines of `after`, from 1, that are not in `before`."""
    match = difflib.SequenceMatcher(a=before.splitlines(), b=after.splitlines(), autojunk=False)
    moves = (each for each in match.get_opcodes() if each[0] in ("replace", "insert"))
    return tuple(line + 1 for *_, start, end in moves for line in range(start, end))


def test_every_page_but_one_about_an_error_says_how_to_live_with_it():
    """`no-records` has no record that could say so."""
    livable = {code for code in CODES if RULE[code].severity is not Severity.ERROR}
    assert livable - set(LIVABLE) == {"no-records"}


@pytest.mark.parametrize("code", LIVABLE)
def test_what_a_page_accepts_is_accepted(code, tmp_path):
    (printed,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE[code].sections[LIVING], re.DOTALL | re.MULTILINE)
    (said,) = yaml.safe_load(printed)["accept"]
    files = texts(PAGE[code].flagged)
    (before,) = (each for each in flagged(code, tmp_path) if each.code == code)
    files[before.path] = with_fields(files[before.path], printed, before.span.line)
    found = examined(files, tmp_path, PAGE[code].day, texts(PAGE[code].base)).findings
    (after,) = (each for each in found if each.code == code)
    assert after.accepted
    assert (after.accepted.because, after.accepted.until) == (said["because"], said["until"])


def with_fields(text: str, fields: str, line: int) -> str:
    """The file with more fields: in its front matter, at its end, or in the list entry that holds `line`."""
    if text.startswith("---\n"):
        return re.sub(
            r"^---\n(.*?)^---\n", rf"---\n\g<1>{fields}---\n", text, count=1, flags=re.DOTALL | re.MULTILINE
        )
    if not text.startswith("- "):
        return text + fields
    lines = text.splitlines(keepends=True)
    later = (number for number in range(line, len(lines)) if lines[number].startswith("- "))
    at = next(later, len(lines))
    indented = [f"  {each}\n" for each in fields.splitlines()]
    return "".join((*lines[:at], *indented, *lines[at:]))


def test_the_index_and_the_pages_are_those_of_the_table():
    assert run(check=True) == 0, "run python scripts/check_pages.py"


def test_the_reference_leads_to_each_page():
    reference = (PAGES.parent / "reference" / "findings.md").read_text("utf-8")
    assert set(re.findall(r"\]\(\.\./checks/([\w-]+)\.md\)", reference)) == RULE.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_frame_for_a_code_without_a_page_has_all_parts(rule):
    page = read_page(frame(rule))
    assert (page.title, page.about) == (rule.code, about(rule))
    assert set(page.sections) >= set(SECTIONS)


def test_examples_stand_in_the_folder_that_is_read():
    assert all(path.startswith(f"{RECORDS}/") for code in CODES for path in PAGE[code].flagged)
