"""Faults planted in the example teams → a Markdown table of what is found, missed and asked for nothing.

`python -m benchmarks.faults`, from the root of the checkout: the faults are those of tests/planted.
"""

import sys
from collections import Counter

from alignment_plugin.checks import RULES
from tests.planted.faults import FAULTS
from tests.planted.harmless import CHANGES
from tests.planted.plant import judge, plant


def fault_table() -> tuple[str, bool]:
    """The table, and whether nothing is missed and nothing is asked for nothing."""
    verdicts = [(fault.code, judge(fault)) for fault in FAULTS]
    planted = Counter(code for code, _ in verdicts)
    found = Counter(code for code, verdict in verdicts if verdict.hits)
    alarms = Counter(finding.code for _, verdict in verdicts for finding in verdict.strays)
    alarms.update(finding.code for change in CHANGES for finding in plant(change.edits).new)
    lines = ["| code | planted | found | missed | false alarms |", "|---|--:|--:|--:|--:|"]
    for code in (rule.code for rule in RULES):
        if planted[code] or alarms[code]:
            missed = planted[code] - found[code]
            lines.append(f"| `{code}` | {planted[code]} | {found[code]} | {missed} | {alarms[code]} |")
    total, hits, strays = planted.total(), found.total(), alarms.total()
    lines.append(f"| **all** | {total} | {hits} | {total - hits} | {strays} |")
    about = (
        f"{total} faults, one at a time, and {len(CHANGES)} harmless changes, in the example teams. "
        "Found: the right code on the right record at the right line. "
        "A false alarm is a new finding that does not follow from what was changed."
    )
    return "\n".join((*lines, "", about)), hits == total and not strays


def main() -> int:
    """Print the table; 1 where something is missed or asked for nothing."""
    table, is_clean = fault_table()
    print(table)
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
