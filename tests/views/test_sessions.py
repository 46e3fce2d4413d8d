"""Sessions and back-briefs: newest first, and their record pages."""

from alignment_plugin.records import Session
from alignment_plugin.views.sessions import session_page, sessions_page

FILES = {
    "sessions/2026-11-03.md": "---\ndate: 2026-11-03\ntalked_about: [Sales]\n---\nWords.\n",
    "sessions/2026-11-17.md": "---\ndate: 2026-11-17\nminutes: 60\npresent: [ana]\ndiscovered: [We differ]\nchanged: [s]\n---\n",
    "sessions/2026-11-10.md": "---\ndate: 2026-11-10\nremoved: [The e-mail]\n---\n",
    "back-briefs/a.md": "---\nby: ana\ndate: 2026-10-01\n---\n",
    "back-briefs/b.md": "---\nby: jo\ndate: 2026-10-09\nwith: ana\n---\n",
    "steps.yml": "- {id: s, title: A step, certainty: known, state: next}",
    "team.yml": "members: [{id: ana, name: Ana}, {id: jo, name: Jo}]",
}


def test_both_lists_are_newest_first(make, shown):
    site = make(FILES)
    page = sessions_page(site, "crew")
    assert [each.session.id for each in page.context["sessions"]] == [
        "2026-11-17",
        "2026-11-10",
        "2026-11-03",
    ]
    assert [each.by for each in page.context["back_briefs"]] == ["Jo", "Ana"]
    text = shown(site, page).text
    assert (
        "We differ" in text
        and "Changed: A step" in text
        and "Sales" in text
        and "What did we find out?" in text
    )
    assert "Ana listened." in text and "Who listened?" in text


def test_every_session_has_a_page(make, shown):
    site = make(FILES)
    for session in site.graph.of(Session):
        page = session_page(site, session)
        html = shown(site, page)
        assert page.parent == "crew/sessions/index.md" and page.description
        assert "We found out" in html.text


def test_no_session_is_a_question(make, shown):
    site = make({"team.yml": "name: Crew"})
    text = shown(site, sessions_page(site, "crew")).text
    assert "What is not crisp?" in text
    assert "Who has told the direction back in their own words?" in text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make(
        {
            "sessions/2026-11-03.md": f"---\ntitle: '{evil}'\ndate: 2026-11-03\npresent: ['{evil}']\n"
            f"talked_about: ['{evil}']\ndiscovered: ['{evil}']\nremoved: ['{evil}']\n---\n"
        }
    )
    (session,) = site.graph.of(Session)
    for page in (sessions_page(site, "crew"), session_page(site, session)):
        assert "<script" not in shown(site, page).source
