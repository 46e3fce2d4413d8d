"""The page of one back-brief: what was heard, what was meant, and where it was made clear."""

from dataclasses import dataclass

from alignment_plugin.graph import Entity, key_of
from alignment_plugin.records.back_brief import BackBrief, Cause, Difference
from alignment_plugin.views.page import Page, Prose
from alignment_plugin.views.parts import crumbs
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain, shortened

_WHY = {
    Cause.PAGE_UNCLEAR: "The page is unclear",
    Cause.NOT_ALIGNED: "We do not agree ourselves",
    Cause.MISREAD: "It was misread",
}


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Something heard differently from how it was meant."""

    difference: Difference
    about: Entity | None
    why: str
    fixed_in: Entity | None
    """The record in which it was made clear, where the words name one."""
    ours_to_fix: bool


def back_brief_page(site: Site, back_brief: BackBrief) -> Page:
    """The page of one back-brief."""
    by = site.person(back_brief.team, back_brief.by)
    title = plain(back_brief.title) if back_brief.title else f"Told back by {by}"
    return Page(
        path=site.plan.records[key_of(back_brief)],
        title=title,
        template="back-brief.html",
        context={
            "back_brief": back_brief,
            "by": by,
            "heard_by": site.person(back_brief.team, back_brief.with_) if back_brief.with_ else "",
            "told": tuple(
                site.graph.entities[link.target]
                for link in site.graph.links_from(key_of(back_brief), "about")
                if not link.pointer.startswith("differences")
            ),
            "differences": tuple(_difference(site, back_brief, each) for each in back_brief.differences),
            "about": site.findings_about(back_brief),
            "crumbs": crumbs(site, back_brief.team, "sessions"),
        },
        team=back_brief.team,
        key=key_of(back_brief),
        parent=site.plan.page(back_brief.team, "sessions"),
        source=back_brief.origin.path,
        description=_summary(back_brief, by),
        search=("Back-brief", _summary(back_brief, by)),
        prose=Prose(back_brief.origin.body, back_brief.origin.path, back_brief.origin.format),
        folder=back_brief.origin.folder,
    )


def _summary(back_brief: BackBrief, by: str) -> str:
    heard = next((each.heard for each in back_brief.differences if each.heard), None)
    return shortened(f"{by} heard: {plain(heard)}") if heard else f"{by} tells the direction back."


def _difference(site: Site, back_brief: BackBrief, difference: Difference) -> DifferenceView:
    return DifferenceView(
        difference,
        _named(site, back_brief, difference.about),
        _WHY[difference.cause] if difference.cause else "",
        _named(site, back_brief, difference.fixed_in),
        difference.cause in (Cause.PAGE_UNCLEAR, Cause.NOT_ALIGNED),
    )


def _named(site: Site, back_brief: BackBrief, words: str | None) -> Entity | None:
    found = site.graph.resolve(words, team=back_brief.team) if words else ()
    return site.graph.entities[found[0]] if len(found) == 1 else None
