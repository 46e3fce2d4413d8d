"""Measurements → Markdown tables, on the terminal and between the markers of the page about speed."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import BuildRow, CheckRow, DiffRow, Series

_START = "<!-- measured: start -->"
_END = "<!-- measured: end -->"
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pydantic")


def build_table(rows: Sequence[BuildRow]) -> str:
    """Builds side by side; the median of CPU seconds, and the least beside it."""
    lines = [
        "| records | plain, CPU s | ours, CPU s | ours / plain | plain, growth | ours, growth"
        " | plain, peak MB | ours, peak MB |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    by_count = {row.count: row for row in rows}
    for row in rows:
        half = by_count.get(row.count // 2)
        growths = [
            _growth(row.plain, half.plain if half else None),
            _growth(row.ours, half.ours if half else None),
        ]
        lines.append(
            f"| {row.count:,} | {_seconds(row.plain)} | {_seconds(row.ours)} | {row.ratio:.2f} | {' | '.join(growths)}"
            f" | {row.plain.peak_mb:.0f} | {row.ours.peak_mb:.0f} |"
        )
    return "\n".join(lines)


def _seconds(series: Series) -> str:
    return f"{series.median:.2f} ({series.least:.2f})"


def _growth(series: Series, half: Series | None) -> str:
    """How many times as long twice as many take."""
    return f"{series.median / half.median:.2f}" if half else ""


def check_table(rows: Sequence[CheckRow], diffs: Sequence[DiffRow], start: Series) -> str:
    """Checks beyond start-up, start-up alone, and what a branch changes."""
    lines = ["| command | CPU s | beyond start-up, CPU s | peak MB |", "|---|--:|--:|--:|"]
    lines.append(f"| `alignment --version` | {_seconds(start)} | | {start.peak_mb:.0f} |")
    if rows:
        least = rows[0].start
        lines.append(f"| `alignment check`, 3 records | {_seconds(least)} | | {least.peak_mb:.0f} |")
    for row in rows:
        shown = f"`alignment check`, {row.count:,} records"
        lines.append(
            f"| {shown} | {_seconds(row.check)} | {row.beyond_start:.2f} | {row.check.peak_mb:.0f} |"
        )
    for each in diffs:
        shown = f"`alignment diff`, {each.changed} changed of {each.count:,} records"
        for name, series in (("", each.diff), (", again", each.again)):
            lines.append(f"| {shown}{name} | {_seconds(series)} | | {series.peak_mb:.0f} |")
    return "\n".join(lines)


def circumstances(command: str, rounds: int) -> str:
    """When, on what and how this was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"Measured on {date.today().isoformat()} with `{command}`, rounds of each: {rounds}. "
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {packages}."
    )


def _processor() -> str:
    """The processor's name where the system says it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def written(page: str, measured: str) -> str:
    """The page with what stands between its markers replaced; raises ValueError where it has none."""
    before, start, rest = page.partition(_START)
    _, end, after = rest.partition(_END)
    if not start or not end:
        raise ValueError(f"the page needs the lines {_START} and {_END}")
    return f"{before}{_START}\n\n{measured}\n\n{_END}{after}"
