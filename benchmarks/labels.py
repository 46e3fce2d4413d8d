"""`python -m benchmarks.labels`: what the reader makes of real documents beside what people read in them."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from alignment_plugin.adapters.directory import read_folder
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile
from benchmarks.facts import FACTS, Facts, document, documents_by_number, labelled, read

_ROOT = Path(__file__).resolve().parent.parent
LABELS = _ROOT / "tests" / "labels"
CORPORA = _ROOT.parent / "shared" / "corpora"

_README = re.compile(r"(?:^|/)(?:readme|index)\.\w+$", re.IGNORECASE)
_EXAMPLE = "packages/core/integration-tests/ro-project"
# The folders of records in each repository, as a team would name them in its settings.
_FOLDERS = {
    "JabRef+jabref": ("docs/decisions",),
    "adr+madr": ("docs/decisions",),
    "alphagov+forms": ("ADR", "decision-record"),
    "buildpacks+rfcs": ("text",),
    "clef+handbook": (".",),
    "cloudoperators+documentation": ("architecture-decision-records",),
    "kubernetes+enhancements": ("keps",),
    "microsoft+code-with-engineering-playbook": ("docs",),
    "microsoft+semantic-kernel": ("docs/decisions",),
    "ministryofjustice+cloud-platform": ("architecture-decision-record",),
    "openedx+openedx-events": ("docs/decisions",),
    "python+peps": ("peps",),
    "thomvaill+log4brains": (
        "docs/adr",
        "packages/core/docs/adr",
        "packages/web/docs/adr",
        "packages/init/assets",
        f"{_EXAMPLE}/docs/adr",
        f"{_EXAMPLE}/packages/package1/adr",
        f"{_EXAMPLE}/packages/package2/adr",
    ),
}
# Handbooks: their pages are no records by their place, so the settings say what they are read as.
_HANDBOOKS = frozenset({"clef+handbook", "microsoft+code-with-engineering-playbook"})


@dataclass(frozen=True, slots=True)
class Case:
    """One document: what its label says, and what the reader says."""

    path: str
    held_out: bool
    label: Facts
    reader: Facts | None
    """Nothing where it was not read as a record: then no fact of it counts as right."""

    def right(self, fact: str) -> bool:
        """Whether the reader says just what the label says.

        Of a document without a title, any title will do, and of one without a date the day in its path.
        """
        if self.reader is None:
            return False
        if fact == "title" and not self.label.title:
            return True
        if fact == "date" and not self.label.date and self.reader.date:
            return self.reader.date.replace("-", "") in re.sub(r"\D", "", self.path)
        return bool(getattr(self.reader, fact) == getattr(self.label, fact))


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    def __str__(self) -> str:
        return f"{self.right}/{self.of}" + (f" {100 * self.right / self.of:.0f}%" if self.of else "")


def names(labels: Path = LABELS) -> tuple[str, ...]:
    """The repositories that have labels."""
    return tuple(sorted(file.stem for file in labels.glob("*.json")))


def cases(name: str, corpora: Path = CORPORA, *, facts_in: Path = LABELS) -> tuple[Case, ...]:
    """The labelled documents of one repository, read now."""
    labels: list[dict[str, Any]] = json.loads((facts_in / f"{name}.json").read_text("utf-8"))
    project = (corpora / name).resolve()
    settings = Settings(records=_folders(name, labels))
    sources = [
        source
        for folder in settings.records
        for source in read_folder((project / folder.path).resolve(), project=project).sources
    ]
    loaded = load_records(_without_indexes(sources, labels), settings=settings)
    graph, _ = link(loaded)
    documents = documents_by_number(loaded.records)
    facts = {
        document(record.origin.path): read(record, graph, documents)
        for record in loaded.records
        if record.origin.whole_file
    }
    return tuple(
        Case(
            label["path"],
            bool(label.get("held_out")),
            labelled(label, documents),
            facts.get(document(label["path"])),
        )
        for label in labels
    )


def _folders(name: str, labels: Sequence[Mapping[str, Any]]) -> tuple[Folder, ...]:
    """The folders of records; of a repository that is not known here, those in which labelled documents stand."""
    if name in _FOLDERS:
        kind = "decision" if name in _HANDBOOKS else None
        return tuple(Folder(path=path, kind=kind) for path in _FOLDERS[name])
    places = [PurePosixPath(label["path"]) for label in labels]
    # A README is the record of its folder.
    holding = {each.parents[each.stem.lower() == "readme"] for each in places}
    outer = sorted(str(each) for each in holding if holding.isdisjoint(each.parents))
    return tuple(Folder(path=each, kind="decision") for each in outer)


def _without_indexes(sources: Sequence[SourceFile], labels: Sequence[Mapping[str, Any]]) -> list[SourceFile]:
    """All but a README that is no record: an index may know more than a document says of itself."""
    records = {source.inside.rpartition("/")[0] for source in sources if source.inside.endswith("kep.yaml")}
    labelled_ones = {label["path"] for label in labels}
    return [
        source
        for source in sources
        if source.inside.rpartition("/")[0] in records
        or source.path in labelled_ones
        or not _README.search(source.inside)
    ]


def shares(found: Sequence[Case]) -> dict[str, Share]:
    """How many documents were read, and for how many each fact is exactly right."""
    rights = {fact: Share(sum(case.right(fact) for case in found), len(found)) for fact in FACTS}
    return {"read": Share(sum(case.reader is not None for case in found), len(found)), **rights}


def shares_where_said(found: Sequence[Case]) -> dict[str, Share]:
    """The same, of the documents that have something to say on a fact."""
    read_ones = {"read": shares(found)["read"]}
    said = {fact: [case for case in found if case.label.says(fact)] for fact in FACTS}
    return read_ones | {fact: shares(those)[fact] for fact, those in said.items()}


def table(rows: Mapping[str, Mapping[str, Share]]) -> str:
    """One line a row, one column a fact."""
    heads = ["", "read", *FACTS]
    lines = [heads, *([name, *map(str, row.values())] for name, row in rows.items())]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def differences(name: str, found: Sequence[Case]) -> Iterator[str]:
    """Each fact that the reader has otherwise, with both sides."""
    for case in found:
        if case.reader is None:
            yield f"{name}/{case.path}\n  not read as a record"
            continue
        for fact in FACTS:
            if not case.right(fact):
                sides = (("label ", case.label), ("reader", case.reader))
                shown = [f"  {side} {_shown(getattr(facts, fact))}" for side, facts in sides]
                yield "\n".join((f"{name}/{case.path}: {fact}", *shown))


def _shown(value: object) -> str:
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read all labelled documents, compare, print."""
    options = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    known = names(options.labels)
    asked = options.corpus or known
    if not asked or not set(asked) <= set(known):
        print(f"{options.labels} has labels of: {', '.join(known) or 'nothing'}", file=sys.stderr)
        return 2
    if absent := [name for name in asked if not (options.corpora / name).is_dir()]:
        print(_absent_words(options.corpora, absent), file=sys.stderr)
        return 2
    found = {name: cases(name, options.corpora, facts_in=options.labels) for name in asked}
    part = {
        name: [each for each in those if each.held_out == options.held_out] for name, those in found.items()
    }
    if options.differences:
        print(
            "\n".join(line for name, those in part.items() for line in differences(name, those)), end="\n\n"
        )
    building, held = (
        [c for those in found.values() for c in those if c.held_out == h] for h in (False, True)
    )
    print(table(_rows(part, building, held)))
    return 0


def _absent_words(corpora: Path, absent: Sequence[str]) -> str:
    if not corpora.is_dir():
        return f"{corpora} is not there: the documents are not kept with the code; say where with --corpora"
    return f"{corpora} holds no folder {', '.join(absent)}"


def _rows(
    part: Mapping[str, Sequence[Case]], building: Sequence[Case], held: Sequence[Case]
) -> dict[str, Mapping[str, Share]]:
    return {
        **{name: shares(those) for name, those in part.items()},
        "all but held out": shares(building),
        "  where said": shares_where_said(building),
        "held out": shares(held),
        "  where said ": shares_where_said(held),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.labels",
        description="What the reader makes of real documents beside what people read in them.",
    )
    parser.add_argument(
        "--corpus",
        action="append",
        metavar="NAME",
        help="only this repository; may be repeated",
    )
    parser.add_argument("--held-out", action="store_true", help="show the documents held out, not the others")
    parser.add_argument(
        "--differences", action="store_true", help="list each difference of the documents shown"
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder that holds the documents")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the folder that holds the labels")
    return parser


if __name__ == "__main__":
    sys.exit(main())
