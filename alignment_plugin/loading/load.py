"""Sources → records and findings: the loader as a whole. Never raises for bad input."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from alignment_plugin.findings import SEVERITIES, Finding, Related, Severity
from alignment_plugin.loading.drafts import Draft, draft_of, listed_entries, only_entry, text_at
from alignment_plugin.loading.fields import Read, read_fields
from alignment_plugin.loading.heading import cut_heading
from alignment_plugin.loading.identity import day_in_stem, entry_id, stem_id
from alignment_plugin.loading.mistakes import Mistake, ignored_in
from alignment_plugin.loading.nodes import Mapping, Node, Scalar
from alignment_plugin.loading.own_form import is_own_form
from alignment_plugin.loading.place import COMPANION, YAML, Place, folders_with, place_of, team_named
from alignment_plugin.loading.quick_records import quick_records
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.kinds import Kind, kind_named
from alignment_plugin.records.record import Origin, Record
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile, Span

if TYPE_CHECKING:
    from alignment_plugin.loading.decisions import Merged
    from alignment_plugin.loading.folder import DocumentFolder

Tell = Callable[[str, int, int], None]
"""Hears what is done, how much of it is, and how much there is."""
_NOW_AND_THEN = 50


@dataclass(frozen=True, slots=True)
class Unread:
    """A record whose fields could not be read: links to it hold, and nothing more is said of it."""

    kind: str
    team: str
    id: str
    """`*` where the file holds several and none could be read."""
    path: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read."""

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    team_folders: AnyMapping[str, str] = field(default_factory=dict)
    """Name of a team's folder → the team's id, where they differ."""
    record_paths: frozenset[str] = frozenset()
    """Files that are records, or were meant to be."""
    texts: AnyMapping[str, str] = field(default_factory=dict)
    """The decoded text of each of those files."""
    files: AnyMapping[SourceFile, "ReadFile"] = field(default_factory=dict)
    """What was read of each file in which nothing was wrong."""
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and its records, for the next time that the same bytes stand in the same place."""

    place: Place
    """As its path says it."""
    draft: Draft
    team: str
    records: tuple[Record, ...]


@dataclass(slots=True)
class _Load:
    """The state of one load."""

    settings: Settings
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    teams: dict[tuple[str, str], str] = field(default_factory=dict)
    """(records folder, group) → the team's id."""
    sources: dict[str, Sequence[SourceFile]] = field(default_factory=dict)
    """Records folder → its files."""
    folders: dict[str, "DocumentFolder"] = field(default_factory=dict)
    """Records folder → what its documents say of each other."""
    earlier: AnyMapping[SourceFile, ReadFile] = field(default_factory=dict)
    files: dict[SourceFile, ReadFile] = field(default_factory=dict)
    total: int = 0
    read: int = 0
    """How many of all files were looked at."""
    tell: Tell | None = None

    def say(self, work: str, done: int, total: int) -> None:
        """Let who waits know how far the work is, every now and then."""
        if self.tell is not None and done % _NOW_AND_THEN == 0:
            self.tell(work, done, total)


def load_records(
    sources: Sequence[SourceFile],
    *,
    settings: Settings | None = None,
    earlier: Loaded | None = None,
    tell: Tell | None = None,
) -> Loaded:
    """Read all records of `sources`; their order is the order of the sources.

    Files that `earlier` has read, byte for byte and by the same settings, are not read again. `tell` hears
    how far the work is.
    """
    load = _Load(settings or Settings(), total=len(sources), tell=tell)
    if earlier is not None and earlier.settings == load.settings:
        load.earlier = earlier.files
    drafts = [draft for folder in _by_folder(sources) for draft in _drafts(folder, load)]
    _name_teams(drafts, load)
    for number, draft in enumerate(drafts):
        load.say("Making records", number, len(drafts))
        _read_draft(draft, load)
    return Loaded(
        tuple(load.records),
        tuple(load.findings),
        tuple(load.unread),
        {
            name: team
            for (folder, group), team in load.teams.items()
            if (name := team_named(group, folder)) != team
        },
        frozenset(draft.source.path for draft in drafts),
        {draft.source.path: draft.text for draft in drafts},
        load.files,
        load.settings,
    )


def _by_folder(sources: Iterable[SourceFile]) -> list[list[SourceFile]]:
    folders: dict[str, list[SourceFile]] = {}
    for source in sources:
        folders.setdefault(source.folder, []).append(source)
    return list(folders.values())


def _option_for(folder: str, settings: Settings) -> Any:
    return next(
        (each for each in settings.records if each.path.strip("/").removeprefix("./") == folder), None
    )


def kind_of_all(folder: str, settings: Settings) -> Kind | None:
    """The kind that a folder's option says of all of its files, or nothing."""
    option = _option_for(folder, settings)
    return kind_named(option.kind) if option and option.kind else None


def _drafts(sources: Sequence[SourceFile], load: _Load) -> list[Draft]:
    """The files of one folder that are records; where none is by its place, all documents are decisions."""
    option = _option_for(sources[0].folder, load.settings)
    kind = kind_of_all(sources[0].folder, load.settings)
    found = _placed(sources, kind, load)
    # A file that says itself that it is a decision says nothing of those beside it.
    others = [draft for draft in found if draft.says("kind") != "decision"]
    if option is None or kind is not None or any(map(_says_something, others)):
        return found
    return _placed(sources, kind_named("decision"), load) or found


def _says_something(draft: Draft) -> bool:
    """Whether a file is a record by more than its name: a handbook may have a page called glossary.md."""
    return draft.has_fields or draft.refusal is not None or draft.place.kind == kind_named("decision")


def _placed(sources: Sequence[SourceFile], kind: Kind | None, load: _Load) -> list[Draft]:
    drafts = []
    load.sources[sources[0].folder] = sources
    with_companion = folders_with(COMPANION, (source.inside for source in sources))
    for source in sources:
        load.say("Reading files", load.read, load.total)
        load.read += 1
        place = place_of(source.inside, source.folder, kind=kind, one_record=with_companion)
        if place is None:
            continue
        known = load.earlier.get(source)
        if known is not None and known.place == place:
            drafts.append(known.draft)
            load.files[source] = known
            continue
        draft = draft_of(source, place, max_kb=load.settings.max_file_kb)
        if (settled := _settled(draft)) is not None:
            drafts.append(settled)
    return drafts


def _settled(draft: Draft) -> Draft | None:
    """The draft with the kind that it says itself, or nothing where it is no record."""
    said = draft.says("kind")
    kind = (kind_named(said.casefold()) if said else None) or draft.place.kind
    if kind is None:
        return None
    if (
        kind.name == "decision"
        and draft.place.suffix in YAML
        and said is not None
        and not _is_decision(draft)
    ):
        return None
    if kind is not draft.place.kind:
        draft.place = replace(draft.place, kind=kind)
    return draft


def _is_decision(draft: Draft) -> bool:
    """Whether YAML in a folder of decisions is one, and not some tool's settings."""
    node = draft.fields
    return isinstance(node, Mapping) and (is_own_form(node) or node.get("status") is not None)


def _name_teams(drafts: Iterable[Draft], load: _Load) -> None:
    """A team is named by its strategy, else by the folder's option, else by the folder."""
    for draft in drafts:
        key = (draft.source.folder, draft.place.group)
        if key not in load.teams:
            option = _option_for(draft.source.folder, load.settings)
            named = option.team if option and option.team and not draft.place.group else None
            load.teams[key] = slug(named) if named else team_named(draft.place.group, draft.source.folder)
        if draft.place.kind and draft.place.kind.name == "strategy":
            said = draft.says("team")
            if said and slug(said) == said and said not in RESERVED:
                load.teams[key] = said


def _read_draft(draft: Draft, load: _Load) -> None:
    kind = draft.place.kind
    assert kind is not None
    team = load.teams[draft.source.folder, draft.place.group]
    if (records := _known_records(draft, kind, team, load)) is not None:
        load.records += records
        return
    if draft.refusal is not None and not _usable(draft, kind):
        _refuse(draft, kind, team, load)
        return
    if draft.refusal is not None:
        load.findings.append(_refusal(draft, f"{team}/{stem_id(draft.place, kind)}", Severity.WARNING))
    if (entries := listed_entries(draft)) is not None:
        for number, node in enumerate(entries):
            _read_entry(draft, kind, team, node, number, load)
    elif (only := only_entry(draft)) is not None:
        _read_entry(draft, kind, team, only, None, load)


def _known_records(draft: Draft, kind: Kind, team: str, load: _Load) -> tuple[Record, ...] | None:
    """The records of a file in which nothing wants a closer look, or nothing."""
    known = load.files.get(draft.source)
    if known is not None:
        if known.team == team:
            return known.records
        draft = draft_of(draft.source, draft.placed, max_kb=load.settings.max_file_kb)
    records = quick_records(draft, kind, team, load.settings)
    if records is not None:
        draft.forget_values()
        load.files[draft.source] = ReadFile(draft.placed, draft, team, records)
    return records


def _usable(draft: Draft, kind: Kind) -> bool:
    """Whether what was recovered line by line is a document's, so that nothing of ours is lost."""
    return kind.name == "decision" and isinstance(draft.fields, Mapping) and not is_own_form(draft.fields)


def _refuse(draft: Draft, kind: Kind, team: str, load: _Load) -> None:
    several = kind.listed and draft.place.stem.lower() in kind.places
    identity = "*" if several else stem_id(draft.place, kind)
    load.unread.append(Unread(kind.name, team, identity, draft.source.path))
    load.findings.append(_refusal(draft, "" if several else f"{team}/{identity}", Severity.ERROR))


def _refusal(draft: Draft, record: str, severity: Severity) -> Finding:
    error = draft.refusal
    assert error is not None
    message = error.message
    if severity is Severity.WARNING:
        message += "; its fields were read line by line"
    return Finding(
        "unreadable-record",
        severity,
        message,
        draft.source.path,
        error.span,
        record=record,
        hint=error.hint,
        value=error.message[:80],
        example=error.example,
        related=(Related(draft.source.path, error.first.line, "here first"),) if error.first else (),
    )


def _read_entry(draft: Draft, kind: Kind, team: str, node: Node, number: int | None, load: _Load) -> None:
    if not isinstance(node, Mapping):
        message = f"entry {(number or 0) + 1} is text, not fields"
        hint = f"start it with '- {'term' if kind.name == 'term' else 'id'}: …'"
        load.findings.append(
            Finding(
                "bad-value",
                Severity.ERROR,
                message,
                draft.source.path,
                node.span,
                hint=hint,
                value=node.text[:80] if isinstance(node, Scalar) else str(number),
            )
        )
        return
    identity = _identity(draft, kind, node, number)
    if number is None and slug(draft.place.stem) in RESERVED:
        load.findings.append(_reserved_name(draft, f"{team}/{identity}"))
    given: dict[str, Any] = {"team": team}
    if number is None or kind.name == "term":
        given["id"] = identity
    origin = Origin(
        draft.source.path,
        draft.source.inside,
        draft.source.folder,
        group=draft.place.group,
        span=Span.at(node.span.line if number is not None else 1),
        whole_file=number is None,
    )
    strict = True
    if kind.name == "decision" and draft.is_markdown and number is None:
        merged = _merged(draft, node, load)
        node, origin, strict = merged.node, merged.applied_to(origin), merged.strict
        given |= merged.given
        load.findings += merged.findings(f"{team}/{identity}")
    elif draft.is_markdown and number is None:
        node, origin = _with_heading(draft, kind, node, origin)
    if kind.name == "decision" and strict:
        node = _own_status(node, load.settings)
    read = read_fields(kind.model, node, origin, given, ignored=ignored_in(kind.model, node))
    _keep(draft, kind, team, identity, read, load, strict=strict)


def _merged(draft: Draft, node: Mapping, load: _Load) -> "Merged":
    """A decision's fields from its front matter and its Markdown."""
    # Most projects have records in our form alone: what reads other forms is imported where one is met.
    from alignment_plugin.loading.decisions import merged_decision
    from alignment_plugin.loading.folder import DocumentFolder

    folder = draft.source.folder
    if folder not in load.folders:
        load.folders[folder] = DocumentFolder(load.sources[folder])
    return merged_decision(draft, node, load.settings, load.folders[folder])


def _reserved_name(draft: Draft, record: str) -> Finding:
    return Finding(
        "bad-value",
        Severity.WARNING,
        f"a file called '{draft.place.stem}' cannot be checked out on Windows",
        draft.source.path,
        record=record,
        hint="give it another name",
        value=draft.place.stem,
    )


def _own_status(node: Mapping, settings: Settings) -> Mapping:
    """The same fields with a team's own status word read as ours."""
    status = node.get("status")
    if (
        not isinstance(status, Scalar)
        or (ours := settings.statuses.get(status.text.strip().casefold())) is None
    ):
        return node
    return Mapping(
        tuple(
            (key, status._replace(text=ours.value) if value is status else value)
            for key, value in node.entries
        ),
        node.span,
        node.flow,
    )


def _identity(draft: Draft, kind: Kind, node: Mapping, number: int | None) -> str:
    """The record's id: of a file its stem, of a term its word, of another entry what it says."""
    if number is None:
        return stem_id(draft.place, kind)
    return entry_id(kind, text_at(node, "id"), text_at(node, "term"))


def _with_heading(draft: Draft, kind: Kind, node: Mapping, origin: Origin) -> tuple[Mapping, Origin]:
    """Fields with the title that the prose opens with, and the prose without it."""
    title, body, line = cut_heading(draft.body, draft.body_line)
    if title is not None and kind.title and node.get(kind.title) is None:
        node = Mapping((*node.entries, (Scalar(kind.title, title.span), title)), node.span, node.flow)
    return _with_date(draft, kind, node), replace(origin, body=body, body_line=line)


def _with_date(draft: Draft, kind: Kind, node: Mapping) -> Mapping:
    """A session's date from its file's name, where it says none."""
    if kind.name != "session" or node.get("date") is not None:
        return node
    day = Scalar(day_in_stem(draft.place), Span.at(1))
    if not day.text:
        return node
    return Mapping((*node.entries, (Scalar("date", day.span), day)), node.span, node.flow)


def _keep(
    draft: Draft, kind: Kind, team: str, identity: str, read: Read, load: _Load, *, strict: bool
) -> None:
    record = read.record
    full = record.full_id if record else f"{team}/{identity}" if identity else ""
    load.findings += [_finding(draft, full, each, read, strict=strict) for each in read.mistakes]
    if record is None:
        if identity:
            load.unread.append(Unread(kind.name, team, identity, draft.source.path))
        return
    load.records.append(record)


def _finding(draft: Draft, record: str, mistake: Mistake, read: Read, *, strict: bool) -> Finding:
    severity = SEVERITIES[mistake.code] if strict else Severity.WARNING
    return Finding(
        mistake.code,
        severity,
        mistake.message,
        draft.source.path,
        mistake.span,
        record=record,
        pointer=mistake.pointer,
        hint=mistake.hint,
        value=mistake.value,
        example=mistake.example,
        anchor=mistake.anchor,
    )
