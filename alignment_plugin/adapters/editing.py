"""Records written for people: new files, and entries put into a list file that keeps every other byte."""

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from alignment_plugin.adapters.errors import NotWrittenError
from alignment_plugin.loading.nodes import Items, Node, NodeError, Scalar, read_yaml
from alignment_plugin.loading.nodes import Mapping as Fields

Value = str | bool | int | date | list["Value"] | dict[str, "Value"]
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

_SIMPLE = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,._/-]*[A-Za-z0-9.])?")
"""Words that no YAML reads as anything else, or that the writer quotes by itself."""


def cleaned(text: str) -> str:
    """Text without the characters that hide or turn it, with `\\n` line ends."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """Text as one line."""
    return " ".join(cleaned(text).split())


def value_of(text: str) -> Value:
    """What a word on the command line is in YAML: a date, true or false, a number, else text."""
    text = cleaned(text)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII) else text


def yaml_of(fields: Mapping[str, Value]) -> str:
    """Fields as YAML that reads back as they are, whatever their text holds."""
    stream = io.StringIO()
    _writer().dump(CommentedMap((key, _quoted(value)) for key, value in fields.items()), stream)
    return stream.getvalue()


def yaml_text(value: str) -> str:
    """One text as a YAML value on one line."""
    return yaml_of({"x": value}).removeprefix("x:").strip()


def _writer() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _quoted(value: Value) -> Any:
    if isinstance(value, str):
        return _safe_text(value)
    if isinstance(value, list):
        return [_quoted(each) for each in value]
    if isinstance(value, dict):
        return CommentedMap((key, _quoted(each)) for key, each in value.items())
    return value


def _safe_text(text: str) -> Any:
    """Text as a block where it has several lines and that keeps it, else in quotes where it needs them."""
    if _SIMPLE.fullmatch(text):
        return text
    if "\n" not in text:
        return text if _kept(text, text) else DoubleQuotedScalarString(text)
    block = LiteralScalarString(text)
    return block if _kept(block, text) else DoubleQuotedScalarString(text)


def _kept(written: Any, text: str) -> bool:
    stream = io.StringIO()
    _writer().dump(CommentedMap(x=[written]), stream)
    try:
        node = read_yaml(stream.getvalue())
    except NodeError:
        return False
    inner = node.get("x") if isinstance(node, Fields) else None
    return isinstance(inner, Items) and isinstance(inner.items[0], Scalar) and inner.items[0].text == text


def with_entry(
    data: bytes, entry: str, *, keys: tuple[str, ...] = (), add_key: bool = False
) -> tuple[bytes, int]:
    """A YAML list file with one more entry at its end, and the line on which that starts.

    `entry` is the YAML of one mapping, without a dash. `keys` may name the list where the file is a
    mapping, and `add_key` lets the first of them be added. Every other byte stays. Raises NotWrittenError
    for a file that cannot be read, or to which nothing can be added so.
    """
    try:
        text = data.decode("utf-8")
        before = read_yaml(text.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise NotWrittenError("it is not UTF-8", hint="save it as UTF-8 first") from None
    except NodeError as error:
        raise NotWrittenError(f"line {error.span.line}: {error.message}", hint=error.hint) from None
    key = _key_in(before, keys, add_key=add_key)
    written = _with_entry(text, before, entry, key)
    if written is not None and _has_one_more(before, written[0], key):
        return written[0].encode("utf-8"), written[1]
    raise NotWrittenError(
        "it is written in a form to which nothing can be added without changing the rest",
        hint="add this by hand:\n" + _dashed(entry, 0),
    )


def _key_in(node: Node | None, keys: tuple[str, ...], *, add_key: bool) -> str | None:
    if not isinstance(node, Fields):
        return keys[0] if node is None and add_key and keys else None
    return next((key for key in keys if node.key(key)), keys[0] if add_key and keys else None)


def _with_entry(text: str, before: Node | None, entry: str, key: str | None) -> tuple[str, int] | None:
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    holder: Scalar | None = None
    items = before
    if isinstance(before, Fields):
        holder, items = before.key(key or ""), before.get(key or "")
        if holder is None:
            return _under_new_key(lines, entry, key)
    if items is None:
        return _under_new_key(lines, entry, key) if key else _inserted(lines, len(lines), _dashed(entry, 0))
    if not isinstance(items, Items) or (items.flow and items.items):
        return None
    if items.flow:
        return _for_empty_brackets(lines, items, holder, entry)
    column = items.span.column - 1
    return _inserted(lines, _end_of_list(lines, _last_line(items), column), _dashed(entry, column))


def _under_new_key(lines: list[str], entry: str, key: str | None) -> tuple[str, int] | None:
    if key is None:
        return None
    for number, line in enumerate(lines):
        if re.fullmatch(rf"{re.escape(key)}:\s*(#.*)?", line.rstrip("\r\n")):
            return _inserted(lines, number + 1, _dashed(entry, 2))
    text, first = _inserted(lines, len(lines), f"{key}:\n{_dashed(entry, 2)}")
    return text, first + 1


def _for_empty_brackets(
    lines: list[str], items: Items, holder: Scalar | None, entry: str
) -> tuple[str, int] | None:
    """Put the entry in the place of `[]`."""
    span = items.span
    line = lines[span.line - 1]
    if span.end_line != span.line or line[span.column - 1 : span.end_column - 1].replace(" ", "") != "[]":
        return None
    changed = (line[: span.column - 1].rstrip() + line[span.end_column - 1 :]).lstrip(" ")
    rest = [*lines[: span.line - 1], *([changed] if holder or changed.strip() else []), *lines[span.line :]]
    return _inserted(
        rest, span.line if holder or changed.strip() else span.line - 1, _dashed(entry, 2 if holder else 0)
    )


def _last_line(node: Node) -> int:
    """The last line that certainly belongs to a node."""
    if isinstance(node, Scalar) or node.flow:
        # A block of text ends at the start of the line below it.
        over = node.span.end_column == 1 and node.span.end_line > node.span.line
        return node.span.end_line - (1 if over else 0)
    inner = node.items if isinstance(node, Items) else [value for _, value in node.entries]
    return max((_last_line(each) for each in inner), default=node.span.line)


def _end_of_list(lines: list[str], last: int, column: int) -> int:
    """How many lines the list takes: what is indented further than its dashes is its own, comments too."""
    end = last
    for number in range(last, len(lines)):
        text = lines[number].strip()
        if text and len(lines[number]) - len(lines[number].lstrip(" ")) > column:
            end = number + 1
        elif text and not text.startswith("#"):
            break
    return end


def _dashed(entry: str, column: int) -> str:
    """The YAML of a mapping as an entry of a list."""
    lines = entry.rstrip("\n").split("\n")
    indent = " " * column
    marks = ("- ", *("  " for _ in lines[1:]))
    return "".join(
        f"{indent}{mark}{line}\n" if line else "\n" for mark, line in zip(marks, lines, strict=True)
    )


def _inserted(lines: list[str], at: int, block: str) -> tuple[str, int]:
    """The lines with `block` after the first `at`, in the line ends that the file has."""
    end = next((found[0] for line in lines if (found := re.search(r"\r\n|\r|\n", line))), "\n")
    head = lines[:at]
    if head and not head[-1].endswith(("\n", "\r")):
        head[-1] += end
    return "".join([*head, block.replace("\n", end), *lines[at:]]), at + 1


def _has_one_more(before: Node | None, text: str, key: str | None) -> bool:
    """Whether the new text reads as the old one with one entry more."""
    try:
        after = read_yaml(text.removeprefix("\ufeff"))
    except NodeError:
        return False
    old, new = _parts(before, key), _parts(after, key)
    return old[1] == new[1] and new[0][:-1] == old[0] and len(new[0]) == len(old[0]) + 1


def _parts(node: Node | None, key: str | None) -> tuple[list[Any], dict[str, Any]]:
    """The entries of the list, and all else that the file says."""
    if isinstance(node, Fields):
        rest = {name.text: _bare(value) for name, value in node.entries if name.text != key}
        items = node.get(key or "")
        return ([_bare(each) for each in items.items] if isinstance(items, Items) else []), rest
    return ([_bare(each) for each in node.items] if isinstance(node, Items) else []), {}


def _bare(node: Node) -> Any:
    """A node without its places."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_bare(item) for item in node.items]
        case Fields():
            return [(key.text, _bare(value)) for key, value in node.entries]
