"""The file of findings that were there when a team began to check: they are counted and stop nothing."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alignment_plugin.adapters.errors import ConfigurationError, NotFoundError, NotWrittenError
from alignment_plugin.adapters.writing import write_atomically
from alignment_plugin.findings import Finding, marked

VERSION = 1
_WRITE = "write it with: alignment check --write-baseline {}"


def read_baseline(path: Path) -> frozenset[str]:
    """The marks of the findings in a baseline; raises an AlignmentError where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NotFoundError(f"--baseline: there is no file {path}", hint=_WRITE.format(path)) from None
    except UnicodeDecodeError:
        raise _broken(f"--baseline: {path} is not UTF-8", path) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise NotFoundError(f"--baseline: {path} cannot be read: {reason}") from None
    try:
        return _marks(json.loads(text), path)
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        what = "a merge was not finished in it" if "<<<<<<< " in text else "this is no JSON"
        raise _broken(f"--baseline: {place}: {what}", path) from None
    except RecursionError:
        raise _broken(f"--baseline: {path}: this is no baseline", path) from None


def _broken(message: str, path: Path) -> ConfigurationError:
    return ConfigurationError(message, hint=f"take it from the last commit, or {_WRITE.format(path)}")


def _marks(value: Any, path: Path) -> frozenset[str]:
    if not isinstance(value, dict) or not isinstance(found := value.get("findings"), list):
        raise _broken(f"--baseline: {path} is no baseline: it has no list 'findings'", path)
    if value.get("schema_version") != VERSION:
        raise ConfigurationError(
            f"--baseline: {path} has schema_version {value.get('schema_version')}, and this version knows {VERSION}",
            hint=f"use the version that wrote it, or {_WRITE.format(path)}",
        )
    marks = [each.get("fingerprint") if isinstance(each, dict) else None for each in found]
    if bad := next((number for number, mark in enumerate(marks, 1) if not isinstance(mark, str)), None):
        raise _broken(f"--baseline: {path}: entry {bad} of 'findings' has no fingerprint", path)
    return frozenset(map(str, marks))


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the open ones of `findings`, in order of place; returns how many.

    Raises NotWrittenError where the file cannot be written, or is another that would be lost.
    """
    if not _may_be_replaced(path):
        raise NotWrittenError(
            f"--write-baseline: {path} is there and is no baseline, so it is left as it is",
            hint="name another file, such as alignment-baseline.json",
        )
    entries = [
        {"fingerprint": mark, "code": each.code, "record": each.record or each.path, "field": each.pointer}
        for each, mark in marked(findings)
        if each.is_open
    ]
    # One finding a line: two branches that mend different ones can be merged.
    lines = ",\n".join(f"    {json.dumps(each)}" for each in entries)
    listed = f"[\n{lines}\n  ]" if entries else "[]"
    text = f'{{\n  "schema_version": {VERSION},\n  "findings": {listed}\n}}\n'
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NotWrittenError(f"--write-baseline: {path} is not written: {reason}") from None
    return len(entries)


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is lost: there is no such file, or it was a baseline, even one that is broken now."""
    try:
        text = path.read_bytes()
    except OSError:
        return True
    return not text.strip() or b'"findings"' in text
