"""Sources → records. What cannot be read is a finding with its place; the rest is read all the same."""

from alignment_plugin.loading.load import Loaded, Unread, load_records

__all__ = ["Loaded", "Unread", "load_records"]
