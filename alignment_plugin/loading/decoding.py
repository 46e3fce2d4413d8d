"""Bytes → text, or the one finding that says why not. The first stage of the loader."""

import re
from dataclasses import dataclass

from alignment_plugin.text import Span

PLAIN = bytes((ord("\n"), *range(0x20, 0x7F)))
"""What may stand in any text without a closer look: printable ASCII and line ends."""
# Control characters, and those that turn the direction of text so that a reader sees something else.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read."""

    message: str
    span: Span
    hint: str


def decoded(data: bytes, *, max_kb: int) -> str | Refusal:
    """The file's text with `\\n` line ends and no byte order mark, or why it is refused."""
    if len(data) > max_kb * 1024:
        return Refusal(
            f"the file is larger than the {max_kb:,} KiB that are read",
            Span.at(1),
            "split it, or raise the option max_file_kb",
        )
    # Most files need no closer look.
    if not data.translate(None, PLAIN):
        return data.decode("ascii")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        return Refusal(
            f"byte 0x{data[error.start]:02x} is not UTF-8", Span.at(line, column), "save the file as UTF-8"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")
    if found := _HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        return Refusal(
            f"a hidden character, U+{ord(found[0]):04X}, stands here", Span.at(line, column), "remove it"
        )
    return text
