"""Our drawings as SVG: well formed, escaped, in the order of reading, without what others strip."""

import re
import time
from datetime import date
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.records import Decision, Step, Unknown
from alignment_plugin.records.strategy import Reading
from alignment_plugin.render import svg
from alignment_plugin.render.between import between_drawing
from alignment_plugin.render.drawing import WIDTH, neighbourhood_drawing
from alignment_plugin.render.links import Here, Links
from alignment_plugin.render.plot import plot_drawing
from alignment_plugin.render.renderer import Renderer
from alignment_plugin.settings import Settings
from alignment_plugin.text import SourceFile
from alignment_plugin.views import record_pages
from alignment_plugin.views.needs import between_of, needs_of
from alignment_plugin.views.neighbourhood import neighbourhood
from alignment_plugin.views.plan import Mount, plan_site
from alignment_plugin.views.plot import plot_of
from alignment_plugin.views.site import make_site
from alignment_plugin.views.team import team_page

EVIL = "</title></svg><script>x</script><img src=x onerror=alert(1)>\"'&amp;<!--"
FILES = {
    "decisions/0001-base.yml": "title: Base\nstatus: accepted\n",
    "decisions/0002-it.yml": "title: It\nstatus: accepted\ndepends_on: [0001-base]\naffects: [portal]\n",
    "decisions/0003-on-it.yml": "title: On it\nstatus: accepted\ndepends_on: [0002-it]\n",
    "decisions/0004-further.yml": "title: Further\nstatus: accepted\ndepends_on: [0003-on-it]\n",
    "steps.yml": "- {id: go, title: Go, certainty: known, state: doing, follows_from: [0002-it]}\n",
    "unknowns.yml": "- {id: q, question: 'Does it hold?', explorers: [ana], may_change: [0002-it]}\n",
    "team.yml": """
        name: Crew
        members: [{id: noor, name: Noor, role: lead}]
        depends_on:
          - {team: portal, for: balances, confirmed: false}
          - {team: portal, for: screens, confirmed: true}
          - {team: elsewhere, for: wind, confirmed: true}
        """,
    "portal/team.yml": "name: Portal\nmembers: [{id: bo, name: Bo, role: lead}]\nprovides: [screens]\n",
}


def site_of(files):
    sources = [
        SourceFile(f"docs/crew/{path}", path, dedent(text).encode(), "docs/crew")
        for path, text in files.items()
    ]
    loaded = load_records(sources)
    assert not loaded.findings, loaded.findings
    graph, linked = link(loaded)
    plan = plan_site(graph, [Mount("docs/crew", "crew")])
    return make_site(graph, plan, Settings(), today=date(2026, 11, 22), findings=linked)


def drawn(files, model=Decision, id_="0002-it"):
    site = site_of(files)
    (record,) = [each for each in site.graph.of(model) if each.id == id_]
    here = Here(Links(site.graph, site.plan), site.plan.records[site.entity(record).key], record.team)
    return str(neighbourhood_drawing(neighbourhood(site, record), here))


def between(files):
    site = site_of(files)
    here = Here(Links(site.graph, site.plan), site.plan.page("crew", "team"), "crew")
    return str(between_drawing(between_of("Crew", needs_of(site, "crew")), here))


def plotted(*saw):
    return str(
        plot_drawing(
            plot_of([Reading(date=date(2026, 10, day), saw=text) for day, text in enumerate(saw, 1)])
        )
    )


def name_of(node):
    return node.findtext("title")


def links(markup):
    return [(each.get("href"), name_of(each)) for each in ET.fromstring(markup).iter("a")]


def test_links_are_in_the_order_of_reading():
    assert links(drawn(FILES)) == [
        ("../0001-base/", "Decision, accepted: Base"),
        ("../../unknowns/q/", "Unknown, out: Does it hold?"),
        ("../../steps/go/", "Step, doing: Go"),
        ("../0003-on-it/", "Decision, accepted: On it"),
        ("../0004-further/", "Decision, accepted: Further"),
        ("../../portal/team/", "Team, not told yet: Portal"),
    ]


def test_links_go_left_to_right_and_each_column_down():
    places = [
        (float(rect.get("x")), float(rect.get("y")))
        for node in ET.fromstring(drawn(FILES))
        if node.tag in ("a", "g")
        for rect in node.iter("rect")
    ]
    columns = [(round(x / 240), y) for x, y in places]
    assert columns == sorted(columns)


def test_it_has_a_name_and_says_what_it_shows():
    root = ET.fromstring(drawn(FILES))
    assert root.get("role") == "group" and root.get("viewBox").startswith("0 0 688 ")
    ids = {each.get("id"): each.text for each in root if each.get("id")}
    assert set(ids) == {root.get("aria-labelledby"), root.get("aria-describedby")}
    assert all(each.startswith("al-") for each in ids)
    assert ids["al-drawing-title"] == "What leans on what"
    assert ids["al-drawing-desc"].startswith(
        "Left: it leans on. Right: leans on it. Below, dashed: what could change it."
    )


def test_only_questions_and_what_could_happen_are_dashed():
    root = ET.fromstring(drawn(FILES))
    for node in root:
        for rect in node.iter("rect"):
            assert (rect.get("stroke-dasharray") is not None) == name_of(node).startswith("Unknown"), name_of(
                node
            )
    assert [path.get("class") for path in root.iter("path")].count("al-maybe") == 1
    question = ET.fromstring(drawn(FILES, Unknown, "q"))
    assert question.find("g[@class='al-self']/rect").get("class") == "al-maybe"
    assert {path.get("class") for path in question.iter("path")} == {"al-maybe", None}, (
        "to the decision, and behind it"
    )


def test_the_record_itself_is_marked_and_is_no_link():
    own = ET.fromstring(drawn(FILES)).find("g[@class='al-self']")
    assert name_of(own) == "Decision, accepted: It" and own.find("a") is None


@pytest.mark.parametrize("make", [drawn, between], ids=["neighbourhood", "between teams"])
def test_a_hostile_title_stays_text(make):
    evil = EVIL.replace("'", "''")
    files = {
        path: re.sub(r"(?m)title: \w+( \w+)?$", f"title: '{evil}'", text) for path, text in FILES.items()
    }
    files = {
        path: text.replace("Does it hold?", evil).replace("title: Go", f"title: '{evil}'")
        for path, text in files.items()
    }
    files["portal/team.yml"] = (
        FILES["portal/team.yml"]
        .replace("name: Portal", f"name: '{evil}'")
        .replace("name: Bo", f"name: '{evil}'")
    )
    files["team.yml"] = FILES["team.yml"].replace("for: balances", f"for: '{evil}'")
    markup = make(files)
    assert "<script" not in markup and "<img" not in markup and "<!--" not in markup
    assert {each.tag for each in ET.fromstring(markup).iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "a",
        "rect",
        "path",
        "text",
    }


def test_a_hostile_reading_stays_text():
    markup = plotted(f"3 nights, {EVIL}", "2 nights", f"1 night {EVIL}", "4 nights")
    assert "<script" not in markup and ET.fromstring(markup).get("role") == "img"


@pytest.mark.parametrize(
    "markup", [drawn(FILES), between(FILES), plotted("7 nights", "6 nights", "4 nights")]
)
def test_nothing_that_others_strip(markup):
    root = ET.fromstring(markup)
    assert not {"style", "use", "foreignObject", "script", "image"} & {each.tag for each in root.iter()}
    for each in root.iter():
        assert not {name for name in each.attrib if name.startswith("on")} and "style" not in each.attrib
    assert "http" not in markup


def test_the_same_records_give_the_same_bytes():
    assert drawn(FILES) == drawn(FILES) and between(FILES) == between(FILES)


def test_labels_are_cut_and_their_title_is_whole():
    long = "A name that is a good deal longer than the box which it has to fit into."
    root = ET.fromstring(drawn({**FILES, "decisions/0001-base.yml": f"title: {long}\nstatus: accepted\n"}))
    node = next(root.iter("a"))
    assert name_of(node) == f"Decision, accepted: {long}"
    shown = [each.text for each in node.iter("text")]
    assert shown[1].endswith("…") and long.startswith(shown[1].removesuffix("…")) and len(shown[1]) > 20


@given(words=st.text(max_size=200), width=st.floats(20, 300))
def test_what_is_fitted_fits(words, width):
    fitted = svg.fitted(words, width)
    assert fitted == words or fitted.endswith("…")
    assert svg.width_of(fitted, svg.LABEL) <= width + 1e-6
    assert fitted == words or svg.width_of(words, svg.LABEL) > width


def test_everything_stays_on_the_paper():
    for markup in (drawn(FILES), drawn(FILES, Unknown, "q"), drawn(FILES, Step, "go"), between(FILES)):
        root = ET.fromstring(markup)
        height = float(root.get("height"))
        for rect in root.iter("rect"):
            x, y, w, h = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
            assert min(x, y) >= 1 and x + w <= WIDTH - 1 and y + h <= height, ET.tostring(rect)


def test_between_teams_a_solid_line_is_what_both_say_and_each_names_people():
    root = ET.fromstring(between(FILES))
    assert [path.get("class") for path in root.iter("path")] == ["al-maybe", None, None]
    words = [each.text for each in root.iter("text")]
    assert "Noor needs it from Bo, only we say so" in words and "Noor needs it from Bo, both say so" in words
    assert "Noor needs it from elsewhere, both say so" in words
    assert links(between(FILES)) == [("../portal/team/", "Portal")], (
        "each team once, and only those that have a page"
    )


def test_very_many_needs_are_left_to_the_table():
    needs = "\n".join(f"- {{team: portal, for: thing {n}}}" for n in range(200))
    site = site_of({**FILES, "team.yml": "name: Crew\ndepends_on:\n" + needs})
    page = team_page(site, "crew")
    assert page.context["between"].left_out
    html = Renderer(site, Links(site.graph, site.plan)).render(page).html
    assert html.count("needs it from") == 24 and 'href="#al-needs"' in html and 'id="al-needs"' in html


def test_a_plot_says_every_reading_and_judges_none():
    root = ET.fromstring(plotted("7 nights", "6 nights, one of them calm", "Nobody looked", "4 nights"))
    assert root.get("aria-label") == (
        "7 nights on 1 October 2026; 6 nights, one of them calm on 2 October 2026; "
        "Nobody looked on 3 October 2026; 4 nights on 4 October 2026."
    )
    words = [each.text for each in root.iter("text")]
    assert words == ["7 nights", "6", "4 nights", "1 Oct 2026", "2 Oct", "4 Oct 2026"]
    course = root.find("path[@class='al-course']").get("d")
    assert course.count("M") == 2 and course.count("L") == 1, "no line where nobody looked"
    assert {each.get("fill") for each in root.iter()} <= {None, "none", "currentColor"}


def test_labels_of_a_plot_do_not_meet():
    root = ET.fromstring(plotted(*(f"{n} nights" for n in range(31))))
    assert len(list(root.iter("circle"))) == 31
    assert len([each for each in root.iter("text") if each.get("class")]) < 16


@pytest.mark.slow
def test_a_page_with_very_many_neighbours_links_to_the_list():
    leaf = "title: S{}\nstatus: accepted\ndepends_on: [0002-it]\n"
    site = site_of({**FILES, **{f"decisions/s{n}.yml": leaf.format(n) for n in range(2000)}})
    renderer = Renderer(site, Links(site.graph, site.plan))
    start = time.process_time()
    pages = {page.title: renderer.render(page).html for page in record_pages(site)}
    assert time.process_time() - start < 60
    figure = re.search(r'<figure class="al-graph">.*?</figure>', pages["It"], re.S)[0]
    assert ET.fromstring(figure).find("figcaption/a").get("href") == "#al-leans-on-it"
    assert 'id="al-leans-on-it"' in pages["It"] and figure.count("<rect") <= 40
    assert pages["S1999"].count('<figure class="al-graph">') == 1
