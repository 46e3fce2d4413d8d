"""Names under which documents state things about themselves → what each speaks of."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_NAMES: Mapping[str, Iterable[str]] = {
    "status": ("status", "state", "decision status", "adr status", "rfc status", "current status"),
    "progress": ("implementation status", "implementation state", "implementation"),
    "date": (
        *("date", "decision date", "date decided", "decided", "decided on", "decided at", "decision made on"),
        *("approved on", "date approved", "approval date", "accepted on", "date accepted", "acceptance date"),
        *("adr date", "date of decision", "revdate", "revision date", "resolved", "resolved on", "date closed"),
        *("date recorded", "recorded on"),
    ),
    "updated": (
        *("last updated", "updated", "updated on", "updated at", "last modified", "modified", "last change"),
        *("last update", "last edited", "date updated", "update date", "last status change", "lastmod"),
        *("date last revised", "date last revision", "date revised"),
        *("closing date", "closes on", "last revision", "last revised", "revised", "revised on", "last changed"),
    ),
    "opened": (
        *("created", "created on", "created at", "creation date", "date created", "proposed on", "opened"),
        *("date creation", "date of creation"),
        *("start date", "date proposed", "proposal date", "proposed date", "submitted", "submitted on"),
        *("date submitted", "submission date", "date opened", "raised on", "date raised", "drafted on"),
    ),
    "people": (
        *("decider", "deciders", "decider s", "decision maker", "decision makers", "decision maker s"),
        *("decided by", "approver", "approvers", "approver s", "approved by", "arbiter", "arbiters"),
        *("participants", "signed off by", "accepted by", "decision taken by", "decision owner"),
        *("decision contributors", "involved", "people involved", "involved people", "parties involved"),
        *("made by", "decision made by", "agreed by", "signed by"),
    ),
    "authors": (
        *("author", "authors", "author s", "proposer", "proposers", "proposed by", "written by", "owners"),
        *("submitter", "submitted by", "champion", "champions", "driver", "lead author", "rfc author"),
        *("primary author", "primary authors", "created by", "co authors", "lead", "leads", "owner s"),
        *("decision driver", "authored by", "drafted by", "prepared by", "raised by", "recorded by"),
    ),
    "owner": ("owner", "contact", "decision lead", "responsible", "accountable"),
    "consulted": (
        *("consulted", "reviewer", "reviewers", "reviewer s", "reviewed by", "contributor", "contributors"),
        *("sponsor", "sponsors", "pep delegate", "bdfl delegate", "shepherd", "shepherds", "contributor s"),
        *("shepherd team", "shepherd leader", "with input from", "stakeholders"),
    ),
    "informed": ("informed",),
    "tags": ("tag", "tags", "keywords", "labels", "label", "topic", "topics", "area", "areas", "categories"),
    "supersedes": ("supersedes", "supercedes", "supersede", "replaces", "obsoletes", "superseeds"),
    "superseded_by": (
        *("superseded by", "superceded by", "replaced by", "obsoleted by", "superseeded by", "successor"),
    ),
    "amends": (
        *("amends", "extends", "refines", "clarifies", "updates", "partially supersedes", "partly supersedes"),
    ),
    "amended_by": (
        *("amended by", "extended by", "refined by", "clarified by", "updated by", "partially superseded by"),
        *("partly superseded by",),
    ),
    "depends_on": ("depends on", "requires", "required by us", "prerequisite", "prerequisites"),
    "title": ("title", "feature name", "feature", "rfc name", "rfc title", "proposal name"),
}  # fmt: skip
_BESIDE = frozenset(
    {
        *(
            "adr",
            "madr",
            "rfc",
            "rfd",
            "record",
            "document",
            "doc",
            "page",
            "proposal",
            "design",
            "decision",
            "spec",
        ),
        *(
            "this",
            "current",
            "present",
            "initial",
            "initially",
            "first",
            "original",
            "originally",
            "main",
            "principal",
        ),
        *("final", "overall", "latest", "architecture", "architectural", "technical", "text", "version"),
    }
)
"""Words in a name that say of what it speaks, and not what it says."""
_KIND = re.compile(r"[a-z]?(?:ep|ip|dr|fc|fd)")
"""What teams call their proposals, as in `SEP Status`."""
_SMALL = frozenset({"the", "of", "a", "an", "in", "for", "s", "our", "its", "on", "at"})
_VERBS: Mapping[str, str] = {
    "proposed": "opened",
    "written": "opened",
    "drafted": "opened",
    "published": "date",
}
"""Words that mean a day only beside others."""
_DONE = {
    **dict.fromkeys(
        re.findall(
            r"\w+",
            "decided approved accepted adopted agreed ratified resolved closed issued published finalised finalized"
            " completed confirmed enacted signed",
        ),
        "date",
    ),
    **dict.fromkeys(
        re.findall(
            r"\w+", "created started opened proposed submitted raised drafted initiated authored begun filed"
        ),
        "opened",
    ),
    **dict.fromkeys(re.findall(r"\w+", "updated modified changed revised edited amended"), "updated"),
}
"""What was done on a day, by the word beside `date`, `on` or `at`."""
_BARE = frozenset({"tags", "title", "amends", "progress", "depends_on"})
"""What is told by its own names alone."""
MAX_WORDS = 5
PEOPLE = frozenset({"people", "authors", "owner", "consulted", "informed"})
MEANINGS: Mapping[str, str] = {name: meaning for meaning, names in _NAMES.items() for name in names}
"""Names of metadata, in small letters and single spaces, and what each speaks of."""


def meaning_of(name: str) -> str | None:
    """What a name of metadata speaks of: a field of ours, or `authors`, `date`, `updated`, `title`."""
    words = re.sub(r"[^a-z]+", " ", name.casefold()).split()
    if not words or len(words) > MAX_WORDS:
        return None
    return MEANINGS.get(" ".join(words)) or _dated(words) or _qualified(tuple(words))


def _dated(words: list[str]) -> str | None:
    """The meaning of `date issued`, `issued date` and `issued on`."""
    if len(words) != 2:  # noqa: PLR2004 - the day, and what was done on it
        return None
    first, second = words
    done = second if first == "date" else first if second in ("date", "on", "at") else ""
    return _DONE.get(done)


@lru_cache(maxsize=1024)
def _qualified(words: tuple[str, ...]) -> str | None:
    """The meaning of a name with words beside it that only say of what: `Status of this record`, `First proposed`."""
    inner = [word for word in words if word not in _BESIDE and not _KIND.fullmatch(word)]
    while inner and inner[0] in _SMALL:
        inner = inner[1:]
    while inner and inner[-1] in _SMALL and " ".join(inner) not in MEANINGS:
        inner = inner[:-1]
    if not inner or len(inner) == len(words):
        return None
    meaning = MEANINGS.get(" ".join(inner)) or _VERBS.get(" ".join(inner))
    return None if meaning in _BARE else meaning
