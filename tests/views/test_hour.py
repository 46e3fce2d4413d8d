"""This week's hour: who came back, seven questions, three to leave with, and no count anywhere."""

import html
import re

import pytest

from alignment_plugin.checks import run_checks
from alignment_plugin.records import Session
from alignment_plugin.render.links import Links
from alignment_plugin.render.renderer import Renderer
from alignment_plugin.views import TEAM_PAGES, build_pages
from alignment_plugin.views.home import home_page
from alignment_plugin.views.hour import hour_page
from alignment_plugin.views.sessions import session_page, sessions_page
from alignment_plugin.views.site import Site, make_site

FILES = {
    "strategy.md": "---\nwhere: W\nwhy: Y\nstatus: active\nowner: ana\nsince: 2026-11-20\n---\n",
    "team.yml": "members: [{id: ana, name: Ana}, {id: jo, name: Jo}]",
    "unknowns.yml": """\
        - {id: rain, question: When does it rain, explorers: [jo], report_back: 2026-11-10, may_change: [0001-go]}
        - {id: wind, question: Which wind, explorers: [ana, jo], findings: [{date: 2026-11-18, found: West, so_what: We go}], led_to: [0001-go]}
        """,
    "decisions/0001-go.yml": "title: We go\nstatus: accepted\nowner: ana\ndecided: 2026-11-19\noptions: [{id: go}, {id: stay}]\nchosen: go",
    "sessions/2026-11-17.md": "---\ndate: 2026-11-17\ndiscovered: ['We differ on [[rain]]']\nchanged: [rain]\nremoved: [The log]\n---\n",
}


@pytest.fixture
def asked(make):
    """A site with what the checks ask about it."""

    def build(files) -> Site:
        site = make(files)
        found = run_checks(site.graph, today=site.today, settings=site.settings)
        return make_site(
            site.graph, site.plan, site.settings, today=site.today, findings=(*site.findings, *found)
        )

    return build


def test_the_page_follows_the_hour(asked, shown):
    site = asked(FILES)
    page = hour_page(site, "crew")
    text = shown(site, page).text
    parts = [
        "Sixty minutes, at most seven questions. It worked if a record changed.",
        "Who came back", "Ana and Jo, on Which wind West So: We go",
        "1. Where are we going, and why?", "2. What other directions", "3. What are the first five steps?",
        "4. What other options?", "5. What is known", "Jo was to come back on 10 November 2026", "Ends with: a finding, or a new date",
        "6. Are we looking", "7. How do we know", "Before you leave", "Which record did we change?", "What did you hear?",
        "What can we stop?", "What the last hour changed", "Session of 17 November 2026", "Changed: When does it rain",
        "Found out We differ on When does it rain", "Stopped The log", "For another week",
        "Picked from the records on 22 November 2026: first what has to be mended",
        "Fewer questions do not mean a better team.",
    ]  # fmt: skip
    at = 0
    for part in parts:
        assert (at := text.find(part, at)) >= 0, part
    assert page.wide and page.description and page.path == "crew/hour.md" and "hour" in TEAM_PAGES


def test_it_links_the_record_and_what_hangs_on_it(asked, shown):
    links = shown(site := asked(FILES), hour_page(site, "crew")).links
    assert {
        "../unknowns/rain/",
        "../decisions/0001-go/",
        "../unknowns/wind/",
        "../sessions/2026-11-17/",
    } <= set(links)


def test_a_name_stands_beside_a_question_once(asked, shown):
    text = shown(site := asked(FILES), hour_page(site, "crew")).text
    assert "Ana can answer." in text
    assert "Jo can answer" not in text  # The question says already that Jo went.


def test_no_question_is_a_question_of_its_own_and_the_seven_stay(asked, shown):
    site = asked({"team.yml": "name: Crew"})
    page = hour_page(site, "crew")
    html_page = shown(site, page)
    assert "The records raise no question this week. What do they not see?" in html_page.text
    assert html_page.text.count("Nothing found in the records.") == 7
    assert "Nobody, in the records of the last two weeks." in html_page.text
    source = Renderer(site, Links(site.graph, site.plan)).render(page).html
    file, lines = re.search(
        r'<p class="al-label">(.*?)</p>\s*<pre.*?><code>(.*?)</code></pre>', source, re.S
    ).groups()
    assert asked({file: html.unescape(lines)}).graph.of(Session)


@pytest.mark.parametrize(
    "files",
    [
        {
            "unknowns.yml": FILES["unknowns.yml"]
            .replace("may_change: [0001-go]", "timebox: 2d")
            .replace(", led_to: [0001-go]", "")
        },
        {"decisions/0001-go.yml": FILES["decisions/0001-go.yml"]},
        {"glossary.yml": "- {term: Wind, means: Air}"},
        {"sessions/s.md": "---\ndiscovered: [D]\n---\n"},
    ],
)
def test_a_team_without_a_strategy_has_the_page(asked, shown, files):
    site = asked(files)
    assert "Before you leave" in shown(site, hour_page(site, "crew")).text


def test_home_asks_the_first_three_and_leads_to_the_hour(asked, shown):
    site = asked(FILES)
    first = hour_page(site, "crew").context["agenda"].first
    page = home_page(site, "crew")
    assert page.context["questions"] == first[:3]
    assert "../crew/hour/" in (links := shown(site, page).links) or "hour/" in links


def test_no_number_of_questions_is_shown(asked, shown):
    many = "".join(
        f"- {{id: u{number}, question: Which of them, explorers: [jo], report_back: 2026-11-01}}\n"
        for number in range(11)
    )
    text = shown(
        site := asked(
            FILES | {"unknowns.yml": many, "sessions/2026-11-17.md": "---\ndate: 2026-11-17\n---\n"}
        ),
        hour_page(site, "crew"),
    ).text
    assert not re.search(r"\b(9|11|13|of 7|%)\b", text)


def test_what_people_write_is_escaped(asked, shown):
    evil = "<script>x</script>"
    files = {
        "strategy.md": f"---\nwhere: W\nwhy: Y\nstatus: active\nowner: '{evil}'\nsignals: [{{id: s, question: '{evil}', every: 1w, readings: [{{date: 2026-11-20, saw: S}}]}}]\n---\n",
        "team.yml": f"name: '{evil}'",
        "unknowns.yml": f"- {{id: u, question: '{evil}', explorers: ['{evil}'], report_back: 2026-11-01}}\n- {{id: v, question: V, explorers: ['{evil}'], findings: [{{date: 2026-11-20, found: '{evil}', so_what: '{evil}'}}]}}",
        "steps.yml": f"- {{id: s, title: '{evil}', certainty: known, state: later, waits_for: [u]}}",
        "sessions/2026-11-03.md": f"---\ntitle: '{evil}'\ndate: 2026-11-03\ndiscovered: ['{evil}']\nremoved: ['{evil}']\nchanged: [u]\n---\n",
    }
    site = asked(files)
    for view in (hour_page, home_page):
        page = shown(site, view(site, "crew"))
        assert "<script" not in page.source and "&lt;script" in page.source


def test_the_same_records_give_the_same_page(asked, shown):
    pages = {shown(site := asked(FILES), hour_page(site, "crew")).source for _ in range(2)}
    assert len(pages) == 1


def test_a_session_says_what_it_changed_removed_and_discovered(asked, shown):
    site = asked(FILES)
    (session,) = site.graph.of(Session)
    page = shown(site, session_page(site, session))
    assert all(
        part in page.text for part in ("We found out", "We changed When does it rain", "We stopped The log")
    )
    assert page.links.count("../../unknowns/rain/") >= 2
    assert "Stopped: The log" in shown(site, sessions_page(site, "crew")).text


def test_every_hour_is_built_where_it_is_planned(asked):
    site = asked(FILES)
    assert [page.path for page in build_pages(site) if page.name == "hour"] == ["crew/hour.md"]
