"""What is read of a revision: the records and options of that moment, and nothing that disk would not give."""

import subprocess
from pathlib import Path

import pytest

from alignment_plugin.adapters.errors import GitError
from alignment_plugin.adapters.examination import read_project
from alignment_plugin.adapters.git import repository_at
from alignment_plugin.adapters.git_blobs import read_blobs
from alignment_plugin.adapters.project import find_project
from alignment_plugin.adapters.revisions import Sides, tip_of_base
from alignment_plugin.records.decision import Decision

from .conftest import CONFIG, FOLDER, Clone, Start, decision, ids

FIRST, THIRD = f"{FOLDER}/0001-first.md", f"{FOLDER}/0003-third.md"


def statuses(sides: Sides) -> tuple[list[str], list[str]]:
    """Status of every decision of base and head."""
    base, head = (
        [each.status.value for each in side.reading.graph.of(Decision)] for side in (sides.base, sides.head)
    )
    return base, head


def test_a_revision_is_read_as_the_disk_is(upstream: Clone) -> None:
    """Same sources, same records, same findings, also for what is no record and what cannot be read."""
    (upstream.path / FOLDER / "0007-bad.md").write_bytes(b"---\nstatus: \xff\n---\n")
    (upstream.path / FOLDER / "0008-large.md").write_bytes(b"x" * 300_000)
    (upstream.path / FOLDER / "0009-link.md").symlink_to("0001-first.md")
    (upstream.path / FOLDER / "folder-link").symlink_to("../..")
    upstream.commit(
        {
            f"{FOLDER}/.hidden.md": decision("Hidden"),
            f"{FOLDER}/.hidden/0005-x.md": decision("Hidden"),
            f"{FOLDER}/picture.png": "x",
            f"{FOLDER}/B/0005-x.md": decision("Upper"),
            f"{FOLDER}/a-b/0005-y.md": decision("Lower"),
            f"{FOLDER}/a/0005-z.md": decision("Folder"),
            f"{FOLDER}/a.md": decision("File"),
            f"{FOLDER}/empty.md": "",
            "docs/alignment/steps.yml": "- id: go\n  title: Go\n  certainty: known\n  state: next\n",
        }
    )
    there = upstream.sides("HEAD").base.reading
    here = read_project(find_project(upstream.path, environ={}))
    assert there.sources == here.sources
    assert there.findings == here.findings
    assert [each.full_id for each in there.graph.records] == [each.full_id for each in here.graph.records]
    assert {each.value for each in there.findings} >= {"symlink"}


@pytest.mark.parametrize(
    "name",
    [
        "with space",
        'quo"te',
        "back\\slash",
        "tab\there",
        "new\nline",
        "größe-日本",
        "-dash",
        "a b\\n",
        ":(top)x",
        "*",
    ],
)
def test_a_strange_file_name_is_read_and_its_lines_are_found(start: Start, name: str) -> None:
    path = f"{FOLDER}/{name}.md"
    clone = start(files={"mkdocs.yml": CONFIG, path: decision("One"), THIRD: decision("Third")})
    clone.commit({path: decision("One", "rejected")})
    sides = clone.sides("HEAD~1")
    assert [each.path for each in sides.base.reading.sources] == [
        each.path for each in sides.head.reading.sources
    ]
    assert sorted(statuses(sides)[0] + statuses(sides)[1]) == ["proposed"] * 3 + ["rejected"]
    assert sides.changed_lines == {path: (range(2, 3),)}


def test_a_name_that_is_no_text_is_read(start: Start) -> None:
    clone = start(files={"mkdocs.yml": CONFIG})
    folder = clone.path / FOLDER
    folder.mkdir(parents=True)
    Path(str(folder) + "/caf\udce9.md").write_text(decision("Caffè"), "utf-8")
    clone.commit()
    sides = clone.sides("HEAD~1")
    assert [each.path for each in sides.head.reading.sources] == list(sides.changed_lines)
    assert len(sides.head.reading.graph.records) == 1


def test_a_submodule_is_another_repositorys_matter_on_both_sides(upstream: Clone, start: Start) -> None:
    other = start("other", {"0001-theirs.md": decision("Theirs")})
    upstream.git("submodule", "--quiet", "add", f"file://{other.path}", f"{FOLDER}/theirs")
    upstream.commit()
    assert (upstream.path / FOLDER / "theirs" / "0001-theirs.md").is_file()
    for dirty in (False, True):
        if dirty:
            upstream.write(THIRD, decision("Third"))
        base, head = ids(upstream.sides("HEAD"))
        assert base == ["0001-first", "0002-second"]
        assert head == base + (["0003-third"] if dirty else [])


def test_a_link_gives_the_same_finding_on_both_sides(upstream: Clone) -> None:
    (upstream.path / FOLDER / "0005-link.md").symlink_to("0001-first.md")
    upstream.commit()
    upstream.write(THIRD, decision("Third"))
    sides = upstream.sides("HEAD")
    found = [
        [each for each in side.reading.findings if each.value == "symlink"]
        for side in (sides.base, sides.head)
    ]
    assert len(found[0]) == 1
    assert found[0] == found[1]


def test_a_records_folder_that_is_a_link_is_followed_on_both_sides(start: Start) -> None:
    clone = start(files={"decisions/0001-first.md": decision("First")})
    (clone.path / "docs").mkdir()
    (clone.path / "docs" / "adr").symlink_to("../decisions")
    clone.commit({"mkdocs.yml": CONFIG})
    clone.commit({"decisions/0001-first.md": decision("First", "rejected")})
    sides = clone.sides("HEAD~1")
    assert statuses(sides) == (["proposed"], ["rejected"])
    assert sides.changed_lines == {"docs/adr/0001-first.md": (range(2, 3),)}
    clone.write("decisions/0002-second.md", decision("Second"))
    dirty = clone.sides("HEAD~1")
    assert dirty.head.name == "working tree"
    assert dirty.changed_lines.keys() == {"docs/adr/0001-first.md", "docs/adr/0002-second.md"}


def blobs_here(clone: Clone) -> int:
    """How many blobs a clone has without asking for more."""
    listed = clone.git("cat-file", "--batch-all-objects", "--batch-check=%(objecttype)")
    return listed.split("\n").count("blob")


def test_a_clone_without_blobs_fetches_what_it_lacks_in_one_call(upstream: Clone, tmp_path: Path) -> None:
    files = {f"{FOLDER}/{number:04}-x.md": decision(f"Number {number}") for number in range(10, 40)}
    upstream.commit(files)
    upstream.commit({name: text.replace("proposed", "rejected") for name, text in files.items()})
    upstream.git("config", "uploadpack.allowFilter", "true")
    clone = upstream.clone("mine", "--filter=blob:none")
    before = blobs_here(clone)
    log = tmp_path / "trace"
    clone.git("config", "--global", "--add", "trace2.eventTarget", str(log))
    sides = clone.sides("HEAD~1")
    assert statuses(sides) == (["proposed"] * 32, ["proposed"] * 2 + ["rejected"] * 30)
    assert len(sides.changed_lines) == 30
    assert blobs_here(clone) == before + 30
    fetches = [line for line in log.read_text().split("\n") if '"cmd_name"' in line and '"fetch"' in line]
    assert len(fetches) == 1


def test_a_clone_without_blobs_that_cannot_reach_the_others_says_so(upstream: Clone) -> None:
    upstream.commit({FIRST: decision("First", "rejected")})
    upstream.git("config", "uploadpack.allowFilter", "true")
    clone = upstream.clone("mine", "--filter=blob:none")
    upstream.path.rename(upstream.path.with_name("gone"))
    with pytest.raises(GitError, match="1 file of [0-9a-f]{12} is not in this partial clone") as error:
        clone.sides("HEAD~1")
    assert error.value.hint == "git fetch --refetch --no-filter origin"


def test_a_records_folder_may_have_another_name_on_each_side(start: Start) -> None:
    options = "site_name: T\nplugins:\n  - alignment:\n      records: {}\n"
    clone = start(
        files={"mkdocs.yml": options.format("docs/old"), "docs/old/decisions/0001-x.md": decision("X")}
    )
    clone.git("mv", "docs/old", "docs/new")
    clone.commit({"mkdocs.yml": options.format("docs/new")})
    sides = clone.sides("HEAD~1")
    assert ids(sides) == (["0001-x"], ["0001-x"])
    assert [side.project.folders[0].folder.path for side in (sides.base, sides.head)] == [
        "docs/old",
        "docs/new",
    ]
    assert list(sides.changed_lines) == ["docs/new/decisions/0001-x.md"]


def test_each_side_is_read_by_its_own_options(start: Start) -> None:
    words = "site_name: T\nplugins:\n  - alignment:\n      statuses: {{ratified: {}}}\n"
    clone = start(files={"mkdocs.yml": words.format("proposed"), FIRST: decision("First", "ratified")})
    clone.commit({"mkdocs.yml": words.format("accepted")})
    assert statuses(clone.sides("HEAD~1")) == (["proposed"], ["accepted"])
    clone.write("mkdocs.yml", words.format("rejected"))
    assert statuses(clone.sides("HEAD")) == (["accepted"], ["rejected"])


def test_options_that_are_inherited_are_those_of_the_revision(start: Start) -> None:
    shared = "plugins:\n  - alignment:\n      statuses: {{ratified: {}}}\n"
    clone = start(
        files={
            "shared/base.yml": shared.format("proposed"),
            "site/mkdocs.yml": "INHERIT: ../shared/base.yml\nsite_name: T\n",
            f"site/{FIRST}": decision("First", "ratified"),
        }
    )
    clone.commit({"shared/base.yml": shared.format("accepted")})
    assert statuses(clone.sides("HEAD~1", below="site")) == (["proposed"], ["accepted"])


def test_a_project_below_the_top_has_paths_of_its_own(start: Start) -> None:
    clone = start(files={"handbook/mkdocs.yml": CONFIG, f"handbook/{FIRST}": decision("First")})
    clone.commit({f"handbook/{FIRST}": decision("First", "rejected"), THIRD: decision("Elsewhere")})
    sides = clone.sides("HEAD~1", below="handbook")
    assert statuses(sides) == (["proposed"], ["rejected"])
    assert sides.changed_lines == {FIRST: (range(2, 3),)}
    clone.write(f"handbook/{FIRST}", decision("First"))
    assert clone.sides("HEAD", below="handbook").changed_lines == {FIRST: (range(2, 3),)}
    clone.git("add", "--all")
    assert clone.sides("HEAD", below="handbook", staged=True).changed_lines == {FIRST: (range(2, 3),)}


def test_docs_beside_the_project_are_compared_as_well(start: Start) -> None:
    config = "site_name: T\ndocs_dir: ../docs\nplugins: [alignment]\n"
    clone = start(files={"site/mkdocs.yml": config, FIRST: decision("First")})
    clone.write(FIRST, decision("First", "rejected"))
    sides = clone.sides("HEAD", below="site")
    assert statuses(sides) == (["proposed"], ["rejected"])
    assert sides.changed_lines == {f"../{FIRST}": (range(2, 3),)}


def test_a_folder_of_records_without_a_site_is_compared(start: Start) -> None:
    clone = start(files={"adr/0001-first.md": decision("First")})
    clone.commit({"adr/0001-first.md": decision("First", "rejected")})
    sides = clone.sides("HEAD~1", below="adr")
    assert statuses(sides) == (["proposed"], ["rejected"])
    assert len(sides.changed_lines) == 1


def test_a_repository_that_is_nothing_but_a_folder_of_records_is_compared(start: Start) -> None:
    """Its project is the folder above, for the sake of its name, and that is in no repository."""
    clone = start("adr", {"0001-first.md": decision("First")})
    clone.commit({"0001-first.md": decision("First", "rejected")})
    sides = clone.sides("HEAD~1")
    assert statuses(sides) == (["proposed"], ["rejected"])
    assert [Path(path).name for path in sides.changed_lines] == ["0001-first.md"]
    clone.write("0002-second.md", decision("Second"))
    assert clone.sides("HEAD").head.name == "working tree"


def test_a_base_without_any_records_is_empty_and_says_so(start: Start) -> None:
    clone = start(files={"README.md": "Hello"})
    clone.commit({"mkdocs.yml": CONFIG, FIRST: decision("First")})
    sides = clone.sides("HEAD~1")
    assert ids(sides) == ([], ["0001-first"])
    assert sides.base.note == "no records yet"
    assert sides.base.reading.findings == ()
    assert sides.changed_lines == {FIRST: (range(1, 6),)}


def test_records_that_were_there_before_the_site_are_not_new(start: Start) -> None:
    clone = start(files={FIRST: decision("First")})
    clone.commit({"mkdocs.yml": CONFIG})
    sides = clone.sides("HEAD~1")
    assert ids(sides) == (["0001-first"], ["0001-first"])
    assert sides.changed_lines == {}


def test_a_base_whose_options_cannot_be_read_is_read_by_those_of_now(start: Start) -> None:
    """Mending mkdocs.yml must be possible."""
    clone = start(files={"mkdocs.yml": "site_name: [", FIRST: decision("First")})
    clone.commit({"mkdocs.yml": CONFIG})
    sides = clone.sides("HEAD~1")
    assert ids(sides) == (["0001-first"], ["0001-first"])
    assert "mkdocs.yml:1" in sides.base.note


def test_line_ends_and_a_missing_last_line_end_move_no_line(upstream: Clone) -> None:
    upstream.commit({FIRST: decision("First").rstrip("\n")})
    upstream.commit({FIRST: decision("First").rstrip("\n") + "\n+++ b/x\n@@ -1 +1 @@\ndiff --git a b\n"})
    assert upstream.sides("HEAD~1").changed_lines == {FIRST: (range(5, 9),)}


def test_where_lines_were_taken_out_their_neighbours_are_changed(upstream: Clone) -> None:
    upstream.commit({FIRST: decision("First", owner="ana")})
    upstream.commit({FIRST: decision("First")})
    assert upstream.sides("HEAD~1").changed_lines == {FIRST: (range(2, 4),)}


def test_the_tip_of_the_base_is_read_where_it_went_on(upstream: Clone) -> None:
    upstream.branch("feature")
    upstream.commit({THIRD: decision("Third")})
    project = find_project(upstream.path, environ={})
    assert tip_of_base(project, upstream.sides("main"), upstream.environ) is None
    upstream.switch("main")
    upstream.commit({f"{FOLDER}/0003-other.md": decision("Other")})
    upstream.switch("feature")
    tip = tip_of_base(project, upstream.sides("main"), upstream.environ)
    assert tip is not None
    assert [each.id for each in tip.reading.graph.records] == ["0001-first", "0002-second", "0003-other"]


def test_more_files_than_a_pipe_holds_are_read_by_one_process(start: Start) -> None:
    """Both pipes fill long before the last name is written: 5,000 names are 200 KB, and their texts 5 MB."""
    clone = start()
    subprocess.run(
        ["git", "fast-import", "--quiet"],
        cwd=clone.path,
        env=dict(clone.environ),
        input="".join(f"blob\nmark :{n}\ndata 1000\n{n:01000}\n" for n in range(1, 5001)).encode(),
        check=True,
    )
    listed = clone.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split()
    found = read_blobs(repository_at(clone.path, clone.environ), listed, most=100)
    assert len(found) == 5000
    assert {len(each) for each in found.values()} == {100}
