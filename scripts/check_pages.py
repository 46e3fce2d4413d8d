"""Keep docs/checks in step with the table of codes: the index, and a frame for a code without a page.

`python scripts/check_pages.py` writes both; with `--check` it only says what is out of date. The texts of the
pages are edited by hand, and tests/test_check_pages.py runs their examples.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alignment_plugin.checks import RULES
from alignment_plugin.findings import Rule, Severity
from alignment_plugin.records.calendar import MONTHS

PAGES = Path(__file__).resolve().parent.parent / "docs" / "checks"
RECORDS = "docs/alignment"
DEFAULT_DAY = date(2026, 11, 22)
GROUPS = {
    "Q1": "Q1: Where are we going, and why?",
    "Q2": "Q2: What other directions are there?",
    "Q3": "Q3: What are the first five steps?",
    "Q4": "Q4: What other options?",
    "Q5": "Q5: What is known, and what is not?",
    "Q6": "Q6: Are we looking far enough ahead?",
    "Q7": "Q7: How do we know it is the right direction?",
    "stagnation": "Stagnation",
    "removing": "Removing",
    "teams": "Between teams",
    "decay": "Decay",
    "newcomers": "Newcomers",
    "integrity": "Integrity",
}
"""Group → what its heading says, in the order of the index."""
SECTIONS = ("Fires when", "Why it matters", "Asks", "Fine", "What to do")
LIVING = "To live with it"
"""The last section; a page about an error has none."""
_START, _END = "<!-- by scripts/check_pages.py: start -->", "<!-- by scripts/check_pages.py: end -->"
_FENCE = re.compile(
    rf'^```\w+ title="({RECORDS}/[^"]+)"(?: hl_lines="([\d ]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE
)
_BASE_FENCE = re.compile(rf'^```\w+ title="main:({RECORDS}/[^"]+)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"^On (\d{1,2}) (\w+) (\d{4}) we say:$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A file as a page prints it."""

    text: str
    marked: tuple[int, ...]
    """Its highlighted lines, from 1."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One page of docs/checks, taken apart."""

    title: str
    question: str
    about: str
    """The line that says severity and group."""
    sections: Mapping[str, str]
    """Heading → text, in order."""

    @property
    def flagged(self) -> dict[str, Printed]:
        """Files of the example that is asked about."""
        return _printed(self.sections["Asks"])

    @property
    def base(self) -> dict[str, Printed]:
        """Files as the base has them, where the example is a change: their titles start with `main:`."""
        return {path: Printed(text, ()) for path, text in _BASE_FENCE.findall(self.sections["Asks"])}

    @property
    def fine(self) -> dict[str, Printed]:
        """Files that change, or come to it, so that nothing is asked."""
        return _printed(self.sections["Fine"])

    @property
    def says(self) -> list[str]:
        """The messages that the page promises."""
        return re.findall(r"^> (.+)$", self.sections["Asks"], re.MULTILINE)

    @property
    def day(self) -> date:
        """The day on which the example is read."""
        found = _DAY.search(self.sections["Asks"])
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found else DEFAULT_DAY


def _printed(section: str) -> dict[str, Printed]:
    return {
        path: Printed(text, tuple(map(int, lines.split()))) for path, lines, text in _FENCE.findall(section)
    }


def read_page(text: str) -> CheckPage:
    """Take a page apart at its headings, none of which stands in a fence."""
    outside = re.sub(
        r"^```.*?^```$",
        lambda fence: re.sub(r"^## ", "\0## ", fence[0], flags=re.MULTILINE),
        text,
        flags=re.DOTALL | re.MULTILINE,
    )
    head, *rest = re.split(r"^## ", outside, flags=re.MULTILINE)
    title, question, about = (each.strip() for each in head.strip().split("\n\n"))
    sections = dict(part.replace("\0", "").split("\n", 1) for part in rest)
    return CheckPage(title.removeprefix("# "), question, about, sections)


def about(rule: Rule) -> str:
    """The line that says severity and group."""
    return f"**{rule.severity.value.capitalize()}** · {GROUPS[rule.group]}"


def frame(rule: Rule) -> str:
    """A page to fill in, of what the table knows; its tests fail until it has examples."""
    fires = rule.fires_when[:1].upper() + rule.fires_when[1:]
    lines = [f"# {rule.code}", "What do we ask?", about(rule)]
    for heading, text in zip(SECTIONS, (f"{fires}.", rule.why, "We say:", "", "- "), strict=True):
        lines += [f"## {heading}", text]
    if rule.severity is not Severity.ERROR:
        lines += [
            f"## {LIVING}",
            f"```yaml\naccept:\n  - finding: {rule.code}\n    because: …\n    until: …\n```",
        ]
    return "\n\n".join(filter(None, lines)) + "\n"


def listed(rules: tuple[Rule, ...], pages: Mapping[str, CheckPage]) -> str:
    """All codes by group, each with the question it asks."""
    lines = []
    for group, heading in GROUPS.items():
        lines += [f"## {heading}", "", "| code | asks | severity |", "|---|---|---|"]
        lines += [
            f"| [`{rule.code}`]({rule.code}.md) | {pages[rule.code].question} | {rule.severity.value} |"
            for rule in rules
            if rule.group == group
        ]
        lines.append("")
    return "\n".join(lines)


def index_with(index: str, table: str) -> str:
    """The index with what stands between its markers replaced."""
    before, _, rest = index.partition(_START)
    _, _, after = rest.partition(_END)
    return f"{before}{_START}\n\n{table}\n{_END}{after}"


def read_pages() -> dict[str, CheckPage]:
    """Stem → page, of all but the index."""
    return {
        path.stem: read_page(path.read_text("utf-8"))
        for path in sorted(PAGES.glob("*.md"))
        if path.name != "index.md"
    }


def run(*, check: bool) -> int:
    """Write what is missing or out of date, or only say so; 1 where `check` found any."""
    missing = [rule for rule in RULES if not (PAGES / f"{rule.code}.md").is_file()]
    stale = [f"{rule.code}.md" for rule in missing]
    if not check:
        for rule in missing:
            (PAGES / f"{rule.code}.md").write_text(frame(rule), "utf-8")
    if not (check and missing):
        index = (PAGES / "index.md").read_text("utf-8")
        written = index_with(index, listed(RULES, read_pages()))
        if written != index:
            stale.append("index.md")
            if not check:
                (PAGES / "index.md").write_text(written, "utf-8")
    said = "out of date" if check else "written"
    print(f"{said}: {', '.join(stale)}" if stale else "up to date")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv))
