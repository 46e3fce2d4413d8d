"""Happenings in the order of time: what a site knows of the past of its records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from alignment_plugin.changes.happenings import Happening
from alignment_plugin.graph import Key, RecordGraph


@dataclass(frozen=True, slots=True)
class Moment:
    """What one commit changed of the main line."""

    day: date
    """By the committer's own calendar."""
    at: int
    """Seconds since 1970, UTC."""
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of the past of the records."""

    moments: tuple[Moment, ...] = ()
    """Newest first; of records that are still there, by the names they have now."""
    by_record: Mapping[Key, tuple[tuple[date, Happening], ...]] = field(default_factory=dict)
    """Record → what happened to it, newest first."""
    as_of: int = 0
    """When the newest commit was made; seconds since 1970, UTC."""
    begins: date | None = None
    """The day on which a history that is cut off begins; nothing where it is whole."""
    folders: frozenset[str] = frozenset()
    """Folders of records whose past was looked for, relative to the project."""
    problem: str = ""
    """Why nothing is known, as a sentence; empty otherwise."""
    remedy: str = ""
    """What brings it; may be empty."""

    def of(self, key: Key) -> tuple[tuple[date, Happening], ...]:
        """What happened to a record, newest first, each with its day."""
        return self.by_record.get(key, ())

    def first_written(self, key: Key) -> date | None:
        """The day on which a record came in, where the history goes back that far."""
        added = [day for day, each in self.of(key) if each.what in _CAME_IN and _is_first(each)]
        return added[-1] if added else None


_CAME_IN = frozenset({"record-added", "accepted"})


def _is_first(happening: Happening) -> bool:
    """Whether nothing stood there before; what is in force from its first day is only told as accepted."""
    return happening.what == "record-added" or not happening.old


def past_of(
    moments: Iterable[Moment],
    graph: RecordGraph,
    *,
    as_of: int = 0,
    begins: date | None = None,
    folders: frozenset[str] = frozenset(),
) -> Past:
    """Moments, newest first, with records under the names that they have in `graph`."""
    now: dict[Key, Key] = {}
    found: list[Moment] = []
    by_record: dict[Key, list[tuple[date, Happening]]] = {}
    for moment in moments:
        told = []
        for each in moment.happenings:
            key = now.get(each.record, each.record)
            if each.was:
                team, _, name = each.was.partition("/")
                now[Key(key.kind, team, name)] = key
            named = replace(each, record=key, replaces=_targets(each, graph))
            if named.is_told:
                told.append(named)
                by_record.setdefault(key, []).append((moment.day, named))
                for other in _replaced(named, moment.happenings, graph):
                    told.append(other)
                    by_record.setdefault(other.record, []).append((moment.day, other))
        found.append(replace(moment, happenings=tuple(told)))
    return Past(tuple(found), {key: tuple(each) for key, each in by_record.items()}, as_of, begins, folders)


def _targets(happening: Happening, graph: RecordGraph) -> tuple[str, ...]:
    """What a decision took the place of, by full id; what nothing has the name of any more is left out."""
    keys = (graph.resolve(raw, team=happening.record.team, kinds=("decision",)) for raw in happening.replaces)
    return tuple(found[0].full_id for found in keys if len(found) == 1)


def _replaced(happening: Happening, beside: tuple[Happening, ...], graph: RecordGraph) -> list[Happening]:
    """Decisions that end because another took their place, where their own file says nothing of it."""
    said = {each.record for each in beside if each.what == "superseded"}
    ended = []
    for full_id in happening.replaces:
        team, _, name = full_id.partition("/")
        key = Key("decision", team, name)
        entity = graph.get(key)
        if key not in said and entity is not None:
            ended.append(
                Happening(
                    "superseded", key, entity.name, field="status", new=f"superseded by {happening.record.id}",
                    reason=happening.reason, status="superseded", day=happening.day, path=happening.path,
                )
            )  # fmt: skip
    return ended
