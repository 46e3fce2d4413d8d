"""Open comparisons: what is not chosen yet, in which order, and who picks."""

from alignment_plugin.views.comparisons import comparisons_page

FORM = "title: {}\nstatus: {}\n{}\n"
OPTIONS = """
criteria: [{id: c, question: 'Quick?'}]
options: [{id: a, title: Stay, ratings: {c: baseline}}, {id: b, title: Go, ratings: {c: unknown q}}]
"""


def decision(title, status, *lines):
    return FORM.format(title, status, "\n".join(lines))


def test_only_what_is_not_chosen_proposals_first_and_the_longest_open_first(make):
    site = make(
        {
            "decisions/0001-a.yml": decision("A", "accepted"),
            "decisions/0002-b.yml": decision("B", "draft", "opened: 2026-01-01"),
            "decisions/0003-c.yml": decision("C", "proposed", "opened: 2026-11-01"),
            "decisions/0004-d.yml": decision("D", "proposed", "opened: 2026-10-01"),
            "decisions/0005-e.yml": decision("E", "deferred"),
            "decisions/0006-f.yml": decision("F", "proposed"),
            "decisions/0007-g.yml": decision("G", "superseded"),
        }
    )
    assert [each.title for each in comparisons_page(site, "crew").context["choices"]] == [
        "D",
        "C",
        "F",
        "B",
        "E",
    ]


def test_a_proposal_that_was_replaced_waits_for_nothing(make):
    site = make(
        {
            "decisions/0001-a.yml": decision("A", "proposed"),
            "decisions/0002-b.yml": decision("B", "accepted", "supersedes: [0001-a]"),
        }
    )
    assert comparisons_page(site, "crew").context["choices"] == ()


def test_each_says_who_picks_by_when_and_what_is_unknown(make, shown):
    site = make(
        {
            "decisions/0001-a.yml": decision(
                "A", "proposed", "owner: ana", "opened: 2026-10-01", "check_by: 2026-12-01", OPTIONS
            ),
            "decisions/0002-b.yml": decision("B", "draft"),
            "unknowns.yml": "- {id: q, question: 'How quick?', explorers: [jo], report_back: 2026-11-26}",
        }
    )
    html = shown(site, comparisons_page(site, "crew"))
    assert "open since 1 October 2026. ana picks, by 1 December 2026." in html.text
    assert "Who picks one, and by when?" in html.text
    assert "How quick? jo, back on 26 November 2026." in html.text
    assert {"al-0001-a", "al-0002-b"} <= set(html.ids)
    assert "What could we do?" in html.text


def test_one_option_is_asked_for_another(make, shown):
    site = make(
        {"decisions/0001-a.yml": decision("A", "proposed", "owner: ana", "options: [{id: a, title: Stay}]")}
    )
    assert "What else was possible?" in shown(site, comparisons_page(site, "crew")).text


def test_nothing_open_is_a_question(make, shown):
    site = make({"team.yml": "name: Crew"})
    assert "What are we choosing without writing it down?" in shown(site, comparisons_page(site, "crew")).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make(
        {
            "decisions/0001-a.yml": decision(
                f"'A {evil}'", "proposed", f"owner: '{evil}'", f"because: '{evil}'"
            )
        }
    )
    assert "<script" not in shown(site, comparisons_page(site, "crew")).source
