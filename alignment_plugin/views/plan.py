"""Where every page goes: records → paths, page names → paths, things → a path and an anchor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from alignment_plugin.analysis.life_cycle import is_waiting
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.graph import Key, RecordGraph, key_of
from alignment_plugin.loading.place import MARKDOWN
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.kinds import BY_PLACE, kind_named
from alignment_plugin.records.record import Record
from alignment_plugin.records.strategy import Strategy

_FILES = {
    "home": ("index", "where-we-are-going"),
    "start": ("start", "start-here"),
    "in-this-change": ("in-this-change",),
    "changed": ("changed", "changed-since"),
    "hour": ("hour", "this-weeks-hour"),
    "directions": ("directions",),
    "log": ("decisions/index", "decisions/log", "decision-log"),
    "grouped": ("decisions/grouped", "decisions-grouped"),
    "comparisons": ("comparisons", "open-comparisons"),
    "steps": ("steps/index", "steps-list"),
    "unknowns": ("unknowns/index", "unknowns-list"),
    "signals": ("right-direction", "signals"),
    "stopped": ("stopped", "stopped-work"),
    "team": ("team", "who-we-are"),
    "sessions": ("sessions/index", "sessions-list"),
    "glossary": ("glossary", "words"),
}
OF_GIT = ("in-this-change", "changed")
"""Pages that only a build has which was told what git knows."""
# Where the records folder is one of decisions alone, the log is its first page.
_DECISION_FILES = {
    "home": ("where-we-are-going",),
    "log": ("index", "log", "decision-log"),
    "grouped": ("grouped", "log-grouped"),
}
# Kinds whose records are all shown on one page.
_SHARED_PAGE = {"team": "team", "onboarding": "start", "term": "glossary"}
_ANCHORED = {
    "policy": "home",
    "direction": "directions",
    "signal": "signals",
    "member": "team",
    "term": "glossary",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a link can lead to."""

    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What one records folder is in the navigation."""

    folder: str
    title: str
    note: str
    teams: tuple[str, ...]
    first: str
    """Path of the page that leads to the teams; empty where there is one team."""


@dataclass(slots=True)
class SitePlan:
    """The places of all pages. Made once; read by views and by the renderer."""

    bases: dict[str, str] = field(default_factory=dict)
    """Team → the folder of its pages."""
    pages: dict[tuple[str, str], str] = field(default_factory=dict)
    """(team, page name) → path."""
    records: dict[Key, str] = field(default_factory=dict)
    """Record → path of its page."""
    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    """Record file, relative to the project → path of its page."""

    def page(self, team: str, name: str) -> str:
        """The path of one of a team's pages; empty where the team has no such page."""
        return self.pages.get((team, name), "")

    def target(self, key: Key) -> Target | None:
        """Where a thing is shown, or nothing for a team that has no records."""
        if (name := _ANCHORED.get(key.kind)) is not None:
            path = self.page(key.team, name)
            return Target(path, key.id) if path else None
        path = self.records.get(key, "")
        if key.kind == "strategy":
            path = path or self.page(key.team, "home")
        elif key.kind == "team":
            # A team that wrote no team.yml is shown where it says where it goes.
            path = path or self.page(key.team, "home") or self.page(key.team, "log")
        return Target(path) if path else None


@dataclass(frozen=True, slots=True)
class Mount:
    """A records folder, and where its pages go among the docs."""

    folder: str
    """Relative to the project."""
    docs_path: str
    """Relative to the docs folder; empty for the docs folder itself."""
    title: str = ""
    note: str = ""


def plan_site(
    graph: RecordGraph,
    mounts: Iterable[Mount],
    *,
    taken: frozenset[str] = frozenset(),
    of_git: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> SitePlan:
    """Give every page its place; `taken` are docs pages that are no records, which stay where they are.

    `of_git` says of pages that show what git knows which records folders have them; no folder has others.
    """
    plan = SitePlan()
    used = {_normal(path) for path in taken}
    by_folder = {mount.folder: mount for mount in mounts}
    for team in graph.teams:
        folder = _home_record(graph, team).origin.folder
        without = frozenset(name for name in OF_GIT if folder not in of_git.get(name, ()))
        _plan_team(graph, team, by_folder, plan, used, without)
    for record in graph.records:
        _plan_record(graph, record, by_folder, plan, used)
    for mount in by_folder.values():
        _plan_section(graph, mount, plan, used)
    return plan


def _normal(path: str) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name("index.md")) if pure.stem.lower() == "readme" else path


def _home_record(graph: RecordGraph, team: str) -> Record:
    strategy = graph.strategy(team)
    return strategy or next(record for record in graph.records if record.team == team)


def _plan_team(
    graph: RecordGraph,
    team: str,
    mounts: Mapping[str, Mount],
    plan: SitePlan,
    used: set[str],
    without: frozenset[str],
) -> None:
    origin = _home_record(graph, team).origin
    base = _joined(mounts[origin.folder].docs_path, origin.group)
    plan.bases[team] = base
    alone = _holds_decisions_alone(graph, team, origin.folder)
    present = {record.kind for record in graph.records if record.team == team}
    if any(is_waiting(decision) for decision in graph.of(Decision, team)):
        present.add("waiting")
    for name, stems in _FILES.items():
        if name in without or (alone and "strategy" not in present and not _has(name, present)):
            continue
        choices = _DECISION_FILES.get(name, stems) if alone else stems
        plan.pages[team, name] = _free(base, choices, used)


def _holds_decisions_alone(graph: RecordGraph, team: str, folder: str) -> bool:
    """Whether a folder is one of decisions, and not one with folders for each kind."""
    found = [each.origin for each in graph.of(Decision, team) if each.origin.folder == folder]
    return bool(found) and not any(
        each.group or any(part.lower() in BY_PLACE for part in PurePosixPath(each.inside).parts[:-1])
        for each in found
    )


def _has(name: str, present: set[str]) -> bool:
    """Whether a folder of decisions alone gives a page something to say."""
    needs = {
        "comparisons": "waiting",
        "steps": "step",
        "unknowns": "unknown",
        "team": "team",
        "sessions": "session",
        "glossary": "term",
    }
    return name in ("log", "grouped", *OF_GIT) or needs.get(name) in present


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _free(base: str, stems: Iterable[str], used: set[str]) -> str:
    stems = list(stems)
    for stem in (*stems, *(f"{stems[-1]}-{number}" for number in range(2, 100))):
        path = _joined(base, f"{stem}.md")
        if path not in used:
            used.add(path)
            return path
    raise AssertionError("a hundred pages of one name")  # pragma: no cover


def _plan_record(
    graph: RecordGraph, record: Record, mounts: Mapping[str, Mount], plan: SitePlan, used: set[str]
) -> None:
    key = key_of(record)
    origin = record.origin
    kind = kind_named(record.kind)
    assert kind is not None
    if isinstance(record, Strategy) and record is graph.strategy(record.team):
        path = plan.page(record.team, "home")
    elif record.kind in _SHARED_PAGE:
        path = plan.page(record.team, _SHARED_PAGE[record.kind])
    else:
        path = _own_path(record, kind.places[0], mounts, plan)
        if path in used:
            taken = path
            path = _free(
                str(PurePosixPath(path).parent).removeprefix("."),
                (record.id, f"{record.kind}-{record.id}"),
                used,
            )
            plan.findings.append(_collision(record, taken, path))
        used.add(path)
    plan.records.setdefault(key, path)
    if origin.whole_file:
        plan.sources.setdefault(origin.path, path)
    else:
        plan.sources.setdefault(origin.path, _list_page(record, plan) or path)


def _list_page(record: Record, plan: SitePlan) -> str:
    name = {
        "step": "steps",
        "unknown": "unknowns",
        "term": "glossary",
        "decision": "log",
        "session": "sessions",
    }
    return plan.pages.get((record.team, name.get(record.kind, "")), "")


def _own_path(record: Record, place: str, mounts: Mapping[str, Mount], plan: SitePlan) -> str:
    origin = record.origin
    if not origin.whole_file:
        return _joined(plan.bases[record.team], place, f"{record.id}.md")
    inside = PurePosixPath(origin.inside)
    if inside.suffix.lower() not in MARKDOWN or inside.suffix != ".md":
        inside = inside.with_suffix(".md")
    if inside.stem.lower() in ("readme", "index"):
        inside = inside.with_name("index.md")
    return _joined(mounts[origin.folder].docs_path, str(inside))


def _collision(record: Record, taken: str, path: str) -> Finding:
    return Finding(
        "duplicate-id",
        Severity.WARNING,
        f"the page of '{record.name}' would take the place of another page, {taken}; it is at {path}",
        record.origin.path,
        record.origin.span,
        record=record.full_id,
        hint="rename the file, and keep the old name under 'aliases'",
        value=taken,
    )


def _plan_section(graph: RecordGraph, mount: Mount, plan: SitePlan, used: set[str]) -> None:
    teams = tuple(team for team in graph.teams if _home_record(graph, team).origin.folder == mount.folder)
    # A folder without records gets a page too, which says how to begin.
    empty = not any(record.origin.folder == mount.folder for record in graph.records)
    first = _free(mount.docs_path, ("index", "teams"), used) if len(teams) > 1 or empty else ""
    plan.sections.append(Section(mount.folder, mount.title, mount.note, teams, first))
