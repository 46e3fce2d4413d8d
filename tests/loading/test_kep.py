"""Enhancement proposals: `kep.yaml` beside a README, one record a folder."""

from pathlib import PurePosixPath

import pytest

YAML = """\
title: Warm starts for workers
kep-number: 412
authors:
  - "@ines"
  - "@omar"
owning-sig: sig-workers
status: implementable
creation-date: 2021-02-03
last-updated: 2021-06-30
reviewers:
  - "@pia"
approvers:
  - TBD
  - "@quinn"
see-also:
  - "/keps/sig-workers/400-cold-starts"
replaces:
  - "/keps/sig-workers/377-lukewarm-starts"
stage: alpha
milestone:
  alpha: "v1.4"
"""
README = """\
# KEP-412: Warm starts for workers

## Summary

Workers stay warm.

## Alternatives

### Keep them cold

Cheap, and slow.

### Start two

Dear.
"""
FOLDER = "sig-workers/412-warm-starts"


def test_a_folder_with_a_kep_yaml_is_one_record(read_files):
    """Title, status, days, people and succession are those of `kep.yaml`; the prose is the README's."""
    read = read_files(
        {
            f"{FOLDER}/README.md": README,
            f"{FOLDER}/kep.yaml": YAML,
            f"{FOLDER}/notes.md": "# Notes\n",
        }
    )
    kep = read.only
    assert (kep.id, kep.title, kep.status, kep.origin.dialect) == (
        "412-warm-starts",
        "Warm starts for workers",
        "accepted",
        "kep",
    )
    assert kep.origin.status_raw == "implementable"
    assert (str(kep.opened), str(kep.decided)) == ("2021-02-03", "2021-06-30")
    assert (kep.people, kep.consulted) == (("ines", "omar"), ("pia", "quinn"))
    assert kep.supersedes == ("377-lukewarm-starts",)
    assert [option.name for option in kep.options] == ["Keep them cold", "Start two"]
    assert read.findings == ()


def test_what_kep_yaml_says_beyond_our_fields_stands_below_the_prose(read_files):
    body = read_files({f"{FOLDER}/README.md": README, f"{FOLDER}/kep.yaml": YAML}).only.origin.body
    assert body.startswith("## Summary\n")
    assert body.endswith(
        "## Also in kep.yaml\n\n"
        "- Owning sig: sig-workers\n"
        "- See also: /keps/sig-workers/400-cold-starts\n"
        "- Stage: alpha\n"
        "- Milestone: alpha v1.4\n"
    )


def test_a_stage_is_no_status(read_files):
    yaml = YAML.replace("status: implementable\n", "")
    assert read_files({f"{FOLDER}/README.md": README, f"{FOLDER}/kep.yaml": yaml}).only.status == "unknown"


def test_a_heading_that_says_something_else_stays(read_files):
    readme = README.replace("Warm starts for workers", "Ovens")
    kep = read_files({f"{FOLDER}/README.md": readme, f"{FOLDER}/kep.yaml": YAML}).only
    assert kep.title == "Warm starts for workers"
    assert kep.origin.body.startswith("# KEP-412: Ovens\n")


def test_a_title_that_nobody_changed_gives_way_to_the_heading(read_files):
    yaml = YAML.replace("Warm starts for workers", "KEP Template")
    kep = read_files({f"{FOLDER}/README.md": README, f"{FOLDER}/kep.yaml": yaml}).only
    assert kep.title == "Warm starts for workers"


def test_a_date_that_is_none_is_found_in_kep_yaml(read_files):
    """The finding names the file in which the value stands, and its line there."""
    yaml = YAML.replace("2021-02-03", "2021-02-30")
    read = read_files({f"{FOLDER}/README.md": README, f"{FOLDER}/kep.yaml": yaml})
    found = [(PurePosixPath(each.path).name, each.span.line, each.pointer) for each in read.findings]
    assert found == [("kep.yaml", 8, "opened")]


def test_templates_are_passed_over_and_a_broken_kep_yaml_stops_nothing(read_files):
    read = read_files(
        {
            "NNNN-kep-template/README.md": README,
            "NNNN-kep-template/kep.yaml": YAML,
            f"{FOLDER}/README.md": README,
            f"{FOLDER}/kep.yaml": "status: [\n",
        }
    )
    assert (read.only.title, read.only.status) == ("Warm starts for workers", "unknown")


def test_the_same_fields_as_front_matter(read_files):
    """So they were written before folders: one file a proposal."""
    text = f"---\n{YAML}---\n{README}"
    kep = read_files({"0012-warm-starts.md": text}).only
    assert (kep.origin.dialect, kep.status, kep.title) == ("kep", "accepted", "Warm starts for workers")
    assert {"ines", "omar"} <= set(kep.people)


@pytest.mark.parametrize(
    ("editor", "consulted"),
    [("rhea", ("rhea", "quinn", "pia")), ("TBD", ("quinn", "pia")), ('"@ines"', ("quinn", "pia"))],
)
def test_an_editor_is_one_of_those_who_were_asked(read_files, editor, consulted):
    given = {"12-x/README.md": README, "12-x/kep.yaml": YAML.replace("stage:", f"editor: {editor}\nstage:")}
    assert set(read_files(given).only.consulted) == set(consulted)


@pytest.mark.parametrize(("status", "decided"), [("provisional", None), ("implementable", "2021-06-30")])
def test_the_last_change_of_what_is_open_stands_below_the_prose(read_files, status, decided):
    """Of what is decided it is the day of the decision, and not told twice."""
    given = {
        "12-x/README.md": README,
        "12-x/kep.yaml": YAML.replace("status: implementable", f"status: {status}"),
    }
    record = read_files(given).only
    assert (record.decided and str(record.decided)) == decided
    assert ("Last updated: 2021-06-30" in record.origin.body) is (decided is None)
