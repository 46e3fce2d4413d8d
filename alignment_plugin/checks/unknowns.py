"""Q5: what we do not know, who went to find out, and what came of it."""

from collections.abc import Iterator

from alignment_plugin.analysis.life_cycle import UnknownState, is_late, unknown_state
from alignment_plugin.checks.ask import Ask, Site, listed, written_day
from alignment_plugin.records.unknown import Unknown


def no_explorer(site: Site) -> Iterator[Ask]:
    """An open question that nobody goes to answer."""
    for unknown in site.graph.of(Unknown):
        if unknown_state(unknown) is UnknownState.OPEN and not unknown.explorers:
            hint = "write a name under 'explorers', or 'dropped_because'"
            yield Ask(unknown, f"{site.name(unknown)}: Who goes to find out?", hint, "explorers")


def explorer_not_back(site: Site) -> Iterator[Ask]:
    """The day to come back has passed without a finding."""
    for unknown in site.graph.of(Unknown):
        if unknown.report_back and unknown.explorers and is_late(unknown, site.today):
            names = [site.person(unknown.team, word) for word in unknown.explorers]
            they = f"{listed(names)} {'were' if len(names) > 1 else 'was'}"
            yield Ask(
                unknown,
                f"{they} to come back on {written_day(unknown.report_back)} with {site.name(unknown)}. "
                "What did they find?",
                "write 'findings', and \"we still do not know\" counts, or a new 'report_back'",
                "report_back",
            )


def finding_unused(site: Site) -> Iterator[Ask]:
    """An answer that came back, and nothing came of it."""
    for unknown in site.graph.of(Unknown):
        if unknown_state(unknown) is not UnknownState.BACK:
            continue
        last = max(report.date for report in unknown.findings)
        if site.is_longer_ago(last, site.thresholds.finding_unused):
            message = f"{site.name(unknown)}: We have had a finding since {written_day(last)}. So what?"
            hint = "write the decision or step it led to under 'led_to', or 'dropped_because'"
            yield Ask(unknown, message, hint, "findings")


def nothing_unknown(site: Site) -> Iterator[Ask]:
    """A team with a strategy that has written no unknown at all."""
    for strategy in site.strategies:
        if not site.of(Unknown, strategy.team) and site.has_read(strategy.team, "unknown"):
            message = f"{site.name(strategy)}: No unknowns are written. Is nothing unknown?"
            yield Ask(strategy, message, "write one question, one name under 'explorers' and a 'report_back'")
