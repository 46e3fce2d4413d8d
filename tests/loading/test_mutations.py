"""Broken documents: reading never raises, says where each problem is, loses no record and invents no value."""

import random
import re

import pytest

from alignment_plugin.findings import Severity
from alignment_plugin.loading import load_records
from alignment_plugin.records.decision import Decision
from alignment_plugin.text import SourceFile
from benchmarks.mutations import CHANGES, OWN, Outcome, documents, mutated, read
from benchmarks.showing import shown

FOLDER = "decisions"
FRONT = """---
title: "Use a *queue*: why"
status: accepted
date: 2026-02-03
decision-makers: [Ann Oak, Bo Elm]
consulted: Cy Fir, Di Yew
tags:
  - storage
  - cost
superseded-by: 0009-other
---

# Use a queue

Words of the body.
"""


@pytest.fixture(scope="module")
def originals(corpora):
    """Documents of real projects, and our own."""
    return documents((corpora, OWN))


def found_in(label, source):
    """What went wrong with one document, in words."""
    outcome = Outcome()
    outcome.run(label, lambda: read(source, outcome))
    return outcome.failures


@pytest.mark.parametrize("seed", range(4))
def test_reading_a_broken_document_never_raises_and_each_finding_has_its_line(originals, seed):
    """A hundred a seed; `python -m benchmarks.mutations --count 10000` does the same at length."""
    failures = [each for label, source in mutated(originals, 100, seed) for each in found_in(label, source)]
    assert failures == []


def test_showing_a_broken_document_never_raises(originals):
    for label, source in mutated(originals, 60, seed=11):
        assert isinstance(shown(source), str), label


def test_our_own_records_survive_being_broken():
    """The same without the real documents beside the checkout."""
    failures = [each for label, source in mutated(documents([OWN]), 150) for each in found_in(label, source)]
    assert failures == []


@pytest.mark.parametrize("seed", range(40))
def test_no_value_is_invented_from_broken_front_matter(seed):
    """Whatever is read line by line stands in the file word for word, or in its name."""
    chance = random.Random(seed)
    data = FRONT.encode()
    for _ in range(3):
        data = CHANGES[chance.choice(("cut", "doubled", "shuffled", "flipped", "deleted", "indented"))](
            chance, data
        )
    source = SourceFile(f"{FOLDER}/0001-use-a-queue.md", "0001-use-a-queue.md", data, FOLDER)
    text = data.decode("utf-8", errors="replace") + " Use a queue 0001-use-a-queue"
    for record in load_records([source]).records:
        assert isinstance(record, Decision)
        for value in (record.name, *record.people, *record.consulted, *record.tags):
            for word in re.findall(r"\w+", value):
                assert word.casefold() in text.casefold(), value


def test_front_matter_that_is_no_yaml_is_read_line_by_line_and_says_so():
    text = "---\nstatus: accepted\ntitle: Azure: Internal\ndeciders: @ann, @bo\n---\n\n# Other\n\nWords.\n"
    loaded = load_records([SourceFile(f"{FOLDER}/0001-x.md", "0001-x.md", text.encode(), FOLDER)])
    (record,) = loaded.records
    assert record.status.value == "accepted"
    found = [each for each in loaded.findings if "line by line" in each.message]
    assert [(each.severity, each.span.line) for each in found] == [(Severity.WARNING, 3)]


HOSTILE = {
    "a line of spaces": "a" + " " * 200_000 + "b c",
    "an item of spaces": "- a" + " " * 200_000 + "b c",
    "marks without an end": "`" * 50_000,
    "brackets without an end": "<<a" * 30_000,
    "attached items": "* a\n+\n" * 3000,
    "fences in fences": "\n".join("=" * length for length in range(4, 400)),
    "an emphasis of spaces": "**" + " " * 100_000 + "b",
    "quotations in quotations": ">" * 5000 + " a",
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(200)),
}


@pytest.mark.parametrize("suffix", [".md", ".rst", ".adoc"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_made_to_stop_a_reader_does_not(text, suffix):
    """Each once took minutes, or ended in a traceback."""
    name = f"0001-x{suffix}"
    loaded = load_records([SourceFile(f"{FOLDER}/{name}", name, text.encode(), FOLDER)])
    assert len(loaded.records) == 1
