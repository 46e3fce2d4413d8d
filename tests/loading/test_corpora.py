"""Real records of public projects: each folder is read without an error, whatever its form, and as fully as before."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.findings import Severity
from alignment_plugin.integrity import link
from alignment_plugin.loading import Loaded, load_records
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.settings import Folder, Settings


class Least(NamedTuple):
    """A folder of records, the dialect of most of them, and for how many each fact is found at least."""

    folder: str
    read: int
    dialect: str
    status: int
    day: int
    people: int
    options: int
    chosen: int


# Raised when the reader gets better; a project without a fact has it nowhere in its documents.
PROJECTS = {
    "JabRef+jabref": Least("docs/decisions", 69, "madr", 6, 3, 2, 68, 66),
    "adr+madr": Least("docs/decisions", 19, "madr", 1, 0, 0, 19, 19),
    "alphagov+forms": Least("ADR", 50, "nygard", 47, 49, 0, 7, 5),
    "buildpacks+rfcs": Least("text", 128, "rfc", 128, 122, 89, 87, 0),
    "clef+handbook": Least(".", 38, "plain", 0, 0, 0, 0, 0),
    "cloudoperators+documentation": Least("architecture-decision-records", 10, "madr", 10, 9, 10, 7, 6),
    "kubernetes+enhancements": Least("keps", 67, "kep", 67, 65, 67, 24, 0),
    "microsoft+code-with-engineering-playbook": Least("docs", 2, "nygard", 2, 2, 0, 0, 0),
    "microsoft+semantic-kernel": Least("docs/decisions", 76, "madr", 73, 73, 73, 52, 34),
    "ministryofjustice+cloud-platform": Least("architecture-decision-record", 49, "nygard", 45, 47, 0, 1, 1),
    "openedx+openedx-events": Least("docs/decisions", 18, "nygard", 18, 5, 0, 6, 0),
    "python+peps": Least("peps", 84, "pep", 84, 84, 84, 42, 0),
    "thomvaill+log4brains": Least("docs/adr", 9, "log4brains", 9, 9, 0, 6, 6),
}


def loaded_from(corpora: Path, name: str) -> Loaded:
    project = (corpora / name).resolve()
    path = PROJECTS[name].folder
    read = read_folder((project / path).resolve(), project=project)
    assert [each for each in read.findings if each.severity is Severity.ERROR] == []
    return load_records(read.sources, settings=Settings(records=(Folder(path=path),)))


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_is_read_without_an_error_and_every_record_has_a_title(corpora, name):
    loaded = loaded_from(corpora, name)
    _, unsound = link(loaded)
    assert all(record.name.strip() for record in loaded.records)
    assert [each for each in (*loaded.findings, *unsound) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", PROJECTS)
def test_what_is_found_in_a_project_does_not_fall(corpora, name):
    found = loaded_from(corpora, name).records
    decisions = [each for each in found if isinstance(each, Decision)]
    now = Least(
        PROJECTS[name].folder,
        len(found),
        Counter(each.origin.dialect for each in found).most_common(1)[0][0],
        sum(each.status is not DecisionStatus.UNKNOWN for each in decisions),
        sum(bool(each.decided or each.opened) for each in decisions),
        sum(bool(each.people or each.owner) for each in decisions),
        sum(bool(each.options) for each in decisions),
        sum(bool(each.chosen) for each in decisions),
    )
    assert now.dialect == PROJECTS[name].dialect
    fallen = {
        fact: (at_least, value)
        for fact, at_least, value in zip(Least._fields, PROJECTS[name], now, strict=True)
        if isinstance(at_least, int) and isinstance(value, int) and value < at_least
    }
    assert fallen == {}
