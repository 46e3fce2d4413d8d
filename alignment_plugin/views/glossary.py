"""Words that mean something particular here."""

import unicodedata
from dataclasses import dataclass

from alignment_plugin.graph import Entity
from alignment_plugin.records.term import Term
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import plain


@dataclass(frozen=True, slots=True)
class TermView:
    """One word, and the records that show it."""

    term: Term
    see: tuple[Entity, ...]


def glossary_page(site: Site, team: str) -> Page:
    """The words of one team in the order of the alphabet."""
    terms = sorted(site.graph.of(Term, team), key=_alphabetical)
    origin = terms[0].origin if terms else None
    return Page(
        path=site.plan.page(team, "glossary"),
        title=site.settings.page_title("glossary"),
        template="glossary.html",
        context={"terms": tuple(TermView(term, site.graph.targets(term, "see")) for term in terms)},
        name="glossary",
        team=team,
        source=origin.path if origin else "",
        description=f"What words mean in {site.team_name(team)}, and what they must not be confused with.",
        search=tuple(f"{plain(term.term)}: {plain(term.means)}" for term in terms),
        folder=origin.folder if origin else "",
        wide=True,
    )


def _alphabetical(term: Term) -> tuple[str, str]:
    """Letters with accents stand beside those without."""
    word = plain(term.term).casefold()
    letters = "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))
    return letters, word
