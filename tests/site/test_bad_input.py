"""Every bad file: the finding that says what is wrong and where, and a site that is whole or left as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.checks import run_checks
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings
from tests.site.building import build_site, write_files, write_project
from tests.site.pages import read_site

GOOD = "---\nstatus: accepted\ndecided: 2026-11-02\n---\n\n# Good\n"
STRATEGY = "---\nteam: t\nstatus: active\nwhere: There.\nwhy: So.\n---\n"
BOMB = "".join(
    f"{name}: &{name} {{{', '.join(f'k{i}: 1' for i in range(2))}}}\n" if number == 0 else
    f"{name}: &{name} {{<<: [{', '.join('*' + chr(96 + number) for _ in range(9))}]}}\n"
    for number, name in enumerate("abcdefghijkl")
)  # fmt: skip
DEEP = 100_000


@dataclass(frozen=True)
class Case:
    """One bad file, and the finding that it makes."""

    name: str
    content: str | bytes
    code: str
    line: int
    says: str
    column: int | None = None
    path: str = "decisions/0002-bad.md"
    example: str = ""
    severity: Severity = Severity.ERROR
    others: tuple[tuple[str, str], ...] = ()
    """Files beside it."""


def decision(fields: str, *, status: str = "accepted", body: str = "# Bad\n") -> str:
    """A decision in our own form: faults in it are errors."""
    return f"---\nstatus: {status}\nconfidence: leaning\n{fields}\n---\n\n{body}"


CASES = (
    Case("an unclosed bracket", decision("tags: [a"), "unreadable-record", 5, "not YAML"),
    Case("no second line of dashes", "---\nstatus: accepted\n\n# Bad\n", "unreadable-record", 1, "has no end"),
    Case("not UTF-8", b"---\nstatus: accepted\n---\n\n# B\xe4d\n", "unreadable-record", 5, "0xe4 is not UTF-8", 4),
    Case("a NUL", "---\nstatus: accepted\n---\n\n# B\0d\n", "unreadable-record", 5, "U+0000", 4),
    Case("text that turns its direction", "---\nstatus: accepted\n---\n\n# B\u202ed\n", "unreadable-record", 5, "U+202E", 4),
    Case("a tab for indentation", decision("options:\n\t- id: a"), "unreadable-record", 5, "tab", 1, example="  - id: a"),
    Case("a name with @", decision("owner: @noor"), "unreadable-record", 4, "cannot start with '@'", 8, example="owner: noor"),
    Case(
        "a question in braces",
        decision("criteria:\n  - {id: a, question: Will it hold?}"),
        "unreadable-record", 5, "'?'", 23, example='  - {id: a, question: "Will it hold?"}',
    ),
    Case(
        "a comma that cuts a sentence",
        decision("biases: [Rolls downwind, so worse sleep]"),
        "bad-value", 4, "comma", 9, example='biases: ["Rolls downwind, so worse sleep"]',
    ),
    Case(
        "a field made by a colon",
        decision("success:\n  - Cohort 1: 30 days"),
        "bad-value", 5, "colon", 5, example='- "Cohort 1: 30 days"',
    ),
    Case("the same key twice", decision("owner: a\nowner: b"), "unreadable-record", 5, "first on line 4", 1),
    Case("a field with a slip", decision("ownre: a"), "unknown-field", 4, "'ownre' is no field", 1),
    Case("a status that is none", decision("", status="acepted"), "bad-value", 2, "'acepted' is none of", 9),
    Case("a day that is none", decision("decided: 2026-02-31"), "bad-value", 4, "last day of that month is 2026-02-28", 10),
    Case("a number of 100,000 digits", "date: 2026-11-17\nminutes: " + "9" * 100_000 + "\n", "bad-value", 2, "not a whole number", 10, path="sessions/2026-11-17.yml"),
    Case("a reference to nothing", decision("depends_on: [0001-god]"), "unknown-reference", 4, "no decision has the id '0001-god'"),
    Case(
        "a reference to two things",
        decision("depends_on: ['3']"),
        "unknown-reference", 4, "could be t/0003-a (decision), t/0003-b (decision)",
        others=(("decisions/0003-a.md", GOOD), ("decisions/0003-b.md", GOOD)),
    ),
    Case(
        "two that supersede each other",
        decision("supersedes: [0003-other]", status="superseded"),
        "relation-contradiction", 4, "in a ring",
        others=(("decisions/0003-other.md", decision("supersedes: [0002-bad]", status="superseded")),),
    ),
    Case(
        "a choice that is no option",
        decision("options:\n  - id: one\n  - id: two\nchosen: tow"),
        "chosen-not-an-option", 7, "tow",
    ),
    Case("a merge-key bomb", f"---\nconfidence: leaning\n{BOMB}---\n\n# Bad\n", "unreadable-record", 3, "'&a' names a place", 4),
    Case("brackets in brackets", f"---\nconfidence: leaning\ntags: {'[' * DEEP}\n---\n\n# Bad\n", "unreadable-record", 3, "20 levels"),
    Case("braces in braces", f"---\nconfidence: leaning\ntags: {'{a: ' * (DEEP // 2)}\n---\n\n# Bad\n", "unreadable-record", 3, "20 levels"),
    Case("ten megabytes of one word", "---\ntags: " + "a" * 10_000_000 + "\n---\n", "unreadable-record", 1, "256"),
    Case("an id that climbs out", "- id: ../../x\n  title: X\n  certainty: known\n  state: next\n", "bad-value", 1, "is not an id", 7, path="steps.yml"),
    Case("an id that Windows keeps", "- id: con\n  title: X\n  certainty: known\n  state: next\n", "bad-value", 1, "Windows", 7, path="steps.yml"),
    Case("an id in capitals", "- id: CON\n  title: X\n  certainty: known\n  state: next\n", "bad-value", 1, "is not an id", 7, path="steps.yml"),
    Case(
        "one id twice in a list",
        "- id: x\n  title: X\n  certainty: known\n  state: next\n- id: x\n  title: Y\n  certainty: known\n  state: next\n",
        "duplicate-id", 5, "'x' is also the id of a step", 7, path="steps.yml",
    ),
    Case(
        "one id in a list and in a file",
        "title: X\ncertainty: known\nstate: next\n",
        "duplicate-id", 1, "'x' is also the id of", path="steps/x.yml",
        others=(("steps.yml", "- id: x\n  title: X\n  certainty: known\n  state: next\n"),),
    ),
    Case(
        "slugs in two cases",
        GOOD, "duplicate-id", 1, "'0002-other' is also the id of", path="decisions/0002-other.md",
        others=(("decisions/0002-Other.md", GOOD),),
    ),
    Case("an alias", decision("tags: *x"), "unreadable-record", 4, "'*x' repeats"),
    Case("a tag that makes an object", decision("tags: !!python/object/apply:os.system [ls]"), "unreadable-record", 4, "is not read"),
    Case("a second document", "status: draft\n---\nstatus: draft\n", "unreadable-record", 2, "second YAML document", path="decisions/0002-bad.yml"),
)  # fmt: skip


def found_in(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Finding, ...]:
    """What reading, linking and checking these files finds."""
    records = write_files(folder / "docs" / "alignment", files)
    read = read_folder(records, project=folder)
    settings = Settings(records=(Folder(path="docs/alignment"),))
    loaded = load_records(read.sources, settings=settings)
    graph, unsound = link(loaded)
    return (
        *read.findings,
        *loaded.findings,
        *unsound,
        *run_checks(graph, today=date(2026, 11, 22), settings=settings),
    )


def files_of(case: Case) -> dict[str, str | bytes]:
    return {
        "strategy.md": STRATEGY,
        "decisions/0001-good.md": GOOD,
        case.path: case.content,
        **dict(case.others),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_found_at_its_place(case: Case, tmp_path: Path) -> None:
    found = [each for each in found_in(tmp_path, files_of(case)) if each.severity is Severity.ERROR]
    assert found, "nothing was found"
    first = next((each for each in found if each.code == case.code and case.says in each.message), None)
    assert first is not None, [(each.code, each.message) for each in found]
    assert first.path.startswith("docs/alignment/")
    assert first.span.line == case.line
    if case.column is not None:
        assert first.span.column == case.column
    if case.example:
        assert first.example == case.example
    assert len(first.message) < 400, "a message shows no whole file"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_the_only_thing_found(case: Case, tmp_path: Path) -> None:
    """What stands beside it is still read, and links to it are not reported as missing."""
    errors = [each for each in found_in(tmp_path, files_of(case)) if each.severity is Severity.ERROR]
    assert len({(each.code, each.path, each.span.line) for each in errors}) == 1, [
        (each.code, each.path, each.span.line, each.message[:200]) for each in errors
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_site_is_left_as_it_was_or_shows_the_rest(case: Case, tmp_path: Path) -> None:
    files = {f"alignment/{path}": content for path, content in files_of(case).items()}
    project = write_project(tmp_path, files, {})
    write_files(project / "site", {"published.txt": "before"})
    refused = build_site(project)
    assert refused.failure is not None
    assert "BuildError" in refused.failure or "alignment" in refused.failure
    assert sorted(each.name for each in (project / "site").iterdir()) == ["published.txt"]
    assert not any("Traceback" in text for text in refused.messages)
    assert any("the site is left as it was" in text for text in (*refused.messages, refused.failure))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name in {"an unclosed bracket", "not UTF-8", "a NUL", "a merge-key bomb",
     "a status that is none", "an id that climbs out", "slugs in two cases", "a reference to nothing"}],
    ids=lambda case: case.name,
)  # fmt: skip
def test_never_failing_builds_a_site_of_the_rest(case: Case, tmp_path: Path) -> None:
    files = {f"alignment/{path}": content for path, content in files_of(case).items()}
    built = build_site(write_project(tmp_path, files, {"fail_on": "never"})).ok()
    assert any(text.startswith("ERROR") for text in built.messages)
    assert read_site(built.folder).at("alignment/decisions/0001-good.md").one("h1").text.strip() == "Good"
    outside = [path for path in tmp_path.rglob("x*") if built.folder not in path.parents]
    assert not outside


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("0003-plain.md", "# No front matter\n\nJust words.\n", "No front matter"),
        ("0003-bom.md", b"\xef\xbb\xbf---\nstatus: accepted\n---\n\n# With a mark\n", "With a mark"),
        ("0003-crlf.md", GOOD.replace("\n", "\r\n").replace("Good", "From Windows"), "From Windows"),
        ("0003-old-mac.md", GOOD.replace("\n", "\r").replace("Good", "From a Mac"), "From a Mac"),
        ("0003-no-end.md", GOOD.rstrip("\n").replace("Good", "No last line end"), "No last line end"),
    ],
)
def test_harmless_forms_are_read_as_meant(
    name: str, content: str | bytes, title: str, tmp_path: Path
) -> None:
    found = found_in(tmp_path, {"strategy.md": STRATEGY, f"decisions/{name}": content})
    assert not [each for each in found if each.severity is Severity.ERROR]
    files = {"alignment/strategy.md": STRATEGY, f"alignment/decisions/{name}": content}
    built = build_site(write_project(tmp_path / "project", files)).ok()
    assert read_site(built.folder).at(f"alignment/decisions/{name}").one("h1").text.strip() == title


def test_a_lines_number_is_right_after_windows_line_ends(tmp_path: Path) -> None:
    bad = decision("ownre: a").replace("\n", "\r\n")
    (found,) = [
        each
        for each in found_in(tmp_path, {"strategy.md": STRATEGY, "decisions/0002-bad.md": bad})
        if each.severity is Severity.ERROR
    ]
    assert (found.span.line, found.hint) == (4, "did you mean 'owner'?")


def test_slips_are_answered_with_the_nearest_word(tmp_path: Path) -> None:
    files = {
        "strategy.md": STRATEGY,
        "decisions/0001-good.md": GOOD,
        "decisions/0002-bad.md": decision("ownre: a\ndepends_on: [0001-god]", status="acepted"),
    }
    hints = {each.code: each.hint for each in found_in(tmp_path, files) if each.severity is Severity.ERROR}
    assert hints["unknown-field"] == "did you mean 'owner'?"
    assert hints["bad-value"] == "did you mean 'accepted'?"


def test_a_link_out_of_the_folder_is_neither_followed_nor_published(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n")
    project = write_project(tmp_path / "project", {"alignment/strategy.md": STRATEGY})
    decisions = project / "docs/alignment/decisions"
    decisions.mkdir()
    (decisions / "0001-secret.md").symlink_to(secret)
    built = build_site(project).ok()
    assert any("a symbolic link is not followed" in text for text in built.warnings)
    assert not [path for path in built.folder.rglob("*.html") if "Secret" in path.read_text("utf-8")]


def test_a_folder_without_a_record_builds(tmp_path: Path) -> None:
    project = write_project(tmp_path, {})
    (project / "docs/alignment").mkdir()
    assert build_site(project).ok().folder.is_dir()


def test_more_errors_than_fit_are_said_to_be_more(tmp_path: Path) -> None:
    files = {f"alignment/decisions/{number:04}-x.md": decision("ownre: a") for number in range(30)}
    built = build_site(write_project(tmp_path, files))
    said = "\n".join((*built.messages, built.failure or ""))
    assert said.count("'ownre' is no field") == 20
    assert "and 10 more: run 'alignment check'" in said


def test_a_page_shows_the_line_as_it_should_be(tmp_path: Path) -> None:
    """A reader of the site sees no source line beside the question, so the mended one stands there."""
    text = "---\ntitle: Log: of all\nstatus: accepted\n---\n\n## Decision\n\nWe log.\n"
    built = build_site(write_project(tmp_path, {"adr/0002-log.md": text}, {"records": "docs/adr"})).ok()
    page = built.text("adr/0002-log/index.html")
    assert "put quotes around the text: <code>title: &#34;Log: of all&#34;</code>" in page
