"""The declarations of a kind → a JSON Schema that takes what the reader takes, for editors.

Draft 7, which all editors know: there, a `$ref` stands alone, and shared parts are under `definitions`.
"""

from typing import Any

from alignment_plugin.loading.mistakes import OWN_KEYS, PAGE_KEYS
from alignment_plugin.records.fields import any_case
from alignment_plugin.records.kinds import Kind

DRAFT = "http://json-schema.org/draft-07/schema#"
_RECORD, _ENTRIES, _LIMIT = "#/definitions/Record", "#/definitions/Entries", "#/definitions/Limit"
_NULL = {"type": "null"}
# What the reader fills in by itself.
_FILLED_IN = frozenset({"origin", "team", "id"})
_NOISE = frozenset({"title", "default", "minLength"})


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of a YAML file of a kind: one record, or a list of them, which may stand under its name."""
    whole = _node(kind.model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}"))
    definitions = {
        name: each for name, each in whole.pop("$defs", {}).items() if name not in ("Origin", "Span")
    }
    definitions["Record"] = _record(whole)
    if not kind.single:
        # A term's word is its id; an entry of another list says its own.
        named = {"required": ["id"], "properties": {"id": {"not": _NULL}}}
        own = {} if kind.name == "term" else named
        entry = {"allOf": [{"$ref": _RECORD}], **own}
        definitions["Entries"] = {"type": "array", "items": {"anyOf": [entry, _NULL]}}
    return {
        "$schema": DRAFT,
        "title": kind.label,
        **(_file_of_one() if kind.single else _file_of_several(kind)),
        "definitions": definitions,
    }


def _file_of_one() -> dict[str, Any]:
    return {"type": ["object", "null"], "if": {"type": "object"}, "then": {"$ref": _RECORD}}


def _file_of_several(kind: Kind) -> dict[str, Any]:
    """A condition for each shape, so that an editor says what is wrong in the one that was written."""
    under_name = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {name: {"type": "array"} for name in kind.places},
        "additionalProperties": False,
    }
    named = {"properties": {name: {"$ref": _ENTRIES} for name in kind.places}}
    return {
        "if": {"type": "array"},
        "then": {"$ref": _ENTRIES},
        "else": {"if": under_name, "then": named, "else": _file_of_one()},
    }


def _record(whole: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record, without what the place says."""
    properties = {
        name: _or_nothing(each) if name in _FILLED_IN else each
        for name, each in whole["properties"].items()
        if name != "origin"
    }
    kind = {"type": "string", "description": "Its kind, where the place does not say it."}
    return {
        **whole,
        "properties": {**properties, "kind": _or_nothing(kind)},
        "required": [name for name in whole.get("required", ()) if name not in _FILLED_IN],
        # What the theme reads, in any file, and what is the team's own; an editor need not offer it.
        "patternProperties": {f"^({'|'.join(sorted(PAGE_KEYS))}|{OWN_KEYS}.*)$": {}},
    }


def _node(node: Any) -> Any:
    """A part of what pydantic writes, as the reader takes it."""
    if isinstance(node, list):
        return [_node(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _reference(node)
    if "enum" in node and node.get("type") == "string":
        return _words(node)
    made = {key: _inside(key, value) for key, value in node.items() if key not in _NOISE}
    if "properties" in made:
        return _with_empty_fields(made)
    return _one_or_many(made) if "items" in made else made


def _inside(key: str, value: Any) -> Any:
    """What stands under a keyword; names of fields are no keywords."""
    if key in ("properties", "$defs"):
        return {name: _node(each) for name, each in value.items()}
    if key == "additionalProperties":
        return value if isinstance(value, bool) else _or_nothing(_node(value))
    return _node(value) if key in ("anyOf", "items") else value


def _reference(node: dict[str, Any]) -> dict[str, Any]:
    """A `$ref` with a description beside it, as draft 7 reads it."""
    about = {key: value for key, value in node.items() if key == "description"}
    return {**about, "allOf": [{"$ref": node["$ref"]}]} if about else {"$ref": node["$ref"]}


def _words(node: dict[str, Any]) -> dict[str, Any]:
    """A closed set of words: offered as they are, taken in capitals and with `_` or a space too."""
    patterns = (any_case(word).replace("-", r"[-_\s]+") for word in node["enum"])
    written = {"type": "string", "pattern": rf"^\s*({'|'.join(patterns)})\s*$"}
    about = {key: node[key] for key in ("description",) if key in node}
    return {**about, "anyOf": [{"enum": node["enum"]}, written]}


def _one_or_many(node: dict[str, Any]) -> dict[str, Any]:
    """One value may stand where a list of them may, and a plain text where a limit may."""
    item = node["items"]
    if item == {"$ref": _LIMIT}:
        item = {"anyOf": [{"type": ["string", "number", "boolean"], "pattern": r"\S"}, item]}
    about = {key: node[key] for key in ("description",) if key in node}
    return {**about, "anyOf": [{"type": "array", "items": _or_nothing(item)}, item]}


def _with_empty_fields(node: dict[str, Any]) -> dict[str, Any]:
    """A field that may be left out may also be left empty."""
    required = node.get("required", ())
    properties = {
        name: each if name in required else _or_nothing(each) for name, each in node["properties"].items()
    }
    return {**node, "properties": properties}


def _or_nothing(node: dict[str, Any]) -> dict[str, Any]:
    about = {key: node[key] for key in ("description",) if key in node}
    inner = {key: value for key, value in node.items() if key not in about}
    choices = inner["anyOf"] if set(inner) == {"anyOf"} else [inner]
    return {**about, "anyOf": choices if _NULL in choices else [*choices, _NULL]}
