"""What a record is called in links: a file's stem, a term's word, or what an entry of a list says."""

from alignment_plugin.loading.place import Place
from alignment_plugin.records.fields import RESERVED, slug
from alignment_plugin.records.kinds import Kind


def stem_id(place: Place, kind: Kind) -> str:
    """The id of a file's only record."""
    if kind.single and place.stem.lower() in kind.places:
        return kind.name
    identity = slug(place.stem) or kind.name
    return f"{identity}-1" if identity in RESERVED else identity


def entry_id(kind: Kind, said: str, term: str) -> str:
    """The id of one entry of a list, by its `id`, or of a term by its word; empty where it says none."""
    return slug(said or term) if kind.name == "term" else said


def day_in_stem(place: Place) -> str:
    """The date that a file's name starts with, or an empty string."""
    text = place.stem[:10]
    return text if len(text) == len("2026-11-22") and text.count("-") == 2 else ""  # noqa: PLR2004
