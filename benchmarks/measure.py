"""The measurements: builds side by side in turn, checks beyond start-up, start-up alone."""

import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process import Cost, RunFailed, cost_of
from benchmarks.repository import MAIN, make_repository
from benchmarks.sites import make_ours, make_plain, pages_built

_ENV = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
_BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site")
_ALIGNMENT = (sys.executable, "-c", "from alignment_plugin.cli import main; main(prog_name='alignment')")

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Series:
    """Several runs of one command."""

    costs: tuple[Cost, ...]

    @property
    def least(self) -> float:
        """CPU seconds of the quickest run: what else the machine did is not in it."""
        return min(each.cpu for each in self.costs)

    @property
    def median(self) -> float:
        """CPU seconds of the run in the middle."""
        return statistics.median(each.cpu for each in self.costs)

    @property
    def peak_mb(self) -> float:
        """Megabytes at the highest, of the run that took most."""
        return max(each.peak for each in self.costs) / 1e6


@dataclass(frozen=True, slots=True)
class BuildRow:
    """Both builds of one size."""

    count: int
    plain: Series
    ours: Series
    plain_pages: int
    our_pages: int

    @property
    def ratio(self) -> float:
        """Ours to plain, by medians."""
        return self.ours.median / self.plain.median


@dataclass(frozen=True, slots=True)
class CheckRow:
    """`alignment check` of one size, and the same command on almost nothing."""

    count: int
    check: Series
    start: Series

    @property
    def beyond_start(self) -> float:
        """CPU seconds that the records take, by medians."""
        return self.check.median - self.start.median


@dataclass(frozen=True, slots=True)
class DiffRow:
    """`alignment diff` of a branch."""

    count: int
    changed: int
    diff: Series
    again: Series
    """With what the first has kept; below 1,000 files nothing is."""


def builds(work: Path, sizes: Sequence[int], rounds: int, tell: Tell) -> list[BuildRow]:
    """Both builds of every size, in turn, each `rounds` times."""
    rows = []
    for count in sizes:
        folders = (make_plain(work / f"plain-{count}", count), make_ours(work / f"ours-{count}", count))
        costs: tuple[list[Cost], list[Cost]] = ([], [])
        for number in range(rounds):
            for folder, found in zip(folders, costs, strict=True):
                found.append(cost_of(_BUILD, folder, env=_ENV))
            tell(
                f"{count} pages, round {number + 1}: plain {costs[0][-1].cpu:.2f} s, ours {costs[1][-1].cpu:.2f} s"
            )
        pages = [pages_built(folder) for folder in folders]
        if min(pages) < count * 0.9:
            raise RunFailed(f"{count} entries became {pages} pages: this compares nothing")
        rows.append(BuildRow(count, Series(tuple(costs[0])), Series(tuple(costs[1])), *pages))
    return rows


def checks(work: Path, sizes: Sequence[int], rounds: int, tell: Tell) -> list[CheckRow]:
    """`alignment check` of every size, in turn with the same command on a site of three records."""
    least = make_ours(work / "ours-3", 3)
    rows = []
    for count in sizes:
        folder = make_ours(work / f"ours-{count}", count)
        found: tuple[list[Cost], list[Cost]] = ([], [])
        for _ in range(rounds):
            for place, costs in zip((folder, least), found, strict=True):
                costs.append(cost_of((*_ALIGNMENT, "check"), place, codes=(0, 1), env=_ENV))
        rows.append(CheckRow(count, Series(tuple(found[0])), Series(tuple(found[1]))))
        tell(
            f"check of {count}: {rows[-1].check.median:.2f} s, beyond start-up {rows[-1].beyond_start:.2f} s"
        )
    return rows


def diffs(work: Path, count: int, changed: int, rounds: int, tell: Tell) -> DiffRow:
    """`alignment diff` of a branch on which `changed` of `count` records say something else."""
    folder = make_repository(work / f"repository-{count}", count, changed)
    command = (*_ALIGNMENT, "diff", MAIN)
    found: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(rounds):
        shutil.rmtree(folder / ".git" / "alignment", ignore_errors=True)
        for costs in found:
            costs.append(cost_of(command, folder, env=_ENV))
    row = DiffRow(count, changed, *(Series(tuple(costs)) for costs in found))
    tell(f"diff of {changed} changed among {count}: {row.diff.median:.2f} s, again {row.again.median:.2f} s")
    return row


def start_up(work: Path, rounds: int) -> Series:
    """`alignment --version`."""
    work.mkdir(parents=True, exist_ok=True)
    return Series(tuple(cost_of((*_ALIGNMENT, "--version"), work, env=_ENV) for _ in range(rounds)))
