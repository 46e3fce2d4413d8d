"""The labels of real documents: in good order, and the reader agrees with no fewer of them than it did."""

import json
from datetime import date

import pytest

from alignment_plugin.records.decision import DecisionStatus
from benchmarks.facts import FACTS
from benchmarks.labels import LABELS, cases, names, shares

TEXTS = ("path", "title", "status", "status_raw", "date", "chosen", "note")
LISTS = ("people", "supersedes", "superseded_by", "amends", "amended_by", "options")
KEYS = {*TEXTS, *LISTS, "number", "dates", "held_out"}
# Documents that are not held out, and for how many of them each fact is right: raised when the reader gets better.
LEAST = {
    "read": 321,
    "title": 320,
    "status": 321,
    "date": 316,
    "people": 320,
    "supersession": 320,
    "options": 320,
    "chosen": 320,
}


FILES = sorted(LABELS.rglob("*.json"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def labels(file):
    return json.loads(file.read_text("utf-8"))


@each_file
def test_every_label_has_its_fields_and_no_others(file):
    """A fact is a text or a list of texts; only the note, the dates and the mark of a held-out one may be missing."""
    for label in labels(file):
        assert set(label) <= KEYS
        assert set(label) >= KEYS - {"note", "dates", "held_out"}, label["path"]
        assert all(isinstance(label.get(key, ""), str) for key in TEXTS), label["path"]
        assert all(isinstance(each, str) and each.strip() for key in LISTS for each in label[key]), label[
            "path"
        ]
        assert label["number"] is None or isinstance(label["number"], int), label["path"]
        assert isinstance(label.get("held_out", False), bool), label["path"]


@each_file
def test_the_facts_of_a_label_fit_together(file):
    """The status is one of ours, the dates are days, and what was chosen is one of the options."""
    for label in labels(file):
        assert label["status"] in set(DecisionStatus), label["path"]
        for day in filter(None, (label["date"], *label.get("dates", {}).values())):
            date.fromisoformat(day)
        assert not label["chosen"] or label["chosen"] in label["options"], label["path"]
        assert label["title"] or "note" in label, label["path"]


@each_file
def test_no_document_is_labelled_twice(file):
    paths = [label["path"] for label in labels(file)]
    assert len(set(paths)) == len(paths)


def test_more_than_a_third_of_the_labels_is_held_out():
    """Enough to measure on, and enough to work with."""
    every = [label for name in names() for label in labels(LABELS / f"{name}.json")]
    held_out = sum(bool(label.get("held_out")) for label in every)
    assert len(every) >= 300
    assert 0.33 < held_out / len(every) < 0.67


@pytest.mark.parametrize("name", names())
def test_every_labelled_document_and_every_document_it_names_by_path_is_there(name, corpora):
    for label in labels(LABELS / f"{name}.json"):
        assert (corpora / name / label["path"]).is_file()
        named = [each for key in LISTS[1:5] for each in label[key] if each.endswith((".md", ".rst"))]
        assert [each for each in named if not (corpora / name / each).is_file()] == []


def test_the_reader_agrees_with_no_fewer_labels_than_it_did(corpora):
    """Over all documents that are not held out: how many were read, and for how many each fact is exactly right."""
    found = [case for name in names() for case in cases(name, corpora) if not case.held_out]
    now = {fact: share.right for fact, share in shares(found).items()}
    assert set(now) == set(LEAST) == {"read", *FACTS}
    assert {fact: right for fact, right in now.items() if right < LEAST[fact]} == {}
