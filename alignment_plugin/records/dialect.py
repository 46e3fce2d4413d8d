"""The forms in which decisions are written down: a closed set that options, records and messages name."""

from enum import StrEnum


class DialectName(StrEnum):
    """How a decision's file is laid out; told by the file itself unless an option says it."""

    ALIGNMENT = "alignment"
    KEP = "kep"
    PEP = "pep"
    RFD = "rfd"
    RFC = "rfc"
    OEP = "oep"
    LOG4BRAINS = "log4brains"
    MADR = "madr"
    TENDERMINT = "tendermint"
    NYGARD = "nygard"
    PLAIN = "plain"
    """Nothing of the above: the title, what it states about itself, and the prose."""


class BodyFormat(StrEnum):
    """The markup of a record's prose."""

    MARKDOWN = "markdown"
    RST = "rst"
    ASCIIDOC = "asciidoc"
    TEXT = "text"


SHOWN_STATUS = 120
"""Characters of a team's own words for a status that a page shows beside ours; longer ones stay in the text."""
