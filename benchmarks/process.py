"""Commands as processes of their own, with the CPU time and the memory that the system counted for them."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Memory is counted in KiB on Linux and in bytes on macOS.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


class RunFailed(Exception):
    """A measured command that did not do its work."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of user and system time, of the process and its children."""
    peak: int
    """Bytes of memory at the highest."""


def cost_of(
    command: Sequence[str], folder: Path, *, codes: tuple[int, ...] = (0,), env: Mapping[str, str]
) -> Cost:
    """Run a command to its end; raises RunFailed where its exit code is none of `codes`."""
    log = folder / "run.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **env}, stdout=output, stderr=output
        )
        # wait4 counts this run alone; getrusage(RUSAGE_CHILDREN) would add up all runs, and keep the highest peak.
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        said = log.read_text("utf-8", "replace")[-2000:]
        raise RunFailed(f"'{' '.join(command)}' ended with {process.returncode}:\n{said}")
    return _cost(used)


def _cost(used: resource.struct_rusage) -> Cost:
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _MEMORY_UNIT)
