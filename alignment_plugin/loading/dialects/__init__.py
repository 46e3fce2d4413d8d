"""Decision documents that were there before → documents in our terms: the dialects, in the order of trying.

Below the loader, which hands over front matter and body; nothing here reads files or YAML.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from alignment_plugin.loading.dialects import (
    kep,
    log4brains,
    madr,
    nygard,
    oep,
    pep,
    plain,
    rfc,
    rfd,
    tendermint,
)
from alignment_plugin.loading.dialects.asciidoc import asciidoc_outline
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.outline import Outline, outline, split_lines
from alignment_plugin.loading.dialects.page import Page
from alignment_plugin.loading.dialects.rst import rst_outline
from alignment_plugin.loading.dialects.surroundings import Alone, Surroundings
from alignment_plugin.loading.nodes import Mapping as Fields
from alignment_plugin.records.dialect import BodyFormat, DialectName

ALONE = Alone()


@dataclass(frozen=True, slots=True)
class Dialect:
    """A form in which decisions are written, and how it is told and read."""

    name: DialectName
    looks_for: str
    """What tells it, for people."""
    fits: Callable[[Page], str]
    """Why a document is of this form, in words; empty where it is not."""
    read: Callable[[Page], Document]


DIALECTS: tuple[Dialect, ...] = (
    Dialect(DialectName.KEP, kep.LOOKS_FOR, kep.fits, kep.read),
    Dialect(DialectName.PEP, pep.LOOKS_FOR, pep.fits, pep.read),
    Dialect(DialectName.RFD, rfd.LOOKS_FOR, rfd.fits, rfd.read),
    Dialect(DialectName.RFC, rfc.LOOKS_FOR, rfc.fits, rfc.read),
    Dialect(DialectName.OEP, oep.LOOKS_FOR, oep.fits, oep.read),
    Dialect(DialectName.LOG4BRAINS, log4brains.LOOKS_FOR, log4brains.fits, log4brains.read),
    Dialect(DialectName.MADR, madr.LOOKS_FOR, madr.fits, madr.read),
    Dialect(DialectName.TENDERMINT, tendermint.LOOKS_FOR, tendermint.fits, tendermint.read),
    Dialect(DialectName.NYGARD, nygard.LOOKS_FOR, nygard.fits, nygard.read),
    Dialect(DialectName.PLAIN, plain.LOOKS_FOR, plain.fits, plain.read),
)
"""Tried in this order; the first that fits a document reads it. The last one fits all."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which dialect a document is of, why, and which were tried before."""

    dialect: Dialect
    reason: str
    before: tuple[Dialect, ...] = ()


def recognised(page: Page, forced: DialectName | None = None) -> Recognition:
    """The first dialect that fits; `forced` is what the folder's option says of all its documents."""
    if forced is not None and (said := next((each for each in DIALECTS if each.name is forced), None)):
        return Recognition(said, f"the option 'dialect' of its folder says '{forced}'")
    before: list[Dialect] = []
    for dialect in DIALECTS:
        if reason := dialect.fits(page):
            return Recognition(dialect, reason, tuple(before))
        before.append(dialect)
    raise AssertionError("the last dialect fits all")


def read_document(
    front: Fields | None,
    body: str,
    body_line: int,
    *,
    name: str,
    statuses: Mapping[str, str],
    around: Surroundings = ALONE,
    forced: DialectName | None = None,
) -> Document:
    """Read an existing decision document; never raises, whatever its text.

    `body_line` is the line of the file on which `body` starts: all places count in the file.
    `name` is the file's path inside its folder; `statuses` maps a team's words for a status to ours;
    `around` are the files beside it; `forced` is a dialect that is not up to the document.
    """
    page = page_of(front, body, body_line, name=name, statuses=statuses, around=around)
    return read_page(page, forced)


def read_page(page: Page, forced: DialectName | None = None) -> Document:
    """The document that a page is, read by the dialect that fits."""
    found = recognised(page, forced)
    return replace(found.dialect.read(page), reason=found.reason, format=page.format)


def page_of(
    front: Fields | None,
    body: str,
    body_line: int,
    *,
    name: str,
    statuses: Mapping[str, str],
    around: Surroundings = ALONE,
) -> Page:
    """A document as all dialects look at it."""
    form = format_of(name)
    return Page(front, outline_of(body, form), body_line, name, form, statuses, around)


def format_of(name: str) -> BodyFormat:
    """The markup of a document, by its file's name."""
    lowered = name.casefold()
    if lowered.endswith(".rst"):
        return BodyFormat.RST
    return BodyFormat.ASCIIDOC if lowered.endswith((".adoc", ".asciidoc", ".asc")) else BodyFormat.MARKDOWN


def outline_of(body: str, form: str) -> Outline:
    """The sections of a text in one of the formats of bodies."""
    if form == BodyFormat.RST:
        return rst_outline(split_lines(body))
    return asciidoc_outline(split_lines(body)) if form == BodyFormat.ASCIIDOC else outline(body)
