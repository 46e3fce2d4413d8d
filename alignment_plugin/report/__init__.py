"""Findings → text in a format. An explicit table lists the formats; none of them touches the disk."""

from alignment_plugin.report.formats import FORMATS, Format
from alignment_plugin.report.run import Run

__all__ = ["FORMATS", "Format", "Run"]
