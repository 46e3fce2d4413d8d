"""The command line of the benchmarks."""

import argparse
import compileall
import shlex
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import builds, checks, diffs, start_up
from benchmarks.process import RunFailed
from benchmarks.table import build_table, check_table, circumstances, written

_CHANGED = 50
"""Records that a branch changes."""
_ROOT = Path(__file__).parent.parent
PACKAGE = _ROOT / "alignment_plugin"
PAGE = _ROOT / "docs" / "speed.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print tables, and write them into the page where that is asked for."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(given)
    rounds = 1 if options.quick else options.rounds
    # As an installation does it; some systems keep Python from doing it by itself.
    compileall.compile_dir(str(PACKAGE), quiet=2)
    try:
        tables = _tables(options, rounds)
    except RunFailed as error:
        print(error, file=sys.stderr)
        return 1
    asked = [each for each in given if each != "--write"]
    measured = "\n\n".join(
        (*tables, circumstances(shlex.join(["python", "-m", "benchmarks", *asked]), rounds))
    )
    print(measured)
    if options.write:
        PAGE.write_text(written(PAGE.read_text("utf-8"), measured), "utf-8")
    return 0


def _tables(options: argparse.Namespace, rounds: int) -> list[str]:
    sizes: list[int] = [100] if options.quick and not options.sizes else options.sizes or [100, 1000, 2000]
    check_sizes = [1000, *([10_000] if options.large else [])]
    with tempfile.TemporaryDirectory(prefix="alignment-benchmarks-") as folder:
        work = options.keep or Path(folder)
        found = []
        if not options.check:
            found.append(build_table(builds(work, sizes, rounds, _tell)))
        start = start_up(work, max(rounds, 3))
        checked = checks(work, check_sizes, rounds, _tell)
        compared = [diffs(work, count, _CHANGED, rounds, _tell) for count in check_sizes]
        found.append(check_table(checked, compared, start))
        return found


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _sizes(text: str) -> list[int]:
    return sorted(int(each) for each in text.split(","))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Our build beside a plain one.")
    parser.add_argument(
        "--sizes", type=_sizes, help="numbers of records, with commas between (100,1000,2000)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (3)")
    parser.add_argument(
        "--quick", action="store_true", help="one round, of 100 records unless --sizes says otherwise"
    )
    parser.add_argument("--check", action="store_true", help="only commands and start-up, no builds")
    parser.add_argument(
        "--large", action="store_true", help="also 'alignment check' and 'diff' of 10,000 records"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into docs/speed.md")
    parser.add_argument("--keep", type=Path, help="make the sites in this folder and leave them there")
    return parser
