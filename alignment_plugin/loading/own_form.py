"""Whether a decision is written in our form, by the names of its fields and the headings of its prose."""

import re
from collections.abc import Set as AbstractSet

from alignment_plugin.loading.drafts import text_at
from alignment_plugin.loading.mistakes import field_names
from alignment_plugin.loading.nodes import Mapping
from alignment_plugin.records.decision import Decision
from alignment_plugin.records.dialect import DialectName

FIELDS = frozenset(field_names(Decision))
# Fields that documents in other forms have as well: they do not show that a file is in ours.
_SHARED = frozenset(
    {"id", "team", "aliases", "title", "status", "owner", "people", "consulted", "informed", "tags", "supersedes",
     "superseded_by", "amends", "amended_by", "kind", "review"}
)  # fmt: skip
OWN = FIELDS - _SHARED
"""Fields that only our form has."""
# What documents in other forms call their fields; the dialects read them.
DOCUMENT_KEYS = frozenset(
    {"date", "deciders", "decision-makers", "decision_makers", "superseded-by", "superseded by", "created", "updated",
     "author", "authors", "state", "stage", "replaces", "obsoletes", "layout", "parent", "nav_order", "category",
     "dialect"}
)  # fmt: skip

# Headings under which other forms keep what we keep in fields.
HEADING = re.compile(
    r"^ {0,3}#{1,6}\s.*(?:option|alternative|outcome|decision|rationale|choice)|^[=-]{3,}\s*$", re.M | re.I
)


def is_own_form(node: Mapping) -> bool:
    """Whether a decision's fields are written in our form, and not in one that was there before."""
    return said_dialect(node) is not None or is_own({key.text for key, _ in node.entries})


def said_dialect(node: Mapping) -> DialectName | None:
    """The form that a file in ours says its Markdown has, under `dialect`."""
    said = text_at(node, "dialect").casefold()
    return DialectName(said) if said in set(DialectName) else None


def is_own(names: AbstractSet[str]) -> bool:
    """The same by the names of its fields.

    An owner shows it too, where there is nothing that we do not know: other forms rarely name one.
    """
    return not OWN.isdisjoint(names) or ("owner" in names and names <= FIELDS)
