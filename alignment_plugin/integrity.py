"""The graph → findings about its soundness: what names nothing, what stands twice, what cannot both hold."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from alignment_plugin.findings import SEVERITIES, Finding, Related, Severity, did_you_mean, in_order
from alignment_plugin.graph import Entity, Key, Missing, RecordGraph, key_of
from alignment_plugin.loading.loaded import Loaded
from alignment_plugin.loading.references import references_in
from alignment_plugin.records.anchor import anchor
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.record import Record
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.rings import rings
from alignment_plugin.text import Span

_NOT_YET = frozenset(
    {DecisionStatus.DRAFT, DecisionStatus.PROPOSED, DecisionStatus.REJECTED, DecisionStatus.DEFERRED}
)


def link(loaded: Loaded) -> tuple[RecordGraph, tuple[Finding, ...]]:
    """Records → their graph, and what is unsound about it, in order of place."""
    graph = RecordGraph(loaded)
    return graph, unsound(graph)


def unsound(graph: RecordGraph, within: AbstractSet[str] | None = None) -> tuple[Finding, ...]:
    """What names nothing, stands twice or cannot both hold, in order of place.

    References are looked at in the files `within` alone, where these are given by their paths.
    """
    findings = (
        *_duplicates(graph),
        *_references(graph, within),
        *_prose_references(graph, within),
        *_criteria(graph),
        *_broken_limits(graph),
        *_supersession(graph),
        *_supersession_rings(graph),
        *_waiting_rings(graph),
    )
    return in_order(findings)


def _about(record: Record, code: str, pointer: str, message: str, **more: object) -> Finding:
    """A finding at a field of a record; documents that were there before are only warned about."""
    own = record.origin.dialect == "alignment"
    severity = SEVERITIES[code] if own else Severity.WARNING
    return Finding(
        code,
        severity,
        message,
        record.origin.path,
        record.origin.place(pointer),
        record=record.full_id,
        pointer=pointer,
        anchor=anchor(record, pointer),
        **more,  # type: ignore[arg-type]  # the remaining fields of Finding, by name
    )


def _duplicates(graph: RecordGraph) -> Iterator[Finding]:
    for first, again in graph.duplicates:
        assert first.record is not None and again.record is not None
        place = _entity_place(first)
        yield _about(
            again.record,
            "duplicate-id",
            f"{again.pointer}/id".removeprefix("/"),
            f"'{again.key.id}' is also the id of {_what(first)}, {place}",
            hint="give one of them another id, and keep the old one under 'aliases'",
            value=again.key.id,
            related=(Related(first.record.origin.path, _line(first), f"{_what(first)} is here"),),
        )


def _what(entity: Entity) -> str:
    article = "an" if entity.key.kind[0] in "aeiou" else "a"
    return f"{article} {entity.key.kind}"


def _line(entity: Entity) -> int:
    return entity.record.origin.place(entity.pointer).line if entity.record else 1


def _entity_place(entity: Entity) -> str:
    return f"{entity.record.origin.path}:{_line(entity)}" if entity.record else entity.key.full_id


def _references(graph: RecordGraph, within: AbstractSet[str] | None) -> Iterator[Finding]:
    for missing in graph.missing:
        record = graph.entities[missing.source].record
        assert record is not None
        if within is not None and record.origin.path not in within:
            continue
        message, hint = _missing_words(graph, missing, record.team)
        yield _about(record, "unknown-reference", missing.pointer, message, hint=hint, value=missing.raw)


def _missing_words(graph: RecordGraph, missing: Missing, team: str) -> tuple[str, str]:
    kinds = " or ".join("record" if kind == "any" else kind for kind in missing.kinds)
    if missing.candidates:
        names = ", ".join(f"{key.full_id} ({key.kind})" for key in missing.candidates)
        return f"'{missing.raw}' could be {names}", _ambiguity_hint(missing.candidates)
    near = did_you_mean(missing.raw.rpartition("/")[2], graph.names_near(team, missing.kinds))
    return f"no {kinds} has the id '{missing.raw}'", near or f"write the {kinds}, or take the reference out"


def _ambiguity_hint(candidates: tuple[Key, ...]) -> str:
    if len({key.full_id for key in candidates}) == len(candidates):
        return "write the full id of the one that is meant"
    return "give one of them another id"


def _prose_references(graph: RecordGraph, within: AbstractSet[str] | None) -> Iterator[Finding]:
    teams = {record.origin.path: record for record in graph.records}
    for path, text in graph.texts.items():
        record = teams.get(path)
        if record is None or (within is not None and path not in within):
            continue
        for reference in references_in(text):
            if finding := prose_finding(graph, reference.target, record.team, path):
                own = record.origin.dialect == "alignment"
                severity = Severity.ERROR if own else Severity.WARNING
                whole = record.full_id if record.origin.whole_file else ""
                yield _at(finding, severity, reference.span, whole)


def prose_finding(graph: RecordGraph, target: str, team: str, path: str) -> Finding | None:
    """What is wrong with `[[target]]` in a page, or nothing; a page that is no record is only warned about."""
    found = graph.resolve(target, team=team)
    if len(found) == 1:
        return None
    missing = Missing(Key("", team, ""), "", target, "", ("any",), found)
    message, hint = _missing_words(graph, missing, team)
    if not found and not hint.startswith("did"):
        hint = "write the record, or put the brackets into backticks if no record is meant"
    return Finding("unknown-reference", Severity.WARNING, message, path, hint=hint, value=target)


def _at(finding: Finding, severity: Severity, span: Span, record: str) -> Finding:
    return replace(finding, severity=severity, span=span, record=record)


def _criteria(graph: RecordGraph) -> Iterator[Finding]:
    for decision in graph.of(Decision):
        known = [criterion.id for criterion in decision.criteria]
        for number, option in enumerate(decision.options):
            for name in option.ratings:
                if name not in known:
                    yield _about(
                        decision,
                        "unknown-reference",
                        f"options/{number}/ratings/{name}",
                        f"'{name}' is none of the criteria of this decision",
                        hint=did_you_mean(name, known) or "add it under 'criteria'",
                        value=name,
                    )


def _broken_limits(graph: RecordGraph) -> Iterator[Finding]:
    """What an option says to break has to be ruled out somewhere."""
    for decision in graph.of(Decision):
        if not any(option.breaks for option in decision.options) or _strategy_unread(graph, decision.team):
            continue
        known = list(limits_of(graph.strategy(decision.team)))
        for number, option in enumerate(decision.options):
            for place, name in enumerate(option.breaks):
                if name not in known:
                    yield _about(
                        decision,
                        "unknown-reference",
                        f"options/{number}/breaks/{place}",
                        f"nothing that is ruled out has the id '{name}'",
                        hint=did_you_mean(name, known) or "give an entry of 'rules_out' or 'no_gos' this id",
                        value=name,
                    )


def _strategy_unread(graph: RecordGraph, team: str) -> bool:
    return any(each.kind == "strategy" and each.team == team for each in graph.unread)


def limits_of(strategy: Strategy | None) -> Iterator[str]:
    """Ids of what a strategy rules out; a policy's own id stands for all that it does."""
    if strategy is None:
        return
    for policy in strategy.policies:
        yield policy.id
        yield from (limit.id for limit in policy.rules_out if limit.id)
    yield from (limit.id for limit in strategy.no_gos if limit.id)


def _supersession(graph: RecordGraph) -> Iterator[Finding]:
    for decision in graph.of(Decision):
        if decision.supersedes:
            yield from _standing_all_the_same(graph, decision)
            yield from _other_successor(graph, decision)
        if decision.status is not DecisionStatus.SUPERSEDED or decision.superseded_by:
            continue
        live = [each for each in graph.successors(decision) if each.status not in _NOT_YET]
        if not live and not any(miss.source == key_of(decision) for miss in graph.missing):
            yield _about(
                decision,
                "relation-contradiction",
                "status",
                f"'{decision.name}' is superseded, but no decision in force says that it takes its place",
                hint=f"write 'supersedes: [{decision.id}]' on the decision that replaced it",
                value="no successor",
            )


def _standing_all_the_same(graph: RecordGraph, decision: Decision) -> Iterator[Finding]:
    """A supersedes B, and B is still accepted."""
    if decision.status in _NOT_YET or decision.status is DecisionStatus.UNKNOWN:
        return
    for link in graph.links_from(key_of(decision), "supersedes"):
        old = graph.entities[link.target].record
        if isinstance(old, Decision) and old is not decision and old.status is DecisionStatus.ACCEPTED:
            yield _about(
                decision,
                "relation-contradiction",
                link.pointer,
                f"'{decision.name}' takes the place of '{old.name}', which still says accepted",
                hint=f"write 'status: superseded' in {old.origin.path}",
                value=old.full_id,
                related=(Related(old.origin.path, old.origin.place("status").line, "its status"),),
            )


def _other_successor(graph: RecordGraph, decision: Decision) -> Iterator[Finding]:
    """A supersedes B, and B says that it was C."""
    for link in graph.links_from(key_of(decision), "supersedes"):
        old = graph.entities[link.target].record
        if not isinstance(old, Decision) or not old.superseded_by:
            continue
        said = graph.targets(old, "superseded_by")
        if said and key_of(decision) not in {each.key for each in said}:
            yield _about(
                decision,
                "relation-contradiction",
                link.pointer,
                f"'{decision.name}' takes the place of '{old.name}', which says that it was '{said[0].name}'",
                hint="keep the one that is true, or name both on the old decision",
                value=old.full_id,
                related=(
                    Related(old.origin.path, old.origin.place("superseded_by").line, "it says so here"),
                ),
            )


def _supersession_rings(graph: RecordGraph) -> Iterator[Finding]:
    after = {
        key_of(each): [key_of(next_one) for next_one in graph.successors(each)] for each in graph.of(Decision)
    }
    for ring in rings(after, lambda key: after.get(key, ())):
        yield _ring(
            graph,
            ring,
            "relation-contradiction",
            "replace each other in a ring; which one holds?",
            "supersedes",
        )


def _waiting_rings(graph: RecordGraph) -> Iterator[Finding]:
    for model, relation, words in (
        (Decision, "depends_on", "lean on each other in a ring; which one comes first?"),
        (Step, "waits_for", "wait for each other in a ring; which one can start?"),
    ):
        keys = [key_of(each) for each in graph.of(model)]
        known = frozenset(keys)
        after = {
            key: [link.target for link in graph.links_from(key, relation) if link.target in known]
            for key in keys
        }
        for ring in rings(keys, after.__getitem__):
            yield _ring(graph, ring, "dependency-cycle", words, relation)


def _ring(graph: RecordGraph, ring: tuple[Key, ...], code: str, words: str, pointer: str) -> Finding:
    records = [record for key in ring if (record := graph.entities[key].record) is not None]
    first = records[0]
    names = ", ".join(f"'{each.name}'" for each in records)
    message = f"{names} {words}" if len(records) > 1 else f"{names} names itself under '{pointer}'"
    return _about(
        first,
        code,
        pointer,
        message,
        hint="take one of the links out",
        value=" ".join(key.full_id for key in ring),
        related=tuple(
            Related(each.origin.path, each.origin.place(pointer).line, f"'{each.name}'")
            for each in records[1:]
        ),
    )
