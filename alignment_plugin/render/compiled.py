"""Templates as Python code, kept between builds in a folder of the system's that is the user's alone."""

from collections.abc import Mapping
from typing import Any

import jinja2


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Code by a template's name, its text, and all that decides what Jinja makes of it."""

    def __init__(self, maker: str) -> None:
        super().__init__(pattern="alignment-%s.cache")
        self._maker = maker

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What one environment makes of a template is no other's."""
        return super().get_cache_key(f"{self._maker} {name}", filename)


def compiled_before(environment: jinja2.Environment) -> jinja2.BytecodeCache | None:
    """What was compiled for an environment like this one; nothing where no folder is to be had."""
    try:
        return _Compiled(_maker(environment))
    except (OSError, RuntimeError):  # no temporary folder, or one that others can write to
        return None


def _maker(environment: jinja2.Environment) -> str:
    """All that decides what code a template becomes; filters too, as Jinja applies them to constants ahead."""
    autoescape = environment.autoescape
    return repr(
        (
            jinja2.__version__,
            _name(type(environment)),
            _name(environment.undefined),
            _name(autoescape) if callable(autoescape) else autoescape,
            sorted(environment.extensions),
            [(name, getattr(environment, name)) for name in _SIGNS],
            _names(environment.filters),
            _names(environment.tests),
            sorted(
                (name, _name(each) if callable(each) else repr(each))
                for name, each in environment.policies.items()
            ),
        )
    )


_SIGNS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "sandboxed",
    "is_async",
)


def _names(functions: Mapping[str, Any]) -> list[tuple[str, str]]:
    return sorted((name, _name(each)) for name, each in functions.items())


def _name(thing: Any) -> str:
    return f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', type(thing).__qualname__)}"
