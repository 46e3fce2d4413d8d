"""This week's hour: who came back, the seven questions, and what the records ask under each."""

from alignment_plugin.analysis.agenda import CLOSING, HOW_PICKED, NOTHING, agenda_of
from alignment_plugin.analysis.endings import Question
from alignment_plugin.views.page import Page
from alignment_plugin.views.site import Site


def hour_page(site: Site, team: str) -> Page:
    """The page of one team's hour."""
    agenda = agenda_of(site.graph, site.findings, today=site.today, team=team)
    origin = (
        site.graph.strategy(team) or next(each for each in site.graph.records if each.team == team)
    ).origin
    return Page(
        path=site.plan.page(team, "hour"),
        title=site.settings.page_title("hour"),
        template="hour.html",
        context={
            "agenda": agenda,
            "mend": agenda.of(Question.MEND),
            "leaving": agenda.of(Question.LEAVING),
            "closing": CLOSING,
            "nothing": NOTHING,
            "how_picked": HOW_PICKED,
            # Titles and questions of signals that the calm lines quote are relative to the team's records.
            "source": origin.path,
        },
        name="hour",
        team=team,
        description=f"What {site.team_name(team)} asks in this week's hour, and who can answer.",
        search=("At most seven questions from the records, each with what it ends with.",),
        folder=origin.folder,
        wide=True,
    )
