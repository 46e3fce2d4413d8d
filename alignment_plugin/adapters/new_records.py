"""A new record: its text, its file and its number, checked against all others before anything is written."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.editing import Value, one_line, value_of, with_entry, yaml_of
from alignment_plugin.adapters.editor_schemas import line_for_new
from alignment_plugin.adapters.errors import AlignmentError, NotWrittenError
from alignment_plugin.adapters.examination import Reading, read_project, reading_of, with_source
from alignment_plugin.adapters.project import Project
from alignment_plugin.adapters.team_places import TeamPlace, place_for
from alignment_plugin.adapters.templates import (
    BACK_BRIEF,
    DECISION,
    PROSE,
    SESSION,
    commented,
    markdown_record,
)
from alignment_plugin.adapters.writing import write_inside
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.graph import Entity
from alignment_plugin.loading.mistakes import field_named, field_names
from alignment_plugin.loading.place import MARKDOWN, YAML
from alignment_plugin.records.fields import Many, slug
from alignment_plugin.records.kinds import Kind, kind_named
from alignment_plugin.records.team import Member
from alignment_plugin.text import SourceFile

_TITLE = {"step": "title", "unknown": "question", "term": "term", "member": "name", "back-brief": "by"}
_ASKED = {
    "step": ("owner", "demo"),
    "unknown": ("explorers", "report_back", "matters_because"),
    "member": ("role", "ask_about"),
    "term": ("not",),
}
_SLOTS = {"decision": DECISION, "session": SESSION, "back-brief": BACK_BRIEF}
NEW_KINDS = ("decision", "step", "unknown", "session", "back-brief", "term", "member")


@dataclass(frozen=True, slots=True)
class Request:
    """What someone wants to write down."""

    kind: str
    """One of NEW_KINDS; a member is a part of the team's record."""
    title: str
    team: str | None = None
    id: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """(name, text) in the order given; a list may be named several times."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record was written."""

    path: Path
    line: int
    id: str


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A file as it would be."""

    path: Path
    data: bytes
    line: int
    id: str
    new: bool


def add_record(project: Project, request: Request, today: date) -> Written:
    """Write a new record, or raise an AlignmentError and write nothing."""
    reading = read_project(project)
    kind = kind_named("team" if request.kind == "member" else request.kind)
    assert kind is not None
    place = place_for(project, reading, kind, request.team)
    fields = _fields(request)
    if request.kind in _SLOTS:
        proposal = _new_file(request, kind, place, fields, today)
    else:
        proposal = _new_entry(request, kind, place, fields, project.root)
    _refuse_duplicate(reading, request, place, proposal)
    _refuse_errors(project, reading, place, proposal)
    write_inside(place.folder.path, proposal.path, proposal.data, new=proposal.new)
    return Written(proposal.path, proposal.line, proposal.id)


def _fields(request: Request) -> dict[str, Value]:
    """What `--set` says, with lists where the field is one."""
    kind = kind_named(request.kind)
    model = kind.model if kind else Member
    fields: dict[str, Value] = {}
    for name, text in request.fields:
        top, _, inner = name.partition(".")
        info = field_named(model, top)
        value = value_of(text)
        if inner:
            holder = fields.setdefault(top, {})
            if not isinstance(holder, dict):
                raise AlignmentError(
                    f"--set: '{top}' is given both as one value and with '.'; keep one of them"
                )
            holder[inner] = value
        elif info is not None and Many in info.metadata:
            many = fields.setdefault(top, [])
            assert isinstance(many, list)
            many.append(value)
        elif top in fields:
            raise AlignmentError(f"--set: '{top}' is given twice, and takes one value")
        else:
            fields[top] = value
    return fields


def id_of(text: str, *, longest: int = 50) -> str:
    """A short id from words, cut between words; empty where they hold no letter from a to z."""
    folded = unicodedata.normalize("NFKD", text)
    words = slug("".join(char for char in folded if not unicodedata.combining(char)))
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return words.strip("-")


def _needed_id(request: Request) -> str:
    found = request.id or id_of(request.title)
    if not found:
        what = (
            "there is no title"
            if not request.title
            else f"'{one_line(request.title)}' holds no letter from a to z"
        )
        raise AlignmentError(
            f"{what}, so the record has no id", hint="say it with --id, as --id leave-the-batch"
        )
    return found


def _new_file(
    request: Request, kind: Kind, place: TeamPlace, fields: dict[str, Value], today: date
) -> _Proposal:
    folder = _kind_folder(kind, place)
    given: dict[str, Value] = {} if place.says_team else {"team": place.team}
    title = one_line(request.title)
    match kind.name:
        case "decision":
            stem = request.id or next_stem(folder, _needed_id(request))
            given |= {"status": "draft", "opened": today}
        case "session":
            given |= {"date": fields.get("date", today)} | ({"title": title} if title else {})
            stem, title = request.id or str(given["date"]), ""
        case _:
            day = fields.get("date", today)
            given |= {"by": title, "date": day}
            stem, title = request.id or f"{str(day)[:7]}-{_needed_id(request)}", ""
    _refuse_bad_id(stem)
    text = markdown_record(_SLOTS[kind.name], {**given, **fields}, title=title, body=PROSE[kind.name])
    return _Proposal(folder / f"{stem}.md", text.encode("utf-8"), 1, stem, True)


def _kind_folder(kind: Kind, place: TeamPlace) -> Path:
    """The folder for files of a kind: one that is there, else the one that the convention names."""
    if place.only_kind == kind.name:
        return place.base
    there = (place.base / name for name in kind.places)
    return next((folder for folder in there if folder.is_dir()), place.base / kind.places[0])


def next_stem(folder: Path, name: str) -> str:
    """The name of a folder's next decision: numbered on as the others are."""
    numbered = [
        found
        for path in (folder.rglob("*") if folder.is_dir() else ())
        if path.suffix.lower() in MARKDOWN | YAML
        and not re.match(r"\d{8}-|\d{4}-\d\d-\d\d", path.name)
        and (found := re.match(r"((?:[A-Za-z]{2,5}[-_])?)(\d{1,6})(?=[-_.])", path.name))
    ]
    if not numbered:
        return f"0001-{name}"
    last = max(numbered, key=lambda found: int(found[2]))
    return f"{last[1].lower()}{int(last[2]) + 1:0{len(last[2])}}-{name}"


def _refuse_bad_id(text: str) -> None:
    if text != slug(text):
        better = id_of(text, longest=80)
        raise AlignmentError(
            f"'{text}' is not an id: small letters a-z, digits and '-', at most 80",
            hint=f"write --id {better}" if better else "write one such as --id leave-the-batch",
        )


def _new_entry(
    request: Request, kind: Kind, place: TeamPlace, fields: dict[str, Value], root: Path
) -> _Proposal:
    identity = _needed_id(request)
    _refuse_bad_id(identity)
    model = Member if request.kind == "member" else kind.model
    values: dict[str, Value] = {} if request.kind == "term" and not request.id else {"id": identity}
    if not place.says_team and request.kind != "member":
        values["team"] = place.team
    values[_TITLE[request.kind]] = one_line(request.title)
    if request.kind == "step":
        values |= {"certainty": "known", "state": "next"}
    names = field_names(model)
    both = {**values, **fields}
    both = {name: both[name] for name in sorted(both, key=lambda each: _order(each, values, names))}
    entry = yaml_of(both) + "".join(_asked_lines(request.kind, model, both))
    path = _list_file(kind, place)
    old = _old_bytes(path) if path.exists() else line_for_new(kind, path, root).encode()
    keys = ("members",) if request.kind == "member" else kind.places
    try:
        data, line = with_entry(old, entry, keys=keys, add_key=request.kind == "member")
    except NotWrittenError as error:
        raise NotWrittenError(f"{path}: {error.message}; nothing was written", hint=error.hint) from None
    return _Proposal(path, data, line, identity, not path.exists())


def _order(name: str, first: Mapping[str, Value], names: list[str]) -> tuple[int, int]:
    if name in ("id", "team", *_TITLE.values()) and name in first:
        return 0, list(first).index(name)
    return 1, names.index(name) if name in names else len(names)


def _asked_lines(kind: str, model: type, fields: Mapping[str, Value]) -> Iterator[str]:
    """A commented line for each field whose absence would be asked about."""
    for name in _ASKED[kind]:
        if name not in fields and (info := field_named(model, name)) is not None:
            yield commented(f"{name}: {(info.description or '').lower().rstrip('.')}")


def _list_file(kind: Kind, place: TeamPlace) -> Path:
    """The list of a kind: the file that is there, else the one that the convention names."""
    for name in kind.places:
        for suffix in (".yml", ".yaml"):
            if (path := place.base / f"{name}{suffix}").is_file():
                return path
        for path in (place.base / f"{name}.md", place.base / name):
            if path.exists():
                what = "a folder with a file for each" if path.is_dir() else "written in Markdown"
                raise NotWrittenError(
                    f"{path} is {what}; add the {kind.name} there by hand, nothing was written"
                )
    return place.base / f"{kind.places[0]}.yml"


def _old_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotWrittenError(f"{path} cannot be read: {(error.strerror or '').lower()}") from None


def _refuse_duplicate(reading: Reading, request: Request, place: TeamPlace, proposal: _Proposal) -> None:
    for key, entity in reading.graph.entities.items():
        if (key.team, key.id) != (place.team, proposal.id) or entity.record is None:
            continue
        own = key.kind == request.kind if request.kind in ("member", "term") else entity.part is None
        if own and key.kind != "team":
            raise NotWrittenError(
                f"'{proposal.id}' is already the id of {_named(entity)}; nothing was written",
                hint="give another one with --id, or edit that record",
            )
    for unread in reading.loaded.unread:
        if (unread.team, unread.id) == (place.team, proposal.id):
            raise NotWrittenError(f"'{proposal.id}' is already the id of {unread.path}; nothing was written")


def _named(entity: Entity) -> str:
    record = entity.record
    assert record is not None
    return f"'{entity.name}' ({record.origin.path}:{record.origin.place(entity.pointer).line})"


def _refuse_errors(project: Project, reading: Reading, place: TeamPlace, proposal: _Proposal) -> None:
    """Read everything as it would be, and refuse what would add an error."""
    inside = proposal.path.relative_to(place.folder.path).as_posix()
    path = shown_path(proposal.path, project.root)
    source = SourceFile(path, inside, proposal.data, place.folder.folder.path)
    after = reading_of(project, with_source(reading, source))
    known = {_identity(finding) for finding in reading.findings}
    added = [
        finding
        for finding in after.findings
        if finding.severity is Severity.ERROR and _identity(finding) not in known
    ]
    if added:
        raise NotWrittenError(
            "\n".join(["the record would not be sound, so nothing was written:", *map(_words, added)]),
            hint="fields are given with --set FIELD=VALUE",
        )


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.record or finding.path, finding.pointer, finding.message


def _words(finding: Finding) -> str:
    return f"  {finding.message}" + (f"; {finding.hint}" if finding.hint else "")
