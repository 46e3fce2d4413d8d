"""MADR 2, 3 and 4 (https://adr.github.io/madr/): headings that are fields."""

import re

from alignment_plugin.loading.dialects.considered import take_all
from alignment_plugin.loading.dialects.document import Document
from alignment_plugin.loading.dialects.page import Page, take_page
from alignment_plugin.loading.dialects.roles import sections_by_role
from alignment_plugin.records.dialect import DialectName

LOOKS_FOR = "sections 'Considered Options' and 'Decision Outcome', or one of them with MADR's front matter"
_META = frozenset({"status", "date", "deciders", "decision-makers", "decision_makers"})
_OUTCOME = re.compile(r"decision outcome\b")


def fits(page: Page) -> str:
    """Options and an outcome; or one of them beside MADR's metadata or its name for the context."""
    roles = sections_by_role(page.outline)
    outcome = [each for each in roles["outcome"] if _OUTCOME.match(each.name)]
    options = roles["options"]
    if options and outcome:
        return (
            f"'{options[0].title}' on line {page.line(options[0])} and '{outcome[0].title}' on line "
            f"{page.line(outcome[0])}; {version(page)}"
        )
    section = next(iter([*outcome, *(each for each in options if each.name == "considered options")]), None)
    if section is None:
        return ""
    if page.front_names & _META:
        return f"'{section.title}' on line {page.line(section)}, with MADR's front matter; {version(page)}"
    if roles["context"]:
        context = roles["context"][0]
        return f"'{section.title}' on line {page.line(section)} and '{context.title}' on line {page.line(context)}"
    return ""


def version(page: Page) -> str:
    """Which MADR it looks like, in words."""
    if "decision-makers" in page.front_names or page.named("confirmation"):
        return "MADR 4, as it has 'decision-makers' or 'Confirmation'"
    if page.front_names & _META:
        return "MADR 3, as its status or date stands in front matter"
    return "MADR 2 or a short form of it, as no front matter holds its status or date"


def read(page: Page) -> Document:
    """Title and metadata, drivers, options, outcome, consequences, confirmation."""
    taking = take_page(page)
    take_all(taking)
    return taking.document(DialectName.MADR)
