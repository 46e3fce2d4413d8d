"""`mkdocs.yml` → plain values, without MkDocs: tags become values, nothing is imported or run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml


class ConfigError(Exception):
    """A configuration that cannot be read, with its place where there is one."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class PluginOptions:
    """What `plugins` says of one plugin."""

    named: bool
    """Whether it is among the plugins at all."""
    options: Mapping[str, Any]


class _Loader(yaml.SafeLoader):
    """Reads unknown tags as the plain value beneath them; `!ENV` asks `environ`."""

    environ: Mapping[str, str] = {}


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)  # type: ignore[arg-type]  # there are only three sorts of node


def _env(loader: _Loader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if not isinstance(node, yaml.SequenceNode):
        names, default = [node], None
    else:
        *names, last = node.value or [None]
        default = loader.construct_object(last, deep=True) if last is not None else None
    for name in names:
        if (text := loader.environ.get(str(loader.construct_object(name)))) is not None:
            return yaml.safe_load(text)
    return default


_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)
_Loader.add_constructor("!ENV", _env)


def read_config(text: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings of one `mkdocs.yml`; raises ConfigError where it is none."""
    loader = _Loader(text)
    loader.environ = environ
    try:
        values = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "it cannot be read"
        raise ConfigError(f"this is not YAML: {reason}", mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ConfigError(f"this is not YAML: {str(error).partition(chr(10))[0]}") from None
    finally:
        loader.dispose()
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError("it holds no settings; write 'name: value', one a line", 1)
    return values


def merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """What `INHERIT` makes of two configurations: mappings are joined, all else is the child's."""
    both = dict(parent)
    for key, value in child.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return both


def plugin_options(config: Mapping[str, Any], name: str) -> PluginOptions:
    """The options of a plugin; raises ConfigError where they are no options."""
    for plugin, options in _plugins(config.get("plugins")):
        if plugin != name:
            continue
        if options is not None and not isinstance(options, Mapping):
            raise ConfigError(f"the options of plugin '{name}' are no settings; write 'name: value' below it")
        given = {str(key): value for key, value in (options or {}).items()}
        # MkDocs takes this one for itself, for every plugin.
        given.pop("enabled", None)
        return PluginOptions(True, given)
    return PluginOptions(False, {})


def _plugins(value: Any) -> Iterator[tuple[str, Any]]:
    """Names and options, from a list of names and mappings or from one mapping."""
    if isinstance(value, Mapping):
        yield from ((str(name), options) for name, options in value.items())
    elif isinstance(value, list):
        for entry in value:
            if isinstance(entry, Mapping):
                yield from ((str(name), options) for name, options in entry.items())
            else:
                yield str(entry), None
