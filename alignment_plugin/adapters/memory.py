"""When Python looks for cycles among objects: not while records are read, which makes only trees."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 100_000
"""Objects made until the collector looks at the youngest; Python's own figure is 700. Pages leave few cycles."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cycle collector: it would walk every record read so far, again and again.

    Measured on 1,000 records: half of the time of reading YAML.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_what_is_read() -> None:
    """Let the collector pass over everything that exists now, and look less often, until one build has ended."""
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 10, 10)
