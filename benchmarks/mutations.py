"""`python -m benchmarks.mutations`: broken copies of real documents, read and shown; nothing may raise."""

import argparse
import logging
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alignment_plugin.loading import load_records
from alignment_plugin.text import SourceFile

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
OWN = ROOT / "docs"
SUFFIXES = frozenset({".md", ".markdown", ".rst", ".adoc"})
FOLDER = "decisions"

Change = Callable[[random.Random, bytes], bytes]


def documents(folders: Sequence[Path] = (CORPORA, OWN)) -> list[tuple[str, bytes]]:
    """All documents below the folders, with their names inside a records folder; in a fixed order."""
    files = sorted(
        each for folder in folders for each in folder.rglob("*") if each.suffix.lower() in SUFFIXES
    )
    return [("/".join((each.parent.name, each.name)), each.read_bytes()) for each in files]


def _cut(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    first = chance.randrange(len(lines) + 1)
    return b"".join(lines[:first] + lines[first + chance.randint(1, 8) :])


def _ended(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        if lines:
            at = chance.randrange(len(lines))
            lines[at:at] = lines[at : at + chance.randint(1, 4)]
    return b"".join(lines)


def _shuffled(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    first = chance.randrange(len(lines) + 1)
    part = lines[first : first + chance.randint(2, 30)]
    chance.shuffle(part)
    return b"".join((*lines[:first], *part, *lines[first + len(part) :]))


def _flipped(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if changed:
            # Within ASCII more often than not: a byte that is no UTF-8 ends the reading at once.
            bits = 1 << chance.randrange(8 if chance.random() < 0.1 else 7)
            changed[chance.randrange(len(changed))] ^= bits
    return bytes(changed)


def _deleted(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            first = chance.randrange(len(changed))
            del changed[first : first + chance.choice((1, 1, 1, 3, 40))]
    return bytes(changed)


def _indented(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 20)):
        if lines:
            at = chance.randrange(len(lines))
            lines[at] = chance.choice((b" ", b"   ", b"\t", b"    - ", b"> ", b"| ")) + lines[at]
    return b"".join(lines)


CHANGES: dict[str, Change] = {
    "cut": _cut,
    "ended": _ended,
    "doubled": _doubled,
    "shuffled": _shuffled,
    "flipped": _flipped,
    "deleted": _deleted,
    "indented": _indented,
}


def mutated(
    originals: Sequence[tuple[str, bytes]], count: int, seed: int = 1
) -> Iterator[tuple[str, SourceFile]]:
    """`count` broken documents with the names of what broke them; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        name, data = chance.choice(originals)
        names = [chance.choice(tuple(CHANGES)) for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.1:
            names.append("joined")
            data += chance.choice(originals)[1]
        for each in names:
            data = CHANGES[each](chance, data) if each in CHANGES else data
        yield f"{number} {name} {'+'.join(names)}", SourceFile(f"{FOLDER}/{name}", name, data, FOLDER)


@dataclass(slots=True)
class Outcome:
    """What reading, or showing, many broken documents came to."""

    seconds: list[tuple[float, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def run(self, label: str, work: Callable[[], None]) -> None:
        """Time one piece of work; what it raises is kept."""
        start = time.process_time()
        try:
            work()
        except Exception:
            self.failures.append(f"{label}\n{traceback.format_exc(limit=-4)}")
        self.seconds.append((time.process_time() - start, label))

    def lines(self, title: str) -> Iterator[str]:
        """A report of a few lines."""
        total = sum(seconds for seconds, _ in self.seconds)
        average = 1000 * total / max(1, len(self.seconds))
        yield f"{title}: {len(self.seconds):,} documents, {average:.2f} ms of CPU each on average"
        yield f"  {len(self.failures)} failures"
        yield from (f"  {count:,} {what}" for what, count in self.counts.most_common())
        yield from (f"  {1000 * seconds:.0f} ms: {label}" for seconds, label in sorted(self.seconds)[:-6:-1])
        yield from self.failures[:10]


def read(source: SourceFile, outcome: Outcome) -> None:
    """Read one document and count what was found; raises where something got lost."""
    loaded = load_records([source])
    outcome.counts["read as records"] += len(loaded.records)
    outcome.counts["not readable, and said so"] += len(loaded.unread)
    outcome.counts["findings"] += len(loaded.findings)
    if not (loaded.records or loaded.unread) and loaded.record_paths:
        raise AssertionError("the document is neither read nor named as unreadable")
    last = source.data.count(b"\n") + source.data.count(b"\r") + 2
    for each in loaded.findings:
        if not (each.span and 1 <= each.span.line <= last):
            raise AssertionError(f"'{each.message}' stands on line {each.span and each.span.line} of {last}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read broken documents, show some of them, and say what happened; 1 where anything raised."""
    logging.disable(logging.WARNING)  # of mangled links there is no end
    options = _parser().parse_args(arguments)
    originals = documents([folder for folder in (*options.folder, OWN) if folder.is_dir()])
    reading, showing = Outcome(), Outcome()
    from benchmarks.showing import shown

    for number, (label, source) in enumerate(mutated(originals, options.count, options.seed)):
        reading.run(label, lambda source=source: read(source, reading))  # type: ignore[misc]  # bound at once
        if number % options.show == 0:
            showing.run(label, lambda source=source: shown(source))  # type: ignore[misc]
    print("\n".join((*reading.lines("Read"), *showing.lines("Shown"))))
    return 1 if reading.failures or showing.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many broken documents (1000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed breaks them otherwise (1)")
    parser.add_argument("--show", type=int, default=10, help="show each n-th of them as HTML too (10)")
    parser.add_argument("--folder", type=Path, action="append", default=None, help="where documents are")
    parser.set_defaults(folder=[CORPORA])
    return parser


if __name__ == "__main__":
    sys.exit(main())
