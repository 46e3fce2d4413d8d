"""The board of unknowns: its order, what hangs on each, and its record pages."""

from alignment_plugin.records import Unknown
from alignment_plugin.views.unknowns import unknown_page, unknowns_page

UNKNOWNS = """
- {id: nobody-yet, question: 'Nobody?', explorers: [], report_back: 2026-11-01}
- {id: far, question: 'Far?', explorers: [ana], report_back: 2026-12-24}
- {id: undated, question: 'Undated?', explorers: [ana]}
- {id: near, question: 'Near?', explorers: [ana, jo], report_back: 2026-11-23}
- {id: later-late, question: 'Late?', explorers: [ana], report_back: 2026-11-21}
- {id: first-late, question: 'Later?', explorers: [ana], report_back: 2026-11-02}
- {id: due-today, question: 'Today?', explorers: [ana], report_back: 2026-11-22}
- {id: came, question: 'Came?', explorers: [ana], findings: [{date: 2026-11-01, found: We still do not know}]}
- {id: came-last, question: 'Last?', explorers: [ana], findings: [{date: 2026-11-09, found: Yes}]}
- {id: used, question: 'Used?', findings: [{date: 2026-11-01, found: No}], led_to: [go]}
- {id: gone, question: 'Gone?', dropped_because: It does not matter any more}
"""
STEPS = """
- {id: go, title: Go, certainty: unknown, state: later, waits_for: [near]}
- {id: first, title: First, certainty: known, state: doing}
"""


def board(page, part):
    return [view.unknown.id for view in page.context[part]]


def test_late_comes_first_then_by_date_then_without_a_date_then_nobody(make):
    page = unknowns_page(make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS}), "crew")
    assert board(page, "out") == [
        "first-late",
        "later-late",
        "due-today",
        "near",
        "far",
        "undated",
        "nobody-yet",
    ]
    assert [view.state for view in page.context["out"]] == [
        "late",
        "late",
        "out",
        "out",
        "out",
        "out",
        "nobody",
    ]


def test_what_came_back_is_newest_first_and_what_was_used_or_dropped_stands_apart(make):
    page = unknowns_page(make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS}), "crew")
    assert board(page, "back") == ["came-last", "came"]
    assert board(page, "settled") == ["used"]
    assert board(page, "dropped") == ["gone"]


def test_late_says_how_long_and_the_script_gets_the_day(make, shown):
    site = make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS})
    html = shown(site, unknowns_page(site, "crew"))
    assert "Late, 1 day " in html.text and "Late, 20 days " in html.text
    assert 'data-al-due="2026-11-21"' in html.source
    assert 'data-al-due="2026-11-01"' not in html.source, "nobody went, so nobody is late"


def test_each_row_is_an_anchor_and_leads_to_the_record(make, shown):
    site = make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS})
    html = shown(site, unknowns_page(site, "crew"))
    for unknown in site.graph.of(Unknown):
        assert unknown.id in html.ids
        assert f"{unknown.id}/" in html.links


def test_what_hangs_on_it_stands_once_with_the_number_of_the_step(make, shown):
    files = {
        "unknowns.yml": "- {id: q, question: 'Q?', explorers: [a], may_change: [go, way, 0001-choose]}",
        "steps.yml": STEPS.replace("near", "q"),
        "strategy.md": "---\nwhere: W\nwhy: Y\nstatus: active\ndirections: [{id: way, title: Way, status: open}]\n---\n",
        "decisions/0001-choose.yml": """
            title: Choose
            status: proposed
            criteria: [{id: c, question: 'C?'}]
            options: [{id: a, ratings: {c: unknown q}}]
            """,
    }
    site = make(files)
    (view,) = unknowns_page(site, "crew").context["out"]
    assert [(each.label, each.thing.key.id) for each in view.hangs] == [
        ("Holds back step 2,", "go"),
        ("Could change the direction", "way"),
        ("Could change", "0001-choose"),
    ]
    shown(site, unknowns_page(site, "crew"))


def test_an_answered_unknown_holds_nothing_back_any_more(make):
    site = make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS.replace("near", "used")})
    (view,) = unknowns_page(site, "crew").context["settled"]
    assert [each.label for each in view.hangs] == ["Held back step 2,"]


def test_nothing_unknown_is_a_question(make, shown):
    site = make({"steps.yml": STEPS})
    html = shown(site, unknowns_page(site, "crew"))
    assert "Is nothing unknown?" in html.text


def test_every_state_has_a_record_page(make, shown):
    site = make({"unknowns.yml": UNKNOWNS, "steps.yml": STEPS})
    for unknown in site.graph.of(Unknown):
        page = unknown_page(site, unknown)
        html = shown(site, page)
        assert page.title == unknown.question and page.parent == "crew/unknowns/index.md"
        assert page.search[0] and page.description
        assert unknown.question in html.text


def test_findings_are_newest_first_with_what_they_mean(make, shown):
    site = make(
        {
            "unknowns.yml": """
            - id: q
              question: Q?
              findings:
                - {date: 2026-11-01, found: Not yet}
                - {date: 2026-11-08, found: Now we know, so_what: Go on}
            """
        }
    )
    (unknown,) = site.graph.of(Unknown)
    page = unknown_page(site, unknown)
    text = shown(site, page).text
    assert page.description == "Now we know"
    assert text.index("Now we know So what? Go on") < text.index("Not yet So what?")


def test_what_people_write_is_escaped(make, shown):
    evil = '<script>alert(1)</script> & \\"x\\" [a](javascript:alert(1))'
    site = make(
        {
            "unknowns.yml": f"""
            - id: q
              question: "Q {evil}"
              matters_because: "{evil}"
              timebox: "{evil}"
              explorers: ["{evil}"]
              findings: [{{date: 2026-11-01, found: "{evil}", so_what: "{evil}"}}]
            """
        }
    )
    (unknown,) = site.graph.of(Unknown)
    for page in (unknowns_page(site, "crew"), unknown_page(site, unknown)):
        source = shown(site, page).source
        assert "<script" not in source and 'href="javascript' not in source
