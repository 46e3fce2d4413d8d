"""`alignment diff` and `alignment owners` in a real repository with a real branch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from alignment_plugin.cli import diff as diff_command
from alignment_plugin.cli import main
from tests.changes.conftest import BASE, DECISION, edited

CONFIG = "site_name: S\nplugins:\n  - alignment:\n      records: [docs/alignment]\n"
BATCH = "decisions/0004-batch.md"
NEW = "---\nstatus: accepted\nowner: lee\nsuccess: [It balances]\nsupersedes: [0002-ledger]\n---\n\n# One ledger for all\n"


def git(*words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *words],
        check=True,
        capture_output=True,
    )


def write(files: dict[str, str]) -> None:
    for path, text in files.items():
        place = Path("docs/alignment", path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The team's records on `main`, and a branch `work` that is as `main` is."""
    for name in list(os.environ):
        if name.startswith(("GIT_", "GITHUB_", "CI")) or name in ("NO_COLOR", "SOURCE_DATE_EPOCH"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ALIGNMENT_TODAY", "2026-11-22")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    write(dict(BASE))
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "The records")
    git("switch", "-qc", "work")
    return tmp_path


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def the_branch() -> None:
    """What a careless branch does, and one file rewrapped and one renamed besides."""
    text = DECISION.replace("chosen: shadow", "chosen: stay")
    text = text.replace(
        "  - id: big-bang\n    title: Switch on one night\n    ratings: {proof: passes, blast: worse}\n", ""
    )
    text = text.replace("dissent:\n  - {who: priya, says: Stay until Christmas, commits: true}\n", "")
    text = text.replace("settles\neverything in", "settles everything\nin")
    old = BASE["decisions/0002-ledger.md"].replace("status: accepted", "status: superseded")
    write({BATCH: text, "decisions/0002-ledger.md": old, "decisions/0009-books.md": NEW})
    Path("docs/alignment/decisions/0005-cohorts.md").rename("docs/alignment/decisions/0005-first-cohorts.md")
    git("add", "-A")
    git("commit", "-qm", "Work")


def test_a_reviewer_sees_in_fifteen_lines_what_a_branch_does(repository):
    the_branch()
    result = run("diff", "main", "--format", "markdown")
    assert result.exit_code == 0, result.stderr
    top = result.stdout.split("\n")[:15]
    rows = [line for line in top if line.startswith("| 0")]
    assert [row.split(" | ")[1] for row in rows[:5]] == [
        "superseded", "accepted", "chosen option changed after acceptance", "option eliminated: Switch on one night", "dissent removed: priya",
    ]  # fmt: skip
    assert "| Shadow ledger | Stay on the batch |" in rows[2]
    elsewhere = next(line for line in top if line.startswith("**Elsewhere:**"))
    assert "0004 leans on 0002, which is now superseded" in elsewhere and "0005 leans on 0004" in elsewhere
    people = next(line for line in top if line.startswith("**Who should look:**"))
    assert people.index("Priya") < people.index("Noor Haddad") < people.index("Samir")
    assert "prose changed" not in result.stdout
    assert (
        result.stdout.count("renamed") == 1
        and "Before: 0005-cohorts. Now: 0005-first-cohorts" in result.stdout
    )


def test_rewrapping_alone_changes_no_meaning(repository):
    write({BATCH: DECISION.replace("settles\neverything in", "settles everything\nin")})
    git("commit", "-qam", "Rewrap")
    result = run("diff", "main", "--exit-code")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 file changed, no change of meaning.\n")


def test_the_exit_code_is_one_only_where_it_is_asked_for(repository):
    write(edited(BATCH, ("confidence: leaning", "confidence: confident")))
    assert run("diff", "main").exit_code == 0
    assert run("diff", "main", "--exit-code").exit_code == 1
    assert run("diff", "main..main", "--exit-code").exit_code == 0


def test_what_is_staged_is_apart_from_what_is_not(repository):
    write(edited(BATCH, ("confidence: leaning", "confidence: confident")))
    git("add", ".")
    write(edited(BATCH, ("confidence: leaning", "confidence: coin-toss")))
    assert "confident" in run("diff", "--staged", "HEAD").stdout
    assert "coin-toss" in run("diff", "HEAD").stdout


def test_several_reports_come_from_one_run(repository):
    the_branch()
    result = run(
        "diff", "main", "--output", "json=a.json", "--output", "markdown=b.md", "--max-chars", "2000"
    )
    assert result.exit_code == 0 and "Needs attention" in result.stdout
    said = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert (said["schema_version"], said["base"], said["head"]) == (1, "main", "HEAD")
    assert {each["path"] for each in said["changes"]} <= {
        f"docs/alignment/{path}"
        for path in (*BASE, "decisions/0009-books.md", "decisions/0005-first-cohorts.md")
    }
    assert len(Path("b.md").read_text(encoding="utf-8")) <= 2000


@pytest.mark.parametrize(
    ("environ", "start"),
    [
        (
            {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "team/site"},
            "https://git.example/team/site/blob/",
        ),
        ({"CI_PROJECT_URL": "https://lab.example/team/site"}, "https://lab.example/team/site/-/blob/"),
    ],
)
def test_places_are_linked_where_the_code_host_is_known(repository, monkeypatch, environ, start):
    the_branch()
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    text = run("diff", "main..work", "--format", "markdown").stdout
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert f"(<{start}{commit}/docs/alignment/decisions/0004-batch.md#L30>)" in text


def test_a_hostile_address_of_a_host_makes_no_link(repository, monkeypatch):
    the_branch()
    monkeypatch.setenv("CI_PROJECT_URL", "javascript:alert(1)")
    assert "](<" not in run("diff", "main..work", "--format", "markdown").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("diff", "nowhere"), "Error: there is no revision 'nowhere'"),
        (("diff", "main", "--format", "html"), "Invalid value for '--format'"),
        (("diff", "main", "--output", "json"), "'json' names no file; write FORMAT=FILE"),
        (
            ("diff", "main", "--output", "html=x"),
            "there is no format 'html'; formats are text, markdown, json",
        ),
        (("diff", "main", "--max-chars", "70000"), "is not in the range"),
        (("diff", "main", "--today", "soon"), "Error: --today says 'soon'"),
        (("diff", "main", "--in", "nothing"), "Error: there is nothing at nothing"),
        (("diff", "main", "--output", "json=no/such/folder.json"), "is not written"),
        (("owners", "main", "--check"), "leave the revisions out"),
        (("owners", "--check", "--format", "json"), "leave --format out"),
    ],
)
def test_what_cannot_run_says_why_and_exits_with_two(repository, words, says):
    result = run(*words)
    assert result.exit_code == 2 and says in result.stderr and result.stdout == ""


def test_who_should_look_is_told_with_the_reasons(repository):
    the_branch()
    result = run("owners", "main")
    assert result.exit_code == 0
    assert result.stdout.startswith("Priya  not asked yet\n  - whose dissent was removed from 0004\n")
    assert "Noor Haddad (@noor-h)\n" in result.stdout
    said = json.loads(run("owners", "main", "--format", "json").stdout)
    assert [each["who"] for each in said["reviewers"]][0] == "Priya" and said["schema_version"] == 1
    assert run("owners", "HEAD..HEAD").stdout.startswith("Nobody needs to look: no change of meaning.\n")


BLOCK = """\
# alignment: owners of the records (written by 'alignment owners --format codeowners')
/docs/alignment/ @noor-h
/docs/alignment/decisions/0004-batch.md @noor-h
/docs/alignment/strategy.md @noor-h
/docs/alignment/team.yml @noor-h
# alignment: end
"""


def test_codeowners_are_those_whose_handles_are_known(repository):
    result = run("owners", "--format", "codeowners")
    assert (result.exit_code, result.stdout) == (0, BLOCK)
    assert (
        result.stderr
        == "No handle is known for: Lee, Priya, Samir. Write 'handle: their-name' below 'members' in team.yml.\n"
    )


def test_the_block_of_codeowners_is_checked(repository):
    def checked():
        result = run("owners", "--check")
        return result.exit_code, result.stdout

    assert checked() == (
        1,
        "There is no CODEOWNERS. Run: alignment owners --format codeowners > .github/CODEOWNERS\n",
    )
    Path("CODEOWNERS").write_text("* @org/all\n", encoding="utf-8")
    assert checked() == (
        1,
        "CODEOWNERS has no block of ours. Run: alignment owners --format codeowners >> CODEOWNERS\n",
    )
    Path("CODEOWNERS").write_text(
        f"* @org/all\n\n{BLOCK}\n/src/ @org/code\n", encoding="utf-8", newline="\r\n"
    )
    assert checked() == (0, "CODEOWNERS is up to date.\n")
    write(edited(BATCH, ("owner: noor", "owner: lee")))
    code, said = checked()
    assert code == 1 and said.startswith(
        "CODEOWNERS is out of date. Replace its lines from '# alignment: owners' to '# alignment: end' "
    )


def test_a_path_with_signs_that_mean_something_is_escaped(repository):
    write({"decisions/0008 a#b.md": "---\nstatus: proposed\nowner: noor\n---\n\n# A b\n"})
    assert (
        "\n/docs/alignment/decisions/0008\\ a\\#b.md @noor-h\n"
        in run("owners", "--format", "codeowners").stdout
    )


def test_who_has_left_owns_nothing_in_codeowners(repository):
    write(edited("team.yml", ("id: noor,", "id: noor, left: 2026-11-20,")))
    assert "@noor-h" not in run("owners", "--format", "codeowners").stdout


def test_a_record_with_a_handle_that_is_none_is_told(repository):
    write(edited("team.yml", ("handle: noor-h", "handle: 'noor h\\n* @evil'")))
    result = run("check")
    assert (
        result.exit_code == 1
        and "is no name on a code host; write it as noor, org/team or noor@example.org" in result.stdout
    )


def test_a_folder_of_records_without_a_site_is_compared_as_well(repository):
    the_branch()
    Path("mkdocs.yml").unlink()
    result = run("diff", "main", "--in", "docs/alignment")
    assert result.exit_code == 0 and "accepted-choice-changed" in result.stdout


def test_help_knows_the_formats_and_the_limit_that_there_are():
    from alignment_plugin.report.diff_comment import LEAST_CHARS, MAX_CHARS

    assert diff_command.params is not None
    limit = next(each for each in diff_command.params if each.name == "max_chars")
    assert (limit.default, limit.type.min) == (MAX_CHARS, LEAST_CHARS)


def test_comparing_loads_no_engine(repository):
    """`alignment diff` starts as fast as it can: no MkDocs, no templates."""
    code = (
        "import sys; from alignment_plugin.cli import main; main(['diff', 'main'], standalone_mode=False);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'jinja2', 'ruamel')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.stderr.strip().splitlines()[-1] == "[]", done.stderr
