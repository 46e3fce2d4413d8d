"""An examined project → its records for others: JSON, or a folder of MADR files."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from alignment_plugin.adapters.docs_pages import ordinary_pages
from alignment_plugin.adapters.errors import NotWrittenError
from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.workspace import site_of
from alignment_plugin.adapters.writing import write_inside
from alignment_plugin.graph import RecordGraph, key_of
from alignment_plugin.loading import load_records
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.record import Record
from alignment_plugin.render.links import Links
from alignment_plugin.report.madr import LAYOUTS, Madr, madr_of
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile

_PROSE = frozenset({"drivers", "consequences", "confirmation"})
_MADE = "madr"
"""The folder under whose name a document is read back."""


def urls_of(project: Project, examination: Examination) -> Callable[[Record], str]:
    """Where the site shows each record, relative to its root; empty where it does not."""
    taken = frozenset(ordinary_pages(project, examination))
    plan = site_of(project, examination, taken=taken).plan
    links = Links(examination.graph, plan, project.use_directory_urls)

    def url(record: Record) -> str:
        target = plan.target(key_of(record))
        if target is None:
            return ""
        return links.url(target.path) + (f"#{target.anchor}" if target.anchor else "")

    return url


@dataclass(frozen=True, slots=True)
class MadrFile:
    """A MADR document, and where it goes."""

    path: str
    """Relative to the folder of the export."""
    record: Decision
    madr: Madr
    faithful: bool = True
    """Whether it reads back as the same decision, in all that MADR can say."""


def madr_files(graph: RecordGraph, decisions: Iterable[Decision]) -> Iterator[MadrFile]:
    """Each decision as MADR, laid out so that it reads back as the same decision."""
    everything = graph.of(Decision)
    paths = _paths(everything)
    for decision in decisions:
        yield _written(graph, decision, paths)


def _paths(decisions: Iterable[Decision]) -> dict[str, str]:
    """Full id → path in the export: as in its records folder, which is named where there are several."""
    decisions = list(decisions)
    several = len({each.origin.folder for each in decisions}) > 1
    paths: dict[str, str] = {}
    used: Counter[str] = Counter()
    for each in decisions:
        inside = PurePosixPath(each.origin.inside)
        inside = inside.with_suffix(".md") if each.origin.whole_file else inside.with_name(f"{each.id}.md")
        path = posixpath.join(PurePosixPath(each.origin.folder).name if several else "", str(inside))
        used[path] += 1
        if used[path] > 1:
            path = f"{path.removesuffix('.md')}-{used[path]}.md"
        paths.setdefault(each.full_id, path)
    return paths


def _written(graph: RecordGraph, decision: Decision, paths: Mapping[str, str]) -> MadrFile:
    """The first layout that reads back as it should, else the one that quotes."""
    path = paths[decision.full_id]
    reference = _references(graph, decision, paths)
    said = sayable(decision, reference=lambda raw: _target(graph, decision, raw))
    for layout in LAYOUTS:
        madr = madr_of(decision, reference, layout)
        if _holds(said, _read_back(madr.text, path)):
            return MadrFile(path, decision, madr)
    return MadrFile(path, decision, madr_of(decision, reference, LAYOUTS[1]), faithful=False)


def _holds(said: Mapping[str, object], read: Mapping[str, object] | None) -> bool:
    """Whether all of it is read again; MADR may know prose by its heading that the old form did not."""
    if read is None:
        return False
    return all(read[name] == value or (name in _PROSE and not value) for name, value in said.items())


def _references(graph: RecordGraph, decision: Decision, paths: Mapping[str, str]) -> Callable[[str], str]:
    here = posixpath.dirname(paths[decision.full_id])

    def reference(raw: str) -> str:
        found = graph.resolve(raw, team=decision.team, kinds=("decision",))
        record = graph.entities[found[0]].record if len(found) == 1 else None
        if not isinstance(record, Decision) or record.full_id not in paths:
            return raw
        target = posixpath.relpath(paths[record.full_id], here or ".")
        title = record.name.replace("[", "(").replace("]", ")")
        return f"[{title}]({target.replace(' ', '%20')})"

    return reference


def _target(graph: RecordGraph, decision: Decision, raw: str) -> str:
    """What names the same decision in a file beside it: its id, or the text as it is."""
    found = graph.resolve(raw, team=decision.team, kinds=("decision",))
    return found[0].id if len(found) == 1 else raw


def _read_back(text: str, path: str) -> dict[str, object] | None:
    """What a MADR document says, read by itself."""
    source = SourceFile(f"{_MADE}/{path}", path, text.encode(), _MADE)
    settings = Settings(records=(Folder(path=_MADE, kind="decision"),))
    loaded = load_records([source], settings=settings)
    read = [each for each in loaded.records if isinstance(each, Decision)]
    return sayable(read[0], reference=str) if len(read) == 1 else None


def sayable(decision: Decision, *, reference: Callable[[str], str]) -> dict[str, object]:
    """All of a decision that MADR has a place for, in a form to compare."""
    chosen = decision.option(decision.chosen)
    owner = (decision.owner,) if decision.owner else ()
    return {
        "title": decision.name,
        "status": decision.status,
        "date": decision.decided or decision.opened,
        "people": tuple(dict.fromkeys((*owner, *decision.people))),
        "consulted": decision.consulted,
        "informed": decision.informed,
        "drivers": decision.drivers,
        "options": tuple((each.name, each.good, each.neutral, each.bad) for each in decision.options),
        "chosen": chosen.name if chosen else None,
        "because": (decision.because or "").rstrip(".") if chosen else "",
        "consequences": decision.second_order,
        "confirmation": decision.success,
        **{
            name: frozenset(map(reference, getattr(decision, name)))
            for name in ("supersedes", "superseded_by", "amends", "amended_by")
        },
    }


def write_madr(folder: Path, files: Iterable[MadrFile], *, force: bool) -> None:
    """Write all files below a folder; raises NotWrittenError before the first where any is there already."""
    files = list(files)
    there = [each.path for each in files if (folder / each.path).exists()]
    if there and not force:
        more = f" and {len(there) - 3:,} more" if len(there) > 3 else ""
        raise NotWrittenError(
            f"{', '.join(str(folder / path) for path in there[:3])}{more} would be overwritten; nothing is written",
            hint="name another folder, or add --force",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "it cannot be made").lower()
        raise NotWrittenError(f"--output: {folder} is not written: {reason}") from None
    for each in files:
        place = folder / each.path
        write_inside(folder, place, each.madr.text.encode("utf-8", "backslashreplace"), new=False)
