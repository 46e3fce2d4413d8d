"""Entries → files: records in our form, or plain Markdown pages with the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.generate import Entry, Flow, FlowMap

_LISTS = {"step": "steps", "unknown": "unknowns", "term": "glossary"}
_LONG = 200
_TITLES = {"step": "title", "unknown": "question", "term": "term", "team": "name"}
_FOLDERS = {"decision": "decisions/", "session": "sessions/"}


class _Dumper(yaml.CSafeDumper):
    """Writes short lists on one line, and a value that stands twice, twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    Flow, lambda d, data: d.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)
_Dumper.add_representer(
    FlowMap, lambda d, data: d.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)
)


def _yaml(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000, default_flow_style=False
    )
    return text


def record_files(made: Iterable[Entry]) -> dict[str, str]:
    """Path inside the records folder → text; steps, unknowns and terms share a file each."""
    files: dict[str, str] = {}
    listed: dict[str, list[Any]] = defaultdict(list)
    for entry in made:
        if entry.kind in _LISTS:
            named = {} if entry.kind == "term" else {"id": entry.id}
            listed[entry.kind].append({**named, _TITLES[entry.kind]: entry.title, **entry.fields})
        elif entry.kind == "team":
            files["team.yml"] = _yaml({"name": entry.title, **entry.fields})
        else:
            heading = f"# {entry.title}\n\n" if entry.kind == "decision" else ""
            path = f"{_FOLDERS.get(entry.kind, '')}{entry.id}.md"
            files[path] = f"---\n{_yaml(entry.fields)}---\n\n{heading}{entry.prose}\n"
    for kind, several in listed.items():
        files |= _list_files(_LISTS[kind], several)
    return files


def _list_files(name: str, several: list[Any]) -> dict[str, str]:
    """One file of a list, or a folder of files where it is long."""
    if len(several) <= _LONG:
        return {f"{name}.yml": _yaml(several)}
    parts = range(0, len(several), _LONG)
    return {f"{name}/{number:03}.yml": _yaml(several[at : at + _LONG]) for number, at in enumerate(parts, 1)}


def plain_pages(made: Iterable[Entry]) -> dict[str, str]:
    """Path → ordinary Markdown, one page an entry, with the words of its record."""
    return {f"pages/{entry.id}.md": "\n".join(_page(entry)) + "\n" for entry in made}


def _page(entry: Entry) -> Iterator[str]:
    yield f"# {entry.title}\n"
    for name, value in entry.fields.items():
        if name == "options":
            yield from _options(value, entry.fields["criteria"])
        elif name != "criteria" and not isinstance(value, list | dict):
            yield f"- **{_label(name)}:** {value}"
        elif isinstance(value, Flow):
            yield f"- **{_label(name)}:** {', '.join(value)}"
        elif name != "criteria":
            yield from ("", f"## {_label(name)}\n", *_items(value), "")
    # A plain page has no references of ours.
    yield f"\n## More\n\n{entry.prose.replace('[[', '').replace(']]', '')}"


def _items(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        shown = (
            ". ".join(f"{_label(key)}: {part}" for key, part in each.items())
            if isinstance(each, dict)
            else each
        )
        yield f"- {shown}"


def _options(options: list[Any], criteria: list[Any]) -> Iterator[str]:
    """The comparison as headings, lists and a table."""
    for option in options:
        yield f"\n## {option['title']}\n"
        yield from (f"- Good: {each}" for each in option["good"])
        yield from (f"- Bad: {each}" for each in option["bad"])
    yield "\n## Compared\n"
    yield f"| | {' | '.join(option['title'] for option in options)} |"
    yield "|---" * (len(options) + 1) + "|"
    for each in criteria:
        yield f"| {each['question']} | {' | '.join(option['ratings'][each['id']] for option in options)} |"
    yield ""


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def write(files: Mapping[str, str], folder: Path) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
