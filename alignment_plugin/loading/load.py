"""Sources → records and findings: the loader as a whole. Never raises for bad input."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from posixpath import splitext
from typing import Any

from alignment_plugin.findings import Severity
from alignment_plugin.loading.drafts import Draft, draft_of, listed_entries, only_entry
from alignment_plugin.loading.entries import read_entry, refusal, refuse, usable
from alignment_plugin.loading.identity import stem_id
from alignment_plugin.loading.loaded import Loaded, Loading, ReadFile, Tell
from alignment_plugin.loading.nodes import Mapping
from alignment_plugin.loading.own_form import is_own_form
from alignment_plugin.loading.place import (
    COMPANION,
    PROSE,
    YAML,
    folders_with,
    is_index,
    place_of,
    team_named,
)
from alignment_plugin.loading.quick_records import quick_records
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.kinds import BY_PLACE, Kind, kind_named
from alignment_plugin.records.record import Record
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile

_STANDS = re.compile(rb"---[ \t]*\r?\n(?:(?!---|\.\.\.).*\n){0,40}?(?:status|state)[ \t]*:", re.I)
"""Front matter with a status."""


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
    load = Loading(settings or Settings(), total=len(sources), tell=tell)
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


def _drafts(sources: Sequence[SourceFile], load: Loading) -> list[Draft]:
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


def _placed(sources: Sequence[SourceFile], kind: Kind | None, load: Loading) -> list[Draft]:
    drafts = []
    load.sources[sources[0].folder] = sources
    one_record = folders_with(COMPANION, (source.inside for source in sources)) | _with_own_readme(
        sources, alone=kind is not None and kind.name == "decision"
    )
    for source in sources:
        load.say("Reading files", load.read, load.total)
        load.read += 1
        place = place_of(source.inside, source.folder, kind=kind, one_record=one_record)
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


def _with_own_readme(sources: Sequence[SourceFile], *, alone: bool) -> frozenset[str]:
    """Folders whose README is a record and no list of others: it says in its front matter where it stands.

    `alone`: also one beside or below which no other document is.
    """
    placed = [(source, *source.inside.rpartition("/")[::2]) for source in sources]
    found = {
        folder: source
        for source, folder, name in placed
        if folder and is_index(name.partition(".")[0]) and folder.rpartition("/")[2].lower() not in BY_PLACE
    }
    holding: Counter[str] = Counter()
    if alone and found:
        documents = (folder for _, folder, name in placed if splitext(name)[1].lower() in PROSE)
        holding = Counter(each for folder in documents for each in _and_above(folder))
    return frozenset(
        folder for folder, source in found.items() if holding[folder] == 1 or _STANDS.match(source.data)
    )


def _and_above(folder: str) -> Iterator[str]:
    """A folder and those that it stands in."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


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


def _name_teams(drafts: Iterable[Draft], load: Loading) -> None:
    """A team is named by its strategy, else by the folder's option, else by the folder."""
    for draft in drafts:
        key = (draft.source.folder, draft.place.group)
        if key not in load.teams:
            option = _option_for(draft.source.folder, load.settings)
            # Where all files are of one kind, folders inside are no teams' folders.
            named = option.team if option and (option.kind or not draft.place.group) else None
            load.teams[key] = slug(named) if named else team_named(draft.place.group, draft.source.folder)
        if draft.place.kind and draft.place.kind.name == "strategy":
            said = draft.says("team")
            if said and slug(said) == said and said not in RESERVED:
                load.teams[key] = said


def _read_draft(draft: Draft, load: Loading) -> None:
    kind = draft.place.kind
    assert kind is not None
    team = load.teams[draft.source.folder, draft.place.group]
    if (records := _known_records(draft, kind, team, load)) is not None:
        load.records += records
        return
    if draft.refusal is not None and not usable(draft, kind):
        refuse(draft, kind, team, load)
        return
    if draft.refusal is not None:
        load.findings.append(refusal(draft, f"{team}/{stem_id(draft.place, kind)}", Severity.WARNING))
    if (entries := listed_entries(draft)) is not None:
        for number, node in enumerate(entries):
            read_entry(draft, kind, team, node, number, load)
    elif (only := only_entry(draft)) is not None:
        read_entry(draft, kind, team, only, None, load)


def _known_records(draft: Draft, kind: Kind, team: str, load: Loading) -> tuple[Record, ...] | None:
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
