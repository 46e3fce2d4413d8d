"""A diff for machines: `schema_version` 1, to which fields may be added and from which none goes away."""

from typing import Any

from alignment_plugin.changes import Change
from alignment_plugin.changes.wording import advice, sentence
from alignment_plugin.report.diff import Diff
from alignment_plugin.report.owners import reviewer_fields
from alignment_plugin.report.plain import json_text


def render(diff: Diff) -> str:
    """All changes, the most urgent first; what leans on them; who should look."""
    return json_text(
        {
            "schema_version": 1,
            "base": diff.base,
            "head": diff.head,
            "base_commit": diff.base_commit,
            "head_commit": diff.head_commit,
            "files_changed": diff.files,
            "changes": [_change(each) for each in diff.changes],
            "consequences": [
                {
                    "record": each.record,
                    "because": each.because,
                    "title": each.title,
                    "path": each.path,
                    "line": each.line,
                }
                for each in diff.consequences.told
            ],
            "more_consequences": diff.consequences.more,
            "reviewers": [reviewer_fields(each) for each in diff.reviewers],
            "notes": list(diff.notes),
        }
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "level": change.level.value,
        "what": change.what,
        "record": change.record,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "path": change.path,
        "line": change.line,
        "kind": change.kind,
        "title": change.title,
        "part": change.part,
        "message": sentence(change),
        "advice": advice(change),
        "side": "base" if change.is_gone else "head",
        "was": change.was,
    }
