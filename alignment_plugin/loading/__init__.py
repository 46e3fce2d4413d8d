"""Sources → records. What cannot be read is a finding with its place; the rest is read all the same."""

from alignment_plugin.loading.load import load_records
from alignment_plugin.loading.loaded import Loaded, Unread

__all__ = ["Loaded", "Unread", "load_records"]
