"""Sources → records. What cannot be read is a finding with its place; everything else is read all the same."""

from alignment_plugin.loading.load import Loaded, Unread, load_records

__all__ = ["Loaded", "Unread", "load_records"]
