"""Real records of public projects: each folder is read without an error, whatever its form."""

import pytest

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.findings import Severity
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings

# Folder of records in each project, and how many documents of it are read at least.
FOLDERS = {
    "JabRef+jabref": ("docs/decisions", 69),
    "adr+madr": ("docs/decisions", 19),
    "alphagov+forms": ("ADR", 50),
    "buildpacks+rfcs": ("text", 128),
    "clef+handbook": (".", 38),
    "cloudoperators+documentation": ("architecture-decision-records", 10),
    "kubernetes+enhancements": ("keps", 72),
    "microsoft+code-with-engineering-playbook": ("docs", 2),
    "microsoft+semantic-kernel": ("docs/decisions", 76),
    "ministryofjustice+cloud-platform": ("architecture-decision-record", 49),
    "openedx+openedx-events": ("docs/decisions", 18),
    "python+peps": ("peps", 84),
    "thomvaill+log4brains": ("docs/adr", 9),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_project_is_read_without_an_error_and_every_record_has_a_title(corpora, name):
    path, least = FOLDERS[name]
    project = corpora / name
    read = read_folder((project / path).resolve(), project=project.resolve())
    loaded = load_records(read.sources, settings=Settings(records=(Folder(path=path),)))
    _, unsound = link(loaded)
    assert len(loaded.records) >= least
    assert all(record.name.strip() for record in loaded.records)
    found = (*read.findings, *loaded.findings, *unsound)
    assert [each for each in found if each.severity is Severity.ERROR] == []
